// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/preflight_panel.h"

#include "ui/models/findings_model.h"
#include "ui/theme/theme.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>

namespace godwit::ui {

namespace {

constexpr int kRows = 6;

} // namespace

void showCount(QLabel* label, const QList<core::Finding>& findings)
{
    int counts[3] = {};
    for (const core::Finding& finding : findings)
        ++counts[static_cast<int>(finding.severity)];
    QStringList parts;
    if (counts[2] > 0)
        parts.append(PreflightPanel::tr("%n error(s)", nullptr, counts[2]));
    if (counts[1] > 0)
        parts.append(PreflightPanel::tr("%n warning(s)", nullptr, counts[1]));
    if (counts[0] > 0)
        parts.append(PreflightPanel::tr("%n note(s)", nullptr, counts[0]));
    label->setText(parts.isEmpty() ? PreflightPanel::tr("nothing found") : parts.join(QStringLiteral(" · ")));
    setTone(label, counts[2] > 0 ? Tone::Bad : counts[1] > 0 ? Tone::Warn : Tone::Ok);
}

PreflightPanel::PreflightPanel(QWidget* parent) : QFrame(parent)
{
    setProperty("panel", true);
    m_count = makeStrong({});
    m_count->setObjectName(QStringLiteral("preflight_count"));
    m_findings = new FindingsModel(this);
    m_findingsTable = new DataTable(QStringLiteral("preflight"));
    m_findingsTable->setObjectName(QStringLiteral("preflight_findings"));
    m_findingsTable->setAccessibleName(tr("What was found before the start"));
    m_findingsTable->setPlainSource(m_findings, FindingsModel::What);
    m_findingsTable->fitHeight(kRows);
    m_next = makeWrapped({}, Tone::Muted);
    m_next->setObjectName(QStringLiteral("preflight_next"));
    m_volumes = new VolumesModel(this);
    m_volumesTable = new DataTable(QStringLiteral("volumes"));
    m_volumesTable->setObjectName(QStringLiteral("preflight_volumes"));
    m_volumesTable->setAccessibleName(tr("Disk space on each volume"));
    m_volumesTable->setSource(m_volumes, VolumesModel::Volume);
    m_volumesTable->setWidest(116);
    m_volumesTable->fitHeight(kRows);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(makeStrong(tr("Before the start")));
    top->addWidget(m_count, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_findingsTable);
    layout->addWidget(m_next);
    layout->addWidget(m_volumesTable);
    connect(m_findingsTable, &DataTable::rowChosen, this, [this](int row) {
        m_next->setText(row < 0 ? QString()
                                : m_findings->record(row).what + QLatin1Char('\n') +
                                      m_findings->record(row).next);
        m_next->setVisible(row >= 0);
    });
    clear();
}

void PreflightPanel::setReport(const core::PreflightReport& report)
{
    m_findings->setRecords(report.findings);
    m_volumes->setRecords(report.volumes);
    m_findingsTable->setVisible(!report.findings.isEmpty());
    m_volumesTable->setVisible(!report.volumes.isEmpty());
    m_next->hide();
    showCount(m_count, report.findings);
}

void PreflightPanel::clear()
{
    setReport({});
    m_count->setText(tr("not looked at yet"));
    setTone(m_count, Tone::Muted);
}

} // namespace godwit::ui
