// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/planter.h"

namespace godwit::app {

using core::Row;
using core::Value;

core::Result<SamplePlanter> SamplePlanter::on(core::Database& database, const SampleRows& rows, quint64 seed)
{
    std::vector<core::Statement> inserts;
    for (int table = 0; table < kSampleTables; ++table) {
        GODWIT_TRY(auto insert, database.preparePersistent(sampleInsert(static_cast<SampleTable>(table))));
        inserts.push_back(std::move(insert));
    }
    return SamplePlanter(std::move(inserts), rows, seed);
}

void SamplePlanter::write(SampleTable table, const Row& row)
{
    if (!m_status)
        return;
    core::Statement& insert = m_inserts[static_cast<size_t>(table)];
    insert.bindAll(row);
    m_status = insert.run();
    ++m_written[static_cast<size_t>(table)];
}

void SamplePlanter::writeStock(SampleTable table, qint64 index)
{
    write(table, m_rows->row(table, index));
    m_stock[static_cast<size_t>(table)] = index + 1;
}

Row SamplePlanter::fresh(SampleTable table)
{
    Row row = m_rows->row(table, m_rows->count(table) + m_fresh[static_cast<size_t>(table)]++);
    if (table ==
        SampleTable::Instances) // the dirt takes the place of some templates that SampleRows counts with
        row[sti::kTemplate] = someId(SampleTable::Templates);
    return row;
}

Value SamplePlanter::someId(SampleTable table)
{
    return Value::ofText(
        m_rows->id(table, m_random.below(qMax<qint64>(1, m_stock[static_cast<size_t>(table)]))));
}

Row SamplePlanter::templateOf(const Value& task)
{
    Row row = fresh(SampleTable::Templates);
    row[pmt::kTask] = task;
    return row;
}

Row SamplePlanter::instanceOf(const Value& templateId)
{
    Row row = fresh(SampleTable::Instances);
    row[sti::kTemplate] = templateId;
    return row;
}

void SamplePlanter::writeBelowMilestone(const Value& milestoneId)
{
    if (milestoneId.isNull())
        return;
    Row row = fresh(SampleTable::Tasks);
    row[task::kMilestone] = milestoneId;
    write(SampleTable::Tasks, row);
    Row item = templateOf(row[kId]);
    item[pmt::kMilestone] = milestoneId;
    write(SampleTable::Templates, item);
    writeBelowTemplate(item[kId]);
}

void SamplePlanter::writeBelowTask(const Value& taskId)
{
    if (taskId.isNull())
        return;
    const Row item = templateOf(taskId);
    write(SampleTable::Templates, item);
    writeBelowTemplate(item[kId]);
}

void SamplePlanter::writeBelowTemplate(const Value& templateId)
{
    if (!templateId.isNull())
        write(SampleTable::Instances, instanceOf(templateId));
}

} // namespace godwit::app
