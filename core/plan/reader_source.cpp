// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/nearest.h"
#include "core/plan/reader_parts.h"

#include <QRegularExpression>

#include <limits>

namespace godwit::core {

namespace {

constexpr qint64 kLeastPragma = std::numeric_limits<qint32>::min();
constexpr qint64 kMostPragma = std::numeric_limits<qint32>::max();

/// Names that a further database cannot have in SQL: SQLite's own schemas, and those that a plan's SQL uses.
bool isTakenSchema(const QString& name)
{
    const QStringList taken = asList({"main", "temp", "source", "target"});
    return taken.contains(name.toLower());
}

QList<std::pair<QString, QString>> readAttached(PlanReading& reading, const YamlNode& node)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z][A-Za-z0-9_]*$"));
    requireMap(reading, node, QStringLiteral("attach"), QStringLiteral("names and files"));
    QList<std::pair<QString, QString>> attached;
    for (size_t index = 0; index < node.keys.size(); ++index) {
        const YamlNode& key = node.keys[index];
        const QString file = readName(reading, node.items[index], key.text);
        if (!plain.match(key.text).hasMatch() || isTakenSchema(key.text))
            reading.fail(ErrorCode::PlanWrongType, key.at,
                         QStringLiteral("%1 cannot name a further database; use letters, and none of main, temp, source, target.")
                             .arg(named(key.text)));
        if (!reading.hasFailed() && !isPlainRelativePath(file))
            reading.fail(ErrorCode::PlanFileOutside, node.items[index].at,
                         QStringLiteral("the file %1 is not in the database's folder.").arg(named(file)));
        attached.append({key.text, file});
    }
    return attached;
}

QList<std::pair<QString, QString>> readCollations(PlanReading& reading, const YamlNode& node)
{
    requireMap(reading, node, QStringLiteral("collations"), QStringLiteral("collations and ours that are equal to them"));
    QList<std::pair<QString, QString>> collations;
    for (size_t index = 0; index < node.keys.size(); ++index)
        collations.append({node.keys[index].text, readChoice(reading, node.items[index], node.keys[index].text,
                                                             asList({"binary", "nocase", "rtrim", "casefold"}))});
    return collations;
}

SourceExpectation readExpects(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“expects”"), {"user_version", "application_id", "tables"});
    SourceExpectation expects;
    expects.at = node.at;
    expects.userVersion = cursor.optionalInteger("user_version", kLeastPragma, kMostPragma);
    expects.applicationId = cursor.optionalInteger("application_id", kLeastPragma, kMostPragma);
    const YamlNode* const tables = cursor.find("tables");
    if (!tables)
        return expects;
    if (!tables->isMap())
        reading.fail(ErrorCode::PlanWrongType, tables->at, QStringLiteral("“tables” is a map of tables and their columns."));
    for (size_t index = 0; index < tables->keys.size(); ++index) {
        const QString table = tables->keys[index].text;
        expects.tables.append({table, readNames(reading, tables->items[index], table)});
    }
    return expects;
}

} // namespace

SourceExpectation readSource(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“source”"), {"expects", "attach", "collations"});
    SourceExpectation source;
    if (const YamlNode* const expects = cursor.find("expects"))
        source = readExpects(reading, *expects);
    else
        source.at = node.at;
    if (const YamlNode* const attach = cursor.find("attach"))
        source.attach = readAttached(reading, *attach);
    if (const YamlNode* const collations = cursor.find("collations"))
        source.collations = readCollations(reading, *collations);
    return source;
}

Target readTarget(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“target”"),
                      {"schema", "keep", "user_version", "application_id", "keep_old_as"});
    Target target;
    target.at = node.at;
    const YamlNode& schema = cursor.required("schema");
    if (!reading.hasFailed())
        target.schema = readScript(reading, schema, QStringLiteral("schema"));
    target.keep = cursor.optionalNames("keep");
    target.userVersion = cursor.optionalInteger("user_version", kLeastPragma, kMostPragma);
    target.applicationId = cursor.optionalInteger("application_id", kLeastPragma, kMostPragma);
    target.keepOldAs = cursor.name("keep_old_as", target.keepOldAs);
    if (target.keepOldAs.count(QStringLiteral("{name}")) != 1 || target.keepOldAs == QStringLiteral("{name}"))
        reading.fail(ErrorCode::PlanWrongType, cursor.required("keep_old_as").at,
                     QStringLiteral("“keep_old_as” wants a name with {name} in it once, as v1_{name}."));
    for (const char* taken : {"sqlite_", "_godwit_"}) {
        if (target.keepOldAs.startsWith(QLatin1String(taken), Qt::CaseInsensitive))
            reading.fail(ErrorCode::PlanWrongType, cursor.required("keep_old_as").at,
                         QStringLiteral("“keep_old_as” wants a name that does not begin with %1.").arg(QLatin1String(taken)));
    }
    return target;
}

QHash<QString, QString> readTexts(PlanReading& reading, const YamlNode& node, const QString& key)
{
    QHash<QString, QString> texts;
    if (!node.isMap())
        reading.fail(ErrorCode::PlanWrongType, node.at, QStringLiteral("%1 is a map of texts.").arg(named(key)));
    for (size_t index = 0; index < node.keys.size(); ++index)
        texts.insert(node.keys[index].text, readText(reading, node.items[index], node.keys[index].text));
    return texts;
}

QHash<QString, QHash<QString, QString>> readLookups(PlanReading& reading, const YamlNode& node)
{
    QHash<QString, QHash<QString, QString>> lookups;
    if (!node.isMap())
        reading.fail(ErrorCode::PlanWrongType, node.at, QStringLiteral("“lookups” is a map of named maps."));
    for (size_t index = 0; index < node.keys.size(); ++index)
        lookups.insert(node.keys[index].text, readTexts(reading, node.items[index], node.keys[index].text));
    return lookups;
}

} // namespace godwit::core
