// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"

#include <QTemporaryDir>

#include <memory>

/// Nobody cancels.
inline const godwit::core::CancelToken kGo;

/// A folder for the files of one test, which is derived from this and calls anew() before each function. It
/// is removed with the next one or with the test.
class FileFolder
{
protected:
    void anew()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        if (!m_folder->isValid())
            qFatal("The test cannot make a folder: %s", qPrintable(m_folder->errorString()));
    }
    [[nodiscard]] QString folder() const { return m_folder->path(); }
    [[nodiscard]] QString in(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString in(const char* name) const { return in(QString::fromUtf8(name)); }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};
