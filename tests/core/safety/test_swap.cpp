// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/swap.h"

#include "core/safety/durable.h"
#include "core/safety/switched_mode.h"
#include "core/sqlite/backup.h"
#include "failing_calls.h"
#include "snapshot_fixture.h"
#include "support.h"
#include "tests/support/python_child.h"

#include <QTest>

#include <cerrno>

using namespace godwit::core;
using namespace godwit::tests;

class TestSwap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void exchangesTheFiles_data();
    void exchangesTheFiles();
    void keepsTheRights();
    void copiesIntoAHardLinkedFile_data();
    void copiesIntoAHardLinkedFile();
    void copiesInWhereNamesCannotBeExchanged();
    void copiesIntoAFileThatAnIdleProgramHolds_data();
    void copiesIntoAFileThatAnIdleProgramHolds();
    void letsNobodyStayInAWalDatabase();
    void undoesWhatCannotBeExchanged();
    void exchangesBackIfAProgramOpenedTheFileMeanwhile();
    void finishesAtTheNextStartIfTheFolderIsNotSynced();
    void replacesNoKeptFile();
    void cancelledCopyInLeavesTheLiveFile();
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
    [[nodiscard]] SwapRequest request(const QString& mode) const
    {
        return {.kind = QStringLiteral("cutover"),
                .live = in("app.db"),
                .incoming = in("work.db"),
                .kept = in("kept.db"),
                .journalMode = mode,
                .phase = QStringLiteral("cutover")};
    }
    Result<QStringList> swap(const QString& mode = QStringLiteral("delete"), const CancelToken& cancel = {});
    void makeLive(const QString& mode = QStringLiteral("delete"));
    /// The intent as it stands in the journal after a kill.
    void arm(const QString& mode, const QString& kind = QStringLiteral("cutover"));
    [[nodiscard]] QString stateOfIntent()
    {
        return m_journal->database()
            .text(QStringLiteral("SELECT state FROM intents ORDER BY id DESC"))
            .value();
    }
    [[nodiscard]] QString modeOfLive() const
    {
        return figureOf(in("app.db"), QStringLiteral("PRAGMA journal_mode"));
    }

    std::unique_ptr<SnapshotFixture> m_fixture;
    std::unique_ptr<QTemporaryDir> m_journalFolder;
    std::unique_ptr<Repository> m_journal;
    QString m_oldTree;
    QString m_newTree;
};

void TestSwap::init()
{
    m_fixture = std::make_unique<SnapshotFixture>();
    m_journalFolder = std::make_unique<QTemporaryDir>();
    m_journal = std::make_unique<Repository>(
        Repository::open(m_journalFolder->filePath(QStringLiteral("journal.db"))).value());
    databaseOf(m_fixture->folder.path(),
               QStringLiteral("CREATE TABLE fresh (a); INSERT INTO fresh (a) VALUES ('new')"),
               QStringLiteral("work.db"));
    m_newTree = treeOf(in("work.db"));
}

void TestSwap::makeLive(const QString& mode)
{
    m_oldTree = treeOf(m_fixture->live(QStringLiteral("PRAGMA journal_mode = ") + mode));
}

Result<QStringList> TestSwap::swap(const QString& mode, const CancelToken& cancel)
{
    auto lock = LiveLock::acquire(in("app.db"));
    if (!lock)
        return lock.error();
    return swapIntoPlace(request(mode), *m_journal, 1, std::move(*lock), cancel);
}

void TestSwap::arm(const QString& mode, const QString& kind)
{
    QVERIFY(m_journal->armIntent({.id = 0,
                                  .run = 1,
                                  .kind = kind,
                                  .live = in("app.db"),
                                  .incoming = in("work.db"),
                                  .kept = in("kept.db"),
                                  .liveInode = identityOf(in("app.db"))->inode,
                                  .incomingInode = identityOf(in("work.db"))->inode,
                                  .journalMode = mode,
                                  .phase = QStringLiteral("cutover")}));
}

