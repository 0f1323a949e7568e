// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/records.h"
#include "core/move/change_scene.h"

namespace godwit::core {

/// The source row that a row of the target came from.
struct Origin
{
    QString table;
    qint64 tableId = 0; ///< in `_godwit_source`
    Value rowId;
    Value key;          ///< NULL if the key has several parts
    int move = -1;      ///< that brought it; -1: it is where it always was, in a table that is carried over
};

/// Leads rows of one table back to their source rows: through the lineage where their key changed, else by the same key. Of
/// rows of a move whose key, or whose target's key, has several columns nothing can be told. Needs the plan's functions on
/// the connection, where a key follows from an expression.
class Origins
{
public:
    static Result<Origins> create(const ChangeScene& scene, const QString& finalName);

    /// `identity` as RowIdentity has it; `key`: the value of the table's one key column, NULL if it has several.
    Result<std::optional<Origin>> find(const Row& identity, const Value& key);

    /// Writes what became of the source row, once as the step's own entry, and once as the move's, whose counts follow.
    Status depart(const Origin& origin, Disposition disposition, const QString& rule);
    /// The move's own doing, at its end: what had moved (or was merged, `before`) is in quarantine after all.
    Status withdraw(const Origin& origin, Disposition before);
    /// The row has another key from now on: references find it under that one.
    Status rekey(const Origin& origin, const Value& newKey);

private:
    struct Mover ///< a move that filled the table
    {
        int number = 0;
        QString table;
        qint64 tableId = 0;
        std::optional<Statement> byKey; ///< row id (or key) and key of the source row with a key
        bool isMapped = false;          ///< byKey takes the key of the target: each follows from its row, and none is in the lineage
    };
    explicit Origins(const ChangeScene& scene) : m_scene(&scene) {}
    Status prepare();
    Status addMovers(const QString& finalName);
    Result<QString> mapKeys(int number);
    Result<std::optional<Origin>> findMoved(Mover& mover, const Value& key);
    Status writeEntry(const Origin& origin, int move, Disposition disposition, const Value& targetKey, const QString& rule);

    const ChangeScene* m_scene;
    std::optional<Statement> m_write;   ///< an entry of the lineage
    std::optional<Statement> m_changed; ///< the row that a move gave another key
    std::optional<Statement> m_entry;   ///< what the lineage says of a source key
    QString m_carriedOver; ///< the table's own name, if its rows are the source's
    qint64 m_carriedId = 0;
    std::vector<Mover> m_movers;
};

} // namespace godwit::core
