// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/assessment_json.h"
#include "tests/core/assess/assess_fixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace godwit::core;
using godwit::tests::Assessed;

class TestAssessHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatHasNoRowIds_data();
    void readsWhatHasNoRowIds();
    void readsOddNamesAndValues();
    void readsEmptyTables();
    void readsTwoThousandColumns();
    void saysWhyAMoveCannotBeLookedAt();
    void countsAMissingCollationAsNotRun();
    void refusesWhatThePlanMustNotCall();
};

namespace {

const QString kTarget = QStringLiteral("CREATE TABLE items (id TEXT PRIMARY KEY, n INTEGER NOT NULL)");
const QString kLookups = QStringLiteral("lookups: {numbers: {a: '1', b: '2'}}\n");

QString planOf(const QString& move)
{
    return kLookups + QStringLiteral("target: {schema: target.sql}\nphases:\n  - phase: move\n    steps:\n   "
                                     "   - schema: target\n%1")
                          .arg(move);
}

} // namespace

void TestAssessHostile::readsWhatHasNoRowIds_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("move");
    QTest::newRow("WITHOUT ROWID")
        << QStringLiteral("CREATE TABLE old (k TEXT, l TEXT, v TEXT, PRIMARY KEY (k, l)) WITHOUT ROWID")
        << QStringLiteral("      - move: old\n        into: items\n        columns: {id: \"k || l\", n: "
                          "{lookup: numbers, of: v}}\n");
    QTest::newRow("all names of the row id taken")
        << QStringLiteral("CREATE TABLE old (k TEXT, l TEXT, v TEXT, rowid TEXT, _rowid_ TEXT, oid TEXT)")
        << QStringLiteral("      - move: old\n        into: items\n        columns: {id: \"k || l\", n: "
                          "{lookup: numbers, of: v}}\n");
    QTest::newRow("a view")
        << QStringLiteral(
               "CREATE TABLE base (k TEXT, l TEXT, v TEXT); CREATE VIEW old AS SELECT k, l, v FROM base")
        << QStringLiteral("      - move: old\n        into: items\n        columns: {id: \"k || l\", n: "
                          "{lookup: numbers, of: v}}\n");
    QTest::newRow("a query")
        << QStringLiteral("CREATE TABLE old (k TEXT, l TEXT, v TEXT)")
        << QStringLiteral("      - move: all\n        query: SELECT k, l, v FROM old UNION ALL SELECT k, l, "
                          "v FROM old WHERE 0\n        accounts_for: none\n        into: items\n        "
                          "columns: {id: \"k || l\", n: {lookup: numbers, of: v}}\n");
    QTest::newRow("a window")
        << QStringLiteral("CREATE TABLE old (k TEXT, l TEXT, v TEXT)")
        << QStringLiteral("      - move: old\n        into: items\n        columns: {id: \"k || l || "
                          "(row_number() OVER (ORDER BY k) * 0)\", n: {lookup: numbers, of: v}}\n");
}

void TestAssessHostile::readsWhatHasNoRowIds()
{
    QFETCH(QString, source);
    QFETCH(QString, move);
    const QString table =
        source.contains(QStringLiteral("TABLE base")) ? QStringLiteral("base") : QStringLiteral("old");
    const Assessed assessed(
        source + QStringLiteral(
                     "; INSERT INTO %1 (k, l, v) VALUES ('x', '1', 'a'), ('x', '2', 'b'), ('y', '1', '?')")
                     .arg(table),
        kTarget, planOf(move));
    const MoveExpectation& found = assessed.value().expectations.first();
    QCOMPARE(found.notRun, QString());
    QCOMPARE(found.notCounted, QStringList());
    QCOMPARE(found.rows, 3);
    QCOMPARE(found.quarantined, 1);
    QCOMPARE(found.causes.first().column, QStringLiteral("n"));
    if (source.contains(QStringLiteral("WITHOUT ROWID"))) // the copy's row numbers are nobody's
        QCOMPARE(found.causes.first().keys, QStringList{QStringLiteral("'y', '1'")});
    QVERIFY(assessed.isUntouched);
}

void TestAssessHostile::readsOddNamesAndValues()
{
    const Assessed assessed(
        QStringLiteral("CREATE TABLE \"o\"\"ld 'x' -- 🦆\" (\"a\"\"b\" TEXT, \"select\" TEXT, \"due date\" "
                       "TEXT); INSERT INTO \"o\"\"ld 'x' -- 🦆\" VALUES"
                       " (CAST(x'ff61' AS TEXT), CAST(x'610062' AS TEXT), '2026-01-01'), ('q''\"', x'00', "
                       "'never'), (NULL, 'a', ''), ('q''\"', 'b', NULL)"),
        kTarget,
        planOf(QStringLiteral("      - move: \"o\\\"ld 'x' -- 🦆\"\n        into: items\n        columns: "
                              "{id: '\"a\"\"b\"', n: {lookup: numbers, of: '\"select\"'}}\n")));
    const MoveExpectation& found = assessed.value().expectations.first();
    QCOMPARE(found.notRun, QString());
    QCOMPARE(found.quarantined, 2);
    const TableProfile& profile = assessed.value().tables.first();
    QCOMPARE(profile.columns.at(0).invalidUtf8, 1);
    QCOMPARE(profile.columns.at(1).withNul, 1);
    QCOMPARE(profile.columns.at(1).mistyped, 1);
    QVERIFY(profile.columns.at(2).holdsDates);
    QCOMPARE(profile.columns.at(2).dates, 1);
    QCOMPARE(profile.columns.at(2).notDates, 1);
    QCOMPARE(profile.columns.at(2).dateFaults, QStringList{QStringLiteral("never")});
    QVERIFY(assessmentOf(QJsonDocument(toJson(assessed.value())).toJson()));
    QVERIFY(assessed.isUntouched);
}

