// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/look_at_use.h"

#include "core/safety/holders.h"

#include <QFile>

namespace godwit::core {

namespace {

/// By the file's header: a connection would be one more that holds it. Closing the file gives up the locks
/// that this process has on it, so nothing of ours may hold one now.
bool isInWalMode(const QString& path)
{
    constexpr qint64 kReadVersion = 19; // 2: WAL (the file format, 1.3.3)
    QFile file(path);
    char version = 0;
    return file.open(QIODevice::ReadOnly) && file.seek(kReadVersion) && file.getChar(&version) &&
           version == 2;
}

} // namespace

FileUse lookAtUse(const QString& live)
{
    FileUse use;
    const auto found = findHolders(live);
    if (!found || found->holders.isEmpty())
        return use;
    use.holders = describe(found->holders);
    if (isInWalMode(live))
        use.whyNoCopyIn = QStringLiteral(
            "The database is in WAL mode, where SQLite gives no lock that keeps the others out.");
    return use;
}

} // namespace godwit::core
