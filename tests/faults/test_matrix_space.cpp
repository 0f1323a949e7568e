// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/migration.h"
#include "sweep/moments.h"

#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace godwit::faults;

/// The row "space and I/O": a full disk, a quota, errors of reading, writing and syncing, and what may not be written. The
/// original stays as it was, the error says what to do, and with room again the same command goes on.
class TestMatrixSpace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_sweep = std::make_unique<Sweep>(smallPlanTable(false)); }
    void fullInTheSnapshot() { inject(QStringLiteral("backup"), QStringLiteral("/snapshots/"), kFull, 10); }
    void fullInABatch() { inject(QStringLiteral("move"), QStringLiteral("work.db"), kFull, 12); }
    void fullInTheJournal();
    void fullInTheLease();
    void fullInAPoint() { inject(QStringLiteral("change"), QStringLiteral("/points/"), kFull, 8); }
    void fullInTheCutover() { inject(QStringLiteral("cutover"), QString(), kFull, 16); }
    void fullInARollback() { inject(QStringLiteral("back across cut-over to move"), QString(), kFull, 12); }
    void saysThatThereIsNoSpace();
    void fullForOneCall() { inject(QStringLiteral("move"), QString(), {.does = QStringLiteral("nospace")}, 12); }
    void quotaInABatch() { inject(QStringLiteral("move"), QString(), {.does = QStringLiteral("quota"), .at = 0, .lasts = true}, 8); }
    void errorOnRead_data() { phases(); }
    void errorOnRead();
    void errorOnSync_data() { phases(); }
    void errorOnSync();
    void errorRightBehindTheExchange();
    void errorOnWrite_data() { phases(); }
    void errorOnWrite();
    void aLimitOnTheSizeOfFiles_data();
    void aLimitOnTheSizeOfFiles();
    void aVolumeThatIsFullIndeed();
    void readOnlyFolder();
    void readOnlyFile();

private:
    inline static const Fault kFull{.does = QStringLiteral("nospace"), .at = 0, .lasts = true};
    static void phases();
    void inject(const QString& command, const QString& path, const Fault& fault, int most);

    std::unique_ptr<Sweep> m_sweep;
};

namespace {

/// godwit-cli under another user id: root may write anywhere.
Ran asNobody(const Migration& migration, const QStringList& line)
{
    QProcess process;
    process.setWorkingDirectory(migration.user());
    process.start(QStringLiteral("setpriv"),
                  QStringList{QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"), QStringLiteral("--clear-groups"), QStringLiteral(GODWIT_CLI)} + line);
    return Sandbox::finish(process);
}

/// godwit-cli that may write no file longer than so many bytes.
Ran withFileLimit(const Migration& migration, const QStringList& line, qint64 bytes)
{
    QProcess process;
    process.setProcessEnvironment(migration.environment({}));
    process.setWorkingDirectory(migration.user());
    process.setChildProcessModifier([bytes] {
        const struct rlimit limit = {.rlim_cur = static_cast<rlim_t>(bytes), .rlim_max = static_cast<rlim_t>(bytes)};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    process.start(QStringLiteral(GODWIT_CLI), line);
    return Sandbox::finish(process);
}

/// The sandbox given to that user; false where this system does not let us.
bool giveAway(const Migration& migration)
{
    if (::geteuid() != 0)
        return false;
    QStringList paths{migration.user(), migration.user(QStringLiteral("settings"))};
    for (const QString& name : migration.files())
        paths.append(migration.user(name));
    bool isGiven = ::chmod(QFile::encodeName(migration.aside(QStringLiteral("."))).constData(), 0755) == 0;
    for (const QString& path : paths)
        isGiven = isGiven && ::chown(QFile::encodeName(path).constData(), 65534, 65534) == 0;
    return isGiven && asNobody(migration, {QStringLiteral("--version")}).exit == 0;
}

} // namespace

#define NOT_COVERED(why) QSKIP("not covered, because " why)

void TestMatrixSpace::phases()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"backup", "move", "cutover", "back across cut-over to move"})
        QTest::addRow("%s", command) << QString::fromLatin1(command);
}

void TestMatrixSpace::inject(const QString& command, const QString& path, const Fault& fault, int most)
{
    const Baseline& baseline = m_sweep->baselineOf(commandNamed(*m_sweep, command));
    const QList<long> moments = callsWhere(baseline.calls, [&path](const CountedCall& call) { return call.path.contains(path); });
    for (const Then then : {Then::Resume, Then::GoBack}) {
        const QString violated = injectAll(*m_sweep, command, thinned(moments, most), fault, then);
        QVERIFY2(violated.isEmpty(), qPrintable(violated));
    }
}

void TestMatrixSpace::fullInTheJournal()
{
    for (const QString& phase : {QStringLiteral("assess"), QStringLiteral("move"), QStringLiteral("cutover")})
        inject(phase, QStringLiteral("journal.db"), kFull, 10);
}

/// Of the run, which takes it for the first time and again, of what rolls back, and of what takes it away for ever.
void TestMatrixSpace::fullInTheLease()
{
    for (const char* command : {"assess", "move", "back across cut-over to move", "finish"})
        inject(QString::fromUtf8(command), QStringLiteral("/lease"), kFull, 6);
}

void TestMatrixSpace::aLimitOnTheSizeOfFiles_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("phase");
    QTest::addColumn<QString>("grows");
    QTest::addColumn<qint64>("beyond"); // of its size before the phase
    QTest::newRow("the snapshot") << QStringLiteral("assess") << QStringLiteral("backup") << QStringLiteral("app.db") << qint64(-64 * 1024);
    QTest::newRow("the move") << QStringLiteral("expand") << QStringLiteral("move") << QStringLiteral("app.db.godwit/runs/1/work.db") << qint64(64 * 1024);
}

