// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/new_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace godwit::app {

using core::Error;
using core::ErrorCode;

namespace {

bool isTaken(const QString& path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

Error takenError(const QString& path)
{
    return Error(ErrorCode::TargetExists,
                 QCoreApplication::translate("Sample", "%1 exists already.").arg(path));
}

Error fileError(const QString& path, const QString& reason)
{
    return Error(ErrorCode::FileFailed,
                 QCoreApplication::translate("Sample", "%1 cannot be created: %2.").arg(path, reason));
}

} // namespace

core::Result<NewFile> NewFile::beside(const QString& path)
{
    if (isTaken(path))
        return takenError(path);
    const QFileInfo info(path);
    const QString folder =
        info.absoluteDir().canonicalPath(); // the database is opened without following links
    if (folder.isEmpty() || info.fileName().isEmpty())
        return fileError(path, QCoreApplication::translate("Sample", "there is no such folder"));
    const QString target = QDir(folder).filePath(info.fileName());
    const QString temporary =
        target + QStringLiteral(".part-") + QUuid::createUuid().toString(QUuid::Id128).left(8);
    QFile file(temporary);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fileError(path, file.errorString());
    return NewFile(target, temporary);
}

NewFile::~NewFile()
{
    if (m_temporary.isEmpty())
        return;
    QFile::remove(m_temporary + QStringLiteral("-journal"));
    QFile::remove(m_temporary);
}

core::Status NewFile::moveIntoPlace()
{
    QFile file(m_temporary);
    if (!file.rename(m_path)) // never replaces
        return isTaken(m_path) ? takenError(m_path) : fileError(m_path, file.errorString());
    m_temporary.clear();
    return {};
}

} // namespace godwit::app
