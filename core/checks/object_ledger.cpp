// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/object_ledger.h"

#include "core/schema/definition_difference.h"
#include "core/schema/search_table.h"

#include <algorithm>

namespace godwit::core {

namespace {

using Fate = LedgerEntry::Fate;

/// An object as either schema has it.
struct Definition
{
    QString type;
    QString name;
    QString table; ///< of an index or a trigger
    QString sql;
};

/// Tables, indexes, views and triggers that have a text of their own.
QList<Definition> definitionsIn(const Catalog& catalog)
{
    QList<Definition> all;
    for (const Table& table : catalog.tables) {
        if (table.isShadow)
            continue;
        all.append({QStringLiteral("table"), table.name, {}, table.sql});
        for (const Index& index : table.indexes) {
            if (!index.sql.isEmpty())
                all.append({QStringLiteral("index"), index.name, table.name, index.sql});
        }
    }
    for (const auto& objects : {catalog.views, catalog.triggers}) {
        for (const SchemaObject& object : objects)
            all.append({object.type, object.name, object.table, object.sql});
    }
    return all;
}

class Ledger
{
public:
    explicit Ledger(const LedgerScene& scene) : m_scene(scene)
    {
        m_objects = definitionsIn(scene.now);
        for (const Definition& one : std::as_const(m_objects))
            m_now.insert(foldedName(one.name), one);
        if (scene.isCutOver) {
            for (const Table& table : scene.source.tables)
                m_renamed.insert(foldedName(keptName(table.name)), table.name);
        } else {
            const NameMap staged = scene.staging.stagedNames();
            for (auto it = staged.begin(); it != staged.end(); ++it)
                m_renamed.insert(foldedName(it.value()), it.key());
        }
    }

    QList<LedgerEntry> draw()
    {
        for (const Definition& one : definitionsIn(m_scene.target))
            addOfTarget(one);
        for (const Definition& one : definitionsIn(m_scene.source))
            addOfSource(one);
        for (const Definition& one : std::as_const(m_objects))
            addUnplanned(one);
        return m_entries;
    }

private:
    [[nodiscard]] QString keptName(const QString& table) const
    {
        return m_scene.target.table(table) && m_scene.staging.isStaged(table)
                   ? m_scene.plan.target.keptName(table)
                   : table;
    }

    [[nodiscard]] bool isKept(const QString& table) const
    {
        return m_scene.plan.target.keep.contains(table, Qt::CaseInsensitive);
    }

    /// A script of the plan says what becomes of it.
    [[nodiscard]] bool isScripted(const Definition& one) const
    {
        for (const Phase& phase : m_scene.plan.phases) {
            for (const Step& step : phase.steps) {
                const auto* const schema = std::get_if<SchemaStep>(&step.work);
                if (schema && !schema->target &&
                    (mentionsName(schema->script.text, one.name) ||
                     (!one.table.isEmpty() && mentionsName(schema->script.text, one.table))))
                    return true;
            }
        }
        return false;
    }

    /// Views, triggers and search tables of the target are made by the cut-over.
    [[nodiscard]] bool isToCome(const Definition& one) const
    {
        if (m_scene.isCutOver)
            return false;
        const Table* const table =
            one.type == QLatin1StringView("table") ? m_scene.target.table(one.name) : nullptr;
        return one.type == QLatin1StringView("view") || one.type == QLatin1StringView("trigger") ||
               (table && comesWithCutover(*table, m_scene.target.tables));
    }

    void addOfTarget(const Definition& one)
    {
        const bool isTable = one.type == QLatin1StringView("table");
        const Definition* const before = find(m_scene.source, one);
        if (isToCome(one)) {
            add(one, Fate::ToCome, {});
            return;
        }
        const QString name =
            isTable && !m_scene.isCutOver ? m_scene.staging.physicalName(one.name) : one.name;
        const QString why = whyLost(one, name);
        const bool isSame = before && definitionOf(before->sql) == definitionOf(one.sql);
        add(one,
            !why.isEmpty() ? Fate::Lost
            : !before      ? Fate::Added
            : isSame       ? Fate::Kept
                           : Fate::Changed,
            why);
    }

    void addOfSource(const Definition& one)
    {
        const bool isTable = one.type == QLatin1StringView("table");
        if (find(m_scene.target, one))
            return; // told already
        if (isKept(isTable ? one.name : one.table)) {
            const QString why = whyLost(one, one.name);
            add(one, why.isEmpty() ? Fate::Kept : Fate::Lost, why);
            return;
        }
        // The rest of the old version stays until the clean-up, but for what gives way to names of the
        // target.
        const QString name = isTable && m_scene.isCutOver ? keptName(one.name) : one.name;
        const auto there = m_now.constFind(foldedName(name));
        const bool isThere = there != m_now.constEnd() && there->type == one.type;
        const bool mayBeGone = m_scene.isCleanedUp || !isTable || isScripted(one);
        const QString why = mayBeGone ? QString() : whyLost(one, name);
        add(one,
            !why.isEmpty() ? Fate::Lost
            : !isThere     ? Fate::Dropped
            : isToGo(one)  ? Fate::ToGo
                           : Fate::Left,
            why);
    }

