// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/aside_keys.h"

#include "core/move/compiler.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

Result<QString> AsideKeys::causeOf(int move, const Value& newKey)
{
    auto found = m_causes.find(move);
    if (found == m_causes.end()) {
        GODWIT_TRY(auto prepared, prepare(move));
        found = m_causes.emplace(move, std::move(prepared)).first;
    }
    if (!found->second)
        return QString();
    Statement& cause = *found->second;
    cause.bind(1, newKey);
    GODWIT_TRY(const bool isThere, cause.step());
    const QString text = isThere ? cause.text(0) : QString();
    cause.reset();
    return text;
}

/// The new keys are written down once.
Result<std::optional<Statement>> AsideKeys::prepare(int number)
{
    GODWIT_TRY(const CompiledMove move, compileMove(m_scene, number, *movesOf(m_scene.plan).at(number)));
    if (!move.step->query.isEmpty() || !move.keyFollows || move.keepsKey || move.hasSeveral || !move.copies.isEmpty())
        return std::optional<Statement>();
    const QString name = move.reserved(QStringLiteral("aside"));
    GODWIT_CHECK(m_work.execute(QStringLiteral("DROP TABLE IF EXISTS temp.%1; CREATE TEMP TABLE %1 (new_key, cause)").arg(quoted(name))));
    GODWIT_TRY(Statement fill, m_work.prepare(QStringLiteral("INSERT INTO temp.%1 SELECT %2, (SELECT CASE q.first_cause WHEN '' THEN q.cause ELSE"
                                                             " q.first_cause END FROM main._godwit_quarantine AS q WHERE q.move = %5 AND"
                                                             " q.row_id = %3.%4 ORDER BY q.id LIMIT 1) FROM main.%3 AS %3 WHERE %3.%4 IN"
                                                             " (SELECT row_id FROM main._godwit_quarantine WHERE move = %5) ORDER BY %3.%4")
                                                  .arg(quoted(name), move.keyExpression, quoted(move.rowsTable), quoted(move.rowidName),
                                                       QString::number(number))));
    move.bind(fill);
    GODWIT_CHECK(fill.run());
    GODWIT_CHECK(m_work.execute(QStringLiteral("CREATE INDEX temp.%1 ON %2 (new_key)").arg(quoted(name + QStringLiteral("_key")), quoted(name))));
    GODWIT_TRY(auto cause, m_work.preparePersistent(
                               QStringLiteral("SELECT cause FROM temp.%1 WHERE new_key = ? ORDER BY rowid LIMIT 1").arg(quoted(name))));
    return std::optional(std::move(cause));
}

} // namespace godwit::core
