// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/deleter.h"

#include "core/checks/figures.h"
#include "core/move/blast.h"
#include "core/move/departures.h"
#include "core/move/expression_text.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

namespace {

using Pass = ChangeCursor::Pass;

QString fateOf(const BlastEdge& edge)
{
    if (edge.forbids)
        return QStringLiteral("forbids it");
    return edge.key.onDelete == QLatin1StringView("CASCADE") ? QStringLiteral("are deleted with them")
                                                             : QStringLiteral("lose the reference");
}

/// What the step would take out and what refers to it, as a check that people can read.
Result<CheckResult> radiusOf(const ChangeScene& scene, const DeleteStep& step, const Blast& blast)
{
    CheckResult check = newCheck(QStringLiteral("data integrity"),
                                 QStringLiteral("what refers to %1: %2").arg(step.table, step.rule), {});
    check.query = step.when.text;
    check.columns = {QStringLiteral("table"), QStringLiteral("refers to"), QStringLiteral("on delete"),
                     QStringLiteral("rows"), QStringLiteral("what becomes of them")};
    QStringList figures;
    qint64 others = 0;
    for (int table = 0; table < blast.tables().size(); ++table) {
        GODWIT_TRY(const qint64 rows,
                   scene.work.integer(
                       QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(blast.listOf(table)))));
        figures.append(
            QStringLiteral("%1 of %2").arg(rowsText(rows), scene.finalName(blast.tables()[table])));
        others += table > 0 ? rows : 0;
    }
    for (const BlastEdge& edge : blast.edges()) {
        check.samples.append({scene.finalName(edge.child), scene.finalName(edge.parent), edge.key.onDelete,
                              grouped(edge.rows),
                              edge.rows == 0 ? QStringLiteral("none stay") : fateOf(edge)});
        others += edge.rows;
    }
    check.figures = QStringLiteral("deletes %1").arg(figures.join(QStringLiteral(", ")));
    GODWIT_TRY(const qint64 aside, scene.work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(blast.asideList()))));
    check.verdict = others == 0 && aside == 0 ? Verdict::Passed : Verdict::Warning;
    if (others > 0)
        check.why = QStringLiteral("%1 of other tables refer to rows that go").arg(rowsText(others));
    if (aside > 0)
        check.why += QStringLiteral("%1the condition cannot be told of %2, which go to quarantine")
                         .arg(check.why.isEmpty() ? QString() : QStringLiteral("; "), rowsText(aside));
    return check;
}

Status refuseReferenced(const ChangeScene& scene, const DeleteStep& step, const Blast& blast)
{
    QStringList lines;
    for (const BlastEdge& edge : blast.edges()) {
        if (edge.forbids && edge.rows > 0)
            lines.append(QStringLiteral("%1 of %2 (ON DELETE %3)")
                             .arg(rowsText(edge.rows), scene.finalName(edge.child), edge.key.onDelete));
    }
    if (lines.isEmpty())
        return {};
    return Error(ErrorCode::StillReferenced,
                 QStringLiteral("%1: rows that “%2” takes out of %3 are referred to by %4.")
                     .arg(step.at.toString(), step.rule, step.table, lines.join(QStringLiteral(", "))))
        .withDetail(lines.join(u'\n'));
}

/// All is listed: what goes is told, and either the deleting begins or the step is refused.
Status beginDeleting(const ChangeScene& scene, const DeleteStep& step, Blast& blast, ChangeCursor& cursor,
                     const std::function<Status(const CheckResult&)>& tellRadius)
{
    GODWIT_CHECK(blast.countEdges());
    GODWIT_TRY(const CheckResult radius, radiusOf(scene, step, blast));
    GODWIT_CHECK(tellRadius(radius));
    GODWIT_CHECK(refuseReferenced(scene, step, blast));
    GODWIT_TRY(auto transaction, Transaction::begin(scene.work));
    ChangeTables tables(scene.work);
    for (const QString& table : QStringList{blast.tables().first()} + blast.tablesToSet())
        GODWIT_CHECK(tables.add(scene.number, {.table = scene.finalName(table)}));
    cursor.begin(Pass::Reading);
    GODWIT_CHECK(tables.saveCursor(scene.number, cursor));
    return transaction.commit();
}

