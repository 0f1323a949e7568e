// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/migration_fixture.h"
#include "tests/support/python_child.h"

#include <QTest>

#include <csignal>
#include <memory>

#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

using godwit::test::CliResult;
using godwit::test::MigrationFixture;
using godwit::test::words;
using godwit::tests::PythonChild;

/// Files, plans and neighbours that are not as they should be: a stable code, the right exit code, words that help, and
/// nothing left beside the user's file.
class TestBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_cli = std::make_unique<MigrationFixture>(); }
    void refusesWhatIsNoDatabase_data();
    void refusesWhatIsNoDatabase();
    void refusesADamagedDatabase_data();
    void refusesADamagedDatabase();
    void listsAllDifferencesOfAnotherSchemaAtOnce();
    void refusesADatabaseThatIsMigratedAlready();
    void namesWhoLocksTheDatabase();
    void refusesTheCutoverWhileAProgramHasTheFileOpen_data();
    void refusesTheCutoverWhileAProgramHasTheFileOpen();
    void copiesIntoTheFileWhereThatIsAskedFor();
    void bringsAlongWhatWasWrittenAfterTheSnapshot_data();
    void bringsAlongWhatWasWrittenAfterTheSnapshot();
    void namesTheNearestKeyOfAMisspeltOne();
    void refusesAPlansFileOutsideItsFolder();
    void wantsAPlanThatIsNotApprovedAccepted();
    void sparesAFolderItMayNotWriteTo();
    void writesNothingIntoTheWorkspaceByAName();
    void waitsForNoPipe();
    void letsOnlyOneWorkOnADatabase();
    void looksOnWhileAnotherWorks();

private:
    void make(bool wal = false);
    [[nodiscard]] QString planWith(const QString& from, const QString& to) const;
    void refuses(const QString& line, int exit, const QString& code, const QByteArray& says = {}) const;
    bool stopInTheMove(QProcess& process) const;

    std::unique_ptr<MigrationFixture> m_cli;
};

void TestBadInput::make(bool wal)
{
    const QString made = m_cli->makeVersion1(100, wal);
    QVERIFY2(made.isEmpty(), qPrintable(made));
}

/// Asks twice, for people and for machines; neither may leave anything in the folder or change the file.
void TestBadInput::refuses(const QString& line, int exit, const QString& code, const QByteArray& says) const
{
    const QStringList files = m_cli->files();
    const QString before = m_cli->sha256();
    const CliResult people = m_cli->cli(line);
    const CliResult machine = m_cli->cli(line + QStringLiteral(" --json"));
    QVERIFY2(people.exit == exit, (people.out + people.err).constData());
    QCOMPARE(machine.exit, exit);
    QVERIFY2(people.err.startsWith(code.toUtf8() + "  "), people.err.constData());
    QCOMPARE(machine.errorCode(), code);
    QVERIFY2(people.err.contains(says), people.err.constData());
    const QJsonObject error = machine.object().value(QStringLiteral("error")).toObject();
    for (const char* part : {"what", "state", "next"})
        QVERIFY2(!error.value(QLatin1String(part)).toString().isEmpty(), part);
    QCOMPARE(m_cli->files(), files);
    QCOMPARE(m_cli->sha256(), before);
}

/// The built-in plan and its schema in a folder of their own, with one change; where it lies.
QString TestBadInput::planWith(const QString& from, const QString& to) const
{
    const QString folder = QStringLiteral(GODWIT_SOURCES "/resources/examples/product_manager/");
    QFile plan(folder + QStringLiteral("plan.yaml"));
    if (!plan.open(QIODevice::ReadOnly) || !QDir().mkpath(m_cli->aside(QStringLiteral("plan"))))
        return {};
    const QString text = QString::fromUtf8(plan.readAll());
    QFile changed(m_cli->aside(QStringLiteral("plan/plan.yaml")));
    QFile::copy(folder + QStringLiteral("v2.sql"), m_cli->aside(QStringLiteral("plan/v2.sql")));
    const bool isWritten = text.contains(from) && changed.open(QIODevice::WriteOnly) &&
                           changed.write(QString(text).replace(text.indexOf(from), from.size(), to).toUtf8()) > 0;
    return isWritten ? changed.fileName() : QString();
}

void TestBadInput::refusesWhatIsNoDatabase_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("a text file") << QStringLiteral("text") << QStringLiteral("GW-1003");
    QTest::newRow("an empty file") << QStringLiteral("empty") << QStringLiteral("GW-1004");
    QTest::newRow("a missing file") << QStringLiteral("missing") << QStringLiteral("GW-1001");
    QTest::newRow("a folder") << QStringLiteral("folder") << QStringLiteral("GW-1002");
    QTest::newRow("a database without tables") << QStringLiteral("bare") << QStringLiteral("GW-1004");
}

