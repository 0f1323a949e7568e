// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/points.h"

#include "snapshot_fixture.h"
#include "support.h"

#include <QTest>

using namespace godwit::core;
using namespace godwit::tests;

class TestPoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void rebuildsEveryStateOfAChain();
    void costsWhatChanged();
    void costsLessThanThreePercentWhereOnePageInAHundredChanges_data();
    void costsLessThanThreePercentWhereOnePageInAHundredChanges();
    void aPhaseBeforeTheWorkFileKeepsNoState();
    void removesWhatComesAfterAPhase();
    void takesAPointAnew();
    void refusesADeltaThatWasChanged();
    void refusesWithoutTheSnapshotItBuildsOn();
    void replacesNoFile();
    void cancelLeavesNoFile();
    void journalsEveryFile();

private:
    void begin(const QString& more = {});
    PointRecord take(const char* phase, int ordinal);
    void change(const char* sql)
    {
        databaseOf(m_workspace.runFolder(m_run.id), QString::fromUtf8(sql), QStringLiteral("work.db"));
    }
    Points points() { return {*m_journal, m_workspace, m_run, m_cancel}; }
    [[nodiscard]] QString work() const { return m_workspace.workFile(m_run.id); }
    [[nodiscard]] QStringList names() const { return namesIn(m_workspace.points(m_run.id)); }
    [[nodiscard]] QString rebuilt() const { return m_fixture->in("rebuilt.db"); }
    Status rebuild(const PointRecord& point) { return points().rebuild(point, rebuilt(), {}); }

    std::unique_ptr<SnapshotFixture> m_fixture;
    std::unique_ptr<Repository> m_journal;
    Workspace m_workspace = *Workspace::locate(QStringLiteral("/none"), {});
    RunRecord m_run;
    CancelToken m_cancel;
};

void TestPoints::init()
{
    begin();
}

/// A run on a database with `more` in it, and its work file as it was copied.
void TestPoints::begin(const QString& more)
{
    m_journal.reset();
    m_fixture = std::make_unique<SnapshotFixture>();
    m_cancel = CancelToken();
    m_fixture->live(more);
    m_workspace = *Workspace::locate(m_fixture->in("app.db"), {});
    QVERIFY(m_workspace.create());
    m_journal = std::make_unique<Repository>(Repository::open(m_workspace.journal()).value());
    SnapshotRecord snapshot = m_fixture->taken();
    QVERIFY(m_journal->insertSnapshot(snapshot));
    RunRecord run;
    run.originalSnapshot = snapshot.number;
    m_run = m_journal->insertRun(run).value();
    QVERIFY(m_workspace.createRun(m_run.id));
    QVERIFY(QFile::copy(snapshot.info.path, work()));
    QCOMPARE(::chmod(QFile::encodeName(work()).constData(), 0600), 0);
}

PointRecord TestPoints::take(const char* phase, int ordinal)
{
    const auto point = points().take(QString::fromLatin1(phase), ordinal, work(), false);
    if (!point)
        qFatal("%s", qPrintable(point.error().what));
    return *point;
}

void TestPoints::rebuildsEveryStateOfAChain()
{
    struct State
    {
        PointRecord point;
        QByteArray bytes;
        QString tree;
    };
    QList<State> states;
    const auto keep = [&](const char* phase, int ordinal) {
        const PointRecord point = take(phase, ordinal);
        states.append({point, fileBytes(work()), treeOf(work())});
    };
    keep("as-the-snapshot", 1);
    change("CREATE TABLE fresh (a); INSERT INTO fresh (a) VALUES ('new')");
    keep("grown", 2);
    keep("unchanged", 3);
    change("UPDATE notes SET text = 'two' WHERE id = 2; DELETE FROM tasks WHERE id > 10");
    keep("changed", 5);
    change("VACUUM");
    keep("shrunk", 7);
    change("PRAGMA page_size = 1024; VACUUM");
    keep("other-page-size", 8);
    change("INSERT INTO tasks (id, body) VALUES (99, zeroblob(20000))");
    keep("grown-again", 9);
    QVERIFY(states.at(4).bytes.size() < states.at(3).bytes.size());
    for (const State& state : states) {
        const auto done = rebuild(state.point);
        QVERIFY2(done, done ? "" : qPrintable(state.point.phase + u' ' + done.error().what));
        QVERIFY2(fileBytes(rebuilt()) == state.bytes, qPrintable(state.point.phase));
        QCOMPARE(treeOf(rebuilt()), state.tree);
        QVERIFY(QFile::remove(rebuilt()));
        QCOMPARE(points().find(state.point.phase)->value().digest, state.point.digest);
    }
    QVERIFY(!points().find(QStringLiteral("none"))->has_value());
}

void TestPoints::costsWhatChanged()
{
    const PointRecord first = take("first", 1);
    change("UPDATE notes SET text = 'two' WHERE id = 2");
    const PointRecord second = take("second", 2);
    QVERIFY(QFileInfo(first.deltaPath).size() <
            4096 * 2); // but for the header nothing differs from the snapshot
    QVERIFY(QFileInfo(second.deltaPath).size() < 4096 * 4);
    QCOMPARE(second.bytes, QFileInfo(second.deltaPath).size() + QFileInfo(second.pagesPath).size());
    QVERIFY(second.bytes < QFileInfo(work()).size() / 2);
}

void TestPoints::costsLessThanThreePercentWhereOnePageInAHundredChanges_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<int>("pages");
    QTest::newRow("64 MiB") << 4096 << 16384;
    QTest::newRow("small pages") << 1024 << 16384;
}

