// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/cli_fixture.h"
#include "tests/benchmarks/content_visit.h"
#include "tests/benchmarks/measured_process.h"
#include "tests/benchmarks/series.h"
#include "tests/benchmarks/workload_plan.h"
#include "tests/benchmarks/workload_sample.h"
#include "tests/support/database_text.h"

#include <QTest>

using namespace godwit;
using bench::Measured;
using bench::WorkloadSample;
using test::CliFixture;
using test::CliResult;
using Variant = WorkloadSample::Variant;

namespace {

constexpr qint64 kRows = 5'000;
constexpr qint64 kBad = kRows / bench::kBadEvery;

QString write(const CliFixture& folder, const WorkloadSample& sample, const QString& name)
{
    const auto written = bench::writeWorkloadSample(folder.path(name), sample);
    return written ? QString() : written.error().what;
}

/// The rows that were made, but for those whose old row fulfils `isBad` in the database `source`.
QString itemsOf(const QString& path, const QString& source = {}, const QString& isBad = {})
{
    auto database = core::Database::open(path);
    if (!database)
        return database.error().what;
    QString without;
    if (!isBad.isEmpty()) {
        if (const auto attached = database->attachReadOnly(source, QStringLiteral("old")); !attached)
            return attached.error().what;
        without =
            QStringLiteral(" WHERE legacy_id NOT IN (SELECT id FROM old.project_milestone_tasks WHERE %1)")
                .arg(isBad);
    }
    return tests::rowsOf(
        *database, QStringLiteral("SELECT id, project_id, section_id, due_ms, notes, status, created_ms,"
                                  " legacy_id FROM project_items%1 ORDER BY id")
                       .arg(without));
}

QString indexesOf(const QString& path)
{
    return tests::figureOf(
        path, QStringLiteral("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE"
                             " type = 'index' AND name LIKE 'ix_items%' ORDER BY name)"));
}

/// Empty, or what the shell's script left undone.
QString runScript(const QString& database, const QString& script)
{
    const Measured measured = bench::runMeasured(
        QStringLiteral("sqlite3"), {QStringLiteral("-bail"), database}, bench::workloadFile(script));
    return measured.exitCode == 0 ? QString() : QStringLiteral("%1: %2").arg(script).arg(measured.exitCode);
}

} // namespace

/// The benchmark compares programs that do the same work: these tests say so.
class TestWorkload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void samplesAreFunctionsOfTheirSeed();
    void samplesHoldWhatTheWorkloadSays();
    void programsBesideGodwitWriteTheSameRows();
    void migratesToTheRowsOfTheInsertSelect_data();
    void migratesToTheRowsOfTheInsertSelect();
    void comparesTheContentOfAllThatMoved();
    void mediansAreOfTheMiddleRounds();

private:
    CliFixture m_baseline; ///< expected.db has (a)'s result on the clean sample
};

void TestWorkload::initTestCase()
{
    QVERIFY(m_baseline.isValid());
    QCOMPARE(write(m_baseline, {.rows = kRows}, QStringLiteral("expected.db")), QString());
    QCOMPARE(runScript(m_baseline.path(QStringLiteral("expected.db")), QStringLiteral("insert_select.sql")),
             QString());
    QCOMPARE(itemsOf(m_baseline.path(QStringLiteral("expected.db"))).count(u'\n'), kRows);
}

void TestWorkload::samplesAreFunctionsOfTheirSeed()
{
    const CliFixture folder;
    QCOMPARE(write(folder, {.rows = 500}, QStringLiteral("one.db")), QString());
    QCOMPARE(write(folder, {.rows = 500}, QStringLiteral("two.db")), QString());
    QCOMPARE(write(folder, {.rows = 500, .seed = 2}, QStringLiteral("other.db")), QString());
    const QString one = tests::treeOf(folder.path(QStringLiteral("one.db")));
    QVERIFY(one == tests::treeOf(folder.path(QStringLiteral("two.db"))));
    QVERIFY(one != tests::treeOf(folder.path(QStringLiteral("other.db"))));
    QVERIFY(!write(folder, {.rows = 500}, QStringLiteral("one.db")).isEmpty()); // replaces nothing
}

void TestWorkload::samplesHoldWhatTheWorkloadSays()
{
    const QString path = m_baseline.path(QStringLiteral("expected.db"));
    const auto figure = [&path](const char* sql) { return tests::figureOf(path, QString::fromLatin1(sql)); };
    QCOMPARE(figure("SELECT count(*) FROM projects"), QStringLiteral("100"));
    QCOMPARE(
        figure("SELECT count(*) FROM milestones JOIN milestone_section_map ON milestone_id = milestones.id"
               " JOIN sections ON sections.id = section_id"),
        QStringLiteral("1000"));
    QCOMPARE(
        figure("SELECT count(*) FROM project_milestone_tasks WHERE length(notes) NOT BETWEEN 60 AND 100"),
        QStringLiteral("0"));
    QCOMPARE(figure("SELECT round(avg(due_date IS NULL), 1) FROM project_milestone_tasks"),
             QStringLiteral("0.1"));
    QCOMPARE(figure("SELECT count(DISTINCT status) FROM project_milestone_tasks"), QStringLiteral("6"));
    QCOMPARE(
        figure(
            "SELECT count(*) FROM project_milestone_tasks WHERE created_at NOT GLOB"
            " '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'"),
        QStringLiteral("0"));
}

