// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/database.h"

#include "core/sqlite/database_hooks.h"
#include "core/sqlite/library.h"
#include "core/sqlite/quoting.h"

#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace godwit::core {

namespace {

constexpr qint64 kLeastLength = 64 * 1024 * 1024; // of a value, on a connection that only reads
constexpr qint64 kMostLength = 1'000'000'000;
constexpr int kProgressSteps = 10'000; // measured: costs under 2 %

/// Without it SQLite cannot even count the rows of a table that has an index by a collation of the application's. It
/// orders by bytes: reading by row id needs no more, and nobody writes on such a connection.
void standIn(void* /*unused*/, sqlite3* handle, int /*encoding*/, const char* name)
{
    sqlite3_create_collation_v2(
        handle, name, SQLITE_UTF8, nullptr,
        [](void*, int leftSize, const void* left, int rightSize, const void* right) {
            const int order = std::memcmp(left, right, static_cast<size_t>(std::min(leftSize, rightSize)));
            return order != 0 ? order : leftSize - rightSize;
        },
        nullptr);
}

} // namespace

void Database::Closer::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Database::Database(std::unique_ptr<sqlite3, Closer> handle, QString path)
    : m_hooks(std::make_unique<Hooks>()), m_handle(std::move(handle)), m_path(std::move(path))
{
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&& other) noexcept
{
    m_handle = std::move(other.m_handle); // close ours before its hooks go
    m_hooks = std::move(other.m_hooks);
    m_path = std::move(other.m_path);
    return *this;
}
Database::~Database() = default;

Result<Database> Database::open(const QString& path, const OpenOptions& options)
{
    setUpSqlite();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    switch (options.mode) {
    case OpenOptions::Mode::ReadOnly:
        flags |= SQLITE_OPEN_READONLY;
        break;
    case OpenOptions::Mode::ReadWrite:
        flags |= SQLITE_OPEN_READWRITE;
        break;
    case OpenOptions::Mode::Create:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    }
    QByteArray name = absolute.toUtf8();
    if (options.isImmutable) {
        name = "file:" + name.toPercentEncoding("/") + "?immutable=1";
        flags |= SQLITE_OPEN_URI;
    }
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(name.constData(), &raw, flags, nullptr);
    Database database(std::unique_ptr<sqlite3, Closer>(raw), absolute);
    if (code != SQLITE_OK)
        return database.lastError(QStringLiteral("%1 cannot be opened").arg(absolute));
    if (options.mode == OpenOptions::Mode::ReadOnly) {
        sqlite3_collation_needed(raw, nullptr, &standIn);
        // What a view or generated column of a hostile file makes stays in proportion to the file.
        const qint64 held = QFileInfo(absolute).size() + QFileInfo(absolute + QStringLiteral("-wal")).size();
        sqlite3_limit(raw, SQLITE_LIMIT_LENGTH,
                      static_cast<int>(std::clamp(4 * held, kLeastLength, kMostLength)));
    }
    Status hardened = database.harden(options);
    // With an untrusted schema SQLite 3.40 cannot even open a file whose index, CHECK or generated column calls one of
    // its own JSON functions. Those are harmless: no extension can be loaded, and functions of ours refuse to be called
    // from a schema.
    // What we create will hold a copy, whose schema is not known yet.
    const bool isCopy = options.mode == OpenOptions::Mode::Create;
    if (hardened && isCopy)
        sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, nullptr);
    if (!hardened && hardened.error().what.contains(QStringLiteral("unsafe use of"))) {
        OpenOptions trusting = options;
        trusting.trustedSchema = true;
        hardened = database.harden(trusting);
    }
    if (!hardened)
        return std::move(hardened).error();
    return database;
}

Result<Database> Database::openInMemory(const OpenOptions& options)
{
    setUpSqlite();
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(":memory:", &raw,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                                         SQLITE_OPEN_EXRESCODE,
                                     nullptr);
    Database database(std::unique_ptr<sqlite3, Closer>(raw), QStringLiteral(":memory:"));
    if (code != SQLITE_OK)
        return database.lastError(QStringLiteral("A database in memory cannot be made"));
    sqlite3_collation_needed(raw, nullptr, &standIn);
    GODWIT_CHECK(database.harden(options));
    return database;
}

Status Database::harden(const OpenOptions& options)
{
    sqlite3* const handle = m_handle.get();
    sqlite3_busy_timeout(handle, options.busyMs);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, options.defensive ? 1 : 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, options.trustedSchema ? 1 : 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    // A schema that SQLite could make must open: these are its own, said here lest a library was built with
    // more.
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 1000);
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 500);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 10'000'000);
    sqlite3_progress_handler(handle, kProgressSteps, &Hooks::onProgress, m_hooks.get());
    return execute(QStringLiteral("PRAGMA cache_size = -%1; PRAGMA mmap_size = %2; PRAGMA cell_size_check = %3;"
                                  "PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE;"
                                  "SELECT count(*) FROM sqlite_schema")
                       .arg(options.cacheKib)
                       .arg(options.mmapBytes)
                       .arg(options.isProven ? QStringLiteral("OFF") : QStringLiteral("ON")));
}

