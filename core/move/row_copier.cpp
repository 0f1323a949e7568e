// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/row_copier.h"

#include "core/move/constraint_cause.h"
#include "core/move/departures.h"
#include "core/move/expression_text.h"
#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

constexpr qint64 kRowsBetweenLooks = 1024;

class RowCopier
{
public:
    RowCopier(const ChangeScene& scene, const Table& old, const Table& wanted, const QString& fresh, ChangeCursor& cursor)
        : m_scene(scene), m_old(old), m_wanted(wanted), m_fresh(fresh), m_cursor(cursor), m_departures(scene)
    {
    }

    Status prepare(const RebuildStep& step)
    {
        GODWIT_TRY(m_identity, RowIdentity::of(m_old));
        chooseColumns(step);
        const QString alias = quoted(step.table);
        const QString select = QStringLiteral("SELECT %1, %2 FROM main.%3 AS %4 WHERE %5 ORDER BY %1");
        const QString own = m_identity.list(alias);
        QStringList marks;
        for (qsizetype part = 0; part < m_identity.columns.size(); ++part)
            marks.append(QStringLiteral(":_godwit_k%1").arg(part));
        const QString after = QStringLiteral("(:_godwit_all OR (%1) > (%2))").arg(own, marks.join(QStringLiteral(", ")));
        const QStringList terms = m_expressions.isEmpty() ? QStringList{QStringLiteral("NULL")} : m_expressions;
        {
            const Guard guard(m_scene.work, Guard::Kind::Reading);
            GODWIT_TRY(auto prepared, m_scene.work.preparePersistent(
                                          select.arg(own, terms.join(QStringLiteral(", ")), quoted(m_old.name), alias, after)));
            m_select.emplace(std::move(prepared));
        }
        m_scene.bindParameters(*m_select);
        const QString marksFor = QStringList(m_columns.size(), QStringLiteral("?")).join(QStringLiteral(", "));
        GODWIT_TRY(auto insert, m_scene.work.preparePersistent(
                                    m_columns.isEmpty()
                                        ? QStringLiteral("INSERT INTO main.%1 DEFAULT VALUES").arg(quoted(m_fresh))
                                        : QStringLiteral("INSERT INTO main.%1 (%2) VALUES (%3)")
                                              .arg(quoted(m_fresh), quotedList(m_columns), marksFor)));
        m_insert.emplace(std::move(insert));
        return {};
    }

    Status copyAll(const CancelToken& cancel, const TellChange& tell)
    {
        GODWIT_TRY(const qint64 total, m_scene.work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(m_old.name))));
        m_cursor.seen = total;
        qint64 done = 0;
        m_select->bindNamed(QStringLiteral("_godwit_all"), Value::ofInteger(1));
        while (true) {
            m_scene.clearNotes();
            auto stepped = m_select->step();
            if (!stepped) {
                GODWIT_CHECK(takeFailed(stepped.error()));
                continue;
            }
            if (!*stepped)
                return dropLeft();
            GODWIT_CHECK(take());
            if (++done % kRowsBetweenLooks == 0) {
                GODWIT_CHECK(cancel.check());
                tell({.counts = m_cursor, .done = done, .total = total, .activity = QStringLiteral("rebuilding")});
            }
        }
    }

