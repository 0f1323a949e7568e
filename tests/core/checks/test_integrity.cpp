// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/integrity.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;

class TestIntegrity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNothingInASoundFile();
    void findsACorruptPage();
    void findsAMissingIndexRow();
    void reportsADamagedSchemaAsDamage();
    void refusesWhatIsNoDatabase();
    void findsADamagedFullTextIndex();
    void leavesNoTraceOfTheFullTextCheck();
    void checksAFullTextIndexThatItMayOnlyRead_data();
    void checksAFullTextIndexThatItMayOnlyRead();
    void saysThatAnIndexWithoutTextCannotBeChecked();
    void findsADamagedTree();
    void checksTheRestWithoutAnApplicationsCollation();
    void stopsWhenCancelled();
    void failsOnlyForWhatTheBaselineLacks();
    void listsNewDamageBeforeOld();
};

static Database memory(const char* script)
{
    auto database = Database::openInMemory();
    if (const auto done = database->execute(QString::fromUtf8(script)); !done)
        qFatal("%s", qPrintable(done.error().detail));
    return std::move(*database);
}

static void make(const QString& path, const QString& script)
{
    auto database = Database::open(path, {.mode = OpenOptions::Mode::Create, .defensive = false});
    if (const auto done = database->execute(script); !done)
        qFatal("%s", qPrintable(done.error().detail));
}

static void overwrite(const QString& path, qint64 offset, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    QCOMPARE(file.write(bytes), bytes.size());
}

static CheckResult checkNamed(const QList<CheckResult>& checks, const char* name)
{
    for (const CheckResult& check : checks) {
        if (check.name == QLatin1String(name))
            return check;
    }
    qFatal("no check %s", name);
}

static const QString kRows = QStringLiteral(
    "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); CREATE INDEX ix ON t (b);"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
    "INSERT INTO t (a, b) SELECT i, printf('row %08d', i) FROM n;");

void TestIntegrity::findsNothingInASoundFile()
{
    auto database = memory("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p);"
                           "INSERT INTO p (id) VALUES (1); INSERT INTO c (p) VALUES (1), (NULL);"
                           "CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f (body) VALUES ('some words');"
                           "CREATE VIRTUAL TABLE r USING rtree(id, x0, x1); INSERT INTO r (id, x0, x1) VALUES (1, 0, 1);");
    const auto findings = checkIntegrity(database);
    QVERIFY(findings);
    QVERIFY2(findings->damage.isEmpty(), qPrintable(findings->damage.join(u'|')));
    QVERIFY(findings->foreignKeyViolations.isEmpty());
    QVERIFY2(findings->notRun.isEmpty(), qPrintable(findings->notRun.join(u'|')));
    QCOMPARE(quickCheck(database).value(), QStringList());
    const auto checks = judgeIntegrity({}, *findings, 1000);
    QCOMPARE(checks.size(), 2);
    for (const CheckResult& check : checks) {
        QCOMPARE(check.verdict, Verdict::Passed);
        QCOMPARE(check.suite, QStringLiteral("data integrity"));
        QVERIFY(!check.query.isEmpty() && !check.figures.isEmpty() && check.at.isValid());
    }
}

void TestIntegrity::findsACorruptPage()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("corrupt.db"));
    make(path, kRows);
    overwrite(path, 4096 * 5, QByteArray(4096, '\xa5'));
    auto database = Database::open(path);
    QVERIFY(database);
    const auto quick = quickCheck(*database);
    QVERIFY(quick);
    QVERIFY(!quick->isEmpty());
    const auto findings = checkIntegrity(*database);
    QVERIFY(findings);
    QVERIFY(!findings->damage.isEmpty());
    QVERIFY(findings->damage.size() <= 100);
    QVERIFY(QSet<QString>(findings->damage.cbegin(), findings->damage.cend()).size() == findings->damage.size());
    QVERIFY(!findings->damage.join(u'\n').contains(QStringLiteral("***")));
    const auto check = checkNamed(judgeIntegrity({}, *findings, 0), "integrity of the file");
    QCOMPARE(check.verdict, Verdict::Failed);
    QVERIFY(check.samples.size() <= 20 && !check.samples.isEmpty());
}

