// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite says of a connection, as an error of ours.
#include "core/sqlite/database.h"
#include "core/sqlite/database_hooks.h"

#include <sqlite3.h>

#include <cerrno>

namespace godwit::core {

namespace {

ErrorCode codeOf(int extended)
{
    switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::DatabaseLocked;
    case SQLITE_NOTADB:
        return ErrorCode::NotADatabase;
    case SQLITE_CORRUPT:
        return ErrorCode::DatabaseCorrupt;
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::FileFailed;
    case SQLITE_INTERRUPT:
        return causeOfInterrupt();
    case SQLITE_AUTH:
        return ErrorCode::NotPermittedSql;
    default:
        return ErrorCode::SqlFailed;
    }
}

/// For SQLite only ENOSPC is a full disk; a quota, and a limit on the size of a file, are errors of writing.
/// The file remembers its own last error, also where undoing made other calls since; the connection that of a
/// journal.
bool isOutOfRoom(sqlite3* handle, int extended)
{
    if (extended != SQLITE_IOERR_WRITE)
        return false;
    int ofFile = 0;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &ofFile);
    const auto isOne = [](int number) { return number == EFBIG || number == EDQUOT; };
    return isOne(ofFile) || isOne(sqlite3_system_errno(handle));
}

} // namespace

Error errorOf(sqlite3* handle, const QString& doing)
{
    const int extended = sqlite3_extended_errcode(handle);
    const QString message = QString::fromUtf8(sqlite3_errmsg(handle));
    // For a function that the guard refuses SQLite has no code of its own.
    // Nor for VACUUM, which the guard is not asked about: within a transaction, which all SQL of a plan runs in, it fails.
    const bool isRefused = message.startsWith(QLatin1StringView("not authorized to use function")) ||
                           message.startsWith(QLatin1StringView("cannot VACUUM"));
    const ErrorCode code = isRefused                       ? ErrorCode::NotPermittedSql
                           : isOutOfRoom(handle, extended) ? ErrorCode::NoSpace
                                                           : codeOf(extended);
    if (code == ErrorCode::NoSpace && codeOf(extended) != code)
        return Error(code,
                     QStringLiteral(
                         "%1: its volume, a quota, or a limit of this process sets how much may be written.")
                         .arg(doing))
            .withSqlite(extended);
    if (code == ErrorCode::SqlTooLong)
        return Error(code, QStringLiteral("%1: it took longer than SQL of a plan may.").arg(doing))
            .withSqlite(extended);
    return Error(code, QStringLiteral("%1: %2.").arg(doing, message)).withSqlite(extended);
}

Error Database::lastError(const QString& doing) const
{
    return errorOf(m_handle.get(), doing);
}

bool lacksFunction(const Error& error)
{
    const auto says = [&](const QString& words) { return error.what.contains(words); };
    return says(QStringLiteral("no such function: ")) ||
           says(QStringLiteral("no such collation sequence: ")) || says(QStringLiteral("no such module: ")) ||
           says(QStringLiteral("no such tokenizer: "));
}

} // namespace godwit::core
