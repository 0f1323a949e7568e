// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace godwit::ui {

/// Keeps the running phase's time going between two progresses, four times a second. Console's thread.
class ElapsedClock : public QObject
{
    Q_OBJECT
public:
    explicit ElapsedClock(QObject* parent = nullptr);
    void follow(const core::Progress& progress);
    void stop();

Q_SIGNALS:
    void ticked(const QString& phase, qint64 milliseconds);

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    core::Progress m_progress;
};

} // namespace godwit::ui
