// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/live_lock.h"
#include "core/safety/look_at_use.h"

#include "snapshot_fixture.h"
#include "support.h"
#include "tests/support/python_child.h"

#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

class TestLiveLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SnapshotFixture>(); }
    void refusesAndNamesAProgramThatHasItOpen_data();
    void refusesAndNamesAProgramThatHasItOpen();
    void saysWhoHasTheFileAndWhetherTheyCanStay_data();
    void saysWhoHasTheFileAndWhetherTheyCanStay();
    void keepsOthersOut_data();
    void keepsOthersOut();
    void putsTheJournalModeBack_data();
    void putsTheJournalModeBack();
    void leavesTheJournalModeAfterARelease();
    void saysThatItTakesTheJournalModeBeforeItDoes();
    void takesNothingThatCannotBeWrittenDown();
    void equalsItsSnapshotUntouched_data();
    void equalsItsSnapshotUntouched();
    void differsFromItsSnapshotAfterACommit_data();
    void differsFromItsSnapshotAfterACommit();
    void differsFromAFileOfAnotherLength();
    void comparesNoPageAfterACancel_data() { eachMode(); }
    void comparesNoPageAfterACancel();
    void refusesAMissingFile();
    void setsTheJournalModeOfAClosedFile();

private:
    [[nodiscard]] QString path() const { return m_fixture->in("app.db"); }
    void eachMode()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("DELETE") << QStringLiteral("delete");
        QTest::newRow("WAL") << QStringLiteral("wal");
    }
    QString makeLive()
    {
        return m_fixture->live(QStringLiteral("PRAGMA journal_mode = ") +
                               *static_cast<QString*>(QTest::qData("mode", qMetaTypeId<QString>())));
    }
    [[nodiscard]] QString modeNow() const { return figureOf(path(), QStringLiteral("PRAGMA journal_mode")); }
    std::unique_ptr<SnapshotFixture> m_fixture;
};

void TestLiveLock::refusesAndNamesAProgramThatHasItOpen_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("doing");
    for (const char* mode : {"delete", "wal"}) {
        QTest::addRow("idle, %s", mode)
            << QString::fromLatin1(mode) << QStringLiteral("SELECT count(*) FROM notes");
        QTest::addRow("reading, %s", mode)
            << QString::fromLatin1(mode) << QStringLiteral("BEGIN; SELECT count(*) FROM notes");
        QTest::addRow("writing, %s", mode) << QString::fromLatin1(mode) << QStringLiteral("BEGIN IMMEDIATE");
        QTest::addRow("exclusive, %s", mode)
            << QString::fromLatin1(mode) << QStringLiteral("BEGIN EXCLUSIVE");
    }
}

void TestLiveLock::refusesAndNamesAProgramThatHasItOpen()
{
    QFETCH(QString, mode);
    QFETCH(QString, doing);
    PythonChild child({makeLive()});
    QVERIFY(child.openDatabase());
    for (const QString& statement : doing.split(QStringLiteral("; ")))
        QVERIFY(child.sql(statement));
    const QString before = sha256Of(path());
    const auto lock = LiveLock::acquire(path());
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::HeldOpen);
    QCOMPARE(lock.error().exit(), Exit::Busy);
    QVERIFY2(lock.error().what.contains(child.named()), qPrintable(lock.error().what));
    QCOMPARE(sha256Of(path()), before);
    child.kill();
    QVERIFY(LiveLock::acquire(path()));
    QCOMPARE(modeNow(), mode);
}

void TestLiveLock::saysWhoHasTheFileAndWhetherTheyCanStay_data()
{
    eachMode();
}

void TestLiveLock::saysWhoHasTheFileAndWhetherTheyCanStay()
{
    QFETCH(QString, mode);
    PythonChild child({makeLive()});
    QVERIFY(child.isReady());
    QCOMPARE(lookAtUse(path()).holders, QString());
    QVERIFY(child.openDatabase() && child.sql(QStringLiteral("SELECT count(*) FROM notes")));
    const FileUse use = lookAtUse(path());
    QCOMPARE(use.holders, child.named());
    const bool canStay = bool(LiveLock::acquire(path(), {}, LiveLock::Others::LetStay));
    QCOMPARE(use.whyNoCopyIn.isEmpty(), canStay);
    QCOMPARE(canStay, mode == QStringLiteral("delete"));
    child.kill();
    QCOMPARE(lookAtUse(path()).holders, QString());
}

