// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/assessment_json.h"
#include "tests/core/assess/assess_fixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace godwit::core;
using godwit::tests::Assessed;

class TestAssess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhatTheMovesLeaveOut_data();
    void countsWhatTheMovesLeaveOut();
    void findsNothingWhereAllIsClean();
    void findsKeysThatOccurTwice_data();
    void findsKeysThatOccurTwice();
    void findsKeysOfIndexesThatCoverSome_data();
    void findsKeysOfIndexesThatCoverSome();
    void findsKeysThatSeveralMovesGive();
    void countsARowThatIsRefusedTwiceOnce();
    void countsEachCauseWhole();
    void countsWhatChecksAndTypesRefuse();
    void asksGeneratedColumnsToo();
    void countsDatesThatAskForThePresentTime();
    void findsRequiredFieldsThatAreMissing();
    void saysWhatCannotBeCountedYet();
    void countsTwoHalvesAsOne();
    void comesBackFromItsJson();
};

namespace {

const QString kTarget = QStringLiteral(
    "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT UNIQUE, at INTEGER)");

QString planOf(const QString& move, const QString& more = {})
{
    return QStringLiteral("%1target: {schema: target.sql}\nphases:\n  - phase: move\n    steps:\n      - "
                          "schema: target\n%2      - cutover: swap\n      - drop: all\n")
        .arg(more, move);
}

QString moveOf(const QString& columns, const QString& rest = {})
{
    return QStringLiteral("      - move: old\n        into: items\n        columns: {%1}\n%2")
        .arg(columns, rest);
}

const QString kSource = QStringLiteral(
    "CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT, code TEXT, at TEXT);"
    "INSERT INTO old VALUES (1, 'one', 'a', '2026-01-01'), (2, 'two', 'b', 'soon'), (3, NULL, 'c', NULL),"
    " (4, 'four', 'A', '2026-02-30'), (5, 'five', 'a', '2026-01-02')");
const QString kLookups = QStringLiteral("lookups: {codes: {a: alpha, b: beta}}\n");

} // namespace

void TestAssess::countsWhatTheMovesLeaveOut_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<qint64>("skipped");
    QTest::addColumn<QStringList>("causes");
    const auto row = [](const char* name, const char* columns, const char* rest, qint64 skipped,
                        const QStringList& causes) {
        QTest::newRow(name) << QString::fromUtf8(columns) << QString::fromUtf8(rest) << skipped << causes;
    };
    row("nothing", "id: id, name: \"coalesce(name, '')\"", "", 0, {});
    row("a lookup", "id: id, name: {lookup: codes, of: code}", "", 0,
        {QStringLiteral("the value is not in the lookup codes | name | 2")});
    row("a lookup that skips", "id: id, name: {lookup: codes, of: code, otherwise: {skip: unknown code}}", "",
        2, {QStringLiteral("skip: unknown code |  | 2")});
    row("a function of ours", "id: id, name: \"coalesce(name, '')\", at: date_ms(at)", "", 0,
        {QStringLiteral("at is no date | at | 2")});
    row("a rule", "id: id, name: name", "        where: [{rule: has a name, when: name IS NOT NULL}]\n", 1,
        {QStringLiteral("skip: has a name |  | 1")});
    row("a reject", "id: id, name: name", "        reject: [{when: name IS NULL, because: no name}]\n", 0,
        {QStringLiteral("no name |  | 1")});
    row("SQLite's own", "id: id, name: \"json_extract(code, '$.x')\"", "", 0,
        {QStringLiteral("an expression failed: malformed JSON | name | 5")});
    row("a name of let", "id: id, name: n", "        let: {n: {lookup: codes, of: code}}\n", 0,
        {QStringLiteral("the value is not in the lookup codes | name | 2")});
}

