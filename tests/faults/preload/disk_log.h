// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "told.h"

#include <cstdint>
#include <sys/types.h>

/// A log of everything that changes files below the folder, in the order in which it happened, with the bytes. power_cut.h
/// tells from it what a disk would hold after a power cut at any moment. Nothing is written without GODWIT_FAULT_DISK.
///
/// One record: this header, then the first name, the second name, the bytes.
namespace godwit::faults {

enum class DiskOp : std::uint32_t { Create, Write, Truncate, SyncFile, SyncFolder, Rename, Exchange, Link, Unlink, MakeFolder };

struct DiskRecord
{
    DiskOp op;
    std::uint32_t firstSize;
    std::uint32_t secondSize;
    std::uint32_t padding;
    std::uint64_t file; ///< inode, of Create, Write, Truncate, SyncFile
    std::uint64_t at;   ///< offset, or the size of a Truncate
    std::uint64_t bytes;
    std::uint64_t call; ///< number of the call that was counted last
};

/// Held around a call and its record, so that records stand in the order of the calls.
class DiskLog
{
public:
    DiskLog();
    ~DiskLog();
    DiskLog(const DiskLog&) = delete;
    DiskLog& operator=(const DiskLog&) = delete;

    [[nodiscard]] static bool isOn();
    void wrote(const Place& place, int descriptor, off64_t at, const void* bytes, size_t size) const;
    /// The bytes are read back from the file: for calls that move them inside the system.
    void wroteUnseen(const Place& place, int descriptor, off64_t at, size_t size) const;
    void truncated(const Place& place, int descriptor, off64_t size) const;
    void synced(const Place& place, int descriptor) const;
    void created(const Place& place, int descriptor) const;
    void named(DiskOp op, const Place& first, const Place& second = {}) const;
};

} // namespace godwit::faults
