// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RunController that works on the quarantine.
#include "ui/run_controller.h"

#include "core/engine/engine.h"
#include "ui/dialogs/edit_dialog.h"
#include "ui/dialogs/fix_dialog.h"
#include "ui/format.h"

#include <limits>
#include <utility>

namespace godwit::ui {

void RunController::loadQuarantine(const core::QuarantineFilter& filter)
{
    ++m_pagesAwaited;
    m_engine.loadQuarantine(filter);
}

void RunController::takePage(const core::QuarantinePage& page)
{
    // The engine answers in the order of the questions: only the last one is still of interest.
    m_pagesAwaited = qMax(0, m_pagesAwaited - 1);
    if (m_pagesAwaited == 0)
        Q_EMIT quarantineLoaded(page);
}

void RunController::askWaive(const core::QuarantineFilter& filter, qint64 rows)
{
    core::Consequence consequence;
    consequence.action = tr("Waive %n row(s)", nullptr, static_cast<int>(rows));
    consequence.does = {filter.cause.isEmpty() ? tr("All undecided rows of this choice are waived.")
                                               : tr("Cause: %1").arg(filter.cause),
                        tr("They stay in quarantine with all their values and do not reach the new schema.")};
    consequence.wayBack =
        tr("Roll back to the start of the phase that moved them; then they are undecided again.");
    confirm(consequence, tr("Waive"), true, {}, [this, filter](const core::Answers& answers) {
        if (isBusy())
            return;
        m_last = {};
        m_engine.waive({filter, answers.reason});
    });
}

void RunController::exportQuarantine(const core::QuarantineFilter& filter, const QString& file)
{
    if (isBusy())
        return;
    m_last = {};
    core::QuarantineFilter all = filter;
    all.limit = std::numeric_limits<qint64>::max(); // a page's limit is for looking
    m_engine.exportQuarantine({all, file});
}

void RunController::askUnwaive(const core::QuarantineFilter& filter, qint64 rows)
{
    core::Consequence consequence;
    consequence.action = tr("Take the waiver of %n row(s) back", nullptr, static_cast<int>(rows));
    consequence.does = {tr("The rows wait for a decision again; the cut-over waits for them.")};
    consequence.wayBack = tr("Waive them again.");
    confirm(consequence, tr("Take back"), false, {}, [this, filter](const core::Answers&) {
        if (isBusy())
            return;
        m_last = {};
        m_engine.unwaive({filter});
    });
}

void RunController::askWithdraw(const core::QuarantineEntry& entry)
{
    core::Consequence consequence;
    consequence.action = tr("Take the edit of %1 back").arg(rowText(entry.table, entry.key));
    consequence.does = {entry.state == core::EntryState::Moved
                            ? tr("The row goes back into quarantine with the next replay, with its values of before.")
                            : tr("The row has its values of before again, and waits for a decision.")};
    consequence.wayBack = tr("Edit the row again.");
    confirm(consequence, tr("Take back"), false, {}, [this, id = entry.id](const core::Answers&) {
        if (isBusy())
            return;
        core::EditRequest request;
        request.entry = id;
        request.isUndo = true;
        m_last = {};
        m_engine.edit(request);
    });
}

void RunController::editRow(const core::QuarantineEntry& entry)
{
    if (isBusy())
        return;
    auto* dialog = new EditDialog(entry, m_window);
    openMending(dialog, [this, dialog](bool) { m_engine.edit(dialog->request()); });
}

void RunController::fixRows(const FixTarget& target)
{
    if (isBusy())
        return;
    auto* dialog = new FixDialog(target, m_window);
    openMending(dialog, [this, dialog](bool apply) { m_engine.fix(dialog->request(apply)); });
}

void RunController::importQuarantine(const QString& file)
{
    if (isBusy())
        return;
    auto* dialog = new ImportDialog(file, m_window);
    openMending(dialog, [this, dialog](bool apply) { m_engine.importQuarantine(dialog->request(apply)); });
    dialog->preview();
}

void RunController::askReplay()
{
    if (isBusy())
        return;
    core::Consequence consequence;
    consequence.action = tr("Replay with the edits");
    consequence.does = {
        tr("Goes back to the start of the first phase that edits concern."),
        tr("Runs it and the phases after it again, as far as they had run, with the edited values."),
        tr("Rows that fit now move; the others stay in quarantine, with their decisions."),
        tr("Works on the work file. Your database is not touched."),
    };
    consequence.wayBack = tr("Take an edit back and replay again, or roll back to the start of a phase.");
    const Last last{tr("Replay"),
                    consequence,
                    [this](const core::Answers& answers) { m_engine.replay({answers}); },
                    {}};
    confirm(consequence, last.verb, false, {},
            [this, last](const core::Answers& answers) { call(last, answers); });
}

void RunController::openMending(MendingDialog* dialog, const std::function<void(bool)>& send)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_mending = dialog;
    connect(dialog, &MendingDialog::asked, this, [this, send](bool apply) {
        m_last = {};
        m_isPreviewing = !apply;
        send(apply);
    });
    connect(dialog, &QDialog::finished, this, [this, dialog] {
        if (m_mending == dialog)
            m_mending.clear();
        if (dialog->isAsking() && m_isPreviewing)
            m_engine.cancel(); // nobody waits for what it would do
    });
    dialog->open();
}

void RunController::showSummary(const core::EditSummary& summary)
{
    if (m_mending && m_mending->isAsking())
        m_mending->showSummary(summary);
}

bool RunController::takeMended(const core::Outcome& outcome)
{
    // What a preview says belongs to its dialog, even to one that was closed meanwhile.
    const bool wasPreview = std::exchange(m_isPreviewing, false);
    if (!m_mending || !m_mending->isAsking())
        return wasPreview;
    m_mending->showOutcome(outcome);
    return wasPreview || m_mending; // applied, it has closed, and the window says what was done
}

} // namespace godwit::ui
