// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/advice.h"

#include "core/assess/advice_text.h"
#include "core/assess/move_expressions.h"
#include "core/assess/plan_fates.h"
#include "core/error.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

constexpr qsizetype kEntries = 20;

class Adviser
{
public:
    Adviser(const Assessment& assessment, const Plan& plan, const Catalog& source, const Catalog& target)
        : m_found(assessment),
          m_source(source),
          m_target(target),
          m_moves(stepsOf<MoveStep>(plan)),
          m_lookups(plan.lookups),
          m_fates(plan, source, target)
    {
    }

    QList<Recommendation> advise(const QList<CheckResult>& checks)
    {
        for (qsizetype at = 0; at < m_found.expectations.size() && at < m_moves.size(); ++at) {
            for (const ExpectedCause& cause : m_found.expectations[at].causes)
                adviseOn(m_found.expectations[at], *m_moves[at].work, cause);
        }
        for (const MissingField& field : m_found.missing)
            adviseOn(field);
        for (const DuplicateKey& key : m_found.duplicates)
            adviseOn(key);
        for (const Table& table : m_source.tables) {
            for (const ForeignKey& key : table.foreignKeys)
                adviseOn(table, key, checks);
        }
        for (const Gap& gap : m_found.gaps)
            adviseOn(gap);
        std::stable_sort(
            m_advice.begin(), m_advice.end(),
            [](const Recommendation& one, const Recommendation& two) { return one.rows > two.rows; });
        return m_advice;
    }

private:
    using Counts = QList<std::pair<QString, qint64>>;

    void add(const PlanStep& step, const QString& table, const QString& column, qint64 rows,
             const QStringList& samples, const QString& text, const QString& plan)
    {
        m_advice.append({.step = step,
                         .table = table,
                         .column = column,
                         .rows = rows,
                         .samples = samples,
                         .text = text,
                         .plan = plan});
    }

    void adviseOn(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause)
    {
        const ColumnValue* const value = valueOf(step, cause.column);
        if (cause.code == codeId(ErrorCode::RowLookupMissing) && value)
            return adviseOnLookup(move, step, *lookupIn(step, *value), cause);
        if (cause.code == codeId(ErrorCode::RowConstraint))
            return adviseOnRefusal(move, step, cause);
        if (cause.code.isEmpty() || cause.code == codeId(ErrorCode::RowAbsent))
            return; // what a rule skips is meant so
        const ColumnProfile* const profile = value ? profileOf(step, value->expression.text) : nullptr;
        const bool isDate = cause.code == codeId(ErrorCode::RowDateUnreadable);
        const QStringList samples =
            isDate && profile && !profile->dateFaults.isEmpty() ? profile->dateFaults : cause.keys;
        const QString text =
            QStringLiteral("%1: %2 to quarantine, because %3%4. Mend them in the application, or let the "
                           "plan say what %5 becomes.")
                .arg(move.step.title, rowsThat(cause.rows, "goes", "go"), cause.cause, firstOf(samples),
                     cause.column.isEmpty() ? QStringLiteral("such a row") : cause.column);
        add(move.step, move.from, cause.column, cause.rows, samples, text, instead(value, cause, isDate));
    }

    /// NULL in place of what cannot be read.
    static QString instead(const ColumnValue* value, const ExpectedCause& cause, bool isDate)
    {
        if (!value)
            return cause.column.isEmpty()
                       ? QStringLiteral("where: [{ rule: %1, when: \"NOT (…)\" }]").arg(yamlText(cause.cause))
                       : QString();
        const QString sql = value->expression.text.trimmed();
        if (isDate && sql.startsWith(QStringLiteral("date_")))
            return QStringLiteral("%1: %2").arg(value->column, yamlText(QStringLiteral("try_") + sql));
        if (cause.cause.contains(QStringLiteral("'now'")) && !bareArgument(sql).isEmpty())
            return QStringLiteral("%1: %2").arg(
                value->column,
                yamlText(
                    QStringLiteral("CASE WHEN lower(%1) <> 'now' THEN %2 END").arg(bareArgument(sql), sql)));
        return {};
    }

    /// "date(due)" → "due"
    static QString bareArgument(const QString& sql)
    {
        const QString inside = sql.section(u'(', 1).section(u')', 0, 0).section(u',', 0, 0);
        return bareColumn(inside);
    }

