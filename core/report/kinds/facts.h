// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

#include <QJsonObject>

/// What each kind tells, as values: its document and its JSON are made of these, and nothing is computed
/// twice.
namespace godwit::core {

/// A phase's forecast beside what it came to.
struct ForecastLine
{
    QString phase;
    QString title;
    PhaseState state = PhaseState::NotStarted;
    std::optional<PhaseForecast> expected;
    std::optional<double> seconds; ///< what it has cost
    std::optional<qint64> rows;
    std::optional<qint64> quarantined; ///< of a phase that ran
    QString off;                       ///< how it left the band; empty: it did not
    bool isWorse = false;              ///< and not by being faster alone
    bool changesRows = false;          ///< it moves rows or changes them

    [[nodiscard]] bool hasRun() const { return expected && seconds; }
    /// Other rows were read, or more put aside, than was forecast.
    [[nodiscard]] bool isOtherwise() const
    {
        const bool readsOthers = hasRun() && expected->rows >= 0 && rows && *rows != expected->rows;
        const bool putsMoreAside =
            hasRun() && expected->quarantined >= 0 && quarantined.value_or(0) > expected->quarantined;
        return changesRows && (readsOthers || putsMoreAside);
    }
    /// Of what it did to rows only the time was forecast.
    [[nodiscard]] bool isOfTimeAlone() const
    {
        return hasRun() && changesRows && (expected->rows < 0 || expected->quarantined < 0);
    }
};
[[nodiscard]] QList<ForecastLine> forecastLines(const Report& report);

/// Something that happened to a phase.
struct PhaseEvent
{
    QString phase;
    QString title;
    bool isEnd = false;
    PhaseState state = PhaseState::NotStarted; ///< it has now
    QDateTime at;
    std::optional<qint64> rows; ///< of one that ended
    qint64 elapsedMs = 0;
};

/// What is still to come, and when by the plan's schedule.
struct NextPhase
{
    QString phase;
    QString title;
    PhaseState state = PhaseState::NotStarted;
    QDate from; ///< invalid: not scheduled
    QDate to;   ///< its last day
    QString owner;
    QString waits; ///< why it cannot start now; empty: it can
};

/// What a stretch of time brought.
struct Progressed
{
    QDateTime from; ///< without it; invalid: from the beginning
    QDateTime to;
    QString since; ///< of a milestone: the phase whose end it goes from
    QList<PhaseEvent> events;
    qint64 rows = 0;    ///< seen by phases that ended
    qint64 decided = 0; ///< rows of quarantine, among those listed
    QList<CheckResult> checks;
    QList<AuditEntry> audit; ///< but for the writing of reports
    QList<NextPhase> next;
};
[[nodiscard]] Progressed progressOf(const Report& report);
[[nodiscard]] bool isDone(PhaseState state); ///< with exceptions or without

/// Something that failed.
struct Incident
{
    QString what;  ///< "The phase “Move data” failed"
    QString why;   ///< one sentence, as far as it is known
    QString code;  ///< "GW-2107"; empty: none
    QString state; ///< what the catalogue says of the data then
    QString next;  ///< and of the way on
    QDateTime at;  ///< UTC; invalid: not known
    QString anchor;
};

struct Incidents
{
    QList<Incident> incidents; ///< as they came
    QList<AuditEntry> since;   ///< what was done from the first on, but for the writing of reports
    QList<LogLine> log;        ///< warnings and errors
};
[[nodiscard]] Incidents incidentsOf(const Report& report);

/// The typed values of the report's kind, for its JSON; empty for those that `status` tells all of.
[[nodiscard]] QJsonObject valuesJson(const Report& report);

} // namespace godwit::core
