// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/requests.h"
#include "core/events.h"
#include "core/file_use.h"

#include <QDialog>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

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
        bool canWait = false; ///< for the file to be closed, as a cut-over can
    };

    ConfirmDialog(const core::Consequence& consequence, const Wanted& wanted, QWidget* parent);
    /// What was answered; `yes` is true once accepted.
    [[nodiscard]] core::Answers answers() const;
    /// Who has the file open now; may be called again while the dialog stands. Then it can be waited for, or the content can be
    /// copied into the file, if the core says so.
    void setFileUse(const core::FileUse& use);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBody();
    void addLines(QBoxLayout* layout, const QString& title, const QStringList& lines, bool isLoss);
    void addWritten(QBoxLayout* layout);
    void addFacts(QBoxLayout* layout);
    void addApprovals(QBoxLayout* layout);
    QLineEdit* addTyped(QBoxLayout* layout, const QString& text, const QString& name);
    void addUse(QBoxLayout* layout);
    void addFields(QBoxLayout* layout);
    void addButtons(QBoxLayout* layout);
    void checkFields();
    void fitHeight();

    core::Consequence m_consequence;
    Wanted m_wanted;
    QList<QCheckBox*> m_items; ///< of an approval's checklist
    QList<QLineEdit*> m_typed; ///< of approvals; the placeholder is what has to be typed
    QLineEdit* m_name = nullptr;
    QLineEdit* m_reason = nullptr;
    QScrollArea* m_body = nullptr;
    QWidget* m_use = nullptr; ///< hidden while nobody has the file
    QLabel* m_holders = nullptr;
    QCheckBox* m_wait = nullptr;
    QCheckBox* m_copyIn = nullptr;
    QLabel* m_copyInMore = nullptr;
    QPushButton* m_act = nullptr;
};

} // namespace godwit::ui
