// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands.h"
#include "tests/faults/power_cut/disk_image.h"
#include "tests/faults/support/facts.h"
#include "tests/faults/support/sandbox.h"
#include "tests/faults/support/strays.h"

#include <optional>
#include <random>

namespace godwit::faults {

/// What happens after the fault.
enum class Then {
    Resume,          ///< the same command again
    VerifyAndResume, ///< what is kept is verified before that
    GoBack,          ///< a rollback instead, then the command again
    KillAgain        ///< the same command again, killed too, then once more
};
[[nodiscard]] QString thenId(Then then);

struct Violation
{
    QString command;
    Fault fault;
    Then then;
    QString what;
};

/// A command without a fault: what it starts from, which calls it makes, and what is there in the end.
struct Baseline
{
    int exit = 0;
    QList<CountedCall> calls;
    QList<CountedCall> reads;
    Facts before;
    Facts after;
    QStringList known; ///< the user's files in the end: none of them is a stray one
    QString failed;    ///< what went wrong without any fault; empty
};

/// Injects faults into the commands of one table, one at a time, in a sandbox of its own, and checks after each what SAFETY.md
/// promises. One worker's; one thread.
class Sweep
{
public:
    explicit Sweep(SweepTable table);

    [[nodiscard]] const SweepTable& table() const { return m_table; }
    const Baseline& baselineOf(const SweepCommand& command);
    /// Empty: all promises were kept. Nothing: the command ended before it made that call.
    std::optional<QString> inject(const SweepCommand& command, const Fault& fault, Then then, std::mt19937& random);

    /// The same for a power cut just before the n-th sync of the command.
    std::optional<QString> cutPower(const SweepCommand& command, long sync, Survives survives, Then then, std::mt19937& random);

private:
    QString checkAfter(const SweepCommand& command, const Ran& ran, Then then, std::mt19937& random);
    void make(const QString& state);
    void makeUnlinked(const QString& state);
    Facts factsOf(const SweepCommand& command, const QJsonObject& status) const;
    QString checkRightAfter(const SweepCommand& command, const Baseline& baseline, const Ran& ran) const;
    QString checkError(const SweepCommand& command, const Ran& ran) const;
    QString checkTheEnd(const SweepCommand& command, const Baseline& baseline, const Ran& ran, const QStringList& known) const;
    QString checkWayBack(const SweepCommand& command, const Baseline& baseline);
    QString resumed(const SweepCommand& command, const Baseline& baseline) const;
    QJsonObject verifiedStatus(QString& failed) const;
    QString checkPrograms() const;
    QString checkUndone(const SweepCommand& command) const;
    [[nodiscard]] bool mayHold(const SweepCommand& command, const QString& content) const;
    void makeStatesOf(const SweepCommand& command);

    SweepTable m_table;
    Sandbox m_sandbox;
    LiveContents m_contents;
    QMap<QString, LiveContents::Content> m_states; ///< states made so far, and what the database held
    QMap<QString, QMap<QString, QByteArray>> m_outside; ///< marks and flags in these states
    QMap<QString, Baseline> m_baselines;
};

} // namespace godwit::faults
