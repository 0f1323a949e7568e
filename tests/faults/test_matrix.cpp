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
    void everyOddThingNamesItsTestOrWhyThereIsNone();
};

namespace {

struct Row
{
    const char* group;
    const char* fault;
    const char* coveredBy; ///< a test's function; none: not covered
    const char* because = nullptr;
};

constexpr Row kRows[]{
    {"killed", "in assess", "TestMatrixKilled::inAssess"},
    {"killed", "in the snapshot", "TestMatrixKilled::inTheSnapshot"},
    {"killed", "between the snapshot's sync and its manifest", "TestMatrixKilled::betweenTheSnapshotsSyncAndItsManifest"},
    {"killed", "in the schema", "TestMatrixKilled::inTheSchema"},
    {"killed", "in a batch", "TestMatrixKilled::inABatch"},
    {"killed", "while rows change", "TestMatrixKilled::whileRowsChange"},
    {"killed", "between commit and journal", "TestMatrixKilled::betweenCommitAndJournal"},
    {"killed", "in validate", "TestMatrixKilled::inValidate"},
    {"killed", "at every instant of the cut-over", "TestMatrixKilled::atEveryInstantOfTheCutover"},
    {"killed", "the same, in WAL mode", "TestMatrixKilled::atEveryInstantOfTheCutoverInWalMode"},
    {"killed", "in the clean-up", "TestMatrixKilled::inTheCleanUp"},
    {"killed", "in a rollback", "TestMatrixKilled::inARollback"},
    {"killed", "in a rollback, again in the one that goes on", "TestMatrixKilled::inARollbackAndAgain"},
    {"killed", "in a rollback to a phase that the plan has no more", "TestMatrixKilled::inARollbackToAPhaseThatThePlanLost"},
    {"killed", "in a restore", "TestMatrixKilled::inARestore"},
    {"killed", "in a restore, again in the one that goes on", "TestMatrixKilled::inARestoreAndAgain"},
    {"killed", "in a restore of single tables, again in the one that goes on", "TestMatrixKilled::inARestoreOfTables"},
    {"killed", "in a way back over a file that cannot be read", "TestMatrixKilled::inAWayBackOverADamagedFile"},
    {"killed", "in finish", "TestMatrixKilled::inFinish"},
    {"killed", "in a replay of quarantine", "TestMatrixKilled::inAReplayAndAgain"},
    {"killed", "in the built-in example, against the oracle", "TestKilled::goesOnAfterAKillAroundTheCutover"},
    {"killed", "in a rehearsal, again in the next one, or a rollback after it", "TestMatrixKilled::inARehearsal"},
    {"killed", "in an export of changes, a proposed repair, a removal of snapshots", "TestMatrixKilled::inAnExport"},
    {"power cut", "in the snapshot", "TestPowerCut::inTheSnapshot"},
    {"power cut", "in the schema", "TestPowerCut::inTheSchema"},
    {"power cut", "in a rollback point", "TestPowerCut::inAPoint"},
    {"power cut", "in a batch", "TestPowerCut::inABatch"},
    {"power cut", "while rows change", "TestPowerCut::whileRowsChange"},
    {"power cut", "in the cut-over", "TestPowerCut::inTheCutover"},
    {"power cut", "in the clean-up", "TestPowerCut::inTheCleanUp"},
    {"power cut", "in a rollback before the cut-over", "TestPowerCut::inARollbackBeforeTheCutover"},
    {"power cut", "in a rollback across the cut-over", "TestPowerCut::inARollbackAcrossTheCutover"},
    {"power cut", "in a restore before the cut-over", "TestPowerCut::inARestoreBeforeTheCutover"},
    {"power cut", "in a restore after it", "TestPowerCut::inARestore"},
    {"power cut", "in a restore of single tables", "TestPowerCut::inARestoreOfTables"},
    {"power cut", "in a rehearsal", "TestPowerCut::inARehearsal"},
    {"power cut", "in finish", "TestPowerCut::inFinish"},
    {"power cut", "a disk that says synced and lies", nullptr, "no program can do anything about it"},
    {"space and I/O", "full in the snapshot", "TestMatrixSpace::fullInTheSnapshot"},
    {"space and I/O", "full in a batch", "TestMatrixSpace::fullInABatch"},
    {"space and I/O", "full in the journal", "TestMatrixSpace::fullInTheJournal"},
    {"space and I/O", "full where the lease is taken and taken again", "TestMatrixSpace::fullInTheLease"},
    {"space and I/O", "a limit on the size of files", "TestMatrixSpace::aLimitOnTheSizeOfFiles"},
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
    {"others", "files beside the database that are not its own", "TestPreflightGate::asksAboutFilesBesideItThatAreNotItsOwn"},
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
    {"others", "application stays while the content is copied in", "TestSwapCopyIn::copiesIntoAFileThatAnIdleProgramHolds"},
    {"others", "written while single tables are restored", "TestApplication::noRowIsLostThatIsWrittenWhileSingleTablesAreRestored"},
    {"others", "network and synchronised folders", nullptr, "there is none here to be tried on"},
    {"others", "old version, or another file, put back after the cut-over", "TestOtherLive::dropsNothingFromTheOldVersionThatSomebodyPutBack"},
    {"database", "damaged, empty, missing, hot journal, after the cut-over", "TestDamagedLive::goesBackAcrossTheCutover"},
    {"database", "left in the middle of a write, recovered", "TestLiveRecovery::keepsTheWholeSetAndComesToTheLastCompleteState"},
    {"database", "the same before it", "TestDamagedLive::restoresInPlaceBeforeTheCutover"},
    {"database", "a corrupt index in a way back", "TestDamagedLive::goesBackOverADropWithACorruptIndex"},
    {"hostile", "snapshot gone or changed, kept original intact", "TestLostPieces::putsTheKeptOriginalBackWithoutTheSnapshot"},
    {"hostile", "both changed", "TestLostPieces::neverPutsADamagedOriginalBack"},
    {"hostile", "copy of the plan gone", "TestLostPieces::doesWithoutTheCopyOfThePlan"},
    {"hostile", "journal gone, empty, garbage, truncated", "TestLostPieces::saysWhatLiesThereWithoutTheJournal"},
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
    const QString text = classes.value(coveredBy.section(QStringLiteral("::"), 0, 0));
    return text.contains(QStringLiteral("    void %1()").arg(coveredBy.section(QStringLiteral("::"), 1)));
}

QString lineOf(const QString& group, const QString& fault, const QString& what)
{
    return QStringLiteral("%1  %2  %3\n").arg(group, -14).arg(fault, -55).arg(what);
}

/// The text of the test program that a table of hostile/README.md calls so; empty: there is none.
QString programOf(const QString& name)
{
    const QString path = !name.contains(u'/')                             ? QStringLiteral("core/hostile/") + name
                         : name.startsWith(QStringLiteral("app/")) ? name
                                                                   : QStringLiteral("core/") + name;
    QFile file(QStringLiteral(GODWIT_SOURCES "/tests/%1.cpp").arg(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Of "`room/test_x`: one, two; `test_y`: three" what is not there.
QStringList goneFrom(const QString& cell)
{
    static const QRegularExpression s_program(QStringLiteral("^`([a-z0-9_/]+)`: ([A-Za-z0-9, ]+)$"));
    QStringList gone;
    for (const QString& part : cell.split(QStringLiteral("; "))) {
        const QRegularExpressionMatch match = s_program.match(part);
        const QString text = programOf(match.captured(1));
        for (const QString& function : match.captured(2).split(QStringLiteral(", "))) {
            if (!match.hasMatch() || !text.contains(QStringLiteral("    void %1()").arg(function)))
                gone += match.hasMatch() ? match.captured(1) + QStringLiteral("::") + function : part;
        }
    }
    return gone;
}

} // namespace

void TestMatrix::everyFaultNamesItsTestOrWhyThereIsNone()
{
    const auto classes = testClasses();
    QStringList gone;
    QString table;
    for (const Row& row : kRows) {
        const QString test = QString::fromUtf8(row.coveredBy);
        if (row.coveredBy && !isThere(test, classes))
            gone += test;
        table += lineOf(QString::fromUtf8(row.group), QString::fromUtf8(row.fault),
                        row.coveredBy ? QStringLiteral("covered by ") + test : QStringLiteral("not covered, because ") + QString::fromUtf8(row.because));
    }
    qInfo().noquote() << u'\n' + table;
    QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u'\n')));
}

