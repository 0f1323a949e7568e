// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/safety/volume.h"

#include <QElapsedTimer>
#include <QStringList>

#include <functional>

namespace godwit::core {

/// Watches free space while steps run: below the reserve of a volume in use it asks for a pause, so that the batch under way
/// ends and is kept, instead of a full disk ending it. Owned by the runner for one go; the worker thread.
class SpaceWatch
{
public:
    using Look = std::function<Result<Volume>(const QString& folder)>;

    /// `acceptedTight`: a person was told that it is tight and said yes; then only a quarter of the reserve is kept.
    SpaceWatch(QStringList folders, const CancelToken& cancel, bool acceptedTight, Look look = &volumeOf);

    /// To be called wherever progress is told; looks at most ten times a second, the first time at once.
    void look();
    /// How a step ended: ReserveReached instead of Paused if this watch asked for the pause, which is taken back then.
    Status judge(const Status& ended);

private:
    QStringList m_folders;
    CancelToken m_cancel;
    bool m_acceptedTight = false;
    Look m_look;
    QElapsedTimer m_sinceLook;
    bool m_hasAsked = false;
    QString m_shortage; ///< a sentence; empty: there is room
};

} // namespace godwit::core
