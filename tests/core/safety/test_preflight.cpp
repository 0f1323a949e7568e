// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/collations.h"
#include "core/safety/preflight.h"
#include "core/sqlite/library.h"

#include "support.h"
#include "tests/support/database_text.h"
#include "tests/support/python_child.h"

#include <QTemporaryDir>
#include <QTest>

#include <dlfcn.h>

using namespace godwit::core;
using godwit::tests::databaseOf;
using godwit::tests::PythonChild;

/// Each finding of a preflight, caused once; and none where nothing is wrong.
class TestPreflight : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsNothingThatWantsAYesInATemporaryFolder();
    void namesASymbolicLinkAsANote();
    void warnsOfHardLinks();
    void warnsOfANetworkVolume();
    void warnsOfARemovableVolume();
    void warnsOfASynchronisedFolder();
    void looksAtAWorkspaceElsewhereToo();
    void saysThatNamesCannotBeExchanged();
    void namesTheProgramThatHasItOpen();
    void saysWhatCouldNotBeSeen();
    void namesTheProgramThatLocksIt();
    void takesAWriterForANoteBeforeTheCutover();
    void findsLocksByTheSystemsList();
    void waitsForALockThatPasses();
    void findsMissingRights();
    void findsAnotherOwner();
    void findsANameThatOnlyTheApplicationKnows();
    void takesADeclaredCollationForKnown();
    void findsTwoSqliteLibraries();
    void namesTheOneLibraryThatIsLoaded();
    void putsErrorsFirstAndGivesTheirExit();
    void givesOneCheckAGroup();

private:
    [[nodiscard]] PreflightQuestion question(bool isBeforeCutover = false) const
    {
        PreflightQuestion asked;
        asked.given = m_database;
        asked.database = m_database;
        asked.workspace = m_database + QStringLiteral(".godwit");
        asked.isBeforeCutover = isBeforeCutover;
        asked.space.bytes = 4096;
        return asked;
    }
    /// Whatever else runs on this machine is left out.
    static Surroundings quiet()
    {
        Surroundings surroundings;
        surroundings.holdersOf = [](const QString&) -> Result<Holders> { return Holders{}; };
        surroundings.lockWaitMs = 0;
        return surroundings;
    }
    static Surroundings on(const Volume& volume)
    {
        Surroundings surroundings = quiet();
        surroundings.volumeOf = [volume](const QString&) -> Result<Volume> { return volume; };
        return surroundings;
    }
    /// "error GW-5104, warning GW-5107"
    static QString told(const PreflightReport& report)
    {
        QStringList all;
        for (const Finding& finding : report.findings)
            all.append(severityId(finding.severity) + u' ' + finding.id());
        return all.join(QStringLiteral(", "));
    }
    QString told(const Surroundings& surroundings, bool isBeforeCutover = false) const
    {
        return told(preflight(question(isBeforeCutover), surroundings));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
};

void TestPreflight::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database =
        databaseOf(m_folder->path(), QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)"));
}

void TestPreflight::findsNothingThatWantsAYesInATemporaryFolder()
{
    const PreflightReport report = preflight(question());
    QVERIFY2(report.count(FindingSeverity::Error) == 0, qPrintable(told(report)));
    QVERIFY2(report.count(FindingSeverity::Warning) == 0, qPrintable(told(report)));
    QCOMPARE(report.exit(), Exit::Done);
    QVERIFY(!report.volumes.isEmpty());
    QCOMPARE(told(preflight(question(true), quiet())), QString());
    QCOMPARE(namesIn(m_folder->path()), QStringList{QStringLiteral("app.db")}); // nothing was written
}

void TestPreflight::namesASymbolicLinkAsANote()
{
    const QString link = m_folder->filePath(QStringLiteral("link.db"));
    QVERIFY(QFile::link(m_database, link));
    PreflightQuestion asked = question();
    asked.given = link;
    const PreflightReport report = preflight(asked, quiet());
    QCOMPARE(told(report), QStringLiteral("note GW-5106"));
    QVERIFY(report.findings.first().what.contains(m_database));
}

void TestPreflight::warnsOfHardLinks()
{
    QCOMPARE(::link(QFile::encodeName(m_database).constData(),
                    QFile::encodeName(m_folder->filePath(QStringLiteral("b.db"))).constData()),
             0);
    QCOMPARE(told(quiet()), QStringLiteral("warning GW-5107"));
    QCOMPARE(preflight(question(), quiet()).exit(), Exit::Waits);
}

