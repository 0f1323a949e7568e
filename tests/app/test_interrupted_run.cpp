// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/migration_fixture.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <csignal>
#include <memory>

using namespace godwit::test;

namespace {

constexpr int kPatienceMs = 60'000; // a hang, and no measure of anything

const QStringList kBack{QStringLiteral("rollback"), QStringLiteral("app.db"), QStringLiteral("--to"), QStringLiteral("stop"),
                        QStringLiteral("--verbose")};
const QStringList kRun{QStringLiteral("run"), QStringLiteral("plan.yaml"), QStringLiteral("app.db"), QStringLiteral("--to"),
                       QStringLiteral("stop"), QStringLiteral("--yes"), QStringLiteral("--allow-commands"), QStringLiteral("--verbose")};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isThere(const QByteArray& pid)
{
    const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(pid)));
    return !stat.isEmpty() && stat.mid(stat.lastIndexOf(')') + 2, 1) != "Z";
}

} // namespace

/// What the next command sees of a run that was killed while a program of the plan was running.
class TestInterruptedRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void isCalledInterruptedWhenNobodyWorksOnIt();
    void aRollbackWaitsForTheProgramThatItStarted();
    void aRunWaitsForTheProgramBeforeItIsRunAgain();
    void endsTheProgramWhenItsTimeIsOver();
    void findsTheProgramThoughItsProcessWasNotWrittenDown();
    void goesBackTwiceToTheSameEnd();

private:
    void makePlan(const char* timeLimit) const;
    void killTheRun();
    [[nodiscard]] QByteArray waitedFor(const QString& name) const;
    [[nodiscard]] QByteArray marks() const { return contentOf(m_cli->path(QStringLiteral("marks"))); }
    [[nodiscard]] QJsonObject phase() const;
    [[nodiscard]] CliResult afterItWaits(const QStringList& line);

    std::unique_ptr<MigrationFixture> m_cli;
    QByteArray m_pid;
};

void TestInterruptedRun::init()
{
    m_cli = std::make_unique<MigrationFixture>();
    const QString made = MigrationFixture::python(
        QStringLiteral("import sqlite3\ndb = sqlite3.connect(%1)\ndb.executescript('CREATE TABLE lists (id INTEGER PRIMARY KEY, name TEXT);"
                       "INSERT INTO lists VALUES (1, ''one''); PRAGMA user_version = 1')")
            .arg(MigrationFixture::literal(m_cli->database()))
            .replace(QStringLiteral("''one''"), QStringLiteral("\\'one\\'")));
    QVERIFY2(made.isEmpty(), qPrintable(made));
    QVERIFY(m_cli->write(QStringLiteral("v2.sql"), "CREATE TABLE sections (id INTEGER PRIMARY KEY, name TEXT);"));
    makePlan("100 s");
}

void TestInterruptedRun::cleanup()
{
    if (!m_pid.isEmpty() && isThere(m_pid))
        ::kill(-m_pid.toInt(), SIGKILL);
    m_pid.clear();
}

/// Its program waits for a file and leaves a mark; what undoes it leaves another.
void TestInterruptedRun::makePlan(const char* timeLimit) const
{
    QVERIFY(m_cli->write(QStringLiteral("plan.yaml"),
                         QByteArray("godwit: 1\nname: Programs\nversion: \"1\"\nstatus: approved\n"
                                    "source: { expects: { user_version: 1 } }\n"
                                    "target: { schema: v2.sql, user_version: 2 }\nphases:\n  - phase: stop\n    steps:\n"
                                    "      - backup: snapshot\n"
                                    "      - command: [sh, -c, \"echo $$ > pid; while [ ! -e go ]; do sleep 0.02; done; echo ran >> marks\"]\n"
                                    "        undo: [sh, -c, \"echo undone >> marks\"]\n        time_limit: ") +
                             timeLimit +
                             "\n  - phase: move\n    steps:\n      - schema: target\n      - move: lists\n        into: sections\n"
                             "        columns: { id: id, name: name }\n  - phase: cutover\n    steps:\n      - cutover: swap\n"));
}

QByteArray TestInterruptedRun::waitedFor(const QString& name) const
{
    QElapsedTimer timer;
    timer.start();
    QByteArray found;
    while (!(found = contentOf(m_cli->path(name))).endsWith('\n') && !timer.hasExpired(kPatienceMs))
        QThread::msleep(5);
    return found.trimmed();
}

void TestInterruptedRun::killTheRun()
{
    QProcess process;
    m_cli->start(process, kRun);
    m_pid = waitedFor(QStringLiteral("pid"));
    QVERIFY(!m_pid.isEmpty());
    const QJsonObject live = phase();
    QCOMPARE(live.value(QStringLiteral("state")).toString(), QStringLiteral("running"));
    process.kill();
    process.waitForFinished();
    QVERIFY(isThere(m_pid));
}

