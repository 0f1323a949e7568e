// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/assess/assess_fixture.h"

#include <QTest>

using namespace godwit::core;
using godwit::tests::Assessed;
using Kind = InventoryItem::Kind;

class TestAssessSchema : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheFateOfEveryObject();
    void leavesOpenWhatNothingAccountsFor();
    void putsDataLossFirst();
    void countsWhatADropReaches();
    void followsACascadeOfADelete();
    void countsWhatARebuildReaches();
    void comparesATableThatIsRebuiltWithoutBeingKept();
    void followsACycleToItsEnd();
    void followsATableThatReferencesReachOnTwoWays();
    void comparesReferencesAsSqliteDoes_data();
    void comparesReferencesAsSqliteDoes();
    void saysWhatBecomesOfAReferenceOfAKeptTable();
    void accountsForOneOfEachKind();
};

namespace {

const QString kSource =
    QStringLiteral("PRAGMA user_version = 1;"
                   "CREATE TABLE people (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT COLLATE NOCASE NOT "
                   "NULL CHECK (name <> ''), mail TEXT, secret TEXT, shout AS (upper(name)));"
                   "CREATE TABLE notes (id INTEGER PRIMARY KEY, person INTEGER REFERENCES people (id) ON "
                   "DELETE CASCADE, body TEXT);"
                   "CREATE TABLE marks (id INTEGER PRIMARY KEY, note INTEGER REFERENCES notes (id) ON DELETE "
                   "SET NULL) STRICT;"
                   "CREATE TABLE codes (code TEXT PRIMARY KEY, label TEXT) WITHOUT ROWID;"
                   "CREATE VIRTUAL TABLE words USING fts5(body);"
                   "CREATE VIRTUAL TABLE boxes USING rtree(id, low, high);"
                   "CREATE INDEX people_mail ON people (mail) WHERE mail IS NOT NULL;"
                   "CREATE UNIQUE INDEX people_lower ON people (lower(name));"
                   "CREATE VIEW names AS SELECT name FROM people;"
                   "CREATE TRIGGER noted AFTER INSERT ON notes BEGIN SELECT 1; END;"
                   "INSERT INTO people (name, mail, secret) VALUES ('Ada', 'a@x', 's'), ('Bob', NULL, NULL), "
                   "('Cy', NULL, NULL);"
                   "INSERT INTO notes VALUES (1, 1, 'x'), (2, 1, 'y'), (3, 2, 'z'), (4, NULL, '-');"
                   "INSERT INTO marks VALUES (1, 1), (2, 3), (3, NULL);"
                   "INSERT INTO codes VALUES ('a', 'A')");
const QString kTarget = QStringLiteral("PRAGMA user_version = 2;"
                                       "CREATE TABLE persons (id INTEGER PRIMARY KEY, name TEXT NOT NULL, "
                                       "mail TEXT, born TEXT, CHECK (name <> ''));"
                                       "CREATE INDEX persons_mail ON persons (mail) WHERE mail IS NOT NULL;"
                                       "CREATE TABLE notes (id INTEGER PRIMARY KEY, person INTEGER "
                                       "REFERENCES people (id) ON DELETE CASCADE, body TEXT);"
                                       "CREATE VIEW persons_named AS SELECT name FROM persons");
const QString kMove = QStringLiteral("      - schema: target\n      - move: people\n        into: persons\n  "
                                     "      columns: {id: id, name: name, mail: mail}\n");

QString planOf(const QString& keep, const QString& steps)
{
    return QStringLiteral(
               "target: {schema: target.sql, keep: [%1]}\nphases:\n  - phase: move\n    steps:\n%2")
        .arg(keep, steps);
}

} // namespace