/// Rows of one list go until the batch's time is over; true: none is left.
Result<bool> deleteBatch(const ChangeScene& scene, const DeleteStep& step, const Blast& blast, int table,
                         Departures& departures, ChangeCursor& cursor, BatchClock& clock)
{
    const RowIdentity& identity = blast.identityOf(table);
    const RowIdentity listed{identity.listColumns()};
    GODWIT_TRY(auto done,
               scene.work.prepare(QStringLiteral("DELETE FROM main.%1 AS l WHERE %2")
                                      .arg(quoted(blast.listOf(table)), listed.equals(QStringLiteral("l")))));
    while (true) {
        GODWIT_TRY(const auto rows, firstListed(scene.work, blast.listOf(table), identity));
        if (rows.empty())
            return true;
        for (const Row& row : rows) {
            GODWIT_TRY(const bool was, departures.erase(blast.tables()[table], row, step.rule));
            cursor.skipped += was ? 1 : 0;
            done.bindAll(row);
            GODWIT_CHECK(done.run());
            if (clock.isOver())
                return false;
        }
    }
}

/// Rows that the condition cannot be told of leave for quarantine until the batch's time is over; true: none is left.
Result<bool> putAsideBatch(const ChangeScene& scene, const Blast& blast, Departures& departures, ChangeCursor& cursor,
                           BatchClock& clock)
{
    constexpr int kAtOnce = 64;
    const QString list = quoted(blast.asideList());
    const RowIdentity listed{blast.identityOf(0).listColumns()};
    const auto parts = static_cast<Row::difference_type>(listed.columns.size());
    const QString columns = listed.columns.join(QStringLiteral(", "));
    GODWIT_TRY(auto done, scene.work.prepare(QStringLiteral("DELETE FROM main.%1 AS l WHERE %2").arg(list, listed.equals(QStringLiteral("l")))));
    while (true) {
        GODWIT_TRY(const auto rows, scene.work.rows(QStringLiteral("SELECT %1, code, cause, first_cause FROM main.%2 ORDER BY %1 LIMIT %3")
                                                        .arg(columns, list, QString::number(kAtOnce))));
        if (rows.empty())
            return true;
        for (const Row& row : rows) {
            const Row identity(row.begin(), row.begin() + parts);
            const ChangeFault fault{.code = static_cast<ErrorCode>(row[static_cast<size_t>(parts)].integer),
                                    .cause = row[static_cast<size_t>(parts) + 1].toString(),
                                    .column = {},
                                    .firstCause = row[static_cast<size_t>(parts) + 2].toString()};
            GODWIT_TRY([[maybe_unused]] const qint64 gone, departures.quarantine(blast.tables().first(), identity, fault));
            ++cursor.quarantined;
            done.bindAll(identity);
            GODWIT_CHECK(done.run());
            if (clock.isOver())
                return false;
        }
    }
}

/// One delete under way.
class Deleter
{
public:
    Deleter(const ChangeScene& scene, const DeleteStep& step, Blast& blast, ChangeCursor& cursor)
        : m_scene(scene), m_step(step), m_blast(blast), m_cursor(cursor), m_departures(scene)
    {
    }

    /// The reserved tables, in one short transaction.
    Status begin()
    {
        GODWIT_TRY(m_cursor.seen, rowsOf(m_blast.tables().first()));
        GODWIT_TRY(auto transaction, Transaction::begin(m_scene.work));
        GODWIT_CHECK(m_blast.createLists());
        m_cursor.isBegun = true;
        GODWIT_CHECK(ChangeTables(m_scene.work).saveCursor(m_scene.number, m_cursor));
        return transaction.commit();
    }

    /// How many rows are still to go; a resumed step has deleted some.
    Status prepare()
    {
        m_total = m_cursor.skipped;
        for (int table = 0; m_cursor.pass == Pass::Applying && table < m_blast.tables().size(); ++table) {
            GODWIT_TRY(const qint64 rows, rowsOf(m_blast.listOf(table)));
            m_total += rows;
        }
        return {};
    }

