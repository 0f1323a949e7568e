// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <climits>
#include <cstddef>

/// What the preloaded library was told by its environment. It is loaded into godwit-cli before the C library, counts the
/// calls that change files below one folder, all threads together, and lets the n-th of them fail, or ends the process just
/// before it. Nothing here calls a function that the library wraps itself.
///
///     GODWIT_FAULT_ROOT    only this folder and what is below it count (absolute, no symbolic links); none: the library does nothing
///     GODWIT_FAULT_AT      n, from 1
///     GODWIT_FAULT_DOES    kill, stop (SIGSTOP: it goes on when it gets a SIGCONT), nospace (ENOSPC), io (EIO), quota (EDQUOT)
///     GODWIT_FAULT_LASTS   once (if not said), or on: every later call that can fail so, too
///     GODWIT_FAULT_CALLS   writes (if not said), or reads: pread and read are counted instead
///     GODWIT_FAULT_COUNTS  a file that gets a line for each call counted: number, name, path
///     GODWIT_FAULT_DISK    a file that gets what disk_log.h says, to tell what a power cut would leave
///     GODWIT_CLOCK_SHIFT   seconds by which the clock of the day jumps …
///     GODWIT_CLOCK_AT      … from the n-th call counted on; 0: from the start
namespace godwit::faults {

/// What a call wants of the disk: only what takes space can find it full, and nothing is removed with ENOSPC.
enum class Wants { Space, Sync, Name, Bytes };

/// The path of a descriptor or a name; empty if it is neither the folder nor below it.
struct Place
{
    char path[PATH_MAX] = {};
    [[nodiscard]] bool isBelow() const { return path[0] != '\0'; }
};
Place placeOf(int descriptor);
Place placeOf(int folder, const char* name);

/// Counts one call and decides: 0 to go on, else the errno to fail with. May not return.
int refusalOf(const char* call, const Place& place, Wants wants);

/// How many calls were counted.
long calls();

/// Writes all of it, by the system call itself.
void put(int descriptor, const void* bytes, size_t size);
int openToAppend(const char* name);

} // namespace godwit::faults
