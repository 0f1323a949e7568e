// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/cli_fixture.h"
#include "tests/support/database_text.h"

#include <QJsonArray>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using godwit::test::CliFixture;
using godwit::test::CliResult;

/// preflight and doctor on the command line: what they print, their JSON and their exit codes.
class TestPreflightVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isCleanWhereNothingIsWrong();
    void endsWithThreeForAWarning();
    void endsWithOneForAnEncryptedFile();
    void takesAPlan();
    void saysWhichProgramsCannotBeStartedAndWhatARunWillAsk();
    void checksEveryExpressionOfAPlan();
    void refusesADatabaseThatIsNotThere();
    void refusesAPipeAtOnce();
    void writesARepairThatChecks();
    void endsCleanOnASoundDatabase();
    void assessesWithoutLeavingAnything();
    void saysFirstWhatWasFoundInTheData();

private:
    void make(const QString& script) const
    {
        godwit::tests::databaseOf(QFileInfo(m_cli->path(QStringLiteral("x"))).path(), script);
    }
    static QStringList codesOf(const QJsonObject& report)
    {
        QStringList codes;
        for (const QJsonValue& finding : report.value(QStringLiteral("findings")).toArray()) {
            if (finding.toObject().value(QStringLiteral("severity")).toString() != QStringLiteral("note"))
                codes.append(finding.toObject().value(QStringLiteral("code")).toString());
        }
        return codes;
    }
    std::unique_ptr<CliFixture> m_cli;
};

void TestPreflightVerbs::init()
{
    m_cli = std::make_unique<CliFixture>();
    QVERIFY(m_cli->isValid());
}

void TestPreflightVerbs::isCleanWhereNothingIsWrong()
{
    make(QStringLiteral("CREATE TABLE t (a)"));
    const CliResult text = m_cli->run({QStringLiteral("preflight"), QStringLiteral("app.db")});
    QVERIFY2(text.exit == 0, (text.out + text.err).constData());
    QVERIFY(text.out.contains("Left at peak"));
    const CliResult json =
        m_cli->run({QStringLiteral("preflight"), QStringLiteral("app.db"), QStringLiteral("--json")});
    QCOMPARE(json.exit, 0);
    const QJsonObject report = json.object().value(QStringLiteral("preflight")).toObject();
    QCOMPARE(codesOf(report), QStringList());
    QVERIFY(report.value(QStringLiteral("volumes"))
                .toArray()
                .first()
                .toObject()
                .contains(QStringLiteral("mount_point")));
    QCOMPARE(m_cli->files(), QStringList{QStringLiteral("app.db")});
}

void TestPreflightVerbs::assessesWithoutLeavingAnything()
{
    QCOMPARE(m_cli
                 ->run({QStringLiteral("sample"), QStringLiteral("product-manager"), QStringLiteral("app.db"),
                        QStringLiteral("--rows"), QStringLiteral("200")})
                 .exit,
             0);
    const QStringList verb{QStringLiteral("assess"), QStringLiteral("example:product-manager"), QStringLiteral("app.db")};
    const CliResult text = m_cli->run(verb);
    QVERIFY2(text.exit == 0, (text.out + text.err).constData());
    for (const char* const part : {"project_milestone_tasks", "What the steps would leave out",
                                   "Gaps between the schemas", "Assessed."})
        QVERIFY2(text.out.contains(part), part);
    QVERIFY(!text.out.contains("Every object"));
    QVERIFY(m_cli->run(verb + QStringList{QStringLiteral("--objects")}).out.contains("Every object"));
    const CliResult json = m_cli->run(verb + QStringList{QStringLiteral("--json")});
    const QJsonObject assessment = json.object().value(QStringLiteral("assessment")).toObject();
    QCOMPARE(assessment.value(QStringLiteral("tables")).toArray().size(), 9);
    QVERIFY(!assessment.value(QStringLiteral("inventory")).toArray().isEmpty());
    QCOMPARE(m_cli->files(), QStringList{QStringLiteral("app.db")});
}

