// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/target_row.h"

#include "core/move/constraint_cause.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <QSet>

#include <algorithm>

namespace godwit::core {

namespace {

RowFault refused(const QString& cause, const QString& column)
{
    return {.code = ErrorCode::RowConstraint, .cause = cause, .column = column, .firstCause = {}};
}

} // namespace

QString TargetRowText::spelledOut(const QString& sql) const
{
    QString all = sql;
    QSet<QString> known;
    for (qsizetype before = -1; before != known.size();) {
        before = known.size();
        for (const GeneratedColumn& column : generated) {
            if (known.contains(column.name) || !mentionsName(all, column.name))
                continue;
            known.insert(column.name);
            all += u' ' + column.expression;
        }
    }
    return all;
}

Result<TargetRow> TargetRow::open(const TargetRowText& text, const Collations& collations)
{
    GODWIT_TRY(Database database, Database::openInMemory());
    GODWIT_CHECK(registerCollations(database, collations));
    GODWIT_CHECK(database.execute(text.create));
    GODWIT_CHECK(database.execute(QStringLiteral("BEGIN")));
    return TargetRow(std::move(database));
}

Status TargetRow::tries(const QString& expression)
{
    const auto tried = m_database.prepare(QStringLiteral("SELECT (%1\n) FROM one_row").arg(expression));
    return tried ? Status() : Status(tried.error());
}

Status TargetRow::prepare(const TargetRowText& text)
{
    m_text = text;
    QStringList names;
    for (const QString& column : text.columns)
        names += quoted(column);
    const QString places = QStringList(names.size(), QStringLiteral("?")).join(QStringLiteral(", "));
    const QString store = names.isEmpty() ? QStringLiteral("INSERT INTO one_row DEFAULT VALUES")
                                          : QStringLiteral("INSERT INTO one_row (%1) VALUES (%2)")
                                                .arg(names.join(QStringLiteral(", ")), places);
    QStringList asked;
    for (const QString& check : text.checks)
        asked += QStringLiteral("(%1\n) IS FALSE").arg(check);
    for (const QString& column : text.required)
        asked += quoted(column) + QStringLiteral(" IS NULL");
    for (const QString& part : text.parts)
        asked += part;
    GODWIT_TRY(Statement clear, m_database.preparePersistent(QStringLiteral("DELETE FROM one_row")));
    GODWIT_TRY(Statement stored, m_database.preparePersistent(store));
    m_clear.emplace(std::move(clear));
    m_store.emplace(std::move(stored));
    m_parts = RowBuffer(static_cast<int>(text.parts.size()));
    m_namedBy.clear();
    for (const QString& check : text.checks + text.required) {
        std::vector<qsizetype> named;
        for (qsizetype at = 0; at < text.columns.size(); ++at) {
            if (mentionsName(text.spelledOut(check), text.columns[at]))
                named.push_back(at);
        }
        m_namedBy.push_back(std::move(named));
    }
    if (asked.isEmpty())
        return {};
    GODWIT_TRY(Statement look,
               m_database.preparePersistent(
                   QStringLiteral("SELECT %1 FROM one_row").arg(asked.join(QStringLiteral(", ")))));
    m_look.emplace(std::move(look));
    return {};
}

Result<std::vector<RowFault>> TargetRow::take(const RowBuffer& rows, int row, const std::vector<int>& places,
                                              const std::vector<int>& failed)
{
    std::vector<RowFault> faults;
    std::vector<bool> absent(places.size(), false);
    m_parts.clear();
    GODWIT_CHECK(m_clear->run());
    for (size_t at = 0; at < places.size(); ++at) {
        rows.bind(*m_store, static_cast<int>(at) + 1, row, places[at]);
        absent[at] = std::find(failed.begin(), failed.end(), places[at]) != failed.end();
    }
    GODWIT_CHECK(store(faults, absent));
    const bool isStored = faults.empty() || !faults.back().column.isEmpty();
    if (m_look && isStored)
        GODWIT_CHECK(look(faults, absent));
    return faults;
}

/// A value that its type refuses is left out, so that the others are judged too. A fault without a column:
/// nothing was stored.
Status TargetRow::store(std::vector<RowFault>& faults, std::vector<bool>& absent)
{
    while (true) {
        const Status stored = m_store->run();
        if (stored)
            return {};
        if (!isRefusal(stored.error()))
            return stored.error();
        const ConstraintCause why = constraintCause(stored.error(), m_text.table);
        const auto at = static_cast<size_t>(m_text.columns.indexOf(why.column));
        const bool isAgain = at >= absent.size() || absent[at];
        faults.push_back(refused(why.cause, isAgain ? QString() : why.column));
        if (isAgain)
            return {};
        absent[at] = true;
        m_store->bindNull(static_cast<int>(at) + 1);
    }
}

Status TargetRow::look(std::vector<RowFault>& faults, const std::vector<bool>& absent)
{
    const auto stands = m_look->step();
    if (!stands) {
        if (!isOfRow(stands.error()))
            return stands.error();
        faults.push_back(refused(failureCause(stands.error().what), {}));
        return {};
    }
    const auto checks = static_cast<int>(m_text.checks.size());
    const int all = checks + static_cast<int>(m_text.required.size());
    for (int check = 0; check < all; ++check) {
        const std::vector<qsizetype>& named = m_namedBy[static_cast<size_t>(check)];
        const bool isAsked = std::none_of(named.begin(), named.end(), [&](qsizetype column) {
            return absent[static_cast<size_t>(column)];
        });
        if (!isAsked || m_look->integer(check) == 0)
            continue;
        const QString column = check < checks ? QString() : m_text.required[check - checks];
        faults.push_back(
            column.isEmpty()
                ? refused(QStringLiteral("“%1” does not hold (CHECK)").arg(m_text.checks[check].simplified()),
                          {})
                : refused(QStringLiteral("%1 has no value (NOT NULL)").arg(column), column));
    }
    m_parts.add(*m_look, all, static_cast<int>(m_text.parts.size()));
    m_look->reset();
    return {};
}

} // namespace godwit::core
