// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/prepared_change.h"

#include "core/move/expression_text.h"
#include "core/move/key_order.h"
#include "core/move/prepared_sql.h"
#include "core/move/rebuilt_columns.h"
#include "core/move/script_runner.h"
#include "core/move/update_text.h"
#include "core/plan/nearest.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

/// One step that changes rows, looked at piece by piece.
class Pieces
{
public:
    Pieces(const ChangeScene& scene, const Step& step) : m_scene(scene), m_at(step.at), m_title(step.title())
    {
    }

    QList<Error> ofUpdate(const UpdateStep& step)
    {
        find(step.table);
        const Status whole = tried(step);
        if (whole)
            return {};
        UpdateStep bare = step;
        bare.set.clear();
        bare.where.clear();
        bare.reject.clear();
        bare.order = {};
        findValues(step, bare);
        for (const Where& where : step.where) {
            UpdateStep alone = bare;
            alone.where = {where};
            tryPiece(where.condition.at, QStringLiteral("the rule %1").arg(named(where.rule)), tried(alone));
        }
        for (const Reject& reject : step.reject) {
            UpdateStep alone = bare;
            alone.reject = {reject};
            tryPiece(reject.when.at, QStringLiteral("“reject” because %1").arg(named(reject.because)),
                     tried(alone));
        }
        if (!step.order.isEmpty()) {
            UpdateStep alone = bare;
            alone.order = step.order;
            tryPiece(step.order.at, QStringLiteral("“order”"), tried(alone));
        }
        return ended(whole);
    }

    QList<Error> ofDelete(const DeleteStep& step)
    {
        find(step.table);
        const ExpressionText expression(m_scene.plan, m_scene.staging);
        tryPiece(step.when.at, QStringLiteral("the rule %1").arg(named(step.rule)),
                 walked(step.table, {QStringLiteral("(%1) IS TRUE").arg(expression.of(step.when))}));
        return m_errors;
    }

    QList<Error> ofRebuild(const RebuildStep& step)
    {
        find(step.table);
        const Table* const wanted = m_scene.target.table(step.table);
        if (!m_table || !wanted)
            return m_errors; // the checker has told that
        const RebuiltColumns rebuilt = RebuiltColumns::of(m_scene.plan, m_scene.target, m_scene.staging, step,
                                                          *m_table, *wanted, m_scene.seed, m_scene.title());
        const Status whole = walked(step.table, rebuilt.expressions);
        if (whole)
            return {};
        for (const ColumnValue& value : step.columns) {
            const Column* const column = wanted->column(value.column);
            const qsizetype at = column ? rebuilt.columns.indexOf(column->name) : -1;
            if (at >= 0)
                tryPiece(value.at, QStringLiteral("the column %1").arg(named(value.column)),
                         walked(step.table, {rebuilt.expressions[at]}));
        }
        return ended(whole);
    }

private:
    void find(const QString& table)
    {
        if (const auto found = m_scene.table(table); found) {
            m_table = *found;
            m_columns = m_table->columnNames();
        }
    }

    void findValues(const UpdateStep& step, const UpdateStep& bare)
    {
        for (qsizetype number = 0; number < step.let.size(); ++number) {
            UpdateStep alone = bare;
            alone.let = step.let.mid(0, number);
            ColumnValue value = step.let[number];
            value.column = step.set.first().column;
            alone.set = {value};
            tryPiece(step.let[number].at, QStringLiteral("let %1").arg(named(step.let[number].column)),
                     tried(alone));
            m_columns += step.let[number].column;
        }
        if (!m_errors.isEmpty())
            return; // what uses them fails for the same reason
        for (const ColumnValue& value : step.set) {
            UpdateStep alone = bare;
            alone.set = {value};
            tryPiece(value.at, QStringLiteral("the column %1").arg(named(value.column)), tried(alone));
        }
    }

    Status tried(const UpdateStep& step)
    {
        GODWIT_TRY(const UpdateText text, compileUpdate(m_scene, step));
        GODWIT_CHECK(KeyWalk::create(m_scene, text.order, text.table, text.alias, text.terms));
        if (step.order.isEmpty())
            return {};
        GODWIT_CHECK(KeyWalk::create(m_scene, text.order, text.table, text.alias, text.listTerms));
        const ExpressionText expression = withLets(step);
        GODWIT_CHECK(
            m_scene.work.prepare(QStringLiteral("SELECT 1 FROM main.%1 AS %2 ORDER BY %3")
                                     .arg(quoted(text.table), text.alias, expression.of(step.order))));
        return {};
    }

    [[nodiscard]] ExpressionText withLets(const UpdateStep& step) const
    {
        ExpressionText expression(m_scene.plan, m_scene.staging);
        expression.addLets(step.let);
        return expression;
    }

    Status walked(const QString& table, const QStringList& terms) const
    {
        GODWIT_TRY(const Table* const found, m_scene.table(table));
        GODWIT_TRY(const KeyOrder order, KeyOrder::of(m_scene.work, *found));
        GODWIT_CHECK(KeyWalk::create(m_scene, order, found->name, quoted(table), terms));
        return {};
    }

    void tryPiece(const Position& at, const QString& piece, const Status& one)
    {
        if (!one)
            m_errors += refusedPiece(m_scene.work, at.line > 0 ? at : m_at, piece, one.error(), m_columns);
    }

    /// The whole cannot be prepared, and each piece can: told at the step.
    QList<Error> ended(const Status& whole)
    {
        if (m_errors.isEmpty())
            tryPiece(m_at, named(m_title), whole);
        return m_errors;
    }

    const ChangeScene& m_scene;
    Position m_at;
    QString m_title;
    const Table* m_table = nullptr;
    QStringList m_columns;
    QList<Error> m_errors;
};

} // namespace

QList<Error> errorsOfChange(const ChangeScene& scene, const Step& step)
{
    Pieces pieces(scene, step);
    if (const auto* const update = std::get_if<UpdateStep>(&step.work))
        return pieces.ofUpdate(*update);
    if (const auto* const erase = std::get_if<DeleteStep>(&step.work))
        return pieces.ofDelete(*erase);
    if (const auto* const rebuild = std::get_if<RebuildStep>(&step.work))
        return pieces.ofRebuild(*rebuild);
    const auto* const script = std::get_if<SqlStep>(&step.work);
    return script ? errorsOfScript(scene, *script) : QList<Error>();
}

} // namespace godwit::core