/// RLIMIT_FSIZE: the system says so by a signal that ends a program which does not expect it.
void TestMatrixSpace::aLimitOnTheSizeOfFiles()
{
    QFETCH(const QString, before);
    QFETCH(const QString, phase);
    QFETCH(const QString, grows);
    QFETCH(const qint64, beyond);
    const Migration migration;
    writeAsTheApplication(migration, QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 41 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)"
                                                    "INSERT INTO tasks (id, list_id, name, rank) SELECT i, 1 + i % 3, 'task ' || i || hex(zeroblob(40)), i FROM n;"
                                                    "DELETE FROM retired WHERE id > 2; VACUUM"));
    QCOMPARE(migration.to(before).exit, 0);
    const QString content = migration.content();
    const qint64 limit = QFileInfo(migration.user(grows)).size() + beyond;
    QVERIFY(QFileInfo(migration.user(QStringLiteral("app.db.godwit/journal.db"))).size() < limit / 2);
    const Ran limited = withFileLimit(migration, migration.line(phase), limit);
    QVERIFY2(!limited.wasKilled && limited.exit == 6 && limited.err.contains("GW-8001"), said(limited).constData());
    QCOMPARE(migration.content(), content);
    const Ran again = migration.to(phase);
    QVERIFY2(again.exit == 0 || again.exit == 8, said(again).constData());
    const Ran verified = migration.cli("verify app.db");
    QVERIFY2(verified.exit == 0, said(verified).constData());
    QCOMPARE(migration.content(), content);
}

void TestMatrixSpace::saysThatThereIsNoSpace()
{
    const Migration migration;
    QList<CountedCall> calls;
    QCOMPARE(migration.to(QStringLiteral("assess")).exit, 0);
    const QString content = migration.content();
    migration.save(QStringLiteral("assessed"));
    QCOMPARE(migration.count(migration.line(QStringLiteral("backup")), calls).exit, 0);
    const QList<long> copying = callsWhere(calls, [](const CountedCall& call) { return call.name == QStringLiteral("pwrite64") && call.path.endsWith(QStringLiteral(".db.part")); });
    QVERIFY(!copying.isEmpty());
    migration.bringBack(QStringLiteral("assessed"));
    const Ran full = migration.to(QStringLiteral("backup"), {.does = QStringLiteral("nospace"), .at = copying.first()});
    QVERIFY2(full.exit == 6 && (full.err.contains("GW-8001") || full.err.contains("GW-8003")), said(full).constData());
    QVERIFY2(full.err.contains("Make room"), said(full).constData());
    QCOMPARE(migration.content(), content);
    QCOMPARE(migration.to(QStringLiteral("backup")).exit, 0);
}

void TestMatrixSpace::errorOnRead()
{
    QFETCH(const QString, command);
    const QList<long> all = allBetween(1, m_sweep->baselineOf(commandNamed(*m_sweep, command)).reads.size());
    const QString violated = injectAll(*m_sweep, command, thinned(all, 16), {.does = QStringLiteral("io"), .at = 0, .lasts = false, .reads = true});
    QVERIFY2(violated.isEmpty(), qPrintable(violated));
}

void TestMatrixSpace::errorOnSync()
{
    QFETCH(const QString, command);
    const QList<long> syncs = callsWhere(m_sweep->baselineOf(commandNamed(*m_sweep, command)).calls, [](const CountedCall& call) { return call.name.endsWith(QStringLiteral("sync")); });
    const QString violated = injectAll(*m_sweep, command, thinned(syncs, 16), {.does = QStringLiteral("io")});
    QVERIFY2(violated.isEmpty(), qPrintable(violated));
}

