// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/assessment_models.h"

#include "ui/format.h"
#include "ui/models/assessment_cells.h"

#include <QLocale>

namespace godwit::ui {

namespace {

using core::BlastRadius;
using core::ColumnProfile;
using core::Gap;
using core::InventoryItem;
using core::TableProfile;

QString kindWord(InventoryItem::Kind kind)
{
    static const QHash<int, const char*> words{
        {int(InventoryItem::Kind::Table), QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "table")},
        {int(InventoryItem::Kind::View), QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "view")},
        {int(InventoryItem::Kind::Trigger), QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "trigger")},
        {int(InventoryItem::Kind::Index), QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "index")},
        {int(InventoryItem::Kind::Column), QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "column")},
        {int(InventoryItem::Kind::Check), QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "CHECK")},
        {int(InventoryItem::Kind::ForeignKey),
         QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "foreign key")},
        {int(InventoryItem::Kind::Collation), QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "collation")},
        {int(InventoryItem::Kind::Sequence), QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "sequence")},
        {int(InventoryItem::Kind::Setting), QT_TRANSLATE_NOOP("godwit::ui::InventoryModel", "setting")}};
    return InventoryModel::tr(words.value(int(kind)));
}

Sign signOf(InventoryItem::Fate fate)
{
    using Fate = InventoryItem::Fate;
    switch (fate) {
    case Fate::Open:
        break;
    case Fate::Kept:
        return {QStringLiteral("check"), InventoryModel::tr("kept"), Tone::Muted};
    case Fate::Moved:
        return {QStringLiteral("ready"), InventoryModel::tr("moved"), Tone::Ok};
    case Fate::Merged:
        return {QStringLiteral("ready"), InventoryModel::tr("merged"), Tone::Ok};
    case Fate::Rebuilt:
        return {QStringLiteral("ready"), InventoryModel::tr("rebuilt"), Tone::Ok};
    case Fate::Renamed:
        return {QStringLiteral("ready"), InventoryModel::tr("renamed"), Tone::Ok};
    case Fate::Dropped:
        return {QStringLiteral("dash"), InventoryModel::tr("dropped"), Tone::Muted};
    case Fate::Added:
        return {QStringLiteral("circle"), InventoryModel::tr("added"), Tone::Accent};
    case Fate::Set:
        return {QStringLiteral("circle"), InventoryModel::tr("set"), Tone::Accent};
    }
    return {QStringLiteral("attention"), InventoryModel::tr("open"), Tone::Warn};
}

Sign signOf(Gap::Priority priority)
{
    switch (priority) {
    case Gap::Priority::DataLoss:
        return {QStringLiteral("cross"), GapsModel::tr("data loss"), Tone::Bad};
    case Gap::Priority::Constraint:
        return {QStringLiteral("attention"), GapsModel::tr("constraint"), Tone::Warn};
    case Gap::Priority::Shape:
        return {QStringLiteral("circle"), GapsModel::tr("shape"), Tone::Muted};
    case Gap::Priority::Cosmetic:
        break;
    }
    return {QStringLiteral("dash"), GapsModel::tr("cosmetic"), Tone::Muted};
}

QString joined(const QStringList& parts)
{
    QStringList some = parts;
    some.removeAll(QString());
    return some.join(QStringLiteral(" · "));
}

QString findingOf(const ColumnProfile& column)
{
    QStringList found;
    const auto add = [&found](qint64 count, const QString& words) {
        if (count > 0)
            found += QStringLiteral("%1 %2").arg(countText(count), words);
    };
    add(column.mistyped, ColumnsModel::tr("of another type"));
    add(column.invalidUtf8, ColumnsModel::tr("not UTF-8"));
    add(column.withNul, ColumnsModel::tr("with NUL"));
    add(column.notDates, ColumnsModel::tr("no date"));
    return found.join(QStringLiteral(", "));
}

QString valuesOf(const ColumnProfile& column)
{
    QStringList lines;
    for (const auto& [value, count] : column.values)
        lines += QStringLiteral("%1  %2").arg(countText(count), value);
    return (lines + column.dateFaults).join(QLatin1Char('\n'));
}

