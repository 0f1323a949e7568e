// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/usage_error.h"

#include "app/text.h"

namespace godwit::app {

core::Error usageError(const QString& what)
{
    return core::Error(core::ErrorCode::Usage, what)
        .withState(Text::tr("Nothing was opened or changed."))
        .withNext(Text::tr("Correct the command line and try again."));
}

} // namespace godwit::app