void TestBadInput::refusesWhatIsNoDatabase()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, code);
    if (kind == QStringLiteral("text"))
        QVERIFY(m_cli->write(QStringLiteral("app.db"), "These are my notes of 2024, and no database at all.\n"));
    if (kind == QStringLiteral("empty"))
        QVERIFY(m_cli->write(QStringLiteral("app.db"), {}));
    if (kind == QStringLiteral("folder"))
        QVERIFY(QDir().mkdir(m_cli->database()));
    if (kind == QStringLiteral("bare"))
        godwit::tests::databaseOf(m_cli->path(QString()), QStringLiteral("CREATE TABLE t (a); DROP TABLE t"));
    for (const char* line : {"run example:product-manager app.db --all --yes --confirm app.db",
                             "check example:product-manager app.db", "status app.db", "verify app.db"})
        refuses(QLatin1String(line), 1, code, "app.db");
}

void TestBadInput::refusesADamagedDatabase_data()
{
    QTest::addColumn<bool>("truncated");
    QTest::newRow("truncated") << true;
    QTest::newRow("corrupt") << false;
}

void TestBadInput::refusesADamagedDatabase()
{
    QFETCH(const bool, truncated);
    make();
    QFile file(m_cli->database());
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (truncated)
        QVERIFY(file.resize(file.size() / 2 / 4096 * 4096));
    else
        QVERIFY(file.seek(40 * 4096) && file.write(QByteArray(8 * 4096, '\x5a')) == 8 * 4096);
    file.close();
    refuses(QStringLiteral("run example:product-manager app.db --all --yes --confirm app.db"), 1, QStringLiteral("GW-1005"));
    refuses(QStringLiteral("check example:product-manager app.db"), 1, QStringLiteral("GW-1005"));
}

void TestBadInput::listsAllDifferencesOfAnotherSchemaAtOnce()
{
    godwit::tests::databaseOf(m_cli->path(QString()),
                              QStringLiteral("CREATE TABLE suppliers (id INTEGER PRIMARY KEY, name TEXT);"
                                             "CREATE TABLE projects (id INTEGER PRIMARY KEY, name, description, created_at);"
                                             "PRAGMA user_version = 9"));
    for (const char* line : {"run example:product-manager app.db --all --yes", "check example:product-manager app.db"}) {
        refuses(QLatin1String(line), 1, QStringLiteral("GW-1008"));
        const CliResult result = m_cli->cli(QLatin1String(line));
        for (const char* part : {"contact_email", "milestones", "tasks", "task_instances", "supplier_task_instances",
                                 "user_version", "9"})
            QVERIFY2(result.err.contains(part), result.err.constData());
    }
    QCOMPARE(m_cli->files(), QStringList{QStringLiteral("app.db")});
}

void TestBadInput::refusesADatabaseThatIsMigratedAlready()
{
    make();
    QCOMPARE(m_cli->migrateWhole().exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("finish app.db --confirm app.db")).exit, 0);
    const QString migrated = m_cli->sha256();
    const CliResult again = m_cli->migrate(QStringLiteral("--all --yes --confirm app.db --json"));
    QVERIFY2(again.exit == 1, again.out.constData());
    QVERIFY2(again.errorCode() == QStringLiteral("GW-1013") || again.errorCode() == QStringLiteral("GW-1008"),
             again.err.constData());
    QCOMPARE(m_cli->sha256(), migrated);
}

void TestBadInput::namesWhoLocksTheDatabase()
{
    make();
    PythonChild other({m_cli->database()});
    QVERIFY(other.isReady() && other.openDatabase() && other.sql(QStringLiteral("BEGIN EXCLUSIVE")));
    refuses(QStringLiteral("run example:product-manager app.db --to move"), 5, QStringLiteral("GW-1006"), other.named().toUtf8());
    refuses(QStringLiteral("check example:product-manager app.db"), 5, QStringLiteral("GW-1006"), other.named().toUtf8());
    QVERIFY(other.sql(QStringLiteral("ROLLBACK")));
    QCOMPARE(m_cli->migrate(QStringLiteral("--to move")).exit, 8); // reading needs nobody to close
}

void TestBadInput::refusesTheCutoverWhileAProgramHasTheFileOpen_data()
{
    QTest::addColumn<bool>("wal");
    QTest::newRow("idle, rollback journal") << false;
    QTest::newRow("idle, WAL") << true;
}

