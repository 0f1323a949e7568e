// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/batch_clock.h"
#include "core/move/change_tables.h"
#include "core/move/constraint_cause.h"
#include "core/move/key_order.h"

namespace godwit::core {

/// One batch of rows of `table` behind the cursor's, in the order of their identities: `take(row)` has each row that
/// could be evaluated, `takeFailed(error)` each whose expressions failed, with the cursor on that row. An error that is
/// no row's own ends it. Within the caller's transaction and on its thread. True: no row is left; false: the batch's
/// time is over.
template <typename Take, typename TakeFailed>
Result<bool> walkRows(const ChangeScene& scene, KeyWalk& walk, const KeyOrder& order, const QString& table,
                      ChangeCursor& cursor, BatchClock& clock, const Take& take, const TakeFailed& takeFailed)
{
    Statement* rows = &walk.from(cursor.last);
    bool isFirst = true;
    while (true) {
        scene.clearNotes();
        const auto stepped = scene.step(*rows, isFirst);
        isFirst = !stepped; // after a row that failed it begins anew
        if (stepped && !*stepped)
            return true;
        if (stepped) {
            cursor.last = order.identityIn(*rows);
            GODWIT_CHECK(take(*rows));
        } else {
            if (!isOfRow(stepped.error()))
                return stepped.error();
            GODWIT_TRY(const Row failed, order.rowBehind(scene.work, table, cursor.last));
            if (failed.empty())
                return stepped.error();
            cursor.last = failed;
            GODWIT_CHECK(takeFailed(stepped.error()));
            rows = &walk.from(failed);
        }
        ++cursor.position;
        if (clock.isOver()) {
            rows->reset();
            return false;
        }
    }
}

} // namespace godwit::core
