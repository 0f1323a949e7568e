// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/script_runner.h"

#include "core/move/departures.h"
#include "core/move/expression_text.h"
#include "core/move/prepared_sql.h"
#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

namespace {

/// A table that the script may write, and its rows as they were: identity, and the key that leads to the source row.
struct Written
{
    const Table* table = nullptr;
    RowIdentity identity;
    QString list;
    qint64 before = 0;
};

Result<QList<Written>> tablesOf(const ChangeScene& scene, const SqlStep& step)
{
    QList<Written> written;
    for (const QString& name : step.writes) {
        Written one;
        GODWIT_TRY(one.table, scene.table(name));
        GODWIT_TRY(one.identity, RowIdentity::of(*one.table));
        one.list = scene.reserved(QStringLiteral("list")) + QStringLiteral("_%1").arg(written.size());
        written.append(one);
    }
    return written;
}

Status listRows(Database& work, Written& one)
{
    const QString columns = one.identity.listColumns().join(QStringLiteral(", "));
    GODWIT_CHECK(work.execute(QStringLiteral("CREATE TABLE main.%1 (%2, _godwit_key, PRIMARY KEY (%3)) WITHOUT ROWID")
                                  .arg(quoted(one.list), one.identity.definitions(), columns)));
    const QStringList key = one.table->primaryKey();
    GODWIT_CHECK(work.execute(QStringLiteral("INSERT INTO main.%1 SELECT %2, %3 FROM main.%4 AS t")
                                  .arg(quoted(one.list), one.identity.list(QStringLiteral("t")),
                                       key.size() == 1 ? QStringLiteral("t.") + quoted(key.first()) : QStringLiteral("NULL"),
                                       quoted(one.table->name))));
    one.before = work.changes();
    return {};
}

/// What the script did to the rows of one table.
Status account(const ChangeScene& scene, const SqlStep& step, const Written& one, ChangeCursor& cursor)
{
    GODWIT_TRY(const auto gone,
               scene.work.rows(QStringLiteral("SELECT %1, l._godwit_key FROM main.%2 AS l WHERE NOT EXISTS"
                                              " (SELECT 1 FROM main.%3 AS t WHERE %4) ORDER BY %1")
                                   .arg(one.identity.listColumns().join(QStringLiteral(", ")), quoted(one.list), quoted(one.table->name),
                                        one.identity.joins(QStringLiteral("l"), QStringLiteral("t")))));
    Departures departures(scene);
    for (const Row& row : gone) {
        const Row identity(row.begin(), row.end() - 1);
        GODWIT_CHECK(departures.recordGone(one.table->name, identity, row.back(), step.name));
    }
    const auto left = static_cast<qint64>(gone.size());
    cursor.skipped += left;
    cursor.seen += one.before;
    GODWIT_TRY(const qint64 now, scene.work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(one.table->name))));
    TableChange change;
    change.table = scene.finalName(one.table->name);
    change.added = now - (one.before - left);
    change.byScript = true;
    GODWIT_CHECK(ChangeTables(scene.work).add(scene.number, change));
    return scene.work.execute(QStringLiteral("DROP TABLE main.%1").arg(quoted(one.list)));
}

/// The line of the first word of a statement: blanks and comments before it belong to it for SQLite.
int lineOf(const QByteArray& script, const char* at, const char* end)
{
    const QString text = QString::fromUtf8(at, end - at);
    qsizetype blank = 0;
    for (const SqlToken& token : tokensOf(text)) {
        if (!token.isBlank() && !token.is(u";"))
            break;
        blank += token.text.size();
    }
    return 1 + static_cast<int>(QByteArrayView(script).first(at - script.constData()).count('\n') + text.left(blank).count(u'\n'));
}

Position placeOf(const SqlStep& step, int line)
{
    return {.file = step.script.at.file, .line = line, .column = 1};
}