void TestBadInput::refusesTheCutoverWhileAProgramHasTheFileOpen()
{
    QFETCH(const bool, wal);
    make(wal);
    QCOMPARE(m_cli->migrate(QStringLiteral("--to validate")).exit, 8);
    PythonChild other({m_cli->database()});
    QVERIFY(other.isReady() && other.openDatabase());
    QVERIFY(other.sql(QStringLiteral("SELECT count(*) FROM suppliers")));
    const QString log = m_cli->sha256(QStringLiteral("app.db-wal"));
    refuses(QStringLiteral("run example:product-manager app.db --all --yes --confirm app.db"), 5, QStringLiteral("GW-5005"),
            other.named().toUtf8());
    QCOMPARE(m_cli->sha256(QStringLiteral("app.db-wal")), log);
    QVERIFY(other.sql(QStringLiteral("SELECT count(*) FROM milestones"))); // its connection still sees the old file
    QVERIFY(other.run(QStringLiteral("db.close()")));
    const CliResult done = m_cli->migrateWhole();
    QVERIFY2(done.exit == 0, done.err.constData());
    // The ways back across the cut-over ask the same.
    QVERIFY(other.openDatabase() && other.sql(QStringLiteral("SELECT count(*) FROM task_type_sections")));
    for (const char* line : {"rollback app.db --to move --confirm app.db", "restore app.db --confirm app.db"})
        refuses(QLatin1String(line), 5, QStringLiteral("GW-5005"), other.named().toUtf8());
    QVERIFY(other.run(QStringLiteral("db.close()")));
    QCOMPARE(m_cli->cli(QStringLiteral("rollback app.db --to move --confirm app.db")).exit, 0);
}

void TestBadInput::copiesIntoTheFileWhereThatIsAskedFor()
{
    make();
    QCOMPARE(m_cli->migrate(QStringLiteral("--to validate")).exit, 8);
    PythonChild other({m_cli->database()});
    QVERIFY(other.isReady() && other.openDatabase());
    QVERIFY(other.sql(QStringLiteral("SELECT count(*) FROM suppliers")));
    const CliResult done = m_cli->migrate(QStringLiteral("--to cutover --yes --confirm app.db --copy-in"));
    QVERIFY2(done.exit == 0, done.err.constData());
    QVERIFY(other.sql(
        QStringLiteral("SELECT count(*) FROM task_type_sections"))); // its connection sees the new one
    QCOMPARE(m_cli->cli(QStringLiteral("restore app.db --confirm app.db --copy-in")).exit, 0);
    QVERIFY(other.sql(QStringLiteral("SELECT count(*) FROM milestones")));
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
}

void TestBadInput::bringsAlongWhatWasWrittenAfterTheSnapshot_data()
{
    QTest::addColumn<bool>("wal");
    QTest::newRow("rollback journal") << false;
    QTest::newRow("WAL") << true;
}

void TestBadInput::bringsAlongWhatWasWrittenAfterTheSnapshot()
{
    QFETCH(const bool, wal);
    make(wal);
    QCOMPARE(m_cli->migrate(QStringLiteral("--to validate")).exit, 8);
    PythonChild other({m_cli->database()});
    QVERIFY(other.isReady() && other.openDatabase());
    QVERIFY(other.sql(QStringLiteral("UPDATE suppliers SET name = 'Renamed' WHERE id = (SELECT min(id) FROM suppliers)")));
    QVERIFY(other.run(QStringLiteral("db.close()")));
    QVERIFY(MigrationFixture::contentOf(m_cli->database()).contains(QStringLiteral("'Renamed'")));
    const CliResult done = m_cli->migrateWhole();
    QVERIFY2(done.exit == 0, done.err.constData());
    QCOMPARE(godwit::tests::figureOf(m_cli->database(), QStringLiteral("SELECT count(*) FROM suppliers WHERE name = 'Renamed'")),
             QStringLiteral("1"));
}

void TestBadInput::namesTheNearestKeyOfAMisspeltOne()
{
    make();
    const QString plan = planWith(QStringLiteral("strategy: phased"), QStringLiteral("stratgy: phased"));
    QVERIFY(!plan.isEmpty());
    const CliResult result = m_cli->cli(QStringLiteral("check ") + plan);
    QVERIFY2(result.err.contains("plan.yaml:8"), result.err.constData());
    QVERIFY2(result.err.contains("stratgy") && result.err.contains("strategy"), result.err.constData());
    refuses(QStringLiteral("run %1 app.db --all --yes").arg(plan), 1, QStringLiteral("GW-3003"), "plan.yaml:8");
}

