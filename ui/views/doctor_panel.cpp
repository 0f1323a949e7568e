// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/doctor_panel.h"

#include "ui/models/findings_model.h"
#include "ui/theme/theme.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"
#include "ui/views/preflight_panel.h"

#include <QBoxLayout>

namespace godwit::ui {

namespace {

constexpr int kRows = 6;

} // namespace

DoctorPanel::DoctorPanel(QWidget* parent) : QFrame(parent)
{
    setProperty("panel", true);
    m_count = makeStrong({});
    m_count->setObjectName(QStringLiteral("doctor_count"));
    m_findings = new FindingsModel(this);
    m_findingsTable = new DataTable(QStringLiteral("doctor"));
    m_findingsTable->setObjectName(QStringLiteral("doctor_findings"));
    m_findingsTable->setAccessibleName(tr("What an interrupted migration left"));
    m_findingsTable->setPlainSource(m_findings, FindingsModel::What);
    m_findingsTable->fitHeight(kRows);
    m_next = makeWrapped({}, Tone::Muted);
    m_next->setObjectName(QStringLiteral("doctor_next"));
    m_leftOvers = new LeftOversModel(this);
    m_leftOversTable = new DataTable(QStringLiteral("leftovers"));
    m_leftOversTable->setObjectName(QStringLiteral("doctor_leftovers"));
    m_leftOversTable->setAccessibleName(tr("Tables that were left over"));
    m_leftOversTable->setSource(m_leftOvers, LeftOversModel::Repair);
    m_leftOversTable->fitHeight(kRows);
    m_summary = makeWrapped({}, Tone::Muted);
    m_summary->setObjectName(QStringLiteral("doctor_summary"));
    m_does = makeWrapped({});
    m_does->setObjectName(QStringLiteral("doctor_does"));
    m_save = makeButton(tr("Save proposed plan…"), QStringLiteral("doctor_save"));
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(makeStrong(tr("Half-done migrations")));
    top->addWidget(m_count, 1);
    top->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_summary);
    layout->addWidget(m_findingsTable);
    layout->addWidget(m_next);
    layout->addWidget(m_leftOversTable);
    layout->addWidget(m_does);
    connect(m_findingsTable, &DataTable::rowChosen, this, &DoctorPanel::showNext);
    connect(m_save, &QPushButton::clicked, this, &DoctorPanel::saveAsked);
    clear();
}

/// The whole of a finding, which a line may cut, and what can be done about it.
void DoctorPanel::showNext(int row)
{
    const bool isShown = row >= 0 && row < m_findings->rowCount();
    m_next->setText(isShown ? m_findings->record(row).what + QLatin1Char('\n') + m_findings->record(row).next : QString());
    m_next->setVisible(isShown);
}

QString DoctorPanel::summaryOf(const core::DoctorReport& report)
{
    QStringList parts;
    for (const core::Ledger& ledger : report.ledgers)
        parts.append(ledger.version.isEmpty() ? ledger.table
                                              : tr("%1 says %2").arg(ledger.table, ledger.version));
    if (report.shape.match != core::Shape::Match::Unknown)
        parts.append(Words::shape(report.shape.match));
    return parts.join(QStringLiteral(" · "));
}

void DoctorPanel::setReport(const core::DoctorReport& report)
{
    m_proposal = report.proposal;
    m_findings->setRecords(report.findings);
    m_leftOvers->setRecords(report.leftOvers);
    m_findingsTable->setVisible(!report.findings.isEmpty());
    m_leftOversTable->setVisible(!report.leftOvers.isEmpty());
    showNext(-1);
    const QString summary = summaryOf(report);
    m_summary->setText(summary);
    m_summary->setVisible(!summary.isEmpty());
    QStringList does = m_proposal.does;
    if (!m_proposal.problem.isEmpty())
        does.append(tr("The proposed plan does not fit yet: %1").arg(m_proposal.problem));
    m_does->setText(does.isEmpty()
                        ? QString()
                        : tr("Proposed repair:") + QLatin1Char('\n') + does.join(QLatin1Char('\n')));
    m_does->setVisible(!does.isEmpty());
    m_save->setVisible(!m_proposal.isEmpty());
    allowSave();
    showCount(m_count, report.findings);
}

void DoctorPanel::clear()
{
    setReport({});
    m_count->setText(tr("not looked at yet"));
    setTone(m_count, Tone::Muted);
}

void DoctorPanel::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    allowSave();
}

void DoctorPanel::allowSave()
{
    allow(m_save, !m_isBusy, tr("Something is under way."), tr("Writes the plan and its SQL; runs nothing."));
}

} // namespace godwit::ui