Error failedAt(const Error& error, const SqlStep& step, int line)
{
    const Position at = placeOf(step, line);
    const ErrorCode code = error.code == ErrorCode::SqlFailed ? ErrorCode::PlanSql : error.code;
    return Error(code, QStringLiteral("%1: %2").arg(at.toString(), error.what))
        .withState(QStringLiteral("The script was undone; everything is as it was before this step."))
        .withDetail(error.detail)
        .withSqlite(error.sqlite);
}

Status runStatements(const ChangeScene& scene, const SqlStep& step, const QStringList& writable, ChangeCursor& cursor,
                     const std::function<void(const RanStatement&)>& ran)
{
    const Guard guard(scene.work, writable);
    const QByteArray script = ExpressionText(scene.plan, scene.staging).of(step.script).toUtf8();
    const char* at = script.constData();
    const char* const end = at + script.size();
    while (at < end) {
        auto prepared = scene.work.prepareNext(at, static_cast<int>(end - at));
        const int line = lineOf(script, at, prepared ? prepared->tail : end);
        if (!prepared)
            return failedAt(prepared.error(), step, line);
        if (!prepared->statement)
            break;
        scene.bindParameters(*prepared->statement);
        scene.clearNotes();
        const SqlBounds bounds(scene.work, scene.limits.valueBytes, scene.limits.queryMs);
        const bool isReading = prepared->statement->isReadOnly();
        if (const Status status = prepared->statement->run(); !status)
            return status.error().isCancel() ? status.error() : failedAt(status.error(), step, line);
        if (scene.verdict->isRejected)
            return failedAt(Error(ErrorCode::PlanSql, scene.verdict->cause + u'.'), step, line);
        const RanStatement one{.line = line, .rows = isReading ? 0 : scene.work.changes()};
        cursor.changed += one.rows;
        ran(one);
        at = prepared->tail;
    }
    return {};
}

/// As runStatements, without running any: no statement needs another one to have run, since none makes or drops a table.
QList<Error> unprepared(const ChangeScene& scene, const SqlStep& step, const QStringList& writable)
{
    const Guard guard(scene.work, writable);
    const QByteArray script = ExpressionText(scene.plan, scene.staging).of(step.script).toUtf8();
    const char* at = script.constData();
    const char* const end = at + script.size();
    while (at < end) {
        const auto prepared = scene.work.prepareNext(at, static_cast<int>(end - at));
        if (!prepared)
            return {refusedPiece(scene.work, placeOf(step, lineOf(script, at, end)),
                                 QStringLiteral("the script “%1”").arg(step.name), prepared.error(), {})};
        if (!prepared->statement)
            break;
        at = prepared->tail;
    }
    return {};
}

} // namespace

QList<Error> errorsOfScript(const ChangeScene& scene, const SqlStep& step)
{
    const auto written = tablesOf(scene, step);
    if (!written)
        return {refusedPiece(scene.work, step.at, QStringLiteral("the script “%1”").arg(step.name), written.error(), {})};
    QStringList writable;
    for (const Written& one : *written)
        writable.append(one.table->name);
    return unprepared(scene, step, writable);
}

Result<ChangeCursor> runScript(const ChangeScene& scene, const SqlStep& step, const std::function<void(const RanStatement&)>& ran)
{
    ChangeTables tables(scene.work);
    GODWIT_TRY(ChangeCursor cursor, tables.cursor(scene.number));
    if (cursor.pass == ChangeCursor::Pass::Done)
        return cursor;
    GODWIT_TRY(auto written, tablesOf(scene, step));
    GODWIT_TRY(auto transaction, Transaction::begin(scene.work));
    QStringList writable;
    for (Written& one : written) {
        writable.append(one.table->name);
        GODWIT_CHECK(listRows(scene.work, one));
    }
    GODWIT_CHECK(runStatements(scene, step, writable, cursor, ran));
    for (const Written& one : written)
        GODWIT_CHECK(account(scene, step, one, cursor));
    cursor.pass = ChangeCursor::Pass::Done;
    GODWIT_CHECK(tables.saveCursor(scene.number, cursor));
    GODWIT_CHECK(transaction.commit());
    return cursor;
}

} // namespace godwit::core
