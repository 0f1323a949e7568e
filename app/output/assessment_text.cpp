// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/assessment_text.h"

#include "app/output/figures.h"
#include "app/output/text_table.h"
#include "app/text.h"

#include <algorithm>

namespace godwit::app {

namespace {

constexpr auto kRight = TextTable::Align::Right;
constexpr int kWide = 64;

using Fate = core::InventoryItem::Fate;
using Kind = core::InventoryItem::Kind;

QString countText(qint64 rows)
{
    return rows < 0 ? QStringLiteral("–") : grouped(rows);
}

QString distinctText(const core::ColumnProfile& column)
{
    return column.distinctIsExact ? grouped(column.distinct)
                                  : QStringLiteral("≈ ") + grouped(column.distinct);
}

QString fateText(Fate fate)
{
    switch (fate) {
    case Fate::Open:
        break;
    case Fate::Kept:
        return Text::tr("kept");
    case Fate::Moved:
        return Text::tr("moved");
    case Fate::Merged:
        return Text::tr("merged");
    case Fate::Rebuilt:
        return Text::tr("rebuilt");
    case Fate::Renamed:
        return Text::tr("renamed");
    case Fate::Dropped:
        return Text::tr("dropped");
    case Fate::Added:
        return Text::tr("added");
    case Fate::Set:
        return Text::tr("set");
    }
    return Text::tr("open");
}

QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::Table:
        return Text::tr("table");
    case Kind::View:
        return Text::tr("view");
    case Kind::Trigger:
        return Text::tr("trigger");
    case Kind::Index:
        return Text::tr("index");
    case Kind::Column:
        return Text::tr("column");
    case Kind::Check:
        return Text::tr("CHECK");
    case Kind::ForeignKey:
        return Text::tr("foreign key");
    case Kind::Collation:
        return Text::tr("collation");
    case Kind::Sequence:
        return Text::tr("sequence");
    case Kind::Setting:
        break;
    }
    return Text::tr("setting");
}

QString priorityText(core::Gap::Priority priority)
{
    switch (priority) {
    case core::Gap::Priority::DataLoss:
        return Text::tr("data loss");
    case core::Gap::Priority::Constraint:
        return Text::tr("constraint");
    case core::Gap::Priority::Shape:
        return Text::tr("shape");
    case core::Gap::Priority::Cosmetic:
        break;
    }
    return Text::tr("cosmetic");
}

QString stepText(const core::PlanStep& step)
{
    return step.isNone() ? QString() : QStringLiteral("%1: %2").arg(step.phase, step.title);
}

QStringList titled(const QString& title, const TextTable& table)
{
    return table.isEmpty() ? QStringList() : QStringList{QString(), title} + table.lines();
}

QStringList tablesText(const QList<core::TableProfile>& tables)
{
    TextTable text({{Text::tr("Table")},
                    {Text::tr("Rows"), kRight},
                    {Text::tr("Content"), kRight},
                    {Text::tr("Columns"), kRight},
                    {Text::tr("What stands out"), TextTable::Align::Left, 0}});
    for (const core::TableProfile& table : tables) {
        qint64 mistyped = 0;
        qint64 broken = 0;
        qint64 noDates = 0;
        for (const core::ColumnProfile& column : table.columns) {
            mistyped += column.mistyped;
            broken += column.invalidUtf8 + column.withNul;
            noDates += column.notDates;
        }
        QStringList found;
        if (!table.notRun.isEmpty())
            found += Text::tr("not read: %1").arg(table.notRun);
        if (mistyped > 0)
            found += Text::tr("%1 values of another type than declared").arg(grouped(mistyped));
        if (broken > 0)
            found += Text::tr("%1 broken texts").arg(grouped(broken));
        if (noDates > 0)
            found += Text::tr("%1 texts that are no date").arg(grouped(noDates));
        text.add({table.table, countText(table.notRun.isEmpty() ? table.rows : -1), sizeText(table.bytes),
                  grouped(table.columns.size()), found.join(QStringLiteral(", "))});
    }
    return text.lines();
}

