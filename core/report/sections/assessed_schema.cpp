// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the schemas differ, and what becomes of each object.
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/assessed.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

constexpr qsizetype kGapsOnPaper = 30;
constexpr qsizetype kObjectsOnPaper = 36;

using Kind = InventoryItem::Kind;
using Fate = InventoryItem::Fate;

Tone toneOf(Gap::Priority priority)
{
    switch (priority) {
    case Gap::Priority::DataLoss:
        return Tone::Bad;
    case Gap::Priority::Constraint:
        return Tone::Warning;
    default:
        return Tone::Neutral;
    }
}

QString wordsOf(Gap::Priority priority)
{
    switch (priority) {
    case Gap::Priority::DataLoss:
        return QStringLiteral("data loss");
    case Gap::Priority::Constraint:
        return QStringLiteral("constraint");
    case Gap::Priority::Shape:
        return QStringLiteral("shape");
    case Gap::Priority::Cosmetic:
        break;
    }
    return QStringLiteral("cosmetic");
}

/// Tables, views and triggers come before what belongs to them, and first what nothing accounts for.
int rankOf(const InventoryItem& item)
{
    if (item.fate == Fate::Open)
        return 0;
    return item.kind == Kind::Table || item.kind == Kind::View || item.kind == Kind::Trigger ? 1 : 2;
}

QString wordsOf(Kind kind)
{
    return QString(kindId(kind)).replace(u'_', u' ');
}

/// Kinds of objects by what becomes of them; fates that are none are left out.
DataTable tallyTable(const QList<InventoryItem>& inventory)
{
    constexpr std::array kFates{Fate::Open,    Fate::Kept,    Fate::Moved, Fate::Merged, Fate::Rebuilt,
                                Fate::Renamed, Fate::Dropped, Fate::Added, Fate::Set};
    QList<Fate> fates;
    std::ranges::copy_if(kFates, std::back_inserter(fates), [&inventory](Fate fate) {
        return std::ranges::find(inventory, fate, &InventoryItem::fate) != inventory.end();
    });
    DataTable table{.columns = {{QStringLiteral("Objects")}}};
    for (const Fate fate : fates)
        table.columns.append({fateId(fate), {}, true});
    for (int one = 0; one <= int(Kind::Setting); ++one) {
        const auto kind = static_cast<Kind>(one);
        if (std::ranges::find(inventory, kind, &InventoryItem::kind) == inventory.end())
            continue;
        TableRow row = rowOf({headingOf(wordsOf(kind))});
        for (const Fate fate : fates)
            row.cells.append(
                figureOf(std::ranges::count_if(inventory, [kind, fate](const InventoryItem& item) {
                    return item.kind == kind && item.fate == fate;
                })));
        table.rows.push_back(row);
    }
    return table;
}

TableRow objectRow(const Report& report, const InventoryItem& item)
{
    TableCell fate = badgeOf(item.fate == Fate::Open ? Tone::Warning : Tone::Neutral, fateId(item.fate));
    fate.raw = fateId(item.fate);
    QStringList traits = item.traits;
    if (!item.value.isEmpty())
        traits.append(item.value);
    return rowOf({cellOf(wordsOf(item.kind)), headingOf(namedIn(item.table, item.name)),
                  cellOf(traits.join(QStringLiteral(", "))), fate, cellOf(item.becomes),
                  stepCell(report, item.by)});
}

} // namespace

Section gapSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("gaps"),
                    .title = QStringLiteral("Gaps between the schemas"),
                    .name = QStringLiteral("Gaps")};
    DataTable table{.id = QStringLiteral("gaps"),
                    .columns = {{QStringLiteral("Priority"), QStringLiteral("priority")},
                                {QStringLiteral("Object"), QStringLiteral("object"), false, 2},
                                {QStringLiteral("Gap"), QStringLiteral("gap"), false, 4},
                                {QStringLiteral("Closed by"), QStringLiteral("closed_by"), false, 2}}};
    table.onPaper = kGapsOnPaper;
    for (const Gap& gap : report.assessment.gaps) {
        TableCell priority = badgeOf(toneOf(gap.priority), wordsOf(gap.priority));
        priority.raw = priorityId(gap.priority);
        TableCell closed = stepCell(report, gap.closedBy);
        if (gap.isOpen) {
            closed = badgeOf(Tone::Bad, QStringLiteral("open: %1").arg(gap.how));
            closed.raw = QStringLiteral("open");
        }
        table.rows.push_back(rowOf({priority, headingOf(gap.object), cellOf(gap.what), closed}));
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("The schemas are the same.")));
    }
    section.blocks.push_back({table});
    return section;
}

Section inventorySection(const Report& report)
{
    Section section{.anchor = QStringLiteral("inventory"),
                    .title = QStringLiteral("Every object, and what the plan does to it"),
                    .name = QStringLiteral("Objects")};
    QList<InventoryItem> items = report.assessment.inventory;
    if (items.isEmpty()) {
        section.blocks.push_back(noteBlock(QStringLiteral("There is no object.")));
        return section;
    }
    std::ranges::stable_sort(items, {}, &rankOf);
    DataTable table{.id = QStringLiteral("inventory"),
                    .columns = {{QStringLiteral("Kind"), QStringLiteral("kind")},
                                {QStringLiteral("Name"), QStringLiteral("name"), false, 3},
                                {QStringLiteral("Traits"), QStringLiteral("traits"), false, 2},
                                {QStringLiteral("Fate"), QStringLiteral("fate")},
                                {QStringLiteral("Becomes"), QStringLiteral("becomes"), false, 2},
                                {QStringLiteral("By"), QStringLiteral("by"), false, 2}}};
    for (const InventoryItem& item : items)
        table.rows.push_back(objectRow(report, item));
    const auto first =
        std::ranges::count_if(items, [](const InventoryItem& item) { return rankOf(item) < 2; });
    table.onPaper = std::clamp<qsizetype>(first, 1, kObjectsOnPaper);
    section.blocks = {{tallyTable(items)}, headingBlock(QStringLiteral("One by one")), {table}};
    return section;
}

} // namespace godwit::core
