// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

/// What is found before the first change: values that cross threads, for front ends and the journal.
namespace godwit::core {

/// An error blocks, a warning wants an explicit yes, a note is only said.
enum class FindingSeverity { Note, Warning, Error };
[[nodiscard]] QString severityId(FindingSeverity severity); ///< "note", "warning", "error"

/// One thing that was found.
struct Finding
{
    ErrorCode code = ErrorCode::FileFailed;
    FindingSeverity severity = FindingSeverity::Note;
    QString what;    ///< one sentence
    QString next;    ///< what a person can do
    QString subject; ///< what it is about: a path, an object, a volume. With the code it tells findings apart

    [[nodiscard]] QString id() const { return codeId(code); } ///< "GW-5107"
    /// The same finding again, as far as having accepted it goes: "GW-5107 /home/a/app.db".
    [[nodiscard]] QString key() const { return id() + u' ' + subject; }
    [[nodiscard]] Error toError() const;
};

/// One use of a volume, in bytes.
struct SpaceShare
{
    QString what; ///< "snapshot", "work file"
    qint64 now = 0;
    qint64 peak = 0;  ///< of this share; shares peak at different times
    qint64 after = 0; ///< when all phases are done, before *Finish*
};

/// What a run needs on one volume, estimated from above. All figures in bytes.
struct VolumeNeed
{
    quint64 device = 0;
    QString mountPoint;
    QString fileSystem; ///< "ext4"
    qint64 total = 0;
    qint64 free = 0;    ///< for us
    qint64 reserve = 0; ///< is to stay free
    qint64 now = 0;     ///< what the database and its workspace take by now
    qint64 peak = 0;    ///< the most they take at once
    qint64 after = 0;
    qint64 least = 0;   ///< what is written in any case, beyond `now`
    QList<SpaceShare> shares;

    [[nodiscard]] qint64 freeAtPeak() const { return free - (peak - now); } ///< below 0: it may not be enough
    [[nodiscard]] qint64 freeAfter() const { return free - (after - now); }
};

struct PreflightReport
{
    QString database;
    QString workspace;
    QDateTime at;                 ///< UTC
    bool isBeforeCutover = false; ///< looked at for the cut-over; else for the first change
    QList<Finding> findings;      ///< errors first, then warnings, then notes
    QList<VolumeNeed> volumes;

    [[nodiscard]] qsizetype count(FindingSeverity severity) const;
    [[nodiscard]] const Finding* worstError() const; ///< null: there is no error
    /// 0 nothing but notes, 3 warnings, else of the worst error: 1 before 6 before 5.
    [[nodiscard]] Exit exit() const;
};

/// Errors first, each kind in the order it was found.
void sortFindings(QList<Finding>& findings);

} // namespace godwit::core

Q_DECLARE_METATYPE(godwit::core::PreflightReport)
