// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/oddities.h"

#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr auto kSequences = "SELECT name, seq FROM main.sqlite_sequence ORDER BY name";

Finding odd(const QString& subject, const QString& what)
{
    return {.code = ErrorCode::HalfMigrated,
            .severity = FindingSeverity::Warning,
            .what = what,
            .next = QStringLiteral("Mend it in the application's own migration, or by a plan."),
            .subject = subject};
}

bool isLeftOver(const QString& table, const QList<LeftOver>& leftOvers)
{
    return std::any_of(leftOvers.begin(), leftOvers.end(),
                       [&](const LeftOver& left) { return isSameName(left.table, table); });
}

/// True if SQLite would accept the columns as a parent key: the primary key, or a unique index over all rows.
bool isKey(const Table& parent, const QStringList& columns)
{
    const auto sameSet = [&](const QStringList& names) {
        return names.size() == columns.size() &&
               std::all_of(names.begin(), names.end(), [&](const QString& name) {
                   return std::any_of(columns.begin(), columns.end(),
                                      [&](const QString& column) { return isSameName(column, name); });
               });
    };
    if (sameSet(parent.primaryKey()))
        return true;
    return std::any_of(parent.indexes.begin(), parent.indexes.end(), [&](const Index& index) {
        return index.isUnique && !index.isPartial && sameSet(index.columns);
    });
}

void checkReferences(const Table& table, const Catalog& catalog, const QList<LeftOver>& leftOvers,
                     QList<Finding>& findings)
{
    for (const ForeignKey& key : table.foreignKeys) {
        const QString subject = table.name + u' ' + key.parent;
        const Table* const parent = catalog.table(key.parent);
        if (!parent)
            findings.append(odd(subject, QStringLiteral("%1 refers to the table %2, which is not there.")
                                             .arg(table.name, key.parent)));
        else if (isLeftOver(key.parent, leftOvers) && !isLeftOver(table.name, leftOvers))
            findings.append(
                odd(subject,
                    QStringLiteral("%1 refers to %2, which a rebuild left: its reference followed a rename.")
                        .arg(table.name, key.parent)));
        else if (!parent->isVirtual && !key.parentColumns.isEmpty() && !isKey(*parent, key.parentColumns))
            findings.append(
                odd(subject,
                    QStringLiteral("%1 refers to %2 (%3), which is no key of it: the unique index is gone.")
                        .arg(table.name, key.parent, key.parentColumns.join(QStringLiteral(", ")))));
    }
}

Status checkSequences(Database& database, const Catalog& catalog, QList<Finding>& findings)
{
    const bool hasAny = std::any_of(catalog.tables.begin(), catalog.tables.end(),
                                    [](const Table& table) { return table.isAutoincrement; });
    const auto rows = database.rows(QString::fromLatin1(kSequences));
    if (!rows)
        return hasAny ? Status(rows.error())
                      : Status(); // the table is there only once something has numbered itself
    QHash<QString, qint64> sequences;
    for (const Row& row : *rows) {
        const Table* const table = catalog.table(row[0].toString());
        sequences.insert(foldedName(row[0].toString()), row[1].toString().toLongLong());
        if (!table)
            findings.append(odd(row[0].toString(),
                                QStringLiteral("sqlite_sequence has an entry for %1, which is not there.")
                                    .arg(row[0].toString())));
    }
    for (const Table& table : catalog.tables) {
        if (!table.isAutoincrement || table.rowidName().isEmpty())
            continue;
        GODWIT_TRY(
            const Value most,
            database.value(
                QStringLiteral("SELECT max(%1) FROM main.%2").arg(table.rowidName(), quoted(table.name))));
        const qint64 highest = most.toString().toLongLong();
        if (highest > sequences.value(foldedName(table.name), 0))
            findings.append(odd(
                table.name, QStringLiteral("sqlite_sequence of %1 stands at %2, below its "
                                           "highest row %3: numbers could be used twice.")
                                .arg(table.name, QString::number(sequences.value(foldedName(table.name), 0)),
                                     QString::number(highest))));
    }
    return {};
}

void checkViews(Database& database, const Catalog& catalog, QList<Finding>& findings)
{
    for (const SchemaObject& view : catalog.views) {
        const auto prepared =
            database.prepare(QStringLiteral("SELECT * FROM main.%1").arg(quoted(view.name)));
        // A function or module that only the application has is another matter.
        if (!prepared &&
            (prepared.error().what + prepared.error().detail).contains(QStringLiteral("no such table")))
            findings.append(
                odd(view.name,
                    QStringLiteral("The view %1 cannot be read: %2").arg(view.name, prepared.error().what)));
    }
}

} // namespace

Result<QList<Finding>> findOddities(Database& database, const Catalog& catalog,
                                    const QList<LeftOver>& leftOvers)
{
    QList<Finding> findings;
    for (const Table& table : catalog.tables)
        checkReferences(table, catalog, leftOvers, findings);
    GODWIT_CHECK(checkSequences(database, catalog, findings));
    checkViews(database, catalog, findings);
    return findings;
}

} // namespace godwit::core
