// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the checks of an assessment found: the one list that a reader looks for first.
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/assessed.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kFindingsOnPaper = 30;
constexpr qsizetype kColumnsNamed = 4;

/// One kind of what is wrong with values, over all columns.
struct Defect
{
    QString what;
    qint64 rows = 0;
    QList<std::pair<qint64, QString>> columns; ///< rows, "tasks.status"
};

QList<TableColumn> columns()
{
    return {{QStringLiteral("Verdict"), QStringLiteral("verdict")},
            {QStringLiteral("Finding"), QStringLiteral("name"), false, 3},
            {QStringLiteral("Figures"), QStringLiteral("figures"), false, 3},
            {QStringLiteral("Rows"), QStringLiteral("rows"), true}};
}

void add(QList<Defect>& defects, const ValueFinding& finding, qint64 rows)
{
    auto known = std::ranges::find(defects, finding.defect, &Defect::what);
    if (known == defects.end()) {
        defects.append({finding.defect, 0, {}});
        known = defects.end() - 1;
    }
    known->rows += rows;
    known->columns.append({rows, finding.column});
}

QString whereText(Defect defect)
{
    std::ranges::stable_sort(defect.columns, std::greater(), &std::pair<qint64, QString>::first);
    QStringList named;
    for (const auto& [rows, column] : defect.columns.first(std::min(kColumnsNamed, defect.columns.size())))
        named.append(QStringLiteral("%1 (%2)").arg(column, groupedText(rows)));
    const qsizetype others = defect.columns.size() - named.size();
    return others > 0 ? QStringLiteral("%1 and %2 more").arg(named.join(QStringLiteral(", "))).arg(others)
                      : named.join(QStringLiteral(", "));
}

DataTable defectTable(QList<Defect> defects)
{
    std::ranges::stable_sort(defects, std::greater(), &Defect::rows);
    DataTable table{.columns = {{QStringLiteral("Values"), {}, false, 2},
                                {QStringLiteral("Found"), {}, true},
                                {QStringLiteral("Columns"), {}, true},
                                {QStringLiteral("Most in"), {}, false, 5}}};
    for (const Defect& defect : defects)
        table.rows.push_back(rowOf({headingOf(defect.what), figureOf(defect.rows),
                                    figureOf(defect.columns.size()), cellOf(whereText(defect))}));
    return table;
}

} // namespace

ValueFinding valueFindingOf(const Report& report, const CheckResult& check)
{
    for (const TableProfile& table : report.assessment.tables) {
        if (!check.name.startsWith(table.table + u'.'))
            continue;
        for (const ColumnProfile& column : table.columns) {
            const QString named = namedIn(table.table, column.name);
            if (check.name.startsWith(named + QStringLiteral(": ")))
                return {named, check.name.mid(named.size() + 2)};
        }
    }
    return {};
}

Section findingsSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("findings"), .title = QStringLiteral("Findings")};
    DataTable all{.id = QStringLiteral("findings"), .columns = columns(), .shape = DataTable::Shape::Hidden};
    DataTable table{.columns = columns()};
    table.onPaper = kFindingsOnPaper;
    QList<Defect> defects;
    for (const Verdict verdict : {Verdict::Failed, Verdict::Warning}) {
        for (qsizetype i = 0; i < report.status.checks.size(); ++i) {
            const CheckResult& check = report.status.checks[i];
            if (!check.looksAhead() || check.verdict != verdict)
                continue;
            TableCell name = headingOf(check.name);
            name.link = anchorOf("check", i);
            name.tone = toneOf(verdict);
            const TableRow row = rowOf({badgeOf(verdict), name, cellOf(check.figures), countOf(check.rows)});
            all.rows.push_back(row);
            const ValueFinding finding = valueFindingOf(report, check);
            if (finding.column.isEmpty())
                table.rows.push_back(row);
            else
                add(defects, finding, std::max<qint64>(0, check.rows));
        }
    }
    if (all.rows.empty())
        section.blocks.push_back(noteBlock(QStringLiteral("There is no finding.")));
    if (!table.rows.empty())
        section.blocks.push_back({table});
    if (!defects.isEmpty()) {
        section.blocks.push_back(headingBlock(QStringLiteral("Values that are not what their column says")));
        section.blocks.push_back({defectTable(defects)});
        section.blocks.push_back(
            noteBlock(QStringLiteral("By column they stand in the profile below; each with its query in the "
                                     "report as HTML, CSV and JSON.")));
    }
    section.blocks.push_back({all});
    return section;
}

} // namespace godwit::core