void TestAssessSchema::tellsTheFateOfEveryObject()
{
    const Assessed assessed(
        kSource, kTarget,
        planOf(QStringLiteral("notes, marks"),
               kMove + QStringLiteral("      - cutover: swap\n      - drop: all\n        rule: old\n")));
    QCOMPARE(assessed.fateOf(Kind::Table, QStringLiteral("people")), QStringLiteral("moved → persons"));
    QCOMPARE(assessed.fateOf(Kind::Column, QStringLiteral("mail"), QStringLiteral("people")),
             QStringLiteral("moved → persons.mail"));
    QCOMPARE(assessed.fateOf(Kind::Column, QStringLiteral("secret")), QStringLiteral("open"));
    QCOMPARE(assessed.fateOf(Kind::Column, QStringLiteral("shout")), QStringLiteral("dropped"));
    QCOMPARE(assessed.fateOf(Kind::Table, QStringLiteral("notes")), QStringLiteral("kept → notes"));
    QCOMPARE(assessed.fateOf(Kind::Table, QStringLiteral("codes")), QStringLiteral("dropped"));
    QCOMPARE(assessed.fateOf(Kind::Table, QStringLiteral("persons")), QStringLiteral("added"));
    QCOMPARE(assessed.fateOf(Kind::Index, QStringLiteral("people_mail")),
             QStringLiteral("renamed → persons_mail"));
    QCOMPARE(assessed.fateOf(Kind::Index, QStringLiteral("people_lower")), QStringLiteral("dropped"));
    QCOMPARE(assessed.fateOf(Kind::View, QStringLiteral("names")), QStringLiteral("dropped"));
    QCOMPARE(assessed.fateOf(Kind::View, QStringLiteral("persons_named")), QStringLiteral("added"));
    QCOMPARE(assessed.fateOf(Kind::Trigger, QStringLiteral("noted")), QStringLiteral("kept → noted"));
    QCOMPARE(assessed.fateOf(Kind::Check, QStringLiteral("name <> ''"), QStringLiteral("people")),
             QStringLiteral("rebuilt → persons"));
    QCOMPARE(assessed.fateOf(Kind::Sequence, QStringLiteral("sqlite_sequence"), QStringLiteral("people")),
             QStringLiteral("dropped"));
    const Assessed numbered(kSource, QString(kTarget).replace(QStringLiteral("persons (id INTEGER PRIMARY KEY"),
                                                              QStringLiteral("persons (id INTEGER PRIMARY KEY AUTOINCREMENT")),
                            planOf(QStringLiteral("notes, marks"), kMove));
    QCOMPARE(numbered.fateOf(Kind::Sequence, QStringLiteral("sqlite_sequence"), QStringLiteral("people")),
             QStringLiteral("kept"));
    QCOMPARE(assessed.fateOf(Kind::Collation, QStringLiteral("nocase")), QStringLiteral("kept"));
    QCOMPARE(assessed.fateOf(Kind::Setting, QStringLiteral("user_version")), QStringLiteral("set → 2"));
    QCOMPARE(assessed.fateOf(Kind::Setting, QStringLiteral("encoding")), QStringLiteral("kept → UTF-8"));
    QCOMPARE(assessed.fateOf(Kind::ForeignKey, QStringLiteral("person → people (id) ON DELETE CASCADE"),
                             QStringLiteral("notes")),
             QStringLiteral("dropped"));
    const auto traitsOf = [&](const char* name) {
        for (const InventoryItem& item : assessed.value().inventory) {
            if (item.name == QLatin1String(name))
                return item.traits.join(u',');
        }
        return QString();
    };
    QCOMPARE(traitsOf("people"), QStringLiteral("AUTOINCREMENT"));
    QCOMPARE(traitsOf("marks"), QStringLiteral("STRICT"));
    QCOMPARE(traitsOf("codes"), QStringLiteral("WITHOUT ROWID"));
    QCOMPARE(traitsOf("words"), QStringLiteral("FTS5"));
    QCOMPARE(traitsOf("boxes"), QStringLiteral("R-tree"));
    QCOMPARE(traitsOf("people_mail"), QStringLiteral("partial"));
    QCOMPARE(traitsOf("people_lower"), QStringLiteral("unique,expression"));
    for (const InventoryItem& item : assessed.value().inventory)
        QVERIFY2(!item.name.startsWith(QStringLiteral("words_")),
                 "what a virtual table keeps for itself is counted with it");
}

