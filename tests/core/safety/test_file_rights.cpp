// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/durable.h"

#include "failing_calls.h"
#include "file_folder.h"
#include "support.h"

#include <QTest>

#include <cerrno>

using namespace godwit::core;

class TestFileRights : public QObject, protected FileFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
    void carriesOwnerAndMode();
    void saysWhichRightsCouldNotBeCarried();
    void reportsRightsThatFail();
    void identifiesAFileByMoreThanItsName();
    void knowsTheFreeSpaceOfAFolder();
};

void TestFileRights::carriesOwnerAndMode()
{
    putFile(in("a"), "a");
    putFile(in("b"), "b");
    if (::geteuid() == 0)
        QCOMPARE(::chown(QFile::encodeName(in("a")).constData(), 1234, 5678), 0);
    QCOMPARE(::chmod(QFile::encodeName(in("a")).constData(), 04751), 0);
    QCOMPARE(copyRights(in("a"), in("b")).value(), QString());
    QCOMPARE(modeOf(in("b")), 04751);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(in("b")).constData(), &status), 0);
    QCOMPARE(status.st_uid, ::geteuid() == 0 ? 1234 : ::geteuid());
    QCOMPARE(copyRights(in("a"), in("none")).error().code, ErrorCode::FileMissing);
    QCOMPARE(copyRights(in("none"), in("b")).error().code, ErrorCode::FileMissing);
}

void TestFileRights::saysWhichRightsCouldNotBeCarried()
{
    putFile(in("b"), "b");
    QCOMPARE(::chmod(QFile::encodeName(in("b")).constData(), 0600), 0);
    // /etc/passwd is another user's for everybody but root, whose attempt is made to fail.
    putFile(in("a"), "a");
    QCOMPARE(::chmod(QFile::encodeName(in("a")).constData(), 04755), 0);
    const bool isRoot = ::geteuid() == 0;
    if (isRoot)
        QCOMPARE(::chown(QFile::encodeName(in("a")).constData(), 1234, 5678), 0);
    const QString from = isRoot ? in("a") : QStringLiteral("/etc/passwd");
    {
        const FailingCall failing("chown", EPERM, 1, 2);
        const auto left = copyRights(from, in("b"));
        QVERIFY(left);
        QVERIFY(left->contains(QStringLiteral("owner and group")));
    }
    QCOMPARE(modeOf(in("b")) & 04000, 0);
    if (isRoot) {
        const FailingCall failing("chown", EPERM, 1, 1);
        const auto left = copyRights(from, in("b"));
        QVERIFY(left && left->contains(QStringLiteral("owner (user id 1234)")));
    }
    const FailingCall failing("chmod", EPERM);
    QVERIFY(copyRights(in("b"), in("b"))->contains(QStringLiteral("rights")));
}

void TestFileRights::reportsRightsThatFail()
{
    putFile(in("b"), "b");
    {
        const FailingCall failing("chmod", EIO);
        QCOMPARE(copyRights(in("b"), in("b")).error().code, ErrorCode::FileFailed);
    }
    const FailingCall failing("chown", EIO);
    const QString other = ::geteuid() == 0 ? in("a") : QStringLiteral("/etc/passwd");
    if (::geteuid() == 0) {
        putFile(in("a"), "a");
        QCOMPARE(::lchown(QFile::encodeName(in("a")).constData(), 1234, 5678), 0);
    }
    QCOMPARE(copyRights(other, in("b")).error().code, ErrorCode::FileFailed);
}

void TestFileRights::identifiesAFileByMoreThanItsName()
{
    putFile(in("a"), "abc");
    QCOMPARE(::link(QFile::encodeName(in("a")).constData(), QFile::encodeName(in("b")).constData()), 0);
    QVERIFY(QFile::link(in("a"), in("link")));
    putFile(in("other"), "abc");
    const FileIdentity a = identityOf(in("a")).value();
    QCOMPARE(a.links, 2);
    QCOMPARE(a.bytes, 3);
    QVERIFY(a.isRegular);
    QVERIFY(a == identityOf(in("b")).value());
    QVERIFY(a == identityOf(in("link")).value());
    QVERIFY(!(a == identityOf(in("other")).value()));
    QVERIFY(!identityOf(folder())->isRegular);
    QCOMPARE(identityOf(in("none")).error().code, ErrorCode::FileMissing);
    QCOMPARE(identityOf(in("a/below")).error().code, ErrorCode::FileMissing);
    QVERIFY(QFile::link(in("loop"), in("loop")));
    QCOMPARE(identityOf(in("loop")).error().code, ErrorCode::FileFailed);
}

void TestFileRights::knowsTheFreeSpaceOfAFolder()
{
    QVERIFY(freeBytes(folder()).value() > 0);
    QCOMPARE(freeBytes(in("none")).error().code, ErrorCode::FileFailed);
}

QTEST_GUILESS_MAIN(TestFileRights)
#include "test_file_rights.moc"
