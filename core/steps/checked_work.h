// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/journal/repository.h"
#include "core/safety/file_stamp.h"

namespace godwit::core {

struct StepContext;

/// Which bytes of the work file its checks looked at, so that a change by somebody else shows. It stands in
/// the journal as the fact `checked work`: the file's stamp, XXH3-128 of its content, and the phase whose
/// checks looked; while Godwit itself changes the file, `ours`. What a kill leaves as ours counts as ours.
/// Borrows the journal for one action; all of it reads the file by plain calls, so nothing of this process
/// may have it open.
class CheckedWork
{
public:
    CheckedWork(Repository& journal, qint64 run, QString file, CancelToken cancel)
        : m_journal(journal), m_run(run), m_file(std::move(file)), m_cancel(std::move(cancel))
    {
    }
    [[nodiscard]] static CheckedWork of(StepContext& context);

    /// The checks of a phase looked at this content. What an earlier phase's checks looked at stays as it is
    /// where the content is another: they have to look again themselves.
    Status note(const QString& phase, const FileStamp& stamp, const QString& content);
    /// Before Godwit changes the file, and after. What somebody else changed before stays to be seen.
    Status beginChange();
    Status endChange();
    /// The checks of this phase count no longer: they were rolled back.
    Status forget(const QString& phase);

    enum class Look { Stamp, EveryByte };
    /// Somebody else changed the file, or it is gone. By its stamp, and by its content where that differs.
    Result<bool> isChanged(Look look);
    /// What `isChanged` by the stamp goes by, as text: the same text, the same answer. Empty: it would be
    /// false.
    Result<QString> basis();
    /// WorkChanged, if any byte is not as it was.
    Status refuse();
    [[nodiscard]] Error refusal() const;

private:
    struct Known
    {
        std::optional<FileStamp> stamp; ///< none: nothing was looked at, or Godwit changes it
        QString content;
        QString phase;
        bool isOurs = false;
    };
    Result<Known> known();
    Status put(const QString& text);

    Repository& m_journal;
    qint64 m_run;
    QString m_file;
    CancelToken m_cancel;
};

} // namespace godwit::core
