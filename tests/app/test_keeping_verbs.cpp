// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/migration_fixture.h"
#include "tests/support/database_text.h"

#include <QFileInfo>

#include <QTest>

using namespace godwit::test;

/// verify, snapshots and evidence as a person at a terminal meets them.
class TestKeepingVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void verifiesQuicklyAndInFull();
    void listsTakesPrunesAndRemovesSnapshots();
    void bringsSingleTablesBack();
    void asksBeforeItBringsTablesBack();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void evidenceIsVerifiedWithoutTheDatabase();
    void tellsABundleThatIsNone_data();
    void tellsABundleThatIsNone();
    void saysWhatItsAuditLogLost();

private:
    [[nodiscard]] QStringList verdicts(const CliResult& result) const
    {
        QStringList lines;
        for (const QJsonValue& check : result.object().value(QStringLiteral("checks")).toArray())
            lines +=
                check[QStringLiteral("name")].toString() + u' ' + check[QStringLiteral("verdict")].toString();
        return lines;
    }
    [[nodiscard]] QStringList ids() const
    {
        QStringList ids;
        for (const QJsonValue& snapshot : m_cli->cli(QStringLiteral("snapshots app.db list --json")).array())
            ids += snapshot[QStringLiteral("id")].toString();
        return ids;
    }
    std::unique_ptr<MigrationFixture> m_cli;
};

void TestKeepingVerbs::init()
{
    m_cli = std::make_unique<MigrationFixture>();
    const QString failed = m_cli->makeVersion1(60);
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    QVERIFY(m_cli->migrate(QStringLiteral("--to backup")).exit == 0);
}

void TestKeepingVerbs::verifiesQuicklyAndInFull()
{
    const CliResult quick = m_cli->cli(QStringLiteral("verify app.db --quick --json"));
    QCOMPARE(quick.exit, 0);
    QVERIFY2(verdicts(quick).contains(QStringLiteral("snapshot 1: SHA-256 not_run")), quick.out.constData());
    for (const char* line : {"verify app.db --json", "verify app.db --full --json"}) {
        const CliResult full = m_cli->cli(QString::fromLatin1(line));
        QCOMPARE(full.exit, 0);
        for (const char* name :
             {"snapshot 1: manifest passed", "snapshot 1: file set passed", "snapshot 1: SHA-256 passed",
              "snapshot 1: content passed", "audit log passed", "journal passed"})
            QVERIFY2(verdicts(full).contains(QLatin1String(name)), full.out.constData());
    }
    const QByteArray shown = m_cli->cli(QStringLiteral("verify app.db --quick")).out;
    QVERIFY2(shown.contains("A quick look does not read the file."), shown.constData());
    const QByteArray history = m_cli->cli(QStringLiteral("history app.db")).out;
    QVERIFY2(history.contains("quick: everything is as it was") &&
                 history.contains("full: everything is as it was"),
             history.constData());
}

void TestKeepingVerbs::listsTakesPrunesAndRemovesSnapshots()
{
    QCOMPARE(m_cli->cli(QStringLiteral("snapshots app.db take")).exit, 3);
    for (int count = 0; count < 3; ++count)
        QCOMPARE(m_cli
                     ->run({QStringLiteral("snapshots"), QStringLiteral("app.db"), QStringLiteral("take"),
                            QStringLiteral("--reason"), QStringLiteral("before a try")})
                     .exit,
                 0);
    QCOMPARE(ids(), (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"),
                                 QStringLiteral("4")}));
    const QByteArray list = m_cli->cli(QStringLiteral("snapshots app.db list")).out;
    QVERIFY2(list.contains("before a try") && list.contains("it is the last verified one") &&
                 list.contains("the run goes back to it"),
             list.constData());

    QCOMPARE(m_cli->cli(QStringLiteral("snapshots app.db prune --json")).errorCode(),
             QStringLiteral("GW-9001")); // the plan has no rule
    const CliResult asked = m_cli->cli(QStringLiteral("snapshots app.db prune --keep 2 --json"));
    QCOMPARE(asked.exit, 3);
    QCOMPARE(asked.errorCode(), QStringLiteral("GW-4021"));
    QCOMPARE(asked.object()[QStringLiteral("consequence")][QStringLiteral("loses")].toArray().size(), 1);
    QCOMPARE(asked.object()[QStringLiteral("command")].toString(),
             QStringLiteral("godwit-cli snapshots --yes app.db prune --keep 2 --json"));
    const QByteArray shown = m_cli->cli(QStringLiteral("snapshots app.db prune --keep 2")).out;
    QVERIFY2(shown.contains("snapshot 2, ") && shown.contains("Stays: snapshot 1, ") &&
                 shown.contains("godwit-cli snapshots --yes app.db prune --keep 2"),
             shown.constData());
    QCOMPARE(ids().size(), 4);
    QCOMPARE(m_cli->cli(QStringLiteral("snapshots --yes app.db prune --keep 2")).exit, 0);
    QCOMPARE(ids(), (QStringList{QStringLiteral("1"), QStringLiteral("3"), QStringLiteral("4")}));
    QCOMPARE(m_cli->cli(QStringLiteral("snapshots app.db prune --keep 2 --days 30")).exit,
             0); // nothing has to go

    QCOMPARE(m_cli->cli(QStringLiteral("snapshots app.db remove 1 --yes --json")).errorCode(),
             QStringLiteral("GW-5020"));
    QCOMPARE(m_cli->cli(QStringLiteral("snapshots app.db remove 9 --yes")).exit, 2);
    QCOMPARE(m_cli->cli(QStringLiteral("snapshots app.db remove 3")).exit, 3);
    QCOMPARE(m_cli->cli(QStringLiteral("snapshots app.db remove 3 --yes")).exit, 0);
    QCOMPARE(ids(), (QStringList{QStringLiteral("1"), QStringLiteral("4")}));
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("restore app.db --snapshot 4 --to copy.db")).exit, 0);
}