Status Database::execute(const QString& sql)
{
    return forEachStatement(*this, sql, [](Statement& statement, const QString&) { return statement.run(); });
}

Status Database::execute(const QString& sql, const Row& values)
{
    GODWIT_TRY(auto statement, prepare(sql));
    statement.bindAll(values);
    return statement.run();
}

Result<Statement> Database::prepare(const QString& sql)
{
    return prepare(sql, 0);
}

Result<Statement> Database::preparePersistent(const QString& sql)
{
    return prepare(sql, SQLITE_PREPARE_PERSISTENT);
}

Result<Statement> Database::prepare(const QString& sql, unsigned flags)
{
    const QByteArray utf8 = sql.toUtf8();
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v3(m_handle.get(), utf8.constData(), static_cast<int>(utf8.size()), flags, &raw,
                                        nullptr);
    if (code != SQLITE_OK)
        return lastError(QStringLiteral("A statement cannot be prepared")).withDetail(
            QString::fromUtf8(sqlite3_errmsg(m_handle.get())) + u'\n' + sql);
    if (!raw)
        return Error(ErrorCode::SqlFailed, QStringLiteral("A statement is empty."));
    return Statement(raw);
}

Result<Database::Prepared> Database::prepareNext(const char* utf8, int size)
{
    Prepared prepared;
    sqlite3_stmt* raw = nullptr;
    const char* at = utf8;
    while (true) {
        const int left = size - static_cast<int>(at - utf8);
        const int code = sqlite3_prepare_v3(m_handle.get(), at, left, 0, &raw, &prepared.tail);
        if (code != SQLITE_OK)
            return lastError(QStringLiteral("A statement cannot be prepared")).withDetail(
                QString::fromUtf8(sqlite3_errmsg(m_handle.get())) + u'\n' + QString::fromUtf8(at, left).trimmed());
        if (raw || prepared.tail >= utf8 + size || prepared.tail == at)
            break;
        at = prepared.tail; // an empty statement; the next one may have text
    }
    if (raw)
        prepared.statement.emplace(Statement(raw));
    return prepared;
}

Result<Value> Database::value(const QString& sql, const Row& values)
{
    GODWIT_TRY(auto statement, prepare(sql));
    statement.bindAll(values);
    GODWIT_TRY(const bool hasRow, statement.step());
    return hasRow ? statement.value(0) : Value::null();
}

Result<qint64> Database::integer(const QString& sql, const Row& values)
{
    GODWIT_TRY(const Value result, value(sql, values));
    return result.integer;
}

Result<QString> Database::text(const QString& sql, const Row& values)
{
    GODWIT_TRY(const Value result, value(sql, values));
    return result.toString();
}

Result<std::vector<Row>> Database::rows(const QString& sql, const Row& values)
{
    GODWIT_TRY(auto statement, prepare(sql));
    statement.bindAll(values);
    std::vector<Row> rows;
    while (true) {
        GODWIT_TRY(const bool hasRow, statement.step());
        if (!hasRow)
            return rows;
        rows.push_back(statement.row());
    }
}

Status Database::attachReadOnly(const QString& path, const QString& schema)
{
    // A URI, since ATTACH has no flags: percent-encode so that ?, # and % stay part of the name.
    const QByteArray encoded = QFileInfo(path).absoluteFilePath().toUtf8().toPercentEncoding("/");
    return execute(QStringLiteral("ATTACH DATABASE ? AS %1").arg(quoted(schema)),
                   {Value::ofText(QByteArray("file:" + encoded + "?mode=ro"))});
}

bool Database::setTriggers(bool fire)
{
    int before = 1;
    sqlite3_db_config(m_handle.get(), SQLITE_DBCONFIG_ENABLE_TRIGGER, -1, &before);
    sqlite3_db_config(m_handle.get(), SQLITE_DBCONFIG_ENABLE_TRIGGER, fire ? 1 : 0, nullptr);
    return before != 0;
}

qint64 Database::changes() const
{
    return sqlite3_changes64(m_handle.get());
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_handle.get());
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle.get()) == 0;
}

QString sqliteVersion()
{
    return QString::fromLatin1(sqlite3_libversion());
}

QString sqliteSourceId()
{
    return QString::fromLatin1(sqlite3_sourceid());
}

} // namespace godwit::core
