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

void destroyShare(void* share)
{
    delete static_cast<FunctionShare*>(share);
}

std::vector<FunctionDefinition> definitions()
{
    std::vector<FunctionDefinition> all;
    for (const auto theme : {dateFunctions(), textFunctions(), partFunctions(), rowFunctions(),
                             patternFunctions(), binaryFunctions(), guidFunctions(), timeFunctions(), jsonFunctions()})
        all.insert(all.end(), theme.begin(), theme.end());
    return all;
}

QByteArray nameOf(const FunctionDefinition& function, bool isTrying)
{
    return isTrying ? QByteArray("try_") + function.name : QByteArray(function.name);
}

Status registerForm(Database& database, const FunctionDefinition& function, FunctionShare share)
{
    const QByteArray name = nameOf(function, share.isTrying);
    // SQLite destroys its share with the connection, and also when registering fails.
    auto* const owned = new FunctionShare(std::move(share));
    const int code = sqlite3_create_function_v2(database.handle(), name.constData(), function.arguments, kFlags, owned,
                                                function.invoke, nullptr, nullptr, &destroyShare);
    if (code == SQLITE_OK) {
        database.addOwnFunction(name);
        return {};
    }
    return database.lastError(
        QStringLiteral("The function %1 cannot be registered").arg(QString::fromLatin1(name)));
}

} // namespace

Status registerFunctions(Database& database, std::shared_ptr<RowVerdict> verdict)
{
    for (const FunctionDefinition& function : definitions()) {
        GODWIT_CHECK(registerForm(database, function, {.verdict = verdict, .isTrying = false}));
        if (function.tryForm == TryForm::Yes) {
            GODWIT_CHECK(registerForm(database, function, {.verdict = verdict, .isTrying = true}));
        }
    }
    return {};
}

QStringList functionNames()
{
    QStringList names;
    for (const FunctionDefinition& function : definitions()) {
        names += QString::fromLatin1(nameOf(function, false));
        if (function.tryForm == TryForm::Yes)
            names += QString::fromLatin1(nameOf(function, true));
    }
    names.sort();
    names.removeDuplicates();
    return names;
}

} // namespace godwit::core
