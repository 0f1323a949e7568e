// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "ui/theme/colours.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace godwit::ui {

class ElidedLabel;
class ThinBar;

/// One phase at the left: number, title, state, bar, time, and what can be done with it. Names of its parts
/// end in the phase's id: `start_ID`, `rollback_ID`, `pause_ID`, `state_ID`, `bar_ID`, `reason_ID`,
/// `time_ID`.
class PhaseCard : public QFrame
{
    Q_OBJECT
public:
    PhaseCard(int number, const QString& id, QWidget* parent = nullptr);

    /// While something runs no card can start anything.
    void setStatus(const core::PhaseStatus& status, bool isBusy);
    void setProgress(const core::Progress& progress);
    void setElapsed(qint64 milliseconds); ///< of the running phase, between two progresses
    [[nodiscard]] const core::PhaseStatus& status() const { return m_status; }

Q_SIGNALS:
    void startAsked(const QString& phase);
    void pauseAsked();
    void rollBackAsked(const QString& phase);
    void chosen(const QString& phase); ///< clicked: show its steps

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showState();
    void showTime();
    void showButtons(bool isBusy);
    [[nodiscard]] QString startWord() const;

    QString m_id;
    int m_number = 0;
    core::PhaseStatus m_status;
    core::Progress m_progress;
    ElidedLabel* m_title = nullptr;
    QLabel* m_icon = nullptr;
    QLabel* m_state = nullptr;
    ThinBar* m_bar = nullptr;
    QLabel* m_time = nullptr;
    QLabel* m_reason = nullptr;
    QBoxLayout* m_bottom = nullptr; ///< words and buttons
    QPushButton* m_start = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_rollBack = nullptr;
};

} // namespace godwit::ui
