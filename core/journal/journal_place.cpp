// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal_place.h"

#include <QDir>
#include <QFileInfo>

namespace godwit::core {

namespace {

/// The part of a path behind a folder; empty: it is not within it.
QString within(const QString& path, const QString& folder)
{
    return path.startsWith(folder + u'/') ? path.mid(folder.size() + 1) : QString();
}

/// Of what need not exist: the folders on the way that do are followed.
QString canonical(const QString& path)
{
    const QFileInfo info(QDir::cleanPath(path));
    if (info.exists())
        return info.canonicalFilePath();
    const QString folder = info.absolutePath();
    return folder == info.absoluteFilePath() ? folder
                                             : QDir::cleanPath(canonical(folder) + u'/' + info.fileName());
}

} // namespace

JournalPlace::JournalPlace(const QString& journal)
    : m_given(QFileInfo(journal).absolutePath()), m_folder(canonical(m_given))
{
}

QString JournalPlace::stored(const QString& path) const
{
    const QString clean = path.isEmpty() ? path : QDir::cleanPath(path);
    for (const QString& folder : {m_given, m_folder}) {
        if (const QString name = within(clean, folder); !name.isEmpty())
            return name;
    }
    return path;
}

QString JournalPlace::resolved(const QString& text) const
{
    return text.isEmpty() || QDir::isAbsolutePath(text) ? text : QDir::cleanPath(m_given + u'/' + text);
}

bool JournalPlace::holds(const QString& path) const
{
    return !within(canonical(path), m_folder).isEmpty();
}

} // namespace godwit::core
