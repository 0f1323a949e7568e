// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/registry.h"
#include "tests/app/support/cli_fixture.h"

#include <QTest>

using godwit::test::CliFixture;
using godwit::test::CliResult;

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysItsVersion();
    void listsEveryVerbInItsHelp();
    void listsEveryVerbAndExitCodeInItsManualPage();
    void explainsEveryVerb_data();
    void explainsEveryVerb();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void answersAWrongCommandLineInJson();
    void refusesAnUnknownExampleAndNamesTheKnownOne();
    void writesNoEscapeSequencesWhereThereIsNoTerminal();
    void takesAPathAfterTwoDashesForAPath();
    void failsWhenItsOutputCannotBeWritten();
    void writesASampleAndReplacesNone();
    void printsOneJsonValueForEveryVerb_data();
    void printsOneJsonValueForEveryVerb();
};

void TestCommandLine::saysItsVersion()
{
    const CliResult result = CliFixture().run({QStringLiteral("--version")});
    QCOMPARE(result.exit, 0);
    QVERIFY(result.out.startsWith("godwit-cli " GODWIT_VERSION " ("));
    QVERIFY(result.err.isEmpty());
}

void TestCommandLine::listsEveryVerbInItsHelp()
{
    const CliResult result = CliFixture().run({QStringLiteral("help")});
    QCOMPARE(result.exit, 0);
    const QStringList verbs{
        QStringLiteral("check"),      QStringLiteral("run"),      QStringLiteral("status"),
        QStringLiteral("monitor"),    QStringLiteral("validate"), QStringLiteral("rollback"),
        QStringLiteral("restore"),    QStringLiteral("verify"),   QStringLiteral("finish"),
        QStringLiteral("changes"),
        QStringLiteral("quarantine"), QStringLiteral("report"),   QStringLiteral("history"),
        QStringLiteral("sample"),     QStringLiteral("help"),     QStringLiteral("snapshots"),
        QStringLiteral("evidence"),   QStringLiteral("assess"),   QStringLiteral("preflight"),
        QStringLiteral("doctor"),     QStringLiteral("rehearse"), QStringLiteral("recover")};
    for (const QString& verb : verbs)
        QVERIFY2(result.out.contains("\n  " + verb.toUtf8() + ' '), qPrintable(verb));
    QVERIFY(result.out.contains("8  done as far as asked, with undecided rows in quarantine"));
    QCOMPARE(CliFixture().run({QStringLiteral("--help")}).out, result.out);
    QCOMPARE(CliFixture().run({QStringLiteral("-h")}).out, result.out);
}

