// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/dirt.h"
#include "app/sample/product_manager.h"
#include "core/sqlite/database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace godwit;
using namespace godwit::core;
using godwit::app::SampleOptions;

namespace {

const QString kTables = QStringLiteral("suppliers projects task_types milestones tasks project_milestone_tasks"
                                       " supplier_task_instances task_templates task_instances");

Status write(const QString& path, const SampleOptions& options)
{
    auto status = app::writeProductManagerSample(path, options, {});
    if (!status)
        qInfo().noquote() << status.error().id() << status.error().what << status.error().detail;
    return status;
}

Database opened(const QString& path)
{
    auto database = Database::open(path);
    if (!database)
        qFatal("%s", qPrintable(database.error().what));
    return std::move(database).value();
}

qint64 integer(Database& database, const QString& sql)
{
    const auto result = database.integer(sql);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

std::vector<Row> rows(Database& database, const QString& sql)
{
    auto result = database.rows(sql);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(result).value();
}

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
    void plantsEachText_data();
    void plantsEachText();
    void plantsWhatTheRulesName_data();
    void plantsWhatTheRulesName();
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
    const QString sql = QStringLiteral("SELECT CAST(id AS TEXT) FROM supplier_task_instances ORDER BY rowid LIMIT 1");
    QVERIFY(first.text(sql).value() != second.text(sql).value());
}

void TestSample::givesTheRowsThatThisSeedAlwaysGave()
{
    // Notes and scripts name these ids; another platform must give them too.
    auto database = opened(dirtyPath());
    QCOMPARE(database.text(QStringLiteral("SELECT id FROM suppliers ORDER BY rowid LIMIT 1")).value(),
             QStringLiteral("9de7dbd1-f395-4b68-aebe-e3cbe5a1b9ab"));
    QCOMPARE(database.text(QStringLiteral("SELECT id FROM supplier_task_instances ORDER BY rowid LIMIT 1")).value(),
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
    const qint64 templates = integer(database, QStringLiteral("SELECT count(*) FROM project_milestone_tasks"));
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
    const QString sql = QStringLiteral("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
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
        "SELECT count(*) FROM milestones WHERE name IN ('First Article', 'Production Trial', 'Documentation', 'Testing')",
        "SELECT count(*) FROM milestones WHERE trim(name) = '' OR name <> trim(name)",
        "SELECT count(*) FROM milestones WHERE code LIKE 'PA%' OR code LIKE 'NMR%' GROUP BY task_type_id, code"
        " HAVING count(*) > 1",
        "SELECT count(*) FROM tasks WHERE trim(name) = ''",
        "SELECT count(*) FROM project_milestone_tasks p JOIN tasks t ON t.id = p.task_id"
        " WHERE t.milestone_id <> p.milestone_id",
        "SELECT count(*) FROM project_milestone_tasks WHERE due_date NOT GLOB '20[0-9][0-9]-[01][0-9]-[0-3][0-9]'",
        "SELECT count(*) FROM project_milestone_tasks WHERE due_date <> date(due_date)",
        "SELECT count(*) FROM project_milestone_tasks WHERE responsible_parties GLOB '[[]*'"
        " AND NOT json_valid(responsible_parties)",
        "SELECT count(*) FROM supplier_task_instances WHERE status NOT IN"
        " ('not_started', 'in_progress', 'blocked', 'submitted', 'completed')",
        "SELECT count(*) FROM supplier_task_instances WHERE (status = 'completed') <> (completed_at IS NOT NULL)",
        "SELECT count(*) FROM supplier_task_instances WHERE is_applied NOT IN (0, 1) OR typeof(is_applied) <> 'integer'",
        "SELECT count(*) FROM supplier_task_instances WHERE actual_due_date <> date(actual_due_date)",
        "SELECT count(*) FROM supplier_task_instances WHERE created_at IS NOT datetime(created_at)"
        " OR updated_at <> datetime(updated_at) OR completed_at <> datetime(completed_at)",
        "SELECT count(*) FROM supplier_task_instances WHERE attachments IS NOT NULL"
        " AND NOT json_valid(attachments)",
    };
    for (const char* sql : kNone)
        QVERIFY2(integer(database, QLatin1String(sql)) == 0, sql);
    for (const QString& table : kTables.split(u' '))
        QCOMPARE(integer(database, QStringLiteral("SELECT count(*) FROM %1 WHERE typeof(id) <> 'text'").arg(table)), 0);
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
        return integer(database, QStringLiteral("SELECT count(*) FROM (SELECT id FROM main.%1 EXCEPT SELECT id FROM stock.%1)")
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

void TestSample::plantsEachText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sql");
    const auto add = [](std::span<const QByteArrayView> texts, const char* table, const char* columns) {
        for (const QByteArrayView text : texts) {
            const QByteArray bytes = text.toByteArray();
            QTest::newRow((QByteArray(table) + ' ' + bytes.toPercentEncoding(" :[]{}/+")).constData())
                << bytes << QStringLiteral("SELECT count(*) FROM %1 WHERE ? IN (%2)").arg(QLatin1String(table), QLatin1String(columns));
        }
    };
    namespace dirt = app::dirt;
    add(dirt::readableDates(), "project_milestone_tasks", "due_date");
    add(dirt::unreadableDates(), "project_milestone_tasks", "due_date");
    add(dirt::readableDates(), "supplier_task_instances", "actual_due_date");
    add(dirt::unreadableDates(), "supplier_task_instances", "actual_due_date");
    add(dirt::readableDates(), "supplier_task_instances", "created_at, ifnull(updated_at, ''), ifnull(completed_at, '')");
    add(dirt::unreadableDates(), "supplier_task_instances", "created_at, ifnull(updated_at, ''), ifnull(completed_at, '')");
    add(dirt::validLists(), "project_milestone_tasks", "responsible_parties");
    add(dirt::invalidLists(), "project_milestone_tasks", "responsible_parties");
    add(dirt::validLists(), "supplier_task_instances", "attachments");
    add(dirt::invalidLists(), "supplier_task_instances", "attachments");
    add(dirt::knownStatuses(), "supplier_task_instances", "status");
    add(dirt::unknownStatuses(), "supplier_task_instances", "status");
    add(dirt::oddTexts(), "supplier_task_instances", "notes");
    add(dirt::oddTexts(), "project_milestone_tasks", "notes");
    add(dirt::oddTexts(), "milestones", "name");
    add(dirt::oddTexts(), "tasks", "name");
    add(dirt::oddTexts(), "task_templates", "name");
}

void TestSample::plantsEachText()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, sql);
    auto database = opened(dirtyPath());
    const auto count = database.integer(sql, {Value::ofText(text)});
    QVERIFY(count);
    QVERIFY(*count > 0);
}

void TestSample::plantsWhatTheRulesName_data()
{
    QTest::addColumn<QString>("sql");
    const auto add = [](const char* name, const char* sql) { QTest::newRow(name) << QString::fromUtf8(sql); };
    for (const QString& table : kTables.split(u' ')) {
        const auto probe = [&table](const char* what, const char* where) {
            QTest::newRow(qPrintable(table + u' ' + QLatin1String(what)))
                << QStringLiteral("SELECT count(*) FROM %1 WHERE %2").arg(table, QLatin1String(where));
        };
        probe("BLOB id", "typeof(id) = 'blob'");
        probe("NULL id", "id IS NULL");
        probe("invalid UTF-8 id", "typeof(id) = 'text' AND instr(CAST(id AS BLOB), X'E9C0AF') > 0");
    }
    // Orphans at each foreign key, and rows under each kind of parent whose id is no text.
    const char* const kKeys[][3] = {{"milestones", "task_type_id", "task_types"},
                                    {"tasks", "milestone_id", "milestones"},
                                    {"project_milestone_tasks", "project_id", "projects"},
                                    {"project_milestone_tasks", "task_id", "tasks"},
                                    {"project_milestone_tasks", "milestone_id", "milestones"},
                                    {"supplier_task_instances", "supplier_id", "suppliers"},
                                    {"supplier_task_instances", "project_milestone_task_id", "project_milestone_tasks"},
                                    {"task_instances", "template_id", "task_templates"}};
    for (const auto& [table, column, parent] : kKeys) {
        const QString from = QStringLiteral("SELECT count(*) FROM %1 WHERE ").arg(QLatin1String(table));
        const QString key = QLatin1String(column);
        const QString ids = QStringLiteral("(SELECT id FROM %1 WHERE id IS NOT NULL)").arg(QLatin1String(parent));
        const QString name = QLatin1String(table) + u' ' + key;
        QTest::newRow(qPrintable(name + QLatin1String(" orphan"))) << from + key + QLatin1String(" NOT IN ") + ids;
        if (key == QLatin1String("template_id") || (key == QLatin1String("milestone_id") && QLatin1String(table) != QLatin1String("tasks")))
            continue;
        QTest::newRow(qPrintable(name + QLatin1String(" orphan by case"))) << from + key + QLatin1String(" NOT IN ") + ids + QLatin1String(" AND lower(") + key + QLatin1String(") IN ") + ids;
        QTest::newRow(qPrintable(name + QLatin1String(" BLOB parent"))) << from + QStringLiteral("typeof(%1) = 'blob' AND %1 IN ").arg(key) + ids;
        QTest::newRow(qPrintable(name + QLatin1String(" BLOB of a text"))) << from + QStringLiteral("typeof(%1) = 'blob' AND CAST(%1 AS TEXT) IN ").arg(key) + ids;
        QTest::newRow(qPrintable(name + QLatin1String(" invalid UTF-8 parent")))
            << from + QStringLiteral("typeof(%1) = 'text' AND instr(CAST(%1 AS BLOB), X'E9C0AF') > 0 AND %1 IN ").arg(key) + ids;
    }
    add("section name taken", "SELECT count(*) FROM milestones a JOIN milestones b ON a.task_type_id = b.task_type_id"
                              " AND trim(a.name) = trim(b.name) AND a.rowid < b.rowid");
    add("known code twice in a type", "SELECT count(*) FROM milestones a JOIN milestones b ON a.task_type_id = b.task_type_id"
                                      " AND a.code = b.code AND a.rowid < b.rowid WHERE a.code = 'PA2'");
    add("own name is a known one", "SELECT count(*) FROM milestones WHERE code NOT IN ('PA2', 'PA3', 'NMR1', 'NMR2')"
                                   " AND trim(name) IN ('First Article', 'Production Trial', 'Documentation', 'Testing')");
    add("taken with its number", "SELECT count(*) FROM milestones a JOIN milestones b ON a.task_type_id = b.task_type_id"
                                 " AND b.name = a.name || ' (2)'");
    add("tie of sequence", "SELECT count(*) FROM milestones a JOIN milestones b ON a.task_type_id = b.task_type_id"
                           " AND trim(a.name) = trim(b.name) AND a.sequence = b.sequence AND a.id < b.id");
    add("milestone name blank", "SELECT count(*) FROM milestones WHERE trim(name) = '' AND trim(code) <> ''");
    add("milestone blank", "SELECT count(*) FROM milestones WHERE trim(name) = '' AND trim(code) = ''");
    add("tasks of a blank milestone", "SELECT count(*) FROM milestones m JOIN tasks t ON t.milestone_id = m.id"
                                      " JOIN project_milestone_tasks p ON p.task_id = t.id"
                                      " JOIN supplier_task_instances s ON s.project_milestone_task_id = p.id"
                                      " WHERE trim(m.name) = '' AND trim(m.code) = ''");
    add("milestone without tasks", "SELECT count(*) FROM milestones WHERE id NOT IN (SELECT milestone_id FROM tasks)");
    add("quarantined milestone takes no name", "SELECT count(*) FROM milestones a JOIN milestones b"
                                               " ON a.task_type_id = b.task_type_id AND a.name = b.name"
                                               " AND a.sequence < b.sequence WHERE typeof(a.id) = 'blob' AND a.code = 'CAP'");
    add("milestone code with NUL", "SELECT count(*) FROM milestones WHERE CAST(code AS BLOB) = X'50413200'");
    add("BLOB sequence", "SELECT count(*) FROM milestones WHERE typeof(sequence) = 'blob'");
    add("task name blank", "SELECT count(*) FROM tasks t JOIN project_milestone_tasks p ON p.task_id = t.id WHERE trim(t.name) = ''");
    add("task name BLOB", "SELECT count(*) FROM tasks WHERE typeof(name) = 'blob'");
    add("milestone is another", "SELECT count(*) FROM project_milestone_tasks p JOIN tasks t ON t.id = p.task_id"
                                " JOIN milestones m ON m.id = p.milestone_id WHERE m.id <> t.milestone_id AND m.code <> ''");
    add("milestone is in quarantine", "SELECT count(*) FROM project_milestone_tasks p JOIN tasks t ON t.id = p.task_id"
                                      " JOIN milestones m ON m.id = p.milestone_id WHERE m.id <> t.milestone_id AND m.code = ''");
    const QString pair = QStringLiteral("SELECT count(*) FROM project_milestone_tasks a JOIN project_milestone_tasks b"
                                        " ON a.project_id = b.project_id AND a.task_id = b.task_id AND a.id <> b.id"
                                        " JOIN supplier_task_instances s ON s.project_milestone_task_id = a.id WHERE ");
    QTest::newRow("duplicate, later stays, own day") << pair + QLatin1String("a.due_date < b.due_date AND s.actual_due_date GLOB '20*'");
    QTest::newRow("duplicate, later stays, no own day") << pair + QLatin1String("a.due_date < b.due_date AND s.actual_due_date IS NULL");
    QTest::newRow("duplicate, later stays, blank own day") << pair + QLatin1String("a.due_date < b.due_date AND trim(s.actual_due_date) = ''");
    QTest::newRow("duplicate, tie") << pair + QLatin1String("a.due_date = b.due_date");
    QTest::newRow("duplicate, tie of days only") << pair + QLatin1String("a.due_date < b.due_date AND date(a.due_date) = date(b.due_date)");
    QTest::newRow("duplicate, merged without date") << pair + QLatin1String("a.due_date IS NULL AND b.due_date GLOB '20*'");
    QTest::newRow("duplicate, none has a date") << pair + QLatin1String("a.due_date IS NULL AND trim(b.due_date) = ''");
    QTest::newRow("duplicate, one quarantined") << pair + QLatin1String("a.due_date = '2025-02-30' AND b.due_date > '2026'");
    add("three duplicates", "SELECT count(*) FROM (SELECT 1 FROM project_milestone_tasks GROUP BY project_id, task_id HAVING count(*) = 3)");
    add("completed by updated_at", "SELECT count(*) FROM supplier_task_instances WHERE status = 'completed'"
                                   " AND completed_at IS NULL AND updated_at IS NOT NULL");
    add("completed without any", "SELECT count(*) FROM supplier_task_instances WHERE status = 'completed'"
                                 " AND completed_at IS NULL AND updated_at IS NULL");
    add("completed by a blank", "SELECT count(*) FROM supplier_task_instances WHERE status = 'completed' AND trim(completed_at) = ''");
    add("blank created_at", "SELECT count(*) FROM supplier_task_instances WHERE trim(created_at) = ''");
    for (const char* spelling : {"true", " Yes ", "false", "NO", "", "   ", "maybe", "y", "0x1"})
        QTest::newRow(qPrintable(QStringLiteral("is_applied '%1'").arg(QLatin1String(spelling))))
            << QStringLiteral("SELECT count(*) FROM supplier_task_instances WHERE typeof(is_applied) = 'text' AND is_applied = '%1'")
                   .arg(QLatin1String(spelling));
    add("is_applied other number", "SELECT count(*) FROM supplier_task_instances WHERE is_applied = 2");
    add("is_applied fraction", "SELECT count(*) FROM supplier_task_instances WHERE is_applied = 0.5");
    add("is_applied infinite", "SELECT count(*) FROM supplier_task_instances WHERE is_applied = 9e999");
    for (const char* column : {"status", "actual_due_date", "completed_at", "notes", "attachments", "created_at",
                               "updated_at", "is_applied"}) {
        const QString name = QLatin1String(column);
        QTest::newRow(qPrintable(QLatin1String("instance BLOB ") + name))
            << QStringLiteral("SELECT count(*) FROM supplier_task_instances WHERE typeof(%1) = 'blob'").arg(name);
        QTest::newRow(qPrintable(QLatin1String("instance invalid UTF-8 ") + name))
            << QStringLiteral("SELECT count(*) FROM supplier_task_instances WHERE instr(CAST(%1 AS BLOB), X'E9C0AF') > 0").arg(name);
    }
    add("supplier name BLOB", "SELECT count(*) FROM suppliers WHERE typeof(name) = 'blob'");
    add("supplier name blank", "SELECT count(*) FROM suppliers WHERE name = ''");
    add("id with NUL", "SELECT count(*) FROM project_milestone_tasks p JOIN supplier_task_instances s"
                       " ON s.project_milestone_task_id = p.id WHERE instr(CAST(p.id AS BLOB), X'00') > 0");
}

void TestSample::plantsWhatTheRulesName()
{
    QFETCH(QString, sql);
    auto database = opened(dirtyPath());
    QVERIFY2(integer(database, sql) > 0, qPrintable(sql));
    auto clean = opened(cleanPath());
    QVERIFY2(integer(clean, sql) == 0, qPrintable(sql)); // a probe that finds clean rows would prove nothing
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
    const SampleOptions kOptions[] = {{.rows = -1}, {.rows = 100'000'001}, {.dirty = -0.1}, {.dirty = 1.1},
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
