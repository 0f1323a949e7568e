// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QFrame>

class QAction;
class QPushButton;

namespace godwit::ui {

class ElidedLabel;

/// Above everything: which plan, which database, how large, which strategy; and the buttons of the main
/// actions. A button mirrors its action: text, whether it is allowed, and why not.
class HeaderBar : public QFrame
{
    Q_OBJECT
public:
    explicit HeaderBar(QWidget* parent = nullptr);
    /// `name` becomes the button's objectName; `kind` as in labels.h.
    QPushButton* addAction(QAction* action, const QString& name, const char* kind = "");
    /// `isReadOnly`: it was opened only to look.
    void setStatus(const core::RunStatus& status, bool isReadOnly);

private:
    ElidedLabel* m_plan = nullptr;
    ElidedLabel* m_database = nullptr;
};

} // namespace godwit::ui
