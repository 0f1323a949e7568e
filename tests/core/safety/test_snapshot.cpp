// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "failing_calls.h"
#include "core/safety/snapshot_manifest.h"
#include "core/safety/snapshot_stages.h"
#include "snapshot_fixture.h"
#include "support.h"
#include "tests/support/python_child.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cerrno>

using namespace godwit::core;
using namespace godwit::tests;

class TestSnapshot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SnapshotFixture>(); }
    void holdsWhatTheDatabaseHolds_data();
    void holdsWhatTheDatabaseHolds();
    void writesAManifestOfWhatItHolds();
    void holdsWhatIsInTheWalOnly();
    void leavesTheDatabaseAsItWas_data();
    void leavesTheDatabaseAsItWas();
    void verifiesWhatNobodyTouched();
    void findsWhatWasChanged_data();
    void findsWhatWasChanged();
    void aFullLookComparesTheContentWithTheManifest();
    void verifiesInFourStages_data();
    void verifiesInFourStages();
    void aManifestThatWasEditedShowsByItsOwnHash();
    void rightsThatWereChangedAreAWarning();
    void manifestsRememberTheHeadOfTheAuditLog();
    void cancelLeavesNoFile_data();
    void cancelLeavesNoFile();
    void aPauseStopsBetweenTwoPartsAndTheNextGoBeginsAnew();
    void aFailingCallLeavesNoFile_data();
    void aFailingCallLeavesNoFile();
    void replacesNoSnapshot();
    void aDamagedDatabaseGivesNoSnapshot();

private:
    std::unique_ptr<SnapshotFixture> m_fixture;
};

void TestSnapshot::holdsWhatTheDatabaseHolds_data()
{
    QTest::addColumn<QString>("more");
    QTest::newRow("plain") << QString();
    QTest::newRow("WAL") << QStringLiteral("PRAGMA journal_mode = WAL");
    QTest::newRow("odd values") << QStringLiteral(
        "CREATE TABLE v (a, b); INSERT INTO v (a, b) VALUES (x'', ''), (9e999, -9223372036854775808),"
        " (CAST(x'ff00' AS TEXT), NULL), (9007199254740993, 0.1)");
    QTest::newRow("odd names") << QStringLiteral(
        "CREATE TABLE \"a\"\"b -- c\" (\"x y\", \"\"); INSERT INTO \"a\"\"b -- c\" VALUES (1, 2)");
    QTest::newRow("without rowid") << QStringLiteral(
        "CREATE TABLE w (a TEXT, b, PRIMARY KEY (b, a)) WITHOUT ROWID; INSERT INTO w (a, b) VALUES ('x', 1)");
    QTest::newRow("full text search")
        << QStringLiteral("CREATE VIRTUAL TABLE f USING fts5(a); INSERT INTO f (a) VALUES ('some words')");
    QTest::newRow("generated columns")
        << QStringLiteral("CREATE TABLE g (a, b AS (a + 1) STORED); INSERT INTO g (a) VALUES (1)");
    QTest::newRow("an empty table") << QStringLiteral("CREATE TABLE e (a)");
}

void TestSnapshot::holdsWhatTheDatabaseHolds()
{
    QFETCH(QString, more);
    const QString live = m_fixture->live(more);
    const SnapshotRecord snapshot = m_fixture->taken();
    QCOMPARE(treeOf(snapshot.info.path), treeOf(live));
    QCOMPARE(snapshot.info.sha256, sha256Of(snapshot.info.path));
    QCOMPARE(snapshot.info.bytes, QFileInfo(snapshot.info.path).size());
    QCOMPARE(modeOf(snapshot.info.path), 0400);
    QCOMPARE(modeOf(snapshot.manifestPath), 0400);
    QVERIFY(snapshot.info.takenAt.isValid() && snapshot.info.verifiedAt >= snapshot.info.takenAt);
    QCOMPARE(figureOf(snapshot.info.path, QStringLiteral("PRAGMA journal_mode")), QStringLiteral("delete"));
    QCOMPARE(namesIn(m_fixture->in("snapshots")), (QStringList{QFileInfo(snapshot.info.path).fileName(),
                                                               QFileInfo(snapshot.manifestPath).fileName()}));
    QVERIFY(verifySnapshot(snapshot, true, {}));
}

