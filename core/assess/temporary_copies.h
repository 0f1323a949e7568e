// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"

namespace godwit::core {

/// The copies that a move reads instead of a table without row ids, a view or a query are made in the
/// connection's temporary database; changes the move's texts so. The file itself is only read.
void readFromTemporary(CompiledMove& move);

/// These copies, while it lives.
class TemporaryCopies
{
public:
    TemporaryCopies(Database& database, const CompiledMove& move) : m_database(database), m_move(move) {}
    ~TemporaryCopies();
    TemporaryCopies(const TemporaryCopies&) = delete;
    TemporaryCopies& operator=(const TemporaryCopies&) = delete;

    [[nodiscard]] Status make() const;

private:
    [[nodiscard]] Status makeUntyped(const QString& select, const QString& table) const;
    [[nodiscard]] Status fill(const QString& sql) const;

    Database& m_database;
    const CompiledMove& m_move;
};

} // namespace godwit::core
