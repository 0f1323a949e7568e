// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/ledgers.h"

#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// What one tool writes down, and how it is read.
struct Format
{
    const char* table;
    const char* columns; ///< that have to be there
    const char* tool;
    const char* version;  ///< the last one applied, one value; empty: it has none
    const char* troubles; ///< one sentence a row; empty: there can be none
};

// Of two formats of one table the one with more columns first.
constexpr Format kFormats[] = {
    {"alembic_version", "version_num", "Alembic",
     "SELECT group_concat(version_num, ', ') FROM alembic_version",
     "SELECT 'It names ' || count(*) || ' versions at once: branches that were not merged.' FROM "
     "alembic_version HAVING count(*) > 1"},
    {"__EFMigrationsHistory", "MigrationId ProductVersion", "Entity Framework",
     "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId DESC LIMIT 1", ""},
    {"__EFMigrationsLock", "Id Timestamp", "Entity Framework", "",
     "SELECT 'It is locked since ' || Timestamp || ': a migration did not end.' FROM __EFMigrationsLock "
     "ORDER BY Id"},
    {"flyway_schema_history", "installed_rank version description success", "Flyway",
     "SELECT version FROM flyway_schema_history WHERE success = 1 AND version IS NOT NULL ORDER BY "
     "installed_rank DESC LIMIT 1",
     "SELECT 'Version ' || coalesce(version, '(repeatable)') || ' (' || description || ') failed.' FROM "
     "flyway_schema_history"
     " WHERE success = 0 ORDER BY installed_rank"},
    {"_prisma_migrations", "migration_name started_at finished_at rolled_back_at", "Prisma",
     "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL"
     " ORDER BY started_at DESC, migration_name DESC LIMIT 1",
     "SELECT migration_name || CASE WHEN rolled_back_at IS NOT NULL THEN ' was rolled back.' ELSE ' failed "
     "or did not finish.' END"
     " FROM _prisma_migrations AS m WHERE (finished_at IS NULL OR rolled_back_at IS NOT NULL) AND NOT EXISTS "
     "(SELECT 1 FROM"
     " _prisma_migrations AS n WHERE n.migration_name = m.migration_name AND n.finished_at IS NOT NULL AND "
     "n.rolled_back_at IS NULL)"
     " ORDER BY started_at, migration_name"},
    {"__drizzle_migrations", "hash created_at", "Drizzle",
     "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', created_at / 1000, 'unixepoch') FROM __drizzle_migrations ORDER "
     "BY created_at DESC LIMIT 1",
     ""},
    {"schema_migrations", "version dirty", "golang-migrate",
     "SELECT version FROM schema_migrations ORDER BY version DESC LIMIT 1",
     "SELECT 'Version ' || version || ' is dirty: it failed half-way.' FROM schema_migrations WHERE dirty <> "
     "0 ORDER BY version"},
    {"schema_migrations", "version", "Rails or dbmate",
     "SELECT version FROM schema_migrations ORDER BY version DESC LIMIT 1", ""},
    {"goose_db_version", "id version_id is_applied", "Goose",
     "SELECT version_id FROM goose_db_version AS g WHERE is_applied <> 0 AND NOT EXISTS (SELECT 1 FROM "
     "goose_db_version AS n WHERE"
     " n.version_id = g.version_id AND n.id > g.id AND n.is_applied = 0) ORDER BY version_id DESC LIMIT 1",
     "SELECT 'Version ' || version_id || ' was rolled back.' FROM goose_db_version AS g WHERE is_applied = 0 "
     "AND NOT EXISTS"
     " (SELECT 1 FROM goose_db_version AS n WHERE n.version_id = g.version_id AND n.id > g.id) ORDER BY id"},
    {"django_migrations", "id app name applied", "Django",
     "SELECT app || '.' || name FROM django_migrations ORDER BY id DESC LIMIT 1", ""},
    {"knex_migrations", "id name batch", "Knex", "SELECT name FROM knex_migrations ORDER BY id DESC LIMIT 1",
     ""},
    {"knex_migrations_lock", "is_locked", "Knex", "",
     "SELECT 'It is locked: a migration did not end.' FROM knex_migrations_lock WHERE is_locked <> 0 ORDER "
     "BY is_locked LIMIT 1"},
    {"SequelizeMeta", "name", "Sequelize", "SELECT name FROM SequelizeMeta ORDER BY name DESC LIMIT 1", ""},
    {"migrations", "migration batch", "Laravel",
     "SELECT migration FROM migrations ORDER BY batch DESC, migration DESC LIMIT 1", ""},
    {"migrations", "timestamp name", "TypeORM", "SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1",
     ""},
    {"_sqlx_migrations", "version description success", "SQLx",
     "SELECT version FROM _sqlx_migrations WHERE success <> 0 ORDER BY version DESC LIMIT 1",
     "SELECT 'Version ' || version || ' (' || description || ') failed.' FROM _sqlx_migrations WHERE success "
     "= 0 ORDER BY version"},
    {"__diesel_schema_migrations", "version run_on", "Diesel",
     "SELECT version FROM __diesel_schema_migrations ORDER BY version DESC LIMIT 1", ""},
    {"refinery_schema_history", "version name", "Refinery",
     "SELECT version FROM refinery_schema_history ORDER BY version DESC LIMIT 1", ""},
    {"DATABASECHANGELOG", "ID AUTHOR ORDEREXECUTED EXECTYPE", "Liquibase",
     "SELECT ID FROM DATABASECHANGELOG WHERE EXECTYPE <> 'FAILED' ORDER BY ORDEREXECUTED DESC LIMIT 1",
     "SELECT 'The change set ' || ID || ' failed.' FROM DATABASECHANGELOG WHERE EXECTYPE = 'FAILED' ORDER BY "
     "ORDEREXECUTED"},
    {"DATABASECHANGELOGLOCK", "ID LOCKED", "Liquibase", "",
     "SELECT 'It is locked: an update did not end.' FROM DATABASECHANGELOGLOCK WHERE LOCKED <> 0 ORDER BY "
     "ID"},
    {"room_master_table", "id identity_hash", "Room",
     "SELECT identity_hash FROM room_master_table ORDER BY id LIMIT 1", ""},
    {"grdb_migrations", "identifier", "GRDB",
     "SELECT identifier FROM grdb_migrations ORDER BY rowid DESC LIMIT 1", ""},
    {"migratehistory", "id name migrated_at", "Peewee",
     "SELECT name FROM migratehistory ORDER BY id DESC LIMIT 1", ""},
    {"_yoyo_migration", "migration_id applied_at_utc", "yoyo",
     "SELECT migration_id FROM _yoyo_migration ORDER BY applied_at_utc DESC, migration_id DESC LIMIT 1", ""},
    {"yoyo_lock", "locked pid", "yoyo", "",
     "SELECT 'It is locked by the process ' || pid || '.' FROM yoyo_lock ORDER BY pid"},
};