void TestKeepingVerbs::bringsSingleTablesBack()
{
    const QString before = godwit::tests::figureOf(
        m_cli->database(),
        QStringLiteral("SELECT group_concat(name) FROM (SELECT name FROM suppliers ORDER BY id)"));
    godwit::tests::databaseOf(QFileInfo(m_cli->database()).path(),
                              QStringLiteral("PRAGMA foreign_keys = OFF; DELETE FROM suppliers"));
    const CliResult list = m_cli->cli(QStringLiteral("restore app.db --list-tables --json"));
    QCOMPARE(list.exit, 0);
    bool isListed = false;
    for (const QJsonValue& table : list.object().value(QStringLiteral("tables")).toArray())
        isListed = isListed || (table[QStringLiteral("table")] == QStringLiteral("suppliers") &&
                                table[QStringLiteral("present")].toInt(-1) == 0 &&
                                table[QStringLiteral("rows")].toInt() > 0);
    QVERIFY2(isListed, list.out.constData());
    QVERIFY(m_cli->cli(QStringLiteral("restore app.db --list-tables")).out.contains("Rows in snapshot 1"));
    const CliResult done = m_cli->cli(QStringLiteral("restore app.db --tables suppliers --confirm app.db"));
    QVERIFY2(done.exit == 0, done.err.constData());
    QCOMPARE(godwit::tests::figureOf(
                 m_cli->database(),
                 QStringLiteral("SELECT group_concat(name) FROM (SELECT name FROM suppliers ORDER BY id)")),
             before);
    QVERIFY(m_cli->cli(QStringLiteral("history app.db")).out.contains("suppliers of snapshot 1 in place"));
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
    QCOMPARE(m_cli->migrate(QStringLiteral("--to move")).exit, 8); // the run follows
}

void TestKeepingVerbs::asksBeforeItBringsTablesBack()
{
    const QString live = m_cli->sha256();
    const CliResult asked = m_cli->cli(QStringLiteral("restore app.db --tables suppliers --json"));
    QCOMPARE(asked.exit, 3);
    QVERIFY2(asked.object()
                 .value(QStringLiteral("command"))
                 .toString()
                 .contains(QStringLiteral("--tables suppliers")),
             asked.out.constData());
    QVERIFY(asked.object()
                .value(QStringLiteral("consequence"))
                .toObject()
                .value(QStringLiteral("does"))
                .toArray()
                .size() > 3);
    const CliResult unknown =
        m_cli->cli(QStringLiteral("restore app.db --tables suppliers,pets --confirm app.db --json"));
    QCOMPARE(unknown.exit, 1);
    QCOMPARE(unknown.errorCode(), QStringLiteral("GW-5018"));
    for (const char* line : {"restore app.db --tables a --to b.db", "restore app.db --tables a,,b",
                             "restore app.db --tables \"a", "restore app.db --to b.db --copy-in"})
        QCOMPARE(m_cli->cli(QLatin1String(line)).exit, 2);
    const CliResult quoted =
        m_cli->run({QStringLiteral("restore"), QStringLiteral("app.db"), QStringLiteral("--tables"),
                    QStringLiteral("suppliers,\"with, a \"\"comma\"\"\""), QStringLiteral("--json")});
    QVERIFY2(quoted.out.contains("with, a \\\"comma\\\" cannot be restored"), quoted.out.constData());
    QCOMPARE(m_cli->sha256(), live);
}

