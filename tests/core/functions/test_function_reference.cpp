// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/functions/function_bench.h"
#include "tests/support/file_content.h"

#include <QRegularExpression>

using namespace godwit::core;

/// resources/help/functions.md names every function, and what it says of its examples is what SQLite gives.
class TestFunctionReference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFunctionIsDocumentedAndHasAnExample_data();
    void everyFunctionIsDocumentedAndHasAnExample();
    void everyExampleGivesWhatItSays_data();
    void everyExampleGivesWhatItSays();
};

static QString reference()
{
    return QString::fromUtf8(godwit::tests::fileContent(QStringLiteral(GODWIT_SOURCE "/resources/help/functions.md")));
}

/// Expression and what it gives, of each line of the tables below "Examples".
static QList<QPair<QString, QString>> examples()
{
    static const QRegularExpression line(QStringLiteral("^\\| `(.+)` \\| (.+) \\|$"));
    QList<QPair<QString, QString>> found;
    const QString text = reference();
    for (const QString& row : text.mid(text.indexOf(QStringLiteral("## Examples"))).split(u'\n')) {
        const auto match = line.match(row);
        if (match.hasMatch())
            found.append({match.captured(1), match.captured(2)});
    }
    return found;
}

/// The function's row of the table, by its name without `try_`; empty if there is none.
static QString documented(const QString& name)
{
    for (const QString& row : reference().split(u'\n')) {
        const QString cell = row.section(u'|', 1, 1);
        if (row.startsWith(QStringLiteral("| `")) && cell.contains(QStringLiteral("`%1(").arg(name)))
            return row;
    }
    return {};
}

void TestFunctionReference::everyFunctionIsDocumentedAndHasAnExample_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : functionNames()) {
        if (!name.startsWith(QStringLiteral("_godwit_"))) // not for people: the plan says uuid4()
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TestFunctionReference::everyFunctionIsDocumentedAndHasAnExample()
{
    QFETCH(QString, name);
    const bool isTrying = name.startsWith(QStringLiteral("try_"));
    const QString row = documented(isTrying ? name.mid(4) : name);
    QVERIFY(!row.isEmpty());
    const bool hasTryForm = functionNames().contains(QStringLiteral("try_") + name);
    QCOMPARE(row.section(u'|', 2, 2).contains(QChar(0x2713)), isTrying || hasTryForm);
    const QRegularExpression call(QStringLiteral("\\b%1\\(").arg(name));
    const auto all = examples();
    QVERIFY(std::any_of(all.begin(), all.end(), [&](const auto& example) { return example.first.contains(call); }));
}

void TestFunctionReference::everyExampleGivesWhatItSays_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("result");
    for (const auto& [expression, result] : examples())
        QTest::newRow(qPrintable(expression)) << expression << result;
}

void TestFunctionReference::everyExampleGivesWhatItSays()
{
    QFETCH(QString, expression);
    QFETCH(QString, result);
    FunctionBench bench;
    const bool isValue = result.startsWith(u'`');
    const Value expected = isValue ? bench.eval(result.mid(1).chopped(1)) : Value::null();
    const Value given = bench.eval(expression);
    QVERIFY(!bench.hasFailed);
    QVERIFY2(given == expected, qPrintable(given.toLiteral()));
    const QString rejection =
        bench.verdict->isRejected
            ? QStringLiteral("GW-%1: %2").arg(int(bench.verdict->code)).arg(bench.verdict->cause)
            : QString();
    QCOMPARE(rejection, isValue ? QString() : result);
}

QTEST_APPLESS_MAIN(TestFunctionReference)
#include "test_function_reference.moc"
