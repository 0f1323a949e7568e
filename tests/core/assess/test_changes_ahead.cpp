// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/assessment_json.h"
#include "tests/core/assess/assess_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace godwit::core;
using godwit::tests::Assessed;
using Kind = InventoryItem::Kind;

/// What is seen ahead of steps that change rows which are there already, and of tables of further databases.
class TestChangesAhead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void evaluatesAnUpdateOfAKeptTable();
    void evaluatesWhatARebuildRefuses();
    void countsWhatADeleteTakesOut();
    void saysWhyAStepIsNotEvaluated();
    void readsKeptTablesThatAreInPlace();
    void closesAGapByAnUpdate();
    void losesNoColumnThatAnUpdateReads();
    void looksAtTablesOfFurtherDatabases();
    void profilesVirtualTablesAndGeneratedColumns();
};

namespace {

const QString kSource = QStringLiteral(
    "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, mail TEXT UNIQUE, born TEXT, state TEXT);"
    "INSERT INTO people VALUES (1, ' Ada ', 'a@x', '2001-02-03', 'in'), (2, 'Bob', 'A@x', 'soon', 'in'),"
    " (3, NULL, 'c@x', '2001-02-04', 'out'), (4, '', 'd@x', '2001-02-05', 'in'), (5, 'Eve', 'e@x', 'soon', "
    "'gone');"
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, person INTEGER REFERENCES people (id) ON DELETE CASCADE, "
    "body TEXT);"
    "INSERT INTO notes VALUES (1, 1, 'x'), (2, 4, 'y')");

QString planOf(const QString& steps, const QString& keep = QStringLiteral("people, notes"))
{
    return QStringLiteral("target: {schema: target.sql, keep: [%2]}\nphases:\n  - phase: change\n    "
                          "steps:\n%1      - cutover: swap\n")
        .arg(steps, keep);
}

} // namespace

void TestChangesAhead::evaluatesAnUpdateOfAKeptTable()
{
    const Assessed assessed(
        kSource, {},
        planOf(QStringLiteral("      - update: people\n        set: {name: trim(name), born: "
                              "\"date_iso(born, 'yyyy')\", mail: lower(mail)}\n"
                              "        where: [{rule: not gone, when: \"state <> 'gone'\"}]\n"
                              "        reject: [{when: \"trim(name) = ''\", because: it has no name}]\n")));
    const MoveExpectation& update = assessed.value().expectations.first();
    QCOMPARE(update.step.kind, QStringLiteral("update"));
    QCOMPARE(update.notRun, QString());
    QCOMPARE(update.rows, 5);
    QCOMPARE(update.skipped, 1);
    QCOMPARE(update.quarantined, 2); // 2: no date, and a mail that 1 has by then; 4: no name
    const QStringList causes = assessed.causes();
    QVERIFY2(causes.contains(QStringLiteral("it has no name |  | 1")), qPrintable(causes.join(u'\n')));
    QVERIFY2(causes.contains(QStringLiteral("two rows have the same mail (UNIQUE) | mail | 1")),
             qPrintable(causes.join(u'\n')));
    QVERIFY2(causes.contains(QStringLiteral("skip: not gone |  | 1")), qPrintable(causes.join(u'\n')));
    // What is recommended can stand in an update.
    for (const Recommendation& advice : assessed.value().recommendations)
        QVERIFY2(!advice.plan.contains(QStringLiteral("group:")) &&
                     !advice.plan.contains(QStringLiteral("columns:")),
                 qPrintable(advice.plan));
    QVERIFY(std::any_of(assessed.value().recommendations.begin(), assessed.value().recommendations.end(),
                        [](const Recommendation& advice) {
                            return advice.step.kind == QStringLiteral("update") &&
                                   advice.text.contains(QStringLiteral("it has no name"));
                        }));
    QVERIFY(update.isLowerBound); // what stays may share a mail; notes go with their people
    QCOMPARE(update.notCounted.size(), 2);
    QCOMPARE(figuresOf(assessed.value())
                 .value(QStringLiteral("quarantine"))
                 .toObject()
                 .value(QStringLiteral("change"))
                 .toInteger(),
             2);
    QVERIFY(assessed.isUntouched);
}