void TestAssess::countsWhatTheMovesLeaveOut()
{
    QFETCH(QString, columns);
    QFETCH(QString, rest);
    QFETCH(qint64, skipped);
    QFETCH(QStringList, causes);
    const Assessed assessed(kSource, kTarget, planOf(moveOf(columns, rest), kLookups));
    const MoveExpectation& move = assessed.value().expectations.first();
    QCOMPARE(move.notRun, QString());
    QCOMPARE(move.rows, 5);
    QCOMPARE(move.skipped, skipped);
    QVERIFY(!move.isLowerBound);
    if (causes.value(0).startsWith(QStringLiteral("at is no date"))) {
        QCOMPARE(move.quarantined, 2);
        QCOMPARE(move.causes.first().column, QStringLiteral("at"));
    } else {
        QCOMPARE(assessed.causes(), causes);
    }
    QVERIFY(assessed.isUntouched);
}

void TestAssess::findsNothingWhereAllIsClean()
{
    const Assessed assessed(
        QStringLiteral(
            "CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT UNIQUE, at INTEGER);"
            "INSERT INTO old VALUES (1, 'one', 'a', 1), (2, 'two', NULL, 2)"),
        kTarget,
        planOf(moveOf(QStringLiteral("\"*\": same"))
                   .replace(QStringLiteral("        columns: {\"*\": same}"),
                            QStringLiteral("        columns:\n          \"*\": same"))));
    QCOMPARE(assessed.warnings(), QStringList());
    QCOMPARE(assessed.openGaps(), QStringList());
    QCOMPARE(assessed.value().openItems(), 0);
    QCOMPARE(assessed.value().expectations.first().quarantined, 0);
}

void TestAssess::findsKeysThatOccurTwice_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<qint64>("keys");
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<QString>("settledBy");
    const auto row = [](const char* name, const char* target, const char* columns, qint64 keys, qint64 rows,
                        const char* rest = "", const char* settledBy = "") {
        QTest::newRow(name) << QString::fromUtf8(target) << QString::fromUtf8(columns)
                            << QString::fromUtf8(rest) << keys << rows << QString::fromUtf8(settledBy);
    };
    row("by bytes", "CREATE TABLE items (code TEXT PRIMARY KEY)", "code: code", 1, 2);
    row("without case", "CREATE TABLE items (code TEXT COLLATE NOCASE PRIMARY KEY)", "code: code", 1, 3);
    row("of an expression", "CREATE TABLE items (code TEXT PRIMARY KEY)", "code: lower(code)", 1, 3);
    row("of two columns", "CREATE TABLE items (code TEXT, name TEXT, UNIQUE (code, name))",
        "code: code, name: name", 0, 0);
    row("the source's own key", "CREATE TABLE items (id INTEGER PRIMARY KEY)", "id: id", 0, 0);
    row("numbers as texts", "CREATE TABLE items (k INTEGER UNIQUE)",
        "k: \"CASE id WHEN 1 THEN '7' WHEN 2 THEN 7 WHEN 3 THEN 7.0 ELSE id END\"", 1, 3);
    row("NULL is equal to nothing", "CREATE TABLE items (k TEXT UNIQUE)", "k: \"nullif(code, code)\"", 0, 0);
    row("grouped", "CREATE TABLE items (code TEXT PRIMARY KEY)", "code: lower(code)", 1, 3,
        "        group: {by: [code], keep: code}\n", "group");
    row("made unique", "CREATE TABLE items (id INTEGER PRIMARY KEY, code TEXT UNIQUE)",
        "id: id, code: lower(code)", 1, 3,
        "        unique: {column: code, order: [id], suffix: \" ({n})\"}\n", "unique");
}

void TestAssess::findsKeysThatOccurTwice()
{
    QFETCH(QString, target);
    QFETCH(QString, columns);
    QFETCH(QString, rest);
    QFETCH(qint64, keys);
    QFETCH(qint64, rows);
    QFETCH(QString, settledBy);
    const Assessed assessed(kSource, target, planOf(moveOf(columns, rest)));
    const DuplicateKey& key = assessed.value().duplicates.last();
    QCOMPARE(key.notRun, QString());
    QCOMPARE(key.keys, keys);
    QCOMPARE(key.rows, rows);
    QCOMPARE(key.settledBy, settledBy);
    QCOMPARE(key.samples.size(), rows);
    const CheckResult* const check = assessed.check(
        QStringLiteral("duplicates: items (%1) from old").arg(key.columns.join(QStringLiteral(", "))));
    QVERIFY(check);
    QCOMPARE(check->verdict, keys > 0 && settledBy.isEmpty() ? Verdict::Warning : Verdict::Passed);
}