void TestAssessSchema::leavesOpenWhatNothingAccountsFor()
{
    const Assessed assessed(
        kSource, kTarget,
        planOf(QStringLiteral("notes, marks"), kMove + QStringLiteral("      - cutover: swap\n")));
    QCOMPARE(assessed.fateOf(Kind::Table, QStringLiteral("codes")), QStringLiteral("open"));
    QCOMPARE(assessed.fateOf(Kind::View, QStringLiteral("names")), QStringLiteral("open"));
    const CheckResult* const check = assessed.check(QStringLiteral("inventory"));
    QCOMPARE(check->verdict, Verdict::Warning);
    QVERIFY(assessed.openGaps().contains(QStringLiteral("data_loss: codes")));
}

void TestAssessSchema::putsDataLossFirst()
{
    const Assessed assessed(
        kSource, kTarget,
        planOf(QStringLiteral("notes, marks"),
               kMove + QStringLiteral("      - cutover: swap\n      - drop: all\n        rule: old\n")));
    const QList<Gap>& gaps = assessed.value().gaps;
    QCOMPARE(gaps.first().object, QStringLiteral("people.secret"));
    QVERIFY(gaps.first().isOpen);
    QCOMPARE(gaps.first().rows, 1);
    for (qsizetype at = 1; at < gaps.size(); ++at) {
        QVERIFY(gaps[at - 1].priority <= gaps[at].priority);
        QVERIFY(gaps[at - 1].priority != gaps[at].priority || gaps[at - 1].isOpen || !gaps[at].isOpen);
        QVERIFY2(gaps[at].isOpen || !gaps[at].closedBy.isNone(), qPrintable(gaps[at].what));
    }
    QCOMPARE(assessed.openGaps(),
             (QStringList{QStringLiteral("data_loss: people.secret"), QStringLiteral("constraint: notes")}));
    const auto born = std::find_if(gaps.begin(), gaps.end(), [](const Gap& gap) {
        return gap.object == QStringLiteral("persons.born");
    });
    QCOMPARE(born->how, QStringLiteral("it is NULL"));
}

void TestAssessSchema::countsWhatADropReaches()
{
    const Assessed assessed(
        kSource, kTarget,
        planOf(QStringLiteral("notes, marks"),
               kMove + QStringLiteral("      - cutover: swap\n      - drop: all\n        rule: old\n")));
    const auto& all = assessed.value().blast;
    const auto people = std::find_if(
        all.begin(), all.end(), [](const BlastRadius& one) { return one.table == QStringLiteral("people"); });
    QVERIFY(people != all.end());
    QVERIFY(people->isHeld);
    QCOMPARE(people->rows, 3);
    QCOMPARE(people->references.size(), 2); // notes would go with them, and what refers to these
    QCOMPARE(people->references[0].child, QStringLiteral("notes"));
    QCOMPARE(people->references[0].action, QStringLiteral("CASCADE"));
    QCOMPARE(people->references[0].rows, 3);
    QCOMPARE(people->references[0].samples.size(), 3);
    QCOMPARE(people->references[1].child, QStringLiteral("marks"));
    QCOMPARE(people->references[1].action, QStringLiteral("SET NULL"));
    QCOMPARE(people->references[1].depth, 2);
    QCOMPARE(people->references[1].rows, 2);
    // No row goes with them, but those that refer to them stay behind.
    QCOMPARE(assessed.check(QStringLiteral("blast radius: drop of people"))->verdict, Verdict::Warning);
    QVERIFY(people->how.contains(QStringLiteral("orphans")));
    const auto codes = std::find_if(
        all.begin(), all.end(), [](const BlastRadius& one) { return one.table == QStringLiteral("codes"); });
    QVERIFY(codes->references.isEmpty());
}