void TestIntegrity::findsAMissingIndexRow()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("index.db"));
    make(path, kRows + QStringLiteral("PRAGMA writable_schema = ON;"
                                      "UPDATE sqlite_schema SET sql = replace(sql, '(b)', '(b) WHERE a > 10') WHERE name = 'ix';"));
    make(path, QStringLiteral("INSERT INTO t (a, b) VALUES (-5, 'not in the index')"));
    make(path, QStringLiteral("PRAGMA writable_schema = ON;"
                              "UPDATE sqlite_schema SET sql = replace(sql, ' WHERE a > 10', '') WHERE name = 'ix';"));
    auto database = Database::open(path);
    const auto findings = checkIntegrity(*database);
    QVERIFY(findings);
    QVERIFY2(findings->damage.join(u'\n').contains(QStringLiteral("missing from index ix")), qPrintable(findings->damage.join(u'\n')));
}

void TestIntegrity::reportsADamagedSchemaAsDamage()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("schema.db"));
    make(path, kRows);
    auto database = Database::open(path);
    QVERIFY(database);
    make(path, QStringLiteral("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE t (' WHERE name = 't';"
                              "PRAGMA schema_version = 99;"));
    const auto findings = checkIntegrity(*database);
    QVERIFY(findings);
    QVERIFY(!findings->damage.isEmpty());
    QVERIFY(findings->damage.first().contains(QStringLiteral("malformed")));
    QVERIFY(!quickCheck(*database)->isEmpty());
}

void TestIntegrity::refusesWhatIsNoDatabase()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("text.db"));
    make(path, kRows);
    auto database = Database::open(path);
    QVERIFY(database);
    overwrite(path, 0, QByteArray(4096, 'x'));
    QCOMPARE(quickCheck(*database).error().code, ErrorCode::NotADatabase);
    QCOMPARE(checkIntegrity(*database).error().code, ErrorCode::NotADatabase);
}

static const QString kFullText = QStringLiteral(
    "CREATE TABLE docs (id INTEGER PRIMARY KEY, body); INSERT INTO docs (id, body) VALUES (1, 'alpha beta'), (2, 'gamma');"
    "CREATE VIRTUAL TABLE \"find \"\"it\" USING fts5(body, content='docs', content_rowid='id');"
    "INSERT INTO \"find \"\"it\" (\"find \"\"it\") VALUES ('rebuild');");

void TestIntegrity::findsADamagedFullTextIndex()
{
    auto database = memory(qPrintable(kFullText));
    QVERIFY(checkIntegrity(database)->damage.isEmpty());
    QVERIFY(database.execute(QStringLiteral("UPDATE docs SET body = 'delta' WHERE id = 2"))); // the index is not told
    const auto findings = checkIntegrity(database);
    QVERIFY(findings);
    QCOMPARE(findings->damage.size(), 1);
    QVERIFY(findings->damage.first().startsWith(QStringLiteral("FTS5 table find \"it: ")));
}

void TestIntegrity::leavesNoTraceOfTheFullTextCheck()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("fts.db"));
    make(path, kFullText);
    const auto contents = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = contents();
    {
        auto database = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite});
        QVERIFY(checkIntegrity(*database)->notRun.isEmpty());
        QVERIFY(!database->inTransaction());
    }
    QVERIFY(!before.isEmpty());
    QVERIFY(contents() == before);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("fts.db")});
}

