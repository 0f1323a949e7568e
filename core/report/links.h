// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"

namespace godwit::core {

/// Takes out the links to what this document does not hold: its kinds share sections, and not all have all of
/// them.
void dropDeadLinks(Document& document);

} // namespace godwit::core