void TestPreflight::warnsOfANetworkVolume()
{
    Volume volume;
    volume.fileSystem = QStringLiteral("nfs4");
    volume.magic = 0x6969;
    volume.mountPoint = QStringLiteral("/net");
    volume.total = volume.free = qint64(1) << 40;
    QCOMPARE(told(on(volume)), QStringLiteral("warning GW-5108, note GW-5114"));
}

void TestPreflight::warnsOfARemovableVolume()
{
    Surroundings surroundings = quiet();
    surroundings.removableReason = [](const Volume&) { return QStringLiteral("on a USB device"); };
    QCOMPARE(told(surroundings), QStringLiteral("warning GW-5109"));
}

void TestPreflight::warnsOfASynchronisedFolder()
{
    putFile(m_folder->filePath(QStringLiteral(".stfolder")), "");
    const PreflightReport report = preflight(question(), quiet());
    QCOMPARE(told(report), QStringLiteral("warning GW-5110"));
    QVERIFY(report.findings.first().what.contains(QStringLiteral("Syncthing")));
}

void TestPreflight::looksAtAWorkspaceElsewhereToo()
{
    const QTemporaryDir elsewhere;
    QVERIFY(QDir(elsewhere.path()).mkdir(QStringLiteral("Dropbox")));
    PreflightQuestion asked = question();
    asked.workspace = elsewhere.filePath(QStringLiteral("Dropbox/work"));
    const PreflightReport report = preflight(asked, quiet());
    QCOMPARE(told(report), QStringLiteral("warning GW-5110"));
    QCOMPARE(report.findings.first().subject, asked.workspace);
}

void TestPreflight::saysThatNamesCannotBeExchanged()
{
    Surroundings surroundings = quiet();
    const QString workspace = question().workspace;
    surroundings.volumeOf = [workspace](const QString& path) -> Result<Volume> {
        Volume volume;
        volume.device = path == workspace ? 2 : 1;
        volume.mountPoint = path == workspace ? QStringLiteral("/b") : QStringLiteral("/a");
        volume.total = volume.free = qint64(1) << 40;
        return volume;
    };
    QCOMPARE(told(surroundings), QStringLiteral("note GW-5114"));
    QVERIFY(copiesIn(question(), surroundings));
    QVERIFY(!copiesIn(question(), quiet()));
}

void TestPreflight::namesTheProgramThatHasItOpen()
{
    PythonChild child({m_database});
    QVERIFY(child.isReady() && child.openDatabase() && child.sql(QStringLiteral("SELECT count(*) FROM t")));
    for (const bool isBeforeCutover : {false, true}) { // at the cut-over the swap itself refuses
        const PreflightReport report = preflight(question(isBeforeCutover));
        bool isNamed = false;
        for (const Finding& finding : report.findings)
            isNamed = isNamed ||
                      (finding.code == ErrorCode::OpenElsewhere && finding.what.contains(child.named()) &&
                       finding.severity == FindingSeverity::Note);
        QVERIFY2(isNamed, qPrintable(told(report)));
        QCOMPARE(report.exit(), Exit::Done);
    }
}

void TestPreflight::saysWhatCouldNotBeSeen()
{
    Surroundings surroundings = quiet();
    surroundings.holdersOf = [](const QString&) -> Result<Holders> {
        return Holders{.holders = {}, .uninspectable = 3, .seesAllProcesses = true};
    };
    const PreflightReport report = preflight(question(), surroundings);
    QCOMPARE(told(report), QStringLiteral("note GW-5115"));
    QVERIFY(report.findings.first().what.startsWith(QStringLiteral("3 ")));
    surroundings.holdersOf = [](const QString&) -> Result<Holders> {
        return Holders{.holders = {}, .uninspectable = 0, .seesAllProcesses = false};
    };
    QCOMPARE(told(surroundings), QStringLiteral("note GW-5115"));
}

void TestPreflight::namesTheProgramThatLocksIt()
{
    PythonChild child({m_database});
    QVERIFY(child.isReady() && child.openDatabase() && child.sql(QStringLiteral("BEGIN EXCLUSIVE")));
    Surroundings surroundings = quiet();
    surroundings.holdersOf = &findHolders;
    const PreflightReport report = preflight(question(), surroundings);
    QVERIFY2(told(report).startsWith(QStringLiteral("error GW-5116")), qPrintable(told(report)));
    QVERIFY2(report.findings.first().what.contains(child.named()), qPrintable(report.findings.first().what));
    QCOMPARE(report.exit(), Exit::Busy);
}

