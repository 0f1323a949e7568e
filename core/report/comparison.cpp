// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison.h"

#include "core/schema/catalog.h"

#include <algorithm>
#include <array>
#include <functional>

namespace godwit::core {

namespace {

/// What is compared of a definition: CREATE TABLE "t" ( a ) is CREATE TABLE t(a).
QString normalised(const QString& sql)
{
    QString text;
    for (const QChar c : sql.toCaseFolded()) {
        if (!c.isSpace() && c != u'"' && c != u'`' && c != u'[' && c != u']')
            text += c;
    }
    return text;
}

QString columnText(const Column& column)
{
    return QStringLiteral("%1|%2|%3|%4|%5")
        .arg(column.declaredType.toCaseFolded(), QString::number(int(column.notNull)), column.defaultSql,
             QString::number(column.keyPart), QString::number(int(column.isGenerated)));
}

QString changesOf(const Table& before, const Table& after)
{
    QStringList parts;
    for (const Column& column : after.columns) {
        const Column* const old = before.column(column.name);
        if (!old)
            parts.append(QStringLiteral("+ %1").arg(column.name));
        else if (columnText(*old) != columnText(column))
            parts.append(QStringLiteral("≠ %1").arg(column.name));
    }
    for (const Column& column : before.columns) {
        if (!after.column(column.name))
            parts.append(QStringLiteral("− %1").arg(column.name));
    }
    return parts.isEmpty() ? QStringLiteral("definition") : parts.join(QStringLiteral(", "));
}

struct Object
{
    QString type;
    QString name;
    QString sql;
    const Table* table = nullptr;
};

QList<Object> objectsOf(const Catalog& catalog)
{
    QList<Object> objects;
    for (const Table& table : catalog.tables) {
        if (table.isShadow)
            continue;
        objects.append({QStringLiteral("table"), table.name, table.sql, &table});
    }
    for (const Table& table : catalog.tables) {
        for (const Index& index : table.indexes) {
            if (!index.sql.isNull())
                objects.append({QStringLiteral("index"), index.name, index.sql, nullptr});
        }
    }
    for (const QList<SchemaObject>* others : {&catalog.views, &catalog.triggers}) {
        for (const SchemaObject& object : *others)
            objects.append({object.type, object.name, object.sql, nullptr});
    }
    return objects;
}

const Object* find(const QList<Object>& objects, const Object& wanted)
{
    const auto found = std::ranges::find_if(objects, [&wanted](const Object& object) {
        return object.type == wanted.type && object.name.compare(wanted.name, Qt::CaseInsensitive) == 0;
    });
    return found == objects.end() ? nullptr : &*found;
}

} // namespace

QString fateId(ObjectDifference::Fate fate)
{
    static constexpr std::array kIds{"kept", "changed", "added", "gone"};
    return QString::fromLatin1(kIds.at(static_cast<std::size_t>(fate)));
}

QList<ObjectDifference> differencesOf(const Catalog& before, const Catalog& after)
{
    const QList<Object> old = objectsOf(before);
    const QList<Object> young = objectsOf(after);
    QList<ObjectDifference> differences;
    for (const Object& object : old) {
        const Object* const now = find(young, object);
        ObjectDifference difference{object.type, object.name, ObjectDifference::Fate::Kept, {}};
        if (!now) {
            difference.fate = ObjectDifference::Fate::Gone;
        } else if (normalised(now->sql) != normalised(object.sql)) {
            difference.fate = ObjectDifference::Fate::Changed;
            difference.what = object.table && now->table ? changesOf(*object.table, *now->table)
                                                         : QStringLiteral("definition");
        }
        differences.append(difference);
    }
    for (const Object& object : young) {
        if (!find(old, object))
            differences.append({object.type, object.name, ObjectDifference::Fate::Added, {}});
    }
    return differences;
}

} // namespace godwit::core