/// The new file has the name by then: nobody is told that nothing happened, and nobody is blamed for it.
void TestMatrixSpace::errorRightBehindTheExchange()
{
    const long exchange = exchangeOf(m_sweep->baselineOf(commandNamed(*m_sweep, QStringLiteral("cutover"))));
    QVERIFY(exchange > 0);
    for (const Then then : {Then::Resume, Then::GoBack}) {
        const QString violated = injectAll(*m_sweep, QStringLiteral("cutover"), allBetween(exchange + 1, exchange + 5), {.does = QStringLiteral("io")}, then);
        QVERIFY2(violated.isEmpty(), qPrintable(violated));
    }
    const Migration migration;
    const Ran before = migration.to(QStringLiteral("validate"));
    QVERIFY2(before.exit == 0 || before.exit == 8, said(before).constData());
    QList<CountedCall> calls;
    migration.save(QStringLiteral("validated"));
    QCOMPARE(migration.count(migration.line(QStringLiteral("cutover")), calls).exit, 0);
    migration.bringBack(QStringLiteral("validated"));
    const QList<long> exchanges = callsWhere(calls, [](const CountedCall& call) { return call.name.endsWith(QStringLiteral(":exchange")); });
    QCOMPARE(exchanges.size(), 1);
    const Ran failed = migration.to(QStringLiteral("cutover"), {.does = QStringLiteral("io"), .at = exchanges.first() + 1});
    QVERIFY2(failed.exit == 1 && failed.err.contains("is the new file already"), said(failed).constData());
    const Ran again = migration.to(QStringLiteral("cutover"));
    QVERIFY2(again.exit == 0, said(again).constData());
}

void TestMatrixSpace::errorOnWrite()
{
    QFETCH(const QString, command);
    inject(command, QString(), {.does = QStringLiteral("io")}, 8);
}

void TestMatrixSpace::aVolumeThatIsFullIndeed()
{
    const Migration migration;
    const QString volume = migration.aside(QStringLiteral("volume"));
    QDir().mkdir(volume);
    if (QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"), QStringLiteral("size=448k"), QStringLiteral("none"), volume}) != 0)
        NOT_COVERED("no small volume can be mounted here");
    const QString content = migration.content();
    const QString space = volume + QStringLiteral("/workspace");
    QFile filler(volume + QStringLiteral("/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly));
    filler.write(QByteArray(160 * 1024, 'x'));
    filler.close();
    QStringList line = migration.line(QStringLiteral("validate")) + QStringList{QStringLiteral("--workspace"), space};
    const Ran full = migration.run(line);
    filler.remove();
    const Ran isRoomy = QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-o"), QStringLiteral("remount,size=8m"), volume}) == 0 ? migration.run(line) : Ran();
    QProcess::execute(QStringLiteral("umount"), {volume});
    QVERIFY2(full.exit == 6 && (full.err.contains("GW-8001") || full.err.contains("GW-8003")), said(full).constData());
    QVERIFY2(isRoomy.exit == 8, said(isRoomy).constData());
    QCOMPARE(migration.content(), content);
}

void TestMatrixSpace::readOnlyFolder()
{
    const Migration migration;
    if (!giveAway(migration))
        NOT_COVERED("no other user id can run godwit-cli here");
    const QStringList files = migration.files();
    QCOMPARE(::chmod(QFile::encodeName(migration.user()).constData(), 0555), 0);
    const Ran refused = asNobody(migration, migration.line(QStringLiteral("backup")));
    QVERIFY2(refused.exit == 1 && refused.err.contains("GW-1010"), said(refused).constData());
    QCOMPARE(migration.files(), files);
    QCOMPARE(::chmod(QFile::encodeName(migration.user()).constData(), 0755), 0);
    QCOMPARE(asNobody(migration, migration.line(QStringLiteral("backup"))).exit, 0);
}

void TestMatrixSpace::readOnlyFile()
{
    const Migration migration;
    if (!giveAway(migration))
        NOT_COVERED("no other user id can run godwit-cli here");
    QCOMPARE(::chmod(QFile::encodeName(migration.database()).constData(), 0444), 0);
    const QString content = migration.content();
    QCOMPARE(asNobody(migration, migration.line(QStringLiteral("validate"))).exit, 8); // it is only read
    const Ran refused = asNobody(migration, migration.line(QStringLiteral("cutover")));
    QVERIFY2(refused.exit != 0 && refused.err.contains("GW-"), said(refused).constData());
    QCOMPARE(migration.content(), content);
    QCOMPARE(::chmod(QFile::encodeName(migration.database()).constData(), 0644), 0);
    const Ran done = asNobody(migration, migration.line(QStringLiteral("cutover")));
    QVERIFY2(done.exit == 0, said(done).constData());
}

QTEST_GUILESS_MAIN(TestMatrixSpace)
#include "test_matrix_space.moc"
