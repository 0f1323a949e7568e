// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What to do about rows that go to quarantine: values that cannot be read or that a map lacks, what the
// target refuses.
#include "core/assess/adviser.h"

#include "core/assess/advice_text.h"
#include "core/assess/move_expressions.h"
#include "core/error.h"
#include "core/functions/date_cause.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kEntries = 20;

using Counts = QList<std::pair<QString, qint64>>;

QStringList shownOf(const Counts& counts)
{
    QStringList texts;
    for (const auto& [value, rows] : counts.mid(0, kEntries))
        texts += QStringLiteral("'%1' (%2)").arg(value, rowsText(rows));
    return texts;
}

QString entriesOf(const Counts& counts)
{
    QString entries;
    for (const auto& [value, rows] : counts.mid(0, kEntries))
        entries += QStringLiteral("    %1: \"\"  # %2\n").arg(yamlText(value), rowsText(rows));
    return entries;
}

QStringList textsIn(const QString& sql)
{
    QStringList texts;
    for (const SqlWord& word : sqlWords(sql)) {
        if (word.kind == SqlWord::Kind::Text)
            texts += word.text;
    }
    return texts;
}

/// "date(due)" → "due"
QString bareArgument(const QString& sql)
{
    return bareColumn(sql.section(u'(', 1).section(u')', 0, 0).section(u',', 0, 0));
}

/// The lookup of a column, or of the name of `let` that it uses.
const ColumnValue& lookupIn(const MoveStep& move, const ColumnValue& value)
{
    for (const ColumnValue& let : move.let) {
        if (!value.isLookup() && let.isLookup() &&
            namesMentioned(value.expression.text).contains(foldedName(let.column)))
            return let;
    }
    return value;
}

QString whereText(const QString& rule, const QString& condition)
{
    return QStringLiteral("where: [{ rule: %1, when: %2 }]").arg(yamlText(rule), yamlText(condition));
}

/// A rule that leaves out what a `reject` of the plan takes.
QString leftOut(const MoveStep& step, const QString& because)
{
    const auto reject = std::find_if(step.reject.begin(), step.reject.end(),
                                     [&because](const Reject& one) { return one.because == because; });
    return reject == step.reject.end()
               ? QString()
               : whereText(because, QStringLiteral("(%1) IS NOT TRUE").arg(reject->when.text));
}

/// NULL in place of what cannot be read, where the target's column takes one.
QString instead(const MoveStep& step, const Table* into, const ColumnValue* value, const ExpectedCause& cause, bool isDate)
{
    if (!value)
        return cause.column.isEmpty() ? leftOut(step, cause.cause) : QString();
    const Column* const column = into ? into->column(value->column) : nullptr;
    if (column && column->notNull)
        return {};
    const QString sql = value->expression.text.trimmed();
    if (isDate && sql.startsWith(QStringLiteral("date_")))
        return QStringLiteral("%1: %2").arg(value->column, yamlText(QStringLiteral("try_") + sql));
    if (cause.cause.contains(QStringLiteral("'now'")) && !bareArgument(sql).isEmpty())
        return QStringLiteral("%1: %2").arg(
            value->column,
            yamlText(QStringLiteral("CASE WHEN lower(%1) <> 'now' THEN %2 END").arg(bareArgument(sql), sql)));
    return {};
}

/// Values of a column that are no date for one reason: a column may have them for several.
QStringList dateFaultsOf(const ColumnProfile& profile, const QString& cause)
{
    QStringList faults = profile.dateFaults;
    faults.removeIf([&cause](const QString& fault) {
        return fault.trimmed().isEmpty() || dateCause(fault.toUtf8()) != cause;
    });
    return faults;
}

/// What typeof() says of the values that a column of a STRICT table takes; empty: any.
QString storedAs(const QString& declaredType)
{
    const QString type = declaredType.toUpper();
    if (type.startsWith(QStringLiteral("INT")))
        return QStringLiteral("= 'integer'");
    if (type == QStringLiteral("REAL"))
        return QStringLiteral("IN ('integer', 'real')");
    if (type == QStringLiteral("TEXT"))
        return QStringLiteral("= 'text'");
    return type == QStringLiteral("BLOB") ? QStringLiteral("= 'blob'") : QString();
}

} // namespace

void Adviser::adviseOn(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause)
{
    const ColumnValue* const value = valueOf(step, cause.column);
    if (cause.code == codeId(ErrorCode::RowLookupMissing) && value)
        return adviseOnLookup(move, step, lookupIn(step, *value), cause);
    if (cause.code == codeId(ErrorCode::RowConstraint))
        return adviseOnRefusal(move, step, cause);
    if (cause.code.isEmpty() || cause.code == codeId(ErrorCode::RowAbsent))
        return; // what a rule skips is meant so
    const ColumnProfile* const profile = value ? profileOf(step, value->expression.text) : nullptr;
    const bool isDate = cause.code == codeId(ErrorCode::RowDateUnreadable);
    QStringList samples = isDate && profile ? dateFaultsOf(*profile, cause.cause) : QStringList();
    if (samples.isEmpty())
        samples = cause.keys;
    add(move.step, move.from, cause.column, cause.rows, samples,
        QStringLiteral("%1: %2 to quarantine, because %3%4. Mend %5 in the application, or let the plan say "
                       "what becomes of %6.")
            .arg(move.step.title, rowsThat(cause.rows, "goes", "go"), cause.cause, suchAs(samples),
                 cause.rows == 1 ? QStringLiteral("it") : QStringLiteral("them"),
                 cause.column.isEmpty() ? QStringLiteral("such a row") : cause.column),
        instead(step, m_target.table(step.into), value, cause, isDate));
}

