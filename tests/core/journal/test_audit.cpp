// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"

#include "support.h"

#include <QTest>

using namespace godwit::core;

class TestAudit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void verifiesAChainThatNobodyTouched();
    void saysWhoDidWhatWhen();
    void anEmptyLogVerifies();
    void findsWhatWasChanged_data();
    void findsWhatWasChanged();
    void tellsACutOffEndByWhatOthersRemember();
    void tellsAnEntryThatIsNotTheOneOthersRemember();
    void tellsALastEntryThatWasNeverCompleted();
    void anEntryThatWasCompletedAndEmptiedIsNoTornOne();
    void writesATornEntryAnewBeforeTheNextOne();
    void addsWithinTheTransactionOfTheCaller();
    void tellsAnEmptiedLogAlsoAfterItGrewAgain();
    void tellsAnEmptiedLogByWhatARunCameTo();
    void saysThatTheNewestEntryIsGoneBeforeTheNextOne();
    void keepsNothingOfAnEarlierJournal();

private:
    std::unique_ptr<JournalFixture> m_fixture;
    std::unique_ptr<Audit> m_audit;
};

void TestAudit::init()
{
    m_fixture = std::make_unique<JournalFixture>();
    m_audit = std::make_unique<Audit>(m_fixture->journal);
    for (const char* action : {"open", "run", "waive", "cutover"})
        QVERIFY(m_audit->add(QString::fromLatin1(action), QStringLiteral("é 12"), QStringLiteral("plan")));
}

void TestAudit::verifiesAChainThatNobodyTouched()
{
    QVERIFY(m_audit->verify());
    QVERIFY(m_audit->add(QStringLiteral("finish"), {}, {})); // null texts are empty ones
    QVERIFY(m_audit->verify());
}

void TestAudit::saysWhoDidWhatWhen()
{
    const auto entries = m_audit->entries();
    QVERIFY(entries);
    QCOMPARE(entries->size(), 4);
    const AuditEntry& second = entries->at(1);
    QCOMPARE(second.number, 2);
    QCOMPARE(second.who, currentUser());
    QVERIFY(!second.who.isEmpty());
    QCOMPARE(second.action, QStringLiteral("run"));
    QCOMPARE(second.detail, QStringLiteral("é 12"));
    QCOMPARE(second.planHash, QStringLiteral("plan"));
    QCOMPARE(second.at.timeSpec(), Qt::UTC);
    QVERIFY(second.at.isValid());
    QCOMPARE(entries->last().hash, m_audit->head()->hash);
    QCOMPARE(m_audit->head()->number, 4);
}

void TestAudit::anEmptyLogVerifies()
{
    JournalFixture fresh;
    Audit audit(fresh.journal);
    QVERIFY(audit.verify());
    QVERIFY(audit.entries()->isEmpty());
    QCOMPARE(audit.head()->number, 0);
    QVERIFY(audit.head()->hash.isEmpty());
}

void TestAudit::findsWhatWasChanged_data()
{
    QTest::addColumn<QString>("tampering");
    QTest::addColumn<int>("firstThatDoesNotFit");
    const auto row = [](const char* name, const char* sql, int entry) {
        QTest::newRow(name) << QString::fromUtf8(sql) << entry;
    };
    row("detail", "UPDATE migration_audit SET detail = 'é 13' WHERE number = 2", 2);
    row("action", "UPDATE migration_audit SET action = 'look' WHERE number = 3", 3);
    row("who", "UPDATE migration_audit SET who = 'mallory' WHERE number = 1", 1);
    row("plan", "UPDATE migration_audit SET plan_hash = '' WHERE number = 4", 4);
    row("time", "UPDATE migration_audit SET at = '2020-01-01T00:00:00.000Z' WHERE number = 2", 2);
    row("monotonic time", "UPDATE migration_audit SET monotonic_ns = monotonic_ns + 1 WHERE number = 2", 2);
    row("text moved between two fields",
        "UPDATE migration_audit SET action = 'runé', detail = ' 12' WHERE number = 2", 2);
    row("first removed", "DELETE FROM migration_audit WHERE number = 1", 1);
    row("middle removed", "DELETE FROM migration_audit WHERE number = 2", 2);
    row("middle removed, the rest renumbered",
        "DELETE FROM migration_audit WHERE number = 2; UPDATE migration_audit SET number = number - 1 WHERE "
        "number > 2",
        2);
    row("two swapped",
        "UPDATE migration_audit SET number = -2 WHERE number = 2; UPDATE migration_audit SET number = 2 "
        "WHERE number = 3;"
        "UPDATE migration_audit SET number = 3 WHERE number = -2",
        2);
    row("inserted",
        "INSERT INTO migration_audit SELECT 5, at, monotonic_ns, who, 'waive', detail, plan_hash, hash, "
        "'made up'"
        " FROM migration_audit WHERE number = 4",
        5);
    row("hash", "UPDATE migration_audit SET hash = replace(hash, substr(hash, 1, 1), 'g') WHERE number = 2",
        2);
}

