// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/steps_model.h"

#include "ui/format.h"

namespace godwit::ui {

namespace {

using Step = core::StepStatus;

RecordColumn<Step> figure(const QString& title, qint64 Step::*member)
{
    return {title, [member](const Step& step) { return countText(step.rows < 0 ? -1 : step.*member); },
            Qt::AlignRight,
            [member](const Step& step) { return QVariant(step.rows < 0 ? qint64(-1) : step.*member); },
            [member](const Step& step, int role) -> QVariant {
                const bool warns = member == &Step::quarantined && step.quarantined > 0;
                return role == ToneRole && warns ? QVariant(static_cast<int>(Tone::Warn)) : QVariant();
            }};
}

/// Shorter than a phase's word: the figure of the exceptions stands beside it.
QString stateText(const Step& step)
{
    const bool hasExceptions = step.state == core::PhaseState::DoneWithExceptions;
    return hasExceptions ? StepsModel::tr("exceptions") : Words::of(step.state).word;
}

/// What the step cost, a line a figure; only what was measured.
QString costText(const core::Cost& cost)
{
    QStringList lines;
    if (cost.rowsPerSecond)
        lines.append(StepsModel::tr("Rows a second: %1").arg(countText(qRound64(*cost.rowsPerSecond))));
    if (cost.batchP50Ms && cost.batchP95Ms && cost.batchMaxMs)
        lines.append(StepsModel::tr("Batches: %1 in the middle, %2 at the 95th percentile, %3 at most")
                         .arg(millisecondsText(*cost.batchP50Ms), millisecondsText(*cost.batchP95Ms), millisecondsText(*cost.batchMaxMs)));
    if (cost.peakMemoryBytes)
        lines.append(StepsModel::tr("Memory at the peak: %1").arg(sizeText(*cost.peakMemoryBytes)));
    if (cost.cpuSeconds)
        lines.append(StepsModel::tr("Processor time: %1").arg(durationText(qRound64(*cost.cpuSeconds * 1000))));
    if (cost.bytesRead && cost.bytesWritten)
        lines.append(StepsModel::tr("Read %1, written %2").arg(sizeText(*cost.bytesRead), sizeText(*cost.bytesWritten)));
    return lines.join(u'\n');
}

} // namespace

StepsModel::StepsModel(QObject* parent)
    : RecordModel(
          {
              {tr("Phase"), [this](const Step& step) { return phaseTitle(step.phase); }},
              {tr("Step"), [](const Step& step) { return step.kind; }},
              {tr("From → into"), [](const Step& step) { return step.title; }},
              {tr("State"), &stateText, Qt::AlignLeft,
               [](const Step& step) { return QVariant(static_cast<int>(step.state)); },
               [](const Step& step, int role) { return signRole(Words::of(step.state), role); }},
              figure(tr("Rows"), &Step::rows),
              figure(tr("Moved"), &Step::moved),
              figure(tr("Merged"), &Step::merged),
              figure(tr("Skipped"), &Step::skipped),
              figure(tr("Quarantined"), &Step::quarantined),
              figure(tr("Written"), &Step::written),
              figure(tr("Changed"), &Step::changed),
              {tr("Time"),
               [](const Step& step) { return durationText(step.elapsedMs > 0 ? step.elapsedMs : -1); },
               Qt::AlignRight, [](const Step& step) { return QVariant(step.elapsedMs); },
               [](const Step& step, int role) { return role == Qt::ToolTipRole ? QVariant(costText(step.cost)) : QVariant(); }},
              {tr("Progress"), [](const Step&) { return QString(); }, Qt::AlignLeft,
               [this](const Step& step) { return QVariant(fractionOf(step)); },
               [this](const Step& step, int role) -> QVariant {
                   if (role == FractionRole)
                       return fractionOf(step);
                   if (role == Qt::AccessibleTextRole)
                       return tr("%1 percent").arg(qRound(100 * fractionOf(step)));
                   return role == ToneRole ? QVariant(static_cast<int>(Words::of(step.state).tone))
                                           : QVariant();
               }},
          },
          parent)
{
}

void StepsModel::setPhases(const QList<core::PhaseStatus>& phases)
{
    m_titles.clear();
    for (const core::PhaseStatus& phase : phases)
        m_titles.insert(phase.id, phase.title);
}

void StepsModel::setSteps(const QList<core::StepStatus>& steps, const QString& phase)
{
    QList<Step> chosen;
    for (const Step& step : steps) {
        if (phase.isEmpty() || step.phase == phase)
            chosen.append(step);
    }
    setRecords(chosen);
}

void StepsModel::changeStep(const core::StepStatus& step)
{
    for (int row = 0; row < rowCount(); ++row) {
        const Step& known = record(row);
        if (known.phase != step.phase || known.index != step.index)
            continue;
        Step changed = step;
        if (changed.sql.isEmpty())
            changed.sql = known.sql;
        setRecord(row, changed);
        return;
    }
}

void StepsModel::setProgress(const core::Progress& progress)
{
    m_progress = progress;
    for (int row = 0; row < rowCount(); ++row) {
        if (record(row).phase == progress.phase && record(row).index == progress.stepIndex)
            Q_EMIT dataChanged(index(row, Bar), index(row, Bar));
    }
}

double StepsModel::fractionOf(const core::StepStatus& step) const
{
    switch (step.state) {
    case core::PhaseState::Done:
    case core::PhaseState::DoneWithExceptions:
        return 1;
    case core::PhaseState::Running:
    case core::PhaseState::Paused:
    case core::PhaseState::Waiting:
    case core::PhaseState::Failed:
        break;
    default:
        return 0;
    }
    const bool isCurrent = m_progress.phase == step.phase && m_progress.stepIndex == step.index;
    if (!isCurrent || m_progress.total <= 0)
        return 0;
    return qBound(0.0, static_cast<double>(m_progress.done) / static_cast<double>(m_progress.total), 1.0);
}

} // namespace godwit::ui
