// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/move/row_reader.h"

namespace godwit::core {

/// The rows of a reading pass, batch by batch, for the one who writes. Either read on the writer's own connection, when
/// the next batch is asked for; or read ahead by a thread with a connection of its own to a file that does not change
/// (the snapshot), through a ring of a few batches. Used on the writer's thread; the destructor stops the reading thread
/// and waits for it.
class RowStream
{
public:
    virtual ~RowStream() = default;

    /// The next batch, valid until the next call; null: the source is at its end.
    virtual Result<const RowBatch*> next() = 0;

    /// Reads on `work`, whose functions write to `verdict`.
    static Result<std::unique_ptr<RowStream>> beside(Database& work, std::shared_ptr<RowVerdict> verdict,
                                                     const CompiledMove& move, const ReadPosition& from, bool isUtf16);
    /// Reads `file` ahead, on a thread.
    static Result<std::unique_ptr<RowStream>> ahead(const QString& file, const CompiledMove& move, const ReadPosition& from,
                                                    bool isUtf16, const CancelToken& cancel);
};

} // namespace godwit::core
