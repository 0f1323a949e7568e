// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/run/run_fixture.h"
#include "tests/core/safety/support.h"

/// Ways in which the file under the database's name, or a piece of the workspace, is not what it should be.
namespace godwit::tests {

inline void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    (void)file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
}

/// The first place of some bytes in a file gets others of the same length.
inline void flip(const QString& path, const QByteArray& from, const QByteArray& to)
{
    QByteArray bytes = fileBytes(path);
    const qsizetype at = bytes.indexOf(from);
    if (at < 0 || from.size() != to.size())
        qFatal("the file does not hold these bytes");
    writeBytes(path, bytes.replace(at, from.size(), to));
}

/// "header", "missing", "empty", "cut off" or "hot journal".
inline void damage(const QString& database, const QString& how)
{
    if (how == QStringLiteral("header"))
        writeBytes(database,
                   QByteArray("no database at all").leftJustified(4096, 'x') + fileBytes(database).mid(4096));
    else if (how == QStringLiteral("missing"))
        QFile::remove(database);
    else if (how == QStringLiteral("empty"))
        writeBytes(database, {});
    else if (how == QStringLiteral("cut off"))
        writeBytes(database, fileBytes(database).chopped(5000));
    else if (how == QStringLiteral("hot journal"))
        writeBytes(database + QStringLiteral("-journal"),
                   QByteArray::fromHex("d9d505f920a163d7") + QByteArray(600, '\1'));
    else
        qFatal("no such damage");
}

} // namespace godwit::tests
