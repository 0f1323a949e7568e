// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/deleter.h"

#include "core/checks/figures.h"
#include "core/move/blast.h"
#include "core/move/departures.h"
#include "core/move/expression_text.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

constexpr int kBatchMilliseconds = 100;
constexpr qint64 kRowsBetweenLooks = 64;
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
    CheckResult check = newCheck(QStringLiteral("data integrity"), QStringLiteral("what refers to %1: %2").arg(step.table, step.rule), {});
    check.query = step.when.text;
    check.columns = {QStringLiteral("table"), QStringLiteral("refers to"), QStringLiteral("on delete"), QStringLiteral("rows"), QStringLiteral("what becomes of them")};
    QStringList figures;
    qint64 others = 0;
    for (int table = 0; table < blast.tables().size(); ++table) {
        GODWIT_TRY(const qint64 rows, scene.work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(blast.listOf(table)))));
        figures.append(QStringLiteral("%1 of %2").arg(rowsText(rows), scene.finalName(blast.tables()[table])));
        others += table > 0 ? rows : 0;
    }
    for (const BlastEdge& edge : blast.edges()) {
        check.samples.append({scene.finalName(edge.child), scene.finalName(edge.parent), edge.key.onDelete, grouped(edge.rows),
                              edge.rows == 0 ? QStringLiteral("none stay") : fateOf(edge)});
        others += edge.rows;
    }
    check.figures = QStringLiteral("deletes %1").arg(figures.join(QStringLiteral(", ")));
    check.verdict = others == 0 ? Verdict::Passed : Verdict::Warning;
    if (others > 0)
        check.why = QStringLiteral("%1 of other tables refer to rows that go").arg(rowsText(others));
    return check;
}

Status refuseReferenced(const ChangeScene& scene, const DeleteStep& step, const Blast& blast)
{
    QStringList lines;
    for (const BlastEdge& edge : blast.edges()) {
        if (edge.forbids && edge.rows > 0)
            lines.append(QStringLiteral("%1 of %2 (ON DELETE %3)").arg(rowsText(edge.rows), scene.finalName(edge.child), edge.key.onDelete));
    }
    if (lines.isEmpty())
        return {};
    return Error(ErrorCode::StillReferenced, QStringLiteral("%1: rows that “%2” takes out of %3 are referred to by %4.")
                                                 .arg(step.at.toString(), step.rule, step.table, lines.join(QStringLiteral(", "))))
        .withDetail(lines.join(u'\n'));
}

/// Lists what goes. Nothing of it stays where the step is refused: the transaction is undone.
Status listRows(const ChangeScene& scene, const DeleteStep& step, Blast& blast, ChangeCursor& cursor,
                const std::function<Status(const CheckResult&)>& tellRadius)
{
    GODWIT_TRY(auto transaction, Transaction::begin(scene.work));
    const ExpressionText expression(scene.plan, scene.staging);
    GODWIT_CHECK(blast.list(step.table, expression.of(step.when)));
    GODWIT_TRY(const CheckResult radius, radiusOf(scene, step, blast));
    GODWIT_CHECK(tellRadius(radius));
    GODWIT_CHECK(refuseReferenced(scene, step, blast));
    GODWIT_TRY(cursor.seen, scene.work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(blast.tables().first()))));
    ChangeTables tables(scene.work);
    GODWIT_CHECK(tables.add(scene.number, {.table = scene.finalName(blast.tables().first())}));
    GODWIT_TRY(const auto changed, blast.setReferences());
    for (auto it = changed.constBegin(); it != changed.constEnd(); ++it) {
        cursor.changed += it.value();
        GODWIT_CHECK(tables.add(scene.number, {.table = scene.finalName(it.key())}));
    }
    cursor.pass = Pass::Applying;
    GODWIT_CHECK(tables.saveCursor(scene.number, cursor));
    return transaction.commit();
}

Result<std::vector<Row>> nextRows(Database& work, const QString& list, const RowIdentity& identity)
{
    const QString columns = identity.listColumns().join(QStringLiteral(", "));
    return work.rows(QStringLiteral("SELECT %1 FROM main.%2 ORDER BY %1 LIMIT %3").arg(columns, quoted(list)).arg(kRowsBetweenLooks));
}

/// Rows of one list go until the batch's time is over; true: none is left.
Result<bool> deleteBatch(const ChangeScene& scene, const DeleteStep& step, const Blast& blast, int table, Departures& departures,
                         ChangeCursor& cursor)
{
    QElapsedTimer timer;
    timer.start();
    const RowIdentity& identity = blast.identityOf(table);
    const RowIdentity listed{identity.listColumns()};
    GODWIT_TRY(auto done, scene.work.prepare(QStringLiteral("DELETE FROM main.%1 AS l WHERE %2")
                                                 .arg(quoted(blast.listOf(table)), listed.equals(QStringLiteral("l")))));
    while (!timer.hasExpired(kBatchMilliseconds)) {
        GODWIT_TRY(const auto rows, nextRows(scene.work, blast.listOf(table), identity));
        for (const Row& row : rows) {
            GODWIT_TRY(const bool was, departures.erase(blast.tables()[table], row, step.rule));
            cursor.skipped += was ? 1 : 0;
            done.bindAll(row);
            GODWIT_CHECK(done.run());
        }
        if (rows.empty())
            return true;
    }
    return false;
}

Status dropLists(const ChangeScene& scene, const Blast& blast)
{
    for (int table = 0; table < blast.tables().size(); ++table)
        GODWIT_CHECK(scene.work.execute(QStringLiteral("DROP TABLE IF EXISTS main.%1").arg(quoted(blast.listOf(table)))));
    return {};
}

} // namespace

Result<ChangeCursor> runDelete(const ChangeScene& scene, const DeleteStep& step, const CancelToken& cancel,
                               const std::function<Status(const CheckResult&)>& tellRadius, const TellChange& tell)
{
    ChangeTables tables(scene.work);
    GODWIT_TRY(ChangeCursor cursor, tables.cursor(scene.number));
    if (cursor.pass == Pass::Done)
        return cursor;
    GODWIT_TRY(const Table* const table, scene.table(step.table));
    GODWIT_TRY(Blast blast, Blast::of(scene, table->name, step.cascades));
    if (cursor.pass == Pass::Listing)
        GODWIT_CHECK(listRows(scene, step, blast, cursor, tellRadius));
    qint64 total = cursor.skipped;
    int last = -1; // lists behind it were emptied before a pause
    for (int index = 0; index < blast.tables().size(); ++index) {
        GODWIT_TRY(const qint64 rows, scene.work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(blast.listOf(index)))));
        total += rows;
        last = rows > 0 ? index : last;
    }
    Departures departures(scene);
    for (int index = last; index >= 0;) {
        GODWIT_CHECK(cancel.check());
        GODWIT_TRY(auto transaction, Transaction::begin(scene.work));
        GODWIT_TRY(const bool isAtEnd, deleteBatch(scene, step, blast, index, departures, cursor));
        GODWIT_CHECK(tables.saveCursor(scene.number, cursor));
        GODWIT_CHECK(transaction.commit());
        tell({.counts = cursor, .done = cursor.skipped, .total = total, .activity = QStringLiteral("deleting")});
        index -= isAtEnd ? 1 : 0;
    }
    GODWIT_TRY(auto transaction, Transaction::begin(scene.work));
    cursor.pass = Pass::Done;
    GODWIT_CHECK(tables.saveCursor(scene.number, cursor));
    GODWIT_CHECK(dropLists(scene, blast));
    GODWIT_CHECK(transaction.commit());
    return cursor;
}

} // namespace godwit::core
