// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace godwit::ui {

/// Tells through org.freedesktop.Notifications that long work has ended. Without a session bus or a
/// notification service it says nothing; it never waits.
class Notifier : public QObject
{
    Q_OBJECT
public:
    explicit Notifier(QObject* parent = nullptr) : QObject(parent) {}
    void notify(const QString& summary, const QString& body);
};

} // namespace godwit::ui