void TestIntegrity::checksAFullTextIndexThatItMayOnlyRead_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("fault");
    QTest::newRow("over a table") << kFullText << "UPDATE docs SET body = 'delta' WHERE id = 2";
    QTest::newRow("over a view") << "CREATE TABLE base (id INTEGER PRIMARY KEY, body); INSERT INTO base VALUES (1, 'alpha'), (2, 'gamma');"
                                    "CREATE VIEW docs AS SELECT id, body FROM base;"
                                    "CREATE VIRTUAL TABLE f USING fts5(body, content='docs', content_rowid='id');"
                                    "INSERT INTO f (f) VALUES ('rebuild')"
                                 << "DELETE FROM base WHERE id = 1";
    QTest::newRow("over a table without a key") << "CREATE TABLE docs (body); INSERT INTO docs VALUES ('alpha'), ('gamma');"
                                                   "CREATE VIRTUAL TABLE f USING FTS5(body, content=docs);"
                                                   "INSERT INTO f (f) VALUES ('rebuild')"
                                                << "UPDATE docs SET body = 'delta' WHERE body = 'gamma'";
    QTest::newRow("with its own text") << "CREATE VIRTUAL TABLE f USING \"fts5\"(body, tokenize = 'porter'); INSERT INTO f VALUES ('some words'), ('more')"
                                       << "UPDATE f_content SET c0 = 'others' WHERE id = 2";
    QTest::newRow("without its text") << "CREATE VIRTUAL TABLE f USING fts5(body, content=''); INSERT INTO f (rowid, body) VALUES (1, 'some words')"
                                      << "DELETE FROM f_data WHERE id > 10";
    QTest::newRow("FTS4") << "CREATE VIRTUAL TABLE f USING fts4(body, tokenize=porter); INSERT INTO f VALUES ('some words'), ('more')"
                          << "UPDATE f_content SET c0body = 'others' WHERE docid = 2";
    QTest::newRow("FTS4 without a row") << "CREATE VIRTUAL TABLE f USING fts4(body, prefix='2,3'); INSERT INTO f VALUES ('some words'), ('more')"
                                        << "DELETE FROM f_segdir";
    QTest::newRow("FTS4 over a table") << "CREATE TABLE docs (id INTEGER PRIMARY KEY, body); INSERT INTO docs VALUES (1, 'alpha'), (2, 'gamma');"
                                          "CREATE VIRTUAL TABLE \"find \"\"it\" USING fts4(body, content=docs);"
                                          "INSERT INTO \"find \"\"it\" (\"find \"\"it\") VALUES ('rebuild')"
                                       << "UPDATE docs SET body = 'delta' WHERE id = 2";
    QTest::newRow("FTS3") << "CREATE VIRTUAL TABLE f USING fts3(body); INSERT INTO f VALUES ('some words'), ('more')"
                          << "DELETE FROM f_content WHERE docid = 1";
    QTest::newRow("in UTF-16") << "PRAGMA encoding = 'UTF-16le'; CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f VALUES ('some words'), ('more')"
                               << "DELETE FROM f_docsize WHERE id = 2";
}

void TestIntegrity::checksAFullTextIndexThatItMayOnlyRead()
{
    QFETCH(QString, script);
    QFETCH(QString, fault);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("fts.db"));
    make(path, script);
    {
        auto database = Database::open(path);
        const auto sound = checkIntegrity(*database);
        QVERIFY(sound);
        QVERIFY2(sound->damage.isEmpty(), qPrintable(sound->damage.join(u'|')));
        QVERIFY2(sound->notRun.isEmpty(), qPrintable(sound->notRun.join(u'|')));
        QVERIFY(!database->inTransaction());
    }
    {
        auto database = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true, .defensive = false});
        const auto done = database->execute(fault);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
    }
    auto database = Database::open(path);
    const auto findings = checkIntegrity(*database);
    QVERIFY(findings);
    QCOMPARE(findings->damage.size(), 1);
    QVERIFY2(findings->damage.first().contains(QRegularExpression(QStringLiteral("^FTS[345] table "))), qPrintable(findings->damage.first()));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("fts.db")});
}

void TestIntegrity::saysThatAnIndexWithoutTextCannotBeChecked()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("fts.db"));
    make(path, QStringLiteral("CREATE VIRTUAL TABLE f USING fts4(body, content=''); INSERT INTO f (docid, body) VALUES (1, 'some words')"));
    auto database = Database::open(path);
    const auto findings = checkIntegrity(*database);
    QVERIFY(findings);
    QCOMPARE(findings->damage, QStringList());
    QCOMPARE(findings->notRun, QStringList{QStringLiteral("FTS4 table f: it keeps no text that SQLite could check its index against.")});
}

void TestIntegrity::findsADamagedTree()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("tree.db"));
    make(path, QStringLiteral("CREATE VIRTUAL TABLE r USING rtree(id, x0, x1); INSERT INTO r (id, x0, x1) VALUES (1, 0, 1), (2, 3, 4);"
                              "DELETE FROM r_rowid WHERE rowid = 2;"));
    auto database = Database::open(path);
    const auto findings = checkIntegrity(*database);
    QVERIFY(findings);
    QCOMPARE(findings->damage.size(), 1);
    QVERIFY(findings->damage.first().startsWith(QStringLiteral("R-tree r: ")));
    QVERIFY2(findings->notRun.isEmpty(), qPrintable(findings->notRun.join(u'|')));
}

