// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/prepared_sql.h"

#include "core/functions/functions.h"
#include "core/plan/nearest.h"
#include "core/plan/yaml_node.h"
#include "core/schema/sql_words.h"
#include "core/schema/staging.h"
#include "core/sqlite/function_list.h"
#include "core/sqlite/stored_form.h"

namespace godwit::core {

namespace {

const QString kStaged = QLatin1String(kReservedPrefix) + QStringLiteral("new_");

/// What stands behind `words` in SQLite's message: a name with or without quotes and the table before it.
QString behind(const QString& said, QLatin1StringView words)
{
    return said.startsWith(words) ? said.mid(words.size()).remove(u'"').trimmed() : QString();
}

QString lastPart(const QString& name)
{
    return name.section(u'.', -1);
}

/// Tables by the names that a plan calls them by.
QStringList tablesIn(Database& database)
{
    const auto rows = database.rows(
        QStringLiteral("SELECT name FROM pragma_table_list WHERE schema <> 'temp' ORDER BY name"));
    QStringList names;
    for (const Row& row : rows ? *rows : std::vector<Row>()) {
        QString name = row[0].toString();
        if (name.startsWith(kStaged))
            name.remove(0, kStaged.size());
        if (!name.startsWith(QLatin1String(kReservedPrefix)) && !name.startsWith(QStringLiteral("sqlite_")))
            names += name;
    }
    return names;
}

QStringList functionsOfPlans()
{
    QStringList names = functionNames();
    for (const ListedFunction& function : listedFunctions()) {
        if (function.use != FunctionUse::Refused && function.use != FunctionUse::Changing)
            names += QString::fromLatin1(function.name);
    }
    names.removeIf([](const QString& name) { return name.startsWith(QLatin1String(kReservedPrefix)); });
    return names + QStringList{QStringLiteral("ref"), QStringLiteral("disposition")};
}

struct Told
{
    ErrorCode code = ErrorCode::PlanSql;
    QString what;
};

Told told(Database& database, const QString& said, const QStringList& columns)
{
    if (const QString column = behind(said, QLatin1StringView("no such column: ")); !column.isEmpty())
        return {ErrorCode::PlanReference, QStringLiteral("there is no column %1 here%2")
                                              .arg(named(column), suggestion(lastPart(column), columns))};
    if (QString table = lastPart(behind(said, QLatin1StringView("no such table: "))); !table.isEmpty()) {
        table = table.startsWith(kStaged) ? table.mid(kStaged.size()) : table;
        return {ErrorCode::PlanReference, QStringLiteral("there is no table %1 here%2")
                                              .arg(named(table), suggestion(table, tablesIn(database)))};
    }
    if (const QString function = behind(said, QLatin1StringView("no such function: ")); !function.isEmpty())
        return {ErrorCode::PlanReference,
                QStringLiteral("there is no function %1%2")
                    .arg(named(function), suggestion(function, functionsOfPlans()))};
    return {ErrorCode::PlanSql, said + u'.'};
}

} // namespace

Error refusedPiece(Database& database, const Position& at, const QString& piece, const Error& said,
                   const QStringList& columns)
{
    const QString start = QStringLiteral("A statement cannot be prepared: ");
    if (said.code != ErrorCode::SqlFailed) {
        if (said.what.startsWith(at.toString()))
            return said; // it has its place already
        const QString what = said.what.startsWith(start) ? said.what.mid(start.size()) : said.what;
        const ErrorCode code =
            said.code == ErrorCode::CheckFailed ? ErrorCode::PlanSql : said.code; // no check has run
        return planError(code, at, QStringLiteral("%1: %2").arg(piece, what)).withDetail(said.detail);
    }
    const QString words = said.detail.section(u'\n', 0, 0);
    const Told what = told(database, words.isEmpty() ? said.what : words, columns);
    return planError(what.code, at, QStringLiteral("%1: %2").arg(piece, what.what))
        .withDetail(said.detail)
        .withSqlite(said.sqlite);
}

QStringList lookupsOfNumbers(const MoveStep& move, const Catalog& source)
{
    const Table* const table = move.query.isEmpty() ? source.table(move.from) : nullptr;
    QStringList found;
    for (const ColumnValue& value : table ? move.let + move.columns : QList<ColumnValue>()) {
        const QList<SqlWord> words = sqlWords(value.of.text);
        const Column* const column =
            value.isLookup() && words.size() == 1 ? table->column(words.first().text) : nullptr;
        if (!column)
            continue;
        const Affinity affinity = affinityOf(column->declaredType, table->isStrict);
        if (affinity == Affinity::Numeric || affinity == Affinity::Real)
            found += QStringLiteral("%1: the keys of the lookup %2 are texts, and %3 holds numbers by its "
                                    "type (%4), which are equal to none; look up CAST(%3 AS TEXT).")
                         .arg(value.at.toString(), named(value.lookup), column->name, column->declaredType);
    }
    return found;
}

QStringList columnsIn(Database& database, const QString& table)
{
    const auto rows = database.rows(QStringLiteral("SELECT name FROM pragma_table_xinfo(?) ORDER BY cid"),
                                    {Value::ofText(table)});
    QStringList names;
    for (const Row& row : rows ? *rows : std::vector<Row>())
        names += row[0].toString();
    names.removeIf([](const QString& name) { return name.startsWith(QLatin1String(kReservedPrefix)); });
    return names;
}

} // namespace godwit::core