QStringList columnsText(const core::TableProfile& table)
{
    TextTable text({{Text::tr("Column")},
                    {Text::tr("Type")},
                    {Text::tr("NULL"), kRight},
                    {Text::tr("Blank"), kRight},
                    {Text::tr("Distinct"), kRight},
                    {Text::tr("Least"), TextTable::Align::Left, 20},
                    {Text::tr("Greatest"), TextTable::Align::Left, 20},
                    {Text::tr("Longest"), kRight},
                    {Text::tr("Mean"), kRight},
                    {Text::tr("Values"), TextTable::Align::Left, kWide}});
    for (const core::ColumnProfile& column : table.columns) {
        QStringList values;
        for (const auto& [value, count] : column.values)
            values += QStringLiteral("%1 × %2").arg(value, grouped(count));
        text.add({column.name, column.declaredType, grouped(column.nulls), grouped(column.blanks),
                  distinctText(column), column.least, column.greatest, grouped(column.longest),
                  QString::number(column.meanLength(), 'f', 1), values.join(QStringLiteral(", "))});
    }
    return titled(table.table, text);
}

QStringList expectationsText(const QList<core::MoveExpectation>& moves)
{
    TextTable text({{Text::tr("Move")},
                    {Text::tr("Rows"), kRight},
                    {Text::tr("Skipped"), kRight},
                    {Text::tr("To quarantine"), kRight},
                    {Text::tr("Because"), TextTable::Align::Left, 0}});
    for (const core::MoveExpectation& move : moves) {
        if (!move.notRun.isEmpty()) {
            text.add({move.step.title, countText(move.rows), QStringLiteral("–"), QStringLiteral("–"),
                      Text::tr("not evaluated: %1").arg(move.notRun)});
            continue;
        }
        const QString quarantined =
            (move.isLowerBound ? QStringLiteral("≥ ") : QString()) + grouped(move.quarantined);
        text.add({move.step.title, countText(move.rows), grouped(move.skipped), quarantined, {}});
        for (const core::ExpectedCause& cause : move.causes) {
            const bool isSkip = cause.code.isEmpty();
            text.add({{},
                      {},
                      isSkip ? grouped(cause.rows) : QString(),
                      isSkip ? QString() : grouped(cause.rows),
                      cause.column.isEmpty() || cause.cause.startsWith(cause.column) ? cause.cause
                                             : QStringLiteral("%1: %2").arg(cause.column, cause.cause)});
        }
        for (const QString& what : move.notCounted)
            text.add({{}, {}, {}, {}, Text::tr("not counted: %1").arg(what)});
    }
    return titled(Text::tr("What the steps would leave out"), text);
}

QStringList requirementsText(const core::Assessment& assessment)
{
    TextTable text({{Text::tr("Target")},
                    {Text::tr("Wants")},
                    {Text::tr("From")},
                    {Text::tr("Rows"), kRight},
                    {Text::tr("What then"), TextTable::Align::Left, 0}});
    for (const core::DuplicateKey& key : assessment.duplicates) {
        const QString target =
            QStringLiteral("%1 (%2)").arg(key.table, key.columns.join(QStringLiteral(", ")));
        if (!key.notRun.isEmpty())
            text.add({target, Text::tr("unique"), key.source, QStringLiteral("–"),
                      Text::tr("not run: %1").arg(key.notRun)});
        else if (key.keys > 0)
            text.add(
                {target, Text::tr("unique"), key.source, grouped(key.rows),
                 key.settledBy.isEmpty()
                     ? (key.keys == 1
                            ? Text::tr("1 key occurs more than once; all but the first go to quarantine")
                            : Text::tr("%1 keys occur more than once; all but the first go to quarantine")
                                  .arg(grouped(key.keys)))
                     : Text::tr("“%1” settles it").arg(key.settledBy)});
    }
    for (const core::MissingField& field : assessment.missing) {
        const QString target = field.table + u'.' + field.column;
        if (!field.notRun.isEmpty())
            text.add({target, Text::tr("a value"), field.source, QStringLiteral("–"),
                      Text::tr("not run: %1").arg(field.notRun)});
        else if (field.rows > 0)
            text.add({target, Text::tr("a value"), field.source, grouped(field.rows),
                      Text::tr("they give none and go to quarantine")});
    }
    return titled(Text::tr("What the target wants and does not get"), text);
}

