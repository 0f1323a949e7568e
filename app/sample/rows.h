// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sample/random.h"
#include "core/sqlite/value.h"

namespace godwit::app {

/// The tables of version 1, in the order they are filled.
enum class SampleTable {
    Suppliers,
    Projects,
    TaskTypes,
    Milestones,
    Tasks,
    Templates,
    Instances,
    OldTemplates,
    OldInstances
};
inline constexpr int kSampleTables = 9;

/// Where the columns stand in the rows below; the id is always the first.
inline constexpr size_t kId = 0;
namespace named { // suppliers, projects, task_types, task_templates
inline constexpr size_t kName = 1, kText = 2, kCreated = 3;
}
namespace milestone {
inline constexpr size_t kTaskType = 1, kCode = 2, kName = 3, kSequence = 4;
}
namespace task {
inline constexpr size_t kMilestone = 1, kName = 2, kDescription = 3, kSequence = 4;
}
namespace pmt { // project_milestone_tasks, the templates
inline constexpr size_t kProject = 1, kMilestone = 2, kTask = 3, kDue = 4, kNotes = 5, kParties = 6;
}
namespace sti { // supplier_task_instances
inline constexpr size_t kSupplier = 1, kTemplate = 2, kStatus = 3, kDue = 4, kCompleted = 5, kNotes = 6,
                        kAttachments = 7, kApplied = 8, kCreated = 9, kUpdated = 10;
}
namespace old_instance { // task_instances
inline constexpr size_t kTemplate = 1, kStatus = 2, kDue = 3;
}

/// INSERT INTO … with all columns of a table, in the order above.
[[nodiscard]] QString sampleInsert(SampleTable table);

/// The clean rows of the sample: pure functions of the seed, the table and the row's number, so that nothing
/// is kept in memory and any row can name its parents. Numbers from count(table) on give rows that the stock
/// does not hold, with parents from the stock and (templates) pairs of project and task that no other row
/// has. A value.
class SampleRows
{
public:
    SampleRows(quint64 seed, qint64 instances);

    [[nodiscard]] qint64 count(SampleTable table) const { return m_counts[static_cast<int>(table)]; }
    [[nodiscard]] QByteArray id(SampleTable table, qint64 index) const;
    [[nodiscard]] core::Row row(SampleTable table, qint64 index) const;

    static constexpr qint64 kInstancesPerTemplate = 4;

private:
    [[nodiscard]] SampleRandom random(SampleTable table, qint64 index) const;
    [[nodiscard]] core::Value key(SampleTable table, qint64 index) const
    {
        return core::Value::ofText(id(table, index));
    }
    [[nodiscard]] core::Row supplier(SampleRandom& random) const;
    [[nodiscard]] core::Row project(SampleRandom& random) const;
    [[nodiscard]] core::Row taskType(qint64 index) const;
    [[nodiscard]] core::Row milestone(qint64 index) const;
    [[nodiscard]] core::Row task(SampleRandom& random, qint64 index) const;
    [[nodiscard]] core::Row projectTask(SampleRandom& random, qint64 index) const;
    [[nodiscard]] core::Row instance(SampleRandom& random, qint64 index) const;
    [[nodiscard]] core::Row oldTemplate(SampleRandom& random) const;
    [[nodiscard]] core::Row oldInstance(SampleRandom& random) const;

    quint64 m_seed;
    qint64 m_tasksPerProject;
    qint64 m_tasksPerMilestone;
    qint64 m_counts[kSampleTables] = {};
};

} // namespace godwit::app
