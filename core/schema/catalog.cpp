// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/catalog.h"

#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr auto kTables = "SELECT s.name, coalesce(s.sql, ''), l.type, l.wr, l.strict"
                         " FROM %1.sqlite_schema AS s"
                         " JOIN pragma_table_list AS l ON l.name = s.name AND l.schema = %2"
                         " WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                         " ORDER BY s.rowid";
constexpr auto kColumns = "SELECT name, type, \"notnull\", dflt_value, pk, hidden"
                          " FROM pragma_table_xinfo(?, ?) ORDER BY cid";
constexpr auto kForeignKeys = "SELECT id, \"table\", \"from\", \"to\", on_delete, on_update"
                              " FROM pragma_foreign_key_list(?, ?) ORDER BY id DESC, seq";
constexpr auto kIndexes = "SELECT l.name, l.\"unique\", l.partial, s.sql"
                          " FROM pragma_index_list(?, ?) AS l"
                          " LEFT JOIN %1.sqlite_schema AS s ON s.type = 'index' AND s.name = l.name"
                          " ORDER BY l.seq DESC";
constexpr auto kIndexColumns = "SELECT name FROM pragma_index_xinfo(?, ?) WHERE key = 1 ORDER BY seqno";
constexpr auto kObjects = "SELECT type, name, tbl_name, coalesce(sql, '') FROM %1.sqlite_schema"
                          " WHERE type IN ('view', 'trigger') ORDER BY rowid";

/// What reads one schema: each pragma function is prepared once and asked for every table.
class CatalogReader
{
public:
    CatalogReader(Database& database, const QString& schema) : m_database(database), m_schema(schema) {}

    Result<Catalog> read()
    {
        GODWIT_CHECK(readTables());
        GODWIT_CHECK(readDetails());
        resolveForeignKeys();
        GODWIT_CHECK(readObjects());
        GODWIT_CHECK(readFigures());
        return m_catalog;
    }

private:
    QString inSchema(const char* sql) const { return QString::fromLatin1(sql).arg(quoted(m_schema)); }
    Status readTables();
    Status readDetails();
    Status readColumns(Statement& statement, Table& table);
    Status readForeignKeys(Statement& statement, Table& table);
    Status readIndexes(Statement& statement, Statement& columns, Table& table);
    void resolveForeignKeys();
    Status readObjects();
    Status readFigures();
    Result<Value> figure(const QString& pragma);

    Database& m_database;
    QString m_schema;
    Catalog m_catalog;
};

bool hasAutoincrement(const QString& sql)
{
    // AUTOINCREMENT is a reserved word: bare, it can be nothing else.
    const QList<SqlWord> words = sqlWords(sql);
    return std::any_of(words.begin(), words.end(),
                       [](const SqlWord& word) { return word.is(u"autoincrement"); });
}

QString textOrNull(const Statement& statement, int column)
{
    return statement.isNull(column) ? QString() : statement.text(column);
}

void ask(Statement& statement, const QString& name, const QString& schema)
{
    statement.reset();
    statement.bindText(1, name);
    statement.bindText(2, schema);
}

Status CatalogReader::readTables()
{
    const QString sql = QString::fromLatin1(kTables).arg(quoted(m_schema), quotedText(m_schema));
    GODWIT_TRY(auto statement, m_database.prepare(sql));
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return {};
        Table table;
        table.name = statement.text(0);
        table.sql = statement.text(1);
        const QString type = statement.text(2);
        table.isVirtual = type == QStringLiteral("virtual");
        table.isShadow = type == QStringLiteral("shadow");
        table.isWithoutRowid = statement.integer(3) != 0;
        table.isStrict = statement.integer(4) != 0;
        table.isAutoincrement = !table.isVirtual && hasAutoincrement(table.sql);
        m_catalog.tables.append(table);
    }
}

Status CatalogReader::readDetails()
{
    GODWIT_TRY(auto columns, m_database.prepare(QString::fromLatin1(kColumns)));
    GODWIT_TRY(auto foreignKeys, m_database.prepare(QString::fromLatin1(kForeignKeys)));
    GODWIT_TRY(auto indexes, m_database.prepare(inSchema(kIndexes)));
    GODWIT_TRY(auto indexColumns, m_database.prepare(QString::fromLatin1(kIndexColumns)));
    for (Table& table : m_catalog.tables) {
        if (const Status status = readColumns(columns, table); !status) {
            if (!table.isVirtual)
                return status;
            table.columns.clear(); // its module is not here: the name and the text are all there is to know
            continue;
        }
        if (table.isVirtual)
            continue;
        GODWIT_CHECK(readForeignKeys(foreignKeys, table));
        GODWIT_CHECK(readIndexes(indexes, indexColumns, table));
    }
    return {};
}

