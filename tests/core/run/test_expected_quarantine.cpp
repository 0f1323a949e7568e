// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

#include <QRandomGenerator>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// SQL literals, clean and dirty ones, of which a column takes what the seed says.
const QStringList kCodes{QStringLiteral("'a'"), QStringLiteral("'A'"), QStringLiteral("'b '"), QStringLiteral("'b'"),
                         QStringLiteral("NULL"), QStringLiteral("7"), QStringLiteral("'7'"), QStringLiteral("x'61'"),
                         QStringLiteral("hex(randomblob(6))"), QStringLiteral("hex(randomblob(6))"),
                         QStringLiteral("hex(randomblob(6))")};
const QStringList kNames{QStringLiteral("'Ada'"), QStringLiteral("'ada'"), QStringLiteral("''"), QStringLiteral("NULL"),
                         QStringLiteral("CAST(x'ff61' AS TEXT)"), QStringLiteral("hex(randomblob(5))"),
                         QStringLiteral("hex(randomblob(5))"), QStringLiteral("hex(randomblob(5))")};
const QStringList kStates{QStringLiteral("'open'"), QStringLiteral("'open'"), QStringLiteral("'done'"),
                          QStringLiteral("'Done '"), QStringLiteral("NULL"), QStringLiteral("''")};
const QStringList kDates{QStringLiteral("'2026-01-01'"), QStringLiteral("'2026-02-03'"), QStringLiteral("'now'"),
                         QStringLiteral("'NOW'"), QStringLiteral("'subsec'"), QStringLiteral("'soon'"),
                         QStringLiteral("'2026-02-30'"), QStringLiteral("NULL"), QStringLiteral("x'6e6f77'"),
                         QStringLiteral("''"), QStringLiteral("2461000")};
const QStringList kAmounts{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("2.0"), QStringLiteral("2.5"),
                           QStringLiteral("'12'"), QStringLiteral("'x'"), QStringLiteral("NULL"), QStringLiteral("x'00'")};

QString oneOf(const QStringList& values, QRandomGenerator& random)
{
    return values[random.bounded(static_cast<int>(values.size()))];
}

/// Randomness is the seed's alone: what hex(randomblob()) stands for is a text that nothing else has.
QString distinctText(QString literal, int& number)
{
    return literal.startsWith(QStringLiteral("hex(")) ? QStringLiteral("'t%1'").arg(++number) : literal;
}

RunText dirtyText(quint32 seed)
{
    QRandomGenerator random(seed);
    int number = 0;
    QString rows;
    for (int id = 1; id <= 150; ++id)
        rows += QStringLiteral("INSERT INTO items VALUES (%1, %2, %3, %4, %5, %6, %7);")
                    .arg(id)
                    .arg(distinctText(oneOf(kCodes, random), number), distinctText(oneOf(kNames, random), number),
                         oneOf(kStates, random), oneOf(kDates, random), oneOf(kDates, random), oneOf(kAmounts, random));
    for (int id = 1; id <= 60; ++id)
        rows += QStringLiteral("INSERT INTO older VALUES ('k%1', %2, %3);")
                    .arg(id)
                    .arg(distinctText(oneOf(kCodes, random), number), distinctText(oneOf(kNames, random), number));
    const auto either = [&random](const char* one, const char* other) {
        return QString::fromLatin1(random.bounded(2) == 0 ? one : other);
    };
    RunText text;
    text.backup = QStringLiteral(" }, { assess: all");
    text.keep = QStringLiteral("keep: [kinds]");
    text.source = QStringLiteral(
                      "CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
                      "CREATE TABLE items (id INTEGER PRIMARY KEY, code, name TEXT, state TEXT, due, made, amount);"
                      "CREATE TABLE older (k TEXT PRIMARY KEY, code, name TEXT) WITHOUT ROWID;") +
                  rows + QStringLiteral("PRAGMA user_version = 1");
    text.target =
        QStringLiteral("CREATE TABLE goods (id INTEGER PRIMARY KEY, code %1, name TEXT NOT NULL, state TEXT"
                       " CHECK (state IN ('open', 'done')), due TEXT, made INTEGER);\n"
                       "CREATE UNIQUE INDEX goods_open ON goods (lower(name)) WHERE state = 'open';\n"
                       "CREATE UNIQUE INDEX goods_code ON goods (code COLLATE %2);\n"
                       "CREATE TABLE prices (id INTEGER PRIMARY KEY, amount %3) STRICT;\n")
            .arg(either("TEXT", "NUMERIC"), either("NOCASE", "RTRIM"), either("INTEGER NOT NULL", "TEXT"));
    text.moves =
        QStringLiteral("      - { move: items, into: goods, columns: { id: id, code: code, name: %1, state: state,"
                       " due: \"%2\", made: %3 } }\n"
                       "      - { move: older, into: goods, columns: { id: \"%4\", code: code, name: name,"
                       " state: \"'open'\" }, where: [{ rule: coded, when: code IS NOT NULL }] }\n"
                       "      - { move: items, into: prices, columns: { id: id, amount: %5 } }\n")
            .arg(either("name", "trim(name)"), either("date(due)", "coalesce(date(due, '+1 day'), '-')"),
                 either("try_date_ms(made)", "\"strftime('%s', made)\""),
                 either("1000 + CAST(substr(k, 2) AS INTEGER)", "100 + CAST(substr(k, 2) AS INTEGER)"),
                 either("amount", "\"nullif(amount, 'x')\""));
    return text;
}