QString findingOf(const TableProfile& table)
{
    if (!table.notRun.isEmpty())
        return ProfilesModel::tr("not read: %1").arg(table.notRun);
    QStringList found;
    for (const ColumnProfile& column : table.columns) {
        if (const QString one = findingOf(column); !one.isEmpty())
            found += QStringLiteral("%1: %2").arg(column.name, one);
    }
    return found.join(QStringLiteral("; "));
}

QVariant warnRole(const QString& finding, int role)
{
    if (role == Qt::ToolTipRole)
        return finding;
    return finding.isEmpty() ? QVariant() : signRole({QStringLiteral("attention"), {}, Tone::Warn}, role);
}

} // namespace

ProfilesModel::ProfilesModel(QObject* parent)
    : RecordModel({{tr("Table"), [](const TableProfile& table) { return table.table; }},
                   countColumn(tr("Rows"), &TableProfile::rows, &countText),
                   countColumn(tr("Content"), &TableProfile::bytes, &sizeText),
                   {tr("Columns"), [](const TableProfile& table) { return countText(table.columns.size()); },
                    Qt::AlignRight, [](const TableProfile& table) { return QVariant(table.columns.size()); }},
                   {tr("What stands out"),
                    [](const TableProfile& table) { return findingOf(table); },
                    Qt::AlignLeft,
                    {},
                    [](const TableProfile& table, int role) {
                        return warnRole(findingOf(table), role);
                    }}},
                  parent)
{
}

ColumnsModel::ColumnsModel(QObject* parent)
    : RecordModel(
          {{tr("Column"), [](const ColumnProfile& column) { return column.name; }},
           {tr("Type"), [](const ColumnProfile& column) { return column.declaredType; }},
           countColumn(tr("NULL"), &ColumnProfile::nulls, &countText),
           countColumn(tr("Blank"), &ColumnProfile::blanks, &countText),
           {tr("Distinct"),
            [](const ColumnProfile& column) {
                return (column.distinctIsExact ? QString() : QStringLiteral("≈ ")) +
                       countText(column.distinct);
            },
            Qt::AlignRight, [](const ColumnProfile& column) { return QVariant(column.distinct); },
            [](const ColumnProfile& column, int role) -> QVariant {
                return role == Qt::ToolTipRole ? QVariant(valuesOf(column)) : QVariant();
            }},
           told<ColumnProfile>(tr("Least"), [](const ColumnProfile& column) { return column.least; }),
           told<ColumnProfile>(tr("Greatest"), [](const ColumnProfile& column) { return column.greatest; }),
           countColumn(tr("Longest"), &ColumnProfile::longest, &countText),
           {tr("Mean"),
            [](const ColumnProfile& column) { return QLocale().toString(column.meanLength(), 'f', 1); },
            Qt::AlignRight, [](const ColumnProfile& column) { return QVariant(column.meanLength()); }},
           {tr("What stands out"),
            [](const ColumnProfile& column) { return findingOf(column); },
            Qt::AlignLeft,
            {},
            [](const ColumnProfile& column, int role) {
                return warnRole(findingOf(column), role);
            }}},
          parent)
{
}

GapsModel::GapsModel(QObject* parent)
    : RecordModel(
          {{tr("Priority"), [](const Gap& gap) { return signOf(gap.priority).word; }, Qt::AlignLeft,
            [](const Gap& gap) { return QVariant(static_cast<int>(gap.priority)); },
            [](const Gap& gap, int role) { return signRole(signOf(gap.priority), role); }},
           told<Gap>(tr("Gap"), [](const Gap& gap) { return gap.what; }),
           {tr("Rows"), [](const Gap& gap) { return gap.rows < 0 ? QString() : countText(gap.rows); },
            Qt::AlignRight, [](const Gap& gap) { return QVariant(gap.rows); }},
           {tr("Closed by"),
            [](const Gap& gap) {
                return gap.isOpen ? joined({tr("open"), gap.how}) : joined({stepText(gap.closedBy), gap.how});
            },
            Qt::AlignLeft,
            {},
            [](const Gap& gap, int role) -> QVariant {
                if (role == Qt::ToolTipRole)
                    return gap.isOpen ? gap.how : joined({stepText(gap.closedBy), gap.how});
                return signRole(gap.isOpen ? Sign{QStringLiteral("attention"), {}, Tone::Warn}
                                           : Sign{QStringLiteral("check"), {}, Tone::Ok},
                                role);
            }}},
          parent)
{
}

