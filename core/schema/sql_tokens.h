// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/sql_words.h"

#include <QHash>
#include <QList>
#include <QString>

namespace godwit::core {

/// SQL as its tokens, by SQLite's own lexical rules: enough to rename things without touching strings and comments.
/// Together the tokens are the text, character by character. Splitting never fails; what is not closed ends with the text.
struct SqlToken
{
    enum class Kind {
        Space,
        Comment,
        Name,       ///< a bare identifier or keyword
        QuotedName, ///< "name", `name`, [name]
        Text,       ///< 'text'; SQLite takes it for a name where only a name can stand
        Blob,       ///< x'00ff'
        Number,
        Parameter,  ///< :name, @name, $name, ?1
        Sign,       ///< one character of anything else
    };
    Kind kind = Kind::Sign;
    QString text; ///< as it stands
    [[nodiscard]] bool isName() const { return kind == Kind::Name || kind == Kind::QuotedName; }
    [[nodiscard]] bool isBlank() const { return kind == Kind::Space || kind == Kind::Comment; }
    /// True for these characters as they stand: a quoted name is no keyword.
    [[nodiscard]] bool is(QStringView word) const { return isSameName(text, word); }
    [[nodiscard]] QString name() const; ///< of a name or a text: without its quotes
};

[[nodiscard]] QList<SqlToken> tokensOf(const QString& sql);

/// Names by ASCII case folding, as SQLite compares them.
using NameMap = QHash<QString, QString>;

/// A CREATE TABLE or CREATE INDEX statement with tables renamed: the created or indexed table, tables after REFERENCES,
/// and qualifiers `table.column`, however they are quoted. The created index keeps its name.
[[nodiscard]] QString renameTables(const QString& createSql, const NameMap& newNames);

/// `target.NAME` becomes the physical table's quoted name, wherever NAME is in the map.
[[nodiscard]] QString resolveTargetNames(const QString& sql, const NameMap& physicalNames);

/// Free-standing names (no `.` on either side, no call, no alias, type or collation) replaced by an expression in
/// brackets.
[[nodiscard]] QString substituteNames(const QString& sql, const NameMap& expressions);

} // namespace godwit::core
