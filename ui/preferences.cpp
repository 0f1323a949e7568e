// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences.h"

#include <QFileInfo>
#include <QSettings>

namespace godwit::ui {

namespace {

QSettings settings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Godwit"),
                     QStringLiteral("godwit"));
}

QString recentKey()
{
    return QStringLiteral("recent");
}

} // namespace

QByteArray Preferences::bytes(const QString& key) const
{
    return settings().value(key).toByteArray();
}

void Preferences::setBytes(const QString& key, const QByteArray& value)
{
    settings().setValue(key, value);
}

QStringList Preferences::recent() const
{
    QStringList existing;
    for (const QString& path : settings().value(recentKey()).toStringList()) {
        if (QFileInfo::exists(path))
            existing.append(path);
    }
    return existing;
}

void Preferences::addRecent(const QString& database)
{
    QStringList paths = recent();
    paths.removeAll(database);
    paths.prepend(database);
    settings().setValue(recentKey(), paths.mid(0, kRecent));
}

} // namespace godwit::ui
