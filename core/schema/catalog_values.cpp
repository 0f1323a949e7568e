// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/catalog.h"

#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

template <typename Named>
const Named* find(const QList<Named>& list, const QString& name)
{
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const Named& one) { return isSameName(one.name, name); });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

const Column* Table::column(const QString& columnName) const
{
    return find(columns, columnName);
}

QStringList Table::columnNames() const
{
    QStringList names;
    for (const Column& one : columns) {
        if (!one.isGenerated && !one.isHidden)
            names.append(one.name);
    }
    return names;
}

QStringList Table::primaryKey() const
{
    QList<const Column*> parts;
    for (const Column& one : columns) {
        if (one.keyPart > 0)
            parts.append(&one);
    }
    std::sort(parts.begin(), parts.end(),
              [](const Column* left, const Column* right) { return left->keyPart < right->keyPart; });
    QStringList names;
    for (const Column* const one : parts)
        names.append(one->name);
    return names;
}

QString Table::rowidName() const
{
    if (isWithoutRowid)
        return {};
    for (const QString& candidate : {QStringLiteral("rowid"), QStringLiteral("_rowid_"), QStringLiteral("oid")}) {
        if (!column(candidate))
            return candidate;
    }
    return {};
}

const Table* Catalog::table(const QString& name) const
{
    return find(tables, name);
}

bool Catalog::hasName(const QString& name) const
{
    if (table(name) || find(views, name) || find(triggers, name))
        return true;
    return std::any_of(tables.begin(), tables.end(),
                       [&](const Table& one) { return find(one.indexes, name) != nullptr; });
}

} // namespace godwit::core
