// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"

#include <QElapsedTimer>

namespace godwit::core {

/// How long work that cannot be cut into batches may let somebody wait who asked for a pause. A batch ends
/// within a quarter of a second and is kept; what goes on for longer than kPauseMs after a look first saw the
/// wish stops in the middle as a cancel would stop it, is undone and begun again when the run goes on. One
/// for each such piece of work, on its thread.
class Patience
{
public:
    static constexpr qint64 kPauseMs = 400; // beside a batch of 250 ms and what ends a run: below a second

    /// Whether the work has to stop where it is: at once for a cancel, a while after the first look that saw
    /// a pause.
    [[nodiscard]] bool isOver(const CancelToken& token);

private:
    QElapsedTimer m_sincePause; ///< invalid while nobody wants one
};

} // namespace godwit::core
