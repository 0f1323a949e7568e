// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/expected_model.h"

#include "core/error.h"
#include "ui/format.h"
#include "ui/models/assessment_cells.h"

#include <algorithm>
#include <functional>

namespace godwit::ui {

namespace {

using core::DuplicateKey;
using core::MissingField;
using core::MoveExpectation;

/// Whether a cause of a move that fills the table says it already, with its rows: `holds` knows its words.
bool isCounted(const core::Assessment& assessment, const QString& into,
               const std::function<bool(const core::ExpectedCause&)>& holds)
{
    return std::any_of(
        assessment.expectations.begin(), assessment.expectations.end(), [&](const MoveExpectation& move) {
            return move.into == into &&
                   std::any_of(move.causes.begin(), move.causes.end(), [&](const core::ExpectedCause& cause) {
                       return cause.code == core::codeId(core::ErrorCode::RowConstraint) && holds(cause);
                   });
        });
}

/// As core/assess/moves_into words it.
bool isCounted(const core::Assessment& assessment, const DuplicateKey& key)
{
    const QStringList names = key.index.isEmpty() ? key.columns : QStringList{key.index};
    return isCounted(assessment, key.table, [&names](const core::ExpectedCause& cause) {
        return cause.cause.startsWith(QLatin1String("two rows ")) &&
               std::all_of(names.begin(), names.end(),
                           [&cause](const QString& name) { return cause.cause.contains(name); });
    });
}

/// As core/assess/row_tally words it.
bool isCounted(const core::Assessment& assessment, const MissingField& field)
{
    return isCounted(assessment, field.table, [&field](const core::ExpectedCause& cause) {
        return cause.column == field.column && cause.cause.contains(QLatin1String("(NOT NULL)"));
    });
}

/// Whether the move that would fill it says already why nothing was looked at.
bool isSaid(const core::Assessment& assessment, const core::PlanStep& step, const QString& why)
{
    return std::any_of(
        assessment.expectations.begin(), assessment.expectations.end(), [&](const MoveExpectation& move) {
            return move.step.phase == step.phase && move.step.index == step.index && move.notRun == why;
        });
}

void addMove(QList<ExpectedLine>& lines, const MoveExpectation& move)
{
    const QString title = stepText(move.step);
    if (!move.notRun.isEmpty()) {
        lines.append(
            {.what = title, .cause = ExpectedModel::tr("Not run: %1").arg(move.notRun), .isUnknown = true});
        return;
    }
    if (move.causes.isEmpty())
        lines.append({.what = title,
                      .cause = ExpectedModel::tr("every row, by its own rules"),
                      .skipped = 0,
                      .quarantined = 0,
                      .isLowerBound = move.isLowerBound});
    for (const core::ExpectedCause& cause : move.causes) {
        const bool isSkip = cause.code.isEmpty();
        const QString because = isSkip ? ExpectedModel::tr("skipped by “%1”").arg(cause.cause)
                                : cause.column.isEmpty() || cause.cause.startsWith(cause.column)
                                    ? cause.cause
                                    : QStringLiteral("%1: %2").arg(cause.column, cause.cause);
        lines.append({.what = title,
                      .cause = because,
                      .skipped = isSkip ? cause.rows : -1,
                      .quarantined = isSkip ? -1 : cause.rows});
    }
    for (const QString& what : move.notCounted)
        lines.append(
            {.what = title, .cause = ExpectedModel::tr("Not counted: %1").arg(what), .isUnknown = true});
}

/// What the moves' causes do not say: keys that a move settles itself, or that nothing could be told of.
void addKey(QList<ExpectedLine>& lines, const core::Assessment& assessment, const DuplicateKey& key)
{
    const QString columns = key.columns.join(QStringLiteral(", "));
    if (!key.notRun.isEmpty()) {
        if (!isSaid(assessment, key.step, key.notRun))
            lines.append(
                {.what = stepText(key.step),
                 .cause = ExpectedModel::tr("Not run, whether (%1) is unique: %2").arg(columns, key.notRun),
                 .isUnknown = true});
    } else if (key.keys > 0 && !key.settledBy.isEmpty()) {
        lines.append({.what = stepText(key.step),
                      .cause = ExpectedModel::tr("%2 rows share a value of (%1); “%3” settles it")
                                   .arg(columns, countText(key.rows), key.settledBy),
                      .quarantined = 0});
    } else if (key.keys > 0 && !isCounted(assessment, key)) {
        lines.append({.what = stepText(key.step),
                      .cause = ExpectedModel::tr("(%1) has to be unique, and %2 rows share a value")
                                   .arg(columns, countText(key.rows)),
                      .quarantined = key.rows - key.keys});
    }
}

void addField(QList<ExpectedLine>& lines, const core::Assessment& assessment, const MissingField& field)
{
    if (!field.notRun.isEmpty()) {
        if (!isSaid(assessment, field.step, field.notRun))
            lines.append(
                {.what = stepText(field.step),
                 .cause =
                     ExpectedModel::tr("Not run, whether %1 has a value: %2").arg(field.column, field.notRun),
                 .isUnknown = true});
    } else if (field.rows > 0 && !isCounted(assessment, field)) {
        lines.append({.what = stepText(field.step),
                      .cause = ExpectedModel::tr("%1 wants a value").arg(field.column),
                      .quarantined = field.rows});
    }
}

} // namespace

ExpectedModel::ExpectedModel(QObject* parent)
    : RecordModel({told<ExpectedLine>(tr("Step"), [](const ExpectedLine& line) { return line.what; }),
                   {tr("Because"),
                    [](const ExpectedLine& line) { return line.cause; },
                    Qt::AlignLeft,
                    {},
                    [](const ExpectedLine& line, int role) -> QVariant {
                        if (role == Qt::ToolTipRole)
                            return line.cause;
                        const bool isBad = line.quarantined > 0;
                        return line.isUnknown ? signRole({QStringLiteral("dash"), {}, Tone::Muted}, role)
                               : isBad        ? signRole({QStringLiteral("attention"), {}, Tone::Warn}, role)
                                              : QVariant();
                    }},
                   countColumn(tr("Skipped"), &ExpectedLine::skipped, &countText),
                   {tr("To quarantine"),
                    [](const ExpectedLine& line) {
                        return (line.isLowerBound ? QStringLiteral("≥ ") : QString()) +
                               countText(line.quarantined);
                    },
                    Qt::AlignRight, [](const ExpectedLine& line) { return QVariant(line.quarantined); }}},
                  parent)
{
}

QList<ExpectedLine> ExpectedModel::linesOf(const core::Assessment& assessment)
{
    QList<ExpectedLine> lines;
    for (const MoveExpectation& move : assessment.expectations)
        addMove(lines, move);
    for (const DuplicateKey& key : assessment.duplicates)
        addKey(lines, assessment, key);
    for (const MissingField& field : assessment.missing)
        addField(lines, assessment, field);
    return lines;
}

} // namespace godwit::ui
