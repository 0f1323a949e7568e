// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/catalog.h"

#include "core/schema/search_table.h"
#include "core/schema/stated_versions.h"
#include "core/schema/sql_words.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

/// SQLite's authorizer actions, by the numbers its documentation fixes; only the room sqlite sees sqlite3.h.
enum Action {
    kCreateIndex = 1,
    kCreateTable = 2,
    kCreateTrigger = 7,
    kCreateView = 8,
    kInsert = 18,
    kPragma = 19,
    kRead = 20,
    kUpdate = 23,
    kAttach = 24,
    kDetach = 25,
    kReindex = 27,
    kCreateVirtual = 29,
    kFunction = 31,
};

constexpr qsizetype kDetailLength = 400;

bool isSchemaTable(const char* name)
{
    return qstrcmp(name, "sqlite_master") == 0;
}

bool isPlainNumber(const char* text)
{
    bool isNumber = false;
    if (text)
        QByteArray(text).toInt(&isNumber, 10);
    return isNumber;
}

/// CREATE writes into the schema table behind the scenes; a script cannot name that table itself, since the
/// connection is defensive. SELECT, INSERT into anything else, DROP, ATTACH and the rest are denied.
bool isAllowed(int action, const char* first, const char* second, const char* schema,
               const char* /*innermost*/)
{
    const bool isMain = qstrcmp(schema, "main") == 0;
    switch (action) {
    case kCreateIndex:
    case kCreateTable:
    case kCreateTrigger:
    case kCreateView:
    case kReindex:
        return isMain;
    case kCreateVirtual:
        return isMain && isKnownModule(QString::fromUtf8(second));
    case kInsert:
    case kUpdate:
        return isMain && isSchemaTable(first);
    case kRead:
    case kFunction:
        return true;
    case kPragma: {
        const QByteArray name = QByteArray(first).toLower();
        return (name == "user_version" || name == "application_id") && isPlainNumber(second);
    }
    default:
        return false;
    }
}

int lineOf(const QByteArray& text, const char* at)
{
    const auto length = at - text.constData();
    return 1 + static_cast<int>(QByteArrayView(text).first(length).count('\n'));
}

/// Comments before a statement belong to it for SQLite; the line to name is the statement's own.
const char* skipBlank(const char* at, const char* end)
{
    const auto startsWith = [&](const char* text) { return end - at >= 2 && at[0] == text[0] && at[1] == text[1]; };
    while (at < end) {
        if (*at == ' ' || *at == ';' || (*at >= '\t' && *at <= '\r')) {
            ++at;
        } else if (startsWith("--")) {
            at = std::find(at, end, '\n');
        } else if (startsWith("/*")) {
            constexpr std::array closing{'*', '/'};
            at = std::search(at + 2, end, closing.begin(), closing.end());
            at = std::min(at + 2, end);
        } else {
            break;
        }
    }
    return at;
}

Error refused(const Error& cause, const QByteArray& script, const char* at)
{
    const char* const start = skipBlank(at, script.constData() + script.size());
    const QString statement = QString::fromUtf8(start).left(kDetailLength);
    return Error(cause.code, QStringLiteral("Line %1 of the schema: %2").arg(lineOf(script, start)).arg(cause.what))
        .withDetail(statement)
        .withSqlite(cause.sqlite);
}

Error notPermitted()
{
    return Error(ErrorCode::NotPermittedSql,
                 QStringLiteral("only CREATE TABLE, INDEX, VIEW, TRIGGER and VIRTUAL TABLE of fts5, fts4 or rtree, "
                                "and the PRAGMAs user_version and application_id with a number, may stand here."));
}

/// SQLite's own words on the last failure, without ours around them.
Error saidBySqlite(const Error& error)
{
    if (error.code == ErrorCode::NotPermittedSql)
        return notPermitted();
    Error said = error;
    said.what = error.detail.section(u'\n', 0, 0) + u'.';
    return said;
}

/// REINDEX and EXPLAIN ask the authorizer for nothing that CREATE does not need.
bool isCreateOrPragma(const char* at, const char* end)
{
    const char* const start = skipBlank(at, end);
    const QByteArray word = QByteArray(start, std::min<qsizetype>(6, end - start)).toUpper();
    return word == "CREATE" || word == "PRAGMA";
}

Status runScript(Database& database, const QByteArray& script, const Database::Authorizer& allowed)
{
    const char* at = script.constData();
    const char* const end = at + script.size();
    while (at < end) {
        auto prepared = database.prepareNext(at, static_cast<int>(end - at));
        if (!prepared)
            return refused(saidBySqlite(prepared.error()), script, at);
        if (!prepared->statement)
            break;
        if (!isCreateOrPragma(at, prepared->tail))
            return refused(notPermitted(), script, at);
        // A module makes its own tables and writes into them: the script has no hand in that.
        const bool isOfModule = sqlWords(QString::fromUtf8(QByteArrayView(skipBlank(at, prepared->tail), prepared->tail))).value(1).is(u"virtual");
        if (isOfModule)
            database.setAuthorizer([](int action, const char*, const char*, const char*, const char*) {
                return action != kAttach && action != kDetach;
            });
        const Status status = prepared->statement->run();
        if (isOfModule)
            database.setAuthorizer(allowed);
        if (!status)
            return refused(status.error(), script, at);
        at = prepared->tail;
    }
    return {};
}

Result<Database> databaseOfScript(const QString& script, const Database::Authorizer& allowed)
{
    GODWIT_TRY(auto database, Database::openInMemory());
    // SQLite 3.40 takes even json_valid() for unsafe in a CHECK; nothing here is ever evaluated over a row.
    GODWIT_CHECK(database.execute(QStringLiteral("PRAGMA trusted_schema = ON")));
    database.setAuthorizer(allowed);
    const Status ran = runScript(database, script.toUtf8(), allowed);
    database.setAuthorizer({});
    GODWIT_CHECK(ran);
    return database;
}

} // namespace

Result<Catalog> catalogOfScript(const QString& script)
{
    GODWIT_TRY(Database database, databaseOfScript(script, isAllowed));
    return readCatalog(database);
}

Result<StatedVersions> versionsStatedIn(const QString& script)
{
    StatedVersions stated;
    GODWIT_TRY(const Database database, databaseOfScript(script, [&stated](int action, const char* first, const char* second, const char* schema, const char* innermost) {
        const bool isFine = isAllowed(action, first, second, schema, innermost);
        if (isFine && action == kPragma) // no other two pass
            (QByteArray(first).toLower() == "user_version" ? stated.userVersion : stated.applicationId) = QByteArray(second).toInt();
        return isFine;
    }));
    return stated;
}

} // namespace godwit::core
