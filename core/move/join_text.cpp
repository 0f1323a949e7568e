// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/join_text.h"

#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

Error refused(const Join& join, const QString& what)
{
    return Error(ErrorCode::PlanReference, join.at.toString() + QStringLiteral(": ") + what);
}

/// Rows without a name of their own that is never NULL get one.
JoinedTerm wrapped(const QString& rows, const QString& as, bool isNumbered)
{
    const QString hit = as + QStringLiteral("._godwit_hit");
    return {.term = QStringLiteral("(SELECT %1 AS _godwit_hit, s.* FROM %2 AS s)")
                        .arg(isNumbered ? QStringLiteral("row_number() OVER ()") : QStringLiteral("1"), rows),
            .nothing = hit + QStringLiteral(" IS NULL"),
            .marks = isNumbered ? QStringList{hit} : QStringList()};
}

/// A stored table, of which the row id or the key of a WITHOUT ROWID table is never NULL.
JoinedTerm stored(const Table& table, const QString& name, const QString& as, bool isNumbered)
{
    QStringList marks;
    if (!table.rowidName().isEmpty())
        marks += as + u'.' + quoted(table.rowidName());
    else if (table.isWithoutRowid) {
        for (const QString& part : table.primaryKey())
            marks += as + u'.' + quoted(part);
    }
    if (marks.isEmpty())
        return wrapped(name, as, isNumbered);
    return {.term = name, .nothing = marks.first() + QStringLiteral(" IS NULL"), .marks = marks};
}

} // namespace

Result<JoinedTerm> joinedTerm(const MoveScene& scene, const ExpressionText& text, const Join& join, bool isNumbered)
{
    const QString as = quoted(join.as);
    const QList<SqlWord> words = sqlWords(join.table.text);
    const QString sql = text.ofRows(join.table.text);
    if (!words.isEmpty() && words[0].text == QStringLiteral("("))
        return wrapped(sql, as, isNumbered);
    if (words.size() > 1 && words[1].text == QStringLiteral("(")) {
        if (!words[0].is(u"json_each") && !words[0].is(u"json_tree"))
            return refused(join, QStringLiteral("%1 gives no rows to join with; json_each and json_tree do.").arg(words[0].text));
        return JoinedTerm{.term = text.of(join.table), .nothing = as + QStringLiteral(".id IS NULL"), .marks = {as + QStringLiteral(".id")}};
    }
    const bool isQualified = words.size() == 3 && words[1].text == QStringLiteral(".");
    const QString schema = isQualified ? words[0].text : QString();
    const QString name = isQualified ? words[2].text : words.value(0).text;
    if (isSameName(schema, u"target")) {
        const Table* const target = scene.target.table(name);
        const Table* const table = target ? target : scene.source.table(name); // a kept one
        if (table)
            return stored(*table, sql, as, isNumbered);
    } else if (isQualified) {
        const auto& further = scene.plan.source.attach;
        if (std::any_of(further.begin(), further.end(), [&](const auto& one) { return isSameName(one.first, schema); }))
            return wrapped(sql, as, isNumbered);
    } else if (words.size() == 1) {
        if (const Table* const table = scene.source.table(name))
            return stored(*table, QStringLiteral("main.") + quoted(table->name), as, isNumbered);
        const auto& views = scene.source.views;
        if (std::any_of(views.begin(), views.end(), [&](const SchemaObject& view) { return isSameName(view.name, name); }))
            return wrapped(quoted(name), as, isNumbered);
    }
    return refused(join, QStringLiteral("there is no table %1 to join with.").arg(join.table.text.trimmed()));
}

} // namespace godwit::core
