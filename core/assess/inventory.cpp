// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/inventory.h"

#include "core/assess/object_traits.h"
#include "core/functions/collations.h"
#include "core/plan/checker.h"
#include "core/schema/collations.h"
#include "core/schema/table_checks.h"

#include <QMap>

#include <algorithm>

namespace godwit::core {

namespace {

using Kind = InventoryItem::Kind;
using Fate = InventoryItem::Fate;

template <typename Named>
const Named* named(const QList<Named>& list, const QString& name)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Named& one) { return isSameName(one.name, name); });
    return found == list.end() ? nullptr : &*found;
}

InventoryItem itemOf(Kind kind, const QString& name, const QString& table, const ObjectFate& fate)
{
    return {.kind = kind,
            .fate = fate.fate,
            .name = name,
            .table = table,
            .traits = {},
            .value = {},
            .becomes = fate.becomes,
            .by = fate.by,
            .how = fate.how};
}

class Inventory
{
public:
    Inventory(const Plan& plan, const Catalog& source, const Catalog& target)
        : m_plan(plan), m_source(source), m_target(target), m_fates(plan, source, target)
    {
    }

    QList<InventoryItem> take(const QMap<QString, qint64>& sequences)
    {
        for (const Table& table : m_source.tables) {
            if (!table.isShadow)
                addTable(table, sequences);
        }
        for (const auto& [mine, theirs] : {std::pair{&m_source.views, &m_target.views},
                                           std::pair{&m_source.triggers, &m_target.triggers}}) {
            for (const SchemaObject& object : *mine)
                addObject(object, *theirs);
        }
        addCollations();
        addNew();
        addSettings();
        return m_items;
    }

private:
    void addTable(const Table& table, const QMap<QString, qint64>& sequences)
    {
        const ObjectFate fate = m_fates.of(table);
        InventoryItem item = itemOf(Kind::Table, table.name, {}, fate);
        item.traits = traitsOf(table);
        m_items.append(item);
        for (const Column& column : table.columns) {
            if (!column.isHidden)
                addColumn(table, column);
        }
        if (m_fates.isFurther(table.name))
            return; // its database stays as it is
        for (const Index& index : table.indexes)
            m_items.append(indexItem(table, index, fate));
        for (const QString& check : checksOf(table))
            addConstraint(Kind::Check, table, check, fate, [&check](const Table& other) {
                const QStringList checks = checksOf(other);
                return std::any_of(checks.begin(), checks.end(),
                                   [&](const QString& one) { return plainSql(one) == plainSql(check); });
            });
        for (const ForeignKey& key : table.foreignKeys) {
            if (fate.fate == Fate::Kept) {
                m_items.append(itemOf(Kind::ForeignKey, keyText(key), table.name, m_fates.ofKept(key)));
                continue;
            }
            addConstraint(Kind::ForeignKey, table, keyText(key), fate, [&key](const Table& other) {
                return std::any_of(
                    other.foreignKeys.begin(), other.foreignKeys.end(), [&](const ForeignKey& one) {
                        return isSameName(one.parent, key.parent) && one.columns == key.columns;
                    });
            });
        }
        if (sequences.contains(table.name))
            addSequence(table, sequences.value(table.name), fate);
    }

    void addColumn(const Table& table, const Column& column)
    {
        ObjectFate fate = m_fates.of(table, column);
        if (column.isGenerated && fate.fate == Fate::Open) {
            fate.fate = Fate::Dropped;
            fate.by = m_fates.of(table).by;
            fate.how = QStringLiteral("it is computed from other columns");
        }
        InventoryItem item = itemOf(Kind::Column, column.name, table.name, fate);
        item.value = column.declaredType;
        if (column.keyPart > 0)
            item.traits += QStringLiteral("primary key");
        if (column.notNull)
            item.traits += QStringLiteral("NOT NULL");
        if (column.isGenerated)
            item.traits += QStringLiteral("generated");
        m_items.append(item);
    }

    /// An index goes with its table unless the target makes one of its name, or one over the same columns.
    InventoryItem indexItem(const Table& table, const Index& index, const ObjectFate& whole) const
    {
        ObjectFate fate{.fate = whole.fate, .becomes = {}, .by = whole.by, .how = {}};
        if (whole.fate != Fate::Kept && whole.fate != Fate::Open) {
            const Index* twin = nullptr;
            for (const Table* const target : m_fates.targetsOf(table)) {
                for (const Index& one : target->indexes) {
                    const bool isSame =
                        isSameName(one.name, index.name) ||
                        (one.isUnique == index.isUnique && columnsText(one) == columnsText(index));
                    twin = !twin && isSame ? &one : twin;
                }
            }
            const PlanStep drop = m_fates.dropOf(table.name);
            if (twin)
                fate = {.fate = isSameName(twin->name, index.name) ? Fate::Rebuilt : Fate::Renamed,
                        .becomes = twin->name,
                        .by = m_fates.schema(),
                        .how = {}};
            else if (whole.fate != Fate::Rebuilt && drop.isNone())
                fate = {.fate = Fate::Open,
                        .becomes = {},
                        .by = {},
                        .how = QStringLiteral("it stays at the old table")};
            else
                fate = {
                    .fate = Fate::Dropped, .becomes = {}, .by = drop.isNone() ? whole.by : drop, .how = {}};
        }
        InventoryItem item = itemOf(Kind::Index, index.name, table.name, fate);
        item.traits = traitsOf(index);
        item.value = columnsText(index);
        return item;
    }