void TestAssess::findsKeysOfIndexesThatCoverSome_data()
{
    QTest::addColumn<QString>("index");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<qint64>("keys");
    QTest::addColumn<qint64>("rows");
    const auto row = [](const char* name, const char* index, const QStringList& columns, qint64 keys, qint64 rows) {
        QTest::newRow(name) << QString::fromUtf8(index) << columns << keys << rows;
    };
    const QString code = QStringLiteral("code");
    row("partial", "items (code) WHERE id < 5", {code}, 0, 0);
    row("partial, all", "items (code) WHERE id > 0", {code}, 1, 2);
    row("an expression", "items (lower(code))", {QStringLiteral("lower(code)")}, 1, 3);
    row("an expression, partial", "items (lower(code) DESC) WHERE id IN (1, 4)", {QStringLiteral("lower(code)")}, 1, 2);
    row("another collation", "items (code COLLATE NOCASE)", {code}, 1, 3);
    row("an expression's collation", "items (trim(code) COLLATE nocase, id > 9)",
        {QStringLiteral("trim(code)"), QStringLiteral("id > 9")}, 1, 3);
    row("as the column stores it", "items (typeof(at)) WHERE at IS NOT NULL", {QStringLiteral("typeof(at)")}, 1, 5);
    row("NULL is equal to nothing", "items (nullif(code, code))", {QStringLiteral("nullif(code, code)")}, 0, 0);
}

void TestAssess::findsKeysOfIndexesThatCoverSome()
{
    QFETCH(QString, index);
    QFETCH(QStringList, columns);
    QFETCH(qint64, keys);
    QFETCH(qint64, rows);
    const Assessed assessed(
        kSource,
        QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, code TEXT, at INTEGER); CREATE UNIQUE INDEX ix ON ") +
            index,
        planOf(moveOf(QStringLiteral("id: id, code: code, at: \"CAST(id AS TEXT)\""))));
    const DuplicateKey& key = assessed.value().duplicates.last();
    QCOMPARE(key.notRun, QString());
    QCOMPARE(key.columns, columns);
    QCOMPARE(key.keys, keys);
    QCOMPARE(key.rows, rows);
    QCOMPARE(key.samples.size(), rows);
    QCOMPARE(assessed.value().expectations.first().quarantined, keys == 0 ? 0 : rows - keys);
    QVERIFY(!assessed.value().expectations.first().isLowerBound);
}

void TestAssess::findsKeysThatSeveralMovesGive()
{
    const QString source =
        kSource + QStringLiteral("; CREATE TABLE older (k INTEGER PRIMARY KEY, code TEXT);"
                                 "INSERT INTO older VALUES (1, 'x'), (3, 'B'), (9, 'b'), (10, 'b')");
    const QString target = QStringLiteral(
        "CREATE TABLE items (id INTEGER PRIMARY KEY, code TEXT); CREATE UNIQUE INDEX lowered ON items (lower(code))");
    const Assessed assessed(source, target,
                            planOf(moveOf(QStringLiteral("id: id, code: code")) +
                                   QStringLiteral("      - move: older\n        into: items\n        columns: {id: k, code: code}\n")));
    QList<DuplicateKey> across;
    for (const DuplicateKey& key : assessed.value().duplicates) {
        if (key.isAcross)
            across += key;
    }
    QCOMPARE(across.size(), 2);
    QCOMPARE(across[0].columns, QStringList{QStringLiteral("id")});
    QCOMPARE(across[0].source, QStringLiteral("old, older"));
    QCOMPARE(across[0].keys, 2); // 1 and 3
    QCOMPARE(across[0].rows, 4);
    QCOMPARE(across[0].samples.size(), 4);
    QCOMPARE(across[0].samples.first(), (QStringList{QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("old")}));
    QCOMPARE(across[1].index, QStringLiteral("lowered"));
    QCOMPARE(across[1].keys, 1); // b
    QCOMPARE(across[1].rows, 4);
    // Of the first move 4 and 5 go, whose codes are there already; of the second all: 1 and 3 by their id, 9 and 10 by their code.
    QCOMPARE(assessed.value().expectations[0].quarantined, 2);
    QCOMPARE(assessed.value().expectations[1].quarantined, 4);
    QVERIFY(assessed.check(QStringLiteral("duplicates: items (id) from old, older together")));
    QVERIFY(assessed.isUntouched);
}