void TestAssessSchema::followsACascadeOfADelete()
{
    const QString keep = QStringLiteral("people, notes, marks, codes");
    const auto erase = [&](const char* rest) {
        return planOf(
            keep,
            QStringLiteral(
                "      - delete: people\n        rule: no mail\n        when: people.mail IS NOT NULL\n%1")
                .arg(QString::fromLatin1(rest)));
    };
    const Assessed cascading(kSource, QStringLiteral("CREATE TABLE x (id INTEGER PRIMARY KEY)"),
                             erase("        cascade: true\n"));
    const BlastRadius& radius = cascading.value().blast.first();
    QCOMPARE(radius.notRun, QString());
    QCOMPARE(radius.rows, 1);
    QVERIFY(!radius.isHeld);
    QCOMPARE(radius.references.size(), 2);
    QCOMPARE(radius.references[0].rows, 2);
    QCOMPARE(radius.references[1].rows, 1);
    QCOMPARE(cascading.check(QStringLiteral("blast radius: delete of people"))->verdict, Verdict::Warning);
    const Assessed refused(kSource, QStringLiteral("CREATE TABLE x (id INTEGER PRIMARY KEY)"), erase(""));
    QVERIFY(refused.value().blast.first().isHeld);
    QCOMPARE(refused.check(QStringLiteral("blast radius: delete of people"))->verdict,
             Verdict::Warning); // the step would fail
}

void TestAssessSchema::countsWhatARebuildReaches()
{
    const QString source = QStringLiteral(
        "CREATE TABLE a (id INTEGER PRIMARY KEY, v TEXT, w TEXT); CREATE TABLE b (id INTEGER PRIMARY KEY, a "
        "INTEGER REFERENCES a ON DELETE RESTRICT);"
        "INSERT INTO a VALUES (1, NULL, 'w'), (2, 'x', NULL); INSERT INTO b VALUES (1, 1), (2, 1)");
    const Assessed assessed(
        source,
        QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, v TEXT NOT NULL); CREATE TABLE b (id INTEGER "
                       "PRIMARY KEY, a INTEGER REFERENCES a ON DELETE RESTRICT)"),
        planOf(QStringLiteral("a, b"), QStringLiteral("      - rebuild: a\n")));
    QCOMPARE(assessed.fateOf(Kind::Table, QStringLiteral("a")), QStringLiteral("rebuilt → a"));
    QCOMPARE(assessed.fateOf(Kind::Column, QStringLiteral("w")), QStringLiteral("open"));
    const BlastRadius& radius = assessed.value().blast.first();
    QCOMPARE(radius.rows, 2);
    QCOMPARE(radius.references.first().action, QStringLiteral("RESTRICT"));
    QCOMPARE(radius.references.first().rows, 2);
    QCOMPARE(assessed.openGaps(),
             (QStringList{QStringLiteral("data_loss: a.w"), QStringLiteral("constraint: a.v")}));
}

void TestAssessSchema::comparesATableThatIsRebuiltWithoutBeingKept()
{
    const Assessed assessed(QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO a VALUES (1, NULL)"),
                            QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, v TEXT NOT NULL)"),
                            planOf({}, QStringLiteral("      - rebuild: a\n")));
    QCOMPARE(assessed.openGaps(), QStringList{QStringLiteral("constraint: a.v")});
}

void TestAssessSchema::followsACycleToItsEnd()
{
    // Bosses and their people, and teams that go with who leads them and take their people along.
    const Assessed assessed(
        QStringLiteral("CREATE TABLE staff (id INTEGER PRIMARY KEY, team INTEGER REFERENCES teams (id) ON DELETE CASCADE);"
                       "CREATE TABLE teams (id INTEGER PRIMARY KEY, lead INTEGER REFERENCES staff (id) ON DELETE CASCADE);"
                       "CREATE TABLE badges (code TEXT PRIMARY KEY, staff INTEGER REFERENCES staff (id)) WITHOUT ROWID;"
                       "INSERT INTO staff VALUES (1, NULL), (2, 1), (3, 1), (4, 2), (5, 3), (6, NULL);"
                       "INSERT INTO teams VALUES (1, 1), (2, 2), (3, 4), (4, 6);"
                       "INSERT INTO badges VALUES ('a', 1), ('b', 5), ('c', 6)"),
        QStringLiteral("CREATE TABLE x (id INTEGER PRIMARY KEY)"),
        planOf(QStringLiteral("staff, teams, badges"),
               QStringLiteral("      - delete: staff\n        rule: gone\n        when: staff.id = 1\n        cascade: true\n")));
    const BlastRadius& radius = assessed.value().blast.first();
    QCOMPARE(radius.notRun, QString());
    QCOMPARE(radius.rows, 1);
    QStringList lines;
    for (const BlastReference& reference : radius.references)
        lines += QStringLiteral("%1 → %2: %3%4, %5 shown").arg(reference.child, reference.parent).arg(reference.rows)
                     .arg(reference.isCycle ? QStringLiteral(", a cycle") : QString()).arg(reference.samples.size());
    lines.sort();
    QCOMPARE(lines, (QStringList{QStringLiteral("badges → staff: 2, 2 shown"), QStringLiteral("staff → teams: 4, a cycle, 4 shown"),
                                 QStringLiteral("teams → staff: 3, 3 shown")}));
    for (const BlastReference& reference : radius.references)
        QCOMPARE(assessed.asked(reference.query), reference.rows); // no list of ours is there any more
    QVERIFY(assessed.isUntouched);
}

