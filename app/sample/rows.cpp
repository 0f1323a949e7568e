// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/rows.h"

#include "app/sample/words.h"

#include <algorithm>

namespace godwit::app {

using core::Row;
using core::Value;

namespace {

struct Stage
{
    const char* code;
    const char* name;
};
constexpr Stage kStages[] = {{"PA2", "First article run"}, {"PA3", "Trial run"},
                             {"NMR1", "Papers"},           {"NMR2", "Laboratory"},
                             {"KICK", "Kick-off"},         {"SOP", "Start of production"}};
constexpr auto kStagesPerType = static_cast<qint64>(std::size(kStages));

constexpr qint64 kDays = 730; // 2025 and 2026

Value text(const QByteArray& utf8)
{
    return Value::ofText(utf8);
}

Value partiesOf(SampleRandom& random)
{
    const qint64 kind = random.below(4);
    if (kind == 0)
        return Value::null();
    QByteArrayList names = {words::person(random)};
    if (random.percent(60))
        names += words::person(random);
    return text(kind == 1 ? names.join(", ") : words::jsonArray(names));
}

Value attachmentsOf(SampleRandom& random)
{
    if (random.percent(60))
        return Value::null();
    QByteArrayList names = {words::fileName(random)};
    if (random.percent(30))
        names += words::fileName(random);
    return text(words::jsonArray(names));
}

Value noteOr(SampleRandom& random, int percentNull)
{
    return random.percent(percentNull) ? Value::null() : text(words::note(random));
}

} // namespace

QString sampleInsert(SampleTable table)
{
    switch (table) {
    case SampleTable::Suppliers:
        return QStringLiteral(
            "INSERT INTO suppliers (id, name, contact_email, created_at) VALUES (?, ?, ?, ?)");
    case SampleTable::Projects:
        return QStringLiteral("INSERT INTO projects (id, name, description, created_at) VALUES (?, ?, ?, ?)");
    case SampleTable::TaskTypes:
        return QStringLiteral("INSERT INTO task_types (id, name, description) VALUES (?, ?, ?)");
    case SampleTable::Milestones:
        return QStringLiteral(
            "INSERT INTO milestones (id, task_type_id, code, name, sequence) VALUES (?, ?, ?, ?, ?)");
    case SampleTable::Tasks:
        return QStringLiteral(
            "INSERT INTO tasks (id, milestone_id, name, description, sequence) VALUES (?, ?, ?, ?, ?)");
    case SampleTable::Templates:
        return QStringLiteral(
            "INSERT INTO project_milestone_tasks (id, project_id, milestone_id, task_id, due_date, notes,"
            " responsible_parties) VALUES (?, ?, ?, ?, ?, ?, ?)");
    case SampleTable::Instances:
        return QStringLiteral(
            "INSERT INTO supplier_task_instances (id, supplier_id, project_milestone_task_id, status,"
            " actual_due_date, completed_at, notes, attachments, is_applied, created_at, updated_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    case SampleTable::OldTemplates:
        return QStringLiteral("INSERT INTO task_templates (id, name, description) VALUES (?, ?, ?)");
    case SampleTable::OldInstances:
        return QStringLiteral(
            "INSERT INTO task_instances (id, template_id, status, due_date) VALUES (?, ?, ?, ?)");
    }
    return {};
}

SampleRows::SampleRows(quint64 seed, qint64 instances) : m_seed(seed)
{
    const auto set = [this](SampleTable table, qint64 count) { m_counts[static_cast<int>(table)] = count; };
    const qint64 templates = (instances + kInstancesPerTemplate - 1) / kInstancesPerTemplate;
    const qint64 projects = std::clamp<qint64>(templates / 80, 4, 500);
    m_tasksPerProject = qMax<qint64>(1, (templates + projects - 1) / projects);
    // A project uses at most half of the tasks: the other half is for pairs that the stock does not hold.
    const qint64 wanted = 2 * m_tasksPerProject + 60;
    const qint64 types = std::clamp<qint64>(wanted / 40, 4, 20);
    const qint64 milestones = types * kStagesPerType;
    m_tasksPerMilestone = (wanted + milestones - 1) / milestones;
    set(SampleTable::Suppliers, std::clamp<qint64>(instances / 40, 8, 450));
    set(SampleTable::Projects, projects);
    set(SampleTable::TaskTypes, types);
    set(SampleTable::Milestones, milestones);
    set(SampleTable::Tasks, milestones * m_tasksPerMilestone);
    set(SampleTable::Templates, templates);
    set(SampleTable::Instances, instances);
    set(SampleTable::OldTemplates, 12 + qMin<qint64>(instances / 1000, 200));
    set(SampleTable::OldInstances, 20 + instances / 50);
}

SampleRandom SampleRows::random(SampleTable table, qint64 index) const
{
    return SampleRandom(m_seed, static_cast<quint64>(table) + 1, static_cast<quint64>(index));
}

QByteArray SampleRows::id(SampleTable table, qint64 index) const
{
    return random(table, index).uuid();
}

Row SampleRows::row(SampleTable table, qint64 index) const
{
    SampleRandom source = random(table, index);
    const Value own = text(source.uuid()); // the same two numbers as id() draws
    Row row;
    switch (table) {
    case SampleTable::Suppliers:
        row = supplier(source);
        break;
    case SampleTable::Projects:
        row = project(source);
        break;
    case SampleTable::TaskTypes:
        row = taskType(index);
        break;
    case SampleTable::Milestones:
        row = milestone(index);
        break;
    case SampleTable::Tasks:
        row = task(source, index);
        break;
    case SampleTable::Templates:
        row = projectTask(source, index);
        break;
    case SampleTable::Instances:
        row = instance(source, index);
        break;
    case SampleTable::OldTemplates:
        row = oldTemplate(source);
        break;
    case SampleTable::OldInstances:
        row = oldInstance(source);
        break;
    }
    row.front() = own;
    return row;
}

Row SampleRows::supplier(SampleRandom& random) const
{
    const QByteArray name = words::company(random);
    const Value mail = random.percent(10) ? Value::null() : text(words::address(random, name));
    return {Value::null(), text(name), mail, text(words::moment(random.below(60), random))};
}

Row SampleRows::project(SampleRandom& random) const
{
    const QByteArray name = words::product(random);
    const Value description = noteOr(random, 30);
    return {Value::null(), text(name), description, text(words::moment(random.below(90), random))};
}

Row SampleRows::taskType(qint64 index) const
{
    const QByteArray name = words::taskType(index);
    return {Value::null(), text(name), text("Steps of: " + name)};
}

Row SampleRows::milestone(qint64 index) const
{
    const qint64 type = index / kStagesPerType % count(SampleTable::TaskTypes);
    const Stage& stage = kStages[index % kStagesPerType];
    return {Value::null(), key(SampleTable::TaskTypes, type), text(stage.code), text(stage.name),
            Value::ofInteger((index % kStagesPerType + 1) * 10)};
}

Row SampleRows::task(SampleRandom& random, qint64 index) const
{
    const qint64 parent = index / m_tasksPerMilestone % count(SampleTable::Milestones);
    const QByteArray name = words::task(random);
    return {Value::null(), key(SampleTable::Milestones, parent), text(name), noteOr(random, 50),
            Value::ofInteger(index % m_tasksPerMilestone + 1)};
}

Row SampleRows::projectTask(SampleRandom& random, qint64 index) const
{
    const qint64 beyond = index - count(SampleTable::Templates);
    const qint64 projects = count(SampleTable::Projects);
    const qint64 owner = beyond < 0 ? index / m_tasksPerProject : beyond % projects;
    const qint64 nth = beyond < 0 ? index % m_tasksPerProject : m_tasksPerProject + beyond / projects;
    const qint64 first =
        SampleRandom(m_seed, 101, static_cast<quint64>(owner)).below(count(SampleTable::Tasks));
    const qint64 task = (first + nth) % count(SampleTable::Tasks);
    const Value due = random.percent(10) ? Value::null() : text(words::day(60 + random.below(kDays - 60)));
    const Value note = noteOr(random, 50);
    return {Value::null(),
            key(SampleTable::Projects, owner),
            key(SampleTable::Milestones, task / m_tasksPerMilestone),
            key(SampleTable::Tasks, task),
            due,
            note,
            partiesOf(random)};
}

Row SampleRows::instance(SampleRandom& random, qint64 index) const
{
    constexpr const char* kStatuses[] = {"not_started", "not_started", "not_started", "in_progress",
                                         "in_progress", "blocked",     "submitted",   "completed",
                                         "completed",   "completed"};
    const qint64 parent = index < count(SampleTable::Instances)
                              ? index / kInstancesPerTemplate
                              : random.below(qMax<qint64>(1, count(SampleTable::Templates)));
    const qint64 suppliers = count(SampleTable::Suppliers);
    const qint64 first = SampleRandom(m_seed, 102, static_cast<quint64>(parent)).below(suppliers);
    const qint64 supplier =
        (first + index % kInstancesPerTemplate * (suppliers / kInstancesPerTemplate)) % suppliers;
    const QByteArray status = random.pick(kStatuses);
    const bool isCompleted = status == "completed";
    const qint64 created = 30 + random.below(300);
    const Value due = random.percent(75) ? Value::null() : text(words::day(created + 30 + random.below(300)));
    const qint64 touched = created + 1 + random.below(200);
    const Value done = isCompleted ? text(words::moment(touched, random)) : Value::null();
    const Value note = noteOr(random, 50);
    const Value files = attachmentsOf(random);
    const Value applied = Value::ofInteger(random.percent(97) ? 1 : 0);
    const Value updated = random.percent(20) ? Value::null() : text(words::moment(touched, random));
    return {Value::null(),
            key(SampleTable::Suppliers, supplier),
            key(SampleTable::Templates, parent),
            text(status),
            due,
            done,
            note,
            files,
            applied,
            text(words::moment(created, random)),
            updated};
}

Row SampleRows::oldTemplate(SampleRandom& random) const
{
    const QByteArray name = words::task(random);
    return {Value::null(), text(name), noteOr(random, 50)};
}

Row SampleRows::oldInstance(SampleRandom& random) const
{
    const qint64 parent = random.below(count(SampleTable::OldTemplates));
    const Value status = text(random.percent(50) ? "open" : "done");
    return {Value::null(), key(SampleTable::OldTemplates, parent), status,
            text(words::day(random.below(200)))};
}

} // namespace godwit::app
