// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/gap_writer.h"
#include "core/assess/object_traits.h"
#include "core/plan/checker.h"
#include "core/schema/sql_words.h"
#include "core/schema/table_checks.h"

namespace godwit::core {

void SourceGaps::find()
{
    for (const Table& table : m_source.tables) {
        if (!table.isShadow)
            compareSource(table);
    }
    compareObjects();
    compareSettings();
}

void SourceGaps::compareSource(const Table& table)
{
    const ObjectFate fate = m_fates.of(table);
    const TableProfile* const profile = profileOf(table.name);
    const qint64 rows = profile ? profile->rows : -1;
    if (fate.fate == Fate::Kept)
        compareKeptReferences(table);
    if (fate.fate == Fate::Kept || m_fates.isFurther(table.name))
        return;
    if (fate.fate == Fate::Open || fate.fate == Fate::Renamed)
        addOpen(rows == 0 ? Priority::Shape : Priority::DataLoss, table.name,
                QStringLiteral("No step accounts for the rows of %1.").arg(table.name), fate.how, rows);
    else if (fate.fate == Fate::Dropped && fate.how.isEmpty())
        addOpen(rows == 0 ? Priority::Shape : Priority::DataLoss, table.name,
                QStringLiteral("The rows of %1 are dropped and nothing reads them.").arg(table.name),
                QStringLiteral("name a rule at the drop that counts them as skipped, or move them"), rows);
    else if (fate.fate == Fate::Dropped && rows != 0)
        add(Priority::DataLoss, table.name,
            QStringLiteral("The rows of %1 are not carried over as they are.").arg(table.name), fate.by,
            fate.how, rows);
    if (fate.fate != Fate::Moved && fate.fate != Fate::Merged && fate.fate != Fate::Rebuilt)
        return;
    for (const Column& column : table.columns) {
        if (!column.isHidden && !column.isGenerated)
            compareSourceColumn(table, column);
    }
    for (const Index& index : table.indexes)
        compareSourceIndex(table, index);
}

/// What refers to a table that is moved goes on referring to the old one.
void SourceGaps::compareKeptReferences(const Table& table)
{
    for (const ForeignKey& key : table.foreignKeys) {
        const ObjectFate fate = m_fates.ofKept(key);
        if (fate.how.isEmpty())
            continue;
        addOpen(Priority::Constraint, table.name,
                QStringLiteral("%1 of %2, which is kept, refers to %3, which is not.")
                    .arg(key.columns.join(QStringLiteral(", ")), table.name, key.parent),
                fate.how + QStringLiteral("; rebuild %1, so that it refers to a table of the new version")
                               .arg(table.name));
    }
}

void SourceGaps::compareSourceColumn(const Table& table, const Column& column)
{
    const ObjectFate fate = m_fates.of(table, column);
    if (fate.fate != Fate::Open)
        return;
    const qint64 values = valuesIn(table, column);
    const QString object = table.name + u'.' + column.name;
    addOpen(values == 0 ? Priority::Cosmetic : Priority::DataLoss, object,
            QStringLiteral("No column of the new schema takes the values of %1.").arg(object),
            values == 0 ? QStringLiteral("it holds NULL only") : fate.how, values);
}

void SourceGaps::compareSourceIndex(const Table& table, const Index& index)
{
    if (index.sql.isNull() && !index.isUnique)
        return;
    for (const Table* const target : m_fates.targetsOf(table)) {
        for (const Index& one : target->indexes) {
            if (isSameName(one.name, index.name) ||
                (one.columns == index.columns && one.isUnique >= index.isUnique &&
                 columnsText(one) == columnsText(index)))
                return;
        }
        const QStringList key = target->primaryKey();
        if (index.isUnique && !key.isEmpty() && std::all_of(key.begin(), key.end(), [&](const QString& part) {
                return index.columns.contains(part);
            }))
            return;
    }
    if (index.isUnique)
        add(Priority::Constraint, index.sql.isNull() ? table.name : index.name,
            QStringLiteral("%1 no longer has to be unique in %2.").arg(columnsText(index), table.name),
            m_fates.schema(), QStringLiteral("the new schema leaves it out"));
    else
        add(Priority::Cosmetic, index.name,
            QStringLiteral("The index over %1 of %2 goes.").arg(columnsText(index), table.name),
            m_fates.schema(), QStringLiteral("the new schema leaves it out"));
}

void SourceGaps::compareObjects()
{
    const PlanStep drop = firstStepOf<DropStep>(m_plan);
    for (const auto& [mine, theirs] :
         {std::pair{&m_source.views, &m_target.views}, std::pair{&m_source.triggers, &m_target.triggers}}) {
        for (const SchemaObject& object : *mine) {
            const auto twin = std::find_if(theirs->begin(), theirs->end(), [&](const SchemaObject& one) {
                return isSameName(one.name, object.name);
            });
            const QString what = QStringLiteral("The %1 %2").arg(object.type, object.name);
            if (twin != theirs->end() && plainSql(twin->sql) != plainSql(object.sql))
                add(Priority::Shape, object.name, what + QStringLiteral(" has another text."),
                    m_fates.cutover(), {});
            else if (twin == theirs->end() && !m_fates.isKept(object.table) && !drop.isNone())
                add(Priority::Shape, object.name, what + QStringLiteral(" goes."), drop, {});
            else if (twin == theirs->end() && !m_fates.isKept(object.table))
                addOpen(Priority::Shape, object.name, what + QStringLiteral(" is not in the new schema."),
                        QStringLiteral("no step drops it"));
        }
        for (const SchemaObject& object : *theirs) {
            if (std::none_of(mine->begin(), mine->end(),
                             [&](const SchemaObject& one) { return isSameName(one.name, object.name); }))
                add(Priority::Shape, object.name,
                    QStringLiteral("The %1 %2 is new.").arg(object.type, object.name), m_fates.cutover(), {});
        }
    }
}

void SourceGaps::compareSettings()
{
    const auto compare = [&](const char* name, qint64 before, qint64 after) {
        if (before != after)
            add(Priority::Cosmetic, QString::fromLatin1(name),
                QStringLiteral("%1 is %2, and was %3.").arg(QString::fromLatin1(name)).arg(after).arg(before),
                m_fates.cutover(), {});
    };
    const StatedVersions stated = targetVersions(m_plan); // what nobody states stays
    compare("user_version", m_source.userVersion, stated.userVersion.value_or(m_source.userVersion));
    compare("application_id", m_source.applicationId, stated.applicationId.value_or(m_source.applicationId));
}

} // namespace godwit::core
