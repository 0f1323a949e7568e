// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QScrollArea>

class QVBoxLayout;

namespace godwit::ui {

class PhaseCard;

/// All phases of the run, a card each, at the left of the window.
class PhaseList : public QScrollArea
{
    Q_OBJECT
public:
    explicit PhaseList(QWidget* parent = nullptr);

    void setStatus(const core::RunStatus& status, bool isBusy);
    void setProgress(const core::Progress& progress);
    void setElapsed(const QString& phase, qint64 milliseconds);
    [[nodiscard]] PhaseCard* card(const QString& phase) const;

Q_SIGNALS:
    void startAsked(const QString& phase);
    void pauseAsked();
    void rollBackAsked(const QString& phase);
    void phaseChosen(const QString& phase);

private:
    void rebuild(const QList<core::PhaseStatus>& phases);

    QVBoxLayout* m_layout = nullptr;
    QList<PhaseCard*> m_cards;
    QStringList m_ids;
};

} // namespace godwit::ui
