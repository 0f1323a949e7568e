// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is in the tables, column by column.
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/assessed.h"

namespace godwit::core {

namespace {

constexpr qsizetype kColumnsOnPaper = 40; // of a table
constexpr qsizetype kExtremeShown = 28;   // characters; machines get all that was kept

QList<TableColumn> profileColumns()
{
    return {{QStringLiteral("Column"), QStringLiteral("column"), false, 2},
            {QStringLiteral("Type"), QStringLiteral("type")},
            {QStringLiteral("NULL"), QStringLiteral("nulls"), true},
            {QStringLiteral("Blank"), QStringLiteral("blanks"), true},
            {QStringLiteral("Distinct"), QStringLiteral("distinct"), true},
            {QStringLiteral("Other type"), QStringLiteral("mistyped"), true},
            {QStringLiteral("Not UTF-8"), QStringLiteral("invalid_utf8"), true},
            {QStringLiteral("No date"), QStringLiteral("not_dates"), true},
            {QStringLiteral("Longest"), QStringLiteral("longest"), true},
            {QStringLiteral("Least"), QStringLiteral("least"), false, 2},
            {QStringLiteral("Greatest"), QStringLiteral("greatest"), false, 2}};
}

TableCell extremeOf(const QString& value)
{
    TableCell cell = valueOf(value);
    cell.raw = value;
    if (value.size() <= kExtremeShown)
        return cell;
    const bool splits = value[kExtremeShown - 1].isHighSurrogate();
    cell.text = value.left(kExtremeShown - (splits ? 1 : 0)) + u'…';
    return cell;
}

QList<TableCell> profileCells(const ColumnProfile& column)
{
    const QString distinct =
        (column.distinctIsExact ? QString() : QStringLiteral("≈ ")) + groupedText(column.distinct);
    return {headingOf(column.name),
            cellOf(column.declaredType),
            figureOf(column.nulls),
            figureOf(column.blanks),
            figureOf(distinct, QString::number(column.distinct)),
            figureOf(column.mistyped),
            figureOf(column.invalidUtf8),
            figureOf(column.notDates),
            figureOf(column.longest),
            extremeOf(column.least),
            extremeOf(column.greatest)};
}

} // namespace

/// For people a table each; for machines all columns in one.
Section profileSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("profile"),
                    .title = QStringLiteral("What is in the tables"),
                    .name = QStringLiteral("Profile")};
    DataTable all{.id = QStringLiteral("profile"),
                  .columns = {{QStringLiteral("Table"), QStringLiteral("table")}},
                  .shape = DataTable::Shape::Hidden};
    all.columns += profileColumns();
    for (const TableProfile& profile : report.assessment.tables) {
        const bool isRead = profile.notRun.isEmpty();
        section.blocks.push_back(headingBlock(
            !isRead ? profile.table
                    : QStringLiteral("%1: %2, %3")
                          .arg(profile.table,
                               countText(profile.rows, QStringLiteral("row"), QStringLiteral("rows")),
                               bytesText(profile.bytes))));
        if (!isRead) {
            section.blocks.push_back(noteBlock(QStringLiteral("Not read: %1").arg(profile.notRun)));
            continue;
        }
        DataTable table{.columns = profileColumns()};
        table.onPaper = kColumnsOnPaper;
        for (const ColumnProfile& column : profile.columns) {
            table.rows.push_back(rowOf(profileCells(column)));
            all.rows.push_back(rowOf(QList<TableCell>{cellOf(profile.table)} + profileCells(column)));
        }
        section.blocks.push_back({table});
    }
    section.blocks.push_back({all});
    return section;
}

} // namespace godwit::core
