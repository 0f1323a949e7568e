// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/application_process.h"
#include "support/migration.h"
#include "support/stopped_run.h"

#include <QTest>

#include <unistd.h>

using namespace godwit::faults;

/// The row "others": programs, people and clocks that get in the way while Godwit works.
class TestMatrixOthers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheProgramThatLocksTheDatabase();
    void goesOnWhenTheLockIsGiven();
    void sendsRowsAlongThatWereWrittenBetweenPhases();
    void sendsRowsAlongThatWereWrittenInAPhase();
    void letsOneConsoleWorkAtATime();
    void letsOneConsoleWorkAtATimeThroughASymbolicLink();
    void keepsARunThroughAHardLinkFromSwappingOverAnother();
    void sendsRowsAlongOfADatabaseThatTookTheOldOnesPlace();
    void refusesADatabaseThatWasRemovedMeanwhile();
    void goesOnAfterASuspend();
    void clockJumps_data();
    void clockJumps();
};

namespace {

/// Stops about in the middle of a phase.
long middleOf(const Migration& migration, const QString& phase)
{
    migration.save(QStringLiteral("before"));
    QList<CountedCall> calls;
    (void)migration.count(migration.line(phase), calls);
    migration.bringBack(QStringLiteral("before"));
    return calls.size() / 2;
}

void isDone(const Ran& ran)
{
    QVERIFY2(ran.exit == 0 || ran.exit == 8, said(ran).constData());
}

} // namespace

void TestMatrixOthers::namesTheProgramThatLocksTheDatabase()
{
    const Migration migration;
    ApplicationProcess application(migration);
    QVERIFY(application.tell("open keep"));
    QVERIFY(application.tell("lock"));
    const Ran ran = migration.to(QStringLiteral("backup")); // it ends by itself: the wait is bounded
    QVERIFY2(ran.exit == 5, said(ran).constData());
    QVERIFY2(ran.err.contains("application (pid " + QByteArray::number(application.pid()) + ")"), said(ran).constData());
}

void TestMatrixOthers::goesOnWhenTheLockIsGiven()
{
    const Migration migration;
    isDone(migration.to(QStringLiteral("validate")));
    const QString content = migration.content();
    {
        ApplicationProcess application(migration);
        QVERIFY(application.tell("open keep"));
        QVERIFY(application.tell("read"));
        const Ran refused = migration.to(QStringLiteral("cutover"));
        QVERIFY2(refused.exit == 5 && refused.err.contains("application (pid "), said(refused).constData());
        QCOMPARE(migration.content(), content);
    }
    QCOMPARE(migration.to(QStringLiteral("cutover")).exit, 0);
}

void TestMatrixOthers::sendsRowsAlongThatWereWrittenBetweenPhases()
{
    const Migration migration;
    isDone(migration.to(QStringLiteral("validate")));
    ApplicationProcess application(migration);
    QVERIFY(application.tell("open keep") && application.tell("write"));
    application.quit();
    const Ran caughtUp = migration.to(QStringLiteral("cutover"));
    QVERIFY2(caughtUp.exit == 0, said(caughtUp).constData());
    QCOMPARE(migration.to(QStringLiteral("verify")).exit, 0);
    QCOMPARE(lostRows(migration, application.committed(), false), QList<qint64>());
}

