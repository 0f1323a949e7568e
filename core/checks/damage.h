// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace godwit::core {

/// What lines of integrity_check are about.
struct Damage
{
    QStringList structure; ///< pages, b-trees, records; and all that is not one of the others
    QStringList entries;   ///< entries of an index that its table does not have, or the other way round
    QStringList
        values; ///< values that a CHECK, a NOT NULL or a type would not take today: the file itself is whole
    QStringList indexes; ///< names in `entries`, each once

    /// What makes the file itself broken.
    [[nodiscard]] QStringList broken() const { return structure + entries; }
};
[[nodiscard]] Damage sorted(const QStringList& lines);

} // namespace godwit::core