void TestAssessSchema::comparesReferencesAsSqliteDoes_data()
{
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("child");
    QTest::addColumn<QString>("parents");
    QTest::addColumn<QString>("children");
    const auto row = [](const char* name, const char* parent, const char* child, const char* parents,
                        const char* children) {
        QTest::newRow(name) << QString::fromLatin1(parent) << QString::fromLatin1(child)
                            << QString::fromLatin1(parents) << QString::fromLatin1(children);
    };
    row("the parent's case counts not", "TEXT COLLATE NOCASE", "TEXT", "'A'", "'a'), ('A'), ('b'");
    row("the child's case counts", "TEXT", "TEXT COLLATE NOCASE", "'A'", "'a'), ('A'), ('b'");
    row("trailing spaces", "TEXT COLLATE RTRIM", "TEXT COLLATE NOCASE", "'A'", "'A '), ('a'), ('A'");
    row("a text for a number", "INTEGER", "TEXT", "7", "'7'), ('8'");
    row("a number for a text", "TEXT", "INTEGER", "'7'", "7), (8");
    row("a number for a text that is written otherwise", "TEXT", "NUMERIC", "'7.0'", "7), (7.0");
    row("no type for a text", "TEXT", "", "'7'", "7), ('7'), (x'37'");
    row("a text for no type", "", "TEXT", "7", "'7'");
    row("a text for no type, as it is", "", "", "7), ('7'", "'7'), (7), (7.5");
}

void TestAssessSchema::comparesReferencesAsSqliteDoes()
{
    QFETCH(QString, parent);
    QFETCH(QString, child);
    QFETCH(QString, parents);
    QFETCH(QString, children);
    const QString tables =
        QStringLiteral("CREATE TABLE top (k %1 UNIQUE, id INTEGER PRIMARY KEY);"
                       "CREATE TABLE low (k %2 REFERENCES top (k) ON DELETE CASCADE, id INTEGER PRIMARY KEY);"
                       "CREATE TABLE ring (a INTEGER PRIMARY KEY REFERENCES low (id) ON DELETE CASCADE,"
                       " b INTEGER REFERENCES ring (a) ON DELETE CASCADE);"
                       "INSERT INTO top (k) VALUES (%3); INSERT INTO low (k) VALUES (%4);"
                       "INSERT INTO ring SELECT id, NULL FROM low")
            .arg(parent, child, parents, children);
    // What SQLite itself takes along.
    auto real = Database::openInMemory();
    QVERIFY(real && real->execute(tables) &&
            real->execute(QStringLiteral("PRAGMA foreign_keys = ON; DELETE FROM top")));
    const qint64 gone = children.count(u'(') + 1 - *real->integer(QStringLiteral("SELECT count(*) FROM low"));
    const Assessed assessed(
        tables, QStringLiteral("CREATE TABLE x (id INTEGER PRIMARY KEY)"),
        planOf(QStringLiteral("top, low, ring"),
               QStringLiteral(
                   "      - delete: top\n        rule: gone\n        when: \"1\"\n        cascade: true\n")));
    const BlastRadius& radius = assessed.value().blast.first();
    QCOMPARE(radius.notRun, QString());
    const BlastReference& low = radius.references.first();
    QCOMPARE(low.child, QStringLiteral("low"));
    QCOMPARE(low.notRun, QString());
    QCOMPARE(low.rows, gone);
    QCOMPARE(assessed.asked(low.query), low.rows);
    if (gone > 0) // listed, since the ring is reached on two ways
        QCOMPARE(radius.references.at(1).rows, gone);
}

