// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/query_failure.h"

#include "core/checks/figures.h"
#include "core/move/constraint_cause.h"
#include "core/sqlite/quoting.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

/// The query of a move, without what puts its rows into a table of ours; empty: it has none.
QString queryOf(const CompiledMove& move)
{
    const QString start = QStringLiteral("CREATE TABLE main.%1 AS ").arg(quoted(move.rowsTable));
    for (const CopyStatement& copy : move.materialise) {
        if (copy.into == move.rowsTable)
            return copy.sql;
        if (copy.sql.startsWith(start))
            return copy.sql.mid(start.size());
    }
    return {};
}

/// One query that fails, asked for parts of its rows.
class FailingQuery
{
public:
    FailingQuery(Database& work, const CompiledMove& move, const QString& query)
        : m_work(work), m_move(move), m_query(query)
    {
        m_timer.start();
    }

    /// Where it fails, as the middle of a sentence; empty: nothing more can be told.
    QString place()
    {
        const bool accounts = m_move.rowsTable != m_move.keysTable;
        const QString row = accounts ? failingKey() : QString();
        if (!row.isEmpty())
            return QStringLiteral(" over the row of %1 with %2").arg(m_move.sourceTable, row);
        return rowsBefore() > 0 ? QStringLiteral(" behind its first %1").arg(rowsText(m_rows)) : QString();
    }

private:
    [[nodiscard]] bool isOver() const
    {
        return m_move.limits.queryMs > 0 && m_timer.hasExpired(m_move.limits.queryMs);
    }

    /// True: it ends without an error.
    bool reads(const QString& sql)
    {
        m_rows = 0;
        const SqlBounds bounds(m_work, m_move.limits.valueBytes, m_move.limits.queryMs);
        auto rows = m_work.prepare(sql);
        if (!rows)
            return false;
        m_move.bind(*rows);
        while (true) {
            const auto stepped = rows->step();
            if (!stepped || !*stepped)
                return static_cast<bool>(stepped);
            ++m_rows;
        }
    }

    qint64 rowsBefore()
    {
        (void)reads(m_query);
        return m_rows;
    }

    /// SQLite asks for no other key's values where it can look the keys up first.
    bool readsUpTo(qint64 place)
    {
        const auto last = m_work.integer(QStringLiteral("SELECT %1 FROM main.%2 ORDER BY %1 LIMIT 1 OFFSET ?")
                                             .arg(quoted(m_move.keysRowid), quoted(m_move.keysTable)),
                                         {Value::ofInteger(place)});
        m_last = last ? *last : 0;
        // The number stands in the text: SQLite would take ?1 for the plan's first parameter.
        return last &&
               reads(QStringLiteral("SELECT * FROM (%1) WHERE _godwit_row <= %2").arg(m_query).arg(m_last));
    }

    /// The last key alone.
    bool readsLast(qint64 place)
    {
        const auto last = m_work.integer(QStringLiteral("SELECT max(%1) FROM main.%2")
                                             .arg(quoted(m_move.keysRowid), quoted(m_move.keysTable)));
        return place > 0 && last &&
               reads(QStringLiteral("SELECT * FROM (%1) WHERE _godwit_row = %2").arg(m_query).arg(*last));
    }

    QString failingKey()
    {
        const auto keys =
            m_work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(m_move.keysTable)));
        const QString none =
            QStringLiteral("SELECT * FROM (%1) WHERE _godwit_row < (SELECT min(%2) FROM main.%3)")
                .arg(m_query, quoted(m_move.keysRowid), quoted(m_move.keysTable));
        if (!keys || *keys == 0 || !reads(none))
            return {};    // it fails whatever it is asked for
        qint64 first = 0; // of the places at which it may fail for the first time
        qint64 last = *keys - 1;
        while (first < last) {
            if (isOver())
                return {};
            const qint64 middle = first + (last - first) / 2;
            if (readsUpTo(middle))
                first = middle + 1;
            else
                last = middle;
        }
        const bool isProven =
            first > 0 || (*keys > 1 && readsLast(*keys - 1)); // else it may fail for any key
        return !isProven || readsUpTo(first) ? QString() : keyOf(m_last);
    }

    QString keyOf(qint64 rowId)
    {
        const auto rows = m_work.rows(
            QStringLiteral("SELECT %1 FROM main.%2 WHERE %3 = ?")
                .arg(quotedList(m_move.keyColumns), quoted(m_move.keysTable), quoted(m_move.keysRowid)),
            {Value::ofInteger(rowId)});
        QStringList parts;
        for (qsizetype part = 0; rows && rows->size() == 1 && part < m_move.keyColumns.size(); ++part)
            parts += QStringLiteral("%1 = %2").arg(m_move.keyColumns[part],
                                                   rows->front()[static_cast<size_t>(part)].toLiteral());
        return parts.join(QStringLiteral(" and "));
    }

    Database& m_work;
    const CompiledMove& m_move;
    QString m_query;
    QElapsedTimer m_timer;
    qint64 m_rows = 0; ///< that the last reading gave
    qint64 m_last = 0; ///< row id of the place asked for last
};

} // namespace

Error failedQuery(Database& work, const CompiledMove& move, const Error& said)
{
    const QString query = move.step->query.isEmpty() || !isOfRow(said) ? QString() : queryOf(move);
    if (query.isEmpty())
        return said;
    const QString place = FailingQuery(work, move, query).place();
    return Error(said.code,
                 QStringLiteral("%1: %2: the query failed%3: %4.")
                     .arg(move.step->query.at.toString(), move.title, place, failureWords(said.what)))
        .withState(QStringLiteral("Nothing of this step has moved; the step can be run again."))
        .withNext(QStringLiteral("Mend the value in the database, or let the query leave such values out "
                                 "(for JSON: json_valid(x)) or read them by "
                                 "a function that gives NULL for them. A row that a “move” of the table "
                                 "itself takes would go to quarantine."))
        .withDetail(said.detail)
        .withSqlite(said.sqlite);
}

} // namespace godwit::core