/// bench_points measures the same in a whole run, at a GiB.
void TestPoints::costsLessThanThreePercentWhereOnePageInAHundredChanges()
{
    QFETCH(int, pageSize);
    QFETCH(int, pages);
    const int body = pageSize * 4 / 5; // a row a page
    begin(QStringLiteral("PRAGMA page_size = %1; VACUUM; CREATE TABLE cells (id INTEGER PRIMARY KEY, mark INTEGER, body BLOB);"
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %2)"
                         " INSERT INTO cells (id, mark, body) SELECT i, 100, zeroblob(%3) FROM n")
              .arg(pageSize)
              .arg(pages)
              .arg(body));
    const PointRecord before = take("change", 1);
    change("UPDATE cells SET mark = 101 WHERE id % 100 = 0");
    const PointRecord after = take("after", 2);
    const qint64 file = QFileInfo(work()).size();
    QVERIFY(file >= qint64(pageSize) * pages);
    QVERIFY(after.bytes >= file / 100); // it was one page in a hundred
    QVERIFY2(after.bytes * 100 < file * 3, qPrintable(QStringLiteral("%1 of %2 bytes").arg(after.bytes).arg(file)));
    QVERIFY(before.bytes * 100 < file * 3); // of a phase that found what the snapshot has
    QVERIFY(rebuild(after));
    QCOMPARE(sha256Of(rebuilt()), sha256Of(work()));
}

void TestPoints::aPhaseBeforeTheWorkFileKeepsNoState()
{
    const auto early = points().take(QStringLiteral("assess"), 0, {}, false);
    QVERIFY(early);
    QVERIFY(!early->hasWorkFile);
    QCOMPARE(early->bytes, 0);
    QVERIFY(names().isEmpty());
    const PointRecord later = take("move", 1);
    QVERIFY(later.hasWorkFile);
    QVERIFY(rebuild(later));
    QCOMPARE(m_journal->points(m_run.id)->size(), 2);
}

void TestPoints::removesWhatComesAfterAPhase()
{
    const PointRecord first = take("first", 1);
    change("DELETE FROM notes");
    take("second", 2);
    change("DELETE FROM tasks");
    take("third", 3);
    QCOMPARE(names().size(), 6);
    putFile(m_workspace.points(m_run.id) + QStringLiteral("/3-third.delta.mine"), "of somebody else");
    QVERIFY(points().removeAfter(1));
    QCOMPARE(names(), (QStringList{QStringLiteral("1-first.delta"), QStringLiteral("1-first.pages"),
                                   QStringLiteral("3-third.delta.mine")}));
    QCOMPARE(m_journal->points(m_run.id)->size(), 1);
    QCOMPARE(m_journal->files(m_run.id).value(), (QStringList{first.deltaPath, first.pagesPath}));
    QVERIFY(points().removeAfter(1)); // again is no error
    QVERIFY(rebuild(first));
}

void TestPoints::takesAPointAnew()
{
    take("first", 1);
    change("DELETE FROM notes");
    take("second", 2);
    take("third", 3);
    change("INSERT INTO notes (id, text) VALUES (9, 'nine')");
    const QString tree = treeOf(work());
    const PointRecord again = take("second", 2);
    QCOMPARE(m_journal->points(m_run.id)->size(), 2);
    QVERIFY(rebuild(again));
    QCOMPARE(treeOf(rebuilt()), tree);
}

void TestPoints::refusesADeltaThatWasChanged()
{
    take("first", 1);
    change("DELETE FROM notes");
    const PointRecord second = take("second", 2);
    change("DELETE FROM tasks");
    const PointRecord third = take("third", 3);
    QCOMPARE(::chmod(QFile::encodeName(second.deltaPath).constData(), 0600), 0);
    QByteArray bytes = fileBytes(second.deltaPath);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    putFile(second.deltaPath, bytes);
    const auto done = rebuild(third);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::PointUnusable);
    QVERIFY(!QFile::exists(rebuilt()));
    PointRecord wrong = *points().find(QStringLiteral("first")).value();
    wrong.digest = third.digest;
    QCOMPARE(rebuild(wrong).error().code, ErrorCode::PointUnusable);
    QVERIFY(!QFile::exists(rebuilt()));
}

void TestPoints::refusesWithoutTheSnapshotItBuildsOn()
{
    const PointRecord point = take("first", 1);
    QVERIFY(m_journal->removeSnapshot(m_run.originalSnapshot));
    QCOMPARE(rebuild(point).error().code, ErrorCode::PointUnusable);
    QCOMPARE(points().take(QStringLiteral("second"), 2, work(), false).error().code,
             ErrorCode::PointUnusable);
}

void TestPoints::replacesNoFile()
{
    const PointRecord point = take("first", 1);
    putFile(rebuilt(), "of somebody else");
    QCOMPARE(rebuild(point).error().code, ErrorCode::TargetExists);
    QCOMPARE(fileBytes(rebuilt()), QByteArray("of somebody else"));
}

void TestPoints::cancelLeavesNoFile()
{
    const PointRecord point = take("first", 1);
    m_cancel.ask(CancelToken::Wish::Cancel);
    QCOMPARE(points().take(QStringLiteral("second"), 2, work(), false).error().code, ErrorCode::Cancelled);
    QCOMPARE(rebuild(point).error().code, ErrorCode::Cancelled);
    QVERIFY(!QFile::exists(rebuilt()));
    QCOMPARE(names().size(), 2);
    QCOMPARE(m_journal->points(m_run.id)->size(), 1);
}

void TestPoints::journalsEveryFile()
{
    const PointRecord point = take("first", 1);
    QCOMPARE(m_journal->files(m_run.id, QStringLiteral("point")).value(),
             (QStringList{point.deltaPath, point.pagesPath}));
}

QTEST_GUILESS_MAIN(TestPoints)
#include "test_points.moc"
