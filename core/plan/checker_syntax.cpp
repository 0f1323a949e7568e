// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"

#include <algorithm>
#include <iterator>

namespace godwit::core {

namespace {

/// Empty: it parses. What names lead to is not asked here; SQLite parses the whole statement before it looks.
QString whyNotParsed(Database& grammar, const QString& statement)
{
    const auto prepared = grammar.prepare(statement);
    const QString said = prepared ? QString() : prepared.error().detail.section(u'\n', 0, 0);
    constexpr const char* kOfTheText[] = {"syntax error", "unrecognized token", "incomplete input"};
    const bool isOfTheText = std::any_of(std::begin(kOfTheText), std::end(kOfTheText),
                                         [&said](const char* words) { return said.contains(QLatin1String(words)); });
    return isOfTheText ? said : QString();
}

/// As much of it as a line takes.
QString shown(const SqlText& sql)
{
    constexpr qsizetype kMost = 100;
    return named(sql.text.size() > kMost ? sql.text.left(kMost) + u'…' : sql.text);
}

/// A text that ends the statement around it, or its brackets, would parse and be another one.
bool leavesItsPlace(const SqlText& sql)
{
    int depth = 0;
    for (const SqlWord& word : sqlWords(sql.text)) {
        if (word.kind != SqlWord::Kind::Sign)
            continue;
        depth += word.text == QStringLiteral("(") ? 1 : word.text == QStringLiteral(")") ? -1 : 0;
        if (depth < 0 || word.text == QStringLiteral(";"))
            return true;
    }
    return false;
}

} // namespace

void checkSyntax(Database& grammar, const SqlText& sql, QList<Error>& errors)
{
    if (sql.isEmpty())
        return;
    if (leavesItsPlace(sql)) {
        addError(errors, ErrorCode::PlanSql, sql.at, QStringLiteral("%1 is no single expression.").arg(shown(sql)));
        return;
    }
    const QString why = whyNotParsed(grammar, QStringLiteral("SELECT (\n%1\n)").arg(sql.text));
    // Terms of an order have DESC and NULLS LAST, and commas between them.
    if (why.isEmpty() || whyNotParsed(grammar, QStringLiteral("SELECT 1 ORDER BY\n%1\n").arg(sql.text)).isEmpty())
        return;
    addError(errors, ErrorCode::PlanSql, sql.at, QStringLiteral("%1 does not parse: %2.").arg(shown(sql), why));
}

} // namespace godwit::core
