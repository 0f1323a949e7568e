// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "whole_run.h"

#include "tests/support/file_content.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Database files that are hostile or broken: refused with a stable code and left as they are, or carried
/// over.
class TestHostileDatabases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesFilesThatCannotBeTrusted_data();
    void refusesFilesThatCannotBeTrusted();
    void schemasThatCallWhatIsNotThereAreCarried_data();
    void schemasThatCallWhatIsNotThereAreCarried();
    void schemasThatCallForTooMuchEndInTime_data();
    void schemasThatCallForTooMuchEndInTime();
    void aWalIsReadAndAForeignOneIsNot_data();
    void aWalIsReadAndAForeignOneIsNot();
    void aFlippedByteThatNoIndexKnowsIsCarriedAsItIs();
    void namesAnotherApplicationsFile();
};

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Without the header bytes that SQLite counts in whenever it copies a file.
QByteArray contentOf(const QString& path)
{
    QByteArray bytes = fileContent(path);
    for (const auto& [from, to] :
         {std::pair(18, 20), std::pair(24, 28), std::pair(40, 44), std::pair(92, 100)})
        bytes.replace(from, to - from, QByteArray(to - from, '\0'));
    return bytes;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

/// The schema edited behind SQLite's back: statements of the `sql` column, as text that CREATE would not
/// take.
void editSchema(const QString& path, const QString& update)
{
    auto database = Database::open(
        path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true, .defensive = false});
    if (!database || !database->execute(text("PRAGMA writable_schema = ON; ") + update))
        qFatal("the schema cannot be edited");
}

} // namespace

void TestHostileDatabases::refusesFilesThatCannotBeTrusted_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("code");
    const auto sql = [](const char* name, const char* update, const char* code) {
        QTest::newRow(name) << text("sql:") + text(update) << text(code);
    };
    sql("schema text that is none",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE people (' WHERE name = 'people'", "GW-1005");
    sql("schema of another kind", "UPDATE sqlite_schema SET sql = 'DROP TABLE notes' WHERE name = 'people'",
        "GW-1005");
    sql("a table twice",
        "INSERT INTO sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE name "
        "= 'people'",
        "GW-1005");
    sql("two tables on one page",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'notes') WHERE "
        "name = 'people'",
        "GW-1005");
    sql("a page beyond the file", "UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 'people'",
        "GW-1005");
    sql("page 1 as a table", "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'people'", "GW-1005");
    sql("an index without its columns",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX kinds_name ON kinds (gone)' WHERE name = 'kinds_name'",
        "GW-1005");
    sql("a NUL in a name",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE people (' || char(0) || ')' WHERE name = 'people'",
        "GW-1005");
    QTest::newRow("a page size that is none") << text("byte:16:7") << text("GW-1003");
    QTest::newRow("a file format of the future") << text("byte:19:9") << text("GW-1003");
    QTest::newRow("a schema format of the future") << text("byte:47:99") << text("GW-1005");
    QTest::newRow("noise, as of an encrypted file") << text("noise") << text("GW-1014");
    QTest::newRow("a cell that points out of its page") << text("cells") << text("GW-1005");
}

void TestHostileDatabases::refusesFilesThatCannotBeTrusted()
{
    QFETCH(QString, damage);
    QFETCH(QString, code);
    const RunFixture fixture; // its plan, and a sound database
    const QTemporaryDir folder;
    const QString path = databaseOf(folder.path(), kRunSource);
    if (damage.startsWith(text("sql:"))) {
        editSchema(path, damage.mid(4));
    } else {
        QByteArray bytes = fileContent(path);
        if (damage.startsWith(text("byte:")))
            bytes[damage.section(u':', 1, 1).toInt()] = static_cast<char>(damage.section(u':', 2, 2).toInt());
        else if (damage == text("noise"))
            for (char& byte : bytes)
                byte = static_cast<char>(qHash(&byte - bytes.data()) & 0xff);
        else
            bytes.replace(4096 + 8, 4,
                          QByteArray(4, '\xff')); // the pointers of the second page's first cells
        write(path, bytes);
    }
    const QString before = sha256Of(path);
    Session session({}, {});
    const Outcome opened =
        session.open({.database = path, .plan = fixture.file(text("plan.yaml")), .workspace = {}});
    QVERIFY(opened.error);
    QVERIFY2(opened.error->id() == code,
             qPrintable(opened.error->id() + u' ' + opened.error->what + u' ' + opened.error->detail));
    QVERIFY(!opened.error->next.isEmpty());
    QCOMPARE(sha256Of(path), before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList(text("app.db")));
}

