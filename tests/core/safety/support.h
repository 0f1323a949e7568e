// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/file_content.h"

#include <QByteArray>
#include <QDir>
#include <QString>
#include <QStringList>

#include <sys/stat.h>
#include <unistd.h>

inline void putFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("The test cannot write %s", qPrintable(path));
}

/// "(missing)" if it is not there.
inline QByteArray fileBytes(const QString& path)
{
    return godwit::tests::contentIfAny(path);
}

/// Every name in the folder, hidden ones too: stray temporary files show here.
inline QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                                  QDir::Name);
}

inline int modeOf(const QString& path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 07777) : -1;
}

/// Root writes into read-only folders: while one of these lives, a test that runs as root is somebody else.
class AsOrdinaryUser
{
public:
    static constexpr uid_t kNobody = 65534;
    AsOrdinaryUser() : m_wasRoot(::geteuid() == 0 && ::seteuid(kNobody) == 0) {}
    ~AsOrdinaryUser()
    {
        if (m_wasRoot && ::seteuid(0) != 0)
            qFatal("The test cannot become root again");
    }
    AsOrdinaryUser(const AsOrdinaryUser&) = delete;
    AsOrdinaryUser& operator=(const AsOrdinaryUser&) = delete;
    [[nodiscard]] bool isOrdinary() const { return ::geteuid() != 0; }

private:
    bool m_wasRoot;
};
