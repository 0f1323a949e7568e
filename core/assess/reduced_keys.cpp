// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which keys of the target a move has to be looked at for, and from which values they are made.
#include "core/assess/reducer.h"

#include "core/schema/collations.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

void Reducer::lookAtKeys()
{
    const QStringList primary = m_target.primaryKey();
    if (!primary.isEmpty())
        lookAtKey(0, primary, {});
    for (qsizetype at = 0; at < m_target.indexes.size(); ++at) {
        const Index& index = m_target.indexes[at];
        const IndexText text = textOf(index);
        const int number = static_cast<int>(at) + 1;
        const bool isPlain = std::none_of(index.columns.begin(), index.columns.end(),
                                          [](const QString& column) { return column.isNull(); });
        if (!index.isUnique || (!index.isPartial && index.columns == primary && text.parts.isEmpty()))
            continue;
        const bool isComputed =
            std::any_of(index.columns.begin(), index.columns.end(), [this](const QString& name) {
                const Column* const column = m_target.column(name);
                return column && column->isGenerated;
            });
        if (index.isPartial || !isPlain)
            lookAtRowKey(number, index, text);
        else if (isComputed)
            lookAtComputedKey(number, index.columns, text);
        else
            lookAtKey(number, index.columns, text);
    }
}

DuplicateKey Reducer::begunKey(const QStringList& columns) const
{
    return {.step = m_at,
            .table = m_target.name,
            .columns = columns,
            .index = {},
            .source = m_move.from,
            .isAcross = false,
            .keys = -1,
            .rows = -1,
            .settledBy = settledBy(columns),
            .notRun = {},
            .query = {},
            .sampleColumns = {},
            .samples = {}};
}

void Reducer::lookAtRowKey(int number, const Index& index, const IndexText& text)
{
    QStringList columns;
    for (const IndexText::Part& part : text.parts)
        columns += bareColumn(part.sql).isEmpty() ? part.sql.simplified() : bareColumn(part.sql);
    LookedAtKey key{.number = number, .found = begunKey(columns), .parts = {}, .isOfRow = true};
    key.found.index = index.name;
    const QString all = columns.join(u' ') + u' ' + text.where;
    if (text.parts.isEmpty() || !m_row.knows(all))
        key.found.notRun =
            QStringLiteral("Which rows the index %1 covers, and as what, is known when they are there.")
                .arg(index.name);
    else if (m_move.unique && mentionsName(all, m_move.unique->column) && key.found.settledBy.isEmpty())
        key.found.notRun = QStringLiteral("%1 may get a suffix.").arg(m_move.unique->column);
    for (const IndexText::Part& part : key.found.notRun.isEmpty() ? text.parts : QList<IndexText::Part>()) {
        const Column* const column = m_target.column(bareColumn(part.sql));
        const QString own = column ? collationsOf(m_target).value(foldedName(column->name)) : QString();
        const auto compared =
            keyPartOf(part.collation.isNull() ? own : part.collation, m_row.addPart(part.sql, text.where));
        if (!compared) {
            key.found.notRun =
                QStringLiteral("%1 compares by a collation that only the application has.").arg(index.name);
            key.parts.clear();
            break;
        }
        key.parts.push_back(*compared);
    }
    m_reduced.keys += key;
}

void Reducer::lookAtComputedKey(int number, const QStringList& columns, const IndexText& text)
{
    LookedAtKey key{.number = number, .found = begunKey(columns), .parts = {}, .isOfRow = true};
    QStringList names;
    for (const QString& name : columns)
        names += quoted(name);
    if (!m_row.knows(names.join(u' ')))
        key.found.notRun = QStringLiteral("What %1 come to is known when the rows are there.")
                               .arg(columns.join(QStringLiteral(", ")));
    else if (m_move.unique && mentionsName(names.join(u' '), m_move.unique->column) &&
             key.found.settledBy.isEmpty())
        key.found.notRun = QStringLiteral("%1 may get a suffix.").arg(m_move.unique->column);
    const NameMap collations = collationsOf(m_target);
    for (qsizetype at = 0; key.found.notRun.isEmpty() && at < columns.size(); ++at) {
        const QString written = at < text.parts.size() ? text.parts[at].collation : QString();
        const QString own = collations.value(foldedName(columns[at]));
        const auto compared = keyPartOf(written.isNull() ? own : written, m_row.addPart(names[at], {}));
        if (compared)
            key.parts.push_back(*compared);
        else
            key.found.notRun =
                QStringLiteral("%1 compares by a collation that only the application has.").arg(columns[at]);
    }
    if (!key.found.notRun.isEmpty())
        key.parts.clear();
    m_reduced.keys += key;
}

void Reducer::lookAtKey(int number, const QStringList& columns, const IndexText& text)
{
    LookedAtKey key{.number = number, .found = begunKey(columns), .parts = {}, .isOfRow = false};
    bool isProven = true;
    QStringList own;
    for (qsizetype at = 0; at < columns.size(); ++at) {
        const QString& name = columns[at];
        const QString collation = at < text.parts.size() ? text.parts[at].collation : QString();
        const Column* const column = m_target.column(name);
        const ColumnValue* const value = given(name);
        if (!value && (makesKey(m_target, *column) || column->defaultSql.isNull()))
            return; // SQLite numbers the rows; or it is NULL, which is equal to nothing
        const auto part = keyPartOf(m_target, *column, 0, collation);
        const Column* const source = value ? carried(*value) : nullptr;
        isProven = isProven && collation.isNull() && source && compareAlike(*source, *column);
        own += source ? source->name : QString();
        if (!part)
            key.found.notRun =
                QStringLiteral("%1 compares by a collation that only the application has.").arg(name);
        else if (!value)
            key.found.notRun = QStringLiteral("%1 gets its default.").arg(name);
        else if (asksForMoved(*value))
            key.found.notRun = QStringLiteral("%1 depends on rows that have moved by then.").arg(name);
        else
            key.parts.push_back(*part);
    }
    if (!key.found.notRun.isEmpty()) {
        key.parts.clear();
    } else if (isProven && !m_around.sharesTarget && isUniqueInSource(own)) {
        key.found.keys = 0;
        key.found.rows = 0;
        key.parts.clear();
    } else {
        for (const QString& name : columns)
            take(*given(name));
    }
    m_reduced.keys += key;
}

bool Reducer::compareAlike(const Column& source, const Column& target) const
{
    return isSameName(source.declaredType, target.declaredType) &&
           collationsOf(*m_source).value(foldedName(source.name)).toLower() ==
               collationsOf(m_target).value(foldedName(target.name)).toLower();
}

bool Reducer::isUniqueInSource(const QStringList& columns) const
{
    const auto within = [&](const QStringList& key) {
        return !key.isEmpty() && std::all_of(key.begin(), key.end(), [&](const QString& part) {
            return !part.isNull() && columns.contains(part, Qt::CaseInsensitive);
        });
    };
    return within(m_source->primaryKey()) ||
           std::any_of(m_source->indexes.begin(), m_source->indexes.end(), [&](const Index& index) {
               return index.isUnique && !index.isPartial && within(index.columns);
           });
}

QString Reducer::settledBy(const QStringList& columns) const
{
    if (m_move.group)
        return QStringLiteral("group");
    return m_move.unique && columns.contains(m_move.unique->column, Qt::CaseInsensitive)
               ? QStringLiteral("unique")
               : QString();
}

} // namespace godwit::core
