// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/entry_panel.h"

#include "ui/format.h"
#include "ui/models/values_model.h"
#include "ui/views/data_table.h"
#include "ui/views/elided_label.h"
#include "ui/views/flow_layout.h"
#include "ui/views/labels.h"
#include "ui/words.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>

namespace godwit::ui {

namespace {

constexpr int kLeastRows = 4;

/// What was decided about the row, by whom and when; empty: nothing yet.
QString decisionText(const core::QuarantineEntry& entry)
{
    const QString when = momentText(entry.decidedAt);
    if (entry.state == core::EntryState::Waived)
        return EntryPanel::tr("Waived by %1, %2: %3").arg(entry.who, when, entry.reason);
    if (!entry.edits.isEmpty())
        return entry.state == core::EntryState::Moved
                   ? EntryPanel::tr("Edited by %1, %2; it moved with the new values.").arg(entry.who, when)
                   : EntryPanel::tr("Edited by %1, %2; waits for a replay.").arg(entry.who, when);
    return entry.reason.isEmpty() ? QString() : EntryPanel::tr("The edit was left out: %1").arg(entry.reason);
}

} // namespace

EntryPanel::EntryPanel(QWidget* parent) : QFrame(parent)
{
    setProperty("panel", true);
    setObjectName(QStringLiteral("quarantine_entry"));
    m_title = new ElidedLabel;
    m_title->setFont(makeStrongFont(m_title->font()));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_cause = makeWrapped({}, Tone::Muted);
    m_cause->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_values = new ValuesModel(this);
    m_table = new DataTable(QString());
    m_table->setObjectName(QStringLiteral("quarantine_values"));
    m_table->setAccessibleName(tr("Values of the row"));
    m_table->setPlainSource(m_values, 1);
    m_table->setMinimumHeight(kLeastRows * m_table->verticalHeader()->defaultSectionSize());
    m_table->horizontalHeader()->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    m_buttons = new FlowLayout(8);
    layout->addWidget(m_title);
    layout->addWidget(m_cause);
    layout->addLayout(m_buttons);
    layout->addWidget(m_table, 1);
    clear();
}

void EntryPanel::addButton(QPushButton* button)
{
    m_buttons->addWidget(button);
}

void EntryPanel::setEntry(const core::QuarantineEntry& entry, const QString& phase)
{
    m_title->setFullText(rowText(entry.table, entry.key));
    m_title->setToolTip(tipText(valueText(entry.key)));
    QStringList lines{entry.code + QLatin1Char(' ') + entry.cause};
    if (!entry.firstCause.isEmpty())
        lines.append(tr("The row it depends on: %1").arg(entry.firstCause));
    lines.append(tr("Held back by %1, in %2.").arg(entry.step, phase));
    const QString decision = decisionText(entry);
    if (!decision.isEmpty())
        lines.append(decision);
    m_cause->setText(lines.join(QLatin1Char('\n')));
    m_values->setEntry(entry);
    m_table->show();
}

void EntryPanel::clear()
{
    m_title->setFullText(tr("No row chosen"));
    m_cause->setText(tr("Choose a row to see its values and why it was held back."));
    m_values->setRecords({});
    m_table->hide();
}

} // namespace godwit::ui
