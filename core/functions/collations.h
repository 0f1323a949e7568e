// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

#include <QJsonObject>

namespace godwit::core {

/// Collations that only the application has, and ours that are equal to them: `binary`, `nocase`, `rtrim`, `casefold` (by
/// Unicode's full case folding). As a plan declares them.
using Collations = QList<std::pair<QString, QString>>;

/// Registers them on a connection, in UTF-8. From then on SQL that needs one that is not declared fails: read-only
/// connections of ours take any for bytes before, which is good enough to read, and no more.
Status registerCollations(Database& database, const Collations& collations);

/// True for SQLite's own, and for declared ones.
[[nodiscard]] bool isKnownCollation(const Collations& collations, const QString& name);

/// Bytes that are the same for texts which a collation takes for equal, and for no others. `name`: SQLite's, or a declared one.
[[nodiscard]] QByteArray comparedAs(const QByteArray& text, const Collations& collations, const QString& name);

[[nodiscard]] QJsonObject collationsToJson(const Collations& collations);
[[nodiscard]] Collations collationsFromJson(const QJsonObject& object);

/// From now on what needs a collation that nobody declared fails, where the connection had not needed it before. For what
/// judges the order of rows: without this a stand-in by bytes would be believed (see Database::open).
void refuseUnknownCollations(Database& database);

} // namespace godwit::core
