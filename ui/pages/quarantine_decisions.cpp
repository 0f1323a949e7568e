// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of QuarantinePage: what can be decided about the rows shown, and when.
#include "ui/pages/quarantine_page.h"

#include "ui/dialogs/fix_dialog.h"
#include "ui/models/quarantine_model.h"
#include "ui/views/flow_layout.h"
#include "ui/views/labels.h"
#include "ui/views/quarantine_filters.h"

#include <QBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace godwit::ui {

using core::EntryState;

QWidget* QuarantinePage::makeButtons()
{
    m_fix = makeButton(tr("Fi&x many…"), QStringLiteral("quarantine_fix"), "primary");
    m_replay = makeButton(tr("Repla&y…"), QStringLiteral("quarantine_replay"));
    m_waive = makeButton(tr("&Waive all shown…"), QStringLiteral("quarantine_waive"));
    m_unwaive = makeButton(tr("Take waivers &back…"), QStringLiteral("quarantine_unwaive"));
    auto* buttons = new QWidget;
    auto* layout = new FlowLayout(8);
    buttons->setLayout(layout);
    for (QPushButton* button : {m_fix, m_replay, m_waive, m_unwaive})
        layout->addWidget(button);
    return buttons;
}

QList<QPushButton*> QuarantinePage::makeRowButtons()
{
    m_edit = makeButton(tr("E&dit row…"), QStringLiteral("quarantine_edit"), "small");
    m_waiveOne = makeButton(tr("Waive r&ow…"), QStringLiteral("quarantine_waive_one"), "small");
    m_takeBack = makeButton(tr("Take bac&k…"), QStringLiteral("quarantine_take_back"), "small");
    return {m_edit, m_waiveOne, m_takeBack};
}

QLayout* QuarantinePage::makeFileButtons()
{
    m_export = makeButton(tr("Export &CSV…"), QStringLiteral("quarantine_export"));
    m_import = makeButton(tr("&Import…"), QStringLiteral("quarantine_import"));
    auto* layout = new QHBoxLayout;
    layout->setSpacing(8);
    layout->addWidget(m_export, 1);
    layout->addWidget(m_import, 1);
    return layout;
}

void QuarantinePage::connectDecisions()
{
    connect(m_fix, &QPushButton::clicked, this, [this] { Q_EMIT fixAsked(fixTarget()); });
    connect(m_replay, &QPushButton::clicked, this, &QuarantinePage::replayAsked);
    connect(m_waive, &QPushButton::clicked, this, [this] {
        core::QuarantineFilter filter = m_filters->filter();
        filter.state = EntryState::Undecided;
        Q_EMIT waiveAsked(filter, m_filters->rows(EntryState::Undecided));
    });
    connect(m_unwaive, &QPushButton::clicked, this, [this] {
        core::QuarantineFilter filter = m_filters->filter();
        filter.state = EntryState::Waived;
        Q_EMIT unwaiveAsked(filter, m_filters->rows(EntryState::Waived));
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const core::QuarantineEntry* entry = chosenEntry())
            Q_EMIT editAsked(*entry);
    });
    connect(m_waiveOne, &QPushButton::clicked, this, [this] {
        core::QuarantineFilter filter;
        filter.id = m_chosenEntry;
        Q_EMIT waiveAsked(filter, 1);
    });
    connect(m_takeBack, &QPushButton::clicked, this, &QuarantinePage::takeBack);
}

void QuarantinePage::takeBack()
{
    const core::QuarantineEntry* entry = chosenEntry();
    if (!entry)
        return;
    if (entry->state != EntryState::Waived) {
        Q_EMIT withdrawAsked(*entry);
        return;
    }
    core::QuarantineFilter filter;
    filter.id = entry->id;
    Q_EMIT unwaiveAsked(filter, 1);
}

void QuarantinePage::connectFiles()
{
    connect(m_import, &QPushButton::clicked, this, &QuarantinePage::importAsked);
    connect(m_export, &QPushButton::clicked, this, [this] {
        core::QuarantineFilter filter = m_filters->filter();
        if (filter.table.isEmpty())
            filter.table = m_filters->onlyTable();
        Q_EMIT exportAsked(filter);
    });
}

const core::QuarantineEntry* QuarantinePage::chosenEntry() const
{
    if (!m_rows->isCurrent())
        return nullptr;
    for (const core::QuarantineEntry& entry : m_rows->records()) {
        if (entry.id == m_chosenEntry)
            return &entry;
    }
    return nullptr;
}

FixTarget QuarantinePage::fixTarget() const
{
    FixTarget target;
    target.filter = m_filters->filter();
    target.filter.table = m_filters->onlyTable();
    target.filter.state = EntryState::Undecided;
    target.rows = m_filters->rows(EntryState::Undecided);
    if (!m_rows->isCurrent())
        return target;
    for (const core::QuarantineEntry& entry : m_rows->records()) {
        if (entry.table != target.filter.table || entry.state != EntryState::Undecided)
            continue;
        for (const auto& [column, value] : entry.values)
            target.columns.append(column);
        target.column = entry.column;
        break;
    }
    return target;
}