void TestIntegrity::checksTheRestWithoutAnApplicationsCollation()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("collation.db"));
    make(path, QStringLiteral("CREATE TABLE t (a TEXT, b); CREATE INDEX it ON t (a); INSERT INTO t (a, b) VALUES ('x', 1);"
                              "CREATE TABLE c (p REFERENCES gone); INSERT INTO c (p) VALUES (1);"
                              "PRAGMA writable_schema = ON;"
                              "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a TEXT COLLATE theirs, b)' WHERE name = 't';"));
    auto database = Database::open(path);
    const auto findings = checkIntegrity(*database);
    QVERIFY(findings);
    QCOMPARE(findings->foreignKeyViolations.value(QStringLiteral("c → gone")), 1);
    QVERIFY2(!findings->notRun.isEmpty(), qPrintable(findings->damage.join(u'|')));
    QVERIFY(findings->notRun.first().contains(QStringLiteral("theirs")));
    QCOMPARE(judgeIntegrity({}, *findings, 0).last().verdict, Verdict::NotRun);
}

void TestIntegrity::stopsWhenCancelled()
{
    auto database = memory(qPrintable(kRows));
    const CancelToken token;
    database.setCancel(token);
    token.ask(CancelToken::Wish::Cancel);
    const auto findings = checkIntegrity(database);
    QVERIFY(!findings);
    QVERIFY(findings.error().isCancel());
}

void TestIntegrity::failsOnlyForWhatTheBaselineLacks()
{
    IntegrityFindings baseline;
    baseline.damage = {QStringLiteral("Page 9 is never used")};
    baseline.foreignKeyViolations = {{QStringLiteral("c → p"), 1200}};
    baseline.samples = {{QStringLiteral("c"), QStringLiteral("4"), QStringLiteral("a"), QStringLiteral("9"),
                         QStringLiteral("p")}};
    auto checks = judgeIntegrity(baseline, baseline, 0);
    QCOMPARE(checks.at(0).verdict, Verdict::Warning);
    QCOMPARE(checks.at(0).figures, QStringLiteral("1 problem, 0 of them new"));
    QCOMPARE(checks.at(1).verdict, Verdict::Warning);
    QCOMPARE(checks.at(1).figures, QStringLiteral("1,200 rows without their parent, 0 of them new"));
    QCOMPARE(checks.at(1).samples, baseline.samples);

    IntegrityFindings better = baseline;
    better.damage.clear();
    better.foreignKeyViolations[QStringLiteral("c → p")] = 3;
    checks = judgeIntegrity(baseline, better, 0);
    QCOMPARE(checks.at(0).verdict, Verdict::Passed);
    QCOMPARE(checks.at(1).verdict, Verdict::Warning);

    IntegrityFindings worse = baseline;
    worse.foreignKeyViolations[QStringLiteral("c → p")] = 1201;
    checks = judgeIntegrity(baseline, worse, 0);
    QCOMPARE(checks.at(1).verdict, Verdict::Failed);
    QCOMPARE(checks.at(1).rows, 1);
    QCOMPARE(checks.at(1).why, QStringLiteral("c → p: 1,200 before, 1,201 now"));
}

void TestIntegrity::listsNewDamageBeforeOld()
{
    IntegrityFindings baseline;
    baseline.damage = {QStringLiteral("old")};
    IntegrityFindings now;
    now.damage = {QStringLiteral("old"), QStringLiteral("new")};
    now.foreignKeysUs = 300;
    const auto checks = judgeIntegrity(baseline, now, 1000);
    QCOMPARE(checks.at(0).verdict, Verdict::Failed);
    QCOMPARE(checks.at(0).why, QStringLiteral("new"));
    QCOMPARE(checks.at(0).samples, QList<QStringList>{{QStringLiteral("new")}});
    QCOMPARE(checks.at(0).elapsedUs, 700);
    QCOMPARE(checks.at(1).elapsedUs, 300);
}

QTEST_GUILESS_MAIN(TestIntegrity)
#include "test_integrity.moc"