void TestPreflightVerbs::saysFirstWhatWasFoundInTheData()
{
    QCOMPARE(m_cli
                 ->run({QStringLiteral("sample"), QStringLiteral("product-manager"), QStringLiteral("app.db"),
                        QStringLiteral("--rows"), QStringLiteral("200"), QStringLiteral("--dirty"),
                        QStringLiteral("3%")})
                 .exit,
             0);
    const QStringList verb{QStringLiteral("assess"), QStringLiteral("example:product-manager"),
                           QStringLiteral("app.db")};
    const QByteArray text = m_cli->run(verb).out;
    QVERIFY2(text.startsWith("What was found in the data"), text.constData());
    // What rows say of each other stands before single values, and the way to all of it behind the ten.
    const qsizetype orphans = text.indexOf("\norphans: ");
    const qsizetype values = text.indexOf(": text that is no date");
    QVERIFY2(orphans > 0 && values > orphans, text.constData());
    QVERIFY2(text.contains("more; “--findings” lists each"), text.constData());
    QVERIFY(text.contains("not evaluated: Its query reads rows that have moved by then."));
    // Every check that found something is there with its query.
    const QByteArray all = m_cli->run(verb + QStringList{QStringLiteral("--findings")}).out;
    const QJsonArray checks = m_cli->run(verb + QStringList{QStringLiteral("--json")})
                                  .object()
                                  .value(QStringLiteral("checks"))
                                  .toArray();
    int found = 0;
    for (const QJsonValue& check : checks) {
        const QString name = check.toObject().value(QStringLiteral("name")).toString();
        if (check.toObject().value(QStringLiteral("verdict")).toString() != QStringLiteral("warning") ||
            !name.startsWith(QStringLiteral("orphans: ")))
            continue;
        ++found;
        QVERIFY2(all.contains(name.toUtf8()), qPrintable(name));
    }
    QVERIFY(found > 3);
    QVERIFY(all.contains("SELECT count(*) FROM"));
}

void TestPreflightVerbs::endsWithThreeForAWarning()
{
    make(QStringLiteral("CREATE TABLE t (a)"));
    QCOMPARE(::link(qPrintable(m_cli->path(QStringLiteral("app.db"))),
                    qPrintable(m_cli->path(QStringLiteral("b.db")))),
             0);
    const CliResult text = m_cli->run({QStringLiteral("preflight"), QStringLiteral("app.db")});
    QCOMPARE(text.exit, 3);
    QVERIFY2(text.out.contains("GW-5107  warning"), text.out.constData());
    const CliResult json =
        m_cli->run({QStringLiteral("preflight"), QStringLiteral("app.db"), QStringLiteral("--json")});
    QCOMPARE(json.exit, 3);
    QCOMPARE(codesOf(json.object().value(QStringLiteral("preflight")).toObject()),
             QStringList{QStringLiteral("GW-5107")});
}

void TestPreflightVerbs::endsWithOneForAnEncryptedFile()
{
    QByteArray noise(8192,
                     Qt::Uninitialized); // as SQLCipher leaves: nothing but noise, a whole number of pages
    quint32 state = 1;
    for (char& byte : noise)
        byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
    QVERIFY(m_cli->write(QStringLiteral("app.db"), noise));
    for (const char* const verb : {"preflight", "doctor"}) {
        const CliResult json =
            m_cli->run({QString::fromLatin1(verb), QStringLiteral("app.db"), QStringLiteral("--json")});
        QCOMPARE(json.exit, 1);
        QCOMPARE(codesOf(json.object().value(QString::fromLatin1(verb)).toObject()),
                 QStringList{QStringLiteral("GW-1014")});
    }
}

void TestPreflightVerbs::takesAPlan()
{
    QCOMPARE(m_cli
                 ->run({QStringLiteral("sample"), QStringLiteral("product-manager"), QStringLiteral("app.db"),
                        QStringLiteral("--rows"), QStringLiteral("200")})
                 .exit,
             0);
    const CliResult before = m_cli->run(
        {QStringLiteral("preflight"), QStringLiteral("app.db"), QStringLiteral("example:product-manager")});
    QVERIFY2(before.exit == 0, (before.out + before.err).constData());
    const CliResult doctor =
        m_cli->run({QStringLiteral("doctor"), QStringLiteral("app.db"),
                    QStringLiteral("example:product-manager"), QStringLiteral("--json")});
    QVERIFY2(doctor.exit == 0, (doctor.out + doctor.err).constData());
    QCOMPARE(doctor.object()
                 .value(QStringLiteral("doctor"))
                 .toObject()
                 .value(QStringLiteral("shape"))
                 .toObject()
                 .value(QStringLiteral("match"))
                 .toString(),
             QStringLiteral("old"));
}

