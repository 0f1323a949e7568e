// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_calls.h"

#include "core/schema/sql_walk.h"
#include "core/sqlite/function_list.h"

namespace godwit::core {

namespace {

/// Words from one to before another, calls within calls too.
QString printedBetween(const SqlWalk& walk, qsizetype first, qsizetype end)
{
    QString text;
    for (qsizetype word = first; word < end; ++word) {
        const bool prints = walk.isCall(word) && (isSameName(walk[word].name(), u"printf") || isSameName(walk[word].name(), u"format"));
        const qsizetype close = prints ? walk.closing(word + 1) : end;
        const qsizetype comma = prints ? walk.endOfFirst(word + 1, close) : end;
        if (!prints || close >= end || comma == word + 2)
            continue;
        text += walk.text(first, word);
        const QString format = printedBetween(walk, word + 2, comma);
        text += QStringLiteral("_godwit_printed(printf('x' || (") + format + u')' + printedBetween(walk, comma, close) + QStringLiteral("), ") + format + u')';
        first = close + 1;
        word = close;
    }
    return text + walk.text(first, end);
}

} // namespace

QString withPrintedTexts(const QString& sql)
{
    if (!mentions(sql, u"printf") && !mentions(sql, u"format"))
        return sql;
    const SqlWalk walk(sql);
    return printedBetween(walk, 0, walk.size());
}

QStringList calledNames(const QString& sql)
{
    const SqlWalk walk(sql);
    QStringList names;
    for (qsizetype at = 0; at < walk.size(); ++at) {
        if (walk.isCall(at) && !names.contains(walk[at].name()))
            names.append(walk[at].name());
    }
    return names;
}

QString withoutNow(const QString& sql)
{
    const SqlWalk walk(sql);
    QString text;
    qsizetype first = 0;
    for (qsizetype at = 0; at < walk.size(); ++at) {
        if (!walk.isCall(at) || !isTimeFunction(walk[at].name().toUtf8()))
            continue;
        text += walk.text(first, at) + QLatin1String(kWithoutNowPrefix) + foldedName(walk[at].name()) + walk.blanksBehind(at);
        first = at + 1;
    }
    return text + walk.text(first, walk.size());
}

} // namespace godwit::core
