// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events.h"

#include <array>

namespace godwit::core {

namespace {

template <typename State>
struct Named
{
    State state;
    const char* id;
};

constexpr std::array kPhaseStates{
    Named<PhaseState>{PhaseState::NotStarted, "not_started"},
    Named<PhaseState>{PhaseState::Ready, "ready"},
    Named<PhaseState>{PhaseState::Running, "running"},
    Named<PhaseState>{PhaseState::Paused, "paused"},
    Named<PhaseState>{PhaseState::Waiting, "waiting"},
    Named<PhaseState>{PhaseState::Done, "done"},
    Named<PhaseState>{PhaseState::DoneWithExceptions, "done_with_exceptions"},
    Named<PhaseState>{PhaseState::Failed, "failed"},
    Named<PhaseState>{PhaseState::RolledBack, "rolled_back"},
};

constexpr std::array kEntryStates{
    Named<EntryState>{EntryState::Undecided, "undecided"},
    Named<EntryState>{EntryState::Waived, "waived"},
    Named<EntryState>{EntryState::Moved, "moved"},
};

constexpr std::array kVerdicts{
    Named<Verdict>{Verdict::Passed, "passed"},
    Named<Verdict>{Verdict::Warning, "warning"},
    Named<Verdict>{Verdict::Failed, "failed"},
    Named<Verdict>{Verdict::NotRun, "not_run"},
};

template <typename Table, typename State>
QString idOf(const Table& table, State state)
{
    for (const auto& named : table) {
        if (named.state == state)
            return QString::fromLatin1(named.id);
    }
    return {};
}

template <typename Table, typename State>
State stateOf(const Table& table, const QString& id, State otherwise)
{
    for (const auto& named : table) {
        if (id == QLatin1String(named.id))
            return named.state;
    }
    return otherwise;
}

} // namespace

QString stateId(PhaseState state)
{
    return idOf(kPhaseStates, state);
}

PhaseState phaseStateOf(const QString& id)
{
    return stateOf(kPhaseStates, id, PhaseState::NotStarted);
}

QString stateId(EntryState state)
{
    return idOf(kEntryStates, state);
}

EntryState entryStateOf(const QString& id)
{
    return stateOf(kEntryStates, id, EntryState::Undecided);
}

QString verdictId(Verdict verdict)
{
    return idOf(kVerdicts, verdict);
}

Verdict verdictOf(const QString& id)
{
    return stateOf(kVerdicts, id, Verdict::NotRun);
}

qint64 RunStatus::undecided() const
{
    qint64 rows = 0;
    for (const QuarantineCount& count : quarantine)
        rows += count.state == EntryState::Undecided ? count.rows : 0;
    return rows;
}

qint64 RunStatus::quarantined() const
{
    qint64 rows = 0;
    for (const QuarantineCount& count : quarantine)
        rows += count.state != EntryState::Moved ? count.rows : 0;
    return rows;
}

} // namespace godwit::core