void TestSwap::exchangesTheFiles_data()
{
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"delete", "wal"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void TestSwap::exchangesTheFiles()
{
    QFETCH(QString, mode);
    makeLive(mode);
    const quint64 newInode = identityOf(in("work.db"))->inode;
    const quint64 oldInode = identityOf(in("app.db"))->inode;
    const QByteArray before = fileBytes(in("app.db"));
    const auto notes = swap(mode);
    QVERIFY2(notes, notes ? "" : qPrintable(notes.error().what));
    QCOMPARE(*notes, QStringList());
    QCOMPARE(identityOf(in("app.db"))->inode, newInode);
    QCOMPARE(identityOf(in("kept.db"))->inode, oldInode);
    if (mode == QLatin1StringView("delete"))
        QVERIFY(fileBytes(in("kept.db")) == before);
    QCOMPARE(treeOf(in("kept.db")), m_oldTree);
    QCOMPARE(treeOf(in("app.db")), m_newTree);
    QCOMPARE(modeOfLive(), mode);
    QVERIFY(!QFile::exists(in("work.db")));
    for (const QString& name : namesIn(m_fixture->folder.path()))
        QVERIFY2(!name.endsWith(QStringLiteral("-journal")), qPrintable(name));
    QCOMPARE(stateOfIntent(), QStringLiteral("done"));
    QCOMPARE(m_journal->files(1, QStringLiteral("kept")).value(), QStringList{in("kept.db")});
    QVERIFY(!recoverSwap(*m_journal)->has_value());
}

void TestSwap::keepsTheRights()
{
    makeLive();
    const QByteArray name = QFile::encodeName(in("app.db"));
    QCOMPARE(::chmod(name.constData(), 0664), 0);
    const bool isRoot = ::geteuid() == 0;
    if (isRoot)
        QCOMPARE(::chown(name.constData(), AsOrdinaryUser::kNobody, AsOrdinaryUser::kNobody), 0);
    QVERIFY(swap());
    QCOMPARE(modeOf(in("app.db")), 0664);
    QCOMPARE(QFileInfo(in("app.db")).ownerId(), isRoot ? uint(AsOrdinaryUser::kNobody) : uint(::geteuid()));
}

void TestSwap::copiesIntoAHardLinkedFile_data()
{
    exchangesTheFiles_data();
}

void TestSwap::copiesIntoAHardLinkedFile()
{
    QFETCH(QString, mode);
    makeLive(mode);
    QCOMPARE(
        ::link(QFile::encodeName(in("app.db")).constData(), QFile::encodeName(in("twin.db")).constData()), 0);
    const quint64 inode = identityOf(in("app.db"))->inode;
    const auto notes = swap(mode);
    QVERIFY2(notes, notes ? "" : qPrintable(notes.error().what));
    QCOMPARE(notes->size(), 1);
    QCOMPARE(identityOf(in("app.db"))->inode, inode);
    QCOMPARE(treeOf(in("app.db")), m_newTree);
    QCOMPARE(treeOf(in("kept.db")), m_oldTree);
    QCOMPARE(modeOfLive(), mode);
    QCOMPARE(treeOf(in("work.db")), m_newTree); // only read
    QCOMPARE(stateOfIntent(), QStringLiteral("done"));
    QVERIFY(!m_journal->openIntent()->has_value());
}

void TestSwap::copiesInWhereNamesCannotBeExchanged()
{
    makeLive();
    const FailingCall failing("renameat2", EINVAL);
    const auto notes = swap();
    QVERIFY(failing.wasHit());
    QVERIFY(notes);
    QCOMPARE(notes->size(), 1);
    QCOMPARE(treeOf(in("app.db")), m_newTree);
    QCOMPARE(treeOf(in("kept.db")), m_oldTree);
    QVERIFY(!m_journal->openIntent()->has_value());
}

void TestSwap::undoesWhatCannotBeExchanged()
{
    makeLive(QStringLiteral("wal"));
    const FailingCall failing("renameat2", EIO);
    QVERIFY(!swap(QStringLiteral("wal")));
    QVERIFY(failing.wasHit());
    QCOMPARE(treeOf(in("app.db")), m_oldTree);
    QCOMPARE(modeOfLive(), QStringLiteral("wal"));
    QCOMPARE(treeOf(in("work.db")), m_newTree);
    QVERIFY(!QFile::exists(in("kept.db")));
    QCOMPARE(stateOfIntent(), QStringLiteral("undone"));
}

void TestSwap::exchangesBackIfAProgramOpenedTheFileMeanwhile()
{
    makeLive();
    PythonChild application({in("app.db")});
    QVERIFY(application.isReady());
    {
        const FailingCall opens("renameat2", [&application] { QVERIFY(application.openDatabase()); }, 1);
        const auto swapped = swap();
        QVERIFY(!swapped);
        QCOMPARE(swapped.error().code, ErrorCode::HeldOpen);
        QVERIFY2(swapped.error().what.contains(application.named()), qPrintable(swapped.error().what));
    }
    QCOMPARE(stateOfIntent(), QStringLiteral("undone"));
    QVERIFY(application.sql(QStringLiteral("CREATE TABLE late (a)"))); // what it writes is in the live file
    application.kill();
    QVERIFY(treeOf(in("app.db")).contains(QStringLiteral("late")));
    QCOMPARE(treeOf(in("work.db")), m_newTree);
}

void TestSwap::finishesAtTheNextStartIfTheFolderIsNotSynced()
{
    makeLive(QStringLiteral("wal"));
    {
        const FailingCall failing("fsync", EIO, 3); // after the work file's own and its folder's
        QVERIFY(!swap(QStringLiteral("wal")));
        QVERIFY(failing.wasHit());
    }
    // The names are exchanged already: nothing may say that they are not, nor write beside the new file.
    QCOMPARE(stateOfIntent(), QStringLiteral("armed"));
    QVERIFY(!QFile::exists(in("app.db-wal")));
    const auto recovered = recoverSwap(*m_journal);
    QVERIFY(recovered);
    QVERIFY(recovered->value().isSwapped);
    QCOMPARE(treeOf(in("app.db")), m_newTree);
    QCOMPARE(treeOf(in("kept.db")), m_oldTree);
    QCOMPARE(modeOfLive(), QStringLiteral("wal"));
}

void TestSwap::replacesNoKeptFile()
{
    makeLive();
    const QByteArray content = fileBytes(databaseOf(
        m_fixture->folder.path(), QStringLiteral("CREATE TABLE precious (a)"), QStringLiteral("kept.db")));
    QVERIFY(!swap());
    QCOMPARE(fileBytes(in("kept.db")), content);
    QCOMPARE(treeOf(in("app.db")), m_oldTree);
    QVERIFY(m_journal->files(1)->isEmpty());
    QCOMPARE(
        ::link(QFile::encodeName(in("app.db")).constData(), QFile::encodeName(in("twin.db")).constData()), 0);
    QVERIFY(!swap());
    QCOMPARE(fileBytes(in("kept.db")), content);
    QCOMPARE(treeOf(in("app.db")), m_oldTree);
}

void TestSwap::cancelledCopyInLeavesTheLiveFile()
{
    makeLive();
    QCOMPARE(
        ::link(QFile::encodeName(in("app.db")).constData(), QFile::encodeName(in("twin.db")).constData()), 0);
    // A page of its own more than is copied at once, so that cancel is looked at.
    databaseOf(m_fixture->folder.path(), QStringLiteral("INSERT INTO fresh (a) VALUES (zeroblob(9000000))"),
               QStringLiteral("work.db"));
    const CancelToken token;
    token.ask(CancelToken::Wish::Cancel);
    const auto notes = swap(QStringLiteral("delete"), token);
    QVERIFY(!notes);
    QCOMPARE(notes.error().code, ErrorCode::Cancelled);
    QCOMPARE(treeOf(in("app.db")), m_oldTree);
    QCOMPARE(stateOfIntent(), QStringLiteral("undone"));
}

void TestSwap::recoversNothingWithoutAnIntent()
{
    QVERIFY(!recoverSwap(*m_journal)->has_value());
}

void TestSwap::undoesWhatWasArmedOnly()
{
    makeLive(QStringLiteral("wal"));
    arm(QStringLiteral("wal"));
    // As the lock did that was killed.
    QVERIFY(noteSwitchedMode(*m_journal, 1, in("app.db"))(QStringLiteral("wal")));
    QVERIFY(setJournalMode(in("app.db"), QStringLiteral("delete")));
    const auto recovered = recoverSwap(*m_journal);
    QVERIFY(recovered);
    QVERIFY(!recovered->value().isSwapped);
    QCOMPARE(recovered->value().intent.kind, QStringLiteral("cutover"));
    QCOMPARE(stateOfIntent(), QStringLiteral("undone"));
    QCOMPARE(treeOf(in("app.db")), m_oldTree);
    QCOMPARE(treeOf(in("work.db")), m_newTree);
    QCOMPARE(modeOfLive(), QStringLiteral("wal"));
    QVERIFY(!recoverSwap(*m_journal)->has_value());
}

void TestSwap::finishesWhatWasExchanged()
{
    makeLive();
    arm(QStringLiteral("wal"));
    QCOMPARE(exchangeDurably(in("app.db"), in("work.db")).value(), Exchange::Done);
    const auto recovered = recoverSwap(*m_journal);
    QVERIFY(recovered);
    QVERIFY(recovered->value().isSwapped);
    QCOMPARE(stateOfIntent(), QStringLiteral("done"));
    QCOMPARE(treeOf(in("app.db")), m_newTree);
    QCOMPARE(treeOf(in("kept.db")), m_oldTree);
    QVERIFY(!QFile::exists(in("work.db")));
    QCOMPARE(modeOfLive(), QStringLiteral("wal"));
}

void TestSwap::closesWhatWasFinished()
{
    makeLive();
    arm(QStringLiteral("delete"));
    QCOMPARE(exchangeDurably(in("app.db"), in("work.db")).value(), Exchange::Done);
    QVERIFY(renameDurably(in("work.db"), in("kept.db")));
    const auto recovered = recoverSwap(*m_journal);
    QVERIFY(recovered);
    QVERIFY(recovered->value().isSwapped);
    QCOMPARE(stateOfIntent(), QStringLiteral("done"));
    QCOMPARE(treeOf(in("app.db")), m_newTree);
    QCOMPARE(treeOf(in("kept.db")), m_oldTree);
}

void TestSwap::recoversACopyIn_data()
{
    QTest::addColumn<bool>("wasCopied");
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"delete", "wal"}) {
        QTest::addRow("armed only, %s", mode) << false << QString::fromLatin1(mode);
        QTest::addRow("copied, %s", mode) << true << QString::fromLatin1(mode);
    }
}

