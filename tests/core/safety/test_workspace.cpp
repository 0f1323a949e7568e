// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/workspace.h"

#include "support.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit::core;

class TestWorkspace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void liesBesideTheDatabase();
    void createsNothingUntilAsked();
    void isFoundElsewhereThroughItsPointer();
    void namesBesideAsIfNothingWasRequested();
    void refusesASecondPlace();
    void refusesAForeignFileInTheWay_data();
    void refusesAForeignFileInTheWay();
    void createsItselfTwiceWithoutHarm();
    void saysThatAFolderCannotBeMade();
    void makesTheFoldersOfARun();

private:
    [[nodiscard]] QString in(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    [[nodiscard]] Result<Workspace> locate(const QString& requested = {}) const
    {
        return Workspace::locate(in("app.db"), requested);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWorkspace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    putFile(in("app.db"), "content");
}

void TestWorkspace::liesBesideTheDatabase()
{
    const auto workspace = locate();
    QVERIFY(workspace);
    QCOMPARE(workspace->database(), in("app.db"));
    QCOMPARE(workspace->folder(), in("app.db.godwit"));
    QCOMPARE(workspace->journal(), in("app.db.godwit/journal.db"));
    QVERIFY(workspace->create());
    QCOMPARE(namesIn(workspace->folder()),
             (QStringList{QStringLiteral("kept"), QStringLiteral("runs"), QStringLiteral("snapshots")}));
    QVERIFY(!workspace->exists());
    putFile(workspace->journal(), "journal");
    QVERIFY(workspace->exists());
    QCOMPARE(namesIn(m_folder->path()),
             (QStringList{QStringLiteral("app.db"), QStringLiteral("app.db.godwit")}));
}

void TestWorkspace::createsNothingUntilAsked()
{
    QVERIFY(locate());
    QVERIFY(locate(in("else where")));
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("app.db")});
}

void TestWorkspace::isFoundElsewhereThroughItsPointer()
{
    const auto made = locate(in("else where/ä") + u'/');
    QVERIFY(made);
    QVERIFY(made->create());
    QCOMPARE(fileBytes(in("app.db.godwit")), "godwit-workspace 1\n" + in("else where/ä").toUtf8() + '\n');
    const auto found = locate();
    QVERIFY(found);
    QCOMPARE(found->folder(), in("else where/ä"));
    QCOMPARE(locate(in("else where/ä"))->folder(), in("else where/ä")); // the same place once more
}

void TestWorkspace::namesBesideAsIfNothingWasRequested()
{
    const auto workspace = locate(in("app.db.godwit"));
    QVERIFY(workspace);
    QVERIFY(workspace->create());
    QVERIFY(QFileInfo(in("app.db.godwit")).isDir());
}

void TestWorkspace::refusesASecondPlace()
{
    QVERIFY(locate()->create());
    const auto second = locate(in("elsewhere"));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::WorkspaceUnusable);
    QVERIFY(second.error().what.contains(in("app.db.godwit")));
}

void TestWorkspace::refusesAForeignFileInTheWay_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("notes of somebody\n");
    QTest::newRow("a later format") << QByteArray("godwit-workspace 2\n/tmp\n");
    QTest::newRow("no folder") << QByteArray("godwit-workspace 1\n");
    QTest::newRow("blank folder") << QByteArray("godwit-workspace 1\n  \n");
    QTest::newRow("relative folder") << QByteArray("godwit-workspace 1\nelsewhere\n");
    QTest::newRow("two folders") << QByteArray("godwit-workspace 1\n/a\n/b\n");
}

void TestWorkspace::refusesAForeignFileInTheWay()
{
    QFETCH(QByteArray, content);
    putFile(in("app.db.godwit"), content);
    for (const QString& requested : {QString(), in("elsewhere")}) {
        const auto workspace = locate(requested);
        QVERIFY(!workspace);
        QCOMPARE(workspace.error().code, ErrorCode::WorkspaceUnusable);
    }
    QCOMPARE(fileBytes(in("app.db.godwit")), content);
}

void TestWorkspace::createsItselfTwiceWithoutHarm()
{
    const auto workspace = locate(in("elsewhere"));
    QVERIFY(workspace->create());
    putFile(workspace->snapshots() + QStringLiteral("/1.db"), "snapshot");
    QVERIFY(workspace->create());
    QCOMPARE(fileBytes(workspace->snapshots() + QStringLiteral("/1.db")), QByteArray("snapshot"));
}

void TestWorkspace::saysThatAFolderCannotBeMade()
{
    putFile(in("file"), "content");
    const auto workspace = locate(in("file/under"));
    QVERIFY(workspace);
    const auto created = workspace->create();
    QVERIFY(!created);
    QCOMPARE(created.error().code, ErrorCode::ReadOnlyFolder);
    QCOMPARE(namesIn(m_folder->path()), (QStringList{QStringLiteral("app.db"), QStringLiteral("file")}));
}

void TestWorkspace::makesTheFoldersOfARun()
{
    const auto workspace = locate();
    QVERIFY(workspace->create());
    QVERIFY(workspace->createRun(12));
    QCOMPARE(workspace->runFolder(12), in("app.db.godwit/runs/12"));
    QCOMPARE(namesIn(workspace->runFolder(12)),
             (QStringList{QStringLiteral("export"), QStringLiteral("plan"), QStringLiteral("points")}));
    QCOMPARE(workspace->workFile(12), in("app.db.godwit/runs/12/work.db"));
    QVERIFY(QFileInfo(workspace->points(12)).isDir());
    QVERIFY(QFileInfo(workspace->planFolder(12)).isDir());
    QVERIFY(QFileInfo(workspace->exports(12)).isDir());
    QCOMPARE(workspace->lease(), in("app.db.godwit/lease"));
    QCOMPARE(workspace->kept(), in("app.db.godwit/kept"));
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "test_workspace.moc"