void TestBadInput::refusesAPlansFileOutsideItsFolder()
{
    make();
    QVERIFY(QFile::copy(QStringLiteral(GODWIT_SOURCES "/resources/examples/product_manager/v2.sql"),
                        m_cli->aside(QStringLiteral("v2.sql"))));
    for (const QString& file : {QStringLiteral("../v2.sql"), m_cli->aside(QStringLiteral("v2.sql"))}) {
        const QString plan = planWith(QStringLiteral("schema: v2.sql"), QStringLiteral("schema: ") + file);
        QVERIFY(!plan.isEmpty());
        refuses(QStringLiteral("run %1 app.db --all --yes").arg(plan), 1, QStringLiteral("GW-3008"));
    }
    const QString missing = planWith(QStringLiteral("schema: v2.sql"), QStringLiteral("schema: v3.sql"));
    refuses(QStringLiteral("run %1 app.db --all --yes").arg(missing), 1, QStringLiteral("GW-3007"));
}

void TestBadInput::wantsAPlanThatIsNotApprovedAccepted()
{
    make();
    const QString plan = planWith(QStringLiteral("status: approved"), QStringLiteral("status: draft"));
    refuses(QStringLiteral("run %1 app.db --to backup").arg(plan), 3, QStringLiteral("GW-3013"));
    QCOMPARE(m_cli->cli(QStringLiteral("run %1 app.db --to backup --yes").arg(plan)).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("run %1 app.db --to expand").arg(plan)).exit, 0); // accepted once
    const QString changed = planWith(QStringLiteral("  - phase: move\n    title: Move data"),
                                     QStringLiteral("  - phase: move\n    title: Move all data"));
    refuses(QStringLiteral("run %1 app.db --to move").arg(changed), 3, QStringLiteral("GW-3014"));
    QCOMPARE(m_cli->cli(QStringLiteral("run %1 app.db --to move --yes").arg(changed)).exit, 8);
}

void TestBadInput::sparesAFolderItMayNotWriteTo()
{
    make();
    const bool isRoot = ::geteuid() == 0;
    const auto reader = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto walker = reader | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(m_cli->database(), reader | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(m_cli->path(QString()), walker | (isRoot ? QFile::WriteOwner : QFile::Permissions())));
    const QString before = m_cli->sha256();
    const auto runAsOther = [&](const QString& line) {
        QProcess process;
        process.setWorkingDirectory(m_cli->path(QString()));
        const QStringList other = words(QStringLiteral("setpriv --reuid=65534 --regid=65534 --clear-groups"));
        QStringList command = (isRoot ? other : QStringList()) + QStringList{QStringLiteral(GODWIT_CLI)} + words(line);
        const QString program = command.takeFirst();
        process.start(program, command);
        return MigrationFixture::finish(process);
    };
    const CliResult able = runAsOther(QStringLiteral("--version"));
    if (able.exit != 0)
        QSKIP("not covered: no other user can run godwit-cli here, so a read-only folder cannot be tried");
    const CliResult result = runAsOther(QStringLiteral("run example:product-manager app.db --to move --json"));
    QVERIFY2(result.exit == 1, (result.out + result.err).constData());
    QCOMPARE(result.errorCode(), QStringLiteral("GW-1010"));
    QVERIFY(result.err.contains("--workspace"));
    QCOMPARE(m_cli->files(), QStringList{QStringLiteral("app.db")});
    QCOMPARE(m_cli->sha256(), before);
    const CliResult looked = runAsOther(QStringLiteral("check example:product-manager app.db"));
    QVERIFY2(looked.exit == 0, looked.err.constData());
    QVERIFY(QFile::setPermissions(m_cli->path(QString()), walker | QFile::WriteOwner));
}