void TestSnapshot::writesAManifestOfWhatItHolds()
{
    m_fixture->live(QStringLiteral("PRAGMA journal_mode = WAL"));
    const SnapshotRecord snapshot = m_fixture->taken();
    const QJsonObject manifest = QJsonDocument::fromJson(fileBytes(snapshot.manifestPath)).object();
    QCOMPARE(manifest.value(QStringLiteral("format")).toString(), QStringLiteral("godwit-snapshot"));
    QCOMPARE(manifest.value(QStringLiteral("database")).toString(), m_fixture->in("app.db"));
    QCOMPARE(manifest.value(QStringLiteral("file")).toString(), QFileInfo(snapshot.info.path).fileName());
    QCOMPARE(manifest.value(QStringLiteral("sha256")).toString(), snapshot.info.sha256);
    QCOMPARE(manifest.value(QStringLiteral("bytes")).toInteger(), snapshot.info.bytes);
    QCOMPARE(manifest.value(QStringLiteral("audit_head")).toString(), QStringLiteral("head"));
    QCOMPARE(manifest.value(QStringLiteral("journal_mode")).toString(), QStringLiteral("wal"));
    QCOMPARE(journalModeOf(snapshot).value(), QStringLiteral("wal"));
    QHash<QString, qint64> rows;
    for (const QJsonValue table : manifest.value(QStringLiteral("tables")).toArray())
        rows.insert(table.toObject().value(QStringLiteral("table")).toString(),
                    table.toObject().value(QStringLiteral("rows")).toInteger());
    QCOMPARE(rows, (QHash<QString, qint64>{{QStringLiteral("notes"), 2}, {QStringLiteral("tasks"), 50}}));
}

void TestSnapshot::holdsWhatIsInTheWalOnly()
{
    PythonChild child({m_fixture->live(QStringLiteral("PRAGMA journal_mode = WAL"))});
    QVERIFY(child.openDatabase() &&
            child.sql(QStringLiteral("INSERT INTO notes (id, text) VALUES (3, 'only in the log')")));
    QVERIFY(!fileBytes(m_fixture->in("app.db")).contains("only in the log"));
    const SnapshotRecord snapshot = m_fixture->taken();
    QCOMPARE(figureOf(snapshot.info.path, QStringLiteral("SELECT text FROM notes WHERE id = 3")),
             QStringLiteral("only in the log"));
}