void TestPreflight::takesAWriterForANoteBeforeTheCutover()
{
    PythonChild child({m_database});
    QVERIFY(child.isReady() && child.openDatabase() && child.sql(QStringLiteral("BEGIN IMMEDIATE")));
    QCOMPARE(told(quiet()), QStringLiteral("note GW-5116"));
    QCOMPARE(told(quiet(), true), QStringLiteral("error GW-5116"));
}

void TestPreflight::findsLocksByTheSystemsList()
{
    PythonChild child({m_database});
    QVERIFY(child.isReady() && child.openDatabase());
    const auto kinds = [this, &child] {
        QList<int> found;
        for (const FileLock& lock : locksOn(m_database)) {
            if (lock.pid == child.pid())
                found.append(static_cast<int>(lock.kind));
        }
        return found;
    };
    QVERIFY(kinds().isEmpty());
    QVERIFY(child.sql(QStringLiteral("PRAGMA journal_mode = WAL")));
    QVERIFY(child.sql(QStringLiteral("BEGIN IMMEDIATE")));
    QVERIFY(kinds().contains(static_cast<int>(FileLock::Kind::WalWriter)));
    QVERIFY(child.sql(QStringLiteral("COMMIT")));
    QVERIFY(!kinds().contains(static_cast<int>(FileLock::Kind::WalWriter)));
    auto ours = Database::open(m_database, {.mode = OpenOptions::Mode::ReadWrite});
    QVERIFY(ours && ours->execute(QStringLiteral("BEGIN IMMEDIATE")));
    for (const FileLock& lock : locksOn(m_database))
        QVERIFY(lock.kind == FileLock::Kind::Shared); // our own do not count
}

void TestPreflight::waitsForALockThatPasses()
{
    Surroundings surroundings = quiet();
    surroundings.lockWaitMs = 60'000;
    int looks = 0;
    surroundings.locksOn = [&looks](const QString&) {
        return ++looks < 3 ? QList<FileLock>{{FileLock::Kind::Exclusive, 4711}} : QList<FileLock>();
    };
    QCOMPARE(told(surroundings), QString());
    QVERIFY(looks >= 3);
}

void TestPreflight::findsMissingRights()
{
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x5555));
    QFile::setPermissions(m_database, QFile::Permissions(0x4444));
    PreflightReport now;
    PreflightReport cutover;
    {
        const AsOrdinaryUser user;
        if (!user.isOrdinary())
            QSKIP("not covered: no other user to be");
        now = preflight(question(), quiet());
        cutover = preflight(question(true), quiet());
    }
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto count = [](const PreflightReport& report, FindingSeverity severity) {
        return std::count_if(
            report.findings.begin(), report.findings.end(), [severity](const Finding& finding) {
                return finding.code == ErrorCode::RightsMissing && finding.severity == severity;
            });
    };
    QCOMPARE(count(now, FindingSeverity::Warning), 2); // the file, and names in its folder: for the cut-over
    QCOMPARE(count(now, FindingSeverity::Error), 1);   // the workspace
    QCOMPARE(count(cutover, FindingSeverity::Error), 3);
    QCOMPARE(now.exit(), Exit::Failed);
}

void TestPreflight::findsAnotherOwner()
{
    if (::geteuid() != 0)
        QSKIP("not covered: files cannot be given away");
    QCOMPARE(
        ::chown(QFile::encodeName(m_database).constData(), AsOrdinaryUser::kNobody, AsOrdinaryUser::kNobody),
        0);
    QCOMPARE(told(quiet()), QStringLiteral("note GW-5105")); // root gives the new file to its owner
    QCOMPARE(::chown(QFile::encodeName(m_database).constData(), 0, 0), 0);
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7777));
    QFile::setPermissions(m_database, QFile::Permissions(0x7777));
    PreflightReport report;
    {
        const AsOrdinaryUser user;
        report = preflight(question(), quiet());
    }
    QCOMPARE(told(report), QStringLiteral("warning GW-5105"));
}