void TestMatrixOthers::sendsRowsAlongThatWereWrittenInAPhase()
{
    for (const QString& phase : {QStringLiteral("backup"), QStringLiteral("move"), QStringLiteral("validate"), QStringLiteral("cutover")}) {
        const Migration migration;
        ApplicationProcess application(migration);
        if (phase != QStringLiteral("backup"))
            isDone(migration.to(phase == QStringLiteral("cutover") ? QStringLiteral("validate") : QStringLiteral("backup")));
        StoppedRun run(migration, phase, middleOf(migration, phase));
        QVERIFY(run.isStopped());
        const bool isWritten = application.tell("open keep") && application.tell("write");
        application.quit();
        const Ran ran = run.goOn();
        QVERIFY2(isWritten || phase == QStringLiteral("cutover"), "nobody else may be kept from writing before the cut-over");
        QVERIFY2(ran.exit == 0 || ran.exit == 8 || ran.exit == 3, said(ran).constData());
        if (isWritten && phase != QStringLiteral("backup")) { // in a backup the row may have come before the snapshot
            const Ran caughtUp = migration.to(QStringLiteral("cutover"));
            QVERIFY2(caughtUp.exit == 0, said(caughtUp).constData());
        }
        QCOMPARE(lostRows(migration, application.committed(), false), QList<qint64>());
    }
}

void TestMatrixOthers::letsOneConsoleWorkAtATime()
{
    const Migration migration;
    isDone(migration.to(QStringLiteral("expand")));
    StoppedRun run(migration, QStringLiteral("move"), middleOf(migration, QStringLiteral("move")));
    QVERIFY(run.isStopped());
    for (const QStringList& line : {migration.line(QStringLiteral("move")), backTo(QStringLiteral("expand")), QStringList{QStringLiteral("validate"), QStringLiteral("app.db")}}) {
        const Ran second = migration.run(line);
        QVERIFY2(second.exit == 5 && second.err.contains("GW-5007"), said(second).constData());
        QVERIFY2(second.err.contains("pid " + QByteArray::number(run.pid())), said(second).constData());
    }
    QCOMPARE(migration.cli("status app.db").exit, 0); // looking is always possible
    isDone(run.goOn());
    isDone(migration.to(QStringLiteral("cutover")));
}

void TestMatrixOthers::letsOneConsoleWorkAtATimeThroughASymbolicLink()
{
    const Migration migration;
    isDone(migration.to(QStringLiteral("expand")));
    const QString link = migration.aside(QStringLiteral("link.db"));
    QVERIFY(QFile::link(migration.database(), link));
    StoppedRun run(migration, QStringLiteral("move"), middleOf(migration, QStringLiteral("move")));
    QVERIFY(run.isStopped());
    QStringList line = migration.line(QStringLiteral("move"));
    line.replaceInStrings(QRegularExpression(QStringLiteral("^app[.]db$")), link);
    const Ran second = migration.run(line);
    QVERIFY2(second.exit == 5 && second.err.contains("GW-5007"), said(second).constData());
    isDone(run.goOn());
    QVERIFY(!QFileInfo::exists(link + QStringLiteral(".godwit")));
}

void TestMatrixOthers::keepsARunThroughAHardLinkFromSwappingOverAnother()
{
    const Migration migration;
    const QString other = migration.user(QStringLiteral("other.db"));
    QCOMPARE(::link(QFile::encodeName(migration.database()).constData(), QFile::encodeName(other).constData()), 0);
    QStringList validated = migration.line(QStringLiteral("validate"));
    QStringList cutOver = migration.line(QStringLiteral("cutover"));
    for (QStringList* line : {&validated, &cutOver})
        line->replaceInStrings(QRegularExpression(QStringLiteral("^app[.]db$")), QStringLiteral("other.db"));
    isDone(migration.run(validated));
    isDone(migration.to(QStringLiteral("validate")));
    QCOMPARE(migration.to(QStringLiteral("cutover")).exit, 0);
    const QString content = migration.content();
    const Ran second = migration.run(cutOver);
    QVERIFY2(second.exit != 0 && second.err.contains("GW-"), said(second).constData());
    QCOMPARE(migration.content(), content);
    QCOMPARE(LiveContents().of(migration, other).text, content); // still one file with two names
}

