// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::core {

/// The folder that a journal lies in. Paths within it are written down relative to it, so that a workspace
/// that was moved, renamed or copied names its own files and never those of the place it comes from.
class JournalPlace
{
public:
    explicit JournalPlace(const QString& journal);

    [[nodiscard]] QString folder() const { return m_folder; } ///< without symbolic links
    [[nodiscard]] QString
    stored(const QString& path) const; ///< as the journal has it: relative, or absolute if elsewhere
    [[nodiscard]] QString resolved(const QString& text) const; ///< absolute again
    /// True if the file is, or would be, within the folder, symbolic links on the way followed.
    [[nodiscard]] bool holds(const QString& path) const;

private:
    QString m_given; ///< as it was opened
    QString m_folder;
};

} // namespace godwit::core