/// Starts a move and halts it somewhere in the middle; the caller lets it go on.
bool TestBadInput::stopInTheMove(QProcess& process) const
{
    const QString made = m_cli->makeVersion1(20'000);
    if (!made.isEmpty() || m_cli->migrate(QStringLiteral("--to expand")).exit != 0)
        return false;
    const QString work = m_cli->path(QStringLiteral("app.db.godwit/runs/1/work.db"));
    const qint64 before = QFileInfo(work).size();
    m_cli->start(process, words(QStringLiteral("run example:product-manager app.db --to move")));
    if (!process.waitForStarted())
        return false;
    while (process.state() == QProcess::Running && QFileInfo(work).size() < before + 100'000)
        process.waitForFinished(1);
    return process.state() == QProcess::Running && ::kill(static_cast<pid_t>(process.processId()), SIGSTOP) == 0;
}

void TestBadInput::writesNothingIntoTheWorkspaceByAName()
{
    make();
    QCOMPARE(m_cli->cli(QStringLiteral("run example:product-manager app.db --to expand")).exit, 0);
    const QStringList manifests =
        QDir(m_cli->path(QStringLiteral("app.db.godwit/snapshots"))).entryList({QStringLiteral("*.json")});
    QCOMPARE(manifests.size(), 1);
    const QString manifest = QStringLiteral("app.db.godwit/snapshots/") + manifests.first();
    refuses(QStringLiteral("report app.db --format html --out ") + manifest, 1, QStringLiteral("GW-5012"));
    refuses(QStringLiteral("report app.db --format html --out app.db.godwit/new.html"), 1, QStringLiteral("GW-5012"));
    refuses(QStringLiteral("evidence app.db --out ") + manifest, 1, QStringLiteral("GW-5012"));
    refuses(QStringLiteral("restore app.db --to app.db.godwit/copy.db"), 1, QStringLiteral("GW-5012"));
    refuses(QStringLiteral("restore app.db --to app.db-wal"), 1, QStringLiteral("GW-5012"));
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
}

void TestBadInput::waitsForNoPipe()
{
    make();
    QCOMPARE(m_cli->cli(QStringLiteral("run example:product-manager app.db --to expand")).exit, 0);
    for (const char* name : {"pipe", "pipe.zip", "other.db-journal"})
        QCOMPARE(::mkfifo(QFile::encodeName(m_cli->path(QString::fromLatin1(name))).constData(), 0600), 0);
    refuses(QStringLiteral("report app.db --format html --out pipe"), 1, QStringLiteral("GW-5012"));
    refuses(QStringLiteral("evidence app.db --out pipe"), 1, QStringLiteral("GW-5012"));
    refuses(QStringLiteral("quarantine app.db import pipe"), 1, QStringLiteral("GW-8002"));
    refuses(QStringLiteral("verify pipe.zip"), 1, QStringLiteral("GW-8002"));
    QVERIFY(QFile::copy(m_cli->path(QStringLiteral("app.db")), m_cli->path(QStringLiteral("other.db"))));
    refuses(QStringLiteral("status other.db"), 1, QStringLiteral("GW-1002"));
    refuses(QStringLiteral("preflight other.db"), 1, QStringLiteral("GW-1002"));
}

void TestBadInput::letsOnlyOneWorkOnADatabase()
{
    QProcess first;
    QVERIFY(stopInTheMove(first));
    const QByteArray pid = QByteArray::number(first.processId());
    for (const char* line : {"run example:product-manager app.db --all", "rollback app.db --to move", "validate app.db",
                             "quarantine app.db waive --all --reason x"})
        refuses(QLatin1String(line), 5, QStringLiteral("GW-5007"), pid);
    QVERIFY(QFile::link(m_cli->database(), m_cli->path(QStringLiteral("link.db"))));
    const CliResult through = m_cli->cli(QStringLiteral("run example:product-manager link.db --to move --json"));
    QCOMPARE(through.exit, 5);
    QCOMPARE(through.errorCode(), QStringLiteral("GW-5007"));
    QCOMPARE(m_cli->files(), (QStringList{QStringLiteral("app.db"), QStringLiteral("app.db.godwit"), QStringLiteral("link.db")}));
    ::kill(static_cast<pid_t>(first.processId()), SIGCONT);
    const CliResult done = MigrationFixture::finish(first);
    QVERIFY2(done.exit == 8, done.err.constData());
}

void TestBadInput::looksOnWhileAnotherWorks()
{
    QProcess first;
    QVERIFY(stopInTheMove(first));
    const QString pid = QString::number(first.processId());
    const CliResult status = m_cli->cli(QStringLiteral("status app.db --json"));
    QCOMPARE(status.exit, 0);
    QVERIFY2(status.object().value(QStringLiteral("busy")).toString().contains(pid), status.out.constData());
    QVERIFY(m_cli->cli(QStringLiteral("monitor app.db --once --json")).object().contains(QStringLiteral("steps")));
    QCOMPARE(m_cli->cli(QStringLiteral("history app.db")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("quarantine app.db list")).exit, 0);
    QProcess follower;
    m_cli->start(follower, words(QStringLiteral("monitor app.db --json")));
    QVERIFY(follower.waitForStarted());
    ::kill(static_cast<pid_t>(first.processId()), SIGCONT);
    QCOMPARE(MigrationFixture::finish(first).exit, 8);
    const CliResult followed = MigrationFixture::finish(follower);
    QCOMPARE(followed.exit, 8);
    QVERIFY(followed.object().value(QStringLiteral("busy")).toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "test_bad_input.moc"
