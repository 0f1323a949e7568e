// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/generated_ids.h"

#include "core/schema/sql_tokens.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

QString withIdentity(const QString& sql, const QString& column, const std::pair<QString, QString>& around)
{
    const QList<SqlToken> tokens = tokensOf(sql);
    QString text;
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        const bool isCall = tokens[at].is(u"uuid4") && at + 2 < tokens.size() && tokens[at + 1].is(u"(");
        const bool isBare = isCall && tokens[at + 2].is(u")");
        const bool isNamed = isCall && tokens[at + 2].kind == SqlToken::Kind::Text &&
                             at + 3 < tokens.size() && tokens[at + 3].is(u")");
        text += isBare || isNamed
                    ? QStringLiteral("_godwit_uuid4(") + around.first +
                          (isNamed ? tokens[at + 2].text : quotedText(column)) + around.second + u')'
                    : tokens[at].text;
        at += isNamed ? 3 : isBare ? 2 : 0;
    }
    return text;
}

std::pair<QString, QString> identityOfRows(const Table& table, const QString& alias, const QString& seed,
                                           const QString& step)
{
    QString row;
    QStringList nulls;
    for (const QString& column : table.primaryKey()) {
        const QString part = alias + u'.' + quoted(column);
        row += QStringLiteral(", ") + part;
        nulls.append(part + QStringLiteral(" IS NULL"));
    }
    if (const QString rowId = table.rowidName(); !rowId.isEmpty())
        row += QStringLiteral(", ") +
               (nulls.isEmpty() ? alias + u'.' + quoted(rowId)
                                : QStringLiteral("iif(%1, %2.%3, NULL)")
                                      .arg(nulls.join(QStringLiteral(" OR ")), alias, quoted(rowId)));
    return {QStringLiteral("%1, %2, ").arg(quotedText(seed), quotedText(step)), row};
}

} // namespace godwit::core