/// An entry for each value that the map lacks, with its count.
void Adviser::adviseOnLookup(const MoveExpectation& move, const MoveStep& step, const ColumnValue& lookup,
                             const ExpectedCause& cause)
{
    const ColumnProfile* const profile = profileOf(step, lookup.of.text);
    Counts lacking;
    for (const auto& [value, rows] : profile ? profile->values : Counts()) {
        if (!m_lookups.value(lookup.lookup).contains(value))
            lacking.append({value, rows});
    }
    if (lacking.isEmpty())
        return add(
            move.step, move.from, cause.column, cause.rows, cause.keys,
            QStringLiteral("%1: %2 a value of %3 that the lookup %4 lacks%5. Say what becomes of the others.")
                .arg(move.step.title, rowsThat(cause.rows, "has", "have"), lookup.of.text, lookup.lookup,
                     suchAs(cause.keys)),
            QStringLiteral("%1: { lookup: %2, of: %3, otherwise: NULL }")
                .arg(cause.column, lookup.lookup, yamlText(lookup.of.text)));
    add(move.step, move.from, profile->name, cause.rows, shownOf(lacking),
        QStringLiteral("%1.%2 has values that the lookup %3 lacks, in %4: %5. Add an entry for each.")
            .arg(move.from, profile->name, lookup.lookup, rowsText(cause.rows),
                 shownOf(lacking).join(QStringLiteral(", "))),
        QStringLiteral("lookups:\n  %1:\n%2").arg(lookup.lookup, entriesOf(lacking)));
}

/// Keys and required fields have findings of their own.
void Adviser::adviseOnRefusal(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause)
{
    if (cause.cause.contains(QStringLiteral("(CHECK")))
        adviseOnCheck(move, step, cause);
    else if (cause.cause.contains(QStringLiteral("(STRICT)")) ||
             cause.cause.contains(QStringLiteral("whole numbers")))
        adviseOnType(move, step, cause);
}

void Adviser::adviseOnType(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause)
{
    const ColumnValue* const value = valueOf(step, cause.column);
    const Table* const target = m_target.table(move.into);
    const Column* const column = target ? target->column(cause.column) : nullptr;
    const QString stored = column ? storedAs(column->declaredType) : QString();
    const QString given =
        value && !value->isLookup() && !value->reference ? value->expression.text : QString();
    add(move.step, move.into, cause.column, cause.rows, cause.keys,
        QStringLiteral(
            "%1: %2 to quarantine, because %3%4. Convert the value, or leave such rows out by a rule.")
            .arg(move.step.title, rowsThat(cause.rows, "goes", "go"), cause.cause, suchAs(cause.keys)),
        given.isEmpty() || stored.isEmpty() ? QString()
                                            : whereText(QStringLiteral("%1 fits its type").arg(cause.column),
                                                        QStringLiteral("typeof(%1) %2").arg(given, stored)));
}

void Adviser::adviseOnCheck(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause)
{
    const QString condition = cause.cause.section(u'“', 1).section(u'”', 0, 0);
    if (adviseOnValues(move, step, cause, condition))
        return;
    const auto holds = overSource(condition, step);
    add(move.step, move.into, cause.column, cause.rows, cause.keys,
        QStringLiteral("%1: %2 to quarantine, because %3%4. Change the value that breaks it, or leave such "
                       "rows out by a rule.")
            .arg(move.step.title, rowsThat(cause.rows, "goes", "go"), cause.cause, suchAs(cause.keys)),
        holds ? whereText(QStringLiteral("the CHECK of %1 holds").arg(move.into),
                          QStringLiteral("(%1) IS NOT FALSE").arg(*holds))
              : QString());
}

bool Adviser::adviseOnValues(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause,
                             const QString& condition)
{
    const QStringList allowed = textsIn(condition);
    for (const ColumnValue& value : step.columns) {
        const ColumnProfile* const profile = profileOf(step, value.expression.text);
        if (!profile || value.isLookup() || allowed.isEmpty() ||
            !namesMentioned(condition).contains(foldedName(value.column)))
            continue;
        Counts others;
        for (const auto& [text, rows] : profile->values) {
            if (!allowed.contains(text))
                others.append({text, rows});
        }
        if (others.isEmpty())
            continue;
        add(move.step, move.from, profile->name, cause.rows, shownOf(others),
            QStringLiteral(
                "%1.%2 has values that %3 does not take (CHECK), in %4: %5. Map each to one of %6.")
                .arg(move.from, profile->name, move.into, rowsText(cause.rows),
                     shownOf(others).join(QStringLiteral(", ")), allowed.join(QStringLiteral(", "))),
            QStringLiteral("lookups:\n  %1:\n%2columns:\n  %3: { lookup: %1, of: %4, otherwise: %4 }")
                .arg(profile->name + QStringLiteral("_values"), entriesOf(others), value.column,
                     yamlText(value.expression.text)));
        return true;
    }
    return false;
}

} // namespace godwit::core
