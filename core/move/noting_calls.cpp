// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/noting_calls.h"

#include "core/functions/functions.h"
#include "core/schema/sql_calls.h"
#include "core/schema/sql_words.h"
#include "core/schema/staging.h"

#include <algorithm>

namespace godwit::core {

bool canNote(const QString& sql)
{
    static const QStringList kOurs = functionNames();
    const QStringList called = calledNames(sql);
    return mentions(sql, u"regexp") || std::any_of(called.begin(), called.end(), [](const QString& name) {
               return kOurs.contains(foldedName(name)) || name.startsWith(QLatin1String(kReservedPrefix));
           });
}

} // namespace godwit::core