    template <typename Has>
    void addConstraint(Kind kind, const Table& table, const QString& text, const ObjectFate& whole, Has has)
    {
        ObjectFate fate{.fate = whole.fate, .becomes = {}, .by = whole.by, .how = {}};
        if (whole.fate == Fate::Moved || whole.fate == Fate::Merged || whole.fate == Fate::Rebuilt) {
            const QList<const Table*> targets = m_fates.targetsOf(table);
            const auto found = std::find_if(targets.begin(), targets.end(),
                                            [&](const Table* target) { return has(*target); });
            if (found != targets.end())
                fate = {.fate = Fate::Rebuilt, .becomes = (*found)->name, .by = m_fates.schema(), .how = {}};
            else
                fate = {.fate = Fate::Dropped,
                        .becomes = {},
                        .by = m_fates.schema(),
                        .how = QStringLiteral("the new schema leaves it out")};
        }
        m_items.append(itemOf(kind, text, table.name, fate));
    }

    void addSequence(const Table& table, qint64 value, const ObjectFate& whole)
    {
        ObjectFate fate{.fate = whole.fate, .becomes = {}, .by = whole.by, .how = {}};
        if (whole.fate == Fate::Rebuilt)
            fate = {.fate = Fate::Kept,
                    .becomes = {},
                    .by = whole.by,
                    .how = QStringLiteral("the rebuild carries it")};
        else if (const PlanStep move = m_fates.sequenceMoveOf(table); !move.isNone())
            fate = {.fate = Fate::Kept, .becomes = {}, .by = move, .how = QStringLiteral("the move carries it")};
        else if (whole.fate == Fate::Moved || whole.fate == Fate::Merged)
            fate = {.fate = Fate::Dropped,
                    .becomes = {},
                    .by = whole.by,
                    .how = QStringLiteral("the new table counts on from its greatest key")};
        InventoryItem item = itemOf(Kind::Sequence, QStringLiteral("sqlite_sequence"), table.name, fate);
        item.value = QString::number(value);
        m_items.append(item);
    }

    void addObject(const SchemaObject& object, const QList<SchemaObject>& theirs)
    {
        const bool isView = object.type == QStringLiteral("view");
        const SchemaObject* const twin = named(theirs, object.name);
        ObjectFate fate;
        if (twin && plainSql(twin->sql) == plainSql(object.sql))
            fate = {.fate = Fate::Kept,
                    .becomes = object.name,
                    .by = m_fates.cutover(),
                    .how = QStringLiteral("made anew from the same text")};
        else if (twin)
            fate = {.fate = Fate::Rebuilt,
                    .becomes = object.name,
                    .by = m_fates.cutover(),
                    .how = QStringLiteral("the new schema has another text for it")};
        else if (!isView && m_fates.isKept(object.table))
            fate = {.fate = Fate::Kept, .becomes = object.name, .by = {}, .how = {}};
        else if (const auto drops = firstStepOf<DropStep>(m_plan); !drops.isNone())
            fate = {.fate = Fate::Dropped, .becomes = {}, .by = drops, .how = {}};
        else if (m_target.hasName(object.name))
            fate = {.fate = Fate::Dropped,
                    .becomes = {},
                    .by = m_fates.cutover(),
                    .how = QStringLiteral("the new schema takes its name")};
        else
            fate.how = QStringLiteral("no step drops it and the new schema does not have it");
        m_items.append(itemOf(isView ? Kind::View : Kind::Trigger, object.name, object.table, fate));
    }

