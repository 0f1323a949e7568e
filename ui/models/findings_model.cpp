// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findings_model.h"

#include "ui/format.h"

namespace godwit::ui {

namespace {

using core::Finding;
using core::LeftOver;
using core::VolumeNeed;

/// Below nothing left it is bad, below the reserve a warning.
Tone toneOf(const VolumeNeed& need, qint64 left)
{
    return left < 0 ? Tone::Bad : left < need.reserve ? Tone::Warn : Tone::Accent;
}

double fullness(const VolumeNeed& need, qint64 left)
{
    return need.total > 0 ? 1.0 - static_cast<double>(left) / static_cast<double>(need.total) : 0;
}

/// A bar of how full the volume is when `left` bytes are free.
QVariant barRole(const VolumeNeed& need, qint64 left, const QString& told, int role)
{
    if (role == FractionRole)
        return fullness(need, left);
    if (role == ToneRole)
        return static_cast<int>(toneOf(need, left));
    return role == Qt::AccessibleTextRole || role == Qt::ToolTipRole ? QVariant(told) : QVariant();
}

QString leftText(qint64 bytes)
{
    return bytes < 0 ? QStringLiteral("−") + sizeText(-bytes) : sizeText(bytes);
}

RecordColumn<VolumeNeed> sizeColumn(const QString& title, qint64 (*size)(const VolumeNeed&))
{
    return {title, [size](const VolumeNeed& need) { return leftText(size(need)); }, Qt::AlignRight,
            [size](const VolumeNeed& need) { return QVariant(size(need)); }};
}

} // namespace

FindingsModel::FindingsModel(QObject* parent)
    : RecordModel(
          {
              {tr("Severity"), [](const Finding& finding) { return Words::of(finding.severity).word; },
               Qt::AlignLeft,
               [](const Finding& finding) { return QVariant(static_cast<int>(finding.severity)); },
               [](const Finding& finding, int role) { return signRole(Words::of(finding.severity), role); }},
              {tr("Code"), [](const Finding& finding) { return finding.id(); }},
              {tr("Finding"),
               [](const Finding& finding) { return finding.what; },
               Qt::AlignLeft,
               {},
               [](const Finding& finding, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(finding.what + QLatin1Char('\n') + finding.next)
                                                  : QVariant();
               }},
          },
          parent)
{
}

VolumesModel::VolumesModel(QObject* parent)
    : RecordModel(
          {
              {tr("Volume"),
               [](const VolumeNeed& need) { return need.mountPoint; },
               Qt::AlignLeft,
               {},
               [](const VolumeNeed& need, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(need.fileSystem) : QVariant();
               }},
              {tr("Full now"),
               [](const VolumeNeed&) { return QString(); },
               Qt::AlignLeft,
               {},
               [](const VolumeNeed& need, int role) {
                   return barRole(need, need.free,
                                  tr("%1 free of %2").arg(sizeText(need.free), sizeText(need.total)), role);
               }},
              {tr("At the peak"),
               [](const VolumeNeed&) { return QString(); },
               Qt::AlignLeft,
               {},
               [](const VolumeNeed& need, int role) {
                   return barRole(need, need.freeAtPeak(),
                                  tr("%1 left at the peak").arg(leftText(need.freeAtPeak())), role);
               }},
              {tr("Afterwards"),
               [](const VolumeNeed&) { return QString(); },
               Qt::AlignLeft,
               {},
               [](const VolumeNeed& need, int role) {
                   return barRole(need, need.freeAfter(),
                                  tr("%1 left afterwards").arg(leftText(need.freeAfter())), role);
               }},
              sizeColumn(tr("Peak needs"), [](const VolumeNeed& need) { return need.peak - need.now; }),
              sizeColumn(tr("Left at peak"), [](const VolumeNeed& need) { return need.freeAtPeak(); }),
              sizeColumn(tr("Left after"), [](const VolumeNeed& need) { return need.freeAfter(); }),
              sizeColumn(tr("Reserve"), [](const VolumeNeed& need) { return need.reserve; }),
          },
          parent)
{
}

LeftOversModel::LeftOversModel(QObject* parent)
    : RecordModel(
          {
              {tr("Left over"), [](const LeftOver& left) { return left.table; }},
              {tr("By"), [](const LeftOver& left) { return left.tool; }},
              {tr("Rows"), [](const LeftOver& left) { return countText(left.rows); }, Qt::AlignRight,
               [](const LeftOver& left) { return QVariant(left.rows); }},
              {tr("Stands for"),
               [](const LeftOver& left) {
                   return left.original.isEmpty() ? QStringLiteral("–") : left.original;
               }},
              {tr("Its rows"),
               [](const LeftOver& left) {
                   return left.isOriginalThere ? countText(left.originalRows) : tr("missing");
               },
               Qt::AlignRight, [](const LeftOver& left) { return QVariant(left.originalRows); }},
              {tr("Only here"), [](const LeftOver& left) { return countText(left.rowsOnlyHere); },
               Qt::AlignRight, [](const LeftOver& left) { return QVariant(left.rowsOnlyHere); }},
              {tr("Repair"), [](const LeftOver& left) { return Words::repair(left.repair); }},
          },
          parent)
{
}

} // namespace godwit::ui
