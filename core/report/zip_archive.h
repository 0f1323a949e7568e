// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace godwit::core {

/// A ZIP archive in memory: files by their names, in their order. Written by us and read from anywhere: what
/// is read is taken for hostile. Any thread.
class ZipArchive
{
public:
    struct File
    {
        QString name; ///< relative, with '/': "plan/plan.yaml"
        QByteArray bytes;
    };

    /// What an archive may hold at most; beyond it is refused before anything is unpacked.
    struct Limits
    {
        qint64 archiveBytes = 512LL * 1024 * 1024;
        qint64 unpackedBytes = 1024LL * 1024 * 1024; ///< of all files together
        qint64 files = 20'000;
    };

    /// `at`: the time that each file gets.
    static Result<QByteArray> pack(const QList<File>& files, const QDateTime& at);

    /// EvidenceUnreadable: no archive, cut off, encrypted, a name that leads out of a folder or is there
    /// twice, a link, a folder, too large. EvidenceTampered: a file whose bytes are not those that were
    /// packed.
    static Result<QList<File>> unpack(const QByteArray& archive, const Limits& limits);
    static Result<QList<File>> unpack(const QByteArray& archive) { return unpack(archive, Limits()); }
};

} // namespace godwit::core
