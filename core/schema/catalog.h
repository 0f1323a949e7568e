// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace godwit::core {

/// What a database contains, as values: read once, then asked. Names are as SQLite stores them; look-ups
/// fold ASCII case only, as SQLite does.
struct Column
{
    QString name;
    QString declaredType;
    bool notNull = false;
    QString defaultSql;    ///< null: none
    int keyPart = 0;       ///< from 1 within the primary key, 0: not part of it
    bool isGenerated = false;
    bool isHidden = false; ///< of a virtual table
};

struct ForeignKey
{
    QString parent;
    QStringList columns;
    QStringList parentColumns; ///< resolved: the parent's primary key where the text names none
    QString onDelete;          ///< CASCADE, SET NULL, RESTRICT, NO ACTION, SET DEFAULT
    QString onUpdate;
};

struct Index
{
    QString name;
    QString table;
    QString sql;        ///< null for those SQLite makes for UNIQUE and PRIMARY KEY
    bool isUnique = false;
    bool isPartial = false;
    QStringList columns; ///< a null string is an expression
};

struct Table
{
    QString name;
    QString sql;
    bool isVirtual = false;
    bool isShadow = false; ///< belongs to a virtual table
    bool isWithoutRowid = false;
    bool isStrict = false;
    bool isAutoincrement = false;
    QList<Column> columns;
    QList<ForeignKey> foreignKeys;
    QList<Index> indexes;

    [[nodiscard]] const Column* column(const QString& columnName) const;
    [[nodiscard]] QStringList columnNames() const;       ///< without generated and hidden ones
    [[nodiscard]] QStringList primaryKey() const;        ///< in key order; empty: none
    /// The name that reads the rowid here and that no column takes: rowid, _rowid_ or oid; empty for
    /// WITHOUT ROWID or if all three are taken.
    [[nodiscard]] QString rowidName() const;
};

/// A view or a trigger.
struct SchemaObject
{
    QString type; ///< "view", "trigger"
    QString name;
    QString table; ///< of a trigger
    QString sql;
};

struct Catalog
{
    QList<Table> tables; ///< without SQLite's own (sqlite_*)
    QList<SchemaObject> views;
    QList<SchemaObject> triggers;
    qint64 userVersion = 0;
    qint64 applicationId = 0;
    QString encoding;
    qint64 pageSize = 0;
    qint64 pageCount = 0;
    qint64 autoVacuum = 0;
    QString journalMode;

    [[nodiscard]] const Table* table(const QString& name) const;
    [[nodiscard]] bool hasName(const QString& name) const; ///< any object of that name
    [[nodiscard]] qint64 bytes() const { return pageSize * pageCount; }
};

/// Reads the catalogue of one schema of a connection ("main", or an attached one).
Result<Catalog> readCatalog(Database& database, const QString& schema = QStringLiteral("main"));

/// Runs a schema script in a database in memory and reads its catalogue; only CREATE statements and the
/// PRAGMAs user_version and application_id (as plain values) are allowed in it.
Result<Catalog> catalogOfScript(const QString& script);

} // namespace godwit::core
