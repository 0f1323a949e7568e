// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/dirt.h"
#include "sample_support.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace godwit;
using namespace godwit::core;
using godwit::app::SampleOptions;

using namespace godwit::app::test;

namespace {

bool haveEqualRows(Database& first, Database& second)
{
    for (const QString& table : kTables.split(u' ')) {
        const QString sql = QStringLiteral("SELECT * FROM %1 ORDER BY rowid").arg(table);
        if (rows(first, sql) != rows(second, sql))
            return false;
    }
    return true;
}

} // namespace

class TestSample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void givesTheSameRowsForTheSameOptions();
    void givesOtherRowsForAnotherSeed();
    void givesTheRowsThatThisSeedAlwaysGave();
    void writesTheRowsAskedFor_data();
    void writesTheRowsAskedFor();
    void hasTheSchemaOfVersionOne();
    void leavesADatabaseInOrder();
    void isCleanWithoutDirt();
    void plantsAboutTheFractionAskedFor();
    void plantsEveryVariantOfEveryKindInTheSmallestSample();
    void refusesAnExistingFileAndLeavesItAlone();
    void refusesALinkThatLeadsNowhere();
    void leavesNothingBehindWhenItFails();
    void refusesOptionsWithoutMeaning();
    void reportsProgressUpToTheEnd();

private:
    [[nodiscard]] QString dirtyPath() const { return m_folder.filePath(QStringLiteral("dirty.db")); }
    [[nodiscard]] QString cleanPath() const { return m_folder.filePath(QStringLiteral("clean.db")); }
    [[nodiscard]] QString freePath(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    const QTemporaryDir m_folder;
};

