// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace godwit::tests {

/// The bytes of a file that the test cannot do without: it ends where it cannot be read.
[[nodiscard]] inline QByteArray fileContent(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    return file.readAll();
}

/// The bytes of a file that may be gone or closed to us; then "(missing)", so that a comparison says so.
[[nodiscard]] inline QByteArray contentIfAny(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

} // namespace godwit::tests