void TestSnapshot::leavesTheDatabaseAsItWas_data()
{
    QTest::addColumn<QString>("mode");
    for (const char* mode : {"DELETE", "WAL"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void TestSnapshot::leavesTheDatabaseAsItWas()
{
    QFETCH(QString, mode);
    const QString live = m_fixture->live(QStringLiteral("PRAGMA journal_mode = ") + mode);
    const QString before = sha256Of(live);
    m_fixture->taken();
    QCOMPARE(sha256Of(live), before);
    QStringList allowed{QStringLiteral("app.db"), QStringLiteral("snapshots")};
    if (mode == QLatin1StringView("WAL"))
        allowed += {QStringLiteral("app.db-wal"), QStringLiteral("app.db-shm")};
    for (const QString& name : namesIn(m_fixture->folder.path()))
        QVERIFY2(allowed.contains(name), qPrintable(name));
}

void TestSnapshot::verifiesWhatNobodyTouched()
{
    m_fixture->live();
    const SnapshotRecord snapshot = m_fixture->taken();
    QVERIFY(verifySnapshot(snapshot, false, {}));
    QVERIFY(verifySnapshot(snapshot, true, {}));
    const CancelToken token;
    token.ask(CancelToken::Wish::Cancel);
    QCOMPARE(verifySnapshot(snapshot, false, token).error().code, ErrorCode::Cancelled);
}

void TestSnapshot::findsWhatWasChanged_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what :
         {"a byte of the file", "the file's end", "no file", "a -wal", "a -journal", "no manifest",
          "an empty manifest", "a manifest of something else", "the manifest's SHA-256"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestSnapshot::findsWhatWasChanged()
{
    QFETCH(QString, what);
    m_fixture->live();
    const SnapshotRecord snapshot = m_fixture->taken();
    const QString file = snapshot.info.path;
    const QString manifest = snapshot.manifestPath;
    for (const QString& path : {file, manifest})
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0600), 0);
    const QByteArray content = fileBytes(file);
    const QByteArray text = fileBytes(manifest);
    QByteArray flipped = content;
    flipped[flipped.size() - 1] = static_cast<char>(flipped.back() ^ 1);
    if (what == QLatin1StringView("a byte of the file"))
        putFile(file, flipped);
    else if (what == QLatin1StringView("the file's end"))
        putFile(file, content.chopped(1));
    else if (what == QLatin1StringView("no file"))
        QVERIFY(QFile::remove(file));
    else if (what == QLatin1StringView("a -wal"))
        putFile(file + QStringLiteral("-wal"), "x");
    else if (what == QLatin1StringView("a -journal"))
        putFile(file + QStringLiteral("-journal"), "");
    else if (what == QLatin1StringView("no manifest"))
        QVERIFY(QFile::remove(manifest));
    else if (what == QLatin1StringView("an empty manifest"))
        putFile(manifest, "");
    else if (what == QLatin1StringView("a manifest of something else"))
        putFile(manifest, QByteArray(text).replace("godwit-snapshot", "another-snapshot"));
    else
        putFile(manifest, QByteArray(text).replace(snapshot.info.sha256.toLatin1(), QByteArray(64, '0')));
    const auto verified = verifySnapshot(snapshot, false, {});
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::SnapshotTampered);
    QCOMPARE(verified.error().exit(), Exit::Tampered);
}

void TestSnapshot::aFullLookComparesTheContentWithTheManifest()
{
    m_fixture->live();
    SnapshotRecord snapshot = m_fixture->taken();
    snapshot.manifestSha256.clear(); // as of a journal that does not know it
    QCOMPARE(::chmod(QFile::encodeName(snapshot.manifestPath).constData(), 0600), 0);
    putFile(snapshot.manifestPath, fileBytes(snapshot.manifestPath).replace("\"rows\": 50", "\"rows\": 49"));
    QVERIFY(verifySnapshot(snapshot, false, {}));
    const auto verified = verifySnapshot(snapshot, true, {});
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::SnapshotTampered);
}

void TestSnapshot::verifiesInFourStages_data()
{
    QTest::addColumn<SnapshotDepth>("depth");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("stages"); // each passed, failed, or not run
    QTest::newRow("quick") << SnapshotDepth::Quick << QString() << QStringLiteral("ok ok - -");
    QTest::newRow("bytes") << SnapshotDepth::Bytes << QString() << QStringLiteral("ok ok ok -");
    QTest::newRow("full") << SnapshotDepth::Full << QString() << QStringLiteral("ok ok ok ok");
    QTest::newRow("quick, a flipped byte") << SnapshotDepth::Quick << QStringLiteral("flip") << QStringLiteral("ok ok - -");
    QTest::newRow("full, a flipped byte") << SnapshotDepth::Full << QStringLiteral("flip") << QStringLiteral("ok ok FAIL -");
    QTest::newRow("cut off") << SnapshotDepth::Quick << QStringLiteral("cut") << QStringLiteral("ok FAIL - -");
    QTest::newRow("no manifest") << SnapshotDepth::Full << QStringLiteral("no manifest") << QStringLiteral("FAIL ok - -");
    QTest::newRow("a link") << SnapshotDepth::Quick << QStringLiteral("link") << QStringLiteral("ok FAIL - -");
}

