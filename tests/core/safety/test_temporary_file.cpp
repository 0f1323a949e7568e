// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/durable.h"
#include "core/safety/temporary_file.h"

#include "file_folder.h"
#include "support.h"

#include <QTest>

using namespace godwit::core;

class TestTemporaryFile : public QObject, protected FileFolder
{
    Q_OBJECT
private Q_SLOTS:
    void init() { anew(); }
    void cutsOnlyNamesThatWouldBeTooLong();
    void replacesTheLeftOverOfAKilledProcess();
    void removesLeftOversOfTheFilesNamedAndOfNoOthers();
    void leavesATemporaryFileThatIsInUse();
    void leavesATemporaryNameThatIsNoFileOfOurs();
};

void TestTemporaryFile::cutsOnlyNamesThatWouldBeTooLong()
{
    QCOMPARE(temporaryName(QStringLiteral("/a/b.db")),
             QStringLiteral("/a/.b.db.godwit-tmp-%1").arg(::getpid()));
    QCOMPARE(temporaryName(QStringLiteral("b.db")), QStringLiteral(".b.db.godwit-tmp-%1").arg(::getpid()));
    QCOMPARE(folderOf(QStringLiteral("b.db")), QStringLiteral("."));
    QCOMPARE(folderOf(QStringLiteral("/b.db")), QStringLiteral("/"));
    const QString longest = QString(250, u'n');
    QVERIFY(writeDurably(in(longest), "x"));
    const QString birds = QStringLiteral("\U0001F426").repeated(62);
    QVERIFY(writeDurably(in(birds), "y"));
    QCOMPARE(fileBytes(in(birds)), QByteArray("y"));
    QCOMPARE(namesIn(folder()).size(), 2);
}

void TestTemporaryFile::removesLeftOversOfTheFilesNamedAndOfNoOthers()
{
    const QStringList stay{QStringLiteral(".b.db.godwit-tmp-2"), QStringLiteral(".a.db.godwit-tmp-x"), QStringLiteral("a.db"), QStringLiteral("a.db.godwit-tmp-1")};
    for (const QString& name : stay + QStringList{QStringLiteral(".a.db.godwit-tmp-1"), QStringLiteral(".a.db.godwit-tmp-77")})
        putFile(in(name), "x");
    removeLeftOvers({in("a.db"), in("nowhere/a.db")});
    QStringList expected = stay;
    expected.sort();
    QStringList left = namesIn(folder());
    left.sort();
    QCOMPARE(left, expected);
}

void TestTemporaryFile::replacesTheLeftOverOfAKilledProcess()
{
    putFile(temporaryName(in("f")), "half a fi");
    QVERIFY(writeDurably(in("f"), "whole"));
    QCOMPARE(fileBytes(in("f")), QByteArray("whole"));
    QCOMPARE(namesIn(folder()), QStringList{QStringLiteral("f")});
}

void TestTemporaryFile::leavesATemporaryFileThatIsInUse()
{
    auto first = TemporaryFile::create(in("f"), 0600);
    QVERIFY(first && first->file().writeAt(0, "first", 5));
    const Status second = writeDurably(in("f"), "second");
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::FileFailed);
    QVERIFY(first->publish(TemporaryFile::Publish::Replacing));
    QCOMPARE(fileBytes(in("f")), QByteArray("first"));
}

void TestTemporaryFile::leavesATemporaryNameThatIsNoFileOfOurs()
{
    putFile(in("other"), "other");
    QVERIFY(QFile::link(in("other"), temporaryName(in("f"))));
    QCOMPARE(writeDurably(in("f"), "x").error().code, ErrorCode::FileFailed);
    QVERIFY(QFile::remove(temporaryName(in("f"))));
    QCOMPARE(::link(QFile::encodeName(in("other")).constData(),
                    QFile::encodeName(temporaryName(in("f"))).constData()),
             0);
    QCOMPARE(writeDurably(in("f"), "x").error().code, ErrorCode::FileFailed);
    QCOMPARE(fileBytes(in("other")), QByteArray("other"));
}

QTEST_GUILESS_MAIN(TestTemporaryFile)
#include "test_temporary_file.moc"