void TestChangesAhead::evaluatesWhatARebuildRefuses()
{
    const Assessed assessed(
        kSource,
        QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), "
                       "mail TEXT COLLATE NOCASE UNIQUE,"
                       " year INTEGER)"),
        planOf(
            QStringLiteral("      - rebuild: people\n        columns: {year: \"date_iso(born, 'yyyy')\"}\n"),
            QStringLiteral("notes")));
    const MoveExpectation& rebuild = assessed.value().expectations.first();
    QCOMPARE(rebuild.step.kind, QStringLiteral("rebuild"));
    QCOMPARE(rebuild.notRun, QString());
    QCOMPARE(rebuild.rows, 5);
    QCOMPARE(rebuild.quarantined, 4); // all but Ada
    const QList<Gap>& gaps = assessed.value().gaps;
    const auto year = std::find_if(gaps.begin(), gaps.end(), [](const Gap& gap) { return gap.object == QStringLiteral("people.year"); });
    QVERIFY(year != gaps.end());
    QCOMPARE(year->closedBy.kind + u' ' + year->how, QStringLiteral("rebuild the rebuild gives its value"));
    QStringList causes = assessed.causes();
    causes.removeIf([](const QString& cause) { return cause.contains(QStringLiteral("| year |")); });
    causes.sort();
    QCOMPARE(causes, (QStringList{QStringLiteral("name has no value (NOT NULL) | name | 1"),
                                  QStringLiteral("two rows have the same mail (UNIQUE) | mail | 1"),
                                  QStringLiteral("“name <> ''” does not hold (CHECK) |  | 1")}));
    QCOMPARE(assessed.value().missing.first().rows, 1);
}

void TestChangesAhead::countsWhatADeleteTakesOut()
{
    const Assessed assessed(
        kSource, {},
        planOf(QStringLiteral(
            "      - delete: people\n        rule: gone\n        when: state = 'gone' OR name IS NULL\n")));
    const MoveExpectation& erase = assessed.value().expectations.first();
    QCOMPARE(erase.notRun, QString());
    QCOMPARE(erase.rows, 5);
    QCOMPARE(erase.skipped, 2);
    QCOMPARE(erase.quarantined, 0);
    QCOMPARE(assessed.causes(), QStringList{QStringLiteral("skip: gone |  | 2")});
}

void TestChangesAhead::saysWhyAStepIsNotEvaluated()
{
    const Assessed assessed(
        kSource + QStringLiteral("; CREATE TABLE old (id INTEGER PRIMARY KEY, n TEXT)"),
        QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, n TEXT)"),
        planOf(QStringLiteral("      - schema: target\n      - move: old\n        into: items\n        "
                              "columns: {id: id, n: n}\n"
                              "      - update: items\n        set: {n: trim(n)}\n"
                              "      - update: people\n        set: {name: trim(name)}\n"
                              "      - update: notes\n        set: {body: trim(body)}\n"
                              "      - update: people\n        set: {name: upper(name)}\n"
                              "      - update: notes\n        set: {body: \"(SELECT max(n.body) FROM "
                              "target.notes AS n)\"}\n        order: id\n")));
    const QList<MoveExpectation>& all = assessed.value().expectations;
    QCOMPARE(all.size(), 6);
    QCOMPARE(all[0].notRun, QString()); // in the plan's order
    QCOMPARE(all[0].quarantined, 0);
    QCOMPARE(all[1].notRun, QStringLiteral("The rows of items are there when the steps before it are done."));
    QCOMPARE(all[1].quarantined, -1);
    QCOMPARE(all[1].skipped, -1);
    QCOMPARE(all[2].notRun, QString());
    QCOMPARE(all[3].notRun, QString()); // no row of people left and took notes along
    QCOMPARE(all[4].notRun, QStringLiteral("A step before it changes rows of people."));
    QCOMPARE(all[5].notRun, QStringLiteral("Its rows are changed one by one, and see those before them."));
    QCOMPARE(assessed.value().notEvaluated(), 3);
    QVERIFY(assessed.value().isLowerBound());
    // In JSON a figure that is not known is not there, and comes back as what it was; a forecast does not
    // take it for nought.
    const QJsonObject json = toJson(assessed.value());
    const QJsonObject step = json.value(QStringLiteral("expectations")).toArray().at(1).toObject();
    QVERIFY(!step.contains(QStringLiteral("quarantined")) && !step.contains(QStringLiteral("skipped")));
    QCOMPARE(assessmentOf(QJsonDocument(json).toJson())->expectations.at(1).quarantined, -1);
    QCOMPARE(figuresOf(assessed.value())
                 .value(QStringLiteral("quarantine"))
                 .toObject()
                 .value(QStringLiteral("change"))
                 .toInteger(),
             -1);
}

