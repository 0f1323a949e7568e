// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace godwit::core {

/// One token of SQL text (sql_tokens.h), as far as looking for words needs it: comments and white space are left out.
struct SqlWord
{
    enum class Kind {
        Word,      ///< a bare identifier, keyword or number
        Quoted,    ///< "name", `name`, [name]: text is the name
        Text,      ///< 'text': text is the text
        Blob,      ///< x'00ff': text as it stands
        Parameter, ///< :name, @name, $name, ?1: text without the first character
        Sign,      ///< one character of anything else
    };
    Kind kind = Kind::Sign;
    QString text;
    qsizetype offset = 0; ///< in UTF-16 units, of the token's first character

    /// True for a bare word of these letters; ASCII case is folded.
    [[nodiscard]] bool is(QStringView word) const;
    /// True for what can name something: a word or a quoted name.
    [[nodiscard]] bool isName() const { return kind == Kind::Word || kind == Kind::Quoted; }
};

[[nodiscard]] QList<SqlWord> sqlWords(QStringView sql);

/// True if an expression is a column as it is: NAME or TABLE.NAME, quoted or not.
[[nodiscard]] bool isPlainColumn(QStringView sql, const QString& table, const QString& column);

/// True for SQL in which a bare word of these letters stands; ASCII case is folded.
[[nodiscard]] bool mentions(QStringView sql, QStringView word);
/// True for SQL in which something has this name, bare or quoted.
[[nodiscard]] bool mentionsName(QStringView sql, QStringView name);

/// How SQLite compares names: A–Z and a–z are the same, nothing else is.
[[nodiscard]] bool isSameName(QStringView one, QStringView other);
[[nodiscard]] QString foldedName(QStringView name);

} // namespace godwit::core
