// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the moves will leave out, what keys will not take, and what a drop would reach.
#include "core/report/parts.h"
#include "core/report/report_text.h"
#include "core/report/sections/assessed.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kCausesShown = 8; // of a move; the most frequent come first

QString atLeast(qint64 rows, bool isLowerBound)
{
    return isLowerBound ? QStringLiteral("at least %1").arg(groupedText(rows)) : groupedText(rows);
}

TableRow causeRow(const QString& what, bool isSkip, qint64 rows)
{
    TableRow row = rowOf({cellOf(what), cellOf(QString()), isSkip ? figureOf(rows) : cellOf(QString()),
                          isSkip ? cellOf(QString()) : figureOf(rows)});
    row.weight = TableRow::Weight::Part;
    return row;
}

QString causeText(const ExpectedCause& cause)
{
    if (cause.code.isEmpty())
        return QStringLiteral("skipped: %1").arg(cause.cause);
    return QStringLiteral("%1 (%2)").arg(causeIn(cause.column, cause.cause), cause.code);
}

void addCauses(DataTable& table, const MoveExpectation& move)
{
    qsizetype shown = 0;
    qsizetype others = 0;
    qint64 rows = 0;
    for (const ExpectedCause& cause : move.causes) {
        if (++shown <= kCausesShown || cause.code.isEmpty()) {
            table.rows.push_back(causeRow(causeText(cause), cause.code.isEmpty(), cause.rows));
            continue;
        }
        ++others;
        rows += cause.rows;
    }
    if (others > 0)
        table.rows.push_back(causeRow(
            countText(others, QStringLiteral("other cause"), QStringLiteral("other causes")), false, rows));
}

/// All causes, for machines.
DataTable causeRecords(const QList<MoveExpectation>& moves)
{
    DataTable table{.id = QStringLiteral("expected_causes"), .shape = DataTable::Shape::Hidden};
    for (const char* id : {"move", "cause", "code", "column", "rows"})
        table.columns.append({{}, QString::fromLatin1(id)});
    for (const MoveExpectation& move : moves) {
        for (const ExpectedCause& cause : move.causes)
            table.rows.push_back(rowOf({rawOf(move.step.title), rawOf(cause.cause), rawOf(cause.code),
                                        rawOf(cause.column), rawOf(cause.rows)}));
    }
    return table;
}

/// All references that lead to what goes, for machines.
DataTable referenceRecords(const Report& report)
{
    DataTable table{.id = QStringLiteral("blast_references"), .shape = DataTable::Shape::Hidden};
    for (const char* id :
         {"step", "table", "columns", "refers_to", "action", "is_cycle", "depth", "rows", "query"})
        table.columns.append({{}, QString::fromLatin1(id)});
    for (const BlastRadius& radius : report.assessment.blast) {
        for (const BlastReference& reference : radius.references)
            table.rows.push_back(
                rowOf({rawOf(stepText(report, radius.step)), rawOf(reference.child),
                       rawOf(reference.columns.join(QStringLiteral(", "))), rawOf(reference.parent),
                       rawOf(reference.action),
                       rawOf(reference.isCycle ? QStringLiteral("true") : QStringLiteral("false")),
                       rawOf(reference.depth), reference.rows < 0 ? rawOf(QString()) : rawOf(reference.rows),
                       rawOf(reference.query)}));
    }
    return table;
}

TableRow duplicateRow(const DuplicateKey& key)
{
    const QString settled = !key.notRun.isEmpty()     ? QStringLiteral("not looked for. %1").arg(key.notRun)
                            : key.rows <= 0           ? QString()
                            : key.settledBy.isEmpty() ? QStringLiteral("quarantine, all but the first")
                            : key.settledBy == QLatin1String("unique")
                                ? QStringLiteral("set apart by the move's “unique”")
                                : QStringLiteral("made one by the move's “%1”").arg(key.settledBy);
    return rowOf({headingOf(namedIn(key.table, key.columns.join(QStringLiteral(", ")))), cellOf(key.source),
                  cellOf(QStringLiteral("unique")), countOf(key.rows), cellOf(settled)});
}

TableRow missingRow(const MissingField& field)
{
    return rowOf({headingOf(namedIn(field.table, field.column)), cellOf(field.source),
                  cellOf(QStringLiteral("a value")), countOf(field.rows),
                  cellOf(!field.notRun.isEmpty() ? QStringLiteral("not looked for. %1").arg(field.notRun)
                         : field.rows > 0        ? QStringLiteral("quarantine")
                                                 : QString())});
}

DataTable keyTable()
{
    return {.columns = {{QStringLiteral("Target"), QStringLiteral("target"), false, 2},
                        {QStringLiteral("From"), QStringLiteral("source"), false, 2},
                        {QStringLiteral("Wants"), QStringLiteral("wants")},
                        {QStringLiteral("Rows against it"), QStringLiteral("rows"), true},
                        {QStringLiteral("What becomes of them"), QStringLiteral("settled_by"), false, 2}}};
}

/// What Godwit does about references is often the same for all steps.
QString commonHow(const QList<BlastRadius>& blast)
{
    const bool isCommon = std::ranges::all_of(blast, [&blast](const BlastRadius& one) {
        return one.notRun.isEmpty() && one.how == blast.first().how;
    });
    return blast.size() > 1 && isCommon ? blast.first().how : QString();
}

} // namespace