void TestAssess::countsARowThatIsRefusedTwiceOnce()
{
    // The second row has the first one's name and code; the third has the second one's mark, which then is free.
    const Assessed assessed(QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT, code TEXT, mark TEXT);"
                                           "INSERT INTO old VALUES (1, 'n', 'c', 'x'), (2, 'n', 'c', 'y'), (3, 'm', 'd', 'y'), (4, NULL, 'c', 'z')"),
                            QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, code TEXT UNIQUE, mark TEXT UNIQUE)"),
                            planOf(moveOf(QStringLiteral("id: id, name: name, code: code, mark: mark"))));
    QCOMPARE(assessed.value().expectations.first().quarantined, 2);
    // Each of the causes counts all that it refuses: the second row has a name and a code that are taken, the
    // fourth no name and the same code.
    QCOMPARE(assessed.causes(),
             (QStringList{QStringLiteral("two rows have the same code (UNIQUE) | code | 2"),
                          QStringLiteral("name has no value (NOT NULL) | name | 1"),
                          QStringLiteral("two rows have the same name (UNIQUE) | name | 1")}));
}

void TestAssess::countsEachCauseWhole()
{
    // 2: without a name, its code taken, no date. 3: no date, no JSON, no name. 4: no date, a bad state and
    // an amount that is none, which the second CHECK is not asked about. 5: left out by a rule, whatever else
    // it lacks. 6: rejected by the plan, twice; its date counts, and what the target would say of it does
    // not.
    const Assessed assessed(
        QStringLiteral(
            "CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT, code TEXT, at TEXT, more TEXT, state TEXT, "
            "amount);"
            "INSERT INTO old VALUES (1, 'a', 'x', '2026-01-01', '{}', 'open', 1), (2, NULL, 'x', 'soon', "
            "'{}', 'open', 2),"
            " (3, NULL, 'y', 'soon', '{', 'open', 3), (4, 'b', 'y', 'never', '{}', 'lost', 'many'),"
            " (5, NULL, 'x', 'soon', '{', 'lost', 5), (6, NULL, 'x', 'soon', '{}', 'lost', 6)"),
        QStringLiteral(
            "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT UNIQUE, at INTEGER, "
            "more TEXT,"
            " state TEXT CHECK (state IN ('open', 'done')), amount INTEGER CHECK (amount + id < 9)) STRICT"),
        planOf(
            moveOf(QStringLiteral(
                       "id: id, name: name, code: code, at: date_ms(at), more: \"json_extract(more, '$.x')\","
                       " state: state, amount: amount"),
                   QStringLiteral("        where: [{rule: kept, when: id <> 5}]\n"
                                  "        reject: [{when: \"code = 'x' AND id > 5\", because: x is over},"
                                  " {when: \"id = 6\", because: six}]\n"))));
    const MoveExpectation& move = assessed.value().expectations.first();
    QCOMPARE(move.notRun, QString());
    QCOMPARE(move.quarantined, 4);
    QCOMPARE(move.skipped, 1);
    QStringList causes = assessed.causes();
    causes.sort();
    QStringList expected{QStringLiteral("amount takes INTEGER, and the value is TEXT (STRICT) | amount | 1"),
                         QStringLiteral("an expression failed: malformed JSON | more | 1"),
                         QStringLiteral("name has no value (NOT NULL) | name | 2"),
                         QStringLiteral("skip: kept |  | 1"),
                         QStringLiteral("two rows have the same code (UNIQUE) | code | 1"),
                         QStringLiteral("six |  | 1"),
                         QStringLiteral("x is over |  | 1"),
                         QStringLiteral("“state IN ('open', 'done')” does not hold (CHECK) |  | 1")};
    for (const QString& cause : causes) {
        if (cause.contains(QStringLiteral("| at |")))
            expected += cause;
    }
    expected.sort();
    QCOMPARE(causes, expected);
    qint64 dates = 0;
    for (const ExpectedCause& cause : move.causes)
        dates += cause.column == QStringLiteral("at") ? cause.rows : 0;
    QCOMPARE(dates, 4);
    QCOMPARE(assessed.value().missing.first().rows, 2);
    const DuplicateKey& codes = assessed.value().duplicates.last();
    QCOMPARE(codes.keys, 2); // y too, whose rows both go for other causes
    QCOMPARE(codes.rows, 4);
}