    /// Some step that has not run takes it out, or the cut-over does, whose objects take its name.
    [[nodiscard]] bool isToGo(const Definition& one) const
    {
        if (!m_scene.isCutOver && m_scene.target.hasName(one.name) && one.type != QLatin1StringView("table"))
            return true;
        if (m_scene.isCleanedUp)
            return false;
        const QString table = one.type == QLatin1StringView("table") ? one.name : one.table;
        for (const Phase& phase : m_scene.plan.phases) {
            for (const Step& step : phase.steps) {
                const auto* const drop = std::get_if<DropStep>(&step.work);
                if (drop && (drop->tables.isEmpty() || drop->tables.contains(table, Qt::CaseInsensitive)))
                    return true;
            }
        }
        return false;
    }

    /// What is there and stands in neither schema.
    void addUnplanned(const Definition& one)
    {
        const bool isOurs =
            one.name.startsWith(QLatin1StringView(kReservedPrefix)) && !m_scene.isCutOver &&
            (one.type == QLatin1StringView("table") || one.type == QLatin1StringView("index"));
        Definition known = one; // by the name that a schema has it under
        if (one.type == QLatin1StringView("table"))
            known.name = m_renamed.value(foldedName(one.name), one.name);
        const Definition* const wanted = find(m_scene.target, known);
        const Definition* const before = find(m_scene.source, known);
        if (isOurs && !wanted)
            return;
        const bool isEarly = wanted && isToCome(*wanted);
        const bool isKnown = (wanted && !isEarly) || (before && (!isEarly || isSameObject(*before, one)));
        if (!isKnown && !isMadeByScript(one))
            add(one, Fate::NotPlanned,
                isEarly ? QStringLiteral("it is there before the cut-over makes it")
                        : QStringLiteral("neither schema has it and no script of the plan makes it"));
    }

    [[nodiscard]] bool isSameObject(const Definition& one, const Definition& other) const
    {
        return definitionOf(one.sql, m_renamed) == definitionOf(other.sql, m_renamed);
    }

    [[nodiscard]] bool isMadeByScript(const Definition& one) const
    {
        for (const Phase& phase : m_scene.plan.phases) {
            for (const Step& step : phase.steps) {
                const auto* const schema = std::get_if<SchemaStep>(&step.work);
                const auto* const script = std::get_if<SqlStep>(&step.work);
                if ((schema && !schema->target && mentionsName(schema->script.text, one.name)) ||
                    (script && mentionsName(script->script.text, one.name)))
                    return true;
            }
        }
        return false;
    }

    /// The object of the same kind and name in a schema.
    const Definition* find(const Catalog& catalog, const Definition& one)
    {
        QList<Definition>& all = &catalog == &m_scene.source ? m_source : m_target;
        if (all.isEmpty())
            all = definitionsIn(catalog);
        const auto found = std::find_if(all.begin(), all.end(), [&](const Definition& other) {
            return other.type == one.type && isSameName(other.name, one.name);
        });
        return found == all.end() ? nullptr : &*found;
    }

    [[nodiscard]] QString whyLost(const Definition& one, const QString& name) const
    {
        const auto found = m_now.constFind(foldedName(name));
        if (found == m_now.constEnd() || found->type != one.type)
            return isScripted(one) ? QString() : QStringLiteral("it is not there");
        if (definitionOf(one.sql, m_renamed) == definitionOf(found->sql, m_renamed) || isScripted(one))
            return {};
        const QStringList clauses = lostClauses(one.sql, found->sql);
        const QString what = clauses.isEmpty()
                                 ? QStringLiteral("its definition is another one")
                                 : QStringLiteral("its definition lacks %1").arg(clauses.join(QStringLiteral(", ")));
        return QStringLiteral("%1: %2").arg(
            what, definitionDifferences(one.sql, found->sql, m_renamed).join(QStringLiteral(", ")));
    }

    void add(const Definition& one, Fate fate, const QString& detail)
    {
        m_entries.append({.type = one.type, .name = one.name, .fate = fate, .detail = detail});
    }

    const LedgerScene& m_scene;
    QList<Definition> m_objects;
    QHash<QString, Definition> m_now; ///< by folded name
    NameMap m_renamed;                ///< names in the file → names in the schemas
    QList<Definition> m_source;
    QList<Definition> m_target;
    QList<LedgerEntry> m_entries;
};

} // namespace

QList<LedgerEntry> objectLedger(const LedgerScene& scene)
{
    return Ledger(scene).draw();
}

} // namespace godwit::core
