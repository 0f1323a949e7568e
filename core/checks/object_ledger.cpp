// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/object_ledger.h"

#include "core/checks/figures.h"
#include "core/schema/definition.h"
#include "core/schema/search_table.h"

#include <algorithm>

namespace godwit::core {

namespace {

using Fate = LedgerEntry::Fate;

constexpr qsizetype kMostListed = 2000; // objects; a schema has some hundred

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
        for (const Definition& one : definitionsIn(scene.now))
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
        return m_entries;
    }

private:
    [[nodiscard]] QString keptName(const QString& table) const
    {
        return m_scene.target.table(table) && m_scene.staging.isStaged(table)
                   ? QString(m_scene.plan.target.keepOldAs).replace(QStringLiteral("{name}"), table)
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
        const bool mayBeGone = m_scene.isCleanedUp || !isTable || isScripted(one);
        const QString why =
            mayBeGone ? QString() : whyLost(one, m_scene.isCutOver ? keptName(one.name) : one.name);
        add(one, why.isEmpty() ? Fate::Dropped : Fate::Lost, why);
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
        return clauses.isEmpty()
                   ? QStringLiteral("its definition is another one")
                   : QStringLiteral("its definition lacks %1").arg(clauses.join(QStringLiteral(", ")));
    }

    void add(const Definition& one, Fate fate, const QString& detail)
    {
        m_entries.append({.type = one.type, .name = one.name, .fate = fate, .detail = detail});
    }

    const LedgerScene& m_scene;
    QHash<QString, Definition> m_now; ///< by folded name
    NameMap m_renamed;                ///< names in the file → names in the schemas
    QList<Definition> m_source;
    QList<Definition> m_target;
    QList<LedgerEntry> m_entries;
};

} // namespace

QString fateText(LedgerEntry::Fate fate)
{
    switch (fate) {
    case Fate::Kept:
        return QStringLiteral("kept");
    case Fate::Changed:
        return QStringLiteral("changed by plan");
    case Fate::Dropped:
        return QStringLiteral("dropped by plan");
    case Fate::Added:
        return QStringLiteral("added by plan");
    case Fate::ToCome:
        return QStringLiteral("made by the cut-over");
    case Fate::Lost:
        break;
    }
    return QStringLiteral("lost");
}

QList<LedgerEntry> objectLedger(const LedgerScene& scene)
{
    return Ledger(scene).draw();
}

CheckResult judgeLedger(const QList<LedgerEntry>& ledger)
{
    CheckResult check =
        newCheck(QStringLiteral("functionality"), QStringLiteral("object ledger"),
                 QStringLiteral(
                     "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name\n-- against the"
                     " schema of the snapshot and the target's, definition by definition"));
    QStringList counts;
    for (const Fate fate :
         {Fate::Kept, Fate::Changed, Fate::Added, Fate::Dropped, Fate::ToCome, Fate::Lost}) {
        const auto count = std::count_if(ledger.begin(), ledger.end(),
                                         [fate](const LedgerEntry& entry) { return entry.fate == fate; });
        if (count > 0 || fate == Fate::Lost)
            counts.append(QStringLiteral("%1 %2").arg(grouped(count), fateText(fate)));
    }
    check.figures =
        QStringLiteral("%1 objects: %2").arg(grouped(ledger.size()), counts.join(QStringLiteral(", ")));
    check.columns = {QStringLiteral("type"), QStringLiteral("name"), QStringLiteral("became"),
                     QStringLiteral("detail")};
    QStringList lost;
    for (const bool isLost : {true, false}) {
        for (const LedgerEntry& entry : ledger) {
            if ((entry.fate == Fate::Lost) != isLost)
                continue;
            if (isLost)
                lost.append(QStringLiteral("%1 %2: %3").arg(entry.type, entry.name, entry.detail));
            if (check.samples.size() < kMostListed)
                check.samples.append({entry.type, entry.name, fateText(entry.fate), entry.detail});
        }
    }
    check.verdict = lost.isEmpty() ? Verdict::Passed : Verdict::Failed;
    if (!lost.isEmpty()) {
        check.rows = lost.size();
        check.why = QStringLiteral("lost: %1").arg(lost.mid(0, kSampleRows).join(QStringLiteral("; ")));
    }
    return check;
}

} // namespace godwit::core