void TestSwap::recoversACopyIn()
{
    QFETCH(bool, wasCopied);
    QFETCH(QString, mode);
    makeLive(mode);
    arm(mode, QStringLiteral("cutover:copy-in"));
    if (mode == QStringLiteral("wal")) { // as the lock did
        QVERIFY(noteSwitchedMode(*m_journal, 1, in("app.db"))(mode));
        QVERIFY(setJournalMode(in("app.db"), QStringLiteral("delete")));
    }
    QVERIFY(QFile::copy(in("work.db"), in("kept.db"))); // not whole, perhaps
    if (wasCopied) {
        auto incoming = Database::open(in("work.db"));
        auto live = Database::open(in("app.db"), {.mode = OpenOptions::Mode::ReadWrite});
        QVERIFY(copyDatabase(*incoming, *live, {}, 1000, {}));
    }
    const auto recovered = recoverSwap(*m_journal);
    QVERIFY(recovered);
    QCOMPARE(recovered->value().isSwapped, wasCopied);
    QCOMPARE(recovered->value().intent.kind, QStringLiteral("cutover"));
    QCOMPARE(treeOf(in("app.db")), wasCopied ? m_newTree : m_oldTree);
    QCOMPARE(stateOfIntent(), wasCopied ? QStringLiteral("done") : QStringLiteral("undone"));
    QCOMPARE(modeOfLive(), mode);
    QCOMPARE(QFile::exists(in("kept.db")), wasCopied);
}

