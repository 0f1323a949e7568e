// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/quarantine_filters.h"

#include "ui/delegates/card_delegates.h"
#include "ui/format.h"
#include "ui/models/quarantine_model.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QListView>

#include <utility>

namespace godwit::ui {

using core::EntryState;
using core::QuarantineCount;

QuarantineFilters::QuarantineFilters(QWidget* parent) : QWidget(parent)
{
    makeParts();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_causeList, 1);
    layout->addWidget(addBox(m_phaseBox, QStringLiteral("quarantine_phase"), tr("Ph&ase")));
    layout->addWidget(m_phaseBox);
    layout->addWidget(addBox(m_tableBox, QStringLiteral("quarantine_table"), tr("&Source table")));
    layout->addWidget(m_tableBox);
    layout->addWidget(addBox(m_stateBox, QStringLiteral("quarantine_state"), tr("S&tate")));
    layout->addWidget(m_stateBox);
    connect(m_causeList->selectionModel(), &QItemSelectionModel::currentChanged, this, &QuarantineFilters::chooseCause);
    fillStates();
    fillBoxes();
    fillCauses();
}

void QuarantineFilters::makeParts()
{
    m_title = makeHeading({});
    m_title->setObjectName(QStringLiteral("quarantine_title"));
    m_causes = new CausesModel(this);
    m_causeList = new QListView;
    m_causeList->setObjectName(QStringLiteral("quarantine_causes"));
    m_causeList->setAccessibleName(tr("Causes"));
    m_causeList->setModel(m_causes);
    m_causeList->setItemDelegate(new CauseDelegate(m_causeList));
    m_causeList->setFrameShape(QFrame::NoFrame);
    m_causeList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_phaseBox = new QComboBox;
    m_tableBox = new QComboBox;
    m_stateBox = new QComboBox;
}

QWidget* QuarantineFilters::addBox(QComboBox* box, const QString& name, const QString& title)
{
    box->setObjectName(name);
    box->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(box, &QComboBox::activated, this, [this] {
        fillCauses();
        Q_EMIT changed();
    });
    QLabel* label = makeLabel(title, Tone::Muted);
    label->setBuddy(box);
    return label;
}

void QuarantineFilters::fillStates()
{
    m_stateBox->addItem(tr("All states"), QString());
    for (const EntryState state : {EntryState::Undecided, EntryState::Waived, EntryState::Moved})
        m_stateBox->addItem(Words::of(state).word, core::stateId(state));
}

void QuarantineFilters::setStatus(const core::RunStatus& status)
{
    const bool isOther = status.run != m_status.run;
    m_status = status;
    fillBoxes();
    if (isOther) {
        m_cause.clear();
        m_phaseBox->setCurrentIndex(0);
        m_tableBox->setCurrentIndex(0);
    }
    fillCauses();
}

void QuarantineFilters::showTable(const QString& table)
{
    m_tableBox->setCurrentIndex(qMax(0, m_tableBox->findData(table)));
    m_phaseBox->setCurrentIndex(0);
    m_stateBox->setCurrentIndex(0);
    m_cause.clear();
    fillCauses();
    Q_EMIT changed();
}

QString QuarantineFilters::titleOf(const QString& phase) const
{
    for (const core::PhaseStatus& status : m_status.phases) {
        if (status.id == phase)
            return status.title;
    }
    return phase;
}

void QuarantineFilters::fillBoxes()
{
    fillBox(m_phaseBox, tr("All phases"), &QuarantineCount::phase);
    fillBox(m_tableBox, tr("All tables"), &QuarantineCount::table);
}

void QuarantineFilters::fillBox(QComboBox* box, const QString& all, QString QuarantineCount::*member)
{
    const QString chosen = box->currentData().toString();
    QHash<QString, qint64> rows;
    QStringList names;
    for (const QuarantineCount& count : std::as_const(m_status.quarantine)) {
        if (!rows.contains(count.*member))
            names.append(count.*member);
        rows[count.*member] += count.rows;
    }
    box->clear();
    box->addItem(all, QString());
    for (const QString& name : std::as_const(names))
        box->addItem(tr("%1 (%2)").arg(box == m_phaseBox ? titleOf(name) : name, countText(rows.value(name))), name);
    box->setCurrentIndex(qMax(0, box->findData(chosen)));
}

void QuarantineFilters::fillCauses()
{
    m_isFilling = true; // the list's current line is put right below
    m_causes->setCounts(m_status.quarantine, filter());
    const int row = m_causes->rowOf(m_cause);
    m_causeList->setCurrentIndex(m_causes->index(qMax(0, row), 0));
    m_isFilling = false;
    m_title->setText(tr("%n row(s)", nullptr, static_cast<int>(m_causes->record(0).rows)));
    chooseCause();
}

void QuarantineFilters::chooseCause()
{
    const QModelIndex index = m_causeList->currentIndex();
    if (m_isFilling || !index.isValid() || m_causes->record(index.row()).cause == m_cause)
        return;
    m_cause = m_causes->record(index.row()).cause;
    Q_EMIT changed();
}

core::QuarantineFilter QuarantineFilters::filter() const
{
    core::QuarantineFilter filter;
    filter.table = m_tableBox->currentData().toString();
    filter.phase = m_phaseBox->currentData().toString();
    filter.cause = m_cause;
    const QString state = m_stateBox->currentData().toString();
    if (!state.isEmpty())
        filter.state = core::entryStateOf(state);
    return filter;
}

bool QuarantineFilters::finds(const QuarantineCount& count) const
{
    const core::QuarantineFilter chosen = filter();
    return (chosen.table.isEmpty() || chosen.table == count.table) &&
           (chosen.phase.isEmpty() || chosen.phase == count.phase) &&
           (chosen.cause.isEmpty() || chosen.cause == count.cause) &&
           (!chosen.state || *chosen.state == count.state);
}

qint64 QuarantineFilters::rows(EntryState state) const
{
    qint64 rows = 0;
    for (const QuarantineCount& count : m_status.quarantine)
        rows += count.state == state && finds(count) ? count.rows : 0;
    return rows;
}

QString QuarantineFilters::onlyTable() const
{
    const EntryState state = filter().state.value_or(EntryState::Undecided);
    QString table;
    for (const QuarantineCount& count : m_status.quarantine) {
        if (count.state != state || !finds(count) || table == count.table)
            continue;
        if (!table.isEmpty())
            return {};
        table = count.table;
    }
    return table;
}

} // namespace godwit::ui
