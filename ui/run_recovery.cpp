// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RunController for a database that a program left in the middle of a write.
#include "ui/run_controller.h"

#include "core/engine/engine.h"

#include <QFileInfo>

namespace godwit::ui {

void RunController::askRecover()
{
    if (!m_opening.database.isEmpty())
        recover({}); // without a yes it says what it would do
}

void RunController::recover(const core::Answers& answers)
{
    if (isBusy())
        return;
    const core::RecoverRequest request{m_opening, answers};
    m_last = {};
    m_engine.recover(request);
}

bool RunController::takeRecovery(const core::Outcome& outcome)
{
    if (outcome.action != QLatin1String("recover") || !outcome.error)
        return false;
    const core::ErrorCode code = outcome.error->code;
    const bool isTyped = code == core::ErrorCode::ConfirmationNeeded; // it was tried, and is doubtful
    if (code != core::ErrorCode::RecoveryUnconfirmed && !isTyped)
        return false;
    Q_EMIT noticed(outcome); // stands behind the question, and offers it again where that is cancelled
    const QString note = isTyped ? outcome.error->what : QString();
    previewAction([this] { m_engine.previewRecovery(); },
                  [this, isTyped, note](core::Consequence consequence) {
                      if (isTyped)
                          consequence.confirmWith = QFileInfo(m_opening.database).fileName();
                      confirm(consequence, tr("Recover"), false, note, [this](const core::Answers& given) {
                          core::Answers answers = given;
                          answers.yes = true;
                          recover(answers);
                      });
                  });
    return true;
}

} // namespace godwit::ui
