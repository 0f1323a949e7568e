// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/drops_ahead.h"

#include "core/assess/left_behind.h"
#include "core/safety/source_file.h"

namespace godwit::core {

namespace {

FindingSeverity severityOf(const LeftBehind& one)
{
    if (one.isAllowed)
        return FindingSeverity::Note;
    return one.refuses() ? FindingSeverity::Error : FindingSeverity::Warning;
}

} // namespace

Result<QList<Finding>> findingsOfDrops(Database& source, const Plan& plan)
{
    GODWIT_TRY(const QList<LeftBehind> all, leftBehindBy(source, plan));
    QList<Finding> findings;
    for (const LeftBehind& one : all) {
        const Error error = one.toError();
        findings.append(
            {.code = error.code,
             .severity = severityOf(one),
             .what = error.what,
             .next = one.isAllowed ? QStringLiteral("Nothing is needed: the plan lets them.") : error.next,
             .subject = one.subject()});
    }
    return findings;
}

QList<Error> refusedDrops(const QString& database, const Plan& plan)
{
    auto source = openSource(database, false);
    if (!source)
        return {source.error()};
    const auto findings = findingsOfDrops(*source, plan);
    if (!findings)
        return {findings.error()};
    QList<Error> errors;
    for (const Finding& finding : *findings) {
        if (finding.severity == FindingSeverity::Error)
            errors.append(finding.toError());
    }
    return errors;
}

} // namespace godwit::core
