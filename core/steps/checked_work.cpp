// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/checked_work.h"

#include "core/safety/source_file.h"
#include "core/steps/step.h"

namespace godwit::core {

namespace {

/// "STAMP CONTENT PHASE", or "ours - PHASE".
const QString kFact = QStringLiteral("checked work");
const QString kOurs = QStringLiteral("ours");

} // namespace

CheckedWork CheckedWork::of(StepContext& context)
{
    return {context.journal, context.run.id, context.workFile(), context.cancel};
}

Result<CheckedWork::Known> CheckedWork::known()
{
    GODWIT_TRY(const QString text, m_journal.fact(m_run, kFact));
    const QString first = text.section(u' ', 0, 0);
    return Known{.stamp = FileStamp::ofText(first),
                 .content = text.section(u' ', 1, 1),
                 .phase = text.section(u' ', 2),
                 .isOurs = first == kOurs};
}

Status CheckedWork::put(const QString& text)
{
    return m_journal.putFact(m_run, kFact, text);
}

Status CheckedWork::note(const QString& phase, const FileStamp& stamp, const QString& content)
{
    GODWIT_TRY(const Known before, known());
    if (before.stamp && before.content != content && before.phase != phase)
        return {};
    return put(QStringLiteral("%1 %2 %3").arg(stamp.toText(), content, phase));
}

Status CheckedWork::beginChange()
{
    GODWIT_TRY(const Known before, known());
    GODWIT_TRY(const bool isAnothers, isChanged(Look::Stamp));
    if (!before.stamp || isAnothers)
        return {};
    return put(QStringLiteral("%1 - %2").arg(kOurs, before.phase));
}

Status CheckedWork::endChange()
{
    GODWIT_TRY(const Known before, known());
    if (!before.isOurs)
        return {};
    GODWIT_TRY(const auto swap, m_journal.openIntent());
    if (swap)
        return {}; // it was not ended: what has the work file's name may be what was live
    const auto stamp = stampOf(m_file);
    if (!stamp)
        return {}; // a rollback to before there was one
    GODWIT_TRY(const QString content, liveStateOf(m_file, m_cancel));
    return put(QStringLiteral("%1 %2 %3").arg(stamp->toText(), content, before.phase));
}

Status CheckedWork::forget(const QString& phase)
{
    GODWIT_TRY(const Known before, known());
    return before.phase == phase ? put(QStringLiteral("")) : Status();
}

Result<bool> CheckedWork::isChanged(Look look)
{
    GODWIT_TRY(const Known before, known());
    if (!before.stamp)
        return false;
    const auto now = stampOf(m_file);
    if (!now && now.error().code != ErrorCode::FileMissing)
        return now.error();
    if (!now)
        return true;
    if (look == Look::Stamp && *now == *before.stamp)
        return false;
    GODWIT_TRY(const QString content, liveStateOf(m_file, m_cancel));
    return content != before.content;
}

Result<QString> CheckedWork::basis()
{
    GODWIT_TRY(const Known before, known());
    if (!before.stamp)
        return QString();
    const auto now = stampOf(m_file);
    return QStringLiteral("%1 %2 %3")
        .arg(before.stamp->toText(), before.content, now ? now->toText() : now.error().id());
}

Status CheckedWork::refuse()
{
    GODWIT_TRY(const bool isAnothers, isChanged(Look::EveryByte));
    return isAnothers ? Status(refusal()) : Status();
}

Error CheckedWork::refusal() const
{
    return Error(
        ErrorCode::WorkChanged,
        QStringLiteral("Somebody else changed the work file %1 after it was validated.").arg(m_file));
}

} // namespace godwit::core