void TestAudit::findsWhatWasChanged()
{
    QFETCH(QString, tampering);
    QFETCH(int, firstThatDoesNotFit);
    QVERIFY(m_fixture->journal.database().execute(tampering));
    const auto verified = m_audit->verify();
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::JournalTampered);
    QVERIFY2(verified.error().what.contains(QStringLiteral("entry %1 ").arg(firstThatDoesNotFit)),
             qPrintable(verified.error().what));
}

void TestAudit::tellsACutOffEndByWhatOthersRemember()
{
    AuditHead head = m_audit->head().value();
    head.where = QStringLiteral("the manifest 1.json");
    QVERIFY(m_audit->verify({head}));
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("DELETE FROM migration_audit WHERE number > 2")));
    const auto byItself = m_audit->verify();
    QVERIFY(!byItself);
    QCOMPARE(byItself.error().code, ErrorCode::AuditTruncated);
    QVERIFY2(byItself.error().what.contains(QStringLiteral("ends with entry 2, but the journal knows entry 4")), qPrintable(byItself.error().what));
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("DELETE FROM facts WHERE run = 0")));
    QVERIFY(m_audit->verify()); // by itself nothing shows any more
    QVERIFY(m_audit->remembered()->isEmpty());
    const auto verified = m_audit->verify({head});
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::AuditTruncated);
    QCOMPARE(verified.error().exit(), Exit::Tampered);
    QVERIFY2(verified.error().what.contains(QStringLiteral("ends with entry 2, but the manifest 1.json knows entry 4")),
             qPrintable(verified.error().what));
    head.number = 0; // an older manifest has the hash alone
    QCOMPARE(m_audit->verify({head}).error().code, ErrorCode::AuditTruncated);
}

void TestAudit::tellsAnEntryThatIsNotTheOneOthersRemember()
{
    const AuditHead head = m_audit->head().value();
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("DELETE FROM migration_audit WHERE number > 2")));
    for (const char* action : {"look", "look", "look"}) // the end written anew, with hashes that fit
        QVERIFY(m_audit->add(QString::fromLatin1(action), {}, {}));
    for (const QList<AuditHead>& heads : {QList<AuditHead>{}, QList<AuditHead>{head}}) {
        const auto verified = m_audit->verify(heads);
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, ErrorCode::JournalTampered);
        QVERIFY(verified.error().what.contains(QStringLiteral("entry 4 ")));
    }
}

void TestAudit::tellsALastEntryThatWasNeverCompleted()
{
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral(
        "INSERT INTO migration_audit (number, at, monotonic_ns, who, action, detail, plan_hash, previous_hash, hash)"
        " VALUES (5, '', 0, '', 'finish', 'half', '', '', '')")));
    const auto verified = m_audit->verify();
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::AuditTorn);
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("UPDATE migration_audit SET hash = '' WHERE number = 2")));
    QCOMPARE(m_audit->verify().error().code, ErrorCode::JournalTampered); // only the last one can be torn
}

