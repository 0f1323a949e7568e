// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/expression_text.h"

#include "core/schema/json_texts.h"
#include "core/schema/named_values.h"
#include "core/schema/sql_calls.h"
#include "core/schema/sql_references.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

QString kindId(const Fallback& fallback)
{
    return fallback.kind == Fallback::Kind::Skip    ? QStringLiteral("skip")
           : fallback.kind == Fallback::Kind::Value ? QStringLiteral("value")
                                                    : QStringLiteral("quarantine");
}

QString mergedId(Reference::Merged merged)
{
    switch (merged) {
    case Reference::Merged::Follow:
        break;
    case Reference::Merged::Drop:
        return QStringLiteral("drop");
    case Reference::Merged::Null:
        return QStringLiteral("null");
    case Reference::Merged::Quarantine:
        return QStringLiteral("quarantine");
    }
    return QStringLiteral("follow");
}

/// A name of `let` stands for one value, wherever it is used: its uuid4() goes by that name and not by each column's.
QString withNamedIds(const QString& sql, const QString& name)
{
    const QList<SqlToken> tokens = tokensOf(sql);
    QString text;
    for (qsizetype at = 0; at < tokens.size(); ++at) {
        text += tokens[at].text;
        if (at > 0 && tokens[at - 1].is(u"uuid4") && tokens[at].is(u"(") && at + 1 < tokens.size() && tokens[at + 1].is(u")"))
            text += quotedText(name);
    }
    return text;
}

/// As it can stand within other SQL: a comment would take what follows along, a `;` at the end would end it. Lines keep
/// their numbers.
QString alone(const QString& sql)
{
    QString text;
    for (const SqlToken& token : tokensOf(sql))
        text += token.kind == SqlToken::Kind::Comment ? QString(1 + token.text.count(u'\n'), u'\n').replace(0, 1, u' ') : token.text;
    while (!text.isEmpty() && (text.back().isSpace() || text.back() == u';'))
        text.chop(1);
    return text;
}

} // namespace

ExpressionText::ExpressionText(const Plan& plan, const Staging& staging) : m_plan(&plan), m_names(staging.names())
{
    for (const QString& kept : plan.target.keep)
        m_names.insert(foldedName(kept), kept);
}

void ExpressionText::addLets(const QList<ColumnValue>& lets)
{
    for (const ColumnValue& let : lets)
        m_lets.insert(foldedName(let.column), withNamedIds(of(let), let.column));
}

QString ExpressionText::of(const QString& sql) const
{
    return withNamedValues(ofRows(sql), m_lets);
}

QString ExpressionText::ofRows(const QString& sql) const
{
    return withUncutTexts(withPrintedTexts(withoutNow(writtenOut(resolveTargetNames(alone(sql), m_names)))));
}

QString ExpressionText::of(const ColumnValue& value) const
{
    if (value.reference)
        return reference(*value.reference);
    return value.isLookup() ? lookup(value) : of(value.expression);
}

QString ExpressionText::fallback(const Fallback& fallback, const QString& quarantine) const
{
    switch (fallback.kind) {
    case Fallback::Kind::Quarantine:
        return quarantine;
    case Fallback::Kind::Skip:
        return QStringLiteral("_godwit_skip(%1)").arg(quotedText(fallback.rule));
    case Fallback::Kind::Value:
        return of(fallback.value);
    case Fallback::Kind::Keep:
        break;
    }
    return QStringLiteral("NULL");
}

QString ExpressionText::lookup(const ColumnValue& value) const
{
    return value.each.isEmpty() ? mapped(value, of(value.of)) : mappedEach(value);
}

/// `otherwise` is evaluated within a query over the parts, one of whose columns is `part`.
QString ExpressionText::mappedEach(const ColumnValue& value) const
{
    const auto each = [&value](const ExpressionText& text) {
        return value.each == QLatin1StringView("json") ? text.mappedArray(value) : text.mappedParts(value);
    };
    const QString& otherwise = value.otherwise.value.text;
    if (besideNamedValues({}, otherwise, m_lets).isEmpty())
        return each(*this);
    ExpressionText bare = *this;
    bare.m_lets.clear();
    return besideNamedValues(each(bare), value.of.text + u' ' + otherwise, m_lets);
}

