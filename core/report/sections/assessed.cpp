// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an assessment found, as parts of a report.
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

namespace godwit::core {

namespace {

QString stepText(const Report& report, const PlanStep& step)
{
    return step.isNone() ? QString() : QStringLiteral("%1: %2 %3").arg(phaseTitle(report, step.phase), step.kind, step.title).trimmed();
}

/// "tasks.status" of a column, an index or a trigger of a table.
QString namedIn(const QString& table, const QString& name)
{
    return table.isEmpty() ? name : QStringLiteral("%1.%2").arg(table, name);
}

QString atLeast(qint64 rows, bool isLowerBound)
{
    return isLowerBound ? QStringLiteral("at least %1").arg(groupedText(rows)) : groupedText(rows);
}

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

void addCauses(DataTable& table, const MoveExpectation& move)
{
    for (const ExpectedCause& cause : move.causes) {
        const bool isSkip = cause.code.isEmpty();
        const QString what = isSkip ? QStringLiteral("skipped: %1").arg(cause.cause)
                             : cause.column.isEmpty() ? QStringLiteral("%1 (%2)").arg(cause.cause, cause.code)
                                                      : QStringLiteral("%1: %2 (%3)").arg(cause.column, cause.cause, cause.code);
        TableRow row = rowOf({cellOf(what), cellOf(QString()), isSkip ? figureOf(cause.rows) : cellOf(QString()),
                              isSkip ? cellOf(QString()) : figureOf(cause.rows)});
        row.weight = TableRow::Weight::Part;
        table.rows.push_back(row);
    }
}

Section expectationSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("expected"), .title = QStringLiteral("What the moves will leave out"), .name = QStringLiteral("Expected")};
    section.blocks.push_back(noteBlock(QStringLiteral("Every row was evaluated by the rules of its move. What follows from other rows is not "
                                                      "counted: such a figure is the least that is to be expected.")));
    DataTable table{.id = QStringLiteral("expected"),
                    .columns = {{QStringLiteral("Move"), QStringLiteral("move"), false, 4},
                                {QStringLiteral("Rows"), QStringLiteral("rows"), true},
                                {QStringLiteral("Skipped by rule"), QStringLiteral("skipped"), true},
                                {QStringLiteral("To quarantine"), QStringLiteral("quarantined"), true}}};
    for (const MoveExpectation& move : report.assessment.expectations) {
        TableRow row = rowOf({headingOf(move.step.title), countOf(move.rows), figureOf(move.skipped),
                              figureOf(atLeast(move.quarantined, move.isLowerBound), QString::number(move.quarantined))});
        if (!move.notRun.isEmpty())
            row.details.push_back(noteBlock(QStringLiteral("Not evaluated: %1").arg(move.notRun)));
        table.rows.push_back(row);
        addCauses(table, move);
    }
    section.blocks.push_back({table});
    return section;
}

Section gapSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("gaps"), .title = QStringLiteral("Gaps between the schemas"), .name = QStringLiteral("Gaps")};
    DataTable table{.id = QStringLiteral("gaps"),
                    .columns = {{QStringLiteral("Priority"), QStringLiteral("priority")},
                                {QStringLiteral("Object"), QStringLiteral("object"), false, 2},
                                {QStringLiteral("Gap"), QStringLiteral("gap"), false, 4},
                                {QStringLiteral("Closed by"), QStringLiteral("closed_by"), false, 3}}};
    for (const Gap& gap : report.assessment.gaps) {
        TableCell priority = badgeOf(toneOf(gap.priority), wordsOf(gap.priority));
        priority.raw = priorityId(gap.priority);
        TableCell closed = gap.isOpen ? badgeOf(Tone::Bad, QStringLiteral("open: %1").arg(gap.how)) : cellOf(stepText(report, gap.closedBy));
        closed.raw = gap.isOpen ? QStringLiteral("open") : stepText(report, gap.closedBy);
        table.rows.push_back(rowOf({priority, headingOf(gap.object), cellOf(gap.what), closed}));
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("The schemas are the same.")));
    }
    section.blocks.push_back({table});
    return section;
}

