// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of RunController: how work ends, is asked again, is stopped.
#include "ui/run_controller.h"

#include "core/engine/engine.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/preferences.h"

#include <QFileInfo>

namespace godwit::ui {

namespace {

enum StopChoice { Pause, Undo, KeepGoing };

QList<ChoiceDialog::Choice> stopChoices(bool isClosing)
{
    return {
        {isClosing ? RunController::tr("Pause and close") : RunController::tr("Pause"),
         RunController::tr(
             "Ends the current batch, within about a second. What is committed stays; resume at any time."),
         QStringLiteral("choice_pause")},
        {isClosing ? RunController::tr("Undo this phase and close") : RunController::tr("Undo this phase"),
         RunController::tr("Stops now and rolls back to the start of this phase."),
         QStringLiteral("choice_undo")},
        {RunController::tr("Keep going"), RunController::tr("Nothing changes; the work goes on."),
         QStringLiteral("choice_keep")},
    };
}

} // namespace

void RunController::takeOutcome(const core::Outcome& outcome)
{
    m_action.clear();
    const bool isRecovered = outcome.action == QLatin1String("recover") && outcome.kind == core::Outcome::Kind::Done;
    const bool isOpened = outcome.action == QLatin1String("open") && outcome.kind != core::Outcome::Kind::Failed;
    if ((isOpened || isRecovered) && !m_opening.database.isEmpty())
        Preferences().addRecent(QFileInfo(m_opening.database).absoluteFilePath());
    if (outcome.action == QLatin1String("open") || isRecovered)
        m_isUnlooked = outcome.kind == core::Outcome::Kind::Done;
    m_engine.refresh();
    Q_EMIT busyChanged(false);
    Q_EMIT finished(outcome);
    afterOutcome(outcome);
}

void RunController::afterOutcome(const core::Outcome& outcome)
{
    if (m_undoWhenStopped) {
        m_undoWhenStopped = false;
        undo(m_undoPhase);
        return;
    }
    const bool closes = m_closeWhenStopped && outcome.kind != core::Outcome::Kind::Failed;
    m_closeWhenStopped = false;
    if (closes) {
        Q_EMIT closeAllowed();
        return;
    }
    const bool isPreviewed = outcome.action == QLatin1String("report") && !std::exchange(m_previewed, QString()).isEmpty();
    if (isPreviewed && outcome.kind == core::Outcome::Kind::Done) {
        Q_EMIT reportPreviewed(outcome.files.value(0));
        return;
    }
    const bool isLook = outcome.action == QLatin1String("preflight") || outcome.action == QLatin1String("doctor") ||
                        outcome.action == QLatin1String("changes");
    if (outcome.action == QLatin1String("preflight") && std::exchange(m_looksOn, false) && !isBusy())
        m_engine.doctor({});
    if (isLook && outcome.kind == core::Outcome::Kind::Done && outcome.files.isEmpty())
        return; // the page shows what was found; a notice that stands is not for it to take away
    if (!takeMended(outcome) && !takeRecovery(outcome) && !askAgain(outcome))
        Q_EMIT noticed(outcome);
}

void RunController::undo(const QString& phase)
{
    core::Answers answers;
    answers.yes = true; // asked already, as the choice to undo
    call({tr("Roll back"),
          {},
          [this, phase](const core::Answers& given) {
              m_engine.rollBack({phase, given});
          },
          {}},
         answers);
}

bool RunController::askAgain(const core::Outcome& outcome)
{
    if (!outcome.error || !m_last.call)
        return false;
    const core::ErrorCode code = outcome.error->code;
    const bool wantsReason = (code == core::ErrorCode::NotBefore || code == core::ErrorCode::ReasonNeeded) &&
                             m_last.answers.reason.isEmpty();
    const bool wantsYes =
        (code == core::ErrorCode::ConfirmationNeeded || code == core::ErrorCode::PlanNotApproved ||
         code == core::ErrorCode::WarningsUnconfirmed || code == core::ErrorCode::PresentUnreadable) &&
        !m_last.answers.yes;
    // Somebody has the file: the question stands again, now with what can be done about that.
    const bool isHeld = (code == core::ErrorCode::HeldOpen || code == core::ErrorCode::DatabaseLocked) &&
                        m_last.consequence.changesLiveFile;
    if (!wantsReason && !wantsYes && !isHeld)
        return false;
    core::Consequence consequence = m_last.consequence;
    if (consequence.action.isEmpty())
        consequence.action = m_last.verb;
    const Last last = m_last;
    const QString note = outcome.error->what + QLatin1Char(' ') + outcome.error->next;
    confirm(consequence, isHeld ? last.verb : tr("%1 anyway").arg(last.verb), wantsReason, note.trimmed(), last.canWait,
            [this, last, wantsYes](const core::Answers& given) {
                core::Answers answers = given;
                answers.yes = wantsYes || last.answers.yes;
                if (answers.confirm.isEmpty())
                    answers.confirm = last.answers.confirm;
                if (answers.reason.isEmpty())
                    answers.reason = last.answers.reason;
                call(last, answers);
            });
    return true;
}

void RunController::askCancel()
{
    if (isBusy())
        askStop(false);
}

bool RunController::askClose()
{
    if (!isBusy())
        return true;
    askStop(true);
    return false;
}

void RunController::askStop(bool isClosing)
{
    const core::PhaseStatus* phase = runningPhase();
    const QString question = phase ? tr("%1 is running").arg(phase->title) : tr("Work is under way");
    const QString id = phase ? phase->id : QString();
    QList<ChoiceDialog::Choice> choices = stopChoices(isClosing);
    if (!phase)
        choices.removeAt(Undo);
    auto* dialog =
        new ChoiceDialog(question, tr("The original is safe whichever you choose."), choices, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, isClosing, id] {
        const bool undoes = !id.isEmpty() && dialog->chosen() == Undo;
        const bool keeps = dialog->chosen() == (id.isEmpty() ? KeepGoing - 1 : KeepGoing);
        if (!keeps)
            stop(isClosing, undoes, id);
    });
    dialog->open();
}

void RunController::stop(bool isClosing, bool undoes, const QString& phase)
{
    if (!isBusy()) { // it ended while the question stood
        if (isClosing)
            Q_EMIT closeAllowed();
        return;
    }
    m_closeWhenStopped = isClosing; // by the outcome of the undo, if there is one
    m_undoWhenStopped = undoes;
    m_undoPhase = phase;
    if (undoes)
        m_engine.cancel();
    else
        m_engine.pause();
}

} // namespace godwit::ui