/// Files, values, objects, names and what is hostile: one table with the tests of that folder, in its README.
void TestMatrix::everyOddThingNamesItsTestOrWhyThereIsNone()
{
    QFile file(QStringLiteral(GODWIT_SOURCES "/tests/core/hostile/README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString group;
    QStringList groups;
    QStringList gone;
    QString table;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(QStringLiteral("## ")))
            groups += group = line.mid(3).toLower();
        const QStringList cells = line.mid(2).chopped(2).split(QStringLiteral(" | "));
        if (!line.startsWith(QStringLiteral("| ")) || cells.size() != 2 || cells.first() == QStringLiteral("---") || cells.at(1) == QStringLiteral("test") ||
            cells.at(1) == QStringLiteral("why"))
            continue;
        const bool isCovered = group != QStringLiteral("not covered");
        gone += isCovered ? goneFrom(cells.at(1)) : QStringList();
        table += lineOf(group, cells.first(), (isCovered ? QStringLiteral("covered by ") : QStringLiteral("because ")) + cells.at(1));
    }
    qInfo().noquote() << u'\n' + table;
    for (const char* wanted : {"hostile", "database", "values", "objects", "names"})
        QVERIFY2(groups.contains(QLatin1StringView(wanted)), wanted);
    QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestMatrix)
#include "test_matrix.moc"
