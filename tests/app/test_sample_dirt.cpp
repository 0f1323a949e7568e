// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/dirt.h"
#include "sample_support.h"

#include <QTemporaryDir>

using namespace godwit;
using namespace godwit::core;
using namespace godwit::app::test;

class TestSampleDirt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void plantsEachText_data();
    void plantsEachText();
    void plantsWhatTheRulesName_data();
    void plantsWhatTheRulesName();

private:
    [[nodiscard]] QString dirtyPath() const { return m_folder.filePath(QStringLiteral("dirty.db")); }
    [[nodiscard]] QString cleanPath() const { return m_folder.filePath(QStringLiteral("clean.db")); }
    const QTemporaryDir m_folder;
};

void TestSampleDirt::initTestCase()
{
    QVERIFY(write(dirtyPath(), {}));
    QVERIFY(write(cleanPath(), {.rows = 8'003, .seed = 7, .dirty = 0}));
}

void TestSampleDirt::plantsEachText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sql");
    const auto add = [](std::span<const QByteArrayView> texts, const char* table, const char* columns) {
        for (const QByteArrayView text : texts) {
            const QByteArray bytes = text.toByteArray();
            QTest::newRow((QByteArray(table) + ' ' + bytes.toPercentEncoding(" :[]{}/+")).constData())
                << bytes
                << QStringLiteral("SELECT count(*) FROM %1 WHERE ? IN (%2)")
                       .arg(QLatin1String(table), QLatin1String(columns));
        }
    };
    namespace dirt = app::dirt;
    add(dirt::readableDates(), "project_milestone_tasks", "due_date");
    add(dirt::unreadableDates(), "project_milestone_tasks", "due_date");
    add(dirt::readableDates(), "supplier_task_instances", "actual_due_date");
    add(dirt::unreadableDates(), "supplier_task_instances", "actual_due_date");
    add(dirt::readableDates(), "supplier_task_instances",
        "created_at, ifnull(updated_at, ''), ifnull(completed_at, '')");
    add(dirt::unreadableDates(), "supplier_task_instances",
        "created_at, ifnull(updated_at, ''), ifnull(completed_at, '')");
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

void TestSampleDirt::plantsEachText()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, sql);
    auto database = opened(dirtyPath());
    const auto count = database.integer(sql, {Value::ofText(text)});
    QVERIFY(count);
    QVERIFY(*count > 0);
}

void TestSampleDirt::plantsWhatTheRulesName_data()
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
    const char* const kKeys[][3] = {
        {"milestones", "task_type_id", "task_types"},
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
        const QString ids =
            QStringLiteral("(SELECT id FROM %1 WHERE id IS NOT NULL)").arg(QLatin1String(parent));
        const QString name = QLatin1String(table) + u' ' + key;
        QTest::newRow(qPrintable(name + QLatin1String(" orphan")))
            << from + key + QLatin1String(" NOT IN ") + ids;
        if (key == QLatin1String("template_id") ||
            (key == QLatin1String("milestone_id") && QLatin1String(table) != QLatin1String("tasks")))
            continue;
        QTest::newRow(qPrintable(name + QLatin1String(" orphan by case")))
            << from + key + QLatin1String(" NOT IN ") + ids + QLatin1String(" AND lower(") + key +
                   QLatin1String(") IN ") + ids;
        QTest::newRow(qPrintable(name + QLatin1String(" BLOB parent")))
            << from + QStringLiteral("typeof(%1) = 'blob' AND %1 IN ").arg(key) + ids;
        QTest::newRow(qPrintable(name + QLatin1String(" BLOB of a text")))
            << from + QStringLiteral("typeof(%1) = 'blob' AND CAST(%1 AS TEXT) IN ").arg(key) + ids;
        QTest::newRow(qPrintable(name + QLatin1String(" invalid UTF-8 parent")))
            << from +
                   QStringLiteral("typeof(%1) = 'text' AND instr(CAST(%1 AS BLOB), X'E9C0AF') > 0 AND %1 IN ")
                       .arg(key) +
                   ids;
    }
    add("section name taken",
        "SELECT count(*) FROM milestones a JOIN milestones b ON a.task_type_id = b.task_type_id"
        " AND trim(a.name) = trim(b.name) AND a.rowid < b.rowid");
    add("known code twice in a type",
        "SELECT count(*) FROM milestones a JOIN milestones b ON a.task_type_id = b.task_type_id"
        " AND a.code = b.code AND a.rowid < b.rowid WHERE a.code = 'PA2'");
    add("own name is a known one",
        "SELECT count(*) FROM milestones WHERE code NOT IN ('PA2', 'PA3', 'NMR1', 'NMR2')"
        " AND trim(name) IN ('First Article', 'Production Trial', 'Documentation', 'Testing')");
    add("taken with its number",
        "SELECT count(*) FROM milestones a JOIN milestones b ON a.task_type_id = b.task_type_id"
        " AND b.name = a.name || ' (2)'");
    add("tie of sequence",
        "SELECT count(*) FROM milestones a JOIN milestones b ON a.task_type_id = b.task_type_id"
        " AND trim(a.name) = trim(b.name) AND a.sequence = b.sequence AND a.id < b.id");
    add("milestone name blank", "SELECT count(*) FROM milestones WHERE trim(name) = '' AND trim(code) <> ''");
    add("milestone blank", "SELECT count(*) FROM milestones WHERE trim(name) = '' AND trim(code) = ''");
    add("tasks of a blank milestone",
        "SELECT count(*) FROM milestones m JOIN tasks t ON t.milestone_id = m.id"
        " JOIN project_milestone_tasks p ON p.task_id = t.id"
        " JOIN supplier_task_instances s ON s.project_milestone_task_id = p.id"
        " WHERE trim(m.name) = '' AND trim(m.code) = ''");
    add("milestone without tasks",
        "SELECT count(*) FROM milestones WHERE id NOT IN (SELECT milestone_id FROM tasks)");
    add("quarantined milestone takes no name",
        "SELECT count(*) FROM milestones a JOIN milestones b"
        " ON a.task_type_id = b.task_type_id AND a.name = b.name"
        " AND a.sequence < b.sequence WHERE typeof(a.id) = 'blob' AND a.code = 'CAP'");
    add("milestone code with NUL", "SELECT count(*) FROM milestones WHERE CAST(code AS BLOB) = X'50413200'");
    add("BLOB sequence", "SELECT count(*) FROM milestones WHERE typeof(sequence) = 'blob'");
    add("task name blank", "SELECT count(*) FROM tasks t JOIN project_milestone_tasks p ON p.task_id = t.id "
                           "WHERE trim(t.name) = ''");
    add("task name BLOB", "SELECT count(*) FROM tasks WHERE typeof(name) = 'blob'");
    add("milestone is another",
        "SELECT count(*) FROM project_milestone_tasks p JOIN tasks t ON t.id = p.task_id"
        " JOIN milestones m ON m.id = p.milestone_id WHERE m.id <> t.milestone_id AND m.code <> ''");
    add("milestone is in quarantine",
        "SELECT count(*) FROM project_milestone_tasks p JOIN tasks t ON t.id = p.task_id"
        " JOIN milestones m ON m.id = p.milestone_id WHERE m.id <> t.milestone_id AND m.code = ''");
    const QString pair =
        QStringLiteral("SELECT count(*) FROM project_milestone_tasks a JOIN project_milestone_tasks b"
                       " ON a.project_id = b.project_id AND a.task_id = b.task_id AND a.id <> b.id"
                       " JOIN supplier_task_instances s ON s.project_milestone_task_id = a.id WHERE ");
    QTest::newRow("duplicate, later stays, own day")
        << pair + QLatin1String("a.due_date < b.due_date AND s.actual_due_date GLOB '20*'");
    QTest::newRow("duplicate, later stays, no own day")
        << pair + QLatin1String("a.due_date < b.due_date AND s.actual_due_date IS NULL");
    QTest::newRow("duplicate, later stays, blank own day")
        << pair + QLatin1String("a.due_date < b.due_date AND trim(s.actual_due_date) = ''");
    QTest::newRow("duplicate, tie") << pair + QLatin1String("a.due_date = b.due_date");
    QTest::newRow("duplicate, tie of days only")
        << pair + QLatin1String("a.due_date < b.due_date AND date(a.due_date) = date(b.due_date)");
    QTest::newRow("duplicate, merged without date")
        << pair + QLatin1String("a.due_date IS NULL AND b.due_date GLOB '20*'");
    QTest::newRow("duplicate, none has a date")
        << pair + QLatin1String("a.due_date IS NULL AND trim(b.due_date) = ''");
    QTest::newRow("duplicate, one quarantined")
        << pair + QLatin1String("a.due_date = '2025-02-30' AND b.due_date > '2026'");
    add("three duplicates", "SELECT count(*) FROM (SELECT 1 FROM project_milestone_tasks GROUP BY "
                            "project_id, task_id HAVING count(*) = 3)");
    add("completed by updated_at", "SELECT count(*) FROM supplier_task_instances WHERE status = 'completed'"
                                   " AND completed_at IS NULL AND updated_at IS NOT NULL");
    add("completed without any", "SELECT count(*) FROM supplier_task_instances WHERE status = 'completed'"
                                 " AND completed_at IS NULL AND updated_at IS NULL");
    add("completed by a blank", "SELECT count(*) FROM supplier_task_instances WHERE status = 'completed' AND "
                                "trim(completed_at) = ''");
    add("blank created_at", "SELECT count(*) FROM supplier_task_instances WHERE trim(created_at) = ''");
    for (const char* spelling : {"true", " Yes ", "false", "NO", "", "   ", "maybe", "y", "0x1"})
        QTest::newRow(qPrintable(QStringLiteral("is_applied '%1'").arg(QLatin1String(spelling))))
            << QStringLiteral("SELECT count(*) FROM supplier_task_instances WHERE typeof(is_applied) = "
                              "'text' AND is_applied = '%1'")
                   .arg(QLatin1String(spelling));
    add("is_applied other number", "SELECT count(*) FROM supplier_task_instances WHERE is_applied = 2");
    add("is_applied fraction", "SELECT count(*) FROM supplier_task_instances WHERE is_applied = 0.5");
    add("is_applied infinite", "SELECT count(*) FROM supplier_task_instances WHERE is_applied = 9e999");
    for (const char* column : {"status", "actual_due_date", "completed_at", "notes", "attachments",
                               "created_at", "updated_at", "is_applied"}) {
        const QString name = QLatin1String(column);
        QTest::newRow(qPrintable(QLatin1String("instance BLOB ") + name))
            << QStringLiteral("SELECT count(*) FROM supplier_task_instances WHERE typeof(%1) = 'blob'")
                   .arg(name);
        QTest::newRow(qPrintable(QLatin1String("instance invalid UTF-8 ") + name))
            << QStringLiteral("SELECT count(*) FROM supplier_task_instances WHERE instr(CAST(%1 AS BLOB), "
                              "X'E9C0AF') > 0")
                   .arg(name);
    }
    add("supplier name BLOB", "SELECT count(*) FROM suppliers WHERE typeof(name) = 'blob'");
    add("supplier name blank", "SELECT count(*) FROM suppliers WHERE name = ''");
    add("id with NUL", "SELECT count(*) FROM project_milestone_tasks p JOIN supplier_task_instances s"
                       " ON s.project_milestone_task_id = p.id WHERE instr(CAST(p.id AS BLOB), X'00') > 0");
}

void TestSampleDirt::plantsWhatTheRulesName()
{
    QFETCH(QString, sql);
    auto database = opened(dirtyPath());
    QVERIFY2(integer(database, sql) > 0, qPrintable(sql));
    auto clean = opened(cleanPath());
    QVERIFY2(integer(clean, sql) == 0, qPrintable(sql)); // a probe that finds clean rows would prove nothing
}

QTEST_GUILESS_MAIN(TestSampleDirt)
#include "test_sample_dirt.moc"
