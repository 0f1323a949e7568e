// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/search_index.h"

#include "core/schema/search_table.h"
#include "core/sqlite/quoting.h"

#include <QRegularExpression>

namespace godwit::core {

namespace {

const QString kFile = QStringLiteral("checked");

Status copyShadows(Database& scratch, const QString& table)
{
    for (const char* const suffix : {"_data", "_idx", "_content", "_docsize", "_config", "_segments", "_segdir", "_stat"}) {
        const QString name = table + QLatin1StringView(suffix);
        GODWIT_TRY(const qint64 isThere,
                   scratch.integer(QStringLiteral("SELECT count(*) FROM %1.sqlite_schema WHERE name = ? COLLATE NOCASE").arg(kFile),
                                   {Value::ofText(name)}));
        if (isThere == 0)
            continue;
        GODWIT_CHECK(scratch.execute(QStringLiteral("DELETE FROM temp.%1; INSERT INTO temp.%1 SELECT * FROM %2.%1").arg(quoted(name), kFile)));
    }
    return {};
}

/// The table or view that the index is of, under its name; with row ids, where it has some.
Status showContent(Database& scratch, const QString& content)
{
    const QString from = QStringLiteral("FROM %1.%2").arg(kFile, quoted(content));
    const bool hasRowids = static_cast<bool>(scratch.prepare(QStringLiteral("SELECT rowid %1").arg(from)));
    return scratch.execute(QStringLiteral("CREATE TEMP VIEW %1 AS SELECT %2* %3")
                               .arg(quoted(content), hasRowids ? QStringLiteral("rowid AS rowid, ") : QString(), from));
}

} // namespace

QString searchCheck(const QString& schema, const QString& table, const QString& module)
{
    // Only FTS5 has to be told to look at the text, too.
    return (module == kNewestSearch ? QStringLiteral("INSERT INTO %1.%2 (%2, rank) VALUES ('integrity-check', 1)")
                                             : QStringLiteral("INSERT INTO %1.%2 (%2) VALUES ('integrity-check')"))
        .arg(schema, quoted(table));
}

Status checkSearchIndex(Database& database, const QString& table, const QString& definition, const QString& module)
{
    static const QRegularExpression kArguments(QStringLiteral("\\bUSING\\s+[\"'`\\[]?fts[345]\\b.*$"),
                                               QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    GODWIT_TRY(const QString encoding, database.text(QStringLiteral("PRAGMA encoding")));
    GODWIT_TRY(Database scratch, Database::openInMemory({.trustedSchema = true, .defensive = false}));
    scratch.setCancel(database.cancel());
    GODWIT_CHECK(scratch.execute(QStringLiteral("PRAGMA encoding = '%1'").arg(encoding)));
    GODWIT_CHECK(scratch.attachReadOnly(database.path(), kFile));
    Table search;
    search.name = table;
    search.sql = definition;
    search.isVirtual = true;
    if (const QString content = indexedTable(search); !content.isEmpty())
        GODWIT_CHECK(showContent(scratch, content));
    GODWIT_CHECK(scratch.execute(
        QStringLiteral("CREATE VIRTUAL TABLE temp.%1 %2").arg(quoted(table), kArguments.match(definition).captured(0))));
    GODWIT_CHECK(copyShadows(scratch, table));
    // The module remembers what the new table held: it has to begin anew.
    GODWIT_CHECK(scratch.execute(QStringLiteral("PRAGMA writable_schema = RESET")));
    return scratch.execute(searchCheck(QStringLiteral("temp"), table, module));
}

} // namespace godwit::core