void TestSnapshot::verifiesInFourStages()
{
    QFETCH(SnapshotDepth, depth);
    QFETCH(QString, what);
    QFETCH(QString, stages);
    m_fixture->live();
    const SnapshotRecord snapshot = m_fixture->taken();
    const QByteArray path = QFile::encodeName(snapshot.info.path);
    QByteArray content = fileBytes(snapshot.info.path);
    QCOMPARE(::chmod(path.constData(), 0600), 0);
    if (what == QLatin1StringView("flip")) {
        content[content.size() - 1] = static_cast<char>(content.back() ^ 1);
        putFile(snapshot.info.path, content);
    } else if (what == QLatin1StringView("cut")) {
        putFile(snapshot.info.path, content.chopped(4096));
    } else if (what == QLatin1StringView("no manifest")) {
        QVERIFY(QFile::remove(snapshot.manifestPath));
    } else if (what == QLatin1StringView("link")) {
        QVERIFY(QFile::rename(snapshot.info.path, m_fixture->in("elsewhere.db")));
        QVERIFY(QFile::link(m_fixture->in("elsewhere.db"), snapshot.info.path));
    }
    QStringList found;
    for (const SnapshotStage& stage : verifyInStages(snapshot, depth, {}))
        found.append(!stage.notRun.isEmpty() ? QStringLiteral("-") : stage.result ? QStringLiteral("ok") : QStringLiteral("FAIL"));
    QCOMPARE(found.join(u' '), stages);
}

void TestSnapshot::aManifestThatWasEditedShowsByItsOwnHash()
{
    m_fixture->live();
    const SnapshotRecord snapshot = m_fixture->taken();
    QVERIFY(!snapshot.manifestSha256.isEmpty());
    QCOMPARE(::chmod(QFile::encodeName(snapshot.manifestPath).constData(), 0600), 0);
    putFile(snapshot.manifestPath, fileBytes(snapshot.manifestPath).replace("before the migration", "before the holidays!"));
    const auto stages = verifyInStages(snapshot, SnapshotDepth::Quick, {});
    QCOMPARE(stages.first().result.error().code, ErrorCode::SnapshotTampered);
}

void TestSnapshot::rightsThatWereChangedAreAWarning()
{
    m_fixture->live();
    const SnapshotRecord snapshot = m_fixture->taken();
    QVERIFY(verifyInStages(snapshot, SnapshotDepth::Quick, {}).at(1).warning.isEmpty());
    QCOMPARE(::chmod(QFile::encodeName(snapshot.info.path).constData(), 0644), 0);
    const SnapshotStage set = verifyInStages(snapshot, SnapshotDepth::Quick, {}).at(1);
    QVERIFY(set.result);
    QVERIFY2(set.warning.contains(QFileInfo(snapshot.info.path).fileName()), qPrintable(set.warning));
}

void TestSnapshot::manifestsRememberTheHeadOfTheAuditLog()
{
    m_fixture->live();
    const SnapshotRecord snapshot = m_fixture->taken();
    putFile(m_fixture->in("snapshots") + QStringLiteral("/other.json"), "{\"audit_head\": \"x\"}");
    const QList<AuditHead> heads = auditHeadsIn(m_fixture->in("snapshots"));
    QCOMPARE(heads.size(), 1);
    QCOMPARE(heads.first().hash, QStringLiteral("head"));
    QVERIFY(heads.first().where.contains(QFileInfo(snapshot.manifestPath).fileName()));
}

void TestSnapshot::cancelLeavesNoFile_data()
{
    QTest::addColumn<QString>("activity");
    for (const char* activity :
         {"copying pages", "syncing to disk", "verifying"})
        QTest::newRow(activity) << QString::fromLatin1(activity);
}

void TestSnapshot::cancelLeavesNoFile()
{
    QFETCH(QString, activity);
    const QString live = m_fixture->live(
        QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
                       " INSERT INTO tasks (id, body) SELECT i, zeroblob(1500) FROM n"));
    const QString before = sha256Of(live);
    const CancelToken token;
    const auto taken = m_fixture->tryToTake(token, [&](qint64, qint64, const QString& now) {
        if (now == activity)
            token.ask(CancelToken::Wish::Cancel);
    });
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::Cancelled);
    QCOMPARE(namesIn(m_fixture->in("snapshots")), QStringList());
    QCOMPARE(sha256Of(live), before);
}