private:
    void chooseColumns(const RebuildStep& step)
    {
        ExpressionText expression(m_scene.plan, m_scene.staging);
        for (const Column& column : m_wanted.columns) {
            if (column.isGenerated)
                continue;
            const auto given = std::find_if(step.columns.begin(), step.columns.end(),
                                            [&](const ColumnValue& value) { return isSameName(value.column, column.name); });
            if (given == step.columns.end() && !m_old.column(column.name))
                continue; // its default
            m_columns.append(column.name);
            m_expressions.append(given == step.columns.end() ? quoted(m_old.column(column.name)->name) : expression.of(*given));
        }
        carryRowId();
    }

    /// An INTEGER PRIMARY KEY is the row id; only where neither table has one the row id itself is carried.
    void carryRowId()
    {
        const QString from = m_old.rowidName();
        const QString to = m_wanted.rowidName();
        const QStringList key = m_wanted.primaryKey();
        const bool isNamed = key.size() == 1 && isSameName(m_wanted.column(key.first())->declaredType, u"INTEGER");
        const bool isGiven = isNamed && m_columns.contains(key.first());
        if (isGiven)
            m_keepsIdentity = m_expressions[m_columns.indexOf(key.first())] == quoted(key.first()) && m_old.primaryKey() == key;
        else
            m_keepsIdentity = from.isEmpty() == to.isEmpty() && (!from.isEmpty() || m_old.primaryKey() == key);
        if (from.isEmpty() || to.isEmpty() || isGiven)
            return;
        m_columns.append(to);
        m_expressions.append(quoted(from));
    }

    [[nodiscard]] Row identityAt() const
    {
        Row identity;
        for (int part = 0; part < m_identity.columns.size(); ++part)
            identity.push_back(m_select->value(part));
        return identity;
    }

    Status take()
    {
        m_last = identityAt();
        if (m_scene.verdict->isSkipped && !m_scene.verdict->isRejected) {
            ++m_cursor.skipped;
            GODWIT_TRY([[maybe_unused]] const bool was, m_departures.erase(m_old.name, m_last, m_scene.verdict->rule));
            return {};
        }
        if (m_scene.verdict->isRejected)
            return putAside({.code = m_scene.verdict->code,
                             .cause = m_scene.verdict->cause,
                             .column = {},
                             .firstCause = m_scene.verdict->firstCause});
        for (int column = 0; column < m_columns.size(); ++column)
            m_insert->bindColumn(1 + column, *m_select, static_cast<int>(m_identity.columns.size()) + column);
        const Status inserted = m_insert->run();
        if (!inserted && !isRefusal(inserted.error()))
            return inserted;
        if (!inserted) {
            const ConstraintCause why = constraintCause(inserted.error());
            return putAside({.code = ErrorCode::RowConstraint, .cause = why.cause, .column = why.column, .firstCause = {}});
        }
        ++m_cursor.changed;
        return {};
    }

    /// An expression of SQLite's own failed: the row after the last one; copying goes on behind it.
    Status takeFailed(const Error& error)
    {
        if (error.code != ErrorCode::SqlFailed)
            return error;
        GODWIT_TRY(const auto rows, m_scene.work.rows(QStringLiteral("SELECT %1 FROM main.%2 AS t%3 ORDER BY %1 LIMIT 1")
                                                          .arg(m_identity.list(QStringLiteral("t")), quoted(m_old.name), behindLast()),
                                                      m_last));
        if (rows.empty())
            return error;
        m_last = rows.front();
        GODWIT_CHECK(putAside({.code = ErrorCode::RowExpressionFailed,
                               .cause = QStringLiteral("an expression failed: %1").arg(error.what.section(QStringLiteral(": "), 1)),
                               .column = {},
                               .firstCause = {}}));
        m_select->reset();
        m_select->bindNamed(QStringLiteral("_godwit_all"), Value::ofInteger(0));
        for (size_t part = 0; part < m_last.size(); ++part)
            m_select->bindNamed(QStringLiteral("_godwit_k%1").arg(part), m_last[part]);
        return {};
    }

    [[nodiscard]] QString behindLast() const
    {
        if (m_last.empty())
            return {};
        return QStringLiteral(" WHERE (%1) > (%2)")
            .arg(m_identity.list(QStringLiteral("t")), QStringList(m_identity.columns.size(), QStringLiteral("?")).join(QStringLiteral(", ")));
    }

    Status putAside(const ChangeFault& fault)
    {
        GODWIT_TRY(const qint64 gone, m_departures.quarantine(m_old.name, m_last, fault));
        m_cursor.quarantined += gone > 0 ? 1 : 0;
        return {};
    }

    /// Rows that were copied and then left the old table because they refer to one that was refused.
    Status dropLeft()
    {
        GODWIT_TRY(const RowIdentity fresh, RowIdentity::of(m_wanted));
        if (!m_keepsIdentity || m_cursor.quarantined + m_cursor.skipped == 0)
            return {};
        QStringList same;
        for (qsizetype part = 0; part < fresh.columns.size(); ++part)
            same.append(QStringLiteral("o.%1 = n.%2").arg(quoted(m_identity.columns[part]), quoted(fresh.columns[part])));
        GODWIT_CHECK(m_scene.work.execute(QStringLiteral("DELETE FROM main.%1 AS n WHERE NOT EXISTS (SELECT 1 FROM main.%2 AS o WHERE %3)")
                                              .arg(quoted(m_fresh), quoted(m_old.name), same.join(QStringLiteral(" AND ")))));
        const qint64 left = m_scene.work.changes();
        m_cursor.changed -= left;
        m_cursor.quarantined = m_cursor.seen - m_cursor.changed - m_cursor.skipped; // rows that left before their turn too
        return {};
    }

    const ChangeScene& m_scene;
    const Table& m_old;
    const Table& m_wanted;
    const QString m_fresh;
    ChangeCursor& m_cursor;
    Departures m_departures;
    RowIdentity m_identity;
    QStringList m_columns;
    QStringList m_expressions;
    std::optional<Statement> m_select;
    std::optional<Statement> m_insert;
    bool m_keepsIdentity = false; ///< a row is found in the new table as it was in the old one
    Row m_last; ///< identity of the row taken last; empty: none yet
};

} // namespace

Status copyRows(const ChangeScene& scene, const RebuildStep& step, const Table& old, const Table& wanted, const QString& fresh,
                const CancelToken& cancel, const TellChange& tell, ChangeCursor& cursor)
{
    RowCopier copier(scene, old, wanted, fresh, cursor);
    GODWIT_CHECK(copier.prepare(step));
    return copier.copyAll(cancel, tell);
}

} // namespace godwit::core
