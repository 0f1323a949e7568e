// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/row_copier.h"

#include "core/move/constraint_cause.h"
#include "core/move/rebuilt_columns.h"
#include "core/move/row_walk.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

constexpr auto kByRule =
    static_cast<ErrorCode>(0); // of a note: nothing is wrong with the row, a rule leaves it out

} // namespace

Status RowCopier::createNotes()
{
    GODWIT_TRY(const RowIdentity identity, RowIdentity::of(m_old));
    return m_scene.work.execute(
        QStringLiteral(
            "CREATE TABLE main.%1 (_godwit_place INTEGER PRIMARY KEY, _godwit_code INTEGER NOT NULL,"
            " _godwit_cause TEXT NOT NULL, _godwit_column TEXT NOT NULL, _godwit_first TEXT NOT NULL, %2)")
            .arg(quoted(m_scene.reserved(QStringLiteral("value"))), identity.definitions()));
}

Status RowCopier::prepare(const RebuildStep& step)
{
    Database& work = m_scene.work;
    GODWIT_TRY(m_order, KeyOrder::of(work, m_old));
    const RebuiltColumns rebuilt = RebuiltColumns::of(m_scene.plan, m_scene.target, m_scene.staging, step,
                                                      m_old, m_wanted, m_scene.seed, m_scene.title());
    m_columns = rebuilt.columns;
    m_expressions = rebuilt.expressions;
    m_keepsIdentity = rebuilt.keepsIdentity;
    GODWIT_TRY(auto walk, KeyWalk::create(m_scene, m_order, m_old.name, quoted(step.table), m_expressions));
    GODWIT_TRY(
        auto insert,
        work.preparePersistent(m_columns.isEmpty()
                                   ? QStringLiteral("INSERT INTO main.%1 DEFAULT VALUES").arg(quoted(m_fresh))
                                   : QStringLiteral("INSERT INTO main.%1 (%2) VALUES (?%3)")
                                         .arg(quoted(m_fresh), quotedList(m_columns),
                                              QStringLiteral(", ?").repeated(m_columns.size() - 1))));
    GODWIT_TRY(auto note,
               work.preparePersistent(
                   QStringLiteral("INSERT INTO main.%1 (_godwit_code, _godwit_cause, _godwit_column,"
                                  " _godwit_first, %2) VALUES (?, ?, ?, ?%3)")
                       .arg(quoted(m_scene.reserved(QStringLiteral("value"))),
                            m_order.identity().listColumns().join(QStringLiteral(", ")),
                            QStringLiteral(", ?").repeated(m_order.size()))));
    m_alone = {.select = QStringLiteral("SELECT %1 FROM main.") + quoted(m_old.name) + QStringLiteral(" AS ") +
                         quoted(step.table) + QStringLiteral(" WHERE ") + m_order.at(quoted(step.table)),
               .columns = m_columns,
               .expressions = m_expressions};
    m_walk.emplace(std::move(walk));
    m_insert.emplace(std::move(insert));
    m_note.emplace(std::move(note));
    return {};
}

Result<bool> RowCopier::runBatch(BatchClock& clock)
{
    return walkRows(
        m_scene, *m_walk, m_order, m_old.name, m_cursor, clock, [this](const Statement& row) { return take(row); },
        [this](const Error& error) { return takeFailed(error); });
}

Status RowCopier::take(const Statement& row)
{
    if (m_scene.verdict->isSkipped && !m_scene.verdict->isRejected) {
        ++m_cursor.skipped;
        return note({.code = kByRule, .cause = m_scene.verdict->rule, .column = {}, .firstCause = {}});
    }
    if (m_scene.verdict->isRejected) {
        ++m_cursor.quarantined;
        ChangeFault fault{.code = m_scene.verdict->code,
                          .cause = m_scene.verdict->cause,
                          .column = {},
                          .firstCause = m_scene.verdict->firstCause};
        GODWIT_TRY(fault.column, failingColumn(m_scene, m_alone, m_cursor.last, nullptr));
        return note(fault);
    }
    for (int column = 0; column < m_columns.size(); ++column)
        m_insert->bindColumn(1 + column, row, m_order.size() + column);
    const Status inserted = m_insert->run();
    if (!inserted && !isRefusal(inserted.error()))
        return inserted;
    if (!inserted) {
        const ConstraintCause why = constraintCause(inserted.error(), &m_wanted);
        ++m_cursor.quarantined;
        return note(
            {.code = ErrorCode::RowConstraint, .cause = why.cause, .column = why.column, .firstCause = {}});
    }
    ++m_cursor.changed;
    return {};
}