void TestWorkload::programsBesideGodwitWriteTheSameRows()
{
    const QString expected = m_baseline.path(QStringLiteral("expected.db"));
    const CliFixture folder;
    QCOMPARE(write(folder, {.rows = kRows}, QStringLiteral("order.db")), QString());
    QCOMPARE(runScript(folder.path(QStringLiteral("order.db")), QStringLiteral("key_order.sql")), QString());
    QVERIFY(itemsOf(folder.path(QStringLiteral("order.db"))) == itemsOf(expected));
    QCOMPARE(indexesOf(folder.path(QStringLiteral("order.db"))), indexesOf(expected));

    QCOMPARE(write(folder, {.rows = kRows}, QStringLiteral("loop.db")), QString());
    const QString loop = folder.path(QStringLiteral("loop.db"));
    QCOMPARE(bench::runMeasured(QStringLiteral("python3"),
                                {bench::workloadFile(QStringLiteral("row_loop.py")), loop,
                                 bench::workloadFile(QStringLiteral("target.sql"))})
                 .exitCode,
             0);
    QVERIFY(itemsOf(loop) == itemsOf(expected));
    QCOMPARE(indexesOf(loop), indexesOf(expected));
    QCOMPARE(tests::figureOf(
                 loop, QStringLiteral("SELECT count(*) FROM project_milestone_tasks"
                                      " WHERE new_record_id = 'pi-' || id AND migrated_at IS NOT NULL")),
             QString::number(kRows));
}

void TestWorkload::migratesToTheRowsOfTheInsertSelect_data()
{
    QTest::addColumn<Variant>("variant");
    QTest::addColumn<QString>("isBad");
    QTest::newRow("clean") << Variant::Clean << QString();
    QTest::newRow("bad status") << Variant::BadStatus << QStringLiteral("status = '\?\?\?'");
    QTest::newRow("JSON") << Variant::Json << QString();
    QTest::newRow("broken JSON") << Variant::BrokenJson << QStringLiteral("NOT json_valid(notes)");
}

void TestWorkload::migratesToTheRowsOfTheInsertSelect()
{
    QFETCH(const Variant, variant);
    QFETCH(const QString, isBad);
    const WorkloadSample sample{.variant = variant, .rows = kRows};
    const CliFixture folder;
    QCOMPARE(write(folder, sample, QStringLiteral("app.db")), QString());
    QVERIFY(QFile::copy(folder.path(QStringLiteral("app.db")), folder.path(QStringLiteral("old.db"))));
    const auto plan = bench::writeWorkloadPlan(folder.path(QString()), sample.hasJson());
    QVERIFY(plan);

    const QStringList run{QStringLiteral("run"), *plan, QStringLiteral("app.db"), QStringLiteral("--yes")};
    const CliResult moved = folder.run(run + QStringList{QStringLiteral("--to"), QStringLiteral("validate")});
    QVERIFY2(moved.exit == (isBad.isEmpty() ? 0 : 8), moved.err.constData());
    const CliResult done = folder.run(run + QStringList{QStringLiteral("--all"), QStringLiteral("--confirm"),
                                                        QStringLiteral("app.db"), QStringLiteral("--reason"),
                                                        QStringLiteral("agreed")});
    QVERIFY2(done.exit == 0, done.err.constData());

    const QString expected = m_baseline.path(QStringLiteral("expected.db"));
    const QString wanted = itemsOf(expected, folder.path(QStringLiteral("old.db")), isBad);
    QCOMPARE(wanted.count(u'\n'), kRows - (isBad.isEmpty() ? 0 : kBad));
    QVERIFY(itemsOf(folder.path(QStringLiteral("app.db"))) == wanted);
    QCOMPARE(indexesOf(folder.path(QStringLiteral("app.db"))), indexesOf(expected));
    const CliResult quarantined = folder.run({QStringLiteral("quarantine"), QStringLiteral("app.db"),
                                              QStringLiteral("list"), QStringLiteral("--json")});
    QCOMPARE(quarantined.array().size(), isBad.isEmpty() ? 0 : kBad);
}

void TestWorkload::comparesTheContentOfAllThatMoved()
{
    const CliFixture folder;
    QCOMPARE(write(folder, {.rows = kRows}, QStringLiteral("app.db")), QString());
    const auto plan = bench::writeWorkloadPlan(folder.path(QString()), false);
    QVERIFY(plan);
    QCOMPARE(folder
                 .run({QStringLiteral("run"), *plan, QStringLiteral("app.db"), QStringLiteral("--to"),
                       QStringLiteral("move"), QStringLiteral("--yes")})
                 .exit,
             0);
    const bench::ContentVisit visit = bench::visitContent(folder.path(QStringLiteral("app.db")));
    QCOMPARE(visit.checks.size(), 1);
    QCOMPARE(visit.checks.first().name, QStringLiteral("content of project_items"));
    QCOMPARE(visit.checks.first().figures,
             QStringLiteral("5,000 rows expected, 5,000 there; 8 columns compared, digests equal"));
    QVERIFY(visit.hasPassed());
}

void TestWorkload::mediansAreOfTheMiddleRounds()
{
    bench::Series series;
    for (const double seconds : {9.0, 1.0, 2.0})
        series.add(QStringLiteral("odd"), Measured{.seconds = seconds, .peakMiB = seconds});
    for (const double seconds : {9.0, 1.0, 5.0, 3.0})
        series.add(QStringLiteral("even"), Measured{.seconds = seconds});
    QCOMPARE(series.median(QStringLiteral("odd")), 2.0);
    QCOMPARE(series.median(QStringLiteral("even")), 4.0);
    QCOMPARE(series.ratio(QStringLiteral("even"), QStringLiteral("odd")), 2.0);
    QCOMPARE(series.ratio(QStringLiteral("even"), QStringLiteral("never measured")), 0.0);
    QCOMPARE(series.peakMiB(QStringLiteral("odd")), 9.0);
}

QTEST_GUILESS_MAIN(TestWorkload)
#include "test_workload.moc"
