// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/application_process.h"
#include "support/migration.h"
#include "support/stopped_run.h"
#include "sweep/moments.h"

#include <QTest>

#include <algorithm>

using namespace godwit::faults;

/// A program that has the database open and knows nothing of Godwit. Whatever it does, a row that it was told is committed is
/// there afterwards: in the live file, or, where a restore or a rollback was asked for, in what that kept.
class TestApplication : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSwappedUnderAnIdleApplication_data() { cases(); }
    void nothingIsSwappedUnderAnIdleApplication();
    void nothingIsSwappedUnderAnApplicationThatWrites_data() { cases(); }
    void nothingIsSwappedUnderAnApplicationThatWrites();
    void losesNoRowOfAnApplicationThatComesAndGoes_data() { cases(); }
    void losesNoRowOfAnApplicationThatComesAndGoes();
    void noRowIsLostThatIsWrittenWhileSingleTablesAreRestored_data();
    void noRowIsLostThatIsWrittenWhileSingleTablesAreRestored();

private:
    static void cases();
};

namespace {

/// What swaps a file into the live one's place, and up to which phase the run has gone before.
struct Swap
{
    const char* name;
    const char* before;
};
constexpr Swap kSwaps[]{{"cut-over", "validate"}, {"restore before cut-over", "validate"}, {"restore after cut-over", "verify"}, {"rollback", "verify"}, {"clean-up", "verify"}};

Ran ask(const Migration& migration, const QString& swap)
{
    if (swap == QStringLiteral("cut-over"))
        return migration.to(QStringLiteral("cutover"));
    if (swap == QStringLiteral("clean-up"))
        return migration.to(QStringLiteral("cleanup"));
    return swap == QStringLiteral("rollback") ? migration.back(QStringLiteral("move")) : migration.restore();
}

/// The database in the mode of the application, and the run up to where the swap is asked for.
void prepare(const Migration& migration, const QByteArray& mode, const QString& before)
{
    {
        ApplicationProcess application(migration);
        QVERIFY(application.tell("open " + mode));
    }
    const Ran ran = migration.to(before);
    QVERIFY2(ran.exit == 0 || ran.exit == 8, said(ran).constData());
}

const QStringList kRestoreTables = QStringLiteral("restore app.db --tables rooms --yes --confirm app.db").split(u' ');

/// Calls of that restore from the first one that makes the copy to the one that puts it in the live file's place.
QList<long> momentsOfRestore(const Migration& migration)
{
    QList<CountedCall> calls;
    const Ran ran = migration.count(kRestoreTables, calls);
    if (ran.exit != 0)
        qFatal("The tables are not restored: %s", said(ran).constData());
    const auto first = std::ranges::find_if(calls, [](const CountedCall& call) { return call.path.endsWith(QStringLiteral("/incoming.db")); });
    const auto last = std::ranges::find_if(calls, [](const CountedCall& call) { return call.name.endsWith(QStringLiteral(":exchange")); });
    return thinned(allBetween(first - calls.begin() + 1, last - calls.begin() + 1), 16);
}

/// True if the restore was refused, since the application could write while it stood still. What was written before the copy
/// was made is in the copy. Nothing is lost, whatever it was.
bool writtenMeanwhile(const Migration& migration, long moment, bool staysOpen)
{
    StoppedRun restore(migration, kRestoreTables, moment);
    if (!restore.isStopped())
        qFatal("The restore ended before its call %ld.", moment);
    ApplicationProcess application(migration);
    const bool isWritten = application.tell("open keep") && application.tell("write");
    if (!isWritten || !staysOpen)
        application.quit();
    const Ran ran = restore.goOn();
    application.quit();
    const QByteArray at = "at call " + QByteArray::number(static_cast<qlonglong>(moment)) + ", " + said(ran);
    const bool isRefused = ran.exit != 0;
    const bool isSaid = isRefused ? isWritten && ran.err.contains(staysOpen ? "GW-5005" : "GW-5004") : !staysOpen || !isWritten;
    if (!isSaid || !lostRows(migration, application.committed(), false).isEmpty())
        QTest::qFail(at.constData(), __FILE__, __LINE__);
    return isRefused;
}

/// As open in a program; of one that is just writing, perhaps as locked by it.
void checkRefused(const Ran& ran, const ApplicationProcess& application, bool isWriting = false)
{
    const bool isHeld = ran.err.contains("GW-5005") || (isWriting && ran.err.contains("GW-1006"));
    QVERIFY2(ran.exit == 5 && isHeld, said(ran).constData());
    QVERIFY2(ran.err.contains("application (pid " + QByteArray::number(application.pid()) + ")"), said(ran).constData());
}

} // namespace

