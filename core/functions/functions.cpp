// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/functions.h"

#include "core/functions/call.h"

#include <vector>

#include <sqlite3.h>

namespace godwit::core {

namespace {

// DIRECTONLY: a view or trigger of the user's file never reaches them. Not DETERMINISTIC: see RowVerdict.
constexpr int kFlags = SQLITE_UTF8 | SQLITE_DIRECTONLY;

void destroyVerdict(void* verdict)
{
    delete static_cast<std::shared_ptr<RowVerdict>*>(verdict);
}

std::vector<FunctionDefinition> definitions()
{
    std::vector<FunctionDefinition> all;
    for (const auto theme :
         {dateFunctions(), textFunctions(), rowFunctions(), patternFunctions(), binaryFunctions()})
        all.insert(all.end(), theme.begin(), theme.end());
    return all;
}

} // namespace

Status registerFunctions(Database& database, std::shared_ptr<RowVerdict> verdict)
{
    for (const FunctionDefinition& function : definitions()) {
        // SQLite destroys its share with the connection, and also when registering fails.
        auto* const share = new std::shared_ptr<RowVerdict>(verdict);
        const int code = sqlite3_create_function_v2(database.handle(), function.name, function.arguments, kFlags, share,
                                                    function.invoke, nullptr, nullptr, &destroyVerdict);
        if (code != SQLITE_OK)
            return database.lastError(
                QStringLiteral("The function %1 cannot be registered").arg(QString::fromLatin1(function.name)));
    }
    return {};
}

QStringList functionNames()
{
    QStringList names;
    for (const FunctionDefinition& function : definitions())
        names += QString::fromLatin1(function.name);
    names.sort();
    names.removeDuplicates();
    return names;
}

} // namespace godwit::core
