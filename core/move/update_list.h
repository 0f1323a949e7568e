// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/batch_clock.h"
#include "core/move/change_tables.h"
#include "core/move/update_text.h"

namespace godwit::core {

/// The rows of an update with `order`, in that order: filled batch by batch, then taken from its beginning.
/// Borrows all it is given; used within the caller's transaction.
class UpdateList
{
public:
    struct Entry
    {
        qint64 place = 0;
        Row identity;
    };

    UpdateList(const ChangeScene& scene, const UpdateText& text) : m_scene(scene), m_text(text) {}
    Status prepare();
    /// Rows behind the cursor's, in the order of their identities. True: all are listed; false: the batch's
    /// time is over.
    Result<bool> fill(ChangeCursor& cursor, BatchClock& clock);
    /// The first few of those that are left.
    Result<std::vector<Entry>> next();
    Status remove(const Entry& entry);

private:
    const ChangeScene& m_scene;
    const UpdateText& m_text;
    std::optional<KeyWalk> m_walk;
    std::optional<Statement> m_insert;
    std::optional<Statement> m_next;
    std::optional<Statement> m_remove;
};

} // namespace godwit::core
