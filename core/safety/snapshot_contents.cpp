// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/snapshot_contents.h"

#include "core/checks/damage.h"
#include "core/checks/digest.h"
#include "core/checks/figures.h"
#include "core/checks/integrity.h"
#include "core/safety/snapshot_manifest.h"
#include "core/schema/catalog.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace godwit::core {

namespace {

constexpr qint64 kMappedBytes = 64 * 1024 * 1024;
constexpr int kCheckCacheKib = 64'000; // integrity_check looks index entries up at random

/// A snapshot is ours, read-only and written by nobody.
Result<Database> openSnapshot(const QString& path, const OpenOptions& options, const CancelToken& cancel)
{
    GODWIT_TRY(Database snapshot, Database::open(path, options));
    snapshot.setCancel(cancel);
    return snapshot;
}

QHash<QString, QJsonObject> byTable(const QJsonArray& contents)
{
    QHash<QString, QJsonObject> tables;
    for (const QJsonValue table : contents)
        tables.insert(table.toObject().value(QStringLiteral("table")).toString(), table.toObject());
    return tables;
}

} // namespace

Result<QJsonArray> contentsOf(Database& database, qint64* longestRow)
{
    GODWIT_TRY(const Catalog catalog, readCatalog(database));
    QJsonArray tables;
    for (const Table& table : catalog.tables) {
        if (table.isVirtual)
            continue; // its rows lie in its shadow tables
        GODWIT_TRY(const ContentDigest digest, digestOfTable(database, QStringLiteral("main"), table.name));
        if (longestRow)
            *longestRow = std::max(*longestRow, digest.longestRow);
        tables.append(QJsonObject{{QStringLiteral("table"), table.name},
                                  {QStringLiteral("rows"), digest.rows},
                                  {QStringLiteral("digest"), digest.toString()}});
    }
    return tables;
}

Result<QJsonArray> contentsOfFile(const QString& path, const CancelToken& cancel)
{
    GODWIT_TRY(Database copy,
               openSnapshot(path, {.mode = OpenOptions::Mode::ReadOnly, .mmapBytes = kMappedBytes}, cancel));
    return contentsOf(copy);
}

Result<QString> schemaDigestOf(Database& database)
{
    QJsonArray parts;
    for (const char* setting : {"user_version", "application_id", "encoding"}) {
        GODWIT_TRY(const QString value, database.text(QStringLiteral("PRAGMA %1").arg(QLatin1StringView(setting))));
        parts.append(value);
    }
    GODWIT_TRY(const auto objects,
               database.rows(QStringLiteral("SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema"
                                            " ORDER BY type, name, tbl_name, sql")));
    for (const auto& object : objects) {
        for (const auto& value : object)
            parts.append(value.toString());
    }
    return sha256OfBytes(QJsonDocument(parts).toJson(QJsonDocument::Compact));
}

Status checkStructure(const QString& path, const Collations& collations, const CancelToken& cancel,
                      ErrorCode code)
{
    GODWIT_TRY(Database copy,
               openSnapshot(path, {.mode = OpenOptions::Mode::ReadOnly, .cacheKib = kCheckCacheKib}, cancel));
    if (!collations.isEmpty())
        GODWIT_CHECK(registerCollations(copy, collations));
    GODWIT_TRY(const QStringList damage, wholeCheck(copy));
    if (damage.isEmpty())
        return {};
    const Damage sort = sorted(damage);
    if (code == ErrorCode::SnapshotFailed && sort.structure.isEmpty()) // a copy page by page: the database has it as well
        return Error(ErrorCode::DatabaseCorrupt, QStringLiteral("Indexes of the database do not agree with their tables: %1.")
                                                     .arg(sort.indexes.join(QStringLiteral(", "))))
            .withDetail(damage.join(u'\n'))
            .withNext(QStringLiteral("They can be made anew from the rows: “Recover…” in the console, godwit-cli recover DB on the command "
                                     "line. Then try again."));
    return Error(code, QStringLiteral("The snapshot %1 does not pass integrity_check.").arg(path)).withDetail(damage.join(u'\n'));
}

QStringList differencesOf(const QJsonArray& contents, const QJsonArray& expected)
{
    const QString rows = QStringLiteral("rows");
    const auto now = byTable(contents);
    const auto before = byTable(expected);
    QStringList differences;
    for (auto table = before.cbegin(); table != before.cend(); ++table) {
        if (!now.contains(table.key()))
            differences.append(QStringLiteral("%1 is gone").arg(table.key()));
        else if (now.value(table.key()).value(rows) != table->value(rows))
            differences.append(QStringLiteral("%1: %2 instead of %3")
                                   .arg(table.key(), rowsText(now.value(table.key()).value(rows).toInteger()),
                                        grouped(table->value(rows).toInteger())));
        else if (now.value(table.key()) != *table)
            differences.append(QStringLiteral("%1: other values in %2")
                                   .arg(table.key(), rowsText(table->value(rows).toInteger())));
    }
    for (auto table = now.cbegin(); table != now.cend(); ++table) {
        if (!before.contains(table.key()))
            differences.append(QStringLiteral("%1 is new").arg(table.key()));
    }
    differences.sort();
    return differences;
}

Status compareContents(const QString& path, const QJsonArray& contents, const QJsonArray& expected,
                       ErrorCode code)
{
    const QStringList differences = differencesOf(contents, expected);
    if (differences.isEmpty())
        return {};
    return Error(code, QStringLiteral(
                           "The snapshot %1 does not hold what the database held: rows or digests differ.")
                           .arg(path))
        .withDetail(differences.join(u'\n'));
}

} // namespace godwit::core