void TestChangesAhead::readsKeptTablesThatAreInPlace()
{
    const Assessed assessed(
        kSource, {},
        planOf(QStringLiteral("      - update: notes\n        set: {body: body}\n"
                              "        reject: [{when: \"(SELECT p.name FROM target.people AS p WHERE p.id = "
                              "notes.person) = ''\", because: nobody}]\n")));
    const MoveExpectation& update = assessed.value().expectations.first();
    QCOMPARE(update.notRun, QString());
    QVERIFY2(update.notCounted.isEmpty(), qPrintable(update.notCounted.join(u'\n')));
    QCOMPARE(update.quarantined, 1);
}

void TestChangesAhead::closesAGapByAnUpdate()
{
    const QString old = QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY, state TEXT)");
    const QString target =
        QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, status TEXT NOT NULL DEFAULT '-')");
    const QString move = QStringLiteral(
        "      - schema: target\n      - move: old\n        into: items\n        columns: {id: id}\n");
    const Assessed without(old, target, planOf(move, {}));
    QCOMPARE(without.gapsOf(QStringLiteral("items.status")),
             QStringList{QStringLiteral("shape | schema | its default is '-'")});
    const Assessed with(
        old, target,
        planOf(move + QStringLiteral("      - update: items\n        set: {status: \"'new'\"}\n"), {}));
    QCOMPARE(with.gapsOf(QStringLiteral("items.status")),
             QStringList{QStringLiteral("shape | update | the update gives its value")});
    // Before a rebuild wants a value everywhere, an update gives it.
    const QString strict = QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, "
                                          "mail TEXT UNIQUE, born TEXT, state TEXT)");
    const QString rebuild = QStringLiteral("      - rebuild: people\n");
    const Assessed open(kSource, strict, planOf(rebuild, QStringLiteral("notes")));
    QCOMPARE(open.gapsOf(QStringLiteral("people.name")),
             QStringList{QStringLiteral("constraint | OPEN | these rows have none; they go to quarantine")});
    const Assessed closed(
        kSource, strict,
        planOf(QStringLiteral("      - update: people\n        set: {name: \"coalesce(name, '-')\"}\n") +
                   rebuild,
               QStringLiteral("notes")));
    QCOMPARE(closed.gapsOf(QStringLiteral("people.name")),
             QStringList{QStringLiteral("constraint | update | every row gives one")});
}

void TestChangesAhead::losesNoColumnThatAnUpdateReads()
{
    // Of the old table's columns one is read by a move, one by an update in a name of `let`, one by nobody.
    const QString old = QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY, state TEXT, lost TEXT); "
                                       "INSERT INTO old VALUES (1, 'a', 'b')");
    const Assessed assessed(
        old, QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, status TEXT)"),
        planOf(
            QStringLiteral(
                "      - schema: target\n      - move: old\n        into: items\n        columns: {id: id}\n"
                "      - update: items\n        let: {before: \"(SELECT o.state FROM old AS o WHERE o.id = "
                "items.id)\"}\n"
                "        set: {status: upper(before)}\n"),
            {}));
    QCOMPARE(assessed.fateOf(Kind::Column, QStringLiteral("state")), QStringLiteral("moved → items.status"));
    QCOMPARE(assessed.fateOf(Kind::Column, QStringLiteral("lost")), QStringLiteral("open"));
    QCOMPARE(assessed.openGaps().filter(QStringLiteral("old.")),
             QStringList{QStringLiteral("data_loss: old.lost")});
    // A rebuild drops a column that an update has read before.
    const Assessed rebuilt(
        kSource,
        QStringLiteral(
            "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, mail TEXT UNIQUE, born TEXT)"),
        planOf(
            QStringLiteral(
                "      - update: people\n        set: {name: \"name || state\"}\n      - rebuild: people\n"),
            QStringLiteral("notes")));
    QCOMPARE(rebuilt.fateOf(Kind::Column, QStringLiteral("state")), QStringLiteral("moved → people.name"));
    QVERIFY2(rebuilt.openGaps().isEmpty(), qPrintable(rebuilt.openGaps().join(u'\n')));
}