    /// An entry for each value that the map lacks, with its count.
    void adviseOnLookup(const MoveExpectation& move, const MoveStep& step, const ColumnValue& lookup,
                        const ExpectedCause& cause)
    {
        const ColumnProfile* const profile = profileOf(step, lookup.of.text);
        Counts lacking;
        for (const auto& [value, rows] : profile ? profile->values : Counts()) {
            if (!m_lookups.value(lookup.lookup).contains(value))
                lacking.append({value, rows});
        }
        if (lacking.isEmpty()) {
            add(move.step, move.from, cause.column, cause.rows, cause.keys,
                QStringLiteral(
                    "%1: %2 a value of %3 that the lookup %4 lacks%5. Say what becomes of the others.")
                    .arg(move.step.title, rowsThat(cause.rows, "has", "have"), lookup.of.text, lookup.lookup,
                         firstOf(cause.keys)),
                QStringLiteral("%1: { lookup: %2, of: %3, otherwise: NULL }")
                    .arg(cause.column, lookup.lookup, yamlText(lookup.of.text)));
            return;
        }
        add(move.step, move.from, profile->name, cause.rows, shownOf(lacking),
            QStringLiteral("%1.%2 has values that the lookup %3 lacks, in %4: %5. Add an entry for each.")
                .arg(move.from, profile->name, lookup.lookup, rowsText(cause.rows),
                     shownOf(lacking).join(QStringLiteral(", "))),
            QStringLiteral("lookups:\n  %1:\n%2").arg(lookup.lookup, entriesOf(lacking)));
    }

