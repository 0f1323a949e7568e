// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/distinct_set.h"
#include "core/checks/profiler.h"

#include <vector>

namespace godwit::core {

/// The running figures of one column while a table is read. Keeps at most some hundred bytes of any value.
class ColumnTally
{
public:
    ColumnTally(const Column& column, qint64 distinctBound);

    void add(const Statement& row, int column);
    [[nodiscard]] ColumnProfile profile() const;

private:
    /// A value as the order needs it: numbers before text before BLOBs; bytes cut.
    struct Extreme
    {
        Value::Type type = Value::Type::Null;
        qint64 integer = 0;
        double real = 0;
        QByteArrayView bytes;
    };
    /// One of few different values.
    struct Listed
    {
        quint64 hash = 0;
        QString text;
        qint64 count = 0;
    };

    void addText(QByteArrayView bytes);
    void addDistinct(quint64 hash, const Extreme& value);
    void addOrder(const Extreme& value);
    static int compare(const Extreme& one, const Extreme& other);
    static Extreme viewOf(const Value& kept);
    static Value kept(const Extreme& value);
    static QString textOf(const Extreme& value);

    ColumnProfile m_profile;
    DistinctSet m_distinct;
    std::vector<Listed> m_listed;
    bool m_isListed = true; ///< false: there were more than can be listed
    Value m_least;          ///< Null: none yet
    Value m_greatest;
};

} // namespace godwit::core
