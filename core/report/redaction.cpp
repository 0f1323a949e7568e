// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/redaction.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

const QString kLeftOut = QStringLiteral("(left out)");

/// Codes whose causes quote the value that they refuse.
bool quotesValues(const QString& code)
{
    static constexpr std::array kCodes{ErrorCode::RowRejected, ErrorCode::RowDateUnreadable, ErrorCode::RowListInvalid,
                                       ErrorCode::RowNotText, ErrorCode::RowExpressionFailed, ErrorCode::RowLookupMissing};
    return std::any_of(kCodes.begin(), kCodes.end(), [&](ErrorCode one) { return Error(one, {}).id() == code; });
}

bool isOfPlan(const QString& cause, const Plan& plan)
{
    const auto says = [&](const QList<Reject>& rejects) {
        return std::any_of(rejects.begin(), rejects.end(), [&](const Reject& reject) { return reject.because == cause; });
    };
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            const auto* const move = std::get_if<MoveStep>(&step.work);
            const auto* const update = std::get_if<UpdateStep>(&step.work);
            if ((move && says(move->reject)) || (update && says(update->reject)))
                return true;
        }
    }
    return false;
}

QString shownCause(const QString& cause, const QString& code, const Plan& plan)
{
    return cause.isEmpty() || !quotesValues(code) || isOfPlan(cause, plan) ? cause : kLeftOut;
}

/// Causes that read the same now are one line.
QList<QuarantineCount> withoutValues(const QList<QuarantineCount>& counts, const Plan& plan)
{
    QList<QuarantineCount> shown;
    for (QuarantineCount count : counts) {
        count.cause = shownCause(count.cause, count.code, plan);
        const auto same = std::find_if(shown.begin(), shown.end(), [&](const QuarantineCount& other) {
            return other.table == count.table && other.cause == count.cause && other.code == count.code && other.state == count.state &&
                   other.phase == count.phase;
        });
        if (same == shown.end())
            shown.append(count);
        else
            same->rows += count.rows;
    }
    return shown;
}

/// Least, greatest and listed values, faults and keys that were seen; counts stay.
void leaveOutValues(Assessment& assessment, const Plan& plan)
{
    const auto leaveOut = [](auto& samples) {
        for (QStringList& sample : samples)
            sample.fill(kLeftOut);
    };
    for (TableProfile& table : assessment.tables) {
        for (ColumnProfile& column : table.columns) {
            column.least = kLeftOut;
            column.greatest = kLeftOut;
            column.dateFaults.clear();
            column.values.clear();
        }
    }
    for (BlastRadius& radius : assessment.blast) {
        for (BlastReference& reference : radius.references)
            leaveOut(reference.samples);
    }
    for (MoveExpectation& move : assessment.expectations) {
        for (ExpectedCause& cause : move.causes) {
            cause.cause = shownCause(cause.cause, cause.code, plan);
            cause.keys.clear();
        }
    }
    for (DuplicateKey& key : assessment.duplicates)
        leaveOut(key.samples);
    for (MissingField& field : assessment.missing)
        leaveOut(field.samples);
    assessment.recommendations.clear(); // their words quote values; they follow from what is left
}

} // namespace

QuarantineEntry withoutValues(QuarantineEntry entry, const Plan& plan)
{
    entry.key = kLeftOut;
    entry.cause = shownCause(entry.cause, entry.code, plan);
    if (!isOfPlan(entry.firstCause, plan) && !entry.firstCause.isEmpty())
        entry.firstCause = kLeftOut; // which code it has is not known
    for (auto& [column, value] : entry.values)
        value = kLeftOut;
    for (auto& [column, literal] : entry.edits)
        literal = kLeftOut;
    entry.literals.clear();
    return entry;
}

LogLine withoutValues(LogLine line)
{
    if (line.step == QStringLiteral("command") && line.level == LogLine::Level::Info)
        line.text = kLeftOut;
    return line;
}

Report withoutValues(Report report)
{
    for (QuarantineEntry& entry : report.quarantine)
        entry = withoutValues(entry, report.plan);
    report.status.quarantine = withoutValues(report.status.quarantine, report.plan);
    for (LogLine& line : report.log)
        line = withoutValues(line);
    for (CheckResult& check : report.status.checks) {
        for (QStringList& sample : check.samples)
            sample.fill(kLeftOut);
    }
    leaveOutValues(report.assessment, report.plan);
    return report;
}

} // namespace godwit::core
