// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/keeping_support.h"
#include "tests/core/run/unended_support.h"

#include <QDir>
#include <QtEndian>

using namespace godwit::core;
using namespace godwit::tests;

/// A live file that another program left in the middle of a write.
class TestLiveRecovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = databaseOf(m_folder->path(), kRows);
    }

    void asksBeforeAnythingChanges_data() { ways(); }
    void asksBeforeAnythingChanges()
    {
        QFETCH(bool, isWal);
        leaveUnended(m_database, isWal);
        const QByteArray before = setOf(m_database);
        Session session({}, {});
        const Outcome asked = session.recover({.open = openRequest(), .answers = {}});
        VERIFY_EXIT(asked, Exit::Waits);
        QCOMPARE(asked.error->code, ErrorCode::RecoveryUnconfirmed);
        QVERIFY2(asked.error->detail.contains(isWal ? QStringLiteral("app.db-wal, ")
                                                    : QStringLiteral("app.db-journal, ")),
                 qPrintable(asked.error->detail));
        const Consequence told = session.previewRecovery();
        QCOMPARE(told.loses.size(), isWal ? 0 : 1);
        QVERIFY2(told.does.join(u' ').contains(QStringLiteral("app.db.godwit/kept")),
                 qPrintable(told.does.join(u' ')));
        QVERIFY(told.refused.isEmpty());
        QCOMPARE(setOf(m_database), before);
        QVERIFY(!QFileInfo::exists(m_database + QStringLiteral(".godwit")));
    }

    void keepsTheWholeSetAndComesToTheLastCompleteState_data() { ways(); }
    void keepsTheWholeSetAndComesToTheLastCompleteState()
    {
        QFETCH(bool, isWal);
        const QString expected = isWal ? QStringLiteral("3001") : QStringLiteral("3000");
        leaveUnended(m_database, isWal);
        const QByteArray before = setOf(m_database);
        Session session({}, {});
        const Outcome done = session.recover({.open = openRequest(), .answers = yes()});
        VERIFY_EXIT(done, Exit::Done);
        QVERIFY(!done.files.isEmpty());
        const QString kept = done.files.first();
        QCOMPARE(setOf(kept), before);
        QCOMPARE(figureOf(m_database, QStringLiteral("SELECT count(*) FROM t")), expected);
        QCOMPARE(figureOf(m_database, QStringLiteral("SELECT min(id) FROM t")), QStringLiteral("1"));
        for (const char* end : {"-journal", "-wal"})
            QVERIFY(QFileInfo(m_database + QLatin1String(end)).size() == 0);
        QStringList actions;
        for (const AuditEntry& entry : session.history())
            actions.append(entry.action);
        QCOMPARE(actions, (QStringList{QStringLiteral("recover"), QStringLiteral("recovered")}));
        QCOMPARE(QDir(m_database + QStringLiteral(".godwit"))
                     .entryList({QStringLiteral("recovered*")}, QDir::Files),
                 QStringList());
        const Outcome again = session.recover({.open = openRequest(), .answers = yes()});
        VERIFY_EXIT(again, Exit::Done);
        QVERIFY2(again.message.startsWith(QStringLiteral("There is nothing to recover")),
                 qPrintable(again.message));
    }

    void waitsForWhoHasTheFile()
    {
        leaveUnended(m_database, true);
        PythonChild reader({m_database});
        QVERIFY(reader.openDatabase() && reader.sql(QStringLiteral("SELECT count(*) FROM t")));
        Session session({}, {});
        const Outcome refused = session.recover({.open = openRequest(), .answers = yes()});
        VERIFY_EXIT(refused, Exit::Busy);
        QCOMPARE(refused.error->code, ErrorCode::HeldOpen);
        QVERIFY2(refused.error->what.contains(reader.named()), qPrintable(refused.error->what));
    }

    void refusesALogOfAnotherFile()
    {
        leaveUnended(m_database, true);
        QTemporaryDir elsewhere;
        const QString other = databaseOf(elsewhere.path(), kRows);
        QVERIFY(QFile::copy(m_database + QStringLiteral("-wal"),
                            other + QStringLiteral("-wal"))); // it is in no WAL mode
        const QByteArray before = fileBytes(other);
        Session session({}, {});
        const Outcome refused =
            session.recover({.open = {.database = other, .plan = {}, .workspace = {}}, .answers = yes()});
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::OrphanSideFile);
        QCOMPARE(fileBytes(other), before);
    }

    void refusesAJournalOfACopy()
    {
        const QString copy = m_folder->filePath(QStringLiteral("copy.db"));
        QVERIFY(QFile::copy(m_database, copy));
        databaseOf(m_folder->path(), QStringLiteral("UPDATE t SET v = 'new'; UPDATE t SET v = 'newer'"));
        leaveUnended(copy, false);
        QVERIFY(QFile::rename(copy + QStringLiteral("-journal"), m_database + QStringLiteral("-journal")));
        const QByteArray before = setOf(m_database);
        Session session({}, {});
        const Outcome refused = session.recover({.open = openRequest(), .answers = yes()});
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::OrphanSideFile);
        QCOMPARE(setOf(m_database), before);
    }

    void asksWhereIndexesDisagreeWithTheirTablesAfterwards_data() { ways(); }
    void asksWhereIndexesDisagreeWithTheirTablesAfterwards()
    {
        QFETCH(bool, isWal);
        databaseOf(
            m_folder->path(),
            QStringLiteral("CREATE TABLE u (id INTEGER PRIMARY KEY, v); INSERT INTO u SELECT * FROM t"));
        damageIndex(m_database);
        leaveUnended(m_database, isWal, QStringLiteral("u"));
        const QByteArray before = setOf(m_database);
        Session session({}, {});
        const Outcome asked = session.recover({.open = openRequest(), .answers = yes()});
        VERIFY_EXIT(asked, Exit::Waits);
        QCOMPARE(asked.error->code, ErrorCode::ConfirmationNeeded);
        QVERIFY2(asked.error->what.contains(QStringLiteral("(by_v)")), qPrintable(asked.error->what));
        QVERIFY2(asked.error->next.endsWith(QStringLiteral("--confirm app.db")),
                 qPrintable(asked.error->next));
        QCOMPARE(setOf(m_database), before);
        Answers sure = yes();
        sure.confirm = QStringLiteral("app.db");
        VERIFY_EXIT(session.recover({.open = openRequest(), .answers = sure}), Exit::Done);
        QCOMPARE(figureOf(m_database, QStringLiteral("SELECT count(*) FROM u")),
                 isWal ? QStringLiteral("3001") : QStringLiteral("3000"));
    }

    void asksWhereAJournalMayBeOfACopy()
    {
        PythonChild child({m_database});
        QVERIFY(child.openDatabase());
        for (const char* const statement :
             {"PRAGMA cache_size = 1", "BEGIN", "CREATE TABLE n (a)", "UPDATE t SET v = v || '!'"})
            QVERIFY(child.sql(QString::fromLatin1(statement)));
        child.kill();
        writeAt(m_database, 60, QByteArray("\0\0\0\1", 4)); // user_version: another page 1 at the same change
        const QByteArray before = setOf(m_database);
        Session session({}, {});
        const Outcome asked = session.recover({.open = openRequest(), .answers = yes()});
        VERIFY_EXIT(asked, Exit::Waits);
        QCOMPARE(asked.error->code, ErrorCode::ConfirmationNeeded);
        QVERIFY2(asked.error->what.contains(QStringLiteral("went back to a savepoint")),
                 qPrintable(asked.error->what));
        QCOMPARE(setOf(m_database), before);
    }

    void saysWhereAnotherNameHasTheJournal()
    {
        const QString other = m_folder->filePath(QStringLiteral("other.db"));
        leaveUnended(m_database, false);
        QVERIFY(QFile::rename(m_database, other));
        Session session({}, {});
        const Outcome refused =
            session.recover({.open = {.database = other, .plan = {}, .workspace = {}}, .answers = yes()});
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::OrphanSideFile);
        QVERIFY2(refused.error->next.contains(QStringLiteral("mv -n ")), qPrintable(refused.error->next));
    }

    void keepsTheSuperJournalOfACommitOverSeveralFiles()
    {
        const QString other = databaseOf(m_folder->path(), kRows, QStringLiteral("other.db"));
        leaveUnended(m_database, false);
        const QString super = m_folder->filePath(QStringLiteral("app.db-mj0A1B2C3D9"));
        const QByteArray names =
            m_database.toUtf8() + QByteArray("-journal\0", 9) + other.toUtf8() + QByteArray("-journal\0", 9);
        QFile file(super);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(names) == names.size());
        file.close();
        appendSuper(m_database + QStringLiteral("-journal"), super);
        Session session({}, {});
        const Outcome asked = session.recover({.open = openRequest(), .answers = {}});
        QCOMPARE(asked.error->code, ErrorCode::RecoveryUnconfirmed);
        QVERIFY2(session.previewRecovery().does.join(u' ').contains(super),
                 qPrintable(session.previewRecovery().does.join(u' ')));
        const Outcome done = session.recover({.open = openRequest(), .answers = yes()});
        VERIFY_EXIT(done, Exit::Done);
        QVERIFY2(done.files.last().endsWith(QStringLiteral("-super")), qPrintable(done.files.join(u' ')));
        QCOMPARE(fileBytes(done.files.last()), names);
        QCOMPARE(figureOf(m_database, QStringLiteral("SELECT max(id) FROM t")), QStringLiteral("3000"));
    }

    void saysThatNothingIsUndoneWithoutTheSuperJournal()
    {
        leaveUnended(m_database, false);
        appendSuper(m_database + QStringLiteral("-journal"), m_folder->filePath(QStringLiteral("gone-mj1")));
        Session session({}, {});
        const Outcome asked = session.recover({.open = openRequest(), .answers = {}});
        QCOMPARE(asked.error->code, ErrorCode::RecoveryUnconfirmed);
        const Consequence told = session.previewRecovery();
        QVERIFY2(told.does.join(u' ').contains(QStringLiteral("It undoes nothing")),
                 qPrintable(told.does.join(u' ')));
        QCOMPARE(told.loses, QStringList());
    }

    void leavesTheFileAloneWhereWhatComesOfItIsDamaged()
    {
        leaveUnended(m_database, false);
        QByteArray bytes = fileBytes(m_database);
        const qsizetype last = bytes.size() - 4096; // a page that the journal does not hold
        writeAt(m_database, last, QByteArray(4096, '\7'));
        QByteArray journal = fileBytes(m_database + QStringLiteral("-journal"));
        writeAt(m_database + QStringLiteral("-journal"), 512 + 600,
                QByteArray(journal.size() - 512 - 600, '\3'));
        const QByteArray before = setOf(m_database);
        Session session({}, {});
        const Outcome failed = session.recover({.open = openRequest(), .answers = yes()});
        QVERIFY(failed.error);
        QVERIFY2(failed.error->state.startsWith(QStringLiteral("Your database was not touched")),
                 qPrintable(failed.error->state));
        QCOMPARE(setOf(m_database), before);
    }

    void aRunGoesOnAfterIt()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        fixture.writeAsTheApplication(
            QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
                           " INSERT INTO visits SELECT i, 1 FROM n"));
        fixture.close();
        leaveUnended(fixture.database(), false, QStringLiteral("visits"));
        (void)fixture.reopen();
        QCOMPARE(fixture.runTo(QStringLiteral("move")).error->code, ErrorCode::HotJournal);
        const Outcome done =
            fixture.session().recover({.open = {.database = fixture.database(),
                                                .plan = fixture.file(QStringLiteral("plan.yaml")),
                                                .workspace = {}},
                                       .answers = yes()});
        VERIFY_EXIT(done, Exit::Done);
        QVERIFY(done.files.first().contains(QStringLiteral("kept/1-")));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(true)}), Exit::Done);
        QVERIFY(!QFileInfo::exists(done.files.first())); // as all that was kept
    }

    void finishTakesAwayWhatWasKeptBeforeTheRun()
    {
        RunFixture fixture;
        fixture.close();
        leaveUnended(fixture.database(), true, QStringLiteral("visits"));
        Session session({}, {});
        const Outcome done = session.recover(
            {.open = {.database = fixture.database(), .plan = {}, .workspace = {}}, .answers = yes()});
        VERIFY_EXIT(done, Exit::Done);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        VERIFY_EXIT(fixture.session().verify({}), Exit::Done);
        QVERIFY(QFileInfo::exists(done.files.first()));
        VERIFY_EXIT(fixture.session().finish({.answers = RunFixture::answers(true)}), Exit::Done);
        QVERIFY(!QFileInfo::exists(done.files.first()));
    }

private:
    static void ways()
    {
        QTest::addColumn<bool>("isWal");
        QTest::newRow("rollback journal") << false;
        QTest::newRow("log") << true;
    }
    static void writeAt(const QString& path, qint64 offset, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(offset) && file.write(bytes) == bytes.size());
    }
    /// What SQLite puts behind the records of a commit over several files.
    static void appendSuper(const QString& journal, const QString& super)
    {
        const QByteArray name = QFile::encodeName(super);
        quint32 sum = 0;
        for (const char letter : name)
            sum += static_cast<quint32>(letter);
        QByteArray record(4, '\0');
        qToBigEndian(quint32(1073741824 / 4096 + 1), record.data());
        record += name + QByteArray(8, '\0') + QByteArray("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
        qToBigEndian(static_cast<quint32>(name.size()), record.data() + 4 + name.size());
        qToBigEndian(sum, record.data() + 8 + name.size());
        QFile file(journal);
        QVERIFY(file.open(QIODevice::Append) && file.write(record) == record.size());
    }
    [[nodiscard]] OpenRequest openRequest() const
    {
        return {.database = m_database, .plan = {}, .workspace = {}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
};

QTEST_GUILESS_MAIN(TestLiveRecovery)
#include "test_live_recovery.moc"
