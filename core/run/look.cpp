// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/look.h"

#include "core/doctor/side_files.h"
#include "core/run/drops_ahead.h"
#include "core/run/lost_journal.h"
#include "core/run/programs_ahead.h"
#include "core/run/reporting.h"
#include "core/steps/preflight_question.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

/// What cannot be opened, as a finding: it blocks.
Finding refusalOf(const Error& error, const QString& subject)
{
    return {.code = error.code,
            .severity = FindingSeverity::Error,
            .what = error.what,
            .next = error.next,
            .subject = subject};
}

/// What was there before SQLite opened the database to look at it, and made its own anew.
void addGone(const QList<Finding>& sideFiles, PreflightReport& report)
{
    for (const Finding& finding : sideFiles) {
        const bool isThere = std::any_of(report.findings.begin(), report.findings.end(),
                                         [&](const Finding& other) { return other.key() == finding.key(); });
        if (!isThere)
            report.findings.append(finding);
    }
}

QString countOf(const PreflightReport& report, FindingSeverity severity, const char* one, const char* many)
{
    const qsizetype count = report.count(severity);
    return QStringLiteral("%1 %2").arg(count).arg(QString::fromLatin1(count == 1 ? one : many));
}

} // namespace

Result<Look> lookAt(const OpenRequest& request, const RunState& session)
{
    Look look;
    look.state.listener = session.listener;
    look.state.cancel = session.cancel;
    look.state.isReadOnly = true;
    const QString path = request.database.isEmpty() ? session.file.real : request.database;
    if (path.isEmpty())
        return Error(ErrorCode::FileMissing, QStringLiteral("No database is open."));
    const QString workspace =
        request.database.isEmpty() && session.workspace ? session.workspace->folder() : request.workspace;
    const auto inspected = inspectSource(path);
    // Nothing else holds of what is no file, and reading a pipe would wait for ever.
    if (!inspected && (inspected.error().code == ErrorCode::NotARegularFile || inspected.error().code == ErrorCode::FileMissing))
        return inspected.error();
    if (inspected) {
        look.state.file = *inspected;
    } else {
        look.refused = inspected.error();
        look.state.file = {.given = path,
                           .real = QFileInfo(path).canonicalFilePath(),
                           .bytes = QFileInfo(path).size(),
                           .links = 1,
                           .wasLink = false};
    }
    look.sideFiles = findSideFiles(look.state.file.real);
    GODWIT_TRY(look.state.workspace, Workspace::locate(look.state.file.real, workspace));
    if (look.state.workspace->exists()) {
        auto journal = Repository::openReadOnly(look.state.workspace->journal());
        if (!journal)
            return asLostJournal(*look.state.workspace, journal.error());
        look.state.journal = std::move(journal).value();
        GODWIT_TRY(look.state.run, look.state.journal->lastRun());
    }
    if (request.plan.isEmpty() && request.database.isEmpty() && session.plan)
        look.state.plan = session.plan;
    else
        GODWIT_CHECK(look.state.loadPlan(request.plan));
    if (look.refused)
        return look;
    if (const auto opened = openSource(look.state.file.real, false); !opened)
        look.refused = opened.error();
    return look;
}

PreflightReport preflightOf(RunState& state, const QString& given, bool isBeforeCutover,
                            const Surroundings& surroundings)
{
    // Before SQLite has the file open here: closing it would drop SQLite's locks on it.
    const QList<Finding> sideFiles = findSideFiles(state.file.real);
    auto database = openSource(state.file.real, false);
    PreflightQuestion question =
        preflightQuestionFor(*state.workspace, state.plan ? &*state.plan : nullptr, state.isCutOver());
    question.given = given;
    question.isBeforeCutover = isBeforeCutover;
    question.connection = database ? &*database : nullptr;
    measure(question);
    PreflightReport report = preflight(question, surroundings);
    report.findings += sideFiles;
    if (database && state.plan && !state.isCutOver()) {
        // A plan or a schema that cannot be read is said by what reads it first.
        if (const auto drops = findingsOfDrops(*database, *state.plan))
            report.findings += *drops;
    }
    if (state.plan)
        report.findings += findingsOfPrograms(state);
    if (!database && database.error().code != ErrorCode::DatabaseLocked)
        report.findings.append(refusalOf(database.error(), state.file.real));
    sortFindings(report.findings);
    return report;
}

Outcome preflightDatabase(RunState& state, const OpenRequest& request)
{
    auto look = lookAt(request, state);
    if (!look)
        return outcomeFrom(state, look.error(), {});
    const QString given = request.database.isEmpty() ? state.file.given : request.database;
    bool isBeforeCutover = false;
    if (look->state.plan && look->state.hasOpenRun() && !look->state.isCutOver()) {
        if (const auto phases = look->state.phases()) {
            for (const PhaseStatus& phase : *phases) {
                if (look->state.isDone(phase))
                    continue;
                const Phase* const next = look->state.plan->phase(phase.id);
                isBeforeCutover = next && next->has<CutoverStep>();
                break;
            }
        }
    }
    PreflightReport report = preflightOf(look->state, given, isBeforeCutover);
    if (look->state.plan)
        report.findings += findingsOfAnswers(look->state);
    const bool isSaid =
        std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
            return look->refused &&
                   (finding.code == look->refused->code || finding.code == ErrorCode::LockedNow);
        });
    if (look->refused && !isSaid)
        report.findings.append(refusalOf(*look->refused, look->state.file.real));
    if (look->refused && look->refused->code == ErrorCode::Encrypted) // which says why it is no database
        report.findings.removeIf([](const Finding& finding) { return finding.code == ErrorCode::NotADatabase; });
    addGone(look->sideFiles, report);
    sortFindings(report.findings);
    state.listener.preflighted(report);
    Outcome outcome;
    outcome.exit = report.exit();
    outcome.checks = checksOf(report);
    outcome.message = report.findings.isEmpty()
                          ? QStringLiteral("Nothing stands in the way.")
                          : QStringLiteral("%1, %2, %3.")
                                .arg(countOf(report, FindingSeverity::Error, "error", "errors"),
                                     countOf(report, FindingSeverity::Warning, "warning", "warnings"),
                                     countOf(report, FindingSeverity::Note, "note", "notes"));
    return outcome;
}

} // namespace godwit::core