void TestMatrixOthers::sendsRowsAlongOfADatabaseThatTookTheOldOnesPlace()
{
    const Migration migration;
    isDone(migration.to(QStringLiteral("expand")));
    ApplicationProcess application(migration, migration.user(QStringLiteral("newer.db")));
    QVERIFY(QFile::copy(migration.database(), migration.user(QStringLiteral("newer.db"))));
    QVERIFY(application.tell("open keep") && application.tell("write"));
    application.quit();
    StoppedRun run(migration, QStringLiteral("move"), middleOf(migration, QStringLiteral("move")));
    QVERIFY(run.isStopped());
    QCOMPARE(::rename(QFile::encodeName(migration.user(QStringLiteral("newer.db"))).constData(), QFile::encodeName(migration.database()).constData()), 0);
    (void)run.goOn(); // it may notice at once
    const Ran caughtUp = migration.to(QStringLiteral("cutover"));
    QVERIFY2(caughtUp.exit == 0, said(caughtUp).constData());
    QCOMPARE(lostRows(migration, application.committed(), false), QList<qint64>());
}

void TestMatrixOthers::refusesADatabaseThatWasRemovedMeanwhile()
{
    const Migration migration;
    isDone(migration.to(QStringLiteral("expand")));
    const QString away = migration.aside(QStringLiteral("away.db"));
    StoppedRun run(migration, QStringLiteral("move"), middleOf(migration, QStringLiteral("move")));
    QVERIFY(run.isStopped());
    QVERIFY(QFile::rename(migration.database(), away));
    (void)run.goOn();
    const Ran missing = migration.to(QStringLiteral("cutover"));
    QVERIFY2(missing.exit == 1 && missing.err.contains("GW-1001"), said(missing).constData());
    QVERIFY(!QFileInfo::exists(migration.database())); // nothing is made in its place
    QVERIFY(QFile::rename(away, migration.database()));
    const Ran done = migration.to(QStringLiteral("cutover"));
    QVERIFY2(done.exit == 0, said(done).constData());
}

void TestMatrixOthers::goesOnAfterASuspend()
{
    const Migration migration;
    for (const QString& phase : {QStringLiteral("backup"), QStringLiteral("move"), QStringLiteral("cutover")}) {
        StoppedRun run(migration, phase, middleOf(migration, phase));
        QVERIFY(run.isStopped());
        isDone(run.goOn());
    }
    QCOMPARE(migration.cli("verify app.db").exit, 0);
}

void TestMatrixOthers::clockJumps_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("an hour back") << qint64(-3600);
    QTest::newRow("years back") << qint64(-5) * 366 * 86400;
    QTest::newRow("an hour on") << qint64(3600);
    QTest::newRow("years on") << qint64(5) * 366 * 86400;
}

void TestMatrixOthers::clockJumps()
{
    QFETCH(const qint64, seconds);
    const Migration straight;
    isDone(straight.to(QStringLiteral("cleanup")));
    const Migration jumping;
    for (const char* phase : {"assess", "backup", "expand", "move", "change", "validate", "cutover", "verify", "cleanup"}) {
        const bool jumps = (phase[0] + 0) % 2 == 0; // there and back again, in the middle of phases
        const Ran ran = jumping.to(QString::fromLatin1(phase), {}, {{QStringLiteral("GODWIT_CLOCK_SHIFT"), QString::number(seconds)}, {QStringLiteral("GODWIT_CLOCK_AT"), jumps ? QStringLiteral("40") : QStringLiteral("0")}});
        QVERIFY2(ran.exit == 0 || ran.exit == 8, said(ran).constData());
    }
    QCOMPARE(jumping.content(), straight.content());
    QCOMPARE(lastingPartOf(jumping.status()), lastingPartOf(straight.status()));
    const Ran verified = jumping.cli("verify app.db");
    QVERIFY2(verified.exit == 0, said(verified).constData());
    const Ran back = jumping.back(QStringLiteral("move"));
    QVERIFY2(back.exit == 0 || back.exit == 8, said(back).constData());
}

QTEST_GUILESS_MAIN(TestMatrixOthers)
#include "test_matrix_others.moc"
