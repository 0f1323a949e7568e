// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/assess/assess_fixture.h"

#include <QTest>

using namespace godwit::core;
using godwit::tests::Assessed;

namespace {

const QString kSource = QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, day TEXT);"
                                       "INSERT INTO a VALUES (1, '2026-01-02'), (2, 'someday'), (3, '2020-01-01'), (4, NULL);"
                                       "CREATE TABLE b (a INTEGER, day TEXT);"
                                       "INSERT INTO b VALUES (1, '2026-01-01'), (1, 'someday'), (2, '2026-01-01')");
const QString kUnknown = QStringLiteral("the date has no form that is known |  | 1");

QString planOf(const QString& step)
{
    return QStringLiteral("target: {schema: target.sql, keep: [a]}\nphases:\n  - phase: change\n    steps:\n      - schema: target\n"
                          "      - %1\n      - cutover: swap\n").arg(step);
}

QStringList causesOf(const QString& step)
{
    const Assessed assessed(kSource, QStringLiteral("CREATE TABLE t (id INTEGER)"), planOf(step));
    const MoveExpectation& expectation = assessed.value().expectations.first();
    return QStringList{QStringLiteral("%1 aside, %2 skipped").arg(expectation.quarantined).arg(expectation.skipped)} + assessed.causes();
}

} // namespace

/// What is told before of rows whose conditions cannot read a value is what a run makes of them.
class TestNotedAhead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsThatARuleCannotReadAreExpectedInQuarantine_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QStringList>("causes");
        const QString skips = QStringLiteral("skip: new ones |  | 2");
        QTest::newRow("where of a move") << "{ move: a, into: t, columns: { id: id }, where: [{ rule: new ones, when: date_ms(day) > 1700000000000 }] }"
                                         << QStringList{QStringLiteral("1 aside, 2 skipped"), skips, kUnknown};
        QTest::newRow("where of an update") << "{ update: a, set: { day: \"'x'\" }, where: [{ rule: new ones, when: date_ms(day) > 1700000000000 }] }"
                                            << QStringList{QStringLiteral("1 aside, 2 skipped"), skips, kUnknown};
        QTest::newRow("when of a delete") << "{ delete: a, rule: new ones, when: date_ms(day) < 1700000000000 }"
                                          << QStringList{QStringLiteral("1 aside, 1 skipped"), QStringLiteral("skip: new ones |  | 1"), kUnknown};
        QTest::newRow("behind the rows of a join")
            << "{ move: a, into: t, columns: { id: a.id }, join: [{ table: b, as: b, on: b.a = a.id AND date_ms(b.day) > 0, none: { skip: new ones } }] }"
            << QStringList{QStringLiteral("1 aside, 2 skipped"), skips, kUnknown};
    }

    void rowsThatARuleCannotReadAreExpectedInQuarantine()
    {
        QFETCH(QString, step);
        QFETCH(QStringList, causes);
        QStringList found = causesOf(step);
        std::sort(found.begin() + 1, found.end());
        std::sort(causes.begin() + 1, causes.end());
        QCOMPARE(found, causes);
    }
};

QTEST_GUILESS_MAIN(TestNotedAhead)
#include "test_noted_ahead.moc"
