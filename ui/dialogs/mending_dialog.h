// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QDialog>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace godwit::ui {

/// A dialog that has rows in quarantine edited: it asks, stays open while the engine works, shows what is refused and
/// why, and closes once the edit is applied. The controller answers; the dialog knows values only.
class MendingDialog : public QDialog
{
    Q_OBJECT
public:
    /// The engine's answer to a preview. Followed by showOutcome.
    virtual void showSummary(const core::EditSummary& summary);
    /// How the work ended: closes if it was applied, else says what was refused.
    void showOutcome(const core::Outcome& outcome);
    [[nodiscard]] bool isAsking() const { return m_isAsking; } ///< an answer is under way

Q_SIGNALS:
    void asked(bool apply); ///< false: a preview

protected:
    MendingDialog(const QString& title, const QString& more, QWidget* parent);
    /// The buttons at the end; `verb` is what the one that applies says. To be called last of a constructor.
    void addButtons(const QString& verb);
    void ask(bool apply);
    void showError(const core::Error& error);
    void clearMessage();
    /// Whether it can be applied now, and if not, why.
    virtual void showButtons() = 0;
    void allowApply(bool isAllowed, const QString& why);
    [[nodiscard]] QBoxLayout* body() const { return m_body; }

private:
    QBoxLayout* m_body = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_apply = nullptr;
    bool m_isAsking = false;
    bool m_isApplying = false;
};

} // namespace godwit::ui