void TestKeepingVerbs::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line :
         {"verify app.db --quick --full", "snapshots app.db", "snapshots app.db sell",
          "snapshots app.db list 1", "snapshots app.db list --yes", "snapshots app.db take --keep 3",
          "snapshots app.db prune --keep many", "snapshots app.db prune 1", "snapshots app.db remove",
          "snapshots app.db remove 2 --days 3", "evidence app.db"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestKeepingVerbs::refusesWhatMakesNoSense()
{
    QFETCH(QString, line);
    const CliResult result = m_cli->cli(line);
    QVERIFY2(result.exit == 2, result.err.constData());
    QVERIFY(result.err.contains("Usage: "));
}

void TestKeepingVerbs::evidenceIsVerifiedWithoutTheDatabase()
{
    const CliResult made = m_cli->cli(QStringLiteral("evidence app.db --out bundle.zip --json"));
    QVERIFY2(made.exit == 0, made.out.constData());
    QVERIFY(made.object()[QStringLiteral("message")].toString().contains(
        m_cli->sha256(QStringLiteral("bundle.zip"))));
    MigrationFixture elsewhere; // another folder, with nothing but the bundle
    QVERIFY(
        QFile::copy(m_cli->path(QStringLiteral("bundle.zip")), elsewhere.path(QStringLiteral("bundle.zip"))));
    const CliResult sound = elsewhere.cli(QStringLiteral("verify bundle.zip --json"));
    QVERIFY2(sound.exit == 0, sound.out.constData());
    QCOMPARE(verdicts(sound),
             (QStringList{QStringLiteral("bundle passed"), QStringLiteral("files passed"),
                          QStringLiteral("audit log passed"), QStringLiteral("plan passed")}));
    QVERIFY(
        elsewhere.cli(QStringLiteral("verify bundle.zip")).out.contains("The evidence is what was written"));
    QCOMPARE(elsewhere.files(), QStringList{QStringLiteral("bundle.zip")});
    const QString failed = MigrationFixture::python(
        QStringLiteral("import zipfile, os\n"
                       "old = zipfile.ZipFile(%1)\nnew = zipfile.ZipFile(%2, 'w')\n"
                       "for name in old.namelist():\n"
                       "    data = old.read(name)\n"
                       "    new.writestr(name, data.replace(b'start phase', b'other phase') if name == "
                       "'audit.jsonl' else data)\n"
                       "new.writestr('extra.txt', 'x')\nnew.close()")
            .arg(MigrationFixture::literal(elsewhere.path(QStringLiteral("bundle.zip"))),
                 MigrationFixture::literal(elsewhere.path(QStringLiteral("forged.zip")))));
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    const CliResult forged = elsewhere.cli(QStringLiteral("verify forged.zip --json"));
    QCOMPARE(forged.exit, 7);
    QCOMPARE(forged.errorCode(), QStringLiteral("GW-5015"));
    const QString detail = forged.object()[QStringLiteral("error")][QStringLiteral("detail")].toString();
    QVERIFY2(detail.contains(QStringLiteral("audit.jsonl was changed")) &&
                 detail.contains(QStringLiteral("extra.txt was added")),
             qPrintable(detail));
}

void TestKeepingVerbs::tellsABundleThatIsNone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QByteArray("") << QStringLiteral("GW-5016");
    QTest::newRow("text") << QByteArray("no archive") << QStringLiteral("GW-5016");
    QTest::newRow("cut off") << QByteArray("PK\x03\x04 and no more") << QStringLiteral("GW-5016");
}

void TestKeepingVerbs::tellsABundleThatIsNone()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QVERIFY(m_cli->write(QStringLiteral("b.zip"), content));
    const CliResult result = m_cli->cli(QStringLiteral("verify b.zip --json"));
    QCOMPARE(result.errorCode(), code);
    QCOMPARE(result.exit, 1);
    QCOMPARE(m_cli->cli(QStringLiteral("verify missing.zip --json")).errorCode(), QStringLiteral("GW-1001"));
}

void TestKeepingVerbs::saysWhatItsAuditLogLost()
{
    const QString failed = MigrationFixture::python(
        QStringLiteral("import sqlite3\ndb = sqlite3.connect(%1)\ndb.execute('DELETE FROM migration_audit "
                       "WHERE number > 2')\ndb.commit()")
            .arg(MigrationFixture::literal(m_cli->path(QStringLiteral("app.db.godwit/journal.db")))));
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    const CliResult cut = m_cli->cli(QStringLiteral("verify app.db --quick --json"));
    QCOMPARE(cut.exit, 7);
    QCOMPARE(cut.errorCode(), QStringLiteral("GW-5013"));
    QCOMPARE(m_cli->cli(QStringLiteral("evidence app.db --out bundle.zip --json")).errorCode(),
             QStringLiteral("GW-5013")); // as verify says
    QVERIFY(!QFile::exists(m_cli->path(QStringLiteral("bundle.zip"))));
}

QTEST_GUILESS_MAIN(TestKeepingVerbs)
#include "test_keeping_verbs.moc"
