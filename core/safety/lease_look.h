// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::core {

/// Somebody has the lease of a workspace (`safety/lease`), we or another; also where that cannot be found out.
[[nodiscard]] bool isLeaseTaken(const QString& path);

} // namespace godwit::core
