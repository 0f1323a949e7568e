// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace godwit::ui {

/// What the window remembers: geometry, columns, the recent list. An ini file in the user's settings folder
/// (organisation "Godwit"). A value that reads and writes through; cheap to create.
class Preferences
{
public:
    static constexpr int kRecent = 8;

    [[nodiscard]] QByteArray bytes(const QString& key) const;
    void setBytes(const QString& key, const QByteArray& value);

    /// Databases opened lately, the last first; those that no longer exist are left out.
    [[nodiscard]] QStringList recent() const;
    void addRecent(const QString& database);
};

} // namespace godwit::ui