Section blastSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("blast"), .title = QStringLiteral("Blast radius"), .name = QStringLiteral("Blast radius")};
    section.blocks.push_back(noteBlock(QStringLiteral("What a drop, a rebuild or a delete would reach if SQLite let foreign keys act.")));
    DataTable table{.id = QStringLiteral("blast"),
                    .columns = {{QStringLiteral("Step"), QStringLiteral("step"), false, 3},
                                {QStringLiteral("Table"), QStringLiteral("table"), false, 2},
                                {QStringLiteral("Refers by"), QStringLiteral("action")},
                                {QStringLiteral("Rows"), QStringLiteral("rows"), true}}};
    for (const BlastRadius& radius : report.assessment.blast) {
        TableRow row = rowOf({headingOf(stepText(report, radius.step)), cellOf(radius.table), cellOf(QString()), countOf(radius.rows)});
        row.details.push_back(noteBlock(radius.notRun.isEmpty() ? radius.how : radius.notRun));
        table.rows.push_back(row);
        for (const BlastReference& reference : radius.references) {
            TableRow part = rowOf({cellOf(QStringLiteral("refers to %1 by %2").arg(reference.parent, reference.columns.join(QStringLiteral(", ")))),
                                   cellOf(reference.child),
                                   cellOf(reference.isCycle ? reference.action + QStringLiteral(", a cycle") : reference.action), countOf(reference.rows)});
            part.weight = TableRow::Weight::Part;
            table.rows.push_back(part);
        }
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("The plan drops, rebuilds and deletes nothing.")));
    }
    section.blocks.push_back({table});
    return section;
}

Section keySection(const Report& report)
{
    Section section{.anchor = QStringLiteral("keys"), .title = QStringLiteral("Keys and required fields of the target"), .name = QStringLiteral("Keys")};
    DataTable table{.id = QStringLiteral("keys"),
                    .columns = {{QStringLiteral("Target"), QStringLiteral("target"), false, 2},
                                {QStringLiteral("From"), QStringLiteral("source"), false, 2},
                                {QStringLiteral("Wants"), QStringLiteral("wants")},
                                {QStringLiteral("Rows against it"), QStringLiteral("rows"), true},
                                {QStringLiteral("What becomes of them"), QStringLiteral("settled_by"), false, 2}}};
    for (const DuplicateKey& key : report.assessment.duplicates) {
        const QString settled = !key.notRun.isEmpty()    ? QStringLiteral("not looked for: %1").arg(key.notRun)
                                : key.rows <= 0          ? QString()
                                : key.settledBy.isEmpty() ? QStringLiteral("quarantine, all but the first")
                                                          : key.settledBy;
        table.rows.push_back(rowOf({headingOf(namedIn(key.table, key.columns.join(QStringLiteral(", ")))), cellOf(key.source),
                                    cellOf(QStringLiteral("unique")), countOf(key.rows), cellOf(settled)}));
    }
    for (const MissingField& field : report.assessment.missing)
        table.rows.push_back(rowOf({headingOf(namedIn(field.table, field.column)), cellOf(field.source), cellOf(QStringLiteral("a value")),
                                    countOf(field.rows),
                                    cellOf(!field.notRun.isEmpty() ? QStringLiteral("not looked for: %1").arg(field.notRun)
                                           : field.rows > 0        ? QStringLiteral("quarantine")
                                                                   : QString())}));
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("The moves fill no key and no required field that could fail.")));
    }
    section.blocks.push_back({table});
    return section;
}

QList<TableColumn> profileColumns()
{
    return {{QStringLiteral("Column"), QStringLiteral("column"), false, 2},
            {QStringLiteral("Type"), QStringLiteral("type")},
            {QStringLiteral("NULL"), QStringLiteral("nulls"), true},
            {QStringLiteral("Blank"), QStringLiteral("blanks"), true},
            {QStringLiteral("Distinct"), QStringLiteral("distinct"), true},
            {QStringLiteral("Other type"), QStringLiteral("mistyped"), true},
            {QStringLiteral("No date"), QStringLiteral("not_dates"), true},
            {QStringLiteral("Longest"), QStringLiteral("longest"), true},
            {QStringLiteral("Least"), QStringLiteral("least"), false, 2},
            {QStringLiteral("Greatest"), QStringLiteral("greatest"), false, 2}};
}