void TestChangesAhead::looksAtTablesOfFurtherDatabases()
{
    const Assessed assessed(QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY)"),
                            QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"),
                            QStringLiteral("source: {attach: {users: users.db}}\n") +
                                planOf(QStringLiteral("      - schema: target\n      - move: users.people\n  "
                                                      "      into: items\n        columns: {\"*\": same}\n"),
                                       QStringLiteral("old")),
                            {},
                            QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, secret "
                                           "TEXT); INSERT INTO people VALUES (1, 'a', 's'), (2, NULL, NULL);"
                                           "CREATE TABLE more (n INTEGER); INSERT INTO more VALUES ('x')"));
    const TableProfile* const people = assessed.profile(QStringLiteral("users.people"));
    QVERIFY(people);
    QCOMPARE(people->rows, 2);
    QCOMPARE(people->columns.at(1).nulls, 1);
    QVERIFY(assessed.profile(QStringLiteral("users.more")));
    QVERIFY(assessed.check(QStringLiteral("users.more.n: text")));
    QCOMPARE(assessed.asked(QStringLiteral("SELECT 1")), 1);
    QCOMPARE(assessed.fateOf(Kind::Table, QStringLiteral("users.people")), QStringLiteral("moved → items"));
    QCOMPARE(assessed.fateOf(Kind::Column, QStringLiteral("name"), QStringLiteral("users.people")),
             QStringLiteral("moved → items.name"));
    QCOMPARE(assessed.fateOf(Kind::Column, QStringLiteral("secret"), QStringLiteral("users.people")),
             QStringLiteral("kept")); // its database stays
    QCOMPARE(assessed.fateOf(Kind::Table, QStringLiteral("users.more")), QStringLiteral("kept"));
    QCOMPARE(assessed.openGaps(), QStringList{QStringLiteral("constraint: items.name")});
    const MoveExpectation& move = assessed.value().expectations.first();
    QCOMPARE(move.notRun, QString());
    QCOMPARE(move.rows, 2);
    QCOMPARE(move.quarantined, 1);
}

void TestChangesAhead::profilesVirtualTablesAndGeneratedColumns()
{
    const Assessed assessed(
        QStringLiteral(
            "CREATE VIRTUAL TABLE words USING fts5(body); INSERT INTO words (body) VALUES ('one'), ('two');"
            "CREATE VIRTUAL TABLE boxes USING rtree(id, low, high); INSERT INTO boxes VALUES (1, 2, 3);"
            "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, shout AS (upper(name)));"
            "INSERT INTO people (name) VALUES ('a'), (NULL)"),
        {}, planOf({}, QStringLiteral("people, words, boxes")));
    QCOMPARE(assessed.profile(QStringLiteral("words"))->rows, 2);
    QCOMPARE(assessed.profile(QStringLiteral("words"))->columns.first().greatest, QStringLiteral("two"));
    QCOMPARE(assessed.profile(QStringLiteral("boxes"))->columns.size(), 3);
    const TableProfile* const people = assessed.profile(QStringLiteral("people"));
    QCOMPARE(people->columns.last().name, QStringLiteral("shout"));
    QCOMPARE(people->columns.last().least, QStringLiteral("A"));
    QCOMPARE(people->columns.last().nulls, 1);
    QVERIFY(!assessed.profile(QStringLiteral("words_data"))); // a shadow table
}

QTEST_GUILESS_MAIN(TestChangesAhead)
#include "test_changes_ahead.moc"
