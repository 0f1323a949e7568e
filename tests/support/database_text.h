// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"
#include "core/sqlite/database.h"
#include "core/sqlite/quoting.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

/// Fixtures as text: a database is made from a script and read back as an indented tree, so that a test shows
/// both as a person would write them. What goes wrong here ends the program: it is the test's own fault.
namespace godwit::tests {

/// Runs a script in FOLDER/NAME, which is made if it is missing; closes it again. The script may set a
/// journal mode.
inline QString databaseOf(const QString& folder, const QString& script,
                          const QString& name = QStringLiteral("app.db"))
{
    const QString path = folder + u'/' + name;
    auto database =
        core::Database::open(path, {.mode = core::OpenOptions::Mode::Create, .trustedSchema = true});
    if (!database)
        qFatal("%s", qPrintable(database.error().what));
    if (const auto done = database->execute(script); !done)
        qFatal("%s\n%s", qPrintable(done.error().what), qPrintable(done.error().detail));
    return path;
}

/// One row a line, values as SQL literals: "1 | 'one' | NULL".
inline QString rowsOf(core::Database& database, const QString& sql, const QString& indent = {})
{
    const auto rows = database.rows(sql);
    if (!rows)
        return QStringLiteral("(%1)\n").arg(rows.error().what);
    QString text;
    for (const core::Row& row : *rows) {
        QStringList values;
        for (const core::Value& value : row)
            values.append(value.toLiteral());
        text += indent + values.join(QStringLiteral(" | ")) + u'\n';
    }
    return text;
}

/// All tables with their rows, by name and by the columns from left to right:
///
///     notes
///       1 | 'one'
///     tasks
inline QString treeOf(core::Database& database)
{
    const auto names =
        database.rows(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"));
    if (!names)
        return QStringLiteral("(%1)\n").arg(names.error().what);
    QString text;
    for (const core::Row& name : *names) {
        const QString table = core::quoted(name[0].toString());
        const auto columns =
            database.rows(QStringLiteral("SELECT name FROM pragma_table_info(?) ORDER BY cid"), {name[0]});
        QStringList list;
        for (const core::Row& column : *columns)
            list.append(column[0].toString());
        text += name[0].toString() + u'\n' +
                rowsOf(database,
                       QStringLiteral("SELECT %1 FROM %2 ORDER BY %1").arg(core::quotedList(list), table),
                       QStringLiteral("  "));
    }
    return text;
}

/// The same of a closed file, which is opened read-only for it.
inline QString treeOf(const QString& path)
{
    auto database = core::Database::open(path);
    return database ? treeOf(*database) : QStringLiteral("(%1)\n").arg(database.error().what);
}

inline QString figureOf(const QString& path, const QString& sql)
{
    auto database = core::Database::open(path);
    return database ? database->text(sql).value() : QStringLiteral("(%1)").arg(database.error().what);
}

/// As hex; null if the file is not there.
inline QString sha256Of(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&file);
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace godwit::tests
