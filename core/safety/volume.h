// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace godwit::core {

/// What the system says of the volume that a path lies on. A value; any thread. Quotas are not in the figures.
struct Volume
{
    quint64 device = 0;  ///< st_dev
    QString mountPoint;
    QString fileSystem;  ///< "ext4", "nfs4", "fuse.sshfs", as /proc/self/mountinfo has it
    QString source;      ///< "/dev/sdb1", "server:/export"
    quint64 magic = 0;   ///< statfs f_type
    qint64 total = 0;    ///< bytes
    qint64 free = 0;     ///< bytes, for us
};

/// Of a path, or of the nearest folder above it that is there.
Result<Volume> volumeOf(const QString& path);

/// What is to stay free: 5 % of the volume, at least 64 MiB and at most 2 GiB; of a tiny volume a quarter.
[[nodiscard]] qint64 reserveOf(const Volume& volume);

/// "NFS", "SMB", "sshfs" …; empty: no network lies between. A FUSE file system counts if it is one of those known to be
/// remote, or its source names a host.
[[nodiscard]] QString networkOf(const Volume& volume);

/// True where two names are known not to be exchangeable (RENAME_EXCHANGE), by the kind of file system.
[[nodiscard]] bool lacksExchange(const Volume& volume);

/// Why it may be pulled out: "mounted below /media", "a USB device", "a removable device"; empty: it stays. `system` is the
/// root of sysfs.
[[nodiscard]] QString removableReason(const Volume& volume, const QString& system = QStringLiteral("/sys"));

} // namespace godwit::core