void TestCommandLine::listsEveryVerbAndExitCodeInItsManualPage()
{
    QFile file(QStringLiteral(GODWIT_SOURCES "/packaging/godwit-cli.1"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(file.readAll());
    const QStringList help = QString::fromUtf8(CliFixture().run({QStringLiteral("help")}).out).split(QLatin1Char('\n'));
    int entries = 0;
    for (const QString& line : help) {
        if (!line.startsWith(QStringLiteral("  ")))
            continue;
        const QString name = line.section(QLatin1Char(' '), 0, 0, QString::SectionSkipEmpty);
        const QString text = line.section(QLatin1Char(' '), 1, -1, QString::SectionSkipEmpty).trimmed();
        QVERIFY2(page.contains(QStringLiteral(".B %1\n%2\n").arg(name, text)), qPrintable(line));
        ++entries;
    }
    QCOMPARE(entries, int(godwit::app::Registry().commands().size()) + 10);
}

void TestCommandLine::explainsEveryVerb_data()
{
    QTest::addColumn<QString>("verb");
    const godwit::app::Registry registry;
    for (const auto& command : registry.commands())
        QTest::newRow(qPrintable(command->name())) << command->name();
}

void TestCommandLine::explainsEveryVerb()
{
    QFETCH(const QString, verb);
    const CliFixture cli;
    const CliResult result = cli.run({QStringLiteral("help"), verb});
    QCOMPARE(result.exit, 0);
    QVERIFY(result.out.startsWith("Usage: godwit-cli " + verb.toUtf8()));
    QVERIFY(result.out.contains("--help"));
    QVERIFY(result.err.isEmpty());
    // The options win over what is missing, and over --json.
    const CliResult option = cli.run({verb, QStringLiteral("--help"), QStringLiteral("--json")});
    if (verb != QStringLiteral("help"))
        QCOMPARE(option.out, result.out);
    QVERIFY(cli.files().isEmpty());
}

void TestCommandLine::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* words, const char* says) {
        QTest::newRow(words) << QString::fromLatin1(words) << QByteArray(says);
    };
    row("", "A verb is missing.");
    row("migrate app.db", "There is no verb migrate.");
    row("help migrate", "There is no verb migrate.");
    row("--frobnicate", "There is no verb --frobnicate.");
    row("check", "PLAN is missing.");
    row("run plan.yaml", "DB is missing.");
    row("run plan.yaml app.db more", "There is an argument too many: more");
    row("run plan.yaml app.db --phase a --to b", "These options exclude each other: --phase, --to");
    row("run plan.yaml app.db --to b --all", "These options exclude each other: --to, --all");
    row("run plan.yaml app.db --phase", "Missing value after '--phase'.");
    row("run plan.yaml app.db --phase=", "The option --phase needs a value.");
    row("run plan.yaml app.db --to a --to b", "The option --to is given more than once.");
    row("run plan.yaml app.db --force", "Unknown option 'force'.");
    row("run plan.yaml app.db --yes=1", "Unexpected value after '--yes'.");
    row("status", "DB is missing.");
    row("rollback app.db", "The option --to is missing.");
    row("report app.db --out x.html", "The option --format is missing.");
    row("report app.db --format docx --out x.docx", "--format wants html, pdf, json, csv or md");
    row("report app.db --format pdf --kind gossip --out x.pdf", "--kind wants integrity, migration");
    row("report app.db --format md --kind progress --period hourly --out x.md", "--period wants daily, weekly or milestone");
    row("report app.db --format md --period weekly --out x.md", "--period belongs to --kind progress");
    row("report app.db --format html", "The option --out is missing.");
    row("sample product-manager", "OUT is missing.");
    row("sample other x.db", "There is no example other");
    row("sample product-manager x.db --rows 1e3", "--rows wants a whole number, not \"1e3\".");
    row("sample product-manager x.db --rows -5", "--rows wants a whole number, not \"-5\".");
    row("sample product-manager x.db --rows 99999999999999999999", "--rows wants a whole number");
    row("sample product-manager x.db --seed one", "--seed wants a whole number");
    row("sample product-manager x.db --dirty 1", "--dirty wants a percentage");
    row("sample product-manager x.db --dirty 101%", "--dirty wants a percentage");
    row("quarantine app.db", "ACTION is missing.");
    row("quarantine app.db drop", "quarantine knows list, show, edit, fix, export, import, replay, waive and unwaive, not drop.");
    row("quarantine app.db list 3", "There is an argument too many: 3");
    row("quarantine app.db list --limit many", "--limit wants a whole number");
    row("quarantine app.db list --state lost", "--state wants undecided, waived or moved");
    row("quarantine app.db list --reason x", "list does not take --reason.");
    row("quarantine app.db show", "show wants the ID of one entry.");
    row("quarantine app.db show 1 2", "show wants the ID of one entry.");
    row("quarantine app.db show 07", "An entry's ID is a whole number");
    row("quarantine app.db export", "The option --out is missing.");
    row("quarantine app.db waive --reason x", "Say which rows");
    row("quarantine app.db waive 1 --all --reason x", "IDs stand alone");
    row("quarantine app.db waive 1 --table t --reason x", "IDs stand alone");
    row("quarantine app.db waive 1 1 --reason x", "The entry 1 is named twice.");
    row("quarantine app.db waive --all --cause x --reason x",
        "These options exclude each other: --cause, --all");
    row("quarantine app.db waive --all --reason=", "The option --reason needs a value.");
    row("quarantine app.db waive 1 --state moved --reason x", "waive does not take --state.");
    row("quarantine app.db unwaive", "Say which rows");
    row("quarantine app.db unwaive --all --reason x", "unwaive does not take --reason.");
    row("quarantine app.db edit", "edit wants the ID of one entry.");
    row("quarantine app.db edit one name=x", "An entry's ID is a whole number");
    row("quarantine app.db edit 1", "edit wants either new values or --undo.");
    row("quarantine app.db edit 1 name=x --undo", "edit wants either new values or --undo.");
    row("quarantine app.db edit 1 name", "\"name\" is not COLUMN=TEXT or COLUMN:=LITERAL.");
    row("quarantine app.db edit 1 =x", "\"=x\" is not COLUMN=TEXT or COLUMN:=LITERAL.");
    row("quarantine app.db edit 1 name=x --null NAME", "The column NAME is set twice.");
    row("quarantine app.db edit 1 name=x --yes", "edit does not take --yes.");
    row("quarantine app.db fix --all", "The option --set is missing.");
    row("quarantine app.db fix --set a=b", "Say which rows: --cause TEXT or --all.");
    row("quarantine app.db fix --all --set a", "--set wants COLUMN=EXPRESSION, not \"a\".");
    row("quarantine app.db fix --all --set a=b --set=", "The option --set needs a value.");
    row("quarantine app.db fix 3 --all --set a=b", "There is an argument too many: 3");
    row("quarantine app.db import", "import wants one file.");
    row("quarantine app.db import a.csv b.csv", "import wants one file.");
    row("quarantine app.db replay 3", "There is an argument too many: 3");
    row("quarantine app.db replay --all", "replay does not take --all.");
}