Section expectationSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("expected"),
                    .title = QStringLiteral("What the moves will leave out"),
                    .name = QStringLiteral("Expected")};
    section.blocks.push_back(
        noteBlock(QStringLiteral("Every row was evaluated by the rules of its move. Where more may follow "
                                 "from other rows, the figure is the least that is "
                                 "to be expected. A row that several causes refuse counts for each of them, "
                                 "and once in the sum.")));
    DataTable table{.id = QStringLiteral("expected"),
                    .columns = {{QStringLiteral("Move"), QStringLiteral("move"), false, 4},
                                {QStringLiteral("Rows"), QStringLiteral("rows"), true},
                                {QStringLiteral("Skipped by rule"), QStringLiteral("skipped"), true},
                                {QStringLiteral("To quarantine"), QStringLiteral("quarantined"), true}}};
    for (const MoveExpectation& move : report.assessment.expectations) {
        const bool isRead = move.notRun.isEmpty();
        TableRow row =
            rowOf({headingOf(move.step.title), countOf(move.rows), countOf(isRead ? move.skipped : -1),
                   isRead ? figureOf(atLeast(move.quarantined, move.isLowerBound),
                                     QString::number(move.quarantined))
                          : countOf(-1)});
        if (!move.notRun.isEmpty())
            row.details.push_back(noteBlock(QStringLiteral("Not evaluated: %1").arg(move.notRun)));
        table.rows.push_back(row);
        addCauses(table, move);
    }
    section.blocks.push_back({table});
    section.blocks.push_back({causeRecords(report.assessment.expectations)});
    return section;
}

Section blastSection(const Report& report)
{
    Section section{.anchor = QStringLiteral("blast"),
                    .title = QStringLiteral("Blast radius"),
                    .name = QStringLiteral("Blast radius")};
    section.blocks.push_back(noteBlock(
        QStringLiteral("What a drop, a rebuild or a delete would reach if SQLite let foreign keys act.")));
    const QString common = commonHow(report.assessment.blast);
    if (!common.isEmpty())
        section.blocks.push_back(noteBlock(common));
    DataTable table{.id = QStringLiteral("blast"),
                    .columns = {{QStringLiteral("Step"), QStringLiteral("step"), false, 3},
                                {QStringLiteral("Table"), QStringLiteral("table"), false, 2},
                                {QStringLiteral("Refers by"), QStringLiteral("action")},
                                {QStringLiteral("Rows"), QStringLiteral("rows"), true}}};
    for (const BlastRadius& radius : report.assessment.blast) {
        TableRow row = rowOf({headingOf(stepText(report, radius.step)), cellOf(radius.table),
                              cellOf(QString()), countOf(radius.rows)});
        if (common.isEmpty())
            row.details.push_back(noteBlock(radius.notRun.isEmpty() ? radius.how : radius.notRun));
        table.rows.push_back(row);
        for (const BlastReference& reference : radius.references) {
            TableRow part =
                rowOf({cellOf(QStringLiteral("refers to %1 by %2")
                                  .arg(reference.parent, reference.columns.join(QStringLiteral(", ")))),
                       cellOf(reference.child),
                       cellOf(reference.isCycle ? reference.action + QStringLiteral(", a cycle")
                                                : reference.action),
                       countOf(reference.rows)});
            part.weight = TableRow::Weight::Part;
            table.rows.push_back(part);
        }
    }
    if (table.rows.empty()) {
        table.shape = DataTable::Shape::Hidden;
        section.blocks.push_back(noteBlock(QStringLiteral("The plan drops, rebuilds and deletes nothing.")));
    }
    section.blocks.push_back({table});
    section.blocks.push_back({referenceRecords(report)});
    return section;
}

Section keySection(const Report& report)
{
    Section section{.anchor = QStringLiteral("keys"),
                    .title = QStringLiteral("Keys and required fields of the target"),
                    .name = QStringLiteral("Keys")};
    DataTable all = keyTable();
    all.id = QStringLiteral("keys");
    all.shape = DataTable::Shape::Hidden;
    DataTable table = keyTable();
    const auto add = [&](const TableRow& row, bool isTold) {
        all.rows.push_back(row);
        if (isTold)
            table.rows.push_back(row);
    };
    for (const DuplicateKey& key : report.assessment.duplicates)
        add(duplicateRow(key), key.rows != 0 || !key.notRun.isEmpty());
    for (const MissingField& field : report.assessment.missing)
        add(missingRow(field), field.rows != 0 || !field.notRun.isEmpty());
    const auto fitting = qint64(all.rows.size() - table.rows.size());
    if (all.rows.empty())
        section.blocks.push_back(
            noteBlock(QStringLiteral("The moves fill no key and no required field that could fail.")));
    if (!table.rows.empty())
        section.blocks.push_back({table});
    if (fitting > 0)
        section.blocks.push_back(noteBlock(
            QStringLiteral("%1 looked at without a row against it.")
                .arg(countText(fitting,
                               table.rows.empty() ? QStringLiteral("key or required field was")
                                                  : QStringLiteral("other key or required field was"),
                               table.rows.empty() ? QStringLiteral("keys and required fields were")
                                                  : QStringLiteral("other keys and required fields were")))));
    section.blocks.push_back({all});
    return section;
}

} // namespace godwit::core