void TestLiveLock::keepsOthersOut_data()
{
    eachMode();
}

void TestLiveLock::keepsOthersOut()
{
    PythonChild child({makeLive()});
    QVERIFY(child.isReady());
    const auto isKeptOut = [&] {
        return child.run(
                   QStringLiteral("exec(\"try:\\n c = sqlite3.connect(sys.argv[1], timeout=0)\\n"
                                  " c.execute('SELECT count(*) FROM notes').fetchall()\\n kept = False\\n"
                                  "except sqlite3.OperationalError:\\n kept = True\\nc.close()\")")) &&
               child.run(QStringLiteral("open(sys.argv[1] + '.answer', 'w').write(str(kept))")) &&
               fileBytes(path() + QStringLiteral(".answer")) == "True";
    };
    {
        const auto lock = LiveLock::acquire(path());
        QVERIFY(lock);
        QVERIFY(isKeptOut());
    }
    QVERIFY(!isKeptOut());
}

void TestLiveLock::putsTheJournalModeBack_data()
{
    eachMode();
}

void TestLiveLock::putsTheJournalModeBack()
{
    QFETCH(QString, mode);
    makeLive();
    const QString tree = treeOf(path());
    {
        auto lock = LiveLock::acquire(path());
        QVERIFY(lock);
        QCOMPARE(lock->journalMode(), mode);
        QCOMPARE(lock->database().text(QStringLiteral("PRAGMA journal_mode")).value(),
                 QStringLiteral("delete"));
        const LiveLock moved(std::move(*lock));
        QCOMPARE(moved.journalMode(), mode);
    }
    QCOMPARE(modeNow(), mode);
    QCOMPARE(treeOf(path()), tree);
    QVERIFY(!QFile::exists(path() + QStringLiteral("-journal")));
}

void TestLiveLock::leavesTheJournalModeAfterARelease()
{
    m_fixture->live(QStringLiteral("PRAGMA journal_mode = WAL"));
    {
        auto lock = LiveLock::acquire(path());
        QVERIFY(lock);
        lock->release();
        QCOMPARE(modeNow(), QStringLiteral("delete"));
    }
    QCOMPARE(modeNow(), QStringLiteral("delete"));
    QCOMPARE(namesIn(m_fixture->folder.path()),
             (QStringList{QStringLiteral("app.db"), QStringLiteral("snapshots")}));
}

void TestLiveLock::saysThatItTakesTheJournalModeBeforeItDoes()
{
    m_fixture->live(QStringLiteral("PRAGMA journal_mode = WAL"));
    QStringList told;
    const auto walInHeader = [this] { return fileBytes(path()).mid(18, 2) == "\2\2"; };
    const NoteMode note = [&](const QString& mode) -> Status {
        told.append(mode + (walInHeader() ? QStringLiteral(" in WAL") : QStringLiteral(" in DELETE")));
        return {};
    };
    {
        const auto lock = LiveLock::acquire(path(), note);
        QVERIFY(lock);
        QCOMPARE(told, QStringList{QStringLiteral("wal in WAL")});
        QVERIFY(!walInHeader());
    }
    QCOMPARE(told, (QStringList{QStringLiteral("wal in WAL"), QStringLiteral(" in WAL")}));
    told.clear();
    QVERIFY(setJournalMode(path(), QStringLiteral("delete")));
    QVERIFY(LiveLock::acquire(path(), note));
    QVERIFY(told.isEmpty());
}

void TestLiveLock::takesNothingThatCannotBeWrittenDown()
{
    m_fixture->live(QStringLiteral("PRAGMA journal_mode = WAL"));
    const auto lock = LiveLock::acquire(path(), [](const QString&) -> Status { return Error(ErrorCode::NoSpace, QStringLiteral("full")); });
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::NoSpace);
    QCOMPARE(modeNow(), QStringLiteral("wal"));
}

void TestLiveLock::equalsItsSnapshotUntouched_data()
{
    QTest::addColumn<QString>("more");
    for (const char* more :
         {"PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = WAL", "DELETE FROM tasks WHERE id % 2",
          "PRAGMA user_version = 7; PRAGMA application_id = 9"})
        QTest::newRow(more) << QString::fromLatin1(more);
    for (const char* setting :
         {"PRAGMA page_size = 512", "PRAGMA page_size = 65536", "PRAGMA auto_vacuum = FULL",
          "PRAGMA auto_vacuum = INCREMENTAL", "PRAGMA encoding = 'UTF-16'"})
        QTest::newRow(setting) << QStringLiteral("%1; VACUUM").arg(QString::fromLatin1(setting));
}

