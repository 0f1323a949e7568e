// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace godwit::faults {

/// What a database holds, whatever lies beside it: what a program finds that opens a copy of the whole set of files, so that
/// looking changes nothing. Version, identity, schema, every row, integrity_check and foreign_key_check; the journal mode
/// apart, since a lock changes it for a while. Remembers what it has read by the bytes of the files.
class LiveContents
{
public:
    struct Content
    {
        QString text; ///< as a person would write it, or why it cannot be read
        QString journalMode;
        bool operator==(const Content&) const = default;
    };
    [[nodiscard]] Content of(const Sandbox& sandbox, const QString& database) const;

private:
    mutable QHash<QByteArray, Content> m_known;
};

/// What has to be the same in the end, with a fault on the way and without one.
struct Facts
{
    LiveContents::Content live;
    QMap<QString, QByteArray> beside; ///< the user's other files: flags, copies, exports
    QJsonObject status;               ///< phases and their states, the account, quarantine, points, whether it is cut over

    /// Empty, or what differs.
    [[nodiscard]] QString differenceFrom(const Facts& expected) const;
};

/// Of a status as --json gives it: without times, costs and paths.
[[nodiscard]] QJsonObject lastingPartOf(const QJsonObject& status);
/// Which snapshots there are.
[[nodiscard]] QJsonArray snapshotsIn(const QJsonObject& status);
[[nodiscard]] bool accountCloses(const QJsonObject& status);
[[nodiscard]] QMap<QString, QByteArray> filesBeside(const Sandbox& sandbox);
/// Of these what a run does outside the database, and undoes: flags, and marks of programs.
[[nodiscard]] QMap<QString, QByteArray> outsideOf(const Sandbox& sandbox);

} // namespace godwit::faults