void TestSwap::copiesIntoAFileThatAnIdleProgramHolds_data()
{
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"delete", "truncate", "persist"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void TestSwap::copiesIntoAFileThatAnIdleProgramHolds()
{
    QFETCH(QString, mode);
    makeLive();
    PythonChild other({in("app.db")});
    QVERIFY(other.isReady() && other.openDatabase() &&
            other.sql(QStringLiteral("PRAGMA journal_mode = ") + mode));
    QVERIFY(other.sql(QStringLiteral("SELECT * FROM sqlite_schema")));
    const quint64 inode = identityOf(in("app.db"))->inode;
    QVERIFY(!LiveLock::acquire(in("app.db")));
    auto lock = LiveLock::acquire(in("app.db"), {}, LiveLock::Others::LetStay);
    QVERIFY2(lock, lock ? "" : qPrintable(lock.error().what));
    QCOMPARE(lock->holders(), other.named());
    const auto notes = swapIntoPlace(request(QStringLiteral("delete")), *m_journal, 1, std::move(*lock), {});
    QVERIFY2(notes, notes ? "" : qPrintable(notes.error().what));
    QVERIFY(notes->first().contains(other.named()));
    QCOMPARE(identityOf(in("app.db"))->inode, inode);
    QVERIFY(
        other.sql(QStringLiteral("INSERT INTO fresh (a) VALUES ('written by it')"))); // it sees the new one
    QCOMPARE(figureOf(in("app.db"), QStringLiteral("SELECT count(*) FROM fresh")), QStringLiteral("2"));
    QCOMPARE(treeOf(in("kept.db")), m_oldTree);
    QCOMPARE(stateOfIntent(), QStringLiteral("done"));
}

void TestSwap::letsNobodyStayInAWalDatabase()
{
    makeLive(QStringLiteral("wal"));
    PythonChild other({in("app.db")});
    QVERIFY(other.isReady() && other.openDatabase() &&
            other.sql(QStringLiteral("SELECT * FROM sqlite_schema")));
    const auto lock = LiveLock::acquire(in("app.db"), {}, LiveLock::Others::LetStay);
    QVERIFY(!lock);
    QVERIFY(lock.error().code == ErrorCode::HeldOpen && lock.error().what.contains(other.named()));
    QCOMPARE(modeOfLive(), QStringLiteral("wal"));
}

void TestSwap::recoversACopyInThatWasWrittenSince_data()
{
    QTest::addColumn<bool>("wasCopied");
    QTest::newRow("before it was copied") << false;
    QTest::newRow("after it was copied") << true;
}

/// By who had it open, between the kill and the next start: neither the old pages nor the new ones any more.
void TestSwap::recoversACopyInThatWasWrittenSince()
{
    QFETCH(bool, wasCopied);
    makeLive();
    {
        auto live = Database::open(in("app.db"));
        auto kept = Database::open(in("kept.db"), {.mode = OpenOptions::Mode::Create});
        QVERIFY(copyDatabase(*live, *kept, {}, 1000, {}));
    }
    databaseOf(
        m_fixture->folder.path(),
        QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                       "INSERT INTO fresh (a) SELECT hex(randomblob(20)) FROM n"),
        QStringLiteral("work.db"));
    arm(QStringLiteral("delete"), QStringLiteral("cutover:copy-in"));
    if (wasCopied) {
        auto incoming = Database::open(in("work.db"));
        auto live = Database::open(in("app.db"), {.mode = OpenOptions::Mode::ReadWrite});
        QVERIFY(copyDatabase(*incoming, *live, {}, 1000, {}));
    }
    databaseOf(m_fixture->folder.path(), QStringLiteral("CREATE TABLE written_since (a)"));
    PythonChild other({in("app.db")}); // has it open still
    QVERIFY(other.isReady() && other.openDatabase());
    const auto recovered = recoverSwap(*m_journal);
    QVERIFY2(recovered, recovered ? "" : qPrintable(recovered.error().what));
    QCOMPARE(recovered->value().isSwapped, wasCopied);
    QCOMPARE(figureOf(in("app.db"), QStringLiteral("SELECT count(*) FROM written_since")),
             QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestSwap)
#include "test_swap.moc"
