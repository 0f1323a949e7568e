// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/requests.h"
#include "core/events.h"

#include <QDialog>

class QBoxLayout;
class QCheckBox;
class QLineEdit;
class QPushButton;

namespace godwit::ui {

/// Asks before something happens: what it does, what would be lost, the way back. The default button is
/// Cancel and Enter does not confirm. Where a name has to be typed or a reason given, the action's button
/// waits for it.
class ConfirmDialog : public QDialog
{
    Q_OBJECT
public:
    struct Wanted
    {
        QString verb;             ///< on the action's button: "Roll back"
        bool needsReason = false; ///< why, for the audit log
        bool isDestructive = false;
        QString note; ///< shown above all else: why it is asked (again)
    };

    ConfirmDialog(const core::Consequence& consequence, const Wanted& wanted, QWidget* parent);
    /// What was answered; `yes` is true once accepted.
    [[nodiscard]] core::Answers answers() const;

private:
    void addLines(QBoxLayout* layout, const QString& title, const QStringList& lines, bool isLoss);
    void addFacts(QBoxLayout* layout);
    void addApprovals(QBoxLayout* layout);
    QLineEdit* addTyped(QBoxLayout* layout, const QString& text, const QString& name);
    void addFields(QBoxLayout* layout);
    void addButtons(QBoxLayout* layout);
    void checkFields();

    core::Consequence m_consequence;
    Wanted m_wanted;
    QList<QCheckBox*> m_items; ///< of an approval's checklist
    QList<QLineEdit*> m_typed; ///< of approvals; the placeholder is what has to be typed
    QLineEdit* m_name = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_act = nullptr;
};

} // namespace godwit::ui
