// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "moments.h"

namespace godwit::faults {

QList<long> callsWhere(const QList<CountedCall>& calls, const std::function<bool(const CountedCall&)>& isSo)
{
    QList<long> moments;
    for (qsizetype index = 0; index < calls.size(); ++index) {
        if (isSo(calls.at(index)))
            moments.append(index + 1);
    }
    return moments;
}

QList<long> allBetween(long first, long last)
{
    QList<long> moments;
    for (long moment = std::max(1L, first); moment <= last; ++moment)
        moments.append(moment);
    return moments;
}

QList<long> thinned(const QList<long>& moments, int most)
{
    if (moments.size() <= most)
        return moments;
    QList<long> some;
    for (int index = 0; index < most; ++index)
        some.append(moments.at(index * (moments.size() - 1) / (most - 1)));
    return some;
}

long exchangeOf(const Baseline& baseline)
{
    return callsWhere(baseline.calls, [](const CountedCall& call) { return call.name.endsWith(QStringLiteral(":exchange")); }).value(0);
}

const SweepCommand& commandNamed(const Sweep& sweep, const QString& name)
{
    for (const SweepCommand& command : sweep.table().commands) {
        if (command.name == name)
            return command;
    }
    qFatal("There is no command %s.", qPrintable(name));
}

QString injectAll(Sweep& sweep, const QString& command, const QList<long>& moments, const Fault& fault, Then then)
{
    int injected = 0;
    for (const long moment : moments) {
        Fault one = fault;
        one.at = moment;
        std::mt19937 random(static_cast<unsigned>(moment));
        const auto violated = sweep.inject(commandNamed(sweep, command), one, then, random);
        injected += violated ? 1 : 0;
        if (violated && !violated->isEmpty())
            return QStringLiteral("%1, %2, %3: %4").arg(command, one.text(), thenId(then), *violated);
    }
    return injected > 0 ? QString() : QStringLiteral("%1: no fault was injected").arg(command);
}

} // namespace godwit::faults
