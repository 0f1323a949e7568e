// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::core {

/// A program that copies a folder elsewhere while it changes, as Dropbox does.
struct Synchroniser
{
    QString name;   ///< "Syncthing"; empty: none was found
    QString folder; ///< that it keeps
};

/// Looks through the folders above a path for the marks that such programs leave, and for the names they give. Any thread.
[[nodiscard]] Synchroniser synchroniserOf(const QString& path);

} // namespace godwit::core