bool hasColumns(const Table& table, const QString& columns)
{
    const QStringList names = columns.split(u' ');
    return std::all_of(names.begin(), names.end(),
                       [&](const QString& name) { return table.column(name) != nullptr; });
}

Ledger readOne(Database& database, const Format& format)
{
    Ledger ledger;
    ledger.table = QString::fromLatin1(format.table);
    ledger.tool = QString::fromLatin1(format.tool);
    if (const auto entries =
            database.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(ledger.table))))
        ledger.entries = *entries;
    if (*format.version != '\0') {
        if (const auto version = database.value(QString::fromLatin1(format.version));
            version && version->type != Value::Type::Null)
            ledger.version = version->toString();
    }
    if (*format.troubles == '\0')
        return ledger;
    const auto troubles = database.rows(QString::fromLatin1(format.troubles));
    if (!troubles) {
        ledger.troubles.append(QStringLiteral("It cannot be read: %1").arg(troubles.error().what));
        return ledger;
    }
    for (const Row& row : *troubles)
        ledger.troubles.append(row[0].toString());
    return ledger;
}

} // namespace

QList<Ledger> readLedgers(Database& database, const Catalog& catalog)
{
    QList<Ledger> ledgers;
    if (catalog.userVersion != 0)
        ledgers.append({.table = QStringLiteral("user_version"),
                        .tool = QStringLiteral("the application"),
                        .version = QString::number(catalog.userVersion),
                        .entries = 1,
                        .troubles = {}});
    const Table* before = nullptr;
    for (const Format& format : kFormats) {
        const Table* const table = catalog.table(QString::fromLatin1(format.table));
        if (!table || table == before || !hasColumns(*table, QString::fromLatin1(format.columns)))
            continue;
        ledgers.append(readOne(database, format));
        before = table;
    }
    return ledgers;
}

} // namespace godwit::core
