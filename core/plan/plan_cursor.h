// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan_files.h"
#include "core/plan/yaml_node.h"

#include <initializer_list>
#include <optional>

namespace godwit::core {

/// What one reading shares: the plan's files and the first error. After an error everything still may be called
/// and gives empty values, so that the grammar reads without a check at each key. Lives for one reading, on its thread;
/// borrows the files.
class PlanReading
{
public:
    explicit PlanReading(PlanFiles& files) : m_files(files) {}

    void fail(Error error); ///< the first one stays
    void fail(ErrorCode code, const Position& at, const QString& what);
    [[nodiscard]] bool hasFailed() const { return m_error.has_value(); }
    [[nodiscard]] const Error& error() const { return *m_error; }
    [[nodiscard]] PlanFiles& files() { return m_files; }

private:
    PlanFiles& m_files;
    std::optional<Error> m_error;
};

/// Keys or choices, as the grammar spells them.
using Words = std::initializer_list<const char*>;
[[nodiscard]] QStringList asList(Words words);

/// Strict reading of single nodes; `key` names what the value belongs to in messages. What does not fit is noted and gives
/// an empty value.
QString readText(PlanReading& reading, const YamlNode& node, const QString& key);
QString readName(PlanReading& reading, const YamlNode& node, const QString& key); ///< text, not blank
/// SQL with its place, so that an error within it has a line of the plan.
SqlText readSql(PlanReading& reading, const YamlNode& node, const QString& key);
SqlText readQuery(PlanReading& reading, const YamlNode& node, const QString& key); ///< SQL, or {script: FILE.sql}
SqlText readScript(PlanReading& reading, const YamlNode& node, const QString& key); ///< FILE.sql, or {script: FILE.sql}
QStringList readNames(PlanReading& reading, const YamlNode& node, const QString& key); ///< a list, or one name
/// A whole number from `least` to `most`.
qint64 readInteger(PlanReading& reading, const YamlNode& node, const QString& key, qint64 least, qint64 most);
double readNumber(PlanReading& reading, const YamlNode& node, const QString& key); ///< not negative
double readFraction(PlanReading& reading, const YamlNode& node, const QString& key); ///< 0.1 or 10%
bool readBool(PlanReading& reading, const YamlNode& node, const QString& key);       ///< true or false
/// One of the choices; the message names the nearest.
QString readChoice(PlanReading& reading, const YamlNode& node, const QString& key, const QStringList& choices);

/// One map of the plan, of which all keys are known beforehand. A key that is not known is an error at once.
/// Keys that are asked for without a fallback must be there. Borrows the node; each method reads as the function of its
/// name above.
class PlanCursor
{
public:
    PlanCursor(PlanReading& reading, const YamlNode& node, const QString& place, Words known);

    [[nodiscard]] bool has(const char* key) const { return find(key) != nullptr; }
    [[nodiscard]] const YamlNode* find(const char* key) const;
    const YamlNode& required(const char* key);
    [[nodiscard]] Position at() const { return m_node.at; }

    QString name(const char* key);
    QString name(const char* key, const QString& fallback);
    QString text(const char* key);
    SqlText sql(const char* key);
    SqlText query(const char* key);
    SqlText optionalQuery(const char* key);
    QStringList names(const char* key);
    QStringList optionalNames(const char* key);
    QString choice(const char* key, Words choices, const QString& fallback);
    Severity severity(const char* key);
    std::optional<qint64> optionalInteger(const char* key, qint64 least, qint64 most);
    std::optional<double> optionalNumber(const char* key);
    std::optional<double> optionalFraction(const char* key);

private:
    PlanReading& m_reading;
    const YamlNode& m_node;
    QString m_place;
};

/// The items of a list, or none (and an error) if the node is no list.
const std::vector<YamlNode>& readItems(PlanReading& reading, const YamlNode& node, const QString& key);

} // namespace godwit::core
