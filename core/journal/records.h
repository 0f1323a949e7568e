// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/sqlite/value.h"

/// The rows of the journal as values.
namespace godwit::core {

struct RunRecord
{
    qint64 id = 0;
    QString database;    ///< absolute path of the live file
    QString planPath;
    QString planName;
    QString planVersion;
    QString planHash;
    QString approvedHash; ///< the hash a person said yes to
    QString strategy;
    QString seed;        ///< keeps generated ids the same over resume, rollback and replay
    QDateTime startedAt;
    QDateTime cutOverAt;  ///< invalid: not cut over
    QDateTime finishedAt; ///< invalid: not finished
    QString journalMode;  ///< of the source when the run began
    qint64 originalSnapshot = 0; ///< 0: none yet
    QString keptOriginal; ///< path of the swapped-out original; empty before cut-over
};

/// What a step cost, or a whole phase.
struct CostRecord
{
    static constexpr int kWholePhase = -1;

    QString phase;
    int step = kWholePhase; ///< number of the step within the phase
    Cost cost;
};

/// A rollback point in the chain of states of one run; the first is relative to the original's snapshot.
struct PointRecord
{
    qint64 run = 0;
    QString phase;
    int ordinal = 0;       ///< of the phase in the plan
    bool hasWorkFile = false; ///< false: the phase started before there was a work file
    bool isLive = false;   ///< the state is the live file's (after the cut-over)
    QString deltaPath;     ///< empty without a work file, and of a point that needs none: see isShared
    QString pagesPath;
    QString digest;        ///< of the PageState
    qint64 bytes = 0;
    QDateTime takenAt;

    /// Before a phase that changes no data: its state is that of the point after it, or, while there is none, of the work
    /// file as it is.
    [[nodiscard]] bool isShared() const { return hasWorkFile && deltaPath.isEmpty(); }
    /// The state that the cut-over of this phase put in place, behind the phase's own point and with its ordinal. Nobody goes
    /// back to it: what was written since is found against it.
    [[nodiscard]] bool isSwappedIn() const { return phase.endsWith(u'+'); }
    [[nodiscard]] static QString swappedInBy(const QString& phase) { return phase + u'+'; } // no id of a phase has a +
};

struct SnapshotRecord
{
    SnapshotInfo info;
    qint64 number = 0;
    qint64 run = 0;
    QString manifestPath;
    QString manifestSha256; ///< as it was taken; empty: not known
    qint64 longestRow = 0; ///< bytes in the long values of a row; known where it was just taken, and not kept
};

/// How a source key ended, where it is not simply moved under its own key.
enum class Disposition { Moved = 0, Merged = 1, Skipped = 2, Quarantined = 3 };
[[nodiscard]] QString dispositionId(Disposition disposition);

struct LineageRecord
{
    QString table;
    Value rowId;
    Value key;
    Disposition disposition = Disposition::Moved;
    Value targetKey;
    QString rule;
};

/// New values that a person gave to one row of the source. The row is the one of `table` with this key and this
/// digest; an edit of a row that was edited before has the digest of the edited row.
struct EditRecord
{
    qint64 id = 0;
    qint64 entry = 0; ///< in quarantine, as it was numbered then
    QString table;
    QString key; ///< null: the key is NULL
    QString digest;
    QList<std::pair<QString, Value>> values; ///< column → value
    bool isInEffect = true; ///< false: withdrawn, or the row was waived or edited anew later
    QString leftOut = {};   ///< why the last phase that tried it left the row as it was; empty: it did not
};

struct FlagRecord
{
    qint64 id = 0;
    qint64 run = 0;
    QString phase;
    int step = 0;
    QString file;
    QString key;
    QString ours;
    bool fileExisted = false;
    std::optional<QString> before;
    int parentsMade = 0;
};

/// A program of the plan that ran, or was about to; open until it is undone.
struct CommandRecord
{
    qint64 id = 0;
    qint64 run = 0;
    QString phase;
    int step = 0;
    QString name;
    QStringList undo; ///< the program and its arguments; empty: nothing undoes it
    int timeLimitMs = 0;
};

/// A swap that was begun: written before, closed after, so that the next start can finish or undo it.
struct IntentRecord
{
    qint64 id = 0;
    qint64 run = 0;
    QString kind;        ///< "cutover", "restore", "rollback", "cleanup"
    QString live;        ///< the database's path
    QString incoming;    ///< the file that is to take its place; after an exchange it holds what was live
    QString kept;        ///< where what was live ends up
    quint64 liveInode = 0;
    quint64 incomingInode = 0;
    QString journalMode; ///< the live file gets at the end
    QString phase;
};

} // namespace godwit::core