QList<TableCell> profileCells(const ColumnProfile& column)
{
    const QString distinct = (column.distinctIsExact ? QString() : QStringLiteral("≈ ")) + groupedText(column.distinct);
    return {headingOf(column.name), cellOf(column.declaredType), figureOf(column.nulls), figureOf(column.blanks),
            figureOf(distinct, QString::number(column.distinct)), figureOf(column.mistyped), figureOf(column.notDates),
            figureOf(column.longest), valueOf(column.least), valueOf(column.greatest)};
}

/// For people a table each; for machines all columns in one.
Section profileSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("profile"), .title = QStringLiteral("What is in the tables"), .name = QStringLiteral("Profile")};
    DataTable all{.id = QStringLiteral("profile"), .columns = {{QStringLiteral("Table"), QStringLiteral("table")}}, .shape = DataTable::Shape::Hidden};
    all.columns += profileColumns();
    for (const TableProfile& profile : report.assessment.tables) {
        const bool isRead = profile.notRun.isEmpty();
        section.blocks.push_back(headingBlock(!isRead ? profile.table
                                                      : QStringLiteral("%1: %2, %3")
                                                            .arg(profile.table, countText(profile.rows, QStringLiteral("row"), QStringLiteral("rows")),
                                                                 bytesText(profile.bytes))));
        if (!isRead) {
            section.blocks.push_back(noteBlock(QStringLiteral("Not read: %1").arg(profile.notRun)));
            continue;
        }
        DataTable table{.columns = profileColumns()};
        for (const ColumnProfile& column : profile.columns) {
            table.rows.push_back(rowOf(profileCells(column)));
            all.rows.push_back(rowOf(QList<TableCell>{cellOf(profile.table)} + profileCells(column)));
        }
        section.blocks.push_back({table});
    }
    section.blocks.push_back({all});
    return section;
}

Section inventorySection(const Report& report)
{
    Section section{.anchor = QStringLiteral("inventory"), .title = QStringLiteral("Every object, and what the plan does to it"), .name = QStringLiteral("Inventory")};
    DataTable table{.id = QStringLiteral("inventory"),
                    .columns = {{QStringLiteral("Kind"), QStringLiteral("kind")},
                                {QStringLiteral("Name"), QStringLiteral("name"), false, 3},
                                {QStringLiteral("Traits"), QStringLiteral("traits"), false, 2},
                                {QStringLiteral("Fate"), QStringLiteral("fate")},
                                {QStringLiteral("Becomes"), QStringLiteral("becomes"), false, 2},
                                {QStringLiteral("By"), QStringLiteral("by"), false, 3}}};
    for (const InventoryItem& item : report.assessment.inventory) {
        const bool isOpen = item.fate == InventoryItem::Fate::Open;
        TableCell fate = badgeOf(isOpen ? Tone::Warning : Tone::Neutral, fateId(item.fate));
        fate.raw = fateId(item.fate);
        table.rows.push_back(rowOf({cellOf(QString(kindId(item.kind)).replace(u'_', u' ')), headingOf(namedIn(item.table, item.name)),
                                    cellOf((item.traits + QStringList(item.value.isEmpty() ? QStringList() : QStringList{item.value})).join(QStringLiteral(", "))),
                                    fate, cellOf(item.becomes), cellOf(stepText(report, item.by))}));
    }
    section.blocks.push_back({table});
    return section;
}

} // namespace

std::vector<Section> assessedSections(const Report& report)
{
    if (report.assessment.isEmpty())
        return {};
    return {expectationSection(report), gapSection(report), blastSection(report), keySection(report), profileSection(report), inventorySection(report)};
}

} // namespace godwit::core
