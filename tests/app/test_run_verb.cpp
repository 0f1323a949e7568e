// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/verb_fixture.h"

#include <QTest>

using namespace godwit::test;

/// What check, run and validate answer and how they end.
class TestRunVerb : public QObject, protected VerbFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeDatabase(); }
    void checksAPlanAndADatabaseAndWritesNothing();
    void runsOnePhaseAtATime();
    void checksAgainWhatWasMigrated();
    void keepsTheWorkspaceElsewhere();
};

void TestRunVerb::checksAPlanAndADatabaseAndWritesNothing()
{
    const CliResult alone = m_cli->cli(QStringLiteral("check example:product-manager --json"));
    QCOMPARE(alone.exit, 0);
    QCOMPARE(textOf(alone.object(), "action"), QStringLiteral("check"));
    QCOMPARE(textOf(alone.object(), "outcome"), QStringLiteral("done"));
    QCOMPARE(m_cli->cli(QStringLiteral("check example:product-manager app.db")).exit, 0);
    const CliResult missing = m_cli->cli(QStringLiteral("check missing.yaml --json"));
    QCOMPARE(missing.exit, 1);
    QCOMPARE(missing.errorCode(), QStringLiteral("GW-3001"));
    QCOMPARE(m_cli->files(), QStringList{QStringLiteral("app.db")});
}

void TestRunVerb::runsOnePhaseAtATime()
{
    const CliResult early = m_cli->migrate(QStringLiteral("--phase move --json"));
    QCOMPARE(early.exit, 3);
    QCOMPARE(early.errorCode(), QStringLiteral("GW-4004"));
    QCOMPARE(m_cli->migrate(QStringLiteral("--phase assess")).exit, 0);
    QCOMPARE(m_cli->migrate(QStringLiteral("--phase backup")).exit, 0);
    QCOMPARE(m_cli->migrate(QStringLiteral("--phase backup")).exit, 0); // done already
    const CliResult unknown = m_cli->migrate(QStringLiteral("--phase shine --json"));
    QCOMPARE(unknown.exit, 2);
    QCOMPARE(unknown.errorCode(), QStringLiteral("GW-4003"));
    const CliResult never = m_cli->cli(QStringLiteral("rollback app.db --to move --json"));
    QCOMPARE(never.exit, 1);
    QCOMPARE(never.errorCode(), QStringLiteral("GW-4011"));
    QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to shine --json")).exit, 2);
    QCOMPARE(m_cli->cli(QStringLiteral("validate app.db --json")).errorCode(), QStringLiteral("GW-4004"));
    QCOMPARE(m_cli->cli(QStringLiteral("restore app.db --snapshot 9 --to c.db --json")).exit, 2);
    QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to assess")).exit, 0);
    QCOMPARE(textOf(arrayOf(status(), "phases").first(), "state"), QStringLiteral("rolled_back"));
}

void TestRunVerb::checksAgainWhatWasMigrated()
{
    runTo(QStringLiteral("validate"));
    const CliResult work = m_cli->cli(QStringLiteral("validate app.db --json"));
    QVERIFY2(work.exit == 8, work.err.constData());
    const QJsonArray checks = arrayOf(work.object(), "checks");
    QVERIFY(!checks.isEmpty());
    QCOMPARE(missingKeys(checks, QStringLiteral("suite name verdict figures query at elapsed_us")), QStringList());
    for (const QJsonValue& check : checks)
        QVERIFY2(textOf(check, "verdict") != QStringLiteral("failed"), qPrintable(textOf(check, "name")));
    const QString failed = MigrationFixture::python(
        QStringLiteral("import sqlite3\ndb = sqlite3.connect(%1)\n"
                       "table = [n for n, in db.execute(\"SELECT name FROM sqlite_schema WHERE type = 'table' AND name "
                       "LIKE '%supplier_task_instances'\") if n.startswith('_godwit')][0]\n"
                       "db.execute('DELETE FROM \"%s\" WHERE id = (SELECT min(id) FROM \"%s\")' % (table, table))\n"
                       "db.commit()")
            .arg(MigrationFixture::literal(m_cli->path(QStringLiteral("app.db.godwit/runs/1/work.db")))));
    QVERIFY2(failed.isEmpty(), qPrintable(failed));
    const CliResult lost = m_cli->cli(QStringLiteral("validate app.db --json"));
    QVERIFY2(lost.exit == 4, lost.out.constData());
    QVERIFY(lost.out.contains("\"failed\""));
    const CliResult gate = m_cli->migrate(QStringLiteral("--all --yes --confirm app.db"));
    QCOMPARE(gate.exit, 4);
    QCOMPARE(m_cli->cli(QStringLiteral("monitor app.db --once")).exit, 1);
    QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to move")).exit, 0);
    QCOMPARE(m_cli->migrate(QStringLiteral("--to validate")).exit, 8);
}

void TestRunVerb::keepsTheWorkspaceElsewhere()
{
    const QString folder = m_cli->aside(QStringLiteral("workspace"));
    QCOMPARE(m_cli->migrate(QStringLiteral("--to move --workspace ") + folder).exit, 8);
    QCOMPARE(m_cli->files(), (QStringList{QStringLiteral("app.db"), QStringLiteral("app.db.godwit")}));
    const QFileInfo pointer(m_cli->path(QStringLiteral("app.db.godwit")));
    QVERIFY(pointer.isFile() && pointer.size() < 4096);
    QVERIFY(QFile::exists(folder + QStringLiteral("/journal.db")));
    QCOMPARE(textOf(status(), "workspace"), folder);
    QVERIFY(!quarantine().isEmpty());
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to move")).exit, 0);
    const CliResult other = m_cli->cli(QStringLiteral("status app.db --json --workspace ") + m_cli->aside(QStringLiteral("other")));
    QCOMPARE(other.exit, 1);
    QCOMPARE(other.errorCode(), QStringLiteral("GW-5009"));
    const CliResult done = m_cli->migrateWhole();
    QVERIFY2(done.exit == 0, done.err.constData());
    const CliResult back = m_cli->cli(QStringLiteral("restore app.db --confirm app.db"));
    QVERIFY2(back.exit == 0, back.err.constData());
    QVERIFY(MigrationFixture::contentOf(m_cli->database()) == MigrationFixture::contentOf(m_cli->original()));
}

QTEST_GUILESS_MAIN(TestRunVerb)
#include "test_run_verb.moc"
