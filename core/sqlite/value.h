// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace godwit::core {

/// One value as SQLite stores it, bit by bit: text is the raw bytes (perhaps no valid UTF-8, perhaps with
/// NUL inside), so that nothing is lost on its way through quarantine and reports.
struct Value
{
    enum class Type { Null, Integer, Real, Text, Blob };

    Type type = Type::Null;
    qint64 integer = 0;
    double real = 0;
    QByteArray bytes; ///< of Text (in UTF-8 as stored) and Blob

    [[nodiscard]] bool isNull() const { return type == Type::Null; }
    [[nodiscard]] QString toString() const; ///< lossy, for people
    /// An SQL literal that gives exactly this value: 12, 'it''s', X'00ff', CAST(X'6100' AS TEXT), 9e999.
    [[nodiscard]] QString toLiteral() const;
    /// The value as a person names a key: text as it is, a BLOB as X'..', NULL as a null string; text
    /// that is no valid UTF-8 or holds NUL as CAST(X'..' AS TEXT).
    [[nodiscard]] QString toKeyText() const;
    [[nodiscard]] bool isValidUtf8() const;
    bool operator==(const Value& other) const;

    static Value null() { return {}; }
    static Value ofInteger(qint64 number);
    static Value ofReal(double number);
    static Value ofText(const QString& text);
    static Value ofText(QByteArray utf8);
    static Value ofBlob(QByteArray data);
};

using Row = std::vector<Value>;

/// True if the bytes are well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
[[nodiscard]] bool isValidUtf8(QByteArrayView bytes);

} // namespace godwit::core
