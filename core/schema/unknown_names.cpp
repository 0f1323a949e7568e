// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/unknown_names.h"

#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace godwit::core {

namespace {

constexpr auto kObjectsSql =
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name";
constexpr auto kFunctionsSql = "SELECT DISTINCT name FROM pragma_function_list ORDER BY name";
constexpr auto kModulesSql = "SELECT name FROM pragma_module_list ORDER BY name";

/// Words of SQL that a bracket may follow without being a call.
bool isKeyword(const SqlWord& word)
{
    static const QStringList keywords =
        QStringLiteral("abort action add after all alter always and as asc before between by cascade case "
                       "cast check collate column conflict "
                       "constraint cross default deferrable desc distinct do each else end escape except "
                       "exclude exists fail filter for foreign "
                       "from full generated group groups having in index inner insert instead intersect into "
                       "is isnull join key left like limit "
                       "match materialized natural not nothing notnull null nulls of offset on or order "
                       "outer over partition primary raise range "
                       "recursive references regexp rename returning right row rows select set stored table "
                       "then ties to trigger unbounded union "
                       "unique update using values view virtual when where window with without")
            .split(u' ');
    // These are functions, too, if they are called: glob, like, replace.
    return word.kind == SqlWord::Kind::Word && keywords.contains(word.text.toLower()) && !word.is(u"like");
}

/// What may stand before a name that is no function although a bracket follows: INTO t (a), REFERENCES t (a),
/// WITH t (a). ON does in CREATE INDEX only: in a join a condition follows.
bool introducesName(const SqlWord& word, bool isIndex)
{
    static const QStringList words =
        QStringLiteral("into table view references with recursive index exists trigger of as").split(u' ');
    return word.kind == SqlWord::Kind::Word &&
           (words.contains(word.text.toLower()) || (isIndex && word.is(u"on")));
}

qsizetype closingOf(const QList<SqlWord>& words, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < words.size(); ++at) {
        const bool isSign = words[at].kind == SqlWord::Kind::Sign;
        depth += isSign && words[at].text == QStringLiteral("(")   ? 1
                 : isSign && words[at].text == QStringLiteral(")") ? -1
                                                                   : 0;
        if (depth == 0)
            return at;
    }
    return words.size();
}

bool isSign(const QList<SqlWord>& words, qsizetype at, QStringView sign)
{
    return at < words.size() && words[at].kind == SqlWord::Kind::Sign && words[at].text == sign;
}

/// `, more (a, b) AS (SELECT …`: a common table expression.
bool isCommonTable(const QList<SqlWord>& words, qsizetype at)
{
    qsizetype after = closingOf(words, at + 1) + 1;
    if (after >= words.size() || !words[after].is(u"as"))
        return false;
    ++after;
    while (after < words.size() && (words[after].is(u"not") || words[after].is(u"materialized")))
        ++after;
    return isSign(words, after, u"(");
}

QSet<QString> namesOf(Database& database, const char* sql, Status& status)
{
    QSet<QString> names;
    const auto rows = database.rows(QString::fromLatin1(sql));
    if (!rows) {
        status = rows.error();
        return names;
    }
    for (const Row& row : *rows)
        names.insert(foldedName(row[0].toString()));
    return names;
}

QString moduleOf(const QList<SqlWord>& words)
{
    for (qsizetype at = 2; at + 1 < words.size(); ++at) {
        if (words[at].is(u"using"))
            return words[at + 1].text;
    }
    return {};
}

/// Which collations there are: SQLite's own and those that the plan declares. Neither PRAGMA collation_list nor preparing a
/// statement tells: a connection gives each unknown one a stand-in (Database::open).
class Collations
{
public:
    explicit Collations(const QStringList& declared)
    {
        for (const QString& name : QStringList{QStringLiteral("binary"), QStringLiteral("nocase"), QStringLiteral("rtrim")} + declared)
            m_known.insert(foldedName(name));
    }
    [[nodiscard]] bool knows(const QString& name) const { return m_known.contains(foldedName(name)); }

private:
    QSet<QString> m_known;
};

/// Adds what of one object is not known.
void addUnknown(const QString& object, const QString& sql, const QSet<QString>& functions,
                const QSet<QString>& modules, const Collations& collations, QList<UnknownName>& unknown)
{
    const QList<SqlWord> words = sqlWords(sql);
    const auto add = [&](UnknownName::Kind kind, const QString& name) {
        const bool isSaid = std::any_of(unknown.begin(), unknown.end(), [&](const UnknownName& other) {
            return other.kind == kind && other.object == object && isSameName(other.name, name);
        });
        if (!isSaid)
            unknown.append({kind, name, object});
    };
    if (words.size() > 1 && words[1].is(u"virtual")) {
        if (const QString module = moduleOf(words); !modules.contains(foldedName(module)))
            add(UnknownName::Kind::Module, module);
        return; // what follows are arguments of the module
    }
    for (qsizetype at = 0; at + 1 < words.size(); ++at) {
        if (words[at].is(u"collate") && !collations.knows(words[at + 1].text))
            add(UnknownName::Kind::Collation, words[at + 1].text);
    }
    for (const QString& name : calledBySchema(sql)) {
        if (!functions.contains(foldedName(name)) && !modules.contains(foldedName(name)))
            add(UnknownName::Kind::Function, name);
    }
}

} // namespace

QStringList calledBySchema(const QString& createSql)
{
    const QList<SqlWord> words = sqlWords(createSql);
    const bool isIndex = words.size() > 2 && (words[1].is(u"index") || words[2].is(u"index"));
    const bool isTable = words.size() > 1 && words[0].is(u"create") &&
                         (words[1].is(u"table") || words[2 % words.size()].is(u"table"));
    QStringList names;
    int depth = 0;
    for (qsizetype at = 0; at < words.size(); ++at) {
        depth += isSign(words, at, u"(") ? 1 : isSign(words, at, u")") ? -1 : 0;
        if (words[at].is(u"regexp") && !isSign(words, at + 1, u"(") && at > 0 &&
            !introducesName(words[at - 1], isIndex))
            names.append(QStringLiteral("regexp"));
        if (!words[at].isName() || !isSign(words, at + 1, u"("))
            continue;
        // Of a table's own list: column types as varchar(10), and constraints; expressions stand in brackets
        // of theirs.
        if ((isTable && depth < 2) || isKeyword(words[at]) ||
            (at > 0 && introducesName(words[at - 1], isIndex)) || isCommonTable(words, at))
            continue;
        names.append(words[at].text);
    }
    return names;
}

Result<QList<UnknownName>> unknownNames(Database& database, const QStringList& declared)
{
    Status status;
    QSet<QString> functions = namesOf(database, kFunctionsSql, status);
    const QSet<QString> modules = namesOf(database, kModulesSql, status);
    GODWIT_CHECK(status);
    const Collations collations(declared);
    // Functions of full-text tables, which SQLite knows only where such a table is asked; and raise(), which
    // is none.
    for (const char* const name :
         {"bm25", "highlight", "snippet", "matchinfo", "offsets", "optimize", "raise", "match"})
        functions.insert(QString::fromLatin1(name));
    QList<UnknownName> unknown;
    GODWIT_TRY(const auto objects, database.rows(QString::fromLatin1(kObjectsSql)));
    for (const Row& object : objects)
        addUnknown(QStringLiteral("the %1 %2").arg(object[0].toString(), object[1].toString()),
                   object[2].toString(), functions, modules, collations, unknown);
    return unknown;
}

} // namespace godwit::core
