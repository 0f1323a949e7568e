// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <optional>

namespace godwit::core {

/// The numbers of a database that a schema script or a plan states; nothing: it says nothing of them, which is not the same
/// as 0.
struct StatedVersions
{
    std::optional<qint64> userVersion;
    std::optional<qint64> applicationId;
};

/// What the PRAGMAs of a schema script say; the last one of a name counts. The errors of catalogOfScript. Any thread.
Result<StatedVersions> versionsStatedIn(const QString& script);

} // namespace godwit::core
