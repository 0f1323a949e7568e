// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/query.h"

#include "core/sqlite/guard.h"

namespace godwit::core {

namespace {

/// Database::prepare would pass over what follows the first statement, and a check would look greener than it is.
Result<Statement> prepareOnly(Database& database, const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    GODWIT_TRY(auto first, database.prepareNext(utf8.constData(), static_cast<int>(utf8.size())));
    if (!first.statement)
        return Error(ErrorCode::CheckFailed, QStringLiteral("The query is empty."));
    const auto left = utf8.constData() + utf8.size() - first.tail;
    GODWIT_TRY(const auto second, database.prepareNext(first.tail, static_cast<int>(left)));
    if (second.statement)
        return Error(ErrorCode::CheckFailed, QStringLiteral("The query is more than one statement."));
    return std::move(*first.statement);
}

} // namespace

Result<Statement> prepareQuery(Database& database, const SqlText& query, const QHash<QString, QString>& parameters)
{
    const Guard guard(database, Guard::Kind::Checking);
    GODWIT_TRY(auto statement, prepareOnly(database, query.text));
    if (statement.columnCount() == 0 || !statement.isReadOnly())
        return Error(ErrorCode::CheckFailed, QStringLiteral("The query is none that only reads rows."));
    int bound = 0;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        bound += statement.bindNamed(it.key(), Value::ofText(it.value())) ? 1 : 0;
    if (bound != statement.parameterCount())
        return Error(ErrorCode::CheckFailed, QStringLiteral("The query uses a parameter that the plan does not give."));
    return statement;
}

Result<CheckResult> failedBecause(CheckResult check, const QString& where, const Error& error)
{
    if (error.isCancel())
        return error;
    check.verdict = Verdict::Failed;
    check.why = where.isEmpty() ? error.what : where + QStringLiteral(": ") + error.what;
    return check;
}

} // namespace godwit::core
