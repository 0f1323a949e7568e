// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/case_fold.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr char16_t kCapitalSharpS = 0x1e9e;
constexpr char16_t kCapitalDottedI = 0x0130;

bool isAscii(QChar character)
{
    return character.unicode() < 0x80;
}

/// Characters that fold to several are those that have several as capitals, and two more.
QString foldedCharacter(QChar character)
{
    if (character == QChar(kCapitalSharpS))
        return QStringLiteral("ss");
    const QString single(character);
    if (character == QChar(kCapitalDottedI))
        return single.toLower();
    const QString capitals = single.toUpper();
    return capitals.size() > 1 ? capitals.toCaseFolded() : single.toCaseFolded();
}

} // namespace

QString caseFolded(const QString& text)
{
    if (std::all_of(text.begin(), text.end(), isAscii))
        return text.toCaseFolded();
    QString folded;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at].isHighSurrogate() && at + 1 < text.size()) {
            folded += text.mid(at, 2).toCaseFolded(); // nothing beyond U+FFFF folds to several
            ++at;
        } else {
            folded += isAscii(text[at]) ? text[at].toCaseFolded() : foldedCharacter(text[at]);
        }
    }
    return folded;
}

} // namespace godwit::core
