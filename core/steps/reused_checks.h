// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/safety/file_stamp.h"
#include "core/steps/step.h"

namespace godwit::core {

/// Results of a validate step that still hold: younger than an hour, none of them failed, of the same plan,
/// and every byte of the file and of the snapshot's manifest as it was. Such results stand in the journal
/// already.
class ReusedChecks
{
public:
    /// The state that results are about. Reads the file whole: nothing of ours may have it open.
    static Result<ReusedChecks> look(StepContext& context);

    [[nodiscard]] const FileStamp& stamp() const { return m_stamp; } ///< of the file, before it was opened
    /// What was found before, marked as reused; empty: nothing holds.
    Result<QList<CheckResult>> find();
    /// The results of now are about this state.
    Status note();
    /// Whatever was found, now or before, was found in this work file, or in this live one.
    Status noteFile();

private:
    ReusedChecks(StepContext& context, const FileStamp& stamp, QString file, QString state)
        : m_context(&context), m_stamp(stamp), m_file(std::move(file)), m_state(std::move(state))
    {
    }
    [[nodiscard]] QString fact() const;

    StepContext* m_context;
    FileStamp m_stamp;
    QString m_file;
    QString m_state;
};

} // namespace godwit::core
