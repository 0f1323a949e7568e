// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kColumns = QStringLiteral("id, kind_id, word, raw, data, amount, tail");

/// One table of things, of which every shape of a step makes a table of its own, and boxes that are rebuilt.
const QString kThings = QStringLiteral(
    "CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT);"
    "INSERT INTO kinds VALUES (1, 'one'), (2, 'two'), (3, 'three');"
    "CREATE TABLE things (id INTEGER PRIMARY KEY, kind_id INT, word TEXT, raw, data BLOB, amount REAL, tail TEXT);"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)"
    " INSERT INTO things SELECT i, 1 + i % 3, 'word ' || min(i, 39), i, CAST('blob ' || i AS BLOB), i / 7.0,"
    " CAST(x'610062' AS TEXT) || i FROM n;"
    "CREATE TABLE boxes (id INTEGER PRIMARY KEY, kind_id INT, word TEXT, raw, data BLOB, amount REAL, tail TEXT);"
    "INSERT INTO boxes SELECT id, kind_id, word, raw, data, amount, tail FROM things;"
    "PRAGMA user_version = 1");

QString tableOf(const char* name, const char* more = "")
{
    return QStringLiteral("CREATE TABLE %1 (id INTEGER PRIMARY KEY, kind_id INT REFERENCES kinds (id), word TEXT NOT NULL, raw,"
                          " data BLOB, amount REAL, tail TEXT%2);\n")
        .arg(QLatin1StringView(name), QLatin1StringView(more));
}

const QString kSame = QStringLiteral("id: id, kind_id: kind_id, word: word, raw: raw, data: data, amount: amount, tail: tail");

RunText shapesText()
{
    RunText text;
    text.source = kThings;
    text.target = tableOf("plain") + tableOf("grouped") + tableOf("joined", ", kind TEXT") + tableOf("updated", ", mood TEXT") +
                  tableOf("keyless").replace(QStringLiteral("id INTEGER PRIMARY KEY"), QStringLiteral("id INT")) +
                  QStringLiteral("CREATE INDEX plain_word ON plain (word);\n") + tableOf("boxes", " NOT NULL, size INT DEFAULT 0") +
                  QStringLiteral("CREATE VIEW words AS SELECT id, word FROM plain;\n"
                                 "CREATE TRIGGER plain_gone AFTER DELETE ON plain BEGIN DELETE FROM joined WHERE id = old.id; END;\n");
    text.keep = QStringLiteral("keep: [kinds]");
    text.moves =
        QStringLiteral("      - { move: things, into: plain, columns: { %1 }, reject: [{ when: id = 3, because: it is the third }] }\n"
                       "      - { move: things, into: grouped, columns: { %1 }, group: { by: [word], keep: id } }\n"
                       "      - move: things\n        into: joined\n        columns: { %2, kind: k.name }\n"
                       "        join: [{ table: kinds, as: k, on: k.id = things.kind_id }]\n"
                       "      - { move: things, into: updated, columns: { %1 } }\n"
                       "      - { move: things, into: keyless, columns: { %1 } }\n"
                       "      - { update: updated, set: { mood: \"'fine'\" } }\n"
                       "      - { rebuild: boxes, columns: { size: length(word) } }\n")
            .arg(kSame, QString(kSame).replace(QStringLiteral(": "), QStringLiteral(": things.")));
    text.validate = QStringLiteral("      - validate: all\n");
    text.drop = QStringLiteral("      - drop: all\n");
    return text;
}

struct Fault
{
    const char* name;
    const char* sql; ///< of the table %1
    const char* told; ///< of it: with %1 in it
    const char* sample = "";
};

