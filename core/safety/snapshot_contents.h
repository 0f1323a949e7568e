// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/functions/collations.h"
#include "core/sqlite/database.h"

#include <QJsonArray>

/// What a snapshot holds, as its manifest says it: of each stored table its rows and its content digest. Any
/// thread.
namespace godwit::core {

/// Of a database that is open: an array of {table, rows, digest}, in the order of the catalogue.
/// `longestRow`, if given, becomes the most bytes that a row has in values beyond 4 KiB, where that is more.
Result<QJsonArray> contentsOf(Database& database, qint64* longestRow = nullptr);
/// Of a closed file, by a read-only connection of its own.
Result<QJsonArray> contentsOfFile(const QString& path, const CancelToken& cancel);

/// SHA-256 over what the tables' rows do not tell: each object of the schema by its text, user_version, application_id and
/// encoding. Of an open database.
Result<QString> schemaDigestOf(Database& database);

/// integrity_check of a closed file. The error has the code given.
Status checkStructure(const QString& path, const Collations& collations, const CancelToken& cancel,
                      ErrorCode code);

/// What differs, a sentence a table: "tasks: 51 rows instead of 50".
[[nodiscard]] QStringList differencesOf(const QJsonArray& contents, const QJsonArray& expected);
/// The same as an error with the code given.
Status compareContents(const QString& path, const QJsonArray& contents, const QJsonArray& expected,
                       ErrorCode code);

} // namespace godwit::core