/// Each with what to write in the plan below it, as it would stand there.
QStringList adviceText(const QList<core::Recommendation>& recommendations)
{
    QStringList lines;
    for (const core::Recommendation& one : recommendations) {
        lines += QStringLiteral("- ") + one.text;
        for (const QString& line : one.plan.split(u'\n', Qt::SkipEmptyParts))
            lines += QStringLiteral("      ") + line;
    }
    return lines.isEmpty() ? lines : QStringList{QString(), Text::tr("What to do about it")} + lines;
}

QStringList gapsText(const QList<core::Gap>& gaps)
{
    TextTable text({{Text::tr("Gap")},
                    {Text::tr("What"), TextTable::Align::Left, kWide + 16},
                    {Text::tr("Rows"), kRight},
                    {Text::tr("Closed by"), TextTable::Align::Left, 0}});
    for (const core::Gap& gap : gaps) {
        const QString closed = gap.isOpen ? Text::tr("OPEN") : stepText(gap.closedBy);
        text.add({priorityText(gap.priority), gap.what, gap.rows < 0 ? QString() : grouped(gap.rows),
                  gap.how.isEmpty() ? closed : QStringLiteral("%1 – %2").arg(closed, gap.how)});
    }
    return titled(Text::tr("Gaps between the schemas"), text);
}

QStringList blastText(const QList<core::BlastRadius>& all)
{
    TextTable text({{Text::tr("Step")},
                    {Text::tr("Table")},
                    {Text::tr("Rows"), kRight},
                    {Text::tr("Referred to by")},
                    {Text::tr("On delete")},
                    {Text::tr("Rows"), kRight},
                    {Text::tr("Note"), TextTable::Align::Left, 0}});
    for (const core::BlastRadius& radius : all) {
        text.add({stepText(radius.step),
                  radius.table,
                  countText(radius.rows),
                  radius.references.isEmpty() ? Text::tr("nothing that stays") : QString(),
                  {},
                  {},
                  radius.notRun.isEmpty() ? radius.how : Text::tr("not run: %1").arg(radius.notRun)});
        for (const core::BlastReference& reference : radius.references)
            text.add(
                {{},
                 {},
                 {},
                 QStringLiteral("%1 (%2)").arg(reference.child, reference.columns.join(QStringLiteral(", "))),
                 reference.action,
                 countText(reference.rows),
                 reference.notRun});
    }
    return titled(Text::tr("What drops, rebuilds and deletes reach"), text);
}

QStringList inventoryText(const QList<core::InventoryItem>& items, bool all)
{
    TextTable text({{Text::tr("Kind")},
                    {Text::tr("Name")},
                    {Text::tr("Traits")},
                    {Text::tr("What becomes of it")},
                    {Text::tr("Step"), TextTable::Align::Left, 0}});
    for (const core::InventoryItem& item : items) {
        if (!all && item.fate != Fate::Open)
            continue;
        const QString name = item.table.isEmpty() ? item.name : item.table + u'.' + item.name;
        const QString fate = item.becomes.isEmpty()
                                 ? fateText(item.fate)
                                 : QStringLiteral("%1 → %2").arg(fateText(item.fate), item.becomes);
        text.add({kindText(item.kind),
                  item.kind == Kind::Setting ? QStringLiteral("%1 = %2").arg(name, item.value) : name,
                  item.traits.join(QStringLiteral(", ")), fate,
                  item.by.isNone() || item.how.isEmpty() ? stepText(item.by) + item.how
                                                         : stepText(item.by) + QStringLiteral(" – ") + item.how});
    }
    return titled(all ? Text::tr("Every object") : Text::tr("Objects that no step accounts for"), text);
}

} // namespace

QStringList assessmentText(const core::Assessment& assessment, bool columns, bool objects)
{
    QStringList lines = tablesText(assessment.tables);
    if (columns) {
        for (const core::TableProfile& table : assessment.tables)
            lines += columnsText(table);
    }
    lines += expectationsText(assessment.expectations);
    lines += requirementsText(assessment);
    lines += gapsText(assessment.gaps);
    lines += blastText(assessment.blast);
    lines += inventoryText(assessment.inventory, objects);
    lines += adviceText(assessment.recommendations);
    return lines;
}

} // namespace godwit::app
