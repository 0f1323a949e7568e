// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/verdict.h"

#include "core/report/report_text.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

bool hasEnded(PhaseState state)
{
    return state == PhaseState::Done || state == PhaseState::DoneWithExceptions ||
           state == PhaseState::Waiting || state == PhaseState::Failed;
}

/// The state of the first phase that validates, if the plan has one.
std::optional<PhaseState> firstValidation(const Report& report)
{
    for (const PhaseStatus& status : report.status.phases) {
        const Phase* phase = report.plan.phase(status.id);
        if (phase && phase->has<ValidateStep>())
            return status.state;
    }
    return std::nullopt;
}

QList<Advice> failedWork(const RunStatus& status)
{
    QList<Advice> findings;
    for (qsizetype i = 0; i < status.phases.size(); ++i) {
        if (status.phases[i].state == PhaseState::Failed)
            findings.append({Tone::Bad, QStringLiteral("The phase “%1” failed").arg(status.phases[i].title),
                             anchorOf("phase", i)});
    }
    for (qsizetype i = 0; i < status.checks.size(); ++i) {
        if (status.checks[i].verdict == Verdict::Failed)
            findings.append(
                {Tone::Bad, QStringLiteral("%1: failed").arg(status.checks[i].name), anchorOf("check", i)});
    }
    return findings;
}

QList<Advice> failedAccount(const RunStatus& status)
{
    QList<Advice> findings;
    for (qsizetype i = 0; i < status.balance.size(); ++i) {
        if (status.balance[i].lacksRows())
            findings.append({Tone::Bad,
                             QStringLiteral("The balance of %1 does not add up").arg(status.balance[i].table),
                             anchorOf("balance", i)});
    }
    for (qsizetype i = 0; i < status.criteria.size(); ++i) {
        const CriterionResult& criterion = status.criteria[i];
        if (isMissed(criterion))
            findings.append({Tone::Bad, QStringLiteral("The criterion “%1” is not met").arg(criterion.name),
                             anchorOf("criterion", i)});
    }
    return findings;
}

ReportVerdict failedVerdict(const QList<Advice>& failures)
{
    return {ReportVerdict::Kind::Failed, Tone::Bad,
            QStringLiteral("Failed: %1")
                .arg(countText(failures.size(), QStringLiteral("finding"), QStringLiteral("findings"))),
            failures.size() == 1 ? QStringLiteral("It is named below with its rows. Roll back and mend what failed.")
                                 : QStringLiteral("Each is named below with its rows. Roll back and mend what failed."),
            failures};
}

/// Nothing has failed as things are; but what failed has not passed since.
ReportVerdict failedBeforeVerdict(const RunStatus& status)
{
    QList<Advice> failures;
    for (const CheckResult& check : status.failedBefore)
        failures.append({Tone::Bad, QStringLiteral("%1: failed before").arg(check.name), {}});
    return {ReportVerdict::Kind::NotValidated, Tone::Bad,
            QStringLiteral("Not validated since the last validation failed"),
            QStringLiteral("What failed is named below. It counts until the same phase has been validated again and passed."),
            failures};
}

ReportVerdict undecidedVerdict(const RunStatus& status)
{
    const qint64 rows = status.undecided();
    const QString wait =
        rows == 1 ? QStringLiteral("1 row waits") : QStringLiteral("%1 rows wait").arg(groupedText(rows));
    return {ReportVerdict::Kind::Undecided,
            Tone::Warning,
            QStringLiteral("Passed, but %1 for a decision").arg(wait),
            status.isCutOver
                ? QStringLiteral("They are kept in quarantine with their values until each is decided.")
                : QStringLiteral("Cut-over stays locked until each is mended or waived."),
            {}};
}

/// Every check that ran passed, or only warned; all that remains is what did not run. What looked ahead says nothing of the result.
ReportVerdict passedVerdict(const Report& report)
{
    const auto count = [&report](Verdict verdict) {
        return std::ranges::count_if(report.status.checks, [verdict](const CheckResult& check) {
            return check.verdict == verdict && !check.looksAhead();
        });
    };
    const qint64 missing =
        count(Verdict::NotRun) + std::ranges::count_if(report.status.criteria, [](const auto& criterion) {
            return !isMeasured(criterion);
        });
    const qint64 warnings = count(Verdict::Warning);
    if (missing > 0 || report.status.balance.isEmpty()) {
        return {ReportVerdict::Kind::Incomplete,
                Tone::Warning,
                missing > 0
                    ? QStringLiteral("Passed as far as it was checked: %1 not run")
                          .arg(missing == 1 ? QStringLiteral("1 check was")
                                            : QStringLiteral("%1 checks were").arg(groupedText(missing)))
                    : QStringLiteral("Passed as far as it was checked: there is no balance"),
                QStringLiteral("What did not run is named as such below."),
                {}};
    }
    if (warnings > 0) {
        return {ReportVerdict::Kind::Passed,
                Tone::Good,
                QStringLiteral("Passed, with %1")
                    .arg(countText(warnings, QStringLiteral("warning"), QStringLiteral("warnings"))),
                QStringLiteral("Every row is accounted for and decided, and no check failed."),
                {}};
    }
    return {ReportVerdict::Kind::Passed,
            Tone::Good,
            QStringLiteral("Passed"),
            QStringLiteral("Every row is accounted for and decided, and every check that ran passed."),
            {}};
}

} // namespace

QString anchorOf(const char* kind, qsizetype index)
{
    return QStringLiteral("%1-%2").arg(QLatin1String(kind)).arg(index + 1);
}

QString verdictId(ReportVerdict::Kind kind)
{
    static constexpr std::array kIds{"passed", "undecided", "incomplete", "not_validated", "failed"};
    return QString::fromLatin1(kIds.at(static_cast<std::size_t>(kind)));
}

bool isValidated(const Report& report)
{
    const auto validation = firstValidation(report);
    if (validation && !hasEnded(*validation))
        return false;
    return std::ranges::any_of(report.status.checks, [](const CheckResult& check) {
        return check.verdict != Verdict::NotRun && !check.looksAhead();
    });
}

ReportVerdict judgeReport(const Report& report)
{
    QList<Advice> failures = failedWork(report.status);
    const bool validated = isValidated(report);
    if (validated)
        failures += failedAccount(report.status);
    if (!failures.isEmpty())
        return failedVerdict(failures);
    if (!report.status.failedBefore.isEmpty())
        return failedBeforeVerdict(report.status);
    if (!validated) {
        return {ReportVerdict::Kind::NotValidated,
                Tone::Neutral,
                QStringLiteral("Not validated yet"),
                QStringLiteral("This report shows how far the run has come. It says nothing of the result."),
                {}};
    }
    ReportVerdict verdict =
        report.status.undecided() > 0 ? undecidedVerdict(report.status) : passedVerdict(report);
    if (report.isStale) {
        verdict.tone = Tone::Warning;
        verdict.title += QStringLiteral(" (before the file changed)");
    }
    return verdict;
}

} // namespace godwit::core
