// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QVariantMap>

namespace godwit::ui {

void Notifier::notify(const QString& summary, const QString& body)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = QStringLiteral("org.freedesktop.Notifications");
    QDBusMessage message = QDBusMessage::createMethodCall(
        service, QStringLiteral("/org/freedesktop/Notifications"), service, QStringLiteral("Notify"));
    constexpr int kServiceDecides = -1;
    message << QStringLiteral("Godwit") << 0U << QStringLiteral("godwit") << summary << body.toHtmlEscaped()
            << QStringList() << QVariantMap() << kServiceDecides;
    bus.asyncCall(message);
}

} // namespace godwit::ui
