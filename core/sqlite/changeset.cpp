// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/changeset.h"

#include <sqlite3.h>

#include <dlfcn.h>

namespace godwit::core {

namespace {

// SQLite's header declares these only to programs that promise to find them.
struct Session;
struct Iterator;

struct Extension
{
    int (*create)(sqlite3*, const char*, Session**) = nullptr;
    void (*destroy)(Session*) = nullptr;
    int (*attach)(Session*, const char*) = nullptr;
    int (*diff)(Session*, const char*, const char*, char**) = nullptr;
    int (*changeset)(Session*, int*, void**) = nullptr;
    int (*start)(Iterator**, int, void*) = nullptr;
    int (*next)(Iterator*) = nullptr;
    int (*operation)(Iterator*, const char**, int*, int*, int*) = nullptr;
    int (*finalize)(Iterator*) = nullptr;
    bool isThere = false;
};

template <typename Function>
bool find(Function*& function, const char* name)
{
    function = reinterpret_cast<Function*>(dlsym(RTLD_DEFAULT, name));
    return function != nullptr;
}

const Extension& extension()
{
    static const Extension kExtension = [] {
        Extension found;
        found.isThere = find(found.create, "sqlite3session_create") && find(found.destroy, "sqlite3session_delete") &&
                        find(found.attach, "sqlite3session_attach") && find(found.diff, "sqlite3session_diff") &&
                        find(found.changeset, "sqlite3session_changeset") && find(found.start, "sqlite3changeset_start") &&
                        find(found.next, "sqlite3changeset_next") && find(found.operation, "sqlite3changeset_op") &&
                        find(found.finalize, "sqlite3changeset_finalize");
        return found;
    }();
    return kExtension;
}

struct SessionEnd
{
    void operator()(Session* session) const { extension().destroy(session); }
};
using OwnedSession = std::unique_ptr<Session, SessionEnd>;

Result<OwnedSession> openSession(Database& database)
{
    Session* session = nullptr;
    if (extension().create(database.handle(), "main", &session) != SQLITE_OK)
        return Error(ErrorCode::SqlFailed, QStringLiteral("SQLite began no session."));
    return OwnedSession(session);
}

/// False: the extension refuses the table; what it has of it is then in the session, which is of no more use.
bool addDifference(Session* session, const QByteArray& before, const QByteArray& table)
{
    char* message = nullptr;
    const bool isDone = extension().attach(session, table.constData()) == SQLITE_OK &&
                        extension().diff(session, before.constData(), table.constData(), &message) == SQLITE_OK;
    sqlite3_free(message);
    return isDone;
}

Status count(Changeset& changeset)
{
    Iterator* iterator = nullptr;
    if (extension().start(&iterator, static_cast<int>(changeset.bytes.size()), changeset.bytes.data()) != SQLITE_OK)
        return Error(ErrorCode::SqlFailed, QStringLiteral("SQLite cannot read the changeset it made."));
    while (extension().next(iterator) == SQLITE_ROW) {
        const char* table = nullptr;
        int columns = 0;
        int operation = 0;
        int isIndirect = 0;
        extension().operation(iterator, &table, &columns, &operation, &isIndirect);
        ++changeset.rows[QString::fromUtf8(table)];
    }
    if (extension().finalize(iterator) != SQLITE_OK)
        return Error(ErrorCode::SqlFailed, QStringLiteral("SQLite cannot read the changeset it made."));
    return {};
}

} // namespace

bool hasChangesets()
{
    return extension().isThere;
}

Result<Changeset> changesetSince(Database& database, const QString& before, const QStringList& tables)
{
    if (!hasChangesets())
        return Error(ErrorCode::SqlFailed, QStringLiteral("This SQLite has no session extension."));
    QList<QByteArray> accepted;
    for (const QString& table : tables) { // each alone first, so that one that is refused spoils no other
        GODWIT_TRY(const OwnedSession trial, openSession(database));
        if (addDifference(trial.get(), before.toUtf8(), table.toUtf8()))
            accepted.append(table.toUtf8());
    }
    GODWIT_TRY(const OwnedSession session, openSession(database));
    for (const QByteArray& table : accepted) {
        if (!addDifference(session.get(), before.toUtf8(), table))
            return Error(ErrorCode::SqlFailed, QStringLiteral("SQLite made no changeset of %1.").arg(QString::fromUtf8(table)));
    }
    int size = 0;
    void* data = nullptr;
    if (extension().changeset(session.get(), &size, &data) != SQLITE_OK)
        return Error(ErrorCode::SqlFailed, QStringLiteral("SQLite made no changeset."));
    Changeset changeset{.bytes = QByteArray(static_cast<const char*>(data), size), .rows = {}};
    sqlite3_free(data);
    GODWIT_CHECK(count(changeset));
    return changeset;
}

} // namespace godwit::core
