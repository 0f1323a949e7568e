// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/compiled_move.h"
#include "core/move/row_batch.h"

#include <unordered_map>

namespace godwit::core {

/// Where reading stands: behind a row, or (position NULL) at the start of a stretch.
struct ReadPosition
{
    int stretch = 0;
    Value position;
};

/// Reads a move's source in its order and judges each row: skipped by a rule, faulty with its cause, or good. An
/// expression of SQLite's own that fails ends the SELECT: that row is found, judged and passed, and reading goes on behind
/// it. Used on one thread, that of its connection; `verdict` is the one the connection's functions write to.
class RowReader
{
public:
    /// Thorough: all that is wrong with a row, and its values too, for who counts and moves nothing. A value
    /// that could not be evaluated is NULL there.
    enum class Judging { First, Thorough };
    static Result<RowReader> open(Database& database, const CompiledMove& move,
                                  std::shared_ptr<RowVerdict> verdict, const ReadPosition& from,
                                  Judging judging = Judging::First);

    /// Adds rows until the batch has `rows` of them or 256 KiB of values. False: the source is at its end.
    Result<bool> fill(RowBatch& batch, int rows);

private:
    RowReader(Database& database, const CompiledMove& move, std::shared_ptr<RowVerdict> verdict, const ReadPosition& from)
        : m_database(&database), m_move(&move), m_verdict(std::move(verdict)), m_at(from)
    {
    }

    Status begin();
    Status checkOrder(const QString& select);
    Status take(RowBatch& batch);
    struct FailedRow;
    Status judge(const Statement& row, RowBatch& batch, RowHead& head, const FailedRow* failed = nullptr);
    Result<bool> judgeConditions(const Statement& row, RowBatch& batch, RowHead& head, const FailedRow* failed);
    Result<bool> judgeJoins(const Statement& row, RowBatch& batch, RowHead& head, const FailedRow* failed);
    void judgeRules(const Statement& row, RowBatch& batch, RowHead& head) const;
    Status judgeVerdict(const Statement& row, RowBatch& batch, RowHead& head);
    void finish(RowBatch& batch, RowHead head);
    void remember(const RowBatch& batch);
    Status passFailed(RowBatch& batch, const Error& error);
    Status judgeKeyBefore(RowBatch& batch, bool hasRow);
    Status judgeKeyAgain(RowBatch& batch);
    static constexpr int kAllRows = -1;
    /// A row that could not be read with the others.
    struct FailedRow
    {
        Value position;
        int skip = kAllRows; ///< rows of the same position that come before it
    };
    [[nodiscard]] FailedRow placeOf(const Statement& row) const;
    Result<std::optional<RowFault>> notedBy(const QString& list, const FailedRow& row);
    Status judgeFailed(RowBatch& batch, const FailedRow& row, const Error& error, RowHead& head);
    Result<bool> failsAgain();
    Result<bool> joinFails(const FailedRow& row);
    Result<QString> failingColumn(const FailedRow& row, QString* message);
    Status judgeColumns(RowBatch& batch, RowHead& head, const FailedRow& row, bool areValuesThere);
    Result<Statement*> prepared(const QString& select, const Value& from);
    /// `isRest`: all rows behind those that are skipped, else the next alone.
    [[nodiscard]] QString selectAt(const QString& list, int skip, bool isRest = false) const;

    Database* m_database;
    const CompiledMove* m_move;
    bool m_isThorough = false;
    std::shared_ptr<RowVerdict> m_verdict;
    ReadPosition m_at;            ///< behind the last row given
    Value m_rowId;                ///< of that row, to tell further rows of its key
    int m_given = 0;              ///< rows of that key so far; 0: it is done with
    bool m_isLeftOut = false;     ///< by a `where` that takes all rows of that key alike
    bool m_isInDoubt = false;     ///< something was noted while its rows were read
    bool m_isWithinKey = false;   ///< the SELECT under way has the rest of one key
    Statement* m_rows = nullptr;  ///< the SELECT under way
    std::unordered_map<QString, Statement> m_statements; ///< by their text: rows that fail ask for the same again
};

} // namespace godwit::core
