// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/assess/assess_fixture.h"

#include <QTest>

using namespace godwit::core;
using godwit::tests::Assessed;

namespace {

QString planOf(const QString& columns, const QString& more = {}, const QString& keep = {})
{
    return QStringLiteral("%1target: {schema: target.sql, keep: [%2]}\nphases:\n  - phase: move\n    steps:\n      - schema: target\n"
                          "      - move: old\n        into: items\n        columns: {%3}\n      - cutover: swap\n      - drop: all\n        rule: old\n")
        .arg(more, keep, columns);
}

const QString kSource = QStringLiteral(
    "CREATE TABLE parents (id INTEGER PRIMARY KEY);"
    "CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT, status TEXT, due TEXT, code TEXT, parent INTEGER REFERENCES parents (id), secret TEXT);"
    "INSERT INTO parents VALUES (1);"
    "INSERT INTO old VALUES (1, 'one', 'open', '2026-01-01', 'a', 1, NULL), (2, NULL, 'Done ', 'soon', 'a', 7, NULL),"
    " (3, 'three', 'wip', NULL, 'b', 8, 's'), (4, 'four', 'wip', '2026-01-02', 'c', 1, NULL)");

} // namespace

/// What an assessment recommends: always about rows that were counted.
class TestAdvice : public QObject
{
    Q_OBJECT
private:
    static const Recommendation* about(const Assessed& assessed, const QString& column)
    {
        for (const Recommendation& one : assessed.value().recommendations) {
            if (one.column == column)
                return &one;
        }
        return nullptr;
    }

private Q_SLOTS:
    void saysNothingOfACleanDatabase()
    {
        const Assessed assessed(QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO old VALUES (1, 'x')"),
                                QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"),
                                planOf(QStringLiteral("id: id, name: name")));
        QVERIFY(assessed.value().recommendations.isEmpty());
    }