/// One of each kind; the row is the seventh.
const Fault kFaults[] = {
    {"a row is missing", "DELETE FROM %1 WHERE id = 7", "content of %1: failed: 1 row missing", "%1 | 7 | the row"},
    {"a row is doubled", "INSERT INTO %1 (%2) SELECT 107, kind_id, word, raw, data, amount, tail FROM %1 WHERE id = 7",
     "content of %1: failed: 1 row too many", "%1 | 107 | the row | no such row"},
    {"a value is another", "UPDATE %1 SET word = 'sword 7' WHERE id = 7", "content of %1: failed: 1 row with other values in word",
     "%1 | 7 | word | 'word 7' | 'sword 7'"},
    {"a value has another case", "UPDATE %1 SET word = 'Word 7' WHERE id = 7", "1 row with other values in word",
     "%1 | 7 | word | 'word 7' | 'Word 7'"},
    {"a value has another type", "UPDATE %1 SET raw = '7' WHERE id = 7", "1 row with other values in raw", "%1 | 7 | raw | 7 | '7'"},
    {"a value has a type that looks the same", "UPDATE %1 SET raw = 7.0 WHERE id = 7", "1 row with other values in raw",
     "%1 | 7 | raw | 7 | 7.0"},
    {"a value is NULL", "UPDATE %1 SET data = NULL WHERE id = 7", "1 row with other values in data", "%1 | 7 | data | X'626c6f622037' | NULL"},
    {"values of two rows changed places", "UPDATE %1 SET word = CASE id WHEN 7 THEN 'word 8' ELSE 'word 7' END WHERE id IN (7, 8)",
     "2 rows with other values in word", "%1 | 7 | word | 'word 7' | 'word 8'"},
    {"a tail behind a NUL is lost", "UPDATE %1 SET tail = 'a' WHERE id = 7", "1 row with other values in tail", "%1 | 7 | tail"},
    {"it is another parent's", "UPDATE %1 SET kind_id = 3 WHERE id = 7", "1 row with other values in kind_id", "%1 | 7 | kind_id | 2 | 3"},
    {"a byte of a BLOB is another", "UPDATE %1 SET data = x'626c6f622038' WHERE id = 7", "1 row with other values in data",
     "%1 | 7 | data | X'626c6f622037' | X'626c6f622038'"},
    {"a float is off by the least there is", "UPDATE %1 SET amount = 1.0000000000000002 WHERE id = 7", "1 row with other values in amount",
     "%1 | 7 | amount | 1.0 | 1.0000000000000002"},
    {"a float lost its sign", "UPDATE %1 SET amount = -1.0 WHERE id = 7", "1 row with other values in amount", "%1 | 7 | amount | 1.0 | -1.0"},
};

} // namespace

