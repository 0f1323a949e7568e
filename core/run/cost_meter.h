// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost.h"

#include <QElapsedTimer>
#include <QString>

namespace godwit::core {

/// Measures what this process spends from the meter's making on. Linux counts for the whole process: in the console the
/// drawing of its pages is in it. Meters do not disturb each other. A figure that cannot be read is absent.
///
/// - Bytes read and written are `rchar` and `wchar` of /proc/self/io: what went through read and write calls, whether the
///   system's cache served it or the disk. They are the same on every file system and for a warm or a cold cache, which
///   `read_bytes` and `write_bytes` are not. What is read through mapped memory is not in them.
/// - Bytes of content are the growth of the work file; absent while there is none.
/// - CPU seconds are user and system time of all threads (getrusage).
/// - Peak memory is resident memory with mapped files. Where the process's own peak (VmHWM) rose in the meantime it is
///   exact; else it is the largest figure that `sample` saw, so a short peak between two samples below an earlier peak of
///   the process is missed. VmHWM is not reset through /proc/self/clear_refs: that would lower `ru_maxrss` too, by which
///   others (`time -v`, our benchmarks) measure us from outside.
class CostMeter
{
public:
    explicit CostMeter(QString workFile);

    /// Looks at the memory now; call it often, it reads one line.
    void sample();
    [[nodiscard]] Cost cost();

private:
    struct Reading
    {
        std::optional<qint64> read;
        std::optional<qint64> written;
        std::optional<qint64> peak; ///< of the process so far
        std::optional<double> cpuSeconds;
        std::optional<qint64> workBytes;
    };
    [[nodiscard]] Reading reading() const;

    QString m_workFile;
    QElapsedTimer m_timer;
    Reading m_begin;
    std::optional<qint64> m_largest; ///< of the samples
};

} // namespace godwit::core