void TestSample::initTestCase()
{
    QVERIFY(write(dirtyPath(), {}));
    QVERIFY(write(cleanPath(), {.rows = 8'003, .seed = 7, .dirty = 0}));
}

void TestSample::givesTheSameRowsForTheSameOptions()
{
    QVERIFY(write(freePath("again.db"), {}));
    auto first = opened(dirtyPath());
    auto second = opened(freePath("again.db"));
    QVERIFY(haveEqualRows(first, second));
}

void TestSample::givesOtherRowsForAnotherSeed()
{
    QVERIFY(write(freePath("other.db"), {.seed = 2}));
    auto first = opened(dirtyPath());
    auto second = opened(freePath("other.db"));
    const QString sql =
        QStringLiteral("SELECT CAST(id AS TEXT) FROM supplier_task_instances ORDER BY rowid LIMIT 1");
    QVERIFY(first.text(sql).value() != second.text(sql).value());
}

void TestSample::givesTheRowsThatThisSeedAlwaysGave()
{
    // Notes and scripts name these ids; another platform must give them too.
    auto database = opened(dirtyPath());
    QCOMPARE(database.text(QStringLiteral("SELECT id FROM suppliers ORDER BY rowid LIMIT 1")).value(),
             QStringLiteral("9de7dbd1-f395-4b68-aebe-e3cbe5a1b9ab"));
    QCOMPARE(database.text(QStringLiteral("SELECT id FROM supplier_task_instances ORDER BY rowid LIMIT 1"))
                 .value(),
             QStringLiteral("0f3cdf46-f363-4054-98b5-4bd55365e23e"));
}

void TestSample::writesTheRowsAskedFor_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<double>("dirty");
    QTest::newRow("none") << qint64(0) << 0.0;
    QTest::newRow("one") << qint64(1) << 0.0;
    QTest::newRow("clean") << qint64(1'999) << 0.0;
    QTest::newRow("dirty") << qint64(6'001) << 0.01;
    QTest::newRow("half dirty") << qint64(6'002) << 0.5;
    QTest::newRow("all dirty") << qint64(3'000) << 1.0;
}

void TestSample::writesTheRowsAskedFor()
{
    QFETCH(qint64, count);
    QFETCH(double, dirty);
    const QString path = freePath(QTest::currentDataTag());
    QVERIFY(write(path, {.rows = count, .dirty = dirty}));
    auto database = opened(path);
    QCOMPARE(integer(database, QStringLiteral("SELECT count(*) FROM supplier_task_instances")), count);
    const qint64 templates =
        integer(database, QStringLiteral("SELECT count(*) FROM project_milestone_tasks"));
    QVERIFY(templates >= (dirty == 0 ? count / 4 : dirty <= 0.01 ? count / 5 : count / 20));
    QVERIFY(templates <= (dirty <= 0.01 ? count / 3 + 1 : count / 2));
    const qint64 suppliers = integer(database, QStringLiteral("SELECT count(*) FROM suppliers"));
    QVERIFY(suppliers > 0 && suppliers <= 500);
}

void TestSample::hasTheSchemaOfVersionOne()
{
    QFile script(QStringLiteral(":/examples/product_manager/v1.sql"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    auto expected = Database::openInMemory();
    QVERIFY(expected->execute(QString::fromUtf8(script.readAll())));
    auto database = opened(dirtyPath());
    const QString sql =
        QStringLiteral("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
    QVERIFY(rows(database, sql) == rows(*expected, sql));
    QCOMPARE(integer(database, QStringLiteral("PRAGMA user_version")), 1);
}

void TestSample::leavesADatabaseInOrder()
{
    auto database = opened(dirtyPath());
    QCOMPARE(database.text(QStringLiteral("PRAGMA journal_mode")).value(), QStringLiteral("delete"));
    QCOMPARE(integer(database, QStringLiteral("PRAGMA page_size")), 4096);
    // NULL ids are not in order only in tables that forbid them.
    QCOMPARE(database.text(QStringLiteral("PRAGMA integrity_check")).value(), QStringLiteral("ok"));
    const QStringList left = QDir(m_folder.path()).entryList({QStringLiteral("dirty.db*")});
    QCOMPARE(left, QStringList{QStringLiteral("dirty.db")});
}

void TestSample::isCleanWithoutDirt()
{
    auto database = opened(cleanPath());
    QVERIFY(rows(database, QStringLiteral("PRAGMA foreign_key_check")).empty());
    const char* const kNone[] = {
        "SELECT count(*) FROM project_milestone_tasks GROUP BY project_id, task_id HAVING count(*) > 1",
        "SELECT count(*) FROM milestones GROUP BY task_type_id, name HAVING count(*) > 1",
        "SELECT count(*) FROM milestones WHERE name IN ('First Article', 'Production Trial', "
        "'Documentation', 'Testing')",
        "SELECT count(*) FROM milestones WHERE trim(name) = '' OR name <> trim(name)",
        "SELECT count(*) FROM milestones WHERE code LIKE 'PA%' OR code LIKE 'NMR%' GROUP BY task_type_id, "
        "code"
        " HAVING count(*) > 1",
        "SELECT count(*) FROM tasks WHERE trim(name) = ''",
        "SELECT count(*) FROM project_milestone_tasks p JOIN tasks t ON t.id = p.task_id"
        " WHERE t.milestone_id <> p.milestone_id",
        "SELECT count(*) FROM project_milestone_tasks WHERE due_date NOT GLOB "
        "'20[0-9][0-9]-[01][0-9]-[0-3][0-9]'",
        "SELECT count(*) FROM project_milestone_tasks WHERE due_date <> date(due_date)",
        "SELECT count(*) FROM project_milestone_tasks WHERE responsible_parties GLOB '[[]*'"
        " AND NOT json_valid(responsible_parties)",
        "SELECT count(*) FROM supplier_task_instances WHERE status NOT IN"
        " ('not_started', 'in_progress', 'blocked', 'submitted', 'completed')",
        "SELECT count(*) FROM supplier_task_instances WHERE (status = 'completed') <> (completed_at IS NOT "
        "NULL)",
        "SELECT count(*) FROM supplier_task_instances WHERE is_applied NOT IN (0, 1) OR typeof(is_applied) "
        "<> 'integer'",
        "SELECT count(*) FROM supplier_task_instances WHERE actual_due_date <> date(actual_due_date)",
        "SELECT count(*) FROM supplier_task_instances WHERE created_at IS NOT datetime(created_at)"
        " OR updated_at <> datetime(updated_at) OR completed_at <> datetime(completed_at)",
        "SELECT count(*) FROM supplier_task_instances WHERE attachments IS NOT NULL"
        " AND NOT json_valid(attachments)",
    };
    for (const char* sql : kNone)
        QVERIFY2(integer(database, QLatin1String(sql)) == 0, sql);
    for (const QString& table : kTables.split(u' '))
        QCOMPARE(integer(database,
                         QStringLiteral("SELECT count(*) FROM %1 WHERE typeof(id) <> 'text'").arg(table)),
                 0);
}

void TestSample::plantsAboutTheFractionAskedFor()
{
    const QString path = freePath("fraction.db");
    QVERIFY(write(path, {.rows = 20'000, .seed = 3, .dirty = 0.1}));
    QVERIFY(write(freePath("stock.db"), {.rows = 20'000, .seed = 3, .dirty = 0}));
    auto database = opened(path);
    QVERIFY(database.attachReadOnly(freePath("stock.db"), QStringLiteral("stock")));
    // The stock's rows do not depend on the dirt, so whatever is not among them was planted.
    const auto planted = [&](const char* table) {
        return integer(
            database,
            QStringLiteral("SELECT count(*) FROM (SELECT id FROM main.%1 EXCEPT SELECT id FROM stock.%1)")
                .arg(QLatin1String(table)));
    };
    const qint64 instances = planted("supplier_task_instances");
    const qint64 templates = planted("project_milestone_tasks");
    QVERIFY2(instances > 2'000 && instances < 4'000, qPrintable(QString::number(instances)));
    QVERIFY2(templates > 450 && templates < 700, qPrintable(QString::number(templates)));
}

void TestSample::plantsEveryVariantOfEveryKindInTheSmallestSample()
{
    QVERIFY(write(freePath("smallest.db"), {.rows = 1, .dirty = 0.0001}));
    auto database = opened(freePath("smallest.db"));
    qint64 variants = 0;
    for (const auto& kind : app::dirt::instanceKinds())
        variants += kind.variants;
    QVERIFY(integer(database, QStringLiteral("SELECT count(*) FROM supplier_task_instances")) > variants);
    QVERIFY(integer(database, QStringLiteral("SELECT count(*) FROM milestones WHERE code = 'GATE'")) == 12);
}

void TestSample::refusesAnExistingFileAndLeavesItAlone()
{
    const QString path = freePath("mine.txt");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    const QStringList before = QDir(m_folder.path()).entryList();
    const auto status = write(path, {.rows = 10});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::TargetExists);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    QCOMPARE(QDir(m_folder.path()).entryList(), before);
}

void TestSample::refusesALinkThatLeadsNowhere()
{
    const QString path = freePath("link.db");
    QVERIFY(QFile::link(freePath("nowhere.db"), path));
    const auto status = write(path, {.rows = 10});
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::TargetExists);
    QVERIFY(!QFile::exists(freePath("nowhere.db")));
}

void TestSample::leavesNothingBehindWhenItFails()
{
    const auto missing = write(freePath("no folder/sample.db"), {.rows = 10});
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::FileFailed);

    // The name is taken while the sample is written.
    const QString path = freePath("raced.db");
    const auto take = [&path](qint64, qint64) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("theirs") == 6);
    };
    const auto raced = app::writeProductManagerSample(path, {.rows = 10, .dirty = 0}, take);
    QVERIFY(!raced);
    QCOMPARE(raced.error().code, ErrorCode::TargetExists);
    QCOMPARE(QFileInfo(path).size(), 6);
    QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("*.part-*")}).isEmpty());
}

void TestSample::refusesOptionsWithoutMeaning()
{
    const SampleOptions kOptions[] = {{.rows = -1},
                                      {.rows = 100'000'001},
                                      {.dirty = -0.1},
                                      {.dirty = 1.1},
                                      {.dirty = std::numeric_limits<double>::quiet_NaN()}};
    for (const SampleOptions& options : kOptions) {
        const auto status = write(freePath("refused.db"), options);
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Usage);
    }
    QVERIFY(!QFile::exists(freePath("refused.db")));
}

void TestSample::reportsProgressUpToTheEnd()
{
    std::vector<std::pair<qint64, qint64>> seen;
    const auto note = [&seen](qint64 done, qint64 total) { seen.emplace_back(done, total); };
    QVERIFY(app::writeProductManagerSample(freePath("progress.db"), {.rows = 9'000}, note));
    QVERIFY(seen.size() > 1);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QCOMPARE(seen.back().first, 9'000);
    QCOMPARE(seen.back().second, 9'000);
}

QTEST_GUILESS_MAIN(TestSample)
#include "test_sample.moc"
