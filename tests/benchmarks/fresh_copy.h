// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QTemporaryDir>

namespace godwit::bench {

/// A copy of a sample in a folder of its own, on disk before anything is measured. The folder goes with it,
/// so that the disk holds one part's copies at a time.
class FreshCopy
{
public:
    /// Gives up if it cannot be made.
    FreshCopy(const QString& folder, const QString& sample);

    [[nodiscard]] QString path() const { return beside(QStringLiteral("app.db")); }
    [[nodiscard]] QString beside(const QString& name) const { return QDir(m_folder.path()).filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace godwit::bench