Status CatalogReader::readColumns(Statement& statement, Table& table)
{
    ask(statement, table.name, m_schema);
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return {};
        const qint64 hidden = statement.integer(5);
        Column column;
        column.name = statement.text(0);
        column.declaredType = statement.text(1);
        column.notNull = statement.integer(2) != 0;
        column.defaultSql = textOrNull(statement, 3);
        column.keyPart = static_cast<int>(statement.integer(4));
        column.isHidden = hidden == 1;
        column.isGenerated = hidden >= 2;
        table.columns.append(column);
    }
}

Status CatalogReader::readForeignKeys(Statement& statement, Table& table)
{
    ask(statement, table.name, m_schema);
    qint64 last = -1;
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return {};
        if (statement.integer(0) != last) {
            last = statement.integer(0);
            ForeignKey key;
            key.parent = statement.text(1);
            key.onDelete = statement.text(4);
            key.onUpdate = statement.text(5);
            table.foreignKeys.append(key);
        }
        table.foreignKeys.last().columns.append(statement.text(2));
        if (!statement.isNull(3))
            table.foreignKeys.last().parentColumns.append(statement.text(3));
    }
}

Status CatalogReader::readIndexes(Statement& statement, Statement& columns, Table& table)
{
    ask(statement, table.name, m_schema);
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return {};
        Index index;
        index.name = statement.text(0);
        index.table = table.name;
        index.isUnique = statement.integer(1) != 0;
        index.isPartial = statement.integer(2) != 0;
        index.sql = textOrNull(statement, 3);
        ask(columns, index.name, m_schema);
        while (true) {
            GODWIT_TRY(const bool hasColumn, columns.step());
            if (!hasColumn)
                break;
            index.columns.append(textOrNull(columns, 0));
        }
        table.indexes.append(index);
    }
}

void CatalogReader::resolveForeignKeys()
{
    for (Table& table : m_catalog.tables) {
        for (ForeignKey& key : table.foreignKeys) {
            const Table* const parent = m_catalog.table(key.parent);
            if (key.parentColumns.isEmpty() && parent)
                key.parentColumns = parent->primaryKey();
        }
    }
}

Status CatalogReader::readObjects()
{
    GODWIT_TRY(auto statement, m_database.prepare(inSchema(kObjects)));
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return {};
        SchemaObject object{statement.text(0), statement.text(1), {}, statement.text(3)};
        const bool isView = object.type == QStringLiteral("view");
        if (!isView)
            object.table = statement.text(2);
        (isView ? m_catalog.views : m_catalog.triggers).append(object);
    }
}

Result<Value> CatalogReader::figure(const QString& pragma)
{
    return m_database.value(QStringLiteral("PRAGMA %1.%2").arg(quoted(m_schema), pragma));
}

Status CatalogReader::readFigures()
{
    GODWIT_TRY(const Value userVersion, figure(QStringLiteral("user_version")));
    GODWIT_TRY(const Value applicationId, figure(QStringLiteral("application_id")));
    GODWIT_TRY(const Value encoding, m_database.value(QStringLiteral("PRAGMA encoding")));
    GODWIT_TRY(const Value pageSize, figure(QStringLiteral("page_size")));
    GODWIT_TRY(const Value pageCount, figure(QStringLiteral("page_count")));
    GODWIT_TRY(const Value autoVacuum, figure(QStringLiteral("auto_vacuum")));
    GODWIT_TRY(const Value journalMode, figure(QStringLiteral("journal_mode")));
    m_catalog.userVersion = userVersion.integer;
    m_catalog.applicationId = applicationId.integer;
    m_catalog.encoding = encoding.toString();
    m_catalog.pageSize = pageSize.integer;
    m_catalog.pageCount = pageCount.integer;
    m_catalog.autoVacuum = autoVacuum.integer;
    m_catalog.journalMode = journalMode.toString();
    return {};
}

} // namespace

Result<Catalog> readCatalog(Database& database, const QString& schema)
{
    return CatalogReader(database, schema).read();
}

} // namespace godwit::core
