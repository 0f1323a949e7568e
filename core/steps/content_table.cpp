// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/content_scope.h"

namespace godwit::core {

namespace {

/// A place among columns of which one has gone; −1: it was that one.
void shift(int& place, int gone)
{
    place = place == gone ? -1 : place - (place > gone ? 1 : 0);
}

} // namespace

int TableContent::columnAt(const QString& column) const
{
    for (qsizetype at = 0; at < columns.size(); ++at) {
        if (isSameName(columns[at], column))
            return static_cast<int>(at);
    }
    return -1;
}

void TableContent::leaveOut(const QString& column, const QString& why)
{
    const int at = columnAt(column);
    notCompared.append({columns.takeAt(at), why});
    affinities.erase(affinities.begin() + at);
    defaults.erase(defaults.begin() + at);
    for (MoveContent& one : moves) {
        if (!one.at.empty())
            one.at.erase(one.at.begin() + at);
        shift(one.suffixedAt, at);
    }
    for (int& part : keyAt)
        shift(part, at);
    shift(suffixedAt, at);
}

void TableContent::tellByValues(const QString& why)
{
    QStringList key;
    for (const int at : keyAt)
        key.append(columns[at]);
    keyAt.clear();
    for (const QString& column : std::as_const(key))
        leaveOut(column, why);
    if (suffixedAt >= 0)
        leaveOut(columns[suffixedAt], QStringLiteral("“unique” gives it suffixes"));
}

QString TableContent::joinedWhy(const QList<std::pair<QString, QString>>& columns)
{
    QStringList parts;
    for (const auto& [column, why] : columns)
        parts.append(QStringLiteral("%1: %2").arg(column, why));
    return parts.join(QStringLiteral("; "));
}

} // namespace godwit::core