void TestAssess::countsWhatChecksAndTypesRefuse()
{
    const Assessed assessed(
        QStringLiteral("CREATE TABLE old (id, name TEXT, state TEXT, n);"
                       "INSERT INTO old VALUES (1, 'a', 'open', 1), (2, 'b', 'Done', '2'), (3, 'c', NULL, 3), (4, 'd', 'done', 'x'), ('five', 'e', 'open', 5)"),
        QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, state TEXT CHECK (state IN ('open', 'done')), n INTEGER) STRICT"),
        planOf(moveOf(QStringLiteral("id: id, state: state, n: n"))));
    const MoveExpectation& move = assessed.value().expectations.first();
    QCOMPARE(move.notRun, QString());
    QVERIFY2(!move.isLowerBound, qPrintable(move.notCounted.join(u'\n')));
    QCOMPARE(move.quarantined, 3);
    const QStringList causes = assessed.causes();
    QVERIFY2(causes.contains(QStringLiteral("“state IN ('open', 'done')” does not hold (CHECK) |  | 1")), qPrintable(causes.join(u'\n')));
    QVERIFY2(causes.contains(QStringLiteral("n takes INTEGER, and the value is TEXT (STRICT) | n | 1")), qPrintable(causes.join(u'\n')));
    QVERIFY2(causes.contains(QStringLiteral("the key id takes whole numbers only | id | 1")), qPrintable(causes.join(u'\n')));
}

void TestAssess::asksGeneratedColumnsToo()
{
    const QString rows = QStringLiteral("(1, 'Ada'), (2, ' ada'), (3, NULL), (4, 'too long'), (5, 'bob')");
    const QString target = QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT, low TEXT "
                                          "AS (lower(trim(name))) NOT NULL UNIQUE,"
                                          " size INTEGER AS (length(low)) CHECK (size < 4)); CREATE UNIQUE "
                                          "INDEX by_size ON items (size) WHERE size > 2");
    const Assessed assessed(
        QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO old VALUES ") +
            rows,
        target, planOf(moveOf(QStringLiteral("id: id, name: name"))));
    const MoveExpectation& move = assessed.value().expectations.first();
    QVERIFY2(!move.isLowerBound, qPrintable(move.notCounted.join(u'\n')));
    QStringList causes = assessed.causes();
    causes.sort();
    QCOMPARE(causes,
             (QStringList{QStringLiteral("low has no value (NOT NULL) | low | 1"),
                          QStringLiteral("two rows are the same in the index by_size (UNIQUE) |  | 2"),
                          QStringLiteral("two rows have the same low (UNIQUE) | low | 1"),
                          QStringLiteral("“size < 4” does not hold (CHECK) |  | 1")}));
    // As many as SQLite itself refuses.
    auto real = Database::openInMemory();
    QVERIFY(real &&
            real->execute(target + QStringLiteral("; INSERT OR IGNORE INTO items (id, name) VALUES ") +
                          rows.section(QStringLiteral(", (4"), 0, 0) + QStringLiteral(", (5, 'bob')")));
    QCOMPARE(move.quarantined, 5 - *real->integer(QStringLiteral("SELECT count(*) FROM items")));
    // What they depend on may come later.
    const Assessed later(QStringLiteral("CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE "
                                        "kin (id INTEGER PRIMARY KEY, old INTEGER)"),
                         QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT); CREATE "
                                        "TABLE kids (id INTEGER PRIMARY KEY, item INTEGER,"
                                        " twice INTEGER AS (item * 2) NOT NULL UNIQUE CHECK (twice > 0))"),
                         planOf(moveOf(QStringLiteral("id: id, name: name")) +
                                QStringLiteral("      - move: kin\n        into: kids\n        columns: {id: "
                                               "id, item: \"ref(old, old)\"}\n")));
    QCOMPARE(later.value().expectations.at(1).notCounted.size(),
             4); // item itself, the CHECK, the value, the key
}