void TestHostileDatabases::schemasThatCallWhatIsNotThereAreCarried_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("edit");
    const auto row = [](const char* name, const char* sql, const char* edit = "") {
        QTest::newRow(name) << text(sql) << text(edit);
    };
    row("a trigger that loads an extension",
        "CREATE TRIGGER t AFTER INSERT ON kinds BEGIN SELECT load_extension('evil'); END");
    row("a trigger that would delete all",
        "CREATE TRIGGER t AFTER UPDATE ON kinds BEGIN DELETE FROM people; END");
    row("a trigger of the application's",
        "CREATE TRIGGER t AFTER INSERT ON kinds BEGIN SELECT app_notify(new.id); END");
    row("a view that loads an extension", "CREATE VIEW v AS SELECT load_extension('evil')");
    row("a view of ours, which refuses", "CREATE VIEW v AS SELECT xxh64(name), reject('x') FROM kinds");
    row("a view on a table that is not there", "CREATE VIEW v AS SELECT * FROM gone");
    row("a view of itself", "CREATE VIEW v AS SELECT * FROM v");
    row("a view without end",
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
    row("a CHECK of the application's", "CREATE TABLE c (a)",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE c (a CHECK (app_ok(a)))' WHERE name = 'c'");
    row("a generated column of the application's", "CREATE TABLE c (a)",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE c (a, b AS (app_key(a)))' WHERE name = 'c'");
    row("a default that loads an extension", "CREATE TABLE c (a, b DEFAULT (load_extension('evil')))");
    row("a default that is random", "CREATE TABLE c (a, b DEFAULT (random()))");
    row("a module of the application's", "CREATE VIRTUAL TABLE c USING fts5vocab(x, row)",
        "UPDATE sqlite_schema SET sql = 'CREATE VIRTUAL TABLE c USING app_module(a)' WHERE name = 'c'");
    row("a collation of the application's", "CREATE TABLE c (a)",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE c (a COLLATE app_order)' WHERE name = 'c'");
}

/// The table c is dropped with all that is old; the run neither stumbles over it nor obeys it.
void TestHostileDatabases::schemasThatCallWhatIsNotThereAreCarried()
{
    QFETCH(QString, sql);
    QFETCH(QString, edit);
    RunText parts;
    parts.source = kRunSource + u';' + sql;
    if (sql.contains(text("VIRTUAL")))
        parts.keep = text("keep: [kinds, c]"); // SQLite drops no table whose module it lacks
    const RunFixture fixture(parts);           // for its plan
    const QTemporaryDir folder;
    const QString path = databaseOf(folder.path(), parts.source);
    if (!edit.isEmpty())
        editSchema(path, edit);
    const QByteArray before = contentOf(path);
    Session session({}, {});
    const Outcome opened =
        session.open({.database = path, .plan = fixture.file(text("plan.yaml")), .workspace = {}});
    QVERIFY2(!opened.error, qPrintable(opened.message));
    const Outcome outcome =
        session.run({.phase = {}, .to = text("cleanup"), .answers = RunFixture::answers(true)});
    QString why = outcome.message + (outcome.error ? outcome.error->detail : QString());
    for (const CheckResult& check : session.status().checks)
        why += check.verdict == Verdict::Failed ? text("\n%1: %2").arg(check.name, check.why) : QString();
    QVERIFY2(!outcome.error && session.status().isComplete, qPrintable(why));
    QCOMPARE(figureOf(path, text("SELECT count(*) FROM people")), text("2"));
    VERIFY_EXIT(session.restore({.snapshot = {}, .target = {}, .answers = RunFixture::answers(true)}),
                Exit::Done);
    QVERIFY(contentOf(path) == before);
}

void TestHostileDatabases::schemasThatCallForTooMuchEndInTime_data()
{
    QTest::addColumn<QString>("view");
    QTest::newRow("without end") << text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS i FROM n");
    QTest::newRow("900 MB") << text("SELECT hex(zeroblob(450000000)) AS i");
}

/// The plan reads such a view: the row's limit ends it, and the database is as it was.
void TestHostileDatabases::schemasThatCallForTooMuchEndInTime()
{
    QFETCH(QString, view);
    RunText parts;
    parts.source = kRunSource + text("; CREATE VIEW hostile AS ") + view;
    parts.moves = text("      - move: rows\n        query: SELECT 1 AS id, i AS name FROM hostile\n        "
                       "accounts_for: none\n        into: people\n        columns: { id: id, name: name }\n"
                       "      - move: notes\n        into: notes\n        columns: { id: id, person_id: "
                       "person_id, body: body }\n");
    RunFixture fixture(parts);
    fixture.write(text("plan.yaml"),
                  RunFixture::planOf(parts).replace(
                      text("phases:\n"), text("limits: { row_seconds: 1, query_seconds: 1 }\nphases:\n")));
    VERIFY_EXIT(fixture.reopen(), Exit::Done);
    const Outcome outcome = fixture.runTo(text("move"), true);
    QVERIFY(outcome.error);
    QVERIFY2(outcome.error->code == ErrorCode::SqlTooLong || outcome.error->what.contains(text("too big")),
             qPrintable(outcome.message));
    QCOMPARE(sha256Of(fixture.database()), fixture.before());
}

void TestHostileDatabases::aWalIsReadAndAForeignOneIsNot_data()
{
    QTest::addColumn<bool>("isForeign");
    QTest::newRow("its own") << false;
    QTest::newRow("of another database") << true;
}

void TestHostileDatabases::aWalIsReadAndAForeignOneIsNot()
{
    QFETCH(bool, isForeign);
    const RunFixture fixture;
    const QTemporaryDir folder;
    const QTemporaryDir other;
    const QString path = databaseOf(folder.path(), kRunSource + text("; PRAGMA journal_mode = WAL"));
    {
        // The files as they lie while a connection is open: a copy of them is what a crash would leave.
        auto writer = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true});
        QVERIFY(writer &&
                writer->execute(text("PRAGMA wal_autocheckpoint = 0; INSERT INTO kinds VALUES (3, 'late')")));
        QVERIFY(QFile::copy(path, other.filePath(text("app.db"))));
        QVERIFY(QFile::copy(path + text("-wal"), other.filePath(text("app.db-wal"))));
    }
    const QString copy = other.filePath(text("app.db"));
    if (isForeign) {
        QByteArray wal = fileContent(copy + text("-wal"));
        wal[16] = static_cast<char>(wal[16] + 1); // its salt: no frame belongs to this WAL any more
        write(copy + text("-wal"), wal);
    }
    Session session({}, {});
    VERIFY_EXIT(session.open({.database = copy, .plan = fixture.file(text("plan.yaml")), .workspace = {}}),
                Exit::Done);
    const Outcome outcome =
        session.run({.phase = {}, .to = text("cleanup"), .answers = RunFixture::answers(true)});
    QVERIFY2(!outcome.error, qPrintable(outcome.message));
    QCOMPARE(figureOf(copy, text("SELECT count(*) FROM kinds")), isForeign ? text("2") : text("3"));
    QCOMPARE(figureOf(copy, text("PRAGMA journal_mode")), text("wal"));
}

/// No check of SQLite finds it; the digests say that it was carried over as it was found.
void TestHostileDatabases::aFlippedByteThatNoIndexKnowsIsCarriedAsItIs()
{
    const RunFixture fixture;
    const QTemporaryDir folder;
    const QString path = databaseOf(folder.path(), kRunSource);
    QByteArray bytes = fileContent(path);
    const qsizetype at = bytes.indexOf("hello");
    QVERIFY(at > 0);
    bytes[at] = '\xff';
    write(path, bytes);
    Session session({}, {});
    VERIFY_EXIT(session.open({.database = path, .plan = fixture.file(text("plan.yaml")), .workspace = {}}),
                Exit::Done);
    const Outcome outcome =
        session.run({.phase = {}, .to = text("cleanup"), .answers = RunFixture::answers(true)});
    QVERIFY2(!outcome.error, qPrintable(outcome.message));
    const QList<CheckResult> checks = session.status().checks;
    QVERIFY(std::any_of(checks.begin(), checks.end(), [](const CheckResult& check) {
        return check.verdict == Verdict::Passed && check.name.contains(text("notes"));
    }));
    QCOMPARE(figureOf(path, text("SELECT hex(body) FROM notes WHERE id = 1")), text("FF656C6C6F"));
}

void TestHostileDatabases::namesAnotherApplicationsFile()
{
    const RunFixture fixture;
    fixture.write(text("plan.yaml"),
                  RunFixture::planOf({}).replace(text("user_version: 1 }"),
                                                 text("user_version: 1, application_id: 4711 }")));
    Session session({}, {});
    const Outcome checked = session.check(
        {.database = fixture.database(), .plan = fixture.file(text("plan.yaml")), .workspace = {}});
    QVERIFY(checked.error);
    QCOMPARE(checked.error->code, ErrorCode::SchemaDiffers);
    QVERIFY2((checked.error->what + checked.error->detail).contains(text("application_id")),
             qPrintable(checked.error->what));
    QCOMPARE(sha256Of(fixture.database()), fixture.before());
}

QTEST_GUILESS_MAIN(TestHostileDatabases)
#include "test_hostile_databases.moc"
