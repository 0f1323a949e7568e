// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_words.h"

#include "core/schema/sql_tokens.h"

#include <algorithm>

namespace godwit::core {

namespace {

QChar folded(QChar character)
{
    const bool isUpper = character >= u'A' && character <= u'Z';
    return isUpper ? QChar(character.unicode() + 32) : character;
}

SqlWord wordOf(const SqlToken& token, qsizetype offset)
{
    switch (token.kind) {
    case SqlToken::Kind::Name:
    case SqlToken::Kind::Number:
        return {SqlWord::Kind::Word, token.text, offset};
    case SqlToken::Kind::QuotedName:
        return {SqlWord::Kind::Quoted, token.name(), offset};
    case SqlToken::Kind::Text:
        return {SqlWord::Kind::Text, token.name(), offset};
    case SqlToken::Kind::Parameter:
        return {SqlWord::Kind::Parameter, token.text.mid(1), offset};
    case SqlToken::Kind::Blob:
        return {SqlWord::Kind::Blob, token.text, offset};
    default:
        return {SqlWord::Kind::Sign, token.text, offset};
    }
}

} // namespace

bool SqlWord::is(QStringView word) const
{
    return kind == Kind::Word && isSameName(text, word);
}

QList<SqlWord> sqlWords(QStringView sql)
{
    QList<SqlWord> words;
    qsizetype offset = 0;
    for (const SqlToken& token : tokensOf(sql.toString())) {
        if (!token.isBlank())
            words.append(wordOf(token, offset));
        offset += token.text.size();
    }
    return words;
}

bool isSameName(QStringView one, QStringView other)
{
    if (one.size() != other.size())
        return false;
    for (qsizetype index = 0; index < one.size(); ++index) {
        if (folded(one[index]) != folded(other[index]))
            return false;
    }
    return true;
}

QString foldedName(QStringView name)
{
    QString text = name.toString();
    for (QChar& character : text)
        character = folded(character);
    return text;
}

bool mentions(QStringView sql, QStringView word)
{
    const QList<SqlWord> words = sqlWords(sql);
    return std::any_of(words.begin(), words.end(), [&](const SqlWord& one) { return one.is(word); });
}

bool mentionsName(QStringView sql, QStringView name)
{
    const QList<SqlWord> words = sqlWords(sql);
    return std::any_of(words.begin(), words.end(),
                       [&](const SqlWord& one) { return one.isName() && isSameName(one.text, name); });
}

bool isPlainColumn(QStringView sql, const QString& table, const QString& column)
{
    const QList<SqlWord> words = sqlWords(sql);
    const bool hasTable = words.size() == 3 && words[0].isName() && isSameName(words[0].text, table) && words[1].text == QStringLiteral(".");
    return (words.size() == 1 || hasTable) && words.last().isName() && isSameName(words.last().text, column);
}

} // namespace godwit::core
