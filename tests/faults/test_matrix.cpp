// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

/// The faults that have to be survived, each with the test that proves it or the reason why none does. Printed as a table, so
/// that nothing is left out without a word; a test that is named here and is gone fails.
class TestMatrix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFaultNamesItsTestOrWhyThereIsNone();
};

namespace {

struct Row
{
    const char* group;
    const char* fault;
    const char* coveredBy; ///< a test's function, or a folder of tests; none: not covered
    const char* because = nullptr;
};

constexpr Row kRows[]{
    {"killed", "in assess", "TestMatrixKilled::inAssess"},
    {"killed", "in the snapshot", "TestMatrixKilled::inTheSnapshot"},
    {"killed", "between the snapshot's sync and its manifest", "TestMatrixKilled::betweenTheSnapshotsSyncAndItsManifest"},
    {"killed", "in the schema", "TestMatrixKilled::inTheSchema"},
    {"killed", "in a batch", "TestMatrixKilled::inABatch"},
    {"killed", "between commit and journal", "TestMatrixKilled::betweenCommitAndJournal"},
    {"killed", "in validate", "TestMatrixKilled::inValidate"},
    {"killed", "at every instant of the cut-over", "TestMatrixKilled::atEveryInstantOfTheCutover"},
    {"killed", "the same, in WAL mode", "TestMatrixKilled::atEveryInstantOfTheCutoverInWalMode"},
    {"killed", "in the clean-up", "TestMatrixKilled::inTheCleanUp"},
    {"killed", "in a rollback", "TestMatrixKilled::inARollback"},
    {"killed", "in a rollback, again in the one that goes on", "TestMatrixKilled::inARollbackAndAgain"},
    {"killed", "in a restore", "TestMatrixKilled::inARestore"},
    {"killed", "in a restore, again in the one that goes on", "TestMatrixKilled::inARestoreAndAgain"},
    {"killed", "in a way back over a file that cannot be read", "TestMatrixKilled::inAWayBackOverADamagedFile"},
    {"killed", "in finish", "TestMatrixKilled::inFinish"},
    {"killed", "in a replay of quarantine", "TestMatrixKilled::inAReplayAndAgain"},
    {"killed", "in the built-in example, against the oracle", "TestKilled::goesOnAfterAKillAroundTheCutover"},
    {"killed", "in a rehearsal, again in the next one, or a rollback after it", "TestMatrixKilled::inARehearsal"},
    {"killed", "in an export of changes, a proposed repair, a removal of snapshots", "TestMatrixKilled::inAnExport"},
    {"power cut", "in the snapshot", "TestPowerCut::inTheSnapshot"},
    {"power cut", "in the schema", "TestPowerCut::inTheSchema"},
    {"power cut", "in a batch", "TestPowerCut::inABatch"},
    {"power cut", "while rows change", "TestPowerCut::whileRowsChange"},
    {"power cut", "in the cut-over", "TestPowerCut::inTheCutover"},
    {"power cut", "in the clean-up", "TestPowerCut::inTheCleanUp"},
    {"power cut", "in a rollback before the cut-over", "TestPowerCut::inARollbackBeforeTheCutover"},
    {"power cut", "in a rollback across the cut-over", "TestPowerCut::inARollbackAcrossTheCutover"},
    {"power cut", "in a restore", "TestPowerCut::inARestore"},
    {"power cut", "in finish", "TestPowerCut::inFinish"},
    {"power cut", "a disk that says synced and lies", nullptr, "no program can do anything about it"},
    {"space and I/O", "full in the snapshot", "TestMatrixSpace::fullInTheSnapshot"},
    {"space and I/O", "full in a batch", "TestMatrixSpace::fullInABatch"},
    {"space and I/O", "full in the journal", "TestMatrixSpace::fullInTheJournal"},
    {"space and I/O", "full in a rollback point", "TestMatrixSpace::fullInAPoint"},
    {"space and I/O", "full in the cut-over", "TestMatrixSpace::fullInTheCutover"},
    {"space and I/O", "full in a rollback", "TestMatrixSpace::fullInARollback"},
    {"space and I/O", "full, said in words", "TestMatrixSpace::saysThatThereIsNoSpace"},
    {"space and I/O", "full for one call only", "TestMatrixSpace::fullForOneCall"},
    {"space and I/O", "a volume that is full indeed", "TestMatrixSpace::aVolumeThatIsFullIndeed"},
    {"space and I/O", "quota", "TestMatrixSpace::quotaInABatch"},
    {"space and I/O", "EIO on read", "TestMatrixSpace::errorOnRead"},
    {"space and I/O", "EIO on read of mapped memory", nullptr, "it arrives as SIGBUS, which ends the program like a kill"},
    {"space and I/O", "EIO on fsync", "TestMatrixSpace::errorOnSync"},
    {"space and I/O", "EIO on write", "TestMatrixSpace::errorOnWrite"},
    {"space and I/O", "read-only folder", "TestMatrixSpace::readOnlyFolder"},
    {"space and I/O", "read-only file", "TestMatrixSpace::readOnlyFile"},
    {"others", "locked by another program: named, bounded wait", "TestMatrixOthers::namesTheProgramThatLocksTheDatabase"},
    {"others", "locked at the cut-over", "TestMatrixOthers::goesOnWhenTheLockIsGiven"},
    {"others", "written between phases", "TestMatrixOthers::sendsRowsAlongThatWereWrittenBetweenPhases"},
    {"others", "written in a phase", "TestMatrixOthers::sendsRowsAlongThatWereWrittenInAPhase"},
    {"others", "second console", "TestMatrixOthers::letsOneConsoleWorkAtATime"},
    {"others", "second console, symbolic link", "TestMatrixOthers::letsOneConsoleWorkAtATimeThroughASymbolicLink"},
    {"others", "second console, hard link", "TestMatrixOthers::keepsARunThroughAHardLinkFromSwappingOverAnother"},
    {"others", "file replaced while open", "TestMatrixOthers::sendsRowsAlongOfADatabaseThatTookTheOldOnesPlace"},
    {"others", "file removed while open", "TestMatrixOthers::refusesADatabaseThatWasRemovedMeanwhile"},
    {"others", "opened between the last look and the exchange", "TestSwap::exchangesBackIfAProgramOpenedTheFileMeanwhile"},
    {"others", "suspend", "TestMatrixOthers::goesOnAfterASuspend"},
    {"others", "clock jumps", "TestMatrixOthers::clockJumps"},
    {"others", "application idle, every journal mode", "TestApplication::nothingIsSwappedUnderAnIdleApplication"},
    {"others", "application writes, every journal mode", "TestApplication::nothingIsSwappedUnderAnApplicationThatWrites"},
    {"others", "application comes and goes", "TestApplication::losesNoRowOfAnApplicationThatComesAndGoes"},
    {"others", "written while single tables are restored", "TestApplication::noRowIsLostThatIsWrittenWhileSingleTablesAreRestored"},
    {"others", "network and synchronised folders", nullptr, "there is none here to be tried on"},
    {"others", "old version, or another file, put back after the cut-over", "TestOtherLive::dropsNothingFromTheOldVersionThatSomebodyPutBack"},
    {"database", "all", "tests/hostile"},
    {"database", "damaged, empty, missing, hot journal, after the cut-over", "TestDamagedLive::goesBackAcrossTheCutover"},
    {"database", "the same before it", "TestDamagedLive::restoresInPlaceBeforeTheCutover"},
    {"database", "a corrupt index in a way back", "TestDamagedLive::goesBackOverADropWithACorruptIndex"},
    {"hostile", "snapshot gone or changed, kept original intact", "TestLostPieces::putsTheKeptOriginalBackWithoutTheSnapshot"},
    {"hostile", "both changed", "TestLostPieces::neverPutsADamagedOriginalBack"},
    {"hostile", "copy of the plan gone", "TestLostPieces::doesWithoutTheCopyOfThePlan"},
    {"hostile", "journal gone, empty, garbage, truncated", "TestLostPieces::saysWhatLiesThereWithoutTheJournal"},
    {"values", "all", "tests/hostile"},
    {"objects", "all", "tests/hostile"},
    {"names", "all", "tests/hostile"},
    {"hostile", "all", "tests/hostile"},
};

/// Text of each test file by the class in it.
QMap<QString, QString> testClasses()
{
    static const QRegularExpression s_class(QStringLiteral("class (Test\\w+) : public QObject"));
    QMap<QString, QString> classes;
    QDirIterator walk(QStringLiteral(GODWIT_SOURCES "/tests"), {QStringLiteral("test_*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        classes.insert(s_class.match(text).captured(1), text);
    }
    return classes;
}

bool isThere(const QString& coveredBy, const QMap<QString, QString>& classes)
{
    if (coveredBy.startsWith(QStringLiteral("tests/")))
        return QFileInfo(QStringLiteral(GODWIT_SOURCES "/") + coveredBy).isDir();
    const QString text = classes.value(coveredBy.section(QStringLiteral("::"), 0, 0));
    return text.contains(QStringLiteral("    void %1()").arg(coveredBy.section(QStringLiteral("::"), 1)));
}

} // namespace

void TestMatrix::everyFaultNamesItsTestOrWhyThereIsNone()
{
    const auto classes = testClasses();
    QStringList gone;
    QString table;
    for (const Row& row : kRows) {
        const QString test = QString::fromUtf8(row.coveredBy);
        const bool isFolder = test.startsWith(QStringLiteral("tests/"));
        const bool isFound = row.coveredBy && isThere(test, classes);
        if (row.coveredBy && !isFound && !isFolder)
            gone += test;
        const QString because = row.because ? QString::fromUtf8(row.because) : QStringLiteral("%1 is not in this tree").arg(test);
        table += QStringLiteral("%1  %2  %3\n").arg(QString::fromUtf8(row.group), -14).arg(QString::fromUtf8(row.fault), -50)
                     .arg(isFound ? QStringLiteral("covered by ") + test : QStringLiteral("not covered, because ") + because);
    }
    qInfo().noquote() << u'\n' + table;
    QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestMatrix)
#include "test_matrix.moc"