ReachModel::ReachModel(QObject* parent)
    : RecordModel(
          {told<ReachLine>(tr("Step"),
                           [](const ReachLine& line) {
                               return tr("%1: %2 of %3")
                                   .arg(line.radius.step.title, countText(line.radius.rows),
                                        line.radius.table);
                           }),
           {tr("Referred to by"),
            [](const ReachLine& line) {
                if (!line.radius.notRun.isEmpty())
                    return tr("Not run: %1").arg(line.radius.notRun);
                return line.reference.child.isEmpty()
                           ? tr("nothing that stays")
                           : QStringLiteral("%1 (%2)").arg(line.reference.child,
                                                           line.reference.columns.join(QStringLiteral(", ")));
            },
            Qt::AlignLeft,
            {},
            [](const ReachLine& line, int role) -> QVariant {
                return role == Qt::ToolTipRole ? QVariant(line.radius.how) : QVariant();
            }},
           {tr("On delete"), [](const ReachLine& line) { return line.reference.action; }},
           {tr("Rows"),
            [](const ReachLine& line) {
                return line.reference.child.isEmpty() ? QString() : countText(line.reference.rows);
            },
            Qt::AlignRight, [](const ReachLine& line) { return QVariant(line.reference.rows); }},
           told<ReachLine>(
               tr("First rows, and what the step does"),
               [](const ReachLine& line) {
                   QStringList first;
                   for (const QStringList& sample : line.reference.samples.mid(0, 3))
                       first += sample.value(0);
                   return joined({first.join(QStringLiteral(", ")), line.reference.notRun, line.radius.how});
               })},
          parent)
{
}

QList<ReachLine> ReachModel::linesOf(const core::Assessment& assessment)
{
    QList<ReachLine> lines;
    for (const BlastRadius& radius : assessment.blast) {
        BlastRadius alone = radius;
        alone.references.clear();
        if (radius.references.isEmpty())
            lines.append({alone, {}});
        for (const core::BlastReference& reference : radius.references)
            lines.append({alone, reference});
    }
    return lines;
}

InventoryModel::InventoryModel(QObject* parent)
    : RecordModel(
          {{tr("Kind"), [](const InventoryItem& item) { return kindWord(item.kind); }, Qt::AlignLeft,
            [](const InventoryItem& item) { return QVariant(static_cast<int>(item.kind)); }},
           told<InventoryItem>(tr("Object"),
                               [](const InventoryItem& item) {
                                   const QString name = item.table.isEmpty()
                                                            ? item.name
                                                            : item.table + QLatin1Char('.') + item.name;
                                   return item.kind == InventoryItem::Kind::Setting ||
                                                  item.kind == InventoryItem::Kind::Sequence
                                              ? QStringLiteral("%1 = %2").arg(name, item.value)
                                              : name;
                               }),
           told<InventoryItem>(
               tr("Traits"),
               [](const InventoryItem& item) { return item.traits.join(QStringLiteral(", ")); }),
           {tr("What becomes of it"),
            [](const InventoryItem& item) {
                const QString word = signOf(item.fate).word;
                return item.becomes.isEmpty() || item.fate == InventoryItem::Fate::Kept
                           ? word
                           : QStringLiteral("%1 → %2").arg(word, item.becomes);
            },
            Qt::AlignLeft,
            {},
            [](const InventoryItem& item, int role) -> QVariant {
                return role == Qt::ToolTipRole ? QVariant(item.becomes) : signRole(signOf(item.fate), role);
            }},
           told<InventoryItem>(tr("By"),
                               [](const InventoryItem& item) {
                                   return joined({stepText(item.by), item.how});
                               })},
          parent)
{
}

} // namespace godwit::ui
