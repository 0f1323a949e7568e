// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_phases.h"

#include <array>

namespace godwit::test {

namespace {

using core::PhaseState;

core::PhaseStatus phase(const char* id, const char* title, PhaseState state, qint64 elapsedMs,
                        const QString& summary)
{
    core::PhaseStatus status;
    status.id = QLatin1String(id);
    status.title = QLatin1String(title);
    status.state = state;
    status.elapsedMs = elapsedMs;
    status.summary = summary;
    const bool isDone = state == PhaseState::Done || state == PhaseState::DoneWithExceptions;
    if (elapsedMs > 0)
        status.startedAt = sampleTime(42);
    if (isDone)
        status.endedAt = sampleTime(44);
    status.canRollBack = isDone;
    status.whyNotStart = QStringLiteral("waits for the phase before it");
    return status;
}

/// As a rehearsal left it; the move took longer than that.
void addForecasts(QList<core::PhaseStatus>& phases, bool isValidated)
{
    struct Expected
    {
        double low;
        double high;
        qint64 rows;
        qint64 bytes;
        qint64 quarantined;
    };
    constexpr std::array kExpected{Expected{1.5, 8.0, 1'257'409, 0, 0}, Expected{0.2, 4.4, -1, 308'000'000, 0},
                                   Expected{0, 1.5, -1, 310'000'000, 0}, Expected{4.0, 9.5, 1'257'409, 426'000'000, 17},
                                   Expected{1.0, 6.8, -1, 0, 0}};
    for (std::size_t i = 0; i < kExpected.size(); ++i) {
        core::PhaseStatus& phase = phases[static_cast<qsizetype>(i)];
        phase.forecast = core::PhaseForecast{.phase = phase.id,
                                             .basis = QStringLiteral("rehearsal"),
                                             .rows = kExpected[i].rows,
                                             .secondsLow = kExpected[i].low,
                                             .secondsHigh = kExpected[i].high,
                                             .databaseBytes = 0,
                                             .workspaceBytes = kExpected[i].bytes,
                                             .quarantined = kExpected[i].quarantined};
    }
    phases[5].forecast = core::PhaseForecast{.phase = phases[5].id, .basis = QStringLiteral("assessment"), .rows = -1, .secondsLow = 1.2,
                                             .secondsHigh = 9.0, .databaseBytes = 0, .workspaceBytes = 308'000'000, .quarantined = -1};
    if (isValidated)
        phases[3].offForecast = QStringLiteral("it took 12.6 s, more than the 4.0 s to 9.5 s expected");
}

core::StepStatus step(const char* phaseId, int index, const char* kind, const char* title, PhaseState state,
                      qint64 rows, qint64 moved, qint64 merged, qint64 quarantined)
{
    core::StepStatus status;
    status.phase = QLatin1String(phaseId);
    status.index = index;
    status.kind = QLatin1String(kind);
    status.title = QString::fromUtf8(title);
    status.state = state;
    status.rows = rows;
    status.moved = moved;
    status.written = moved;
    status.merged = merged;
    status.quarantined = quarantined;
    status.elapsedMs = state == PhaseState::NotStarted ? 0 : 300 + rows / 200;
    status.sql = QStringLiteral("INSERT INTO target (id, name)\nSELECT id, name\nFROM source\nORDER BY id;");
    return status;
}

} // namespace

QList<core::PhaseStatus> samplePhases(Moment moment)
{
    const bool isFresh = moment == Moment::Fresh;
    const bool isValidated = moment == Moment::Validated || moment == Moment::Finished;
    const PhaseState early = isFresh ? PhaseState::NotStarted : PhaseState::Done;
    const PhaseState move = isFresh       ? PhaseState::NotStarted
                            : isValidated ? PhaseState::DoneWithExceptions
                                          : PhaseState::Running;
    const PhaseState late = moment == Moment::Finished ? PhaseState::Done : PhaseState::NotStarted;
    QList<core::PhaseStatus> all{
        phase("assess", "Assess", early, isFresh ? 0 : 4100,
              isFresh ? QString() : QStringLiteral("2 warnings")),
        phase("backup", "Back up", early, isFresh ? 0 : 2000,
              isFresh ? QString() : QStringLiteral("snapshot 1")),
        phase("expand", "Expand the schema", early, isFresh ? 0 : 300, {}),
        phase("move", "Move data", move, isFresh ? 0 : 12600,
              isValidated ? QStringLiteral("17 to decide") : QString()),
        phase("validate", "Validate", isValidated ? PhaseState::Waiting : PhaseState::NotStarted,
              isValidated ? 3400 : 0, {}),
        phase("cutover", "Cut over", late, 0, {}),
        phase("verify", "Verify the live file", late, 0, {}),
        phase("cleanup", "Clean up", late, 0, {}),
    };
    if (isFresh) {
        all[0].state = PhaseState::Ready;
        all[0].canStart = true;
        all[0].whyNotStart.clear();
    }
    if (isValidated) {
        all[4].waitsFor = QStringLiteral("17 rows wait for a decision");
        all[4].canStart = true;
    }
    all[5].changesLiveFile = true;
    all[5].whyNotStart = QStringLiteral("opens when the balance closes and every row is decided");
    all[7].changesLiveFile = true;
    all[7].whyNotStart = QStringLiteral("30 days after the cut-over");
    addForecasts(all, isValidated);
    return all;
}

QList<core::StepStatus> sampleSteps(bool isFresh, bool isMoved)
{
    const PhaseState done = isFresh ? PhaseState::NotStarted : PhaseState::Done;
    const PhaseState last = isFresh   ? PhaseState::NotStarted
                            : isMoved ? PhaseState::DoneWithExceptions
                                      : PhaseState::Running;
    const qint64 none = isFresh ? -1 : 0;
    return {
        step("assess", 0, "assess", "11 rules", done, -1, 0, 0, 0),
        step("backup", 0, "backup", "a verified snapshot", done, -1, 0, 0, 0),
        step("expand", 0, "schema", "the new schema beside the old", done, -1, 0, 0, 0),
        step("move", 0, "move", "milestones → task_type_sections", done, none < 0 ? none : 1204, 1204, 0, 0),
        step("move", 1, "move", "tasks → tasks", done, none < 0 ? none : 6105, 6105, 0, 0),
        step("move", 2, "move", "project_milestone_tasks → project_task_templates",
             isFresh ? done : PhaseState::DoneWithExceptions, none < 0 ? none : 250000, 246981, 3004, 15),
        step("move", 3, "move", "supplier_task_instances → supplier_task_instances", last,
             none < 0 ? none : 1000000, isMoved ? 999998 : 549820, 0, 2),
        step("move", 4, "move", "distinct task types → project_task_types",
             isMoved ? PhaseState::Done : PhaseState::NotStarted, isMoved ? 812 : -1, 812, 0, 0),
        step("validate", 0, "validate", "4 suites", isMoved ? PhaseState::Done : PhaseState::NotStarted, -1,
             0, 0, 0),
        step("cutover", 0, "cutover", "swap the work file in", PhaseState::NotStarted, -1, 0, 0, 0),
        step("verify", 0, "validate", "on the live file", PhaseState::NotStarted, -1, 0, 0, 0),
        step("cleanup", 0, "drop", "legacy tables", PhaseState::NotStarted, -1, 0, 0, 0),
    };
}

} // namespace godwit::test
