// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/target_row.h"
#include "core/schema/sql_words.h"

#include <QSet>

#include <functional>

namespace godwit::core {

/// Puts together what has to be asked of a row of a target (TargetRowText), expression by expression.
class TargetRowWriter
{
public:
    /// How a move gives a column.
    enum class Giving { Nothing, Value, Later }; ///< Later: the value depends on rows that have moved
    TargetRowWriter(const Table& target, std::function<Giving(const Column&)> giving)
        : m_target(target), m_giving(std::move(giving)), m_generated(generatedColumnsOf(target))
    {
    }

    /// False for an expression that needs a column which is not known before rows move.
    [[nodiscard]] bool knows(const QString& sql) const;
    void addCheck(const QString& sql);
    /// A generated column that must have a value.
    void addRequired(const Column& column);
    /// Its place among the parts.
    int addPart(const QString& sql, const QString& where);
    void addColumn(const Column& column) { m_needed.insert(foldedName(column.name)); }

    [[nodiscard]] TargetRowText text() const;
    /// Columns whose values have to be evaluated.
    [[nodiscard]] QStringList given() const;

private:
    [[nodiscard]] QList<const Column*> namedIn(const QString& sql) const;
    [[nodiscard]] bool numbersItself(const Column& column) const;
    [[nodiscard]] const GeneratedColumn* generated(const Column& column) const;
    void need(const QString& sql);

    const Table& m_target;
    std::function<Giving(const Column&)> m_giving;
    QList<GeneratedColumn> m_generated;
    QSet<QString> m_needed;
    QStringList m_required;
    QStringList m_checks;
    QStringList m_parts;
};

/// An INTEGER PRIMARY KEY: SQLite gives the key of a row that comes without one.
[[nodiscard]] bool makesKey(const Table& table, const Column& column);

} // namespace godwit::core
