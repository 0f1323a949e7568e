// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep.h"

#include <functional>

namespace godwit::faults {

/// Numbers of the calls, from 1, whose name and path are so.
[[nodiscard]] QList<long> callsWhere(const QList<CountedCall>& calls, const std::function<bool(const CountedCall&)>& isSo);
/// From one call to another, both included.
[[nodiscard]] QList<long> allBetween(long first, long last);
/// At most so many of them, spread evenly, the first and the last among them.
[[nodiscard]] QList<long> thinned(const QList<long>& moments, int most);
/// The call that exchanges two names; 0: there is none.
[[nodiscard]] long exchangeOf(const Baseline& baseline);

/// Injects all of these; empty, or the first violation. Fails too if none could be injected.
[[nodiscard]] QString injectAll(Sweep& sweep, const QString& command, const QList<long>& moments, const Fault& fault, Then then = Then::Resume);
[[nodiscard]] const SweepCommand& commandNamed(const Sweep& sweep, const QString& name);

} // namespace godwit::faults