QString ExpressionText::mapped(const ColumnValue& value, const QString& of) const
{
    const QString missing = fallback(value.otherwise, QStringLiteral("_godwit_lookup_missing(%1)").arg(quotedText(value.lookup)));
    const QHash<QString, QString> map = m_plan->lookups.value(value.lookup);
    if (map.isEmpty())
        return missing; // a CASE has at least one WHEN
    // Exactly, byte by byte: neither the column's collation nor its affinity may join in, hence + and COLLATE.
    QString sql = QStringLiteral("CASE +(%1) COLLATE BINARY").arg(of);
    QStringList keys = map.keys();
    keys.sort(); // a hash has no order, and the same plan should give the same text
    for (const QString& key : keys)
        sql += QStringLiteral(" WHEN %1 THEN %2").arg(quotedText(key), quotedText(map.value(key)));
    return sql + QStringLiteral(" ELSE (%1) END").arg(missing);
}

/// Texts between separators, one after the other. SQLite's substr() ends at a NUL, which would cut the list off unseen.
QString ExpressionText::mappedParts(const ColumnValue& value) const
{
    const QString separator = quotedText(value.each);
    return QStringLiteral(
               "(SELECT CASE WHEN instr(_godwit_whole, char(0)) > 0 THEN reject('the list holds a NUL character') ELSE ("
               "WITH RECURSIVE _godwit_parts(_godwit_place, part, _godwit_rest) AS ("
               "SELECT 0, NULL, _godwit_whole || %1 UNION ALL"
               " SELECT _godwit_place + 1, substr(_godwit_rest, 1, instr(_godwit_rest, %1) - 1),"
               " substr(_godwit_rest, instr(_godwit_rest, %1) + length(%1)) FROM _godwit_parts"
               " WHERE _godwit_rest <> '' AND NOT (_godwit_place = 0 AND _godwit_rest = %1))"
               " SELECT coalesce(group_concat(_godwit_new, %1), max(substr(_godwit_first, 1, 0))) FROM ("
               "SELECT CASE WHEN _godwit_place > 0 THEN %2 END AS _godwit_new, _godwit_rest AS _godwit_first"
               " FROM _godwit_parts)) END FROM (SELECT (%3) AS _godwit_whole))")
        .arg(separator, mapped(value, QStringLiteral("part")), of(value.of));
}

QString ExpressionText::mappedArray(const ColumnValue& value) const
{
    const QString invalid = QStringLiteral("reject('the list is not a JSON array of texts')");
    return QStringLiteral("(SELECT CASE WHEN _godwit_whole IS NULL THEN NULL WHEN json_type(_godwit_whole) <> 'array' THEN %1"
                          " ELSE (SELECT json_group_array(_godwit_new) FILTER (WHERE _godwit_new IS NOT NULL) FROM ("
                          "SELECT CASE WHEN _godwit_type = 'text' THEN %2 ELSE %1 END AS _godwit_new"
                          " FROM (SELECT type AS _godwit_type, value AS part FROM json_each(_godwit_uncut(_godwit_whole))))) END"
                          " FROM (SELECT (%3) AS _godwit_whole))")
        .arg(invalid, mapped(value, QStringLiteral("part")), of(value.of));
}

QString ExpressionText::reference(const Reference& reference) const
{
    const auto instead = [this](const Fallback& fallback) {
        return fallback.kind == Fallback::Kind::Skip    ? quotedText(fallback.rule)
               : fallback.kind == Fallback::Kind::Value ? of(fallback.value)
                                                        : QStringLiteral("NULL");
    };
    const QString options = QStringLiteral("missing=%1;quarantined=%2;merged=%3")
                                .arg(kindId(reference.missing), kindId(reference.quarantined), mergedId(reference.merged));
    return QStringLiteral("_godwit_ref(%1, %2, %3, %4, %5, %6)")
        .arg(quotedText(reference.table), quotedText(reference.into), of(reference.key), quotedText(options),
             instead(reference.missing), instead(reference.quarantined));
}

QString withReferredTables(const QString& sql, const Plan& plan, const Catalog& target, const Table* table, const QString& column)
{
    if (!mentions(sql, u"_godwit_ref"))
        return sql;
    return withIntos(sql, [&](const QString& from) {
        return referredMoves(plan, target, {.table = from, .of = table, .column = column}).into;
    });
}

} // namespace godwit::core