    /// One durable batch; true: the pass is at its end.
    Result<bool> runBatch(const TellChange& tell)
    {
        const Pass pass = m_cursor.pass;
        m_clock.start();
        GODWIT_TRY(auto transaction, Transaction::begin(m_scene.work));
        GODWIT_TRY(const bool isAtEnd, work());
        if (isAtEnd && pass != Pass::Listing)
            m_cursor.begin(pass == Pass::Reading ? Pass::Applying : Pass::Finishing);
        GODWIT_CHECK(ChangeTables(m_scene.work).saveCursor(m_scene.number, m_cursor));
        m_clock.beginCommit();
        GODWIT_CHECK(transaction.commit());
        const double batchMs = m_clock.finish();
        const bool isDeleting = pass == Pass::Applying;
        tell({.counts = m_cursor,
              .done = isDeleting ? m_cursor.skipped : 0,
              .total = isDeleting ? m_total : -1,
              .activity = pass == Pass::Listing   ? QStringLiteral("listing")
                          : pass == Pass::Reading ? QStringLiteral("setting references")
                                                  : QStringLiteral("deleting"),
              .batchMs = batchMs});
        return isAtEnd;
    }

private:
    Result<qint64> rowsOf(const QString& table)
    {
        return m_scene.work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(table)));
    }

    Result<bool> work()
    {
        if (m_cursor.pass == Pass::Listing) {
            const ExpressionText expression(m_scene.plan, m_scene.staging);
            return m_blast.list(m_step.table, expression.of(m_step.when), m_cursor, m_clock);
        }
        if (m_cursor.pass == Pass::Reading)
            return m_blast.setReferences(m_cursor, m_clock);
        GODWIT_TRY(const bool areAside, putAsideBatch(m_scene, m_blast, m_departures, m_cursor, m_clock));
        if (!areAside)
            return false;
        for (const int tables = static_cast<int>(m_blast.tables().size()); m_cursor.stage < tables;
             m_cursor.beginStage(m_cursor.stage + 1)) {
            const int table = tables - 1 - m_cursor.stage; // children first
            GODWIT_TRY(const bool isAtEnd,
                       deleteBatch(m_scene, m_step, m_blast, table, m_departures, m_cursor, m_clock));
            if (!isAtEnd)
                return false;
        }
        return true;
    }

    const ChangeScene& m_scene;
    const DeleteStep& m_step;
    Blast& m_blast;
    ChangeCursor& m_cursor;
    Departures m_departures;
    BatchClock m_clock{m_scene.rowsABatch};
    qint64 m_total = 0;
};

/// Up to the first row that is deleted nothing is changed: where the step cannot go on, it is as if it had
/// not begun.
bool endsTheStep(const Status& status)
{
    return !status &&
           (status.error().code == ErrorCode::StillReferenced || status.error().code == ErrorCode::SqlFailed);
}

} // namespace

Result<ChangeCursor> runDelete(const ChangeScene& scene, const DeleteStep& step, const CancelToken& cancel,
                               const std::function<Status(const CheckResult&)>& tellRadius,
                               const TellChange& tell)
{
    ChangeTables tables(scene.work);
    GODWIT_TRY(ChangeCursor cursor, tables.cursor(scene.number));
    if (cursor.pass == Pass::Done)
        return cursor;
    GODWIT_TRY(const Table* const table, scene.table(step.table));
    GODWIT_TRY(Blast blast, Blast::of(scene, table->name, step.cascades));
    Deleter deleter(scene, step, blast, cursor);
    if (!cursor.isBegun)
        GODWIT_CHECK(deleter.begin());
    GODWIT_CHECK(deleter.prepare());
    while (cursor.pass != Pass::Finishing) {
        GODWIT_CHECK(cancel.check());
        const Pass pass = cursor.pass;
        const auto isAtEnd = deleter.runBatch(tell);
        Status ran = isAtEnd ? Status() : Status(isAtEnd.error());
        if (ran && *isAtEnd && pass == Pass::Listing)
            ran = beginDeleting(scene, step, blast, cursor, tellRadius);
        if (pass == Pass::Listing && endsTheStep(ran))
            GODWIT_CHECK(tables.forget(scene.number, blast.lists()));
        GODWIT_CHECK(ran);
        if (cursor.pass != pass)
            GODWIT_CHECK(deleter.prepare());
    }
    GODWIT_CHECK(tables.finish(scene.number, cursor, blast.lists()));
    return cursor;
}

} // namespace godwit::core