QJsonObject TestInterruptedRun::phase() const
{
    return m_cli->cli(QStringLiteral("status app.db --json")).object().value(QStringLiteral("phases")).toArray().first().toObject();
}

/// Lets the program end only once the command has said that it waits for it.
CliResult TestInterruptedRun::afterItWaits(const QStringList& line)
{
    QProcess process;
    m_cli->start(process, line);
    QByteArray said;
    while (!said.contains("Waits for ") && process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(50);
        said += process.readAllStandardError();
    }
    if (!said.contains(m_pid))
        qWarning("it did not wait: %s", said.constData());
    (void)m_cli->write(QStringLiteral("go"), {});
    CliResult result = CliFixture::finish(process);
    result.err.prepend(said);
    return result;
}

void TestInterruptedRun::isCalledInterruptedWhenNobodyWorksOnIt()
{
    killTheRun();
    const QJsonObject now = phase();
    QCOMPARE(now.value(QStringLiteral("state")).toString(), QStringLiteral("paused"));
    QVERIFY(now.value(QStringLiteral("summary")).toString().startsWith(QStringLiteral("interrupted, and sh ")));
    QVERIFY(now.value(QStringLiteral("summary")).toString().contains(QStringLiteral("(process ") + QString::fromLatin1(m_pid)));
    const CliResult told = m_cli->cli(QStringLiteral("status app.db"));
    QCOMPARE(told.exit, 0);
    QVERIFY2(told.out.contains("interrupted") && !told.out.contains("running"), told.out.constData());
    QVERIFY2(told.out.contains("still runs: that is waited for; run the plan again to go on, or roll back"), told.out.constData());
    ::kill(-m_pid.toInt(), SIGKILL);
    while (isThere(m_pid))
        QThread::msleep(5);
    QCOMPARE(phase().value(QStringLiteral("summary")).toString(), QStringLiteral("interrupted; run the plan again to go on, or roll back"));
}

void TestInterruptedRun::aRollbackWaitsForTheProgramThatItStarted()
{
    killTheRun();
    const CliResult back = afterItWaits(kBack);
    QVERIFY2(back.exit == 0, back.err.constData());
    QCOMPARE(marks(), QByteArray("ran\nundone\n"));
    QVERIFY(m_cli->cli(QStringLiteral("history app.db")).out.contains("left program"));
}

void TestInterruptedRun::aRunWaitsForTheProgramBeforeItIsRunAgain()
{
    killTheRun();
    const QByteArray first = m_pid;
    const CliResult again = afterItWaits(kRun);
    QVERIFY2(again.exit == 0, again.err.constData());
    QVERIFY(again.err.indexOf("Waits for ") < again.err.indexOf("runs sh"));
    QCOMPARE(marks(), QByteArray("ran\nran\n"));
    QVERIFY(waitedFor(QStringLiteral("pid")) != first);
}

void TestInterruptedRun::endsTheProgramWhenItsTimeIsOver()
{
    makePlan("1 s");
    killTheRun();
    const CliResult back = m_cli->run(kBack);
    QVERIFY2(back.exit == 0, back.err.constData());
    QVERIFY(!isThere(m_pid));
    QCOMPARE(marks(), QByteArray("undone\n"));
}

/// A kill between the start of the program and the word on its process: by what it has in its environment.
void TestInterruptedRun::findsTheProgramThoughItsProcessWasNotWrittenDown()
{
    killTheRun();
    const QString forgot = MigrationFixture::python(
        QStringLiteral("import sqlite3\ndb = sqlite3.connect(%1)\n"
                       "n = db.execute(\"UPDATE facts SET value = json_set(value, '$.pid', 0, '$.started', -1) WHERE name = 'program running'\").rowcount\n"
                       "db.commit()\nassert n == 1")
            .arg(MigrationFixture::literal(m_cli->path(QStringLiteral("app.db.godwit/journal.db")))));
    QVERIFY2(forgot.isEmpty(), qPrintable(forgot));
    const CliResult back = afterItWaits(kBack);
    QVERIFY2(back.exit == 0, back.err.constData());
    QCOMPARE(marks(), QByteArray("ran\nundone\n"));
}

void TestInterruptedRun::goesBackTwiceToTheSameEnd()
{
    killTheRun();
    QCOMPARE(afterItWaits(kBack).exit, 0);
    const CliResult again = m_cli->run(kBack);
    QVERIFY2(again.exit == 0, again.err.constData());
    QVERIFY2(again.out.contains("was rolled back already"), again.out.constData());
    QCOMPARE(marks(), QByteArray("ran\nundone\n"));
    const CliResult never = m_cli->cli(QStringLiteral("rollback app.db --to move"));
    QCOMPARE(never.exit, 1);
    QVERIFY(never.err.contains("GW-4011"));
}

QTEST_GUILESS_MAIN(TestInterruptedRun)
#include "test_interrupted_run.moc"
