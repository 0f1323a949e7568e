// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/checks_model.h"

#include "core/criterion.h"
#include "ui/format.h"

#include <QLocale>

namespace godwit::ui {

namespace {

using Check = core::CheckResult;
using Criterion = core::CriterionResult;

QVariant timeSort(const Check& check)
{
    return check.elapsedUs;
}

QString changeText(const Check& check)
{
    if (check.beforeMs <= 0 || check.afterMs < 0)
        return QStringLiteral("–");
    const double change = 100.0 * (check.afterMs - check.beforeMs) / check.beforeMs;
    const QString figure = QLocale().toString(qAbs(change), 'f', 0);
    return (change < 0 ? QStringLiteral("−") : QStringLiteral("+")) + figure + QStringLiteral(" %");
}

} // namespace

ChecksModel::ChecksModel(QObject* parent)
    : RecordModel(
          {
              {tr("Check"),
               [](const Check& check) { return check.name; },
               Qt::AlignLeft,
               {},
               [](const Check& check, int role) -> QVariant {
                   return role == Qt::ToolTipRole && !check.why.isEmpty() ? QVariant(check.why) : QVariant();
               }},
              {tr("Figures"),
               [](const Check& check) { return check.figures; },
               Qt::AlignRight,
               {},
               [](const Check& check, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(check.figures) : QVariant();
               }},
              {tr("Time"), [](const Check& check) { return microsecondsText(check.elapsedUs); },
               Qt::AlignRight, &timeSort},
              {tr("Result"),
               [](const Check& check) {
                   const QString word = Words::of(check.verdict).word;
                   //: A check's result, of a file that was changed since
                   return check.isStale ? tr("%1, stale").arg(word) : word;
               },
               Qt::AlignLeft,
               [](const Check& check) { return QVariant(static_cast<int>(check.verdict)); },
               [](const Check& check, int role) { return signRole(Words::of(check.verdict), role); }},
          },
          parent)
{
}

PerformanceModel::PerformanceModel(QObject* parent)
    : RecordModel(
          {
              {tr("Query"), [](const Check& check) { return check.name; }},
              {tr("Version 1 above, version 2 below"),
               [](const Check&) { return QString(); },
               Qt::AlignLeft,
               {},
               [this](const Check& check, int role) -> QVariant {
                   if (role == Qt::AccessibleTextRole)
                       return tr("%1 before, %2 after")
                           .arg(millisecondsText(check.beforeMs), millisecondsText(check.afterMs));
                   if (role != SharesRole)
                       return {};
                   return QVariantList{qMax(0.0, check.beforeMs) / m_longestMs,
                                       qMax(0.0, check.afterMs) / m_longestMs};
               }},
              {tr("Before"), [](const Check& check) { return millisecondsText(check.beforeMs); },
               Qt::AlignRight, [](const Check& check) { return QVariant(check.beforeMs); }},
              {tr("After"), [](const Check& check) { return millisecondsText(check.afterMs); },
               Qt::AlignRight, [](const Check& check) { return QVariant(check.afterMs); }},
              {tr("Change"),
               &changeText,
               Qt::AlignRight,
               {},
               [](const Check& check, int role) { return signRole(Words::of(check.verdict), role); }},
          },
          parent)
{
}

void PerformanceModel::setChecks(const QList<core::CheckResult>& checks)
{
    m_longestMs = 0.001;
    for (const Check& check : checks)
        m_longestMs = std::max({m_longestMs, check.beforeMs, check.afterMs});
    setRecords(checks);
}

CriteriaModel::CriteriaModel(QObject* parent)
    : RecordModel(
          {
              {tr("Criterion"), [](const Criterion& criterion) { return criterion.name; }},
              {tr("Measured"), [](const Criterion& criterion) { return criterion.measured; }, Qt::AlignRight},
              {tr("Target"), [](const Criterion& criterion) { return criterion.target; }, Qt::AlignRight},
              {tr("Result"),
               [](const Criterion& criterion) {
                   return !core::isMeasured(criterion) ? tr("not measured")
                          : criterion.met              ? tr("met")
                                                       : tr("not met");
               },
               Qt::AlignLeft,
               {},
               [](const Criterion& criterion, int role) {
                   return signRole(Words::of(!core::isMeasured(criterion) ? core::Verdict::NotRun
                                             : criterion.met              ? core::Verdict::Passed
                                                                          : core::Verdict::Failed),
                                   role);
               }},
          },
          parent)
{
}

} // namespace godwit::ui
