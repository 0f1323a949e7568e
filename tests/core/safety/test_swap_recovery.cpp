// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/swap.h"

#include "core/safety/switched_mode.h"
#include "core/sqlite/backup.h"
#include "swap_fixture.h"
#include "tests/support/python_child.h"

using namespace godwit::core;
using namespace godwit::tests;

/// What the next start does about a swap that was killed.
class TestSwapRecovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SwapFixture>(); }
    void recoversNothingWithoutAnIntent();
    void undoesWhatWasArmedOnly();
    void finishesWhatWasExchanged();
    void closesWhatWasFinished();
    void recoversACopyIn_data();
    void recoversACopyIn();
    void recoversACopyInThatWasWrittenSince_data();
    void recoversACopyInThatWasWrittenSince();

private:
    [[nodiscard]] QString in(const char* name) const { return m_fixture->in(name); }

    std::unique_ptr<SwapFixture> m_fixture;
};

void TestSwapRecovery::recoversNothingWithoutAnIntent()
{
    QVERIFY(!recoverSwap(m_fixture->journal)->has_value());
}

void TestSwapRecovery::undoesWhatWasArmedOnly()
{
    m_fixture->makeLive(QStringLiteral("wal"));
    m_fixture->arm(QStringLiteral("wal"));
    // As the lock did that was killed.
    QVERIFY(noteSwitchedMode(m_fixture->journal, 1, in("app.db"))(QStringLiteral("wal")));
    QVERIFY(setJournalMode(in("app.db"), QStringLiteral("delete")));
    const auto recovered = recoverSwap(m_fixture->journal);
    QVERIFY(recovered);
    QVERIFY(!recovered->value().isSwapped);
    QCOMPARE(recovered->value().intent.kind, QStringLiteral("cutover"));
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("undone"));
    QCOMPARE(treeOf(in("app.db")), m_fixture->oldTree);
    QCOMPARE(treeOf(in("work.db")), m_fixture->newTree);
    QCOMPARE(m_fixture->modeOfLive(), QStringLiteral("wal"));
    QVERIFY(!recoverSwap(m_fixture->journal)->has_value());
}

void TestSwapRecovery::finishesWhatWasExchanged()
{
    m_fixture->makeLive();
    m_fixture->arm(QStringLiteral("wal"));
    QCOMPARE(exchangeDurably(in("app.db"), in("work.db")).value(), Exchange::Done);
    const auto recovered = recoverSwap(m_fixture->journal);
    QVERIFY(recovered);
    QVERIFY(recovered->value().isSwapped);
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("done"));
    QCOMPARE(treeOf(in("app.db")), m_fixture->newTree);
    QCOMPARE(treeOf(in("kept.db")), m_fixture->oldTree);
    QVERIFY(!QFile::exists(in("work.db")));
    QCOMPARE(m_fixture->modeOfLive(), QStringLiteral("wal"));
}

void TestSwapRecovery::closesWhatWasFinished()
{
    m_fixture->makeLive();
    m_fixture->arm(QStringLiteral("delete"));
    QCOMPARE(exchangeDurably(in("app.db"), in("work.db")).value(), Exchange::Done);
    QVERIFY(renameDurably(in("work.db"), in("kept.db")));
    const auto recovered = recoverSwap(m_fixture->journal);
    QVERIFY(recovered);
    QVERIFY(recovered->value().isSwapped);
    QCOMPARE(m_fixture->stateOfIntent(), QStringLiteral("done"));
    QCOMPARE(treeOf(in("app.db")), m_fixture->newTree);
    QCOMPARE(treeOf(in("kept.db")), m_fixture->oldTree);
}

void TestSwapRecovery::recoversACopyIn_data()
{
    QTest::addColumn<bool>("wasCopied");
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"delete", "wal"}) {
        QTest::addRow("armed only, %s", mode) << false << QString::fromLatin1(mode);
        QTest::addRow("copied, %s", mode) << true << QString::fromLatin1(mode);
    }
}

void TestSwapRecovery::recoversACopyIn()
{
    QFETCH(bool, wasCopied);
    QFETCH(QString, mode);
    m_fixture->makeLive(mode);
    m_fixture->arm(mode, QStringLiteral("cutover:copy-in"));
    if (mode == QStringLiteral("wal")) { // as the lock did
        QVERIFY(noteSwitchedMode(m_fixture->journal, 1, in("app.db"))(mode));
        QVERIFY(setJournalMode(in("app.db"), QStringLiteral("delete")));
    }
    QVERIFY(QFile::copy(in("work.db"), in("kept.db"))); // not whole, perhaps
    if (wasCopied) {
        auto incoming = Database::open(in("work.db"));
        auto live = Database::open(in("app.db"), {.mode = OpenOptions::Mode::ReadWrite});
        QVERIFY(copyDatabase(*incoming, *live, {}, 1000, {}));
    }
    const auto recovered = recoverSwap(m_fixture->journal);
    QVERIFY(recovered);
    QCOMPARE(recovered->value().isSwapped, wasCopied);
    QCOMPARE(recovered->value().intent.kind, QStringLiteral("cutover"));
    QCOMPARE(treeOf(in("app.db")), wasCopied ? m_fixture->newTree : m_fixture->oldTree);
    QCOMPARE(m_fixture->stateOfIntent(), wasCopied ? QStringLiteral("done") : QStringLiteral("undone"));
    QCOMPARE(m_fixture->modeOfLive(), mode);
    QCOMPARE(QFile::exists(in("kept.db")), wasCopied);
}

void TestSwapRecovery::recoversACopyInThatWasWrittenSince_data()
{
    QTest::addColumn<bool>("wasCopied");
    QTest::newRow("before it was copied") << false;
    QTest::newRow("after it was copied") << true;
}

/// By who had it open, between the kill and the next start: neither the old pages nor the new ones any more.
void TestSwapRecovery::recoversACopyInThatWasWrittenSince()
{
    QFETCH(bool, wasCopied);
    m_fixture->makeLive();
    {
        auto live = Database::open(in("app.db"));
        auto kept = Database::open(in("kept.db"), {.mode = OpenOptions::Mode::Create});
        QVERIFY(copyDatabase(*live, *kept, {}, 1000, {}));
    }
    databaseOf(
        m_fixture->folder(),
        QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                       "INSERT INTO fresh (a) SELECT hex(randomblob(20)) FROM n"),
        QStringLiteral("work.db"));
    m_fixture->arm(QStringLiteral("delete"), QStringLiteral("cutover:copy-in"));
    if (wasCopied) {
        auto incoming = Database::open(in("work.db"));
        auto live = Database::open(in("app.db"), {.mode = OpenOptions::Mode::ReadWrite});
        QVERIFY(copyDatabase(*incoming, *live, {}, 1000, {}));
    }
    databaseOf(m_fixture->folder(), QStringLiteral("CREATE TABLE written_since (a)"));
    PythonChild other({in("app.db")}); // has it open still
    QVERIFY(other.isReady() && other.openDatabase());
    const auto recovered = recoverSwap(m_fixture->journal);
    QVERIFY2(recovered, recovered ? "" : qPrintable(recovered.error().what));
    QCOMPARE(recovered->value().isSwapped, wasCopied);
    QCOMPARE(figureOf(in("app.db"), QStringLiteral("SELECT count(*) FROM written_since")),
             QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestSwapRecovery)
#include "test_swap_recovery.moc"
