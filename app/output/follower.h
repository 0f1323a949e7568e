// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QHash>
#include <QStringList>

namespace godwit::app {

/// What changed in a run between two looks at it, as lines; for `monitor`.
class Follower
{
public:
    /// Phases and steps whose state is another than at the last call. The first call tells all that have
    /// begun.
    [[nodiscard]] QStringList changes(const core::RunStatus& status);

    /// What runs now, in one line; empty if nothing does.
    [[nodiscard]] static QString progress(const core::RunStatus& status);

    /// The exit code that tells how a run stands which nobody works on: failed, waiting, with undecided rows,
    /// or done as far as it went.
    [[nodiscard]] static core::Exit exitOf(const core::RunStatus& status);

private:
    [[nodiscard]] bool isNews(const QString& key, core::PhaseState state);

    QHash<QString, core::PhaseState> m_states;
};

} // namespace godwit::app
