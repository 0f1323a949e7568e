// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/phase_list.h"

#include "ui/views/labels.h"
#include "ui/views/phase_card.h"

#include <QBoxLayout>

namespace godwit::ui {

namespace {

constexpr int kWidth = 318;

} // namespace

PhaseList::PhaseList(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("phase_scroll"));
    setAccessibleName(tr("Phases"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(kWidth);
    setFocusPolicy(Qt::NoFocus);
    auto* area = new QWidget;
    area->setObjectName(QStringLiteral("phase_area"));
    m_layout = new QVBoxLayout(area);
    m_layout->setContentsMargins(12, 12, 12, 12);
    m_layout->setSpacing(8);
    setWidget(area);
}

void PhaseList::setStatus(const core::RunStatus& status, bool isBusy)
{
    QStringList ids;
    for (const core::PhaseStatus& phase : status.phases)
        ids.append(phase.id);
    if (ids != m_ids) {
        m_ids = ids;
        rebuild(status.phases);
    }
    for (int row = 0; row < m_cards.size(); ++row)
        m_cards.at(row)->setStatus(status.phases.at(row), isBusy);
}

void PhaseList::rebuild(const QList<core::PhaseStatus>& phases)
{
    clearLayout(m_layout);
    m_cards.clear();
    int number = 0;
    for (const core::PhaseStatus& phase : phases) {
        auto* next = new PhaseCard(++number, phase.id);
        connect(next, &PhaseCard::startAsked, this, &PhaseList::startAsked);
        connect(next, &PhaseCard::pauseAsked, this, &PhaseList::pauseAsked);
        connect(next, &PhaseCard::rollBackAsked, this, &PhaseList::rollBackAsked);
        connect(next, &PhaseCard::chosen, this, &PhaseList::phaseChosen);
        m_layout->addWidget(next);
        m_cards.append(next);
    }
    m_layout->addStretch(1);
}

void PhaseList::setProgress(const core::Progress& progress)
{
    if (PhaseCard* running = card(progress.phase))
        running->setProgress(progress);
}

void PhaseList::setElapsed(const QString& phase, qint64 milliseconds)
{
    if (PhaseCard* running = card(phase))
        running->setElapsed(milliseconds);
}

PhaseCard* PhaseList::card(const QString& phase) const
{
    const auto row = m_ids.indexOf(phase);
    return row < 0 ? nullptr : m_cards.at(row);
}

} // namespace godwit::ui