    void addCollations()
    {
        QMap<QString, QStringList> used;
        for (const Table& table : m_source.tables) {
            const NameMap collations = collationsOf(table);
            for (auto one = collations.constBegin(); one != collations.constEnd(); ++one)
                used[foldedName(one.value())].append(table.name + u'.' + one.key());
        }
        for (auto one = used.begin(); one != used.end(); ++one) {
            const bool isKnown = isKnownCollation(m_plan.source.collations, one.key());
            one.value().sort();
            InventoryItem item =
                itemOf(Kind::Collation, one.key(), {},
                       {.fate = isKnown ? Fate::Kept : Fate::Open, .becomes = {}, .by = {}, .how = {}});
            item.value = one.value().join(QStringLiteral(", "));
            if (!isKnown)
                item.how = QStringLiteral("only the application has it; declare it under source.collations");
            for (const auto& [name, ours] : m_plan.source.collations) {
                if (isSameName(name, one.key()))
                    item.how = QStringLiteral("the plan takes it for %1").arg(ours);
            }
            m_items.append(item);
        }
    }

    void addNew()
    {
        const auto add = [&](Kind kind, const QString& name, const QString& table, const PlanStep& by,
                             const QStringList& traits, const QString& value) {
            InventoryItem item =
                itemOf(kind, name, table, {.fate = Fate::Added, .becomes = {}, .by = by, .how = {}});
            item.traits = traits;
            item.value = value;
            m_items.append(item);
        };
        for (const Table& table : m_target.tables) {
            if (table.isShadow)
                continue;
            const Table* const old = m_source.table(table.name);
            const bool isFilled = !m_fates.movesInto(table.name).isEmpty();
            if (!old || (isFilled && !m_fates.isKept(table.name)))
                add(Kind::Table, table.name, {}, m_fates.schema(), traitsOf(table), {});
            for (const Column& column : table.columns) {
                if (old && !column.isHidden && !old->column(column.name))
                    add(Kind::Column, column.name, table.name, m_fates.schema(),
                        column.isGenerated ? QStringList{QStringLiteral("generated")} : QStringList(),
                        column.declaredType);
            }
            for (const Index& index : table.indexes) {
                if (!index.sql.isNull() && !hasIndex(index.name))
                    add(Kind::Index, index.name, table.name, m_fates.schema(), traitsOf(index),
                        columnsText(index));
            }
        }
        for (const SchemaObject& view : m_target.views) {
            if (!named(m_source.views, view.name))
                add(Kind::View, view.name, {}, m_fates.cutover(), {}, {});
        }
        for (const SchemaObject& trigger : m_target.triggers) {
            if (!named(m_source.triggers, trigger.name))
                add(Kind::Trigger, trigger.name, trigger.table, m_fates.cutover(), {}, {});
        }
    }

    [[nodiscard]] bool hasIndex(const QString& name) const
    {
        return std::any_of(m_source.tables.begin(), m_source.tables.end(),
                           [&](const Table& table) { return named(table.indexes, name); });
    }

    void addSettings()
    {
        const auto add = [&](const char* name, const QString& value, const QString& becomes) {
            const bool isSet = becomes != value;
            InventoryItem item = itemOf(Kind::Setting, QString::fromLatin1(name), {},
                                        {.fate = isSet ? Fate::Set : Fate::Kept,
                                         .becomes = becomes,
                                         .by = isSet ? m_fates.cutover() : PlanStep(),
                                         .how = {}});
            item.value = value;
            m_items.append(item);
        };
        const StatedVersions stated = targetVersions(m_plan); // what nobody states stays
        add("user_version", QString::number(m_source.userVersion),
            QString::number(stated.userVersion.value_or(m_source.userVersion)));
        add("application_id", QString::number(m_source.applicationId),
            QString::number(stated.applicationId.value_or(m_source.applicationId)));
        add("encoding", m_source.encoding, m_source.encoding);
        add("page_size", QString::number(m_source.pageSize), QString::number(m_source.pageSize));
        static const QStringList kModes{QStringLiteral("none"), QStringLiteral("full"),
                                        QStringLiteral("incremental")};
        add("auto_vacuum", kModes.value(static_cast<int>(m_source.autoVacuum)),
            kModes.value(static_cast<int>(m_source.autoVacuum)));
        add("journal_mode", m_source.journalMode, m_source.journalMode);
    }

    const Plan& m_plan;
    const Catalog& m_source;
    const Catalog& m_target;
    PlanFates m_fates;
    QList<InventoryItem> m_items;
};

} // namespace

Result<QList<InventoryItem>> takeInventory(Database& source, const Plan& plan, const Catalog& present,
                                           const Catalog& target)
{
    QMap<QString, qint64> sequences;
    GODWIT_TRY(const qint64 hasSequences,
               source.integer(
                   QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE name = 'sqlite_sequence'")));
    if (hasSequences > 0) {
        GODWIT_TRY(const auto rows,
                   source.rows(QStringLiteral("SELECT name, seq FROM main.sqlite_sequence ORDER BY name")));
        for (const Row& row : rows)
            sequences.insert(row[0].toString(), row[1].integer);
    }
    return Inventory(plan, present, target).take(sequences);
}

} // namespace godwit::core