void TestAssessHostile::readsEmptyTables()
{
    const Assessed assessed(QStringLiteral("CREATE TABLE old (k TEXT, v TEXT)"), kTarget,
                            planOf(QStringLiteral("      - move: old\n        into: items\n        columns: "
                                                  "{id: k, n: {lookup: numbers, of: v}}\n")));
    const MoveExpectation& found = assessed.value().expectations.first();
    QCOMPARE(found.notRun, QString());
    QCOMPARE(found.rows, 0);
    QCOMPARE(assessed.value().tables.first().rows, 0);
    QCOMPARE(assessed.value().duplicates.first().keys, 0);
}

void TestAssessHostile::readsTwoThousandColumns()
{
    QStringList columns;
    for (int column = 0; column < 1998; ++column)
        columns += QStringLiteral("c%1 TEXT").arg(column);
    const QString wide = QStringLiteral("CREATE TABLE old (k TEXT, v TEXT, %1); INSERT INTO old (k, v, c7) "
                                        "VALUES ('x', 'a', 'y'), ('z', '?', NULL)")
                             .arg(columns.join(u','));
    const Assessed assessed(wide, kTarget,
                            planOf(QStringLiteral("      - move: old\n        into: items\n        columns: "
                                                  "{id: k, n: {lookup: numbers, of: v}}\n")));
    QCOMPARE(assessed.value().tables.first().columns.size(), 2000);
    QCOMPARE(assessed.value().expectations.first().quarantined, 1);
    const auto& gaps = assessed.value().gaps;
    QCOMPARE(std::count_if(gaps.begin(), gaps.end(),
                           [](const Gap& gap) {
                               return gap.priority == Gap::Priority::DataLoss &&
                                      gap.object.startsWith(QStringLiteral("old.c"));
                           }),
             1);
}

void TestAssessHostile::saysWhyAMoveCannotBeLookedAt()
{
    const Assessed assessed(
        QStringLiteral("CREATE TABLE old (k TEXT, v TEXT); INSERT INTO old VALUES ('x', 'a')"),
        kTarget + QStringLiteral("; CREATE TABLE further (id TEXT)"),
        planOf(QStringLiteral(
            "      - move: old\n        into: items\n        columns: {id: k, n: {lookup: numbers, of: v}}\n "
            "     - move: old\n        into: further\n        columns: {id: k}\n        where: [{rule: has "
            "moved, when: k IN (SELECT id FROM target.items)}]\n")));
    const MoveExpectation& found = assessed.value().expectations.at(1);
    QCOMPARE(found.notRun, QStringLiteral("Its rule “has moved” looks at rows that have moved by then."));
    const CheckResult* const check = assessed.check(QStringLiteral("expected of old → further"));
    QVERIFY(check);
    QCOMPARE(check->verdict, Verdict::NotRun);
    QCOMPARE(check->why, found.notRun);
}

void TestAssessHostile::countsAMissingCollationAsNotRun()
{
    // As a file is that was made by a program with a collation of its own.
    const QString source =
        QStringLiteral("CREATE TABLE old (k TEXT COLLATE NOCASE, v TEXT); INSERT INTO old VALUES ('x', 'a'); "
                       "PRAGMA writable_schema = ON;"
                       "UPDATE sqlite_schema SET sql = replace(sql, 'NOCASE', 'ICASE') WHERE name = 'old'");
    const Assessed assessed(source, QStringLiteral("CREATE TABLE items (id TEXT PRIMARY KEY, n INTEGER)"),
                            planOf(QStringLiteral("      - move: old\n        into: items\n        columns: "
                                                  "{id: k, n: {lookup: numbers, of: v}}\n")));
    QCOMPARE(assessed.fateOf(InventoryItem::Kind::Collation, QStringLiteral("icase")),
             QStringLiteral("open"));
    QCOMPARE(assessed.value().expectations.first().quarantined, 0);
    QVERIFY(assessed.isUntouched);
}

void TestAssessHostile::refusesWhatThePlanMustNotCall()
{
    const Assessed assessed(
        QStringLiteral("CREATE TABLE old (k TEXT, v TEXT); INSERT INTO old VALUES ('x', 'a')"), kTarget,
        planOf(QStringLiteral("      - move: old\n        into: items\n        columns: {id: "
                              "\"load_extension('x')\", n: {lookup: numbers, of: v}}\n")));
    const MoveExpectation& found = assessed.value().expectations.first();
    QVERIFY(found.isLowerBound || !found.notRun.isEmpty());
    QVERIFY(!found.notCounted.isEmpty());
    QVERIFY(found.notCounted.first().startsWith(QStringLiteral("id cannot be evaluated yet")));
}

QTEST_GUILESS_MAIN(TestAssessHostile)
#include "test_assess_hostile.moc"