void TestLiveLock::equalsItsSnapshotUntouched()
{
    QFETCH(QString, more);
    m_fixture->live(more);
    const SnapshotRecord snapshot = m_fixture->taken();
    for (int i = 0; i < 2; ++i) { // the lock itself is no change either
        auto lock = LiveLock::acquire(path());
        QVERIFY(lock);
        const auto isEqual = lock->equalsSnapshot(snapshot.info.path, {});
        QVERIFY(isEqual);
        QVERIFY(*isEqual);
    }
}

void TestLiveLock::differsFromItsSnapshotAfterACommit_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("change");
    for (const char* mode : {"delete", "wal"}) {
        for (const char* change :
             {"UPDATE notes SET text = 'two' WHERE id = 2", "DELETE FROM tasks", "CREATE TABLE fresh (a)",
              "PRAGMA user_version = 3", "INSERT INTO tasks (id, body) VALUES (99, zeroblob(9000))"})
            QTest::addRow("%s: %s", mode, change) << QString::fromLatin1(mode) << QString::fromLatin1(change);
    }
}

void TestLiveLock::differsFromItsSnapshotAfterACommit()
{
    QFETCH(QString, mode);
    QFETCH(QString, change);
    PythonChild child({makeLive()});
    const SnapshotRecord snapshot = m_fixture->taken();
    const QString before = sha256Of(path());
    QVERIFY(child.openDatabase() && child.sql(change));
    child.kill(); // so that nobody checkpoints
    if (mode == QLatin1StringView("wal"))
        QCOMPARE(sha256Of(path()), before); // it lives in the log only
    auto lock = LiveLock::acquire(path());
    QVERIFY(lock);
    const auto isEqual = lock->equalsSnapshot(snapshot.info.path, {});
    QVERIFY(isEqual);
    QVERIFY(!*isEqual);
}

void TestLiveLock::differsFromAFileOfAnotherLength()
{
    const QByteArray content = fileBytes(m_fixture->live());
    auto lock = LiveLock::acquire(path());
    QVERIFY(lock);
    for (const QByteArray& other :
         {content + QByteArray(4096, '\0'), content.chopped(4096), content.chopped(1), QByteArray()}) {
        putFile(m_fixture->in("other.db"), other);
        QVERIFY(!lock->equalsSnapshot(m_fixture->in("other.db"), {}).value());
    }
    putFile(m_fixture->in("other.db"), content);
    QVERIFY(lock->equalsSnapshot(m_fixture->in("other.db"), {}).value());
    QCOMPARE(lock->equalsSnapshot(m_fixture->in("none.db"), {}).error().code, ErrorCode::FileFailed);
}

void TestLiveLock::comparesNoPageAfterACancel()
{
    QFETCH(QString, mode);
    makeLive();
    const SnapshotRecord snapshot = m_fixture->taken();
    const QString before = treeOf(path());
    {
        auto lock = LiveLock::acquire(path());
        QVERIFY(lock);
        const CancelToken token;
        token.ask(CancelToken::Wish::Cancel);
        const auto isEqual = lock->equalsSnapshot(snapshot.info.path, token);
        QVERIFY(!isEqual && isEqual.error().isCancel());
        const auto print = lock->fingerprint(token);
        QVERIFY(!print && print.error().isCancel());
        const auto isSame = holdSamePages(snapshot.info.path, snapshot.info.path, token);
        QVERIFY(!isSame && isSame.error().isCancel());
    }
    QCOMPARE(modeNow(), mode);
    QCOMPARE(treeOf(path()), before);
}

void TestLiveLock::refusesAMissingFile()
{
    const auto lock = LiveLock::acquire(path());
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::FileMissing);
    QVERIFY(!QFile::exists(path()));
}

void TestLiveLock::setsTheJournalModeOfAClosedFile()
{
    m_fixture->live();
    QVERIFY(setJournalMode(path(), QStringLiteral("wal")));
    QCOMPARE(modeNow(), QStringLiteral("wal"));
    QVERIFY(setJournalMode(path(), QStringLiteral("delete")));
    QCOMPARE(modeNow(), QStringLiteral("delete"));
    QVERIFY(!setJournalMode(path(), QStringLiteral("none")));
}

QTEST_GUILESS_MAIN(TestLiveLock)
#include "test_live_lock.moc"
