// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/lease.h"

#include "failing_calls.h"
#include "support.h"
#include "tests/support/python_child.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>

#include <sys/wait.h>

using namespace godwit::core;
using namespace godwit::tests;

class TestLease : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void isHeldByOneOnly();
    void namesTheProcessThatHasIt();
    void isFreeAgainWhenItsHolderIsKilled();
    void namesAHolderThatWroteNoName();
    void isNobodysBeforeItIsTaken();
    void movesWithItsObject();
    void saysFromWhomItWasTakenOver();
    void followsNoSymbolicLink();
    void saysThatTheFolderIsMissing();
    void isNotTakenWhereThereIsNoRoomForItsName_data();
    void isNotTakenWhereThereIsNoRoomForItsName();
    void remembersWhoHadItWhereThereIsNoRoom();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("lease")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// A process of this program that takes the lease and waits to be killed.
class LeasingChild
{
public:
    explicit LeasingChild(const QString& path)
    {
        int ready[2];
        if (::pipe(ready) != 0)
            qFatal("no pipe");
        m_pid = ::fork();
        if (m_pid == 0) {
            const auto lease = Lease::take(path);
            const char answer = lease ? 'y' : 'n';
            if (::write(ready[1], &answer, 1) == 1)
                ::pause();
            ::_exit(0);
        }
        char answer = 'n';
        m_hasIt = ::read(ready[0], &answer, 1) == 1 && answer == 'y';
        ::close(ready[0]);
        ::close(ready[1]);
    }
    ~LeasingChild() { kill(); }
    LeasingChild(const LeasingChild&) = delete;
    LeasingChild& operator=(const LeasingChild&) = delete;
    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }
    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] bool hasIt() const { return m_hasIt; }

private:
    pid_t m_pid = -1;
    bool m_hasIt = false;
};

} // namespace

void TestLease::isHeldByOneOnly()
{
    {
        const auto first = Lease::take(path());
        QVERIFY(first);
        const auto second = Lease::take(path());
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Leased);
        QCOMPARE(second.error().exit(), Exit::Busy);
        QCOMPARE(Lease::holder(path()), QString()); // nobody else has it
    }
    QCOMPARE(Lease::holder(path()), QString());
    QVERIFY(Lease::take(path()));
}

void TestLease::namesTheProcessThatHasIt()
{
    const LeasingChild child(path());
    QVERIFY(child.hasIt());
    const QString named =
        QStringLiteral("%1, pid %2 on ").arg(QCoreApplication::applicationName()).arg(child.pid());
    const auto taken = Lease::take(path());
    QVERIFY(!taken);
    QVERIFY2(taken.error().what.contains(named), qPrintable(taken.error().what));
    QVERIFY(Lease::holder(path()).startsWith(named));
}

void TestLease::isFreeAgainWhenItsHolderIsKilled()
{
    LeasingChild child(path());
    QVERIFY(child.hasIt());
    child.kill();
    QCOMPARE(Lease::holder(path()), QString());
    QVERIFY(Lease::take(path()));
}

void TestLease::namesAHolderThatWroteNoName()
{
    PythonChild child({path()});
    QVERIFY(child.run(QStringLiteral("f = open(sys.argv[1], 'w'); fcntl.lockf(f, fcntl.LOCK_EX)")));
    const auto taken = Lease::take(path());
    QVERIFY(!taken);
    QCOMPARE(taken.error().what, QStringLiteral("This migration is being worked on by another program."));
    QCOMPARE(Lease::holder(path()), QStringLiteral("another program"));
    child.kill();
    QVERIFY(Lease::take(path()));
}

void TestLease::isNobodysBeforeItIsTaken()
{
    QCOMPARE(Lease::holder(path()), QString());
    QVERIFY(namesIn(m_folder->path()).isEmpty()); // asking makes no file
}

void TestLease::movesWithItsObject()
{
    auto taken = Lease::take(path());
    {
        const Lease moved(std::move(*taken));
        QVERIFY(!Lease::take(path()));
    }
    QVERIFY(Lease::take(path()));
}

void TestLease::saysFromWhomItWasTakenOver()
{
    LeasingChild child(path());
    QVERIFY(child.hasIt());
    const QString named = QStringLiteral("pid %1 on ").arg(child.pid());
    child.kill();
    {
        const auto taken = Lease::take(path());
        QVERIFY2(taken->takenOverFrom().contains(named), qPrintable(taken->takenOverFrom()));
    }
    QCOMPARE(Lease::take(path())->takenOverFrom(), QString()); // that one was given back
    QCOMPARE(fileBytes(path()), QByteArray());
}

void TestLease::followsNoSymbolicLink()
{
    putFile(m_folder->filePath(QStringLiteral("precious")), "content");
    QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("precious")), path()));
    QVERIFY(!Lease::take(path()));
    QCOMPARE(fileBytes(m_folder->filePath(QStringLiteral("precious"))), QByteArray("content"));
}

void TestLease::saysThatTheFolderIsMissing()
{
    const auto taken = Lease::take(path() + QStringLiteral("/none"));
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::ReadOnlyFolder);
}

void TestLease::isNotTakenWhereThereIsNoRoomForItsName_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("the disk is full") << ENOSPC << ErrorCode::NoSpace;
    QTest::newRow("the quota is used up") << EDQUOT << ErrorCode::NoSpace;
    QTest::newRow("the disk fails") << EIO << ErrorCode::FileFailed;
}

void TestLease::isNotTakenWhereThereIsNoRoomForItsName()
{
    QFETCH(int, number);
    QFETCH(ErrorCode, code);
    {
        const FailingCall failing("pwrite", number);
        const auto taken = Lease::take(path());
        QVERIFY(failing.wasHit());
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, code);
        QVERIFY2(taken.error().what.contains(path()), qPrintable(taken.error().what));
    }
    QCOMPARE(Lease::holder(path()), QString());
    const auto again = Lease::take(path()); // with room again
    QVERIFY(again);
    QCOMPARE(again->takenOverFrom(), QString());
}

/// Taken again for each action: whoever was killed with it is still known when there is room again.
void TestLease::remembersWhoHadItWhereThereIsNoRoom()
{
    LeasingChild child(path());
    QVERIFY(child.hasIt());
    const QString named = QStringLiteral("pid %1 on ").arg(child.pid());
    child.kill();
    for (int attempt = 0; attempt < 2; ++attempt) {
        const FailingCall failing("pwrite", ENOSPC);
        const auto taken = Lease::take(path());
        QVERIFY(failing.wasHit() && !taken);
        QCOMPARE(taken.error().code, ErrorCode::NoSpace);
    }
    const auto taken = Lease::take(path());
    QVERIFY(taken);
    QVERIFY2(taken->takenOverFrom().contains(named), qPrintable(taken->takenOverFrom()));
    QCOMPARE(fileBytes(path()).count('\n'), 2); // nothing of the other name is left
}

QTEST_GUILESS_MAIN(TestLease)
#include "test_lease.moc"