void TestAssessSchema::saysWhatBecomesOfAReferenceOfAKeptTable()
{
    const QString source = QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT); CREATE "
                                          "TABLE kinds (id INTEGER PRIMARY KEY);"
                                          "CREATE TABLE notes (id INTEGER PRIMARY KEY, person INTEGER "
                                          "REFERENCES people (id), kind INTEGER REFERENCES kinds (id))");
    const QString people = QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    const QString move =
        QStringLiteral("      - schema: target\n      - move: people\n        into: people\n        columns: "
                       "{id: id, name: name}\n      - cutover: swap\n");
    const auto keyOf = [](const Assessed& assessed, const QString& parent) {
        for (const InventoryItem& item : assessed.value().inventory) {
            if (item.kind == Kind::ForeignKey && item.name.contains(parent))
                return fateId(item.fate) + u'|' + item.becomes + u'|' + item.how;
        }
        return QString();
    };
    const Assessed renamed(source, people, planOf(QStringLiteral("notes, kinds"), move));
    QCOMPARE(
        keyOf(renamed, QStringLiteral("people")),
        QStringLiteral("renamed|old_people|it follows the old table; it does not refer to the new people"));
    QCOMPARE(keyOf(renamed, QStringLiteral("kinds")), QStringLiteral("kept||"));
    QVERIFY(renamed.openGaps().contains(QStringLiteral("constraint: notes")));
    const Assessed dropped(
        source, people, planOf(QStringLiteral("notes, kinds"), move + QStringLiteral("      - drop: all\n")));
    QCOMPARE(
        keyOf(dropped, QStringLiteral("people")),
        QStringLiteral(
            "dropped||it follows the old table, as old_people; when that is dropped it refers to nothing"));
    // A rebuild gives it the new one.
    const Assessed rebuilt(
        source,
        people + QStringLiteral("; CREATE TABLE notes (id INTEGER PRIMARY KEY, person INTEGER REFERENCES "
                                "people (id), kind INTEGER REFERENCES kinds (id))"),
        planOf(QStringLiteral("kinds"), move + QStringLiteral("      - rebuild: notes\n")));
    QCOMPARE(keyOf(rebuilt, QStringLiteral("people")), QStringLiteral("rebuilt|notes|"));
    QVERIFY(!rebuilt.openGaps().contains(QStringLiteral("constraint: notes")));
}

void TestAssessSchema::followsATableThatReferencesReachOnTwoWays()
{
    const Assessed assessed(
        QStringLiteral("CREATE TABLE a (id INTEGER PRIMARY KEY, boss INTEGER REFERENCES a ON DELETE CASCADE); CREATE TABLE b (id INTEGER PRIMARY KEY, a REFERENCES a ON DELETE CASCADE);"
                       "CREATE TABLE c (id INTEGER PRIMARY KEY, a REFERENCES a ON DELETE CASCADE, b REFERENCES b ON DELETE CASCADE);"
                       "CREATE TABLE d (id INTEGER PRIMARY KEY, c REFERENCES c);"
                       "INSERT INTO a VALUES (1, NULL), (2, 1), (3, 2), (4, NULL); INSERT INTO b VALUES (1, 1), (2, 3), (3, 4);"
                       "INSERT INTO c VALUES (1, 3, NULL), (2, NULL, 1), (3, 4, 3), (4, 1, 2); INSERT INTO d VALUES (1, 1), (2, 2), (3, 3), (4, 4)"),
        QStringLiteral("CREATE TABLE x (id INTEGER PRIMARY KEY)"),
        planOf(QStringLiteral("a, b, c, d"),
               QStringLiteral("      - delete: a\n        rule: gone\n        when: a.id = 1\n        cascade: true\n")));
    QMap<QString, qint64> rows;
    for (const BlastReference& reference : assessed.value().blast.first().references)
        rows.insert(reference.child + u'-' + reference.parent, reference.rows);
    QCOMPARE(rows, (QMap<QString, qint64>{{QStringLiteral("a-a"), 2}, {QStringLiteral("b-a"), 2}, {QStringLiteral("c-a"), 2},
                                          {QStringLiteral("c-b"), 2}, {QStringLiteral("d-c"), 3}}));
    for (const BlastReference& reference : assessed.value().blast.first().references)
        QCOMPARE(assessed.asked(reference.query), reference.rows);
}

