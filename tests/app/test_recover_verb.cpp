// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/cli_fixture.h"
#include "tests/support/database_text.h"
#include "tests/support/python_child.h"

#include <QTest>

using godwit::test::CliFixture;
using godwit::test::CliResult;
using godwit::tests::PythonChild;

/// A database whose name needs quotes, left in the middle of a write, as a person finds it on the command line.
class TestRecoverVerb : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatToTypeAndDoesItThen()
    {
        CliFixture cli;
        leaveUnended(cli, QStringLiteral("it's my.db"));
        const CliResult refused = cli.run({QStringLiteral("check"), QStringLiteral("example:product-manager"), QStringLiteral("it's my.db")});
        QVERIFY2(refused.err.contains("GW-1007") && refused.err.contains("godwit-cli recover DB"), refused.err.constData());

        const CliResult asked = cli.run({QStringLiteral("recover"), QStringLiteral("it's my.db")});
        QVERIFY2(asked.exit == 3, (asked.out + asked.err).constData());
        QVERIFY2(asked.err.startsWith("GW-1022"), asked.err.constData());
        QVERIFY2(asked.out.contains("What would be lost:") && asked.out.contains("The way back: "), asked.out.constData());
        QCOMPARE(cli.files().size(), 2); // the database and its journal

        const CliResult json = cli.run({QStringLiteral("recover"), QStringLiteral("it's my.db"), QStringLiteral("--json")});
        QCOMPARE(json.errorCode(), QStringLiteral("GW-1022"));
        QVERIFY(json.object().value(QStringLiteral("consequence")).toObject().value(QStringLiteral("does")).toArray().size() == 3);

        // The line that it proposes, as a shell reads it.
        const QString line = json.object().value(QStringLiteral("command")).toString().remove(QStringLiteral(" --json"));
        QProcess shell;
        shell.setWorkingDirectory(QFileInfo(cli.path(QStringLiteral("x"))).path());
        shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), QString(line).replace(QStringLiteral("godwit-cli"), QStringLiteral(GODWIT_CLI))});
        QVERIFY(shell.waitForFinished(60'000));
        const QByteArray said = shell.readAllStandardOutput() + shell.readAllStandardError();
        QVERIFY2(shell.exitCode() == 0 && said.contains("at its last complete state again"), said.constData());
        QCOMPARE(godwit::tests::figureOf(cli.path(QStringLiteral("it's my.db")), QStringLiteral("SELECT max(id) FROM t")), QStringLiteral("3000"));

        const CliResult again = cli.run({QStringLiteral("recover"), QStringLiteral("it's my.db")});
        QCOMPARE(again.exit, 0);
        QVERIFY2(again.out.contains("nothing to recover"), again.out.constData());
    }

    void refusesWhatIsNoDatabase()
    {
        CliFixture cli;
        QVERIFY(cli.write(QStringLiteral("app.db"), "no database at all"));
        const CliResult refused = cli.run({QStringLiteral("recover"), QStringLiteral("app.db"), QStringLiteral("--yes"), QStringLiteral("--json")});
        QCOMPARE(refused.exit, 1);
        QCOMPARE(refused.errorCode(), QStringLiteral("GW-1003"));
        QCOMPARE(cli.files().size(), 1);
    }

private:
    static void leaveUnended(const CliFixture& cli, const QString& name)
    {
        godwit::tests::databaseOf(QFileInfo(cli.path(name)).path(),
                                  QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);"
                                                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO t SELECT i, 'row' FROM n"),
                                  name);
        PythonChild child({cli.path(name)});
        QVERIFY(child.openDatabase() && child.sql(QStringLiteral("PRAGMA cache_size = 1")) && child.sql(QStringLiteral("BEGIN")));
        QVERIFY(child.sql(QStringLiteral("UPDATE t SET id = id + 100000")));
        child.kill();
    }
};

QTEST_GUILESS_MAIN(TestRecoverVerb)
#include "test_recover_verb.moc"
