// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/content_scope.h"

#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

/// A place among columns of which one has gone; −1: it was that one.
void shift(int& place, int gone)
{
    place = place == gone ? -1 : place - (place > gone ? 1 : 0);
}

} // namespace

QString CarriedContent::select(const QString& alias, bool goesOn) const
{
    QStringList identity = rowid.isEmpty() ? QStringList() : QStringList{quoted(rowid)};
    for (const QString& part : rowid.isEmpty() ? key : QStringList())
        identity.append(quoted(part));
    if (identity.isEmpty())
        identity.append(QStringLiteral("NULL")); // no step can take single rows of it out
    QStringList values;
    for (const QString& sql : expressions)
        values.append(sql.isEmpty() ? QStringLiteral("NULL") : sql);
    return QStringLiteral("SELECT %1, %2 FROM main.%3 AS %4%5")
        .arg(identity.join(QStringLiteral(", ")), values.join(QStringLiteral(", ")), quoted(table),
             quoted(alias),
             goesOn ? QStringLiteral(" WHERE %1 >= :_godwit_from ORDER BY %1").arg(quoted(rowid))
                    : QString());
}

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
    if (!affinities.empty()) // after the cut-over nothing is told anew
        affinities.erase(affinities.begin() + at);
    if (!defaults.empty())
        defaults.erase(defaults.begin() + at);
    if (carried)
        carried->expressions.removeAt(at);
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

TableContent TableContent::withMadeKey() const
{
    TableContent keyed = *this;
    if (madeKey.isEmpty() || !keyAt.empty())
        return keyed;
    keyed.keyAt.push_back(static_cast<int>(columns.size()));
    keyed.columns.append(madeKey);
    return keyed;
}

QString TableContent::joinedWhy(const QList<std::pair<QString, QString>>& columns)
{
    QStringList parts;
    for (const auto& [column, why] : columns)
        parts.append(QStringLiteral("%1: %2").arg(column, why));
    return parts.join(QStringLiteral("; "));
}

} // namespace godwit::core
