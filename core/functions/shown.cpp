// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/shown.h"

#include "core/sqlite/value.h"

namespace godwit::core {

namespace {

constexpr qsizetype kMostCharacters = 60;
constexpr qsizetype kMostBytes = 24;
constexpr char16_t kFirstPicture = 0x2400; // ␀, the picture of NUL; those of the other controls follow
constexpr char16_t kEllipsis = 0x2026;

QString hexOf(QByteArrayView bytes)
{
    const bool isShort = bytes.size() <= kMostBytes;
    const QByteArray hex = (isShort ? bytes : bytes.first(kMostBytes)).toByteArray().toHex();
    return QStringLiteral("X'%1%2'").arg(QString::fromLatin1(hex), isShort ? QString() : QString(QChar(kEllipsis)));
}

QChar visible(QChar character)
{
    if (character.unicode() < 0x20)
        return QChar(char16_t(kFirstPicture + character.unicode()));
    const QChar::Category category = character.category();
    const bool isHidden = category == QChar::Other_Control || category == QChar::Other_Format ||
                          category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
    return isHidden ? QChar(QChar::ReplacementCharacter) : character;
}

} // namespace

QString shownText(QByteArrayView bytes)
{
    if (!isValidUtf8(bytes))
        return QStringLiteral("the bytes %1, not valid UTF-8,").arg(hexOf(bytes));
    QString text = QString::fromUtf8(bytes);
    if (text.size() > kMostCharacters) {
        text.truncate(kMostCharacters - 1);
        if (text.back().isHighSurrogate())
            text.chop(1);
        text += QChar(kEllipsis);
    }
    for (QChar& character : text)
        character = visible(character);
    return QChar(0x201c) + text + QChar(0x201d);
}

QString shownBlob(QByteArrayView bytes)
{
    return QStringLiteral("the BLOB %1").arg(hexOf(bytes));
}

} // namespace godwit::core
