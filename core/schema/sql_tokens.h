// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/sql_words.h"

#include <QHash>
#include <QList>
#include <QString>

namespace godwit::core {

/// SQL as its tokens, by SQLite's own lexical rules: enough to rename things without touching strings, comments or
/// quoted names. Together the tokens are the text, character by character.
struct SqlToken
{
    enum class Kind { Space, Comment, Name, QuotedName, Text, Number, Other };
    Kind kind = Kind::Other;
    QString text; ///< as it stands
    [[nodiscard]] bool isName() const { return kind == Kind::Name || kind == Kind::QuotedName; }
    [[nodiscard]] bool isBlank() const { return kind == Kind::Space || kind == Kind::Comment; }
    [[nodiscard]] bool is(QLatin1StringView word) const { return text.compare(word, Qt::CaseInsensitive) == 0; }
    [[nodiscard]] QString name() const; ///< without its quotes
};

[[nodiscard]] QList<SqlToken> tokensOf(const QString& sql);

/// Names by ASCII case folding, as SQLite compares them.
using NameMap = QHash<QString, QString>;

/// A CREATE TABLE or CREATE INDEX statement with tables renamed: the created or indexed table, tables after REFERENCES,
/// and qualifiers `table.column`. The created index keeps its name.
[[nodiscard]] QString renameTables(const QString& createSql, const NameMap& newNames);

/// `target.NAME` becomes the physical table's quoted name, wherever NAME is in the map.
[[nodiscard]] QString resolveTargetNames(const QString& sql, const NameMap& physicalNames);

/// Free-standing names (no `.` on either side, no call) replaced by an expression in brackets.
[[nodiscard]] QString substituteNames(const QString& sql, const NameMap& expressions);

/// `ref(table, …)`: a bare or quoted table name becomes the text that the function takes.
[[nodiscard]] QString quoteReferences(const QString& sql);

} // namespace godwit::core