/// Faults of every kind, in the tables of every shape of step: validate names the table, the row and the column.
class TestPlantedShapes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNothingWhereNothingIsPlanted()
    {
        Shop shop(shapesText());
        VERIFY_EXIT(shop.run().session().waive({.filter = {}, .reason = QStringLiteral("a test")}), Exit::Done);
        const QString found = shop.validated();
        QVERIFY2(!found.contains(QStringLiteral(": failed: ")), qPrintable(found));
        VERIFY_EXIT(shop.outcome(), Exit::Done);
    }

    void namesEveryFault_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("sample");
        for (const char* const table : {"plain", "grouped", "joined", "updated", "boxes"}) {
            for (const Fault& fault : kFaults) {
                const auto of = [table](const char* text) {
                    return QString::fromUtf8(text).replace(QStringLiteral("%1"), QLatin1StringView(table)).replace(QStringLiteral("%2"), kColumns);
                };
                QTest::addRow("%s: %s", table, fault.name) << table << of(fault.sql) << of(fault.told) << of(fault.sample);
            }
        }
    }

    void namesEveryFault()
    {
        QFETCH(QString, table);
        QFETCH(QString, sql);
        QFETCH(QString, told);
        QFETCH(QString, sample);
        Shop shop(shapesText());
        shop.plant(sql);
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        const QString content = found.mid(found.indexOf(QStringLiteral("content of %1: failed").arg(table)));
        QVERIFY2(found.contains(QStringLiteral("content of %1: failed").arg(table)), qPrintable(found));
        QVERIFY2(content.contains(told), qPrintable(found));
        QVERIFY2(content.contains(QStringLiteral("  ") + sample), qPrintable(found));
    }

    void namesEveryFaultOfATableWithoutAKey_data()
    {
        QTest::addColumn<QString>("sql");
        for (const Fault& fault : kFaults)
            QTest::newRow(fault.name)
                << QString::fromUtf8(fault.sql).replace(QStringLiteral("%1"), QStringLiteral("keyless")).replace(QStringLiteral("%2"), kColumns);
    }

    void namesEveryFaultOfATableWithoutAKey()
    {
        QFETCH(QString, sql);
        Shop shop(shapesText());
        shop.plant(sql);
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        QVERIFY2(found.contains(QStringLiteral("content of keyless: failed: ")), qPrintable(found));
    }

    void namesARowThatIsInQuarantineAndArrivedAllTheSame()
    {
        Shop shop(shapesText());
        shop.plant(QStringLiteral("INSERT INTO plain (%1) SELECT %1 FROM things WHERE id = 3").arg(kColumns));
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        VERIFY_NAMES(found, "content of plain: failed: 1 row too many\n  plain | 3 | the row | no such row | 3 | 1 | 'word 3'");
    }

    void namesARowThatWasMergedAndArrivedAllTheSame()
    {
        Shop shop(shapesText());
        shop.plant(QStringLiteral("INSERT INTO grouped (%1) SELECT %1 FROM things WHERE id = 40").arg(kColumns));
        const QString found = shop.validated();
        VERIFY_NAMES(found, "content of grouped: failed: 1 row too many\n  grouped | 40 | the row | no such row");
    }

    void namesAnIndexThatIsNotOfItsTable()
    {
        Shop shop(shapesText());
        qint64 root = 0;
        qint64 pageSize = 0;
        {
            auto work = Database::open(shop.run().workFile());
            root = work->integer(QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name = 'plain_word'")).value();
            pageSize = work->integer(QStringLiteral("PRAGMA page_size")).value();
        }
        QFile file(shop.run().workFile());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 at = file.readAll().indexOf("word 17", (root - 1) * pageSize);
        QVERIFY(at > 0 && at < root * pageSize && file.seek(at) && file.putChar('x'));
        file.close();
        const QString found = shop.validated();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        VERIFY_NAMES(found, "integrity of the new and kept tables: failed: row ");
        VERIFY_NAMES(found, "plain_word");
    }

    void namesObjectsThatAreGoneOrOthers_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("told");
        QTest::newRow("trigger gone") << "DROP TRIGGER plain_gone" << "trigger plain_gone: it is not there";
        QTest::newRow("trigger does something else")
            << "DROP TRIGGER plain_gone; CREATE TRIGGER plain_gone AFTER DELETE ON plain BEGIN DELETE FROM joined; END"
            << "trigger plain_gone: its definition lacks";
        QTest::newRow("view gone") << "DROP VIEW words" << "view words: it is not there";
        QTest::newRow("view over other rows")
            << "DROP VIEW words; CREATE VIEW words AS SELECT id, word FROM plain WHERE id > 1" << "view words: its definition";
        QTest::newRow("index gone") << "DROP INDEX plain_word" << "index plain_word: it is not there";
        QTest::newRow("index over another column")
            << "DROP INDEX plain_word; CREATE INDEX plain_word ON plain (tail)" << "index plain_word: its definition is another one";
        QTest::newRow("index in another order")
            << "DROP INDEX plain_word; CREATE INDEX plain_word ON plain (word COLLATE NOCASE)" << "index plain_word: its definition";
        QTest::newRow("index unique") << "DROP INDEX plain_word; CREATE UNIQUE INDEX plain_word ON plain (word, id)"
                                      << "index plain_word: its definition";
    }

    void namesObjectsThatAreGoneOrOthers()
    {
        QFETCH(QString, sql);
        QFETCH(QString, told);
        Shop shop(shapesText());
        VERIFY_EXIT(shop.run().session().waive({.filter = {}, .reason = QStringLiteral("a test")}), Exit::Done);
        QVERIFY2(!shop.validated().contains(QStringLiteral(": failed: ")), qPrintable(shop.findings()));
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        shop.plant(sql, shop.run().database());
        const QString found = shop.validatedAgain();
        QVERIFY2(found.contains(QStringLiteral("object ledger: failed")), qPrintable(found));
        QVERIFY2(found.contains(told), qPrintable(found));
    }
};

QTEST_GUILESS_MAIN(TestPlantedShapes)
#include "test_planted_shapes.moc"