/// An expression of SQLite's own failed for the cursor's row; copying goes on behind it.
Status RowCopier::takeFailed(const Error& error)
{
    ++m_cursor.quarantined;
    QString message = error.what;
    GODWIT_TRY(const QString column, failingColumn(m_scene, m_alone, m_cursor.last, &message));
    return note({.code = ErrorCode::RowExpressionFailed,
                 .cause = failureCause(message),
                 .column = column,
                 .firstCause = {}});
}

Status RowCopier::note(const ChangeFault& fault)
{
    m_note->bindInteger(1, static_cast<int>(fault.code));
    m_note->bindText(2, fault.cause);
    m_note->bindText(3, fault.column);
    m_note->bindText(4, fault.firstCause);
    m_note->bindAll(m_cursor.last, 5);
    return m_note->run();
}

/// How many of the rows that were noted left by themselves.
Result<qint64> RowCopier::leave()
{
    m_cursor.skipped = 0;
    qint64 left = 0;
    GODWIT_TRY(auto noted,
               m_scene.work.prepare(
                   QStringLiteral("SELECT _godwit_code, _godwit_cause, _godwit_column, _godwit_first, %1"
                                  " FROM main.%2 ORDER BY _godwit_place")
                       .arg(m_order.identity().listColumns().join(QStringLiteral(", ")),
                            quoted(m_scene.reserved(QStringLiteral("value"))))));
    while (true) {
        GODWIT_TRY(const bool hasRow, noted.step());
        if (!hasRow)
            return left;
        Row identity;
        for (int part = 0; part < m_order.size(); ++part)
            identity.push_back(noted.value(4 + part));
        if (const auto code = static_cast<ErrorCode>(noted.integer(0)); code == kByRule) {
            GODWIT_TRY(const bool was, m_departures.erase(m_old.name, identity, noted.text(1)));
            m_cursor.skipped += was ? 1 : 0;
            left += was ? 1 : 0;
        } else {
            GODWIT_TRY(const qint64 gone, m_departures.quarantine(m_old.name, identity,
                                                                  {.code = code,
                                                                   .cause = noted.text(1),
                                                                   .column = noted.text(2),
                                                                   .firstCause = noted.text(3)}));
            left += gone > 0 ? 1 : 0;
        }
    }
}

Status RowCopier::settle()
{
    if (m_cursor.quarantined + m_cursor.skipped == 0)
        return {};
    GODWIT_TRY(const qint64 noted, leave());
    GODWIT_CHECK(dropLeft(noted));
    m_cursor.quarantined =
        m_cursor.seen - m_cursor.changed - m_cursor.skipped; // rows that left before their turn too
    return {};
}

/// Rows that were copied and then left the old table because they refer to one that was refused.
Status RowCopier::dropLeft(qint64 noted)
{
    GODWIT_TRY(const qint64 left,
               m_scene.work.integer(
                   QStringLiteral("SELECT coalesce(sum(quarantined + deleted), 0) FROM main._godwit_changed"
                                  " WHERE step = ? AND table_name = ?"),
                   {Value::ofInteger(m_scene.number), Value::ofText(m_scene.finalName(m_old.name))}));
    if (!m_keepsIdentity || left == noted)
        return {};
    GODWIT_TRY(const RowIdentity fresh, RowIdentity::of(m_wanted));
    QStringList same;
    for (int part = 0; part < m_order.size(); ++part)
        same.append(QStringLiteral("o.%1 = n.%2")
                        .arg(quoted(m_order.identity().columns[part]), quoted(fresh.columns[part])));
    GODWIT_CHECK(m_scene.work.execute(
        QStringLiteral("DELETE FROM main.%1 AS n WHERE NOT EXISTS (SELECT 1 FROM main.%2 AS o WHERE %3)")
            .arg(quoted(m_fresh), quoted(m_old.name), same.join(QStringLiteral(" AND ")))));
    m_cursor.changed -= m_scene.work.changes();
    return {};
}

} // namespace godwit::core
