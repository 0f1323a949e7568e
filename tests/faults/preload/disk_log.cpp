// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk_log.h"

#include <cstdlib>
#include <cstring>
#include <mutex>
#include <vector>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace godwit::faults {

namespace {

std::recursive_mutex s_mutex;

int descriptorOfLog()
{
    static const int s_descriptor = openToAppend(std::getenv("GODWIT_FAULT_DISK"));
    return s_descriptor;
}

std::uint64_t inodeOf(int descriptor)
{
    struct stat status = {};
    return ::fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

void record(DiskOp op, std::uint64_t file, off64_t at, const char* first, const char* second, const void* bytes, size_t size)
{
    const DiskRecord header{.op = op,
                            .firstSize = static_cast<std::uint32_t>(std::strlen(first)),
                            .secondSize = static_cast<std::uint32_t>(std::strlen(second)),
                            .padding = 0,
                            .file = file,
                            .at = static_cast<std::uint64_t>(at),
                            .bytes = size,
                            .call = static_cast<std::uint64_t>(calls())};
    put(descriptorOfLog(), &header, sizeof header);
    put(descriptorOfLog(), first, header.firstSize);
    put(descriptorOfLog(), second, header.secondSize);
    put(descriptorOfLog(), bytes, size);
}

} // namespace

DiskLog::DiskLog()
{
    if (isOn())
        s_mutex.lock();
}

DiskLog::~DiskLog()
{
    if (isOn())
        s_mutex.unlock();
}

bool DiskLog::isOn()
{
    return descriptorOfLog() >= 0;
}

void DiskLog::wrote(const Place& place, int descriptor, off64_t at, const void* bytes, size_t size) const
{
    if (isOn() && place.isBelow())
        record(DiskOp::Write, inodeOf(descriptor), at, place.path, "", bytes, size);
}

void DiskLog::wroteUnseen(const Place& place, int descriptor, off64_t at, size_t size) const
{
    if (!isOn() || !place.isBelow())
        return;
    std::vector<char> bytes(size);
    const long got = ::syscall(SYS_pread64, descriptor, bytes.data(), size, at);
    record(DiskOp::Write, inodeOf(descriptor), at, place.path, "", bytes.data(), got > 0 ? static_cast<size_t>(got) : 0);
}

void DiskLog::truncated(const Place& place, int descriptor, off64_t size) const
{
    if (isOn() && place.isBelow())
        record(DiskOp::Truncate, inodeOf(descriptor), size, place.path, "", nullptr, 0);
}

void DiskLog::synced(const Place& place, int descriptor) const
{
    struct stat status = {};
    if (!isOn() || !place.isBelow() || ::fstat(descriptor, &status) != 0)
        return;
    record(S_ISDIR(status.st_mode) ? DiskOp::SyncFolder : DiskOp::SyncFile, status.st_ino, 0, place.path, "", nullptr, 0);
}

void DiskLog::created(const Place& place, int descriptor) const
{
    if (isOn() && place.isBelow())
        record(DiskOp::Create, inodeOf(descriptor), 0, place.path, "", nullptr, 0);
}

void DiskLog::named(DiskOp op, const Place& first, const Place& second) const
{
    if (isOn() && (first.isBelow() || second.isBelow()))
        record(op, 0, 0, first.path, second.path, nullptr, 0);
}

} // namespace godwit::faults
