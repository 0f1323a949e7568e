// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/date_column.h"
#include "core/checks/distinct_set.h"
#include "core/checks/profiler.h"
#include "core/sqlite/cell.h"

#include <vector>

namespace godwit::core {

/// The running figures of one column while a table is read. Keeps at most some hundred bytes of any value.
class ColumnTally
{
public:
    ColumnTally(const Column& column, qint64 distinctBound);

    void add(const Statement& row, int column);
    /// Adds what another thread counted of other rows of the same column.
    void add(const ColumnTally& other);
    [[nodiscard]] ColumnProfile profile() const;

private:
    /// One of few different values.
    struct Listed
    {
        quint64 hash = 0;
        QString text;
        qint64 count = 0;
    };

    void addText(QByteArrayView bytes);
    void addDistinct(quint64 hash, const Cell& value);
    void addOrder(const Cell& value);
    void addListed(const ColumnTally& other);
    /// As SQLite orders: numbers before text before BLOBs; of bytes only the first are compared.
    static int compare(const Cell& one, const Cell& other);
    static Cell viewOf(const Value& kept);
    static Value kept(const Cell& value);
    static QString textOf(const Cell& value);

    ColumnProfile m_profile; ///< its counts; the rest is filled in at the end
    DistinctSet m_distinct;
    DateTally m_dates;
    std::vector<Listed> m_listed;
    bool m_isListed = true; ///< false: there were more than can be listed
    Value m_least;          ///< Null: none yet
    Value m_greatest;
};

} // namespace godwit::core