    void givesAnEntryForEachValueThatALookupLacks()
    {
        const Assessed assessed(kSource, QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, status TEXT)"),
                                planOf(QStringLiteral("id: id, status: {lookup: states, of: status}"), QStringLiteral("lookups: {states: {open: open}}\n")));
        const Recommendation* const one = about(assessed, QStringLiteral("status"));
        QVERIFY(one);
        QCOMPARE(one->table, QStringLiteral("old"));
        QCOMPARE(one->rows, 3);
        QCOMPARE(one->samples, (QStringList{QStringLiteral("'wip' (2 rows)"), QStringLiteral("'Done ' (1 row)")}));
        QVERIFY2(one->text.contains(QStringLiteral("old.status has values that the lookup states lacks, in 3 rows: 'wip' (2 rows)")), qPrintable(one->text));
        QCOMPARE(one->plan, QStringLiteral("lookups:\n  states:\n    \"wip\": \"\"  # 2 rows\n    \"Done \": \"\"  # 1 row\n"));
    }

    void mapsValuesThatACheckDoesNotTake()
    {
        const Assessed assessed(kSource, QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, status TEXT CHECK (status IN ('open', 'done')))"),
                                planOf(QStringLiteral("id: id, status: status")));
        const Recommendation* const one = about(assessed, QStringLiteral("status"));
        QVERIFY(one);
        QCOMPARE(one->rows, 3);
        QVERIFY2(one->plan.contains(QStringLiteral("    \"wip\": \"\"  # 2 rows\n")) && one->plan.contains(QStringLiteral("status: { lookup: status_values, of: \"status\"")),
                 qPrintable(one->plan));
    }

    void givesADefaultToWhatIsMissing()
    {
        const Assessed assessed(kSource, QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT 'unnamed')"),
                                planOf(QStringLiteral("id: id, name: name")));
        const Recommendation* const one = about(assessed, QStringLiteral("name"));
        QVERIFY(one);
        QCOMPARE(one->samples, QStringList{QStringLiteral("2")});
        QCOMPARE(one->text, QStringLiteral("items.name wants a value; from old, 1 row comes without one (such as 2). Give a default."));
        QCOMPARE(one->plan, QStringLiteral("name: \"coalesce(name, 'unnamed')\""));
    }

    /// One default for all of them would make one group of rows that have nothing to do with each other.
    void setsApartWhatLacksTheKeyOfItsGroup()
    {
        const QString target = QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE)");
        const QString source = QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY, code TEXT); INSERT INTO old VALUES (1, 'a'), (2, 'a'),"
                                              " (3, NULL), (4, NULL)");
        const auto columnsOf = [](const QString& code) {
            return QStringLiteral("id: id, %1}\n        group: { by: [code], keep: id }\n        expect: {").arg(code);
        };
        const Assessed assessed(source, target, planOf(columnsOf(QStringLiteral("code: code"))));
        const Recommendation* const one = about(assessed, QStringLiteral("code"));
        QVERIFY(one);
        QVERIFY2(one->text.endsWith(QStringLiteral("It makes groups: give each row a value of its own.")), qPrintable(one->text));
        QCOMPARE(one->plan, QStringLiteral("code: \"coalesce(code, 'none ' || \\\"id\\\")\""));
        const Assessed mended(source, target, planOf(columnsOf(one->plan)));
        QCOMPARE(mended.causes(), QStringList());
    }

    void groupsDuplicatesOrSetsThemApart()
    {
        const Assessed assessed(kSource, QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, code TEXT UNIQUE)"),
                                planOf(QStringLiteral("id: id, code: code")));
        const Recommendation* const one = about(assessed, QStringLiteral("code"));
        QVERIFY(one);
        QCOMPARE(one->rows, 2);
        QVERIFY2(one->text.startsWith(QStringLiteral("items (code): 2 rows of old share a key that must be unique (such as a).")), qPrintable(one->text));
        QCOMPARE(one->plan, QStringLiteral("group: { by: [code], keep: id }\n# or\nunique: { column: code, order: [id], suffix: \" ({n})\" }"));
    }

    /// Under a condition, over an expression, from columns of other names: what is written for it takes the later rows out.
    void rejectsWhatComesSecondInAPartialIndex()
    {
        const QString target = QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, short TEXT COLLATE NOCASE, state TEXT);"
                                              "CREATE UNIQUE INDEX one_open ON items (lower(short)) WHERE state <> 'done'");
        const QString source = QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY, code TEXT, status TEXT);"
                                              "INSERT INTO old VALUES (1, 'a', 'open'), (2, 'A', 'open'), (3, ' a', 'done'), (4, NULL, 'open'),"
                                              " (5, NULL, 'open'), (6, 'b', 'wip'), (7, 'a', 'wip')");
        const QString columns = QStringLiteral("id: id, short: trim(code), state: status");
        const Assessed assessed(source, target, planOf(columns));
        const Recommendation* const one = about(assessed, QStringLiteral("lower(short)"));
        QVERIFY(one);
        QCOMPARE(one->rows, 3);
        QVERIFY2(!one->plan.contains(u'…') && one->plan.startsWith(QStringLiteral("reject: [{ when: \"((status) <> 'done') AND ")),
                 qPrintable(one->plan));
        const Assessed mended(source, target, planOf(columns + QStringLiteral("}\n        ") + one->plan + QStringLiteral("\n        expect: {")));
        QCOMPARE(mended.causes(), QStringList{QStringLiteral("twice in one_open |  | 2")});
        for (const Recommendation& left : mended.value().recommendations)
            QVERIFY2(!left.text.contains(QStringLiteral("must be unique")), qPrintable(left.text));
    }

    void leavesOutWhatAReasonOfThePlanTakes()
    {
        const QString target = QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT)");
        const QString columns = QStringLiteral("id: id, name: name");
        const Assessed assessed(kSource, target, planOf(columns + QStringLiteral("}\n        reject: [{ when: name IS NULL, because: no name }]\n        expect: {")));
        const Recommendation* const one = about(assessed, QString());
        QVERIFY(one);
        QCOMPARE(one->plan, QStringLiteral("where: [{ rule: \"no name\", when: \"(name IS NULL) IS NOT TRUE\" }]"));
        const Assessed mended(kSource, target, planOf(columns + QStringLiteral("}\n        ") + one->plan + QStringLiteral("\n        expect: {")));
        QCOMPARE(mended.causes(), QStringList{QStringLiteral("skip: no name |  | 1")});
    }

    void speaksOfTheSourceWhereACheckOfTheTargetDoesNotHold()
    {
        const QString target = QStringLiteral("CREATE TABLE items (number INTEGER PRIMARY KEY, label TEXT CHECK (length(label) < 4))");
        const QString columns = QStringLiteral("number: id, label: trim(name)");
        const Assessed assessed(kSource, target, planOf(columns));
        const Recommendation* const one = about(assessed, QString());
        QVERIFY(one);
        QCOMPARE(one->plan, QStringLiteral("where: [{ rule: \"the CHECK of items holds\", when: \"(length((trim(name))) < 4) IS NOT FALSE\" }]"));
        const Assessed mended(kSource, target, planOf(columns + QStringLiteral("}\n        ") + one->plan + QStringLiteral("\n        expect: {")));
        QCOMPARE(mended.value().expectedQuarantine(), 0);
    }

    void ordersByNamesOfTheTarget()
    {
        const Assessed assessed(kSource, QStringLiteral("CREATE TABLE items (number INTEGER PRIMARY KEY, code TEXT UNIQUE)"),
                                planOf(QStringLiteral("number: id, code: code")));
        const Recommendation* const one = about(assessed, QStringLiteral("code"));
        QVERIFY(one);
        QVERIFY2(one->plan.startsWith(QStringLiteral("group: { by: [code], keep: number }")), qPrintable(one->plan));
    }

    void keepsOrDropsOrphans()
    {
        const QString target = QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, parent INTEGER)");
        const Assessed moved(kSource, target, planOf(QStringLiteral("id: id, parent: parent"), {}, QStringLiteral("parents")));
        const Recommendation* const one = about(moved, QStringLiteral("parent"));
        QVERIFY(one);
        QCOMPARE(one->rows, 2);
        QVERIFY2(one->text.startsWith(QStringLiteral("2 rows of old name in parent a row of parents that does not exist (such as ")), qPrintable(one->text));
        QVERIFY(one->plan.contains(QStringLiteral("missing: \"NULL\" }")) && one->plan.contains(QStringLiteral("missing: { skip: \"no row of parents\" }")));
    }

    void readsDatesThatAreNoneAsNull()
    {
        const Assessed assessed(kSource, QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, due INTEGER)"),
                                planOf(QStringLiteral("id: id, due: date_ms(due)")));
        const Recommendation* const one = about(assessed, QStringLiteral("due"));
        QVERIFY(one);
        QCOMPARE(one->rows, 1);
        QCOMPARE(one->samples, QStringList{QStringLiteral("soon")});
        QCOMPARE(one->plan, QStringLiteral("due: \"try_date_ms(due)\""));
    }

    void carriesWhatNothingReads()
    {
        const Assessed assessed(kSource, QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, secret TEXT)"), planOf(QStringLiteral("id: id")));
        const Recommendation* const one = about(assessed, QStringLiteral("secret"));
        QVERIFY(one);
        QCOMPARE(one->rows, 1);
        QCOMPARE(one->plan, QStringLiteral("columns:\n  secret: secret"));
    }
};

QTEST_GUILESS_MAIN(TestAdvice)
#include "test_advice.moc"