void TestSnapshot::aPauseStopsBetweenTwoPartsAndTheNextGoBeginsAnew()
{
    (void)m_fixture->live();
    for (const char* activity : {"copying pages", "syncing to disk"}) {
        const CancelToken token;
        const auto taken = m_fixture->tryToTake(token, [&](qint64, qint64, const QString& now) {
            if (now == QLatin1StringView(activity))
                token.ask(CancelToken::Wish::Pause);
        });
        QVERIFY2(!taken, activity);
        QCOMPARE(taken.error().code, ErrorCode::Paused);
        QCOMPARE(namesIn(m_fixture->in("snapshots")), QStringList());
    }
    QVERIFY(m_fixture->tryToTake(CancelToken(), [](qint64, qint64, const QString&) {}));
}

void TestSnapshot::aFailingCallLeavesNoFile_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("at");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no room for the log's index")
        << QByteArray("pwrite64") << ENOSPC << 1 << ErrorCode::FileFailed;
    QTest::newRow("disk full, first page") << QByteArray("pwrite64") << ENOSPC << 9 << ErrorCode::NoSpace;
    QTest::newRow("disk full, in the middle") << QByteArray("pwrite64") << ENOSPC << 14 << ErrorCode::NoSpace;
    QTest::newRow("broken disk, in the middle")
        << QByteArray("pwrite64") << EIO << 9 << ErrorCode::FileFailed;
    QTest::newRow("the file is not synced") << QByteArray("fsync") << EIO << 1 << ErrorCode::FileFailed;
    QTest::newRow("the file is not renamed") << QByteArray("renameat2") << EIO << 1 << ErrorCode::FileFailed;
    QTest::newRow("its folder is not synced") << QByteArray("fsync") << EIO << 2 << ErrorCode::FileFailed;
    QTest::newRow("disk full at the manifest") << QByteArray("pwrite") << ENOSPC << 1 << ErrorCode::NoSpace;
    QTest::newRow("the manifest is not synced") << QByteArray("fsync") << EIO << 3 << ErrorCode::FileFailed;
}

void TestSnapshot::aFailingCallLeavesNoFile()
{
    QFETCH(QByteArray, call);
    QFETCH(int, number);
    QFETCH(int, at);
    QFETCH(ErrorCode, code);
    // From WAL the copy gets a log of its own for a moment.
    const QString live = m_fixture->live(QStringLiteral("PRAGMA journal_mode = WAL"));
    const QString before = sha256Of(live);
    {
        const FailingCall failing(call.constData(), number, at);
        const auto taken = m_fixture->tryToTake();
        QVERIFY(failing.wasHit());
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, code);
    }
    QCOMPARE(namesIn(m_fixture->in("snapshots")), QStringList());
    QCOMPARE(sha256Of(live), before);
    QVERIFY(m_fixture->tryToTake());
}

void TestSnapshot::replacesNoSnapshot()
{
    m_fixture->live();
    const SnapshotRecord first = m_fixture->taken();
    const QString before = sha256Of(first.info.path) + sha256Of(first.manifestPath);
    // The name has the second in it: a few tries meet the same one, or a later one under another name.
    for (int i = 0; i < 3; ++i)
        (void)m_fixture->tryToTake();
    QCOMPARE(sha256Of(first.info.path) + sha256Of(first.manifestPath), before);
    QVERIFY(verifySnapshot(first, true, {}));
}

void TestSnapshot::aDamagedDatabaseGivesNoSnapshot()
{
    QByteArray content = fileBytes(m_fixture->live());
    content.replace(4096 * 4, 4096, QByteArray(4096, '\x5a'));
    putFile(m_fixture->in("app.db"), content);
    QVERIFY(!m_fixture->tryToTake());
    QCOMPARE(namesIn(m_fixture->in("snapshots")), QStringList());
    QCOMPARE(fileBytes(m_fixture->in("app.db")), content);
}

QTEST_GUILESS_MAIN(TestSnapshot)
#include "test_snapshot.moc"