    void adviseOnRefusal(const MoveExpectation& move, const MoveStep& step, const ExpectedCause& cause)
    {
        if (!cause.cause.contains(QStringLiteral("(CHECK"))) {
            if (cause.cause.contains(QStringLiteral("(STRICT)")) ||
                cause.cause.contains(QStringLiteral("whole numbers")))
                add(move.step, move.into, cause.column, cause.rows, cause.keys,
                    QStringLiteral("%1: %2 to quarantine, because %3%4. Convert the value, or leave such "
                                   "rows out by a rule.")
                        .arg(move.step.title, rowsThat(cause.rows, "goes", "go"), cause.cause,
                             firstOf(cause.keys)),
                    QStringLiteral("where: [{ rule: %1 that fits, when: \"typeof(%1) = 'integer'\" }]")
                        .arg(cause.column));
            return; // keys and required fields have findings of their own
        }
        const QString condition = cause.cause.section(u'“', 1).section(u'”', 0, 0);
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
            const QString map = profile->name + QStringLiteral("_values");
            add(move.step, move.from, profile->name, cause.rows, shownOf(others),
                QStringLiteral(
                    "%1.%2 has values that %3 does not take (CHECK), in %4: %5. Map each to one of %6.")
                    .arg(move.from, profile->name, move.into, rowsText(cause.rows),
                         shownOf(others).join(QStringLiteral(", ")), allowed.join(QStringLiteral(", "))),
                QStringLiteral("lookups:\n  %1:\n%2columns:\n  %3: { lookup: %1, of: %4, otherwise: %4 }")
                    .arg(map, entriesOf(others), value.column, yamlText(value.expression.text)));
            return;
        }
        add(move.step, move.into, cause.column, cause.rows, cause.keys,
            QStringLiteral("%1: %2 to quarantine, because %3%4. Change the value that breaks it, or leave "
                           "such rows out by a rule.")
                .arg(move.step.title, rowsThat(cause.rows, "goes", "go"), cause.cause, firstOf(cause.keys)),
            QStringLiteral("where: [{ rule: %1 holds, when: %2 }]").arg(move.into, yamlText(condition)));
    }

    void adviseOn(const MissingField& field)
    {
        if (field.rows <= 0)
            return;
        const Table* const table = m_target.table(field.table);
        const Column* const column = table ? table->column(field.column) : nullptr;
        const MoveStep* const move = moveAt(field.step);
        const ColumnValue* const value = move ? valueOf(*move, field.column) : nullptr;
        QString other = column ? column->defaultSql : QString();
        if (other.isEmpty())
            other = column && column->declaredType.contains(QStringLiteral("TEXT"), Qt::CaseInsensitive)
                        ? QStringLiteral("''")
                        : QStringLiteral("0");
        const QString given = value && !value->isLookup() ? value->expression.text : field.column;
        QStringList keys;
        for (const QStringList& sample : field.samples)
            keys += sample.value(0);
        add(field.step, field.table, field.column, field.rows, keys,
            QStringLiteral("%1.%2 wants a value; from %3, %4 without one%5. Give a default.")
                .arg(field.table, field.column, field.source, rowsThat(field.rows, "comes", "come"),
                     firstOf(keys)),
            QStringLiteral("%1: %2").arg(field.column,
                                         yamlText(QStringLiteral("coalesce(%1, %2)").arg(given, other))));
    }

    void adviseOn(const DuplicateKey& key)
    {
        if (key.keys <= 0 || !key.settledBy.isEmpty())
            return;
        QStringList samples;
        for (const QStringList& sample : key.samples)
            samples += sample.mid(0, key.columns.size()).join(QStringLiteral(", "));
        samples.removeDuplicates();
        const QString columns = key.columns.join(QStringLiteral(", "));
        const QString what = QStringLiteral("%1 (%2): %3 of %4 share %5 that must be unique%6.")
                                 .arg(key.table, columns, rowsText(key.rows), key.source,
                                      key.keys == 1 ? QStringLiteral("a key")
                                                    : QStringLiteral("%1 keys").arg(grouped(key.keys)),
                                      firstOf(samples));
        if (key.isAcross)
            return add(key.step, key.table, columns, key.rows, samples,
                       what + QStringLiteral(" Let the later move leave out what an earlier one brought."),
                       QStringLiteral("where: [{ rule: comes from an earlier table, when: \"(%1) NOT IN "
                                      "(SELECT %1 FROM target.%2)\" }]")
                           .arg(columns, key.table));
        const MoveStep* const move = moveAt(key.step);
        const Table* const target = m_target.table(key.table);
        const bool isName = key.columns.size() == 1 && key.index.isEmpty() && target &&
                            !target->primaryKey().contains(key.columns.first(), Qt::CaseInsensitive);
        const Table* const source = move ? m_source.table(move->from) : nullptr;
        const QString order = source && !source->primaryKey().isEmpty()
                                  ? source->primaryKey().join(QStringLiteral(", "))
                                  : columns;
        if (!key.index.isEmpty())
            return add(key.step, key.table, columns, key.rows, samples,
                       what + QStringLiteral(" The index %1 is partial or over an expression: make what it "
                                             "covers differ, or leave rows out by a rule.")
                                  .arg(key.index),
                       QStringLiteral("reject: [{ when: \"…\", because: twice in %1 }]").arg(key.index));
        add(key.step, key.table, columns, key.rows, samples,
            what + (isName ? QStringLiteral(" Make them one, or set them apart by a suffix.")
                           : QStringLiteral(" Make them one.")),
            QStringLiteral("group: { by: [%1], keep: %2 }").arg(columns, order) +
                (isName ? QStringLiteral("\n# or\nunique: { column: %1, order: [%2], suffix: \" ({n})\" }")
                              .arg(columns, order)
                        : QString()));
    }

    void adviseOn(const Table& table, const ForeignKey& key, const QList<CheckResult>& checks)
    {
        const QString columns = key.columns.join(QStringLiteral(", "));
        const QString name = QStringLiteral("orphans: %1 (%2) → %3").arg(table.name, columns, key.parent);
        const auto check = std::find_if(checks.begin(), checks.end(),
                                        [&](const CheckResult& one) { return one.name == name; });
        if (check == checks.end() || check->rows <= 0)
            return;
        QStringList samples;
        for (const QStringList& sample : check->samples)
            samples += sample.join(QStringLiteral(", "));
        const QString what =
            QStringLiteral("%1 of %2 name in %3 a row of %4 that does not exist%5.")
                .arg(rowsText(check->rows), table.name, columns, key.parent, firstOf(samples));
        if (m_fates.isKept(table.name))
            return add(
                {}, table.name, columns, check->rows, samples,
                what + QStringLiteral(" The table is kept with them: keep them, or drop them by a rule."),
                QStringLiteral("- delete: %1\n  rule: orphans\n  when: \"%2 NOT IN (SELECT %3 FROM %4)\"")
                    .arg(table.name, columns, key.parentColumns.join(QStringLiteral(", ")), key.parent));
        for (const auto& [at, move] : m_fates.movesFrom(table.name)) {
            for (const ColumnValue& value : move->columns) {
                if (key.columns.size() != 1 ||
                    !namesMentioned(value.expression.text).contains(foldedName(columns)))
                    continue;
                return add(at, table.name, columns, check->rows, samples,
                           what + QStringLiteral(" Keep them without the reference, or drop them by a rule."),
                           QStringLiteral("%1: { ref: %2, key: %3, missing: \"NULL\" }\n# or\n%1: { ref: %2, "
                                          "key: %3, missing: { skip: no row of %2 } }")
                               .arg(value.column, key.parent, columns));
            }
        }
    }

    /// Values that nothing takes along.
    void adviseOn(const Gap& gap)
    {
        if (!gap.isOpen || gap.priority != Gap::Priority::DataLoss || gap.rows <= 0 ||
            !gap.object.contains(u'.'))
            return;
        const QString table = gap.object.section(u'.', 0, 0);
        const QString column = gap.object.section(u'.', 1);
        const auto moves = m_fates.movesFrom(table);
        add(moves.isEmpty() ? PlanStep() : moves.first().at, table, column, gap.rows, {},
            QStringLiteral(
                "%1 a value in %2, and no move reads it. Carry it, or say in a comment that it goes.")
                .arg(rowsThat(gap.rows, "has", "have"), gap.object),
            QStringLiteral("columns:\n  %1: %1").arg(column));
    }

    [[nodiscard]] static QStringList textsIn(const QString& sql)
    {
        QStringList texts;
        for (const SqlWord& word : sqlWords(sql)) {
            if (word.kind == SqlWord::Kind::Text)
                texts += word.text;
        }
        return texts;
    }

    [[nodiscard]] static QStringList shownOf(const Counts& counts)
    {
        QStringList texts;
        for (const auto& [value, rows] : counts.mid(0, kEntries))
            texts += QStringLiteral("'%1' (%2)").arg(value, rowsText(rows));
        return texts;
    }

    [[nodiscard]] static QString entriesOf(const Counts& counts)
    {
        QString entries;
        for (const auto& [value, rows] : counts.mid(0, kEntries))
            entries += QStringLiteral("    %1: \"\"  # %2\n").arg(yamlText(value), rowsText(rows));
        return entries;
    }

    [[nodiscard]] static const ColumnValue* valueOf(const MoveStep& move, const QString& column)
    {
        for (const ColumnValue& value : move.columns) {
            if (isSameName(value.column, column))
                return &value;
        }
        return nullptr;
    }

    /// The lookup of a column, or of the name of `let` that it uses.
    [[nodiscard]] static const ColumnValue* lookupIn(const MoveStep& move, const ColumnValue& value)
    {
        for (const ColumnValue& let : move.let) {
            if (!value.isLookup() && let.isLookup() &&
                namesMentioned(value.expression.text).contains(foldedName(let.column)))
                return &let;
        }
        return &value;
    }

    [[nodiscard]] const MoveStep* moveAt(const PlanStep& step) const
    {
        for (const auto& [at, move] : m_moves) {
            if (at.phase == step.phase && at.index == step.index)
                return move;
        }
        return nullptr;
    }

    /// Of the source's column that an expression reads, if it is one alone.
    [[nodiscard]] const ColumnProfile* profileOf(const MoveStep& move, const QString& sql) const
    {
        const Table* const source = move.query.isEmpty() ? m_source.table(move.from) : nullptr;
        const auto table =
            std::find_if(m_found.tables.begin(), m_found.tables.end(),
                         [&](const TableProfile& one) { return source && one.table == source->name; });
        if (table == m_found.tables.end())
            return nullptr;
        const ColumnProfile* only = nullptr;
        const QSet<QString> names = namesMentioned(sql);
        for (const ColumnProfile& column : table->columns) {
            if (!names.contains(foldedName(column.name)))
                continue;
            if (only)
                return nullptr;
            only = &column;
        }
        return only;
    }

    const Assessment& m_found;
    const Catalog& m_source;
    const Catalog& m_target;
    QList<PlacedStep<MoveStep>> m_moves;
    const QHash<QString, QHash<QString, QString>>& m_lookups;
    PlanFates m_fates;
    QList<Recommendation> m_advice;
};

} // namespace

QList<Recommendation> adviceOn(const Assessment& assessment, const Plan& plan, const Catalog& source,
                               const Catalog& target, const QList<CheckResult>& checks)
{
    return Adviser(assessment, plan, source, target).advise(checks);
}

} // namespace godwit::core