void TestAssess::countsDatesThatAskForThePresentTime()
{
    const QString source = QStringLiteral(
        "CREATE TABLE old (id INTEGER PRIMARY KEY, due TEXT); INSERT INTO old VALUES (1, '2026-01-01'), (2, 'NOW'), (3, 'subsec'), (4, NULL), (5, x'6e6f77'), (6, 'soon')");
    const Assessed dirty(source, kTarget,
                         planOf(moveOf(QStringLiteral("id: id, name: \"'x'\", code: \"date(due, '+1 day')\", at: \"CAST(strftime('%s', due) AS INTEGER)\""))));
    QCOMPARE(dirty.value().tables.first().columns.at(1).asksNow, 3);
    QCOMPARE(dirty.value().expectations.first().quarantined, 3);
    // Where the column holds none, its dates need not be tried.
    const Assessed clean(QString(source).replace(QStringLiteral("'NOW'"), QStringLiteral("'2026-01-02'")).replace(QStringLiteral("'subsec'"), QStringLiteral("NULL")).replace(QStringLiteral("x'6e6f77'"), QStringLiteral("''")),
                         kTarget, planOf(moveOf(QStringLiteral("id: id, name: \"'x'\", at: \"unixepoch(due)\""))));
    QCOMPARE(clean.value().tables.first().columns.at(1).asksNow, 0);
    QCOMPARE(clean.value().expectations.first().quarantined, 0);
}

void TestAssess::findsRequiredFieldsThatAreMissing()
{
    const Assessed assessed(
        kSource, kTarget, planOf(moveOf(QStringLiteral("id: id, name: name, code: \"nullif(code, 'a')\""))));
    QCOMPARE(assessed.value().missing.size(), 1);
    const MissingField& field = assessed.value().missing.first();
    QCOMPARE(field.table + u'.' + field.column, QStringLiteral("items.name"));
    QCOMPARE(field.rows, 1);
    QCOMPARE(field.samples, (QList<QStringList>{{QStringLiteral("3")}}));
    QCOMPARE(assessed.check(QStringLiteral("required: items.name from old"))->verdict, Verdict::Warning);
    // A row that a rule leaves out needs no value.
    const Assessed filtered(
        kSource, kTarget,
        planOf(moveOf(QStringLiteral("id: id, name: name"),
                      QStringLiteral("        where: [{rule: named, when: name IS NOT NULL}]\n"))));
    QCOMPARE(filtered.value().missing.first().rows, 0);
    QCOMPARE(filtered.check(QStringLiteral("required: items.name from old"))->verdict, Verdict::Passed);
}

