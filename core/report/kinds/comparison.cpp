// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison.h"

#include "core/report/charts.h"
#include "core/report/kinds/kinds.h"
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/sections.h"

#include <algorithm>

namespace godwit::core {

namespace {

using Fate = ObjectDifference::Fate;

Tone toneOf(Fate fate)
{
    return fate == Fate::Kept ? Tone::Good : fate == Fate::Gone ? Tone::Warning : Tone::Neutral;
}

QString fateWords(const ObjectDifference& object)
{
    return object.fate == Fate::Added ? QStringLiteral("new") : fateId(object.fate);
}

QString signedText(qint64 number)
{
    return number > 0   ? u'+' + groupedText(number)
           : number < 0 ? u'−' + groupedText(-number)
                        : QStringLiteral("0");
}

qint64 countOf(const VersionComparison& comparison, const QString& type, Fate fate)
{
    return std::ranges::count_if(comparison.objects, [&](const ObjectDifference& object) {
        return object.type == type && object.fate == fate;
    });
}

DataTable tallyTable(const VersionComparison& comparison)
{
    DataTable table{.columns = {{QStringLiteral("Objects")},
                                {QStringLiteral("Kept"), {}, true},
                                {QStringLiteral("Changed"), {}, true},
                                {QStringLiteral("New"), {}, true},
                                {QStringLiteral("Gone"), {}, true}}};
    for (const auto& [type, words] : {std::pair{"table", "Tables"}, std::pair{"index", "Indexes"},
                                      std::pair{"view", "Views"}, std::pair{"trigger", "Triggers"}}) {
        TableRow row = rowOf({headingOf(QString::fromLatin1(words))});
        for (const Fate fate : {Fate::Kept, Fate::Changed, Fate::Added, Fate::Gone})
            row.cells.append(figureOf(countOf(comparison, QString::fromLatin1(type), fate)));
        table.rows.push_back(row);
    }
    return table;
}

DataTable objectTable(const VersionComparison& comparison)
{
    DataTable table{.id = QStringLiteral("objects"),
                    .columns = {{QStringLiteral("Object"), QStringLiteral("name")},
                                {QStringLiteral("Type"), QStringLiteral("type")},
                                {QStringLiteral("Version 2"), QStringLiteral("fate")},
                                {QStringLiteral("What changed"), QStringLiteral("what")}}};
    for (const ObjectDifference& object : comparison.objects) {
        TableCell fate = badgeOf(toneOf(object.fate), fateWords(object));
        fate.raw = fateId(object.fate);
        table.rows.push_back(rowOf({headingOf(object.name), cellOf(object.type), fate, cellOf(object.what)}));
    }
    return table;
}

Section objectSection(const VersionComparison& comparison)
{
    Section section{.anchor = QStringLiteral("objects"), .title = QStringLiteral("Objects")};
    section.blocks = {{tallyTable(comparison)}, headingBlock(QStringLiteral("One by one"))};
    section.blocks.push_back(noteBlock(QStringLiteral(
        "What differs in blanks, quotation marks and letter case alone counts as kept. + a new column, "
        "− one that is gone, ≠ one of another type, default or constraint.")));
    section.blocks.push_back({objectTable(comparison)});
    return section;
}

TableRow rowsRow(const TableCount& count, qint64 most)
{
    const bool isKnown = count.before >= 0 && count.after >= 0;
    const auto words = [](qint64 rows) { return rows < 0 ? QStringLiteral("none") : groupedText(rows); };
    return rowOf(
        {headingOf(count.table), core::countOf(count.before), core::countOf(count.after),
         isKnown
             ? figureOf(signedText(count.after - count.before), QString::number(count.after - count.before))
             : figureOf(QStringLiteral("—"), QString()),
         chartOf(amountBars(
             double(count.before), double(count.after), double(most),
             QStringLiteral("before %1 rows, after %2").arg(words(count.before), words(count.after))))});
}

Section rowsSection(const VersionComparison& comparison)
{
    Section section{.anchor = QStringLiteral("rows"),
                    .title = QStringLiteral("Rows of each table"),
                    .name = QStringLiteral("Rows")};
    qint64 most = 0;
    for (const TableCount& count : comparison.tables)
        most = std::max({most, count.before, count.after});
    DataTable table{.id = QStringLiteral("tables"),
                    .columns = {{QStringLiteral("Table"), QStringLiteral("table")},
                                {QStringLiteral("Version 1"), QStringLiteral("before"), true},
                                {QStringLiteral("Version 2"), QStringLiteral("after"), true},
                                {QStringLiteral("Difference"), QStringLiteral("difference"), true},
                                {QStringLiteral("Version 1 above version 2")}}};
    for (const TableCount& count : comparison.tables)
        table.rows.push_back(rowsRow(count, most));
    section.blocks = {{table}, {beforeAfterLegend(QStringLiteral("version 1"), QStringLiteral("version 2"))}};
    section.blocks.push_back(noteBlock(QStringLiteral(
        "A dash: there is no such table in that version, or it was not counted. Which rows became which "
        "stands in the balance.")));
    return section;
}

Section sizeSection(const VersionComparison& comparison)
{
    Section section{.anchor = QStringLiteral("sizes"),
                    .title = QStringLiteral("Size and version"),
                    .name = QStringLiteral("Size")};
    const auto size = [](qint64 bytes) {
        return bytes < 0 ? figureOf(QStringLiteral("—"), QString())
                         : figureOf(bytesText(bytes), QString::number(bytes));
    };
    DataTable table{.id = QStringLiteral("sizes"),
                    .columns = {{{}, QStringLiteral("name")},
                                {QStringLiteral("Version 1"), QStringLiteral("before"), true},
                                {QStringLiteral("Version 2"), QStringLiteral("after"), true}}};
    TableCell bytes = headingOf(
        comparison.isLive
            ? QStringLiteral("Database file")
            : QStringLiteral("Database file; of version 2 the work file, which holds both versions"));
    bytes.raw = QStringLiteral("bytes");
    TableCell version = headingOf(QStringLiteral("user_version"));
    const auto plain = [](qint64 number) {
        return figureOf(QString::number(number), QString::number(number));
    };
    table.rows.push_back(rowOf({bytes, size(comparison.bytesBefore), size(comparison.bytesAfter)}));
    table.rows.push_back(
        rowOf({version, plain(comparison.userVersionBefore), plain(comparison.userVersionAfter)}));
    section.blocks.push_back({table});
    return section;
}

Banner bannerOf(const Report& report)
{
    if (!report.comparison)
        return {Tone::Neutral,
                QStringLiteral("Nothing to compare"),
                report.status.isFinished || report.status.isCutOver
                    ? QStringLiteral(
                          "Version 1 is not there any more: the run is finished, or its snapshot is gone.")
                    : QStringLiteral("Version 2 does not exist yet: run the phases that build it."),
                {}};
    const QString counted = QStringLiteral("Counted %1.").arg(bothTimesText(report.comparison->at));
    return report.comparison->isLive
               ? Banner{Tone::Neutral,
                        QStringLiteral("Version 1 as the snapshot holds it, version 2 as the live file"),
                        counted,
                        {}}
               : Banner{Tone::Neutral,
                        QStringLiteral("Version 1 as the snapshot holds it, version 2 as the plan makes it"),
                        QStringLiteral("There was no cut-over yet: rows are counted in the work file, "
                                       "objects are those of the plan's "
                                       "target schema. ") +
                            counted,
                        {}};
}

} // namespace

std::vector<Section> comparisonSections(const Report& report)
{
    if (!report.comparison)
        return {};
    return {objectSection(*report.comparison), rowsSection(*report.comparison),
            sizeSection(*report.comparison)};
}

Document comparisonDocument(const Report& report)
{
    Document document = headOf(report, QStringLiteral("Comparison of version 1 and 2"));
    document.banners.append(bannerOf(report));
    for (Section& section : comparisonSections(report))
        document.sections.push_back(std::move(section));
    document.sections.push_back(performanceSection(report));
    document.sections.push_back(balanceSection(report));
    document.sections.push_back(runSection(report));
    return document;
}

} // namespace godwit::core