/// Rows of the same kind, in tables that steps change where they are.
RunText changedText(quint32 seed)
{
    QRandomGenerator random(seed);
    RunText text = dirtyText(seed);
    const auto either = [&random](const char* one, const char* other) {
        return QString::fromLatin1(random.bounded(2) == 0 ? one : other);
    };
    text.keep = QStringLiteral("keep: [kinds, items]");
    text.target = QStringLiteral("CREATE TABLE older (k TEXT PRIMARY KEY, code %1 UNIQUE COLLATE %2, name "
                                 "TEXT NOT NULL CHECK (name <> '')) WITHOUT ROWID;\n")
                      .arg(either("TEXT", "NUMERIC"), either("NOCASE", "RTRIM"));
    text.moves =
        QStringLiteral(
            "      - update: items\n        set: { due: \"%1\", name: %2, made: %3 }\n"
            "        where: [{ rule: with a code, when: code IS NOT NULL }]\n"
            "        reject: [{ when: name = '', because: it has no name }]\n        quarantined: %4\n"
            "      - rebuild: older\n        columns: { name: %5 }\n")
            .arg(either("date(due)", "coalesce(date(due, '+1 day'), '-')"),
                 either("trim(name)", "upper(name)"), either("date_ms(made)", "try_date_ms(made)"),
                 either("keep_old", "leave"), either("trim(name)", "name"));
    return text;
}

} // namespace

/// What an assessment expects to go to quarantine is what then goes there, whatever is in the database.
class TestExpectedQuarantine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void expectsWhatARunOverDirtyRowsDoes_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 16; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void expectsWhatARunOverDirtyRowsDoes()
    {
        QFETCH(quint32, seed);
        compare(dirtyText(seed), {QStringLiteral("move")});
    }

    void expectsWhatStepsThatChangeRowsDo_data() { expectsWhatARunOverDirtyRowsDoes_data(); }
    void expectsWhatStepsThatChangeRowsDo()
    {
        QFETCH(quint32, seed);
        compare(changedText(seed), {QStringLiteral("update"), QStringLiteral("rebuild")});
    }

private:
    static void compare(const RunText& text, const QStringList& kinds)
    {
        RunFixture fixture(text);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        const Assessment found = fixture.session().assessment();
        QList<StepStatus> moves;
        for (const StepStatus& step : fixture.session().status().steps) {
            if (kinds.contains(step.kind))
                moves += step;
        }
        QCOMPARE(found.expectations.size(), moves.size());
        qint64 all = 0;
        for (qsizetype at = 0; at < moves.size(); ++at) {
            const MoveExpectation& expected = found.expectations[at];
            QString causes = expected.step.title + u'\n' + text.moves + expected.notCounted.join(u'\n') + u'\n';
            for (const ExpectedCause& cause : expected.causes)
                causes += QStringLiteral("%1 %2: %3\n").arg(cause.rows).arg(cause.code, cause.cause);
            for (const QuarantineCount& count : fixture.session().status().quarantine)
                causes += QStringLiteral("happened: %1 %2 %3\n").arg(count.rows).arg(count.table, count.cause);
            QVERIFY2(expected.notRun.isEmpty() && !expected.isLowerBound, qPrintable(causes + expected.notRun));
            QVERIFY2(expected.quarantined == moves[at].quarantined,
                     qPrintable(QStringLiteral("%1 expected, %2 happened\n").arg(expected.quarantined).arg(moves[at].quarantined) + causes));
            QCOMPARE(expected.skipped, moves[at].skipped);
            all += expected.quarantined;
        }
        QVERIFY(all > 0);
        QCOMPARE(found.expectedQuarantine(), all);
    }
};

QTEST_GUILESS_MAIN(TestExpectedQuarantine)
#include "test_expected_quarantine.moc"
