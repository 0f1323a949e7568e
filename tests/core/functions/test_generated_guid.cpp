// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/functions/function_bench.h"

#include <QRegularExpression>
#include <QSet>

using namespace godwit::core;

/// What a plan's uuid4() becomes: ids that a repeated run gives again.
class TestGeneratedGuid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheSameOnEveryMachineAndInEveryRun();
    void differsWhereverAnArgumentDiffers();
    void isAlwaysOfVersion4();
    void neverRepeatsAmongManyKeys();
};

static QString generated(FunctionBench& bench, const QString& arguments, const Row& values = {})
{
    return bench.eval(QStringLiteral("_godwit_uuid4(%1)").arg(arguments), values).toString();
}

/// Rows have these ids already: a change of the hash or of what it covers would make a resumed run give others.
void TestGeneratedGuid::isTheSameOnEveryMachineAndInEveryRun()
{
    FunctionBench bench;
    const QString arguments = QStringLiteral("'seed', 'move.1', 'id', 7, 1.5, NULL, X'00ff', 'é'");
    QCOMPARE(generated(bench, arguments), QStringLiteral("d504efb3-9999-42ef-8c4b-3dc90339fa57"));
    FunctionBench other;
    QCOMPARE(generated(other, arguments), generated(bench, arguments));
}

void TestGeneratedGuid::differsWhereverAnArgumentDiffers()
{
    FunctionBench bench;
    QSet<QString> all;
    const QStringList lists{
        QString(),           QStringLiteral("NULL"),          QStringLiteral("NULL, NULL"),
        QStringLiteral("''"), QStringLiteral("X''"),          QStringLiteral("'', ''"),
        QStringLiteral("1"),  QStringLiteral("1.0"),          QStringLiteral("'1'"),
        QStringLiteral("X'31'"), QStringLiteral("0.0"),       QStringLiteral("-0.5"),
        QStringLiteral("'ab', 'c'"), QStringLiteral("'a', 'bc'"), QStringLiteral("'abc'"),
        QStringLiteral("'abc', NULL"), QStringLiteral("NULL, 'abc'"), QStringLiteral("CAST(X'6100' AS TEXT)"),
        QStringLiteral("'a'"), QStringLiteral("CAST(X'FF' AS TEXT)"), QStringLiteral("X'FF'")};
    for (const QString& arguments : lists)
        all.insert(generated(bench, arguments));
    QCOMPARE(all.size(), lists.size());
}

void TestGeneratedGuid::isAlwaysOfVersion4()
{
    FunctionBench bench;
    static const QRegularExpression form(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    for (int key = 0; key < 500; ++key) {
        const QString id = generated(bench, QStringLiteral("'seed', ?"), {Value::ofInteger(key)});
        QVERIFY2(form.match(id).hasMatch(), qPrintable(id));
    }
    QVERIFY(form.match(generated(bench, QStringLiteral("?"), {Value::ofText(QByteArray(100'000, 'x'))})).hasMatch());
    QVERIFY(!bench.verdict->isRejected);
}

void TestGeneratedGuid::neverRepeatsAmongManyKeys()
{
    FunctionBench bench;
    const auto distinct = bench.database().integer(QStringLiteral(
        "WITH RECURSIVE k (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < 20000) "
        "SELECT count(DISTINCT _godwit_uuid4('seed', 'move', 'id', n)) + "
        "count(DISTINCT _godwit_uuid4('seed', 'move', 'id', '' || n)) FROM k"));
    QVERIFY(distinct);
    QCOMPARE(*distinct, qint64(40'000));
}

QTEST_APPLESS_MAIN(TestGeneratedGuid)
#include "test_generated_guid.moc"
