// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiled_move.h"
#include "core/move/expression_text.h"
#include "core/result.h"

namespace godwit::core {

/// Finds what a move reads and writes it into the compiled move: the table or the copy of ours, its row id and key, and
/// what stands beside it. The order of reading comes later, when the target's key is known (orderReading).
class SourceText
{
public:
    SourceText(const MoveScene& scene, const ExpressionText& text, CompiledMove& move)
        : m_scene(scene), m_text(text), m_move(move)
    {
    }

    Status find();
    /// The table, or view, that is read; null for a query.
    [[nodiscard]] const Table* table() const { return m_table; }
    /// Values that have to be computed over the whole source at once (OVER …) are put beside each row: gives the
    /// expression that reads one of them.
    QString hoist(const QString& expression);
    [[nodiscard]] bool isHoisted() const { return !m_hoisted.isEmpty(); }
    /// Writes the SELECTs of each stretch; `terms` is their list, with `/*identity*/` for row id, key and position.
    void orderReading(const QString& terms);
    [[nodiscard]] const QStringList& nothingFound() const { return m_nothing; } ///< per join: 1 where it found nothing
    /// A row's identity as SQL expressions that no other row of the move has.
    [[nodiscard]] QStringList identity() const;

private:
    [[nodiscard]] Error refused(ErrorCode code, const QString& what) const;
    Status findTable(const Table& table);
    Result<const Table*> findFurther(const QString& name);
    Status findQuery();
    Status findAccounted();
    void copyTable(const Table& table, const QString& schema);
    void copyQuery(const QString& query);
    void copyRows(const QString& select);
    Status addJoin(const Join& join);
    [[nodiscard]] Result<QStringList> accountedKey(const Table& table) const;
    [[nodiscard]] int readers(const QString& table) const;
    [[nodiscard]] bool readsByKey() const;
    [[nodiscard]] QString rowsTerm() const;
    [[nodiscard]] QString rowIdTerm() const;
    [[nodiscard]] QString besideRows() const;
    [[nodiscard]] ReadStretch stretch(const QString& terms, const QString& position, const QString& condition) const;

    const MoveScene& m_scene;
    const ExpressionText& m_text;
    CompiledMove& m_move;
    const Table* m_table = nullptr;
    QStringList m_joins;      ///< LEFT JOIN …
    QStringList m_nothing;    ///< per join: an expression that is 1 where it found nothing
    QStringList m_marks;      ///< per join: what tells its rows apart
    QStringList m_hoisted;
};

} // namespace godwit::core