void TestAssess::saysWhatCannotBeCountedYet()
{
    const QString target =
        QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL); CREATE TABLE parts "
                       "(id INTEGER PRIMARY KEY, item INTEGER NOT NULL, n TEXT)");
    const Assessed assessed(
        kSource + QStringLiteral("; CREATE TABLE bits (id INTEGER PRIMARY KEY, old_id INTEGER, n TEXT); "
                                 "INSERT INTO bits VALUES (1, 1, '{'), (2, 9, '{}')"),
        target,
        planOf(moveOf(QStringLiteral("id: id, name: \"coalesce(name, '')\"")) +
               QStringLiteral("      - move: bits\n        into: parts\n        columns: {id: id, item: "
                              "\"ref(old, old_id)\", n: \"json_extract(n, '$.x')\"}\n")));
    const MoveExpectation& move = assessed.value().expectations.at(1);
    QVERIFY(move.isLowerBound);
    QCOMPARE(move.notCounted.size(), 1);
    QVERIFY(move.notCounted.first().startsWith(QStringLiteral("item depends on rows that have moved")));
    QCOMPARE(move.quarantined, 1); // the broken JSON; the parent that is missing is not counted
    QVERIFY(assessed.value().missing.last().notRun.contains(QStringLiteral("depends on rows")));
    QCOMPARE(assessed.check(QStringLiteral("required: parts.item from bits"))->verdict, Verdict::NotRun);
}

void TestAssess::countsTwoHalvesAsOne()
{
    const QString source = QStringLiteral(
        "CREATE TABLE old (id INTEGER PRIMARY KEY, name TEXT, code TEXT, at TEXT);"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
        "INSERT INTO old SELECT i, CASE WHEN i % 1000 = 0 THEN NULL ELSE 'n' || i END, 'c' || (i % 59990),"
        " CASE WHEN i % 600 = 0 THEN 'soon' ELSE '2026-01-01' END FROM n");
    const Assessed assessed(
        source, kTarget,
        planOf(moveOf(QStringLiteral("id: id, name: name, code: lower(code), at: date_ms(at)"),
                      QStringLiteral("        where: [{rule: not the last, when: id < 59999}]\n"))));
    const MoveExpectation& move = assessed.value().expectations.first();
    QCOMPARE(move.notRun, QString());
    QCOMPARE(move.rows, 60'000);
    QCOMPARE(move.skipped, 2);
    QCOMPARE(move.quarantined, 99 + 40 + 8); // dates that are none, names that are missing, codes that are there already
    QCOMPARE(assessed.value().missing.first().rows, 59); // also those whose date is none
    const DuplicateKey& key = assessed.value().duplicates.last();
    QCOMPARE(key.keys, 8); // 59991 … 59998 repeat c1 … c8, which stand in the other half
    QCOMPARE(key.rows, 16);
    QCOMPARE(key.samples.size(), 16);
    QCOMPARE(key.samples.first().first(), key.samples.at(1).first());
}

void TestAssess::comesBackFromItsJson()
{
    const Assessed assessed(
        kSource + QStringLiteral("; CREATE TABLE kids (id INTEGER PRIMARY KEY, old_id INTEGER REFERENCES old "
                                 "(id) ON DELETE CASCADE); INSERT INTO kids VALUES (1, 1)"),
        kTarget,
        planOf(moveOf(QStringLiteral("id: id, name: name, code: lower(code), at: date_ms(at)")))
            .replace(QStringLiteral("schema: target.sql}"),
                     QStringLiteral("schema: target.sql, keep: [kids]}")));
    const QJsonObject written = toJson(assessed.value());
    const auto read = assessmentOf(QJsonDocument(written).toJson());
    QVERIFY(read);
    QCOMPARE(toJson(*read), written);
    QCOMPARE(read->blast.first().references.first().rows, 1);
    QCOMPARE(read->expectations.first().causes.first().code,
             assessed.value().expectations.first().causes.first().code);
    QVERIFY(assessmentOf({})->isEmpty());
    QVERIFY(!assessmentOf("[1"));
}

QTEST_GUILESS_MAIN(TestAssess)
#include "test_assess.moc"