void TestAssessSchema::accountsForOneOfEachKind()
{
    const QString source = QStringLiteral(
        "PRAGMA user_version = 3; PRAGMA application_id = 9;"
        "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT COLLATE NOCASE UNIQUE CHECK (name <> ''), twice AS (name || name) STORED);"
        "CREATE TABLE strict_one (id INTEGER PRIMARY KEY, n REAL, parent INTEGER REFERENCES counted (id) ON DELETE SET NULL) STRICT;"
        "CREATE TABLE keyed (a TEXT, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;"
        "CREATE VIRTUAL TABLE texts USING fts5(body, content='counted', content_rowid='id');"
        "CREATE VIRTUAL TABLE boxes USING rtree(id, low, high);"
        "CREATE INDEX part ON counted (name) WHERE name > 'a';"
        "CREATE INDEX expressed ON counted (length(name));"
        "CREATE VIEW seen AS SELECT name FROM counted;"
        "CREATE TRIGGER put AFTER INSERT ON counted BEGIN SELECT 1; END;"
        "CREATE TRIGGER viewed INSTEAD OF INSERT ON seen BEGIN SELECT 1; END;"
        "INSERT INTO counted (name) VALUES ('x'), ('y'); INSERT INTO strict_one VALUES (1, 1.5, 1); INSERT INTO keyed VALUES ('k', 1)");
    const auto fatesOf = [&](const char* steps) {
        return Assessed(source, QStringLiteral("CREATE TABLE fresh (id INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE)"),
                        planOf(QStringLiteral("strict_one, keyed"),
                               QStringLiteral("      - schema: target\n      - move: counted\n        into: fresh\n        columns: {id: id, label: name}\n%1")
                                   .arg(QString::fromUtf8(steps))));
    };
    const Assessed all = fatesOf("      - cutover: swap\n      - drop: all\n        rule: old\n");
    QStringList kinds;
    for (const InventoryItem& item : all.value().inventory) {
        QVERIFY2(item.fate != InventoryItem::Fate::Open || item.kind == Kind::Column || item.kind == Kind::ForeignKey,
                 qPrintable(kindId(item.kind) + u' ' + item.name + QStringLiteral(" is open: ") + item.how));
        kinds += kindId(item.kind) + u' ' + (item.table.isEmpty() ? item.name : item.table + u'.' + item.name);
    }
    for (const char* const name :
         {"table counted", "table strict_one", "table keyed", "table texts", "table boxes", "column counted.twice", "column strict_one.n",
          "check counted.name <> ''", "foreign_key strict_one.parent → counted (id) ON DELETE SET NULL", "index counted.part",
          "index counted.expressed", "index counted.sqlite_autoindex_counted_1", "view seen", "trigger counted.put", "trigger seen.viewed",
          "collation nocase", "sequence counted.sqlite_sequence", "setting user_version", "setting application_id", "setting encoding",
          "setting page_size", "setting auto_vacuum", "setting journal_mode", "table fresh"})
        QVERIFY2(kinds.contains(QString::fromUtf8(name)), qPrintable(QString::fromUtf8(name) + QStringLiteral(" is missing of\n") + kinds.join(u'\n')));
    QCOMPARE(kinds.removeDuplicates(), 0);
    // Without the drop what nothing accounts for is open, and none of it is left out.
    const Assessed some = fatesOf("      - cutover: swap\n");
    for (const char* const name : {"texts", "boxes"})
        QCOMPARE(some.fateOf(Kind::Table, QString::fromUtf8(name)), QStringLiteral("open"));
    QCOMPARE(some.fateOf(Kind::View, QStringLiteral("seen")), QStringLiteral("open"));
    QCOMPARE(some.fateOf(Kind::Trigger, QStringLiteral("viewed")), QStringLiteral("open"));
}

QTEST_GUILESS_MAIN(TestAssessSchema)
#include "test_assess_schema.moc"