void TestApplication::cases()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QString>("swap");
    QTest::addColumn<QString>("before");
    for (const char* mode : {"delete", "truncate", "persist", "memory", "wal", "off"}) {
        for (const Swap& swap : kSwaps)
            QTest::addRow("%s, %s", mode, swap.name) << QByteArray(mode) << QString::fromLatin1(swap.name) << QString::fromLatin1(swap.before);
    }
}

void TestApplication::nothingIsSwappedUnderAnIdleApplication()
{
    QFETCH(const QByteArray, mode);
    QFETCH(const QString, swap);
    QFETCH(const QString, before);
    const Migration migration;
    prepare(migration, mode, before);
    ApplicationProcess application(migration);
    QVERIFY(application.tell("open " + mode));
    const QString content = migration.content();
    checkRefused(ask(migration, swap), application);
    QCOMPARE(migration.content(), content);
    QVERIFY(application.tell("write")); // after the swap was asked for
    application.quit();
    QCOMPARE(application.committed().size(), 1);
    QCOMPARE(lostRows(migration, application.committed(), false), QList<qint64>());
    const Ran again = ask(migration, swap);
    QVERIFY2(again.exit == 0, said(again).constData()); // the cut-over brings along what was written
    // What was written is taken away by a restore or a rollback, since that was asked for, and kept.
    const bool isKept = swap.startsWith(QStringLiteral("restore")) || swap == QStringLiteral("rollback");
    QCOMPARE(lostRows(migration, application.committed(), isKept), QList<qint64>());
}

void TestApplication::nothingIsSwappedUnderAnApplicationThatWrites()
{
    QFETCH(const QByteArray, mode);
    QFETCH(const QString, swap);
    QFETCH(const QString, before);
    const Migration migration;
    prepare(migration, mode, before);
    ApplicationProcess application(migration);
    QVERIFY(application.tell("open " + mode));
    QVERIFY(application.tell("go"));
    checkRefused(ask(migration, swap), application, true);
    checkRefused(ask(migration, swap), application, true);
    application.quit();
    QVERIFY(!application.committed().isEmpty());
    QCOMPARE(lostRows(migration, application.committed(), false), QList<qint64>());
}

void TestApplication::losesNoRowOfAnApplicationThatComesAndGoes()
{
    QFETCH(const QByteArray, mode);
    QFETCH(const QString, swap);
    QFETCH(const QString, before);
    const Migration migration;
    prepare(migration, mode, before);
    ApplicationProcess application(migration);
    QVERIFY(application.tell("go short"));
    for (int attempt = 0; attempt < 3; ++attempt) {
        const Ran ran = ask(migration, swap);
        // Done; or held or locked; or stale; or nothing to roll back any more, at a second time.
        const bool isExpected = ran.exit == 0 || ran.exit == 5 || ran.exit == 3 || ran.err.contains("GW-4011");
        QVERIFY2(isExpected, said(ran).constData());
    }
    application.quit();
    const bool isKept = swap.startsWith(QStringLiteral("restore")) || swap == QStringLiteral("rollback");
    QCOMPARE(lostRows(migration, application.committed(), isKept), QList<qint64>());
    const Ran verified = migration.cli("verify app.db");
    QVERIFY2(verified.exit == 0, said(verified).constData());
}

void TestApplication::noRowIsLostThatIsWrittenWhileSingleTablesAreRestored_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QString>("before");
    for (const char* mode : {"delete", "wal"}) {
        for (const char* before : {"validate", "cleanup"})
            QTest::addRow("%s, after %s", mode, before) << QByteArray(mode) << QString::fromLatin1(before);
    }
}

void TestApplication::noRowIsLostThatIsWrittenWhileSingleTablesAreRestored()
{
    QFETCH(const QByteArray, mode);
    QFETCH(const QString, before);
    const Migration migration;
    prepare(migration, mode, before);
    const QString state = QStringLiteral("before");
    migration.save(state);
    const QList<long> moments = momentsOfRestore(migration);
    int refused = 0;
    for (qsizetype index = 0; index < moments.size(); ++index) {
        migration.bringBack(state);
        const bool isRefused = writtenMeanwhile(migration, moments.at(index), index % 3 == 2);
        QVERIFY(!QTest::currentTestFailed());
        if (!isRefused)
            continue;
        ++refused;
        const Ran again = migration.run(kRestoreTables);
        QVERIFY2(again.exit == 0, said(again).constData());
        QVERIFY(migration.content().contains(QStringLiteral("'written'")));
    }
    QVERIFY2(refused >= 3, "the application could hardly write while the restore stood still");
}

QTEST_GUILESS_MAIN(TestApplication)
#include "test_application.moc"
