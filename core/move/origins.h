// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/records.h"
#include "core/move/change_scene.h"
#include "core/move/key_trace.h"

namespace godwit::core {

/// The source row that a row of the target came from.
struct Origin
{
    QString table;
    qint64 tableId = 0; ///< in `_godwit_source`
    Value rowId;
    Value key;          ///< NULL if the key has several parts
    int move = -1;      ///< that brought it; -1: it is where it always was, in a table that is carried over
    bool isMerged = false; ///< into a row of another key
};

/// What leaves the target together: a source key, those that were merged into its rows, and so on.
struct Company
{
    struct Member
    {
        Row identity;
        size_t origin = 0; ///< in `origins`
    };
    std::vector<Origin> origins; ///< the first is the one that was asked for
    std::vector<Member> rows;    ///< all rows of these keys
};

/// Leads rows of one table back to their source rows: by their places where a move keeps them, else by their
/// one key (KeyTrace).
class Origins
{
public:
    static Result<Origins> create(const ChangeScene& scene, const QString& finalName);

    /// `identity` as RowIdentity has it; `key`: the value of the table's one key column, NULL if it has several.
    Result<std::optional<Origin>> find(const Row& identity, const Value& key);
    /// All that has to leave with a row of this origin. Their places are forgotten; rows and entries are left to the caller.
    Result<Company> takeOut(const Origin& origin, const Row& identity, const Value& key);
    /// A row is gone: the keys of which nothing is left in the target.
    Result<std::vector<Origin>> release(const Origin& origin, const Row& identity, const Value& key);

    /// Writes what became of the source row, once as the step's own entry, and once as the move's, whose counts follow.
    Status depart(const Origin& origin, Disposition disposition, const QString& rule);
    /// The move's own doing, at its end: what had moved or was merged is in quarantine after all. `late`: a number under
    /// which it is written down as well, where the move's phase has settled already.
    Status withdraw(const Origin& origin, std::optional<int> late);
    /// The row has another key from now on, and with it another identity: references find it under that one.
    Status rekey(const Origin& origin, const Row& identity, const Row& now, const Value& oldKey, const Value& newKey);

    /// The move that brought rows of this origin.
    [[nodiscard]] const CompiledMove& moveOf(const Origin& origin) const;

private:
    struct Mover ///< a move that filled the table
    {
        std::shared_ptr<const CompiledMove> move;
        QString table;
        qint64 tableId = 0;
        std::optional<Places> places;  ///< one of both
        std::optional<KeyTrace> trace;
    };
    explicit Origins(const ChangeScene& scene) : m_scene(&scene) {}
    Status prepare();
    Status addMovers(const QString& finalName);
    [[nodiscard]] Mover& moverOf(const Origin& origin);
    [[nodiscard]] static Origin originOf(const Mover& mover, const Places::Key& key);
    Result<Disposition> dispositionOf(const Origin& origin);
    Result<QString> markOf(const Origin& origin);
    Status count(const Origin& origin, Disposition before, Disposition now);
    Status writeEntry(const Origin& origin, int move, Disposition disposition, const Value& targetKey, const QString& rule);

    const ChangeScene* m_scene;
    std::optional<Statement> m_write; ///< an entry of the lineage
    QString m_carriedOver; ///< the table's own name, if its rows are the source's
    qint64 m_carriedId = 0;
    std::vector<Mover> m_movers;
};

} // namespace godwit::core
