// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <utility>

namespace godwit::app {

/// A file that gets its name when it is complete: written under a name of its own in the same folder, renamed
/// at the end, and removed (with SQLite's journal of it, and nothing else) by the destructor if that did not
/// happen.
class NewFile
{
public:
    /// Refuses a path that exists, a dangling link too, with TargetExists; creates the temporary file, empty.
    static core::Result<NewFile> beside(const QString& path);

    NewFile(NewFile&& other) noexcept
        : m_path(std::move(other.m_path)), m_temporary(std::exchange(other.m_temporary, QString()))
    {
    }
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();

    [[nodiscard]] QString temporaryPath() const { return m_temporary; }
    /// Refuses a name that has been taken meanwhile.
    core::Status moveIntoPlace();

private:
    NewFile(QString path, QString temporary) : m_path(std::move(path)), m_temporary(std::move(temporary)) {}

    QString m_path;
    QString m_temporary; ///< empty: no longer ours
};

} // namespace godwit::app