void TestCommandLine::refusesWhatItDoesNotUnderstand()
{
    QFETCH(const QString, words);
    QFETCH(const QByteArray, says);
    const CliFixture cli;
    const CliResult result = cli.run(words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(result.exit, 2);
    QVERIFY2(result.err.contains("GW-9001  "), result.err.constData());
    QVERIFY2(result.err.contains(says), result.err.constData());
    QVERIFY(result.err.contains("\nUsage: godwit-cli "));
    QVERIFY(result.out.isEmpty());
    QVERIFY(cli.files().isEmpty());
}

void TestCommandLine::answersAWrongCommandLineInJson()
{
    const CliResult result = CliFixture().run({QStringLiteral("status"), QStringLiteral("--json")});
    QCOMPARE(result.exit, 2);
    QCOMPARE(result.errorCode(), QStringLiteral("GW-9001"));
    QCOMPARE(result.object().value(QStringLiteral("exit")).toInt(), 2);
    QCOMPARE(result.object().value(QStringLiteral("action")).toString(), QStringLiteral("status"));
    QVERIFY(result.err.contains("Usage: godwit-cli status DB"));
}

void TestCommandLine::refusesAnUnknownExampleAndNamesTheKnownOne()
{
    const CliResult result = CliFixture().run({QStringLiteral("check"), QStringLiteral("example:none")});
    QCOMPARE(result.exit, 2);
    QVERIFY2(result.err.contains("There is no example none; there is: product-manager"),
             result.err.constData());
}

void TestCommandLine::writesNoEscapeSequencesWhereThereIsNoTerminal()
{
    const CliResult result = CliFixture().run({QStringLiteral("\x1b[31mred")});
    QCOMPARE(result.exit, 2);
    QVERIFY(!result.err.contains('\x1b'));
    QVERIFY(result.err.contains("There is no verb \\x1b[31mred."));
}

void TestCommandLine::takesAPathAfterTwoDashesForAPath()
{
    // Understood, so that what follows is no usage error: there is a third word, and it is one too many.
    const CliResult result = CliFixture().run({QStringLiteral("status"), QStringLiteral("--"),
                                               QStringLiteral("--odd.db"), QStringLiteral("--json")});
    QCOMPARE(result.exit, 2);
    QVERIFY2(result.err.contains("There is an argument too many: --json"), result.err.constData());
    QVERIFY(result.out.isEmpty());
}

void TestCommandLine::failsWhenItsOutputCannotBeWritten()
{
    const CliFixture cli;
    QProcess process;
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    cli.start(process, {QStringLiteral("help")});
    const CliResult result = CliFixture::finish(process);
    QCOMPARE(result.exit, 1);
    QVERIFY2(result.err.startsWith("GW-8002  "), result.err.constData());
}

void TestCommandLine::writesASampleAndReplacesNone()
{
    const CliFixture cli;
    const QStringList words{QStringLiteral("sample"), QStringLiteral("product-manager"),
                            QStringLiteral("a.db"),   QStringLiteral("--rows"),
                            QStringLiteral("200"),    QStringLiteral("--json")};
    const CliResult first = cli.run(words);
    QCOMPARE(first.exit, 0);
    QCOMPARE(first.object().value(QStringLiteral("exit")).toInt(-1), 0);
    QCOMPARE(first.object().value(QStringLiteral("files")).toArray().size(), 1);
    QCOMPARE(cli.files(), QStringList{QStringLiteral("a.db")});
    const CliResult second = cli.run(words);
    QCOMPARE(second.exit, 1);
    QCOMPARE(second.errorCode(), QStringLiteral("GW-5012"));
    QVERIFY(second.err.startsWith("GW-5012  "));
    QVERIFY(!second.err.contains("Usage:"));
}

void TestCommandLine::printsOneJsonValueForEveryVerb_data()
{
    QTest::addColumn<QString>("words");
    for (const char* words : {"check missing.yaml",
                              "check example:product-manager missing.db",
                              "run example:product-manager missing.db",
                              "run example:product-manager missing.db --to move --yes --confirm missing.db",
                              "status missing.db",
                              "monitor missing.db",
                              "monitor missing.db --once",
                              "validate missing.db",
                              "verify missing.db",
                              "rollback missing.db --to move",
                              "restore missing.db",
                              "restore missing.db --to copy.db",
                              "finish missing.db",
                              "history missing.db",
                              "report missing.db --format html --out r.html",
                              "quarantine missing.db list --table tasks --limit 3",
                              "quarantine missing.db show 1",
                              "quarantine missing.db export --out q.csv",
                              "quarantine missing.db waive 1 2 --reason x",
                              "quarantine missing.db edit 1 a=b c:=1 --null d --null e",
                              "quarantine missing.db edit 1 --undo",
                              "quarantine missing.db fix --all --set a=b --set c=d --yes",
                              "quarantine missing.db import q.csv",
                              "quarantine missing.db replay",
                              "quarantine missing.db unwaive 1 2",
                              "quarantine missing.db waive --cause c --reason x"})
        QTest::newRow(words) << QString::fromLatin1(words);
}

/// Whatever becomes of it, there is one value for machines, and nothing is created beside a database that is
/// not there.
void TestCommandLine::printsOneJsonValueForEveryVerb()
{
    QFETCH(const QString, words);
    const CliFixture cli;
    const QStringList arguments = words.split(QLatin1Char(' '));
    const CliResult people = cli.run(arguments);
    const CliResult machine = cli.run(arguments + QStringList{QStringLiteral("--json")});
    QVERIFY2(!machine.json.isNull(), machine.out.constData());
    QCOMPARE(machine.exit, people.exit);
    QVERIFY((machine.exit >= 0 && machine.exit != 2) || machine.errorCode() == QStringLiteral("GW-4013"));
    if (machine.object().contains(QStringLiteral("exit")))
        QCOMPARE(machine.object().value(QStringLiteral("exit")).toInt(-1), machine.exit);
    QVERIFY(people.exit == 0 || people.err.startsWith("GW-"));
    QVERIFY(cli.files().isEmpty());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
