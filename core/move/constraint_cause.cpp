// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/constraint_cause.h"

#include "core/schema/staging.h"

namespace godwit::core {

bool isRefusal(const Error& error)
{
    constexpr int kConstraint = 19; // SQLITE_CONSTRAINT
    constexpr int kTooBig = 18;     // SQLITE_TOOBIG
    constexpr int kMismatch = 20;   // SQLITE_MISMATCH
    const int kind = error.sqlite & 0xff;
    return kind == kConstraint || kind == kTooBig || kind == kMismatch;
}

ConstraintCause constraintCause(const Error& error)
{
    ConstraintCause found{.cause = error.what, .column = {}};
    found.cause.replace(QLatin1String(kReservedPrefix) + QStringLiteral("new_"), QString());
    found.cause = found.cause.section(QStringLiteral(": "), 1); // after "A statement failed: "
    if (found.cause.endsWith(u'.'))
        found.cause.chop(1);
    // "UNIQUE constraint failed: a.u", "cannot store TEXT value in INTEGER column b.n"
    const QString named = found.cause.contains(QStringLiteral(": "))            ? found.cause.section(QStringLiteral(": "), 1)
                          : found.cause.startsWith(QStringLiteral("cannot store")) ? found.cause.section(u' ', -1)
                                                                                   : QString();
    if (named.contains(u'.') && !named.contains(u','))
        found.column = named.section(u'.', -1);
    return found;
}

} // namespace godwit::core
