// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shell_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace godwit::core {

namespace {

bool isControl(QChar character)
{
    return character.category() == QChar::Other_Control;
}

/// $'…': the only form in which a line break, or an escape sequence, is shown as what it is.
QString escaped(const QString& word)
{
    QString text;
    for (const QChar character : word) {
        if (isControl(character)) {
            const QByteArray bytes = QString(character).toUtf8();
            for (const char byte : bytes)
                text += QStringLiteral("\\x%1").arg(static_cast<uchar>(byte), 2, 16, QLatin1Char('0'));
        } else if (character == u'\\' || character == u'\'') {
            text += u'\\';
            text += character;
        } else {
            text += character;
        }
    }
    return QStringLiteral("$'") + text + u'\'';
}

} // namespace

QString shellQuoted(const QString& word)
{
    static const QRegularExpression s_plain(QStringLiteral("\\A[A-Za-z0-9_./:=@%+,-]+\\z"));
    if (s_plain.match(word).hasMatch())
        return word;
    if (std::any_of(word.begin(), word.end(), isControl))
        return escaped(word);
    QString quoted = word;
    quoted.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + quoted + u'\'';
}

QString shellPath(const QString& path)
{
    return shellQuoted(path.startsWith(u'-') ? QStringLiteral("./") + path : path);
}

QString shellLine(const QStringList& words)
{
    QStringList quoted;
    for (const QString& word : words)
        quoted.append(shellQuoted(word));
    return quoted.join(u' ');
}

} // namespace godwit::core
