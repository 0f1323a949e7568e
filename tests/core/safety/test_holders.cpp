// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/holders.h"

#include "support.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>

using namespace godwit::core;

class TestHolders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsAProcessThatHasTheFileOpen_data();
    void findsAProcessThatHasTheFileOpen();
    void findsAnIdleSqliteConnection();
    void findsAHolderThroughAnotherName();
    void findsAFileThatIsOnlyMapped();
    void forgetsAProcessThatEnded();
    void countsNeitherItselfNorAFileOfTheSameName();
    void countsWhatItMayNotInspect();
    void refusesAMissingFile();
    void namesHoldersForPeople();
    void aProcessCannotNameItselfWithEscapeSequences();

private:
    [[nodiscard]] QString in(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// A shell with the file open on descriptor 3, that says so and waits.
void holdOpen(QProcess& process, const QString& path)
{
    process.start(QStringLiteral("/bin/sh"),
                  {QStringLiteral("-c"), QStringLiteral("exec 3<\"$1\"; echo ready; read line"),
                   QStringLiteral("sh"), path});
    QVERIFY(process.waitForReadyRead());
}

void end(QProcess& process)
{
    process.kill();
    process.waitForFinished();
}

/// A child that does `work`, reports and waits to be killed.
template <typename Work>
pid_t child(Work work)
{
    int ready[2];
    if (::pipe2(ready, O_CLOEXEC) != 0)
        return -1;
    const pid_t pid = ::fork();
    if (pid == 0) {
        const char answer = work() ? 'y' : 'n';
        if (::write(ready[1], &answer, 1) == 1)
            ::pause();
        ::_exit(0);
    }
    char answer = 'n';
    const bool isReady = ::read(ready[0], &answer, 1) == 1 && answer == 'y';
    ::close(ready[0]);
    ::close(ready[1]);
    return isReady ? pid : -1;
}

void end(pid_t pid)
{
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
}

} // namespace

void TestHolders::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    putFile(in("app.db"), "content");
}

void TestHolders::findsAProcessThatHasTheFileOpen_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        QTest::newRow(*suffix ? suffix : "the file itself") << QString::fromLatin1(suffix);
}

void TestHolders::findsAProcessThatHasTheFileOpen()
{
    QFETCH(QString, suffix);
    putFile(in("app.db") + suffix, "content");
    QProcess process;
    holdOpen(process, in("app.db") + suffix);
    const auto found = findHolders(in("app.db"));
    QVERIFY(found);
    QCOMPARE(found->holders.size(), 1);
    QCOMPARE(found->holders.first().pid, process.processId());
    QCOMPARE(found->holders.first().name, QStringLiteral("sh"));
    end(process);
}

void TestHolders::findsAnIdleSqliteConnection()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (program.isEmpty())
        QSKIP("not covered: there is no sqlite3 shell here");
    QProcess process;
    process.start(program, {in("idle.db")});
    process.write("CREATE TABLE t (v);\nSELECT 'ready';\n");
    QVERIFY(process.waitForReadyRead());
    const auto found = findHolders(in("idle.db"));
    QVERIFY(found);
    QCOMPARE(describe(found->holders), QStringLiteral("sqlite3 (pid %1)").arg(process.processId()));
    end(process);
}

void TestHolders::findsAHolderThroughAnotherName()
{
    QCOMPARE(::link(QFile::encodeName(in("app.db")).constData(), QFile::encodeName(in("hard")).constData()),
             0);
    QVERIFY(QFile::link(in("app.db"), in("soft")));
    QProcess process;
    holdOpen(process, in("hard"));
    QVERIFY(QFile::rename(in("hard"), in("moved")));
    for (const char* name : {"app.db", "moved", "soft"}) {
        const auto found = findHolders(in(name));
        QVERIFY(found);
        QCOMPARE(found->holders.size(), 1);
    }
    end(process);
}

void TestHolders::findsAFileThatIsOnlyMapped()
{
    const QByteArray name = QFile::encodeName(in("app.db"));
    const pid_t pid = child([&] {
        const int descriptor = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
        const void* mapped = ::mmap(nullptr, 4096, PROT_READ, MAP_SHARED, descriptor, 0);
        return ::close(descriptor) == 0 && mapped != MAP_FAILED;
    });
    QVERIFY(pid > 0);
    const auto found = findHolders(in("app.db"));
    end(pid);
    QVERIFY(found);
    QCOMPARE(found->holders.size(), 1);
    QCOMPARE(found->holders.first().pid, qint64(pid));
}

void TestHolders::forgetsAProcessThatEnded()
{
    QProcess process;
    holdOpen(process, in("app.db"));
    QCOMPARE(findHolders(in("app.db"))->holders.size(), 1);
    end(process);
    QVERIFY(findHolders(in("app.db"))->holders.isEmpty());
}

void TestHolders::countsNeitherItselfNorAFileOfTheSameName()
{
    QFile own(in("app.db"));
    QVERIFY(own.open(QIODevice::ReadOnly));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("other")));
    putFile(in("other/app.db"), "content");
    QProcess process;
    holdOpen(process, in("other/app.db"));
    const auto found = findHolders(in("app.db"));
    QVERIFY(found);
    QVERIFY(found->holders.isEmpty());
    end(process);
}

void TestHolders::countsWhatItMayNotInspect()
{
    QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
    const AsOrdinaryUser ordinary;
    if (!ordinary.isOrdinary())
        QSKIP("not covered: the test cannot become an ordinary user here");
    // So many that programs of others which start or end meanwhile do not matter.
    constexpr int kMany = 64;
    const auto count = [this] { return findHolders(in("app.db"))->uninspectable; };
    const int before = count();
    // Processes that may not be looked into, although they are ours: as gpg-agent and its like do.
    QList<pid_t> closed;
    for (int i = 0; i < kMany; ++i)
        closed.append(child([] { return ::prctl(PR_SET_DUMPABLE, 0) == 0; }));
    QVERIFY(!closed.contains(-1));
    const int during = count();
    // Those that ended but were not waited for have no descriptors any more.
    for (const pid_t pid : closed) {
        siginfo_t info = {};
        QCOMPARE(::kill(pid, SIGKILL), 0);
        QCOMPARE(::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT), 0);
    }
    const int after = count();
    for (const pid_t pid : closed)
        ::waitpid(pid, nullptr, 0);
    QVERIFY(during - before > kMany / 2);
    QVERIFY(during - after > kMany / 2);
}

void TestHolders::refusesAMissingFile()
{
    const auto found = findHolders(in("none"));
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::FileMissing);
}

void TestHolders::namesHoldersForPeople()
{
    QCOMPARE(describe({}), QString());
    QCOMPARE(describe({{4711, QStringLiteral("sqlite3")}, {12, QStringLiteral("a b")}}),
             QStringLiteral("sqlite3 (pid 4711), a b (pid 12)"));
}

void TestHolders::aProcessCannotNameItselfWithEscapeSequences()
{
    const QByteArray name = QFile::encodeName(in("app.db"));
    const pid_t pid = child([&] {
        return ::prctl(PR_SET_NAME, "a) \x1b[31m\nb (") == 0 && ::open(name.constData(), O_RDONLY) >= 0;
    });
    QVERIFY(pid > 0);
    const auto found = findHolders(in("app.db"));
    end(pid);
    QVERIFY(found);
    QCOMPARE(found->holders.size(), 1);
    QCOMPARE(found->holders.first().name, QStringLiteral("a) ?[31m?b ("));
}

QTEST_GUILESS_MAIN(TestHolders)
#include "test_holders.moc"