void TestPreflight::findsANameThatOnlyTheApplicationKnows()
{
    const QString path = m_folder->filePath(QStringLiteral("unknown.db"));
    PythonChild child({path});
    QVERIFY(child.isReady() && child.openDatabase());
    for (const char* const statement :
         {"CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT)",
          "CREATE VIEW v AS SELECT app_name(name) FROM a", "PRAGMA writable_schema = ON",
          "UPDATE sqlite_master SET sql = 'CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT COLLATE icase)' "
          "WHERE name = 'a'",
          "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES"
          " ('table', 'tiles', 'tiles', 0, 'CREATE VIRTUAL TABLE tiles USING app_tiles(x)')"})
        QVERIFY2(child.sql(QString::fromLatin1(statement)), statement);
    child.kill();
    auto database = Database::open(path, {.mode = OpenOptions::Mode::ReadOnly});
    QVERIFY(database);
    PreflightQuestion asked = question();
    asked.connection = &*database;
    QCOMPARE(told(preflight(asked, quiet())),
             QStringLiteral("warning GW-5112, warning GW-5111, warning GW-5113"));
}

void TestPreflight::takesADeclaredCollationForKnown()
{
    auto database = Database::open(m_database, {.mode = OpenOptions::Mode::ReadWrite});
    QVERIFY(database);
    QVERIFY(registerCollations(*database, {{QStringLiteral("icase"), QStringLiteral("casefold")}})); // as the application does
    const Status made = database->execute(QStringLiteral("CREATE TABLE labels (name TEXT COLLATE icase)"));
    QVERIFY2(made, made ? "" : qPrintable(made.error().what + made.error().detail));
    PreflightQuestion asked = question();
    asked.connection = &*database;
    QCOMPARE(told(preflight(asked, quiet())), QStringLiteral("warning GW-5112"));
    asked.collations = {QStringLiteral("ICASE")};
    QCOMPARE(told(preflight(asked, quiet())), QString());
}

void TestPreflight::findsTwoSqliteLibraries()
{
    Surroundings surroundings = quiet();
    surroundings.sqliteLibraries = [] {
        return QStringList{QStringLiteral("/usr/lib/libsqlite3.so.0"), QStringLiteral("/opt/libother.so")};
    };
    const PreflightReport report = preflight(question(), surroundings);
    QCOMPARE(told(report), QStringLiteral("error GW-1011"));
    QCOMPARE(report.exit(), Exit::Failed);
}

void TestPreflight::namesTheOneLibraryThatIsLoaded()
{
    QCOMPARE(loadedSqliteLibraries().size(), 1);
    void* const second = ::dlopen(GODWIT_SECOND_SQLITE, RTLD_NOW | RTLD_LOCAL);
    QVERIFY2(second, ::dlerror());
    const QStringList both = loadedSqliteLibraries();
    ::dlclose(second);
    QCOMPARE(both.size(), 2);
    QVERIFY(both.contains(QStringLiteral(GODWIT_SECOND_SQLITE)));
}

void TestPreflight::putsErrorsFirstAndGivesTheirExit()
{
    PreflightReport report;
    report.findings = {
        findingOf(ErrorCode::SymbolicLink, FindingSeverity::Note, QStringLiteral("a"), QStringLiteral("a")),
        findingOf(ErrorCode::LockedNow, FindingSeverity::Error, QStringLiteral("a"), QStringLiteral("a")),
        findingOf(ErrorCode::HardLinks, FindingSeverity::Warning, QStringLiteral("a"), QStringLiteral("a"))};
    sortFindings(report.findings);
    QCOMPARE(told(report), QStringLiteral("error GW-5116, warning GW-5107, note GW-5106"));
    QCOMPARE(report.exit(), Exit::Busy);
    report.findings.append(
        findingOf(ErrorCode::SpaceShort, FindingSeverity::Error, QStringLiteral("/"), QStringLiteral("a")));
    QCOMPARE(report.exit(), Exit::NoSpace);
    report.findings.append(findingOf(ErrorCode::RightsMissing, FindingSeverity::Error, QStringLiteral("a"),
                                     QStringLiteral("a")));
    QCOMPARE(report.exit(), Exit::Failed);
}

void TestPreflight::givesOneCheckAGroup()
{
    QCOMPARE(::link(QFile::encodeName(m_database).constData(),
                    QFile::encodeName(m_folder->filePath(QStringLiteral("b.db"))).constData()),
             0);
    const QList<CheckResult> checks = checksOf(preflight(question(), quiet()));
    QCOMPARE(checks.size(), 6);
    int warnings = 0;
    for (const CheckResult& check : checks) {
        QCOMPARE(check.suite, QStringLiteral("preflight"));
        QVERIFY(check.verdict == Verdict::Passed || check.verdict == Verdict::Warning);
        QVERIFY(!check.query.isEmpty() && !check.figures.isEmpty());
        warnings += check.verdict == Verdict::Warning ? 1 : 0;
    }
    QCOMPARE(warnings, 1);
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "test_preflight.moc"
