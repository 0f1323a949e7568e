// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RunController that asks before something happens.
#include "ui/run_controller.h"

#include "core/engine/engine.h"
#include "ui/dialogs/confirm_dialog.h"

#include <QTimer>

#include <algorithm>

namespace godwit::ui {

void RunController::preview(const std::function<void()>& ask, const Preview& then)
{
    m_previews.enqueue(then);
    ask();
}

void RunController::previewAction(const std::function<void()>& ask, const Preview& then)
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    preview(ask, [this, then](const core::Consequence& consequence) {
        m_isAsking = false;
        then(consequence);
    });
}

bool RunController::cutsOver(const core::RunRequest& request) const
{
    return !m_status.isCutOver &&
           std::any_of(m_status.steps.begin(), m_status.steps.end(), [&](const core::StepStatus& step) {
               return step.kind == QLatin1String("cutover") &&
                      (request.phase.isEmpty() || step.phase == request.phase);
           });
}

void RunController::runWith(const core::RunRequest& request, const core::Consequence& consequence)
{
    QString verb = tr("Run all");
    for (const core::PhaseStatus& phase : m_status.phases) {
        if (phase.id == request.phase)
            verb = tr("Start %1").arg(phase.title);
    }
    const Last last{verb,
                    consequence,
                    [this, request](const core::Answers& answers) {
                        core::RunRequest answered = request;
                        answered.answers = answers;
                        m_engine.run(answered);
                    },
                    {},
                    cutsOver(request)};
    const bool asks = consequence.changesLiveFile || !consequence.confirmWith.isEmpty() ||
                      !consequence.loses.isEmpty() || !consequence.programs.isEmpty() ||
                      !consequence.approvals.isEmpty() || !consequence.typed.isEmpty();
    if (!asks) {
        call(last, {});
        return;
    }
    confirm(consequence, verb, false, {}, last.canWait, [this, last](const core::Answers& given) {
        core::Answers answers = given;
        // "Yes" would also waive rows; those are decided on the quarantine page, one cause at a time.
        answers.yes = m_status.undecided() == 0;
        call(last, answers);
    });
}

void RunController::confirm(const core::Consequence& consequence, const QString& verb, bool needsReason,
                            const QString& note, const Answered& then)
{
    confirm(consequence, verb, needsReason, note, false, then);
}

void RunController::confirm(const core::Consequence& consequence, const QString& verb, bool needsReason,
                            const QString& note, bool canWait, const Answered& then)
{
    ConfirmDialog::Wanted wanted;
    wanted.verb = verb;
    wanted.needsReason = needsReason;
    wanted.note = note;
    wanted.isDestructive = !consequence.confirmWith.isEmpty();
    wanted.canWait = canWait;
    auto* dialog = new ConfirmDialog(consequence, wanted, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [dialog, then] { then(dialog->answers()); });
    m_confirm = dialog;
    if (consequence.changesLiveFile)
        watchUse(dialog);
    dialog->open();
}

void RunController::watchUse(ConfirmDialog* dialog)
{
    constexpr int kAskAgainMs = 2000;
    auto* timer = new QTimer(dialog);
    timer->setInterval(kAskAgainMs);
    connect(timer, &QTimer::timeout, this, [this] {
        if (!isBusy())
            m_engine.loadFileUse();
    });
    timer->start();
    m_engine.loadFileUse();
}

} // namespace godwit::ui