void TestAudit::anEntryThatWasCompletedAndEmptiedIsNoTornOne()
{
    const AuditHead head = m_audit->head().value();
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("UPDATE migration_audit SET hash = '' WHERE number = 4")));
    QCOMPARE(m_audit->verify({head}).error().code, ErrorCode::AuditTruncated);
}

void TestAudit::writesATornEntryAnewBeforeTheNextOne()
{
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("UPDATE migration_audit SET hash = '' WHERE number = 4")));
    QVERIFY(m_audit->add(QStringLiteral("finish"), {}, QStringLiteral("plan")));
    QVERIFY(m_audit->verify());
    const auto entries = m_audit->entries();
    QCOMPARE(entries->size(), 5);
    QCOMPARE(entries->at(3).action, QStringLiteral("mend audit log"));
    QVERIFY(entries->at(3).detail.contains(QStringLiteral("cutover é 12")));
    QCOMPARE(entries->at(4).action, QStringLiteral("finish"));
}

void TestAudit::addsWithinTheTransactionOfTheCaller()
{
    {
        auto transaction = Transaction::begin(m_fixture->journal.database());
        QVERIFY(transaction);
        QVERIFY(m_audit->add(QStringLiteral("finish"), {}, {}));
        QCOMPARE(m_audit->head()->number, 5);
    }
    QCOMPARE(m_audit->head()->number, 4); // undone with it
    QVERIFY(m_audit->verify());
}

void TestAudit::tellsAnEmptiedLogAlsoAfterItGrewAgain()
{
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("DELETE FROM migration_audit")));
    const auto emptied = m_audit->verify();
    QVERIFY(!emptied);
    QCOMPARE(emptied.error().code, ErrorCode::AuditEmptied);
    QCOMPARE(emptied.error().exit(), Exit::Tampered);
    QVERIFY2(emptied.error().what.contains(QStringLiteral("the journal knows entry 4")), qPrintable(emptied.error().what));
    for (int more = 0; more < 6; ++more) { // also past the entry that was known
        QVERIFY(m_audit->add(QStringLiteral("look"), {}, {}));
        QCOMPARE(m_audit->verify().error().code, ErrorCode::AuditEmptied);
    }
}

void TestAudit::tellsAnEmptiedLogByWhatARunCameTo()
{
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("DELETE FROM migration_audit; DELETE FROM facts WHERE run = 0")));
    QVERIFY(m_audit->verify()); // a run that was killed as it began has no entry yet
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("UPDATE runs SET finished_at = '2026-01-01T00:00:00.000Z'")));
    QCOMPARE(m_audit->verify().error().code, ErrorCode::AuditEmptied);
}

void TestAudit::saysThatTheNewestEntryIsGoneBeforeTheNextOne()
{
    const QString lost = m_audit->head()->hash;
    QVERIFY(m_fixture->journal.database().execute(QStringLiteral("DELETE FROM migration_audit WHERE number = 4")));
    QVERIFY(m_audit->add(QStringLiteral("finish"), {}, {}));
    const auto entries = m_audit->entries();
    QCOMPARE(entries->size(), 5);
    QCOMPARE(entries->at(3).action, kBrokenLogAction);
    QVERIFY(entries->at(3).detail.contains(lost));
    QCOMPARE(entries->at(4).action, QStringLiteral("finish"));
    QCOMPARE(m_audit->verify().error().code, ErrorCode::JournalTampered);
    QVERIFY(m_audit->add(QStringLiteral("look"), {}, {}));
    QCOMPARE(m_audit->entries()->size(), 6); // said once
    QCOMPARE(m_audit->verify().error().code, ErrorCode::JournalTampered); // and known for good
}

void TestAudit::keepsNothingOfAnEarlierJournal()
{
    const AuditHead earlier{.number = 9, .hash = QStringLiteral("of-another"), .where = QStringLiteral("the manifest 1.json")};
    QCOMPARE(m_audit->verify({earlier}).error().code, ErrorCode::AuditTruncated);
    QVERIFY(m_audit->disown({earlier}));
    QVERIFY(m_audit->verify({earlier}));
}

QTEST_GUILESS_MAIN(TestAudit)
#include "test_audit.moc"