QString QuarantinePage::whyNoEdit() const
{
    if (!m_status.hasRun)
        return tr("Nothing has run yet");
    if (m_isBusy)
        return tr("Something is running; wait for its end");
    if (m_status.isCutOver)
        return tr("After the cut-over rows are mended in the application");
    return {};
}

void QuarantinePage::showButtons()
{
    const QString whyNot = whyNoEdit();
    const QString busy = tr("Something is running; wait for its end");
    const qint64 undecided = m_filters->rows(EntryState::Undecided);
    const QString none = tr("No undecided row is among those shown");
    const QString whyNoFix = !whyNot.isEmpty() ? whyNot
                             : undecided == 0  ? none
                             : m_filters->onlyTable().isEmpty()
                                 ? tr("These are rows of several tables; choose a source table first")
                             : fixTarget().columns.isEmpty() ? tr("The rows are not loaded yet")
                                                             : QString();
    allow(m_fix, whyNoFix.isEmpty(), whyNoFix, tr("Sets a column of all undecided rows shown, after a preview"));
    allow(m_replay, whyNot.isEmpty() && !m_status.quarantine.isEmpty(),
          whyNot.isEmpty() ? tr("No row is in quarantine") : whyNot, tr("Moves the rows again, with the edits"));
    allow(m_waive, !m_isBusy && undecided > 0, m_isBusy ? busy : none,
          tr("Accepts that these rows do not move, with a reason"));
    allow(m_unwaive, !m_isBusy && m_filters->rows(EntryState::Waived) > 0,
          m_isBusy ? busy : tr("No waived row is among those shown"),
          tr("The waived rows shown wait for a decision again"));
    const QList<core::QuarantineEntry>& entries = m_rows->records();
    const bool hasEdits = std::any_of(entries.begin(), entries.end(), [](const core::QuarantineEntry& entry) {
        return entry.state == EntryState::Undecided && !entry.edits.isEmpty();
    });
    setKind(m_replay, hasEdits ? "primary" : ""); // what comes next stands out
    setKind(m_fix, hasEdits ? "" : "primary");
    showRowButtons(whyNot);
    showFileButtons(whyNot);
}

void QuarantinePage::showRowButtons(const QString& whyNot)
{
    const core::QuarantineEntry* entry = chosenEntry();
    const EntryState state = entry ? entry->state : EntryState::Moved;
    const bool isUndecided = entry && state == EntryState::Undecided;
    const bool isWaived = entry && state == EntryState::Waived;
    const bool isEdited = entry && !isWaived && !entry->edits.isEmpty();
    const QString loading = m_rows->isCurrent() ? QString() : tr("The rows are not loaded yet");
    const QString busy = m_isBusy ? tr("Something is running; wait for its end") : loading;
    const QString whyNoEdits = whyNot.isEmpty() ? loading : whyNot;
    const QString none = tr("Choose an undecided row first");
    const QString why = isWaived ? tr("Take the waiver back first") : isEdited ? tr("Take the edit back first") : none;
    allow(m_edit, whyNoEdits.isEmpty() && isUndecided, whyNoEdits.isEmpty() ? why : whyNoEdits,
          tr("Gives this row new values"));
    allow(m_waiveOne, busy.isEmpty() && isUndecided, busy.isEmpty() ? none : busy,
          tr("Accepts that this row does not move, with a reason"));
    const QString whyNoTakeBack = isEdited ? whyNoEdits : busy;
    allow(m_takeBack, whyNoTakeBack.isEmpty() && (isWaived || isEdited),
          whyNoTakeBack.isEmpty() ? tr("Choose a waived or an edited row first") : whyNoTakeBack,
          isWaived ? tr("The row waits for a decision again") : tr("Takes the edit of this row back"));
}

void QuarantinePage::showFileButtons(const QString& whyNot)
{
    const EntryState state = m_filters->filter().state.value_or(EntryState::Undecided);
    const QString whyNoExport = !whyNot.isEmpty()            ? whyNot
                                : state == EntryState::Moved ? tr("Rows that moved are no longer in quarantine")
                                : m_filters->rows(state) == 0 ? tr("There is no row to export")
                                : m_filters->onlyTable().isEmpty()
                                    ? tr("These are rows of several tables; choose a source table first")
                                    : QString();
    allow(m_export, whyNoExport.isEmpty(), whyNoExport, tr("The rows shown as a file, to be edited elsewhere"));
    allow(m_import, whyNot.isEmpty() && !m_status.quarantine.isEmpty(),
          whyNot.isEmpty() ? tr("No row is in quarantine") : whyNot, tr("Takes an edited file back, after a preview"));
}

} // namespace godwit::ui
