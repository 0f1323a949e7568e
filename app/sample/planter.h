// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sample/rows.h"
#include "core/sqlite/database.h"

#include <array>

namespace godwit::app {

/// Writes rows into the sample and counts them. Owned by the writer of the sample, lives within its
/// transaction. The first error stays in status() and nothing is written after it, so that the functions that
/// plant dirt read as lists.
class SamplePlanter
{
public:
    static core::Result<SamplePlanter> on(core::Database& database, const SampleRows& rows, quint64 seed);

    void write(SampleTable table, const core::Row& row);
    /// The rows of the stock, in their order.
    void writeStock(SampleTable table, qint64 index);

    /// A clean row that the stock does not hold, not yet written; its parents are written.
    core::Row fresh(SampleTable table);
    /// The id of some row of the stock that is written already, and of no row at all.
    core::Value someId(SampleTable table);
    core::Value unknownId() { return core::Value::ofText(m_random.uuid()); }
    /// A template of its own pair of a project and a task, and an instance of a template.
    core::Row templateOf(const core::Value& task);
    core::Row instanceOf(const core::Value& templateId);
    /// What depends on a milestone or a task or a template: one row of each table below it. NULL has none.
    void writeBelowMilestone(const core::Value& milestoneId);
    void writeBelowTask(const core::Value& taskId);
    void writeBelowTemplate(const core::Value& templateId);
    /// A name that no other call gives: for families whose members must collide with each other only.
    QByteArray ownName(const char* start) { return start + (' ' + QByteArray::number(++m_names)); }

    SampleRandom& random() { return m_random; }
    [[nodiscard]] const SampleRows& rows() const { return *m_rows; }
    [[nodiscard]] qint64 written(SampleTable table) const { return m_written[static_cast<size_t>(table)]; }
    [[nodiscard]] const core::Status& status() const { return m_status; }

private:
    SamplePlanter(std::vector<core::Statement> inserts, const SampleRows& rows, quint64 seed)
        : m_inserts(std::move(inserts)), m_rows(&rows), m_random(seed, 100, 0)
    {
    }

    std::vector<core::Statement> m_inserts; ///< one for each table
    const SampleRows* m_rows;
    SampleRandom m_random;
    std::array<qint64, kSampleTables> m_written = {};
    std::array<qint64, kSampleTables> m_stock = {}; ///< of them, those of the stock
    std::array<qint64, kSampleTables> m_fresh = {};
    qint64 m_names = 0;
    core::Status m_status;
};

} // namespace godwit::app