void TestPreflightVerbs::saysWhichProgramsCannotBeStartedAndWhatARunWillAsk()
{
    make(QStringLiteral("CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
    QVERIFY(m_cli->write(QStringLiteral("v2.sql"), "CREATE TABLE u (a);"));
    QVERIFY(m_cli->write(QStringLiteral("data.txt"), "no program"));
    const QByteArray plan = "godwit: 1\nname: P\nversion: \"1\"\nstatus: draft\nsource: { expects: { tables: { t: [a] } } }\n"
                            "target: { schema: v2.sql, user_version: 2 }\nphases:\n  - phase: stop\n    steps:\n      - backup: snapshot\n"
                            "      - { command: [no-such-program-here, now], undo: [DATA] }\n      - { command: [\"true\"] }\n"
                            "      - { approve: The owner agrees, checklist: [read it] }\n"
                            "  - phase: move\n    steps:\n      - schema: target\n      - move: t\n        into: u\n        columns: { a: a }\n"
                            "  - phase: cutover\n    steps:\n      - cutover: swap\n";
    QVERIFY(m_cli->write(QStringLiteral("plan.yaml"), QByteArray(plan).replace("DATA", m_cli->path(QStringLiteral("data.txt")).toUtf8())));
    const CliResult found = m_cli->run({QStringLiteral("preflight"), QStringLiteral("app.db"), QStringLiteral("plan.yaml"), QStringLiteral("--json")});
    QVERIFY2(found.exit == 3, found.err.constData());
    QStringList said;
    for (const QJsonValue& finding : found.object().value(QStringLiteral("preflight")).toObject().value(QStringLiteral("findings")).toArray())
        said.append(finding.toObject().value(QStringLiteral("code")).toString() + u' ' + finding.toObject().value(QStringLiteral("severity")).toString() + u' ' +
                    finding.toObject().value(QStringLiteral("what")).toString());
    const QString all = said.join(u'\n');
    for (const char* part : {"GW-4023 warning The program no-such-program-here of the phase stop is on no folder of the PATH", "data.txt of the phase stop may not be started",
                             "GW-4022 note ", "GW-4025 note ", "GW-3013 note "})
        QVERIFY2(all.contains(QLatin1String(part)), qPrintable(all));
    QVERIFY2(!all.contains(QStringLiteral("The program true")), qPrintable(all));
    // A run finds them before anything is made, too.
    QVERIFY(m_cli->write(QStringLiteral("plan.yaml"), QByteArray(plan).replace("[DATA]", "[\"true\"]").replace("status: draft", "status: approved")));
    const CliResult ran = m_cli->run({QStringLiteral("run"), QStringLiteral("plan.yaml"), QStringLiteral("app.db"), QStringLiteral("--allow-commands")});
    QCOMPARE(ran.exit, 3);
    QVERIFY2(ran.err.contains("GW-4021") && ran.err.contains("no-such-program-here"), ran.err.constData());
}

void TestPreflightVerbs::checksEveryExpressionOfAPlan()
{
    make(QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO people VALUES (1, 'Ann')"));
    const auto write = [this](const char* name, const QByteArray& text) {
        QFile file(m_cli->path(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    const QByteArray plan = "godwit: 1\nname: P\nstatus: approved\ntarget: { schema: v2.sql }\nphases:\n  - phase: all\n    steps:\n"
                            "      - schema: target\n      - { move: people, into: people, columns: { id: id, name: trim(nam), size: lenght(name) } }\n"
                            "      - cutover: swap\n";
    write("v2.sql", "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, size INT);");
    write("plan.yaml", plan);
    const QStringList check{QStringLiteral("check"), QStringLiteral("plan.yaml"), QStringLiteral("app.db")};
    const CliResult text = m_cli->run(check);
    QCOMPARE(text.exit, 1);
    QVERIFY2((text.out + text.err).contains("plan.yaml:9:58: the column “name”: there is no column “nam” here; did you mean “name”?"), (text.out + text.err).constData());
    QVERIFY((text.out + text.err).contains("there is no function “lenght”; did you mean “length”?"));
    const QJsonObject json = m_cli->run(check + QStringList{QStringLiteral("--json")}).object();
    const QJsonObject found = json.value(QStringLiteral("checks")).toArray().first().toObject();
    QCOMPARE(found.value(QStringLiteral("verdict")).toString(), QStringLiteral("failed"));
    QCOMPARE(found.value(QStringLiteral("samples")).toArray().size(), 2);
    QCOMPARE(found.value(QStringLiteral("samples")).toArray().first().toArray().first().toString(), QStringLiteral("GW-3010"));
    // A run says the same before its first phase.
    const CliResult run = m_cli->run({QStringLiteral("run"), QStringLiteral("plan.yaml"), QStringLiteral("app.db"), QStringLiteral("--all"), QStringLiteral("--yes")});
    QCOMPARE(run.exit, 1);
    QVERIFY2(run.err.contains("2 things do not fit"), run.err.constData());
    write("plan.yaml", QByteArray(plan).replace("trim(nam)", "trim(name)").replace("lenght", "length"));
    const CliResult sound = m_cli->run(check);
    QVERIFY2(sound.exit == 0 && sound.out.contains("0 refused"), sound.out.constData());
}

void TestPreflightVerbs::refusesADatabaseThatIsNotThere()
{
    const CliResult result =
        m_cli->run({QStringLiteral("preflight"), QStringLiteral("app.db"), QStringLiteral("--json")});
    QCOMPARE(result.exit, 1);
    QCOMPARE(result.errorCode(), QStringLiteral("GW-1001"));
}

void TestPreflightVerbs::refusesAPipeAtOnce()
{
    QCOMPARE(::mkfifo(QFile::encodeName(m_cli->path(QStringLiteral("pipe.db"))).constData(), 0600), 0);
    for (const char* verb : {"preflight", "doctor", "status"}) {
        const CliResult result = m_cli->run({QString::fromLatin1(verb), QStringLiteral("pipe.db")});
        QCOMPARE(result.exit, 1);
        QVERIFY2(result.err.startsWith("GW-1002"), result.err.constData());
    }
}

void TestPreflightVerbs::writesARepairThatChecks()
{
    make(QStringLiteral(
        "CREATE TABLE _alembic_tmp_users (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO _alembic_tmp_users "
        "VALUES (1, 'a'); CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"));
    const CliResult text = m_cli->run({QStringLiteral("doctor"), QStringLiteral("app.db"),
                                       QStringLiteral("--propose"), QStringLiteral("fix.yaml")});
    QVERIFY2(text.exit == 1, (text.out + text.err).constData());
    QVERIFY2(text.out.contains("GW-1015  error") && text.out.contains("becomes the original") &&
                 text.out.contains("fix.yaml"),
             text.out.constData());
    const CliResult check =
        m_cli->run({QStringLiteral("check"), QStringLiteral("fix.yaml"), QStringLiteral("app.db")});
    QVERIFY2(check.exit == 0, (check.out + check.err).constData());
    const CliResult run =
        m_cli->run({QStringLiteral("run"), QStringLiteral("fix.yaml"), QStringLiteral("app.db"),
                    QStringLiteral("--to"), QStringLiteral("validate"), QStringLiteral("--yes")});
    QVERIFY2(run.exit == 0, (run.out + run.err).constData());
    const CliResult again =
        m_cli->run({QStringLiteral("doctor"), QStringLiteral("app.db"), QStringLiteral("--propose"),
                    QStringLiteral("fix.yaml"), QStringLiteral("--json")});
    QCOMPARE(again.errorCode(), QStringLiteral("GW-5012"));
}

void TestPreflightVerbs::endsCleanOnASoundDatabase()
{
    make(QStringLiteral("CREATE TABLE t (a)"));
    const CliResult result = m_cli->run({QStringLiteral("doctor"), QStringLiteral("app.db")});
    QVERIFY2(result.exit == 0, (result.out + result.err).constData());
    QVERIFY(result.out.contains("Nothing is half-done here."));
}

QTEST_GUILESS_MAIN(TestPreflightVerbs)
#include "test_preflight_verbs.moc"
