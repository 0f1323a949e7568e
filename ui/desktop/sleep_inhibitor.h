// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace godwit::ui {

/// Keeps the machine awake while a phase writes, through login1's Inhibit. Where there is no login1 it does
/// nothing. Letting go is closing the descriptor; the system does it too if the program dies.
class SleepInhibitor : public QObject
{
    Q_OBJECT
public:
    explicit SleepInhibitor(QObject* parent = nullptr) : QObject(parent) {}
    void setActive(bool isActive);

private:
    void ask();

    bool m_isActive = false;
    QDBusUnixFileDescriptor m_lock;
};

} // namespace godwit::ui
