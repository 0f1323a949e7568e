// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/set_aside.h"

#include "core/safety/durable.h"
#include "swap_fixture.h"
#include "tests/core/safety/support.h"

#include <QDir>

using namespace godwit::core;
using namespace godwit::tests;

/// A file takes the place of one that SQLite cannot be asked about.
class TestSetAside : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SwapFixture>(); }
    void keepsTheWholeSetByteByByteAndPutsTheOtherInItsPlace_data();
    void keepsTheWholeSetByteByByteAndPutsTheOtherInItsPlace();
    void putsAFileWhereThereIsNone();
    void putsBackWhatLayBesideWhereItWasKilledBeforeTheRename();
    void finishesWhatWasRenamed();
    void leavesAFileThatSomebodyPutThereMeanwhile();
    void finishesAnExchangeWhoseNewFileWasTakenAway();

private:
    [[nodiscard]] QString in(const char* name) const { return m_fixture->in(name); }
    void write(const char* name, const QByteArray& bytes) const
    {
        QFile file(in(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// As it stands when everything is prepared.
    void arm()
    {
        QVERIFY(QFile::copy(in("work.db"), in("app.db.godwit-incoming")));
        const auto live = identityOf(in("app.db"));
        QVERIFY(
            m_fixture->journal.armIntent({.id = 0,
                                          .run = 1,
                                          .kind = QStringLiteral("restore:set-aside"),
                                          .live = in("app.db"),
                                          .incoming = in("app.db.godwit-incoming"),
                                          .kept = in("kept.db"),
                                          .liveInode = live ? live->inode : 0,
                                          .incomingInode = identityOf(in("app.db.godwit-incoming"))->inode,
                                          .journalMode = QStringLiteral("delete"),
                                          .phase = QStringLiteral("1")}));
    }

    std::unique_ptr<SwapFixture> m_fixture;
};

void TestSetAside::keepsTheWholeSetByteByByteAndPutsTheOtherInItsPlace_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("delete") << QStringLiteral("delete");
    QTest::newRow("wal") << QStringLiteral("wal");
}

void TestSetAside::keepsTheWholeSetByteByByteAndPutsTheOtherInItsPlace()
{
    QFETCH(QString, mode);
    write("app.db", "no database at all");
    write("app.db-journal", "a journal");
    write("app.db-wal", "a wal");
    const auto swapped = swapSetAside(m_fixture->request(mode), m_fixture->journal, 1, {});
    QVERIFY2(swapped, qPrintable(swapped ? QString() : swapped.error().what));
    QCOMPARE(treeOf(in("app.db")), m_fixture->newTree);
    QCOMPARE(m_fixture->modeOfLive(), mode);
    QCOMPARE(fileBytes(in("kept.db")), QByteArray("no database at all"));
    QCOMPARE(fileBytes(in("kept.db-journal")), QByteArray("a journal"));
    QCOMPARE(fileBytes(in("kept.db-wal")), QByteArray("a wal"));
    QVERIFY(QFile::exists(in("work.db"))); // what came in stays where it was
    QVERIFY(!QFile::exists(in("app.db-journal")));
    QVERIFY(!QFile::exists(in("app.db.godwit-incoming")));
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("done"));
    const QStringList kept = m_fixture->journal.files(1, QStringLiteral("kept")).value();
    for (const char* name : {"kept.db", "kept.db-journal", "kept.db-wal"})
        QVERIFY2(kept.contains(in(name)), name);
}

void TestSetAside::putsAFileWhereThereIsNone()
{
    const auto swapped =
        swapSetAside(m_fixture->request(QStringLiteral("delete")), m_fixture->journal, 1, {});
    QVERIFY2(swapped, qPrintable(swapped ? QString() : swapped.error().what));
    QCOMPARE(treeOf(in("app.db")), m_fixture->newTree);
    QVERIFY(!QFile::exists(in("kept.db")));
}

void TestSetAside::putsBackWhatLayBesideWhereItWasKilledBeforeTheRename()
{
    write("app.db", "a torn database");
    write("kept.db", "a torn database");
    write("kept.db-journal", "a journal"); // kept, and taken away beside the live file already
    arm();
    const auto recovered = recoverSwap(m_fixture->journal);
    QVERIFY(recovered);
    QVERIFY(!recovered->value().isSwapped);
    QCOMPARE(recovered->value().intent.kind, QStringLiteral("restore"));
    QCOMPARE(fileBytes(in("app.db")), QByteArray("a torn database"));
    QCOMPARE(fileBytes(in("app.db-journal")), QByteArray("a journal"));
    QVERIFY(!QFile::exists(in("kept.db")));
    QVERIFY(!QFile::exists(in("app.db.godwit-incoming")));
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("undone"));
}

void TestSetAside::finishesWhatWasRenamed()
{
    write("app.db", "a torn database");
    write("kept.db", "a torn database");
    arm();
    QVERIFY(replaceDurably(in("app.db.godwit-incoming"), in("app.db")));
    QString told;
    const auto recovered = recoverSwap(m_fixture->journal, [&](const IntentRecord& intent) -> Status {
        told = intent.kind + u' ' + intent.phase;
        return {};
    });
    QVERIFY(recovered);
    QVERIFY(recovered->value().isSwapped);
    QCOMPARE(told, QStringLiteral("restore 1"));
    QCOMPARE(treeOf(in("app.db")), m_fixture->newTree);
    QCOMPARE(fileBytes(in("kept.db")), QByteArray("a torn database"));
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("done"));
}

void TestSetAside::leavesAFileThatSomebodyPutThereMeanwhile()
{
    write("app.db", "a torn database");
    write("kept.db", "a torn database");
    write("kept.db-journal", "a journal");
    arm();
    write("other.db", "somebody's own backup");
    QVERIFY(replaceDurably(in("other.db"), in("app.db")));
    const auto recovered = recoverSwap(m_fixture->journal);
    QVERIFY(recovered);
    QVERIFY(!recovered->value().isSwapped);
    QCOMPARE(fileBytes(in("app.db")), QByteArray("somebody's own backup"));
    QVERIFY(!QFile::exists(in("app.db-journal"))); // it would be applied to a file it does not belong to
    QCOMPARE(fileBytes(in("kept.db")), QByteArray("a torn database"));
}

void TestSetAside::finishesAnExchangeWhoseNewFileWasTakenAway()
{
    m_fixture->makeLive();
    m_fixture->arm(QStringLiteral("delete"));
    QCOMPARE(exchangeDurably(in("app.db"), in("work.db")).value(), Exchange::Done);
    QVERIFY(QFile::remove(in("app.db")));
    const auto recovered = recoverSwap(m_fixture->journal);
    QVERIFY2(recovered, qPrintable(recovered ? QString() : recovered.error().what));
    QVERIFY(recovered->value().isSwapped);
    QCOMPARE(treeOf(in("kept.db")), m_fixture->oldTree);
}

QTEST_GUILESS_MAIN(TestSetAside)
#include "test_set_aside.moc"
