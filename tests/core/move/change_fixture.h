// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_tables.h"
#include "core/move/deleter.h"
#include "core/move/rebuilder.h"
#include "core/move/script_runner.h"
#include "core/sqlite/triggers_off.h"
#include "tests/core/move/work_fixture.h"

namespace godwit::tests {

/// Changes as text: what the source is, what the target is, and the steps of one phase.
struct ChangeText
{
    QString source; ///< script with schema and rows
    QString target; ///< the target's schema
    QString steps;  ///< from the margin: "- update: a\n  set: { … }"
    QString keep = {};
    QString script = {}; ///< of the file change.sql
    QString lookups = {};
    QString parameters = {};
};

/// Runs the plan's moves at once, and its changes one by one.
class ChangeFixture : public WorkFixture
{
public:
    explicit ChangeFixture(const ChangeText& text)
        : WorkFixture({.source = text.source,
                       .target = text.target,
                       .steps = text.steps,
                       .lookups = text.lookups,
                       .parameters = text.parameters,
                       .keep = text.keep,
                       .script = text.script})
    {
        must(core::ChangeTables::create(*m_work));
        runMoves();
    }

    /// Closes the connection and opens it again, as after a kill.
    void reopen() { openAgain(); }

    core::Result<core::ChangeCursor> run(int number = 0, qint64 decided = 0, const core::CancelToken& cancel = {},
                                         const core::TellChange& tell = [](const core::ChangeProgress&) {})
    {
        m_work->setCancel(cancel);
        const core::TriggersOff quiet(*m_work);
        core::ChangeScene scene{.work = *m_work, .plan = m_plan, .source = m_source, .target = m_target, .staging = m_staging, .number = number, .seed = m_seed, .rowsABatch = m_rowsABatch, .further = m_further};
        must(scene.open());
        const core::StepWork work = core::changesOf(m_plan).at(number).step->work;
        if (const auto* const update = std::get_if<core::UpdateStep>(&work))
            return core::runUpdate(scene, *update, decided, cancel, tell);
        if (const auto* const rebuild = std::get_if<core::RebuildStep>(&work))
            return core::runRebuild(scene, *rebuild, cancel, tell);
        if (const auto* const script = std::get_if<core::SqlStep>(&work))
            return core::runScript(scene, *script, [this](const core::RanStatement& ran) { m_ran += QStringLiteral("%1: %2\n").arg(ran.line).arg(ran.rows); });
        return core::runDelete(
            scene, std::get<core::DeleteStep>(work), cancel,
            [this](const core::CheckResult& radius) {
                m_radius = radius;
                return core::Status();
            },
            tell);
    }

    /// Runs a step with a stop after each batch, and a new connection as after a kill; how often it was begun.
    int runWithStops(int number = 0, core::CancelToken::Wish wish = core::CancelToken::Wish::Pause)
    {
        m_rowsABatch = 197;
        for (int runs = 1;; ++runs) {
            const core::CancelToken cancel;
            const auto result = run(number, 0, cancel, [&](const core::ChangeProgress& progress) {
                QVERIFY2(progress.total < 0 || progress.done <= progress.total, qPrintable(progress.activity));
                cancel.ask(wish);
            });
            if (!result && !result.error().isCancel())
                qFatal("%s", qPrintable(result.error().what));
            reopen();
            if (result)
                return runs;
        }
    }

    /// "seen changed unchanged skipped quarantined", or the error.
    QString figures(int number = 0)
    {
        const auto cursor = run(number);
        if (!cursor)
            return cursor.error().id() + u' ' + cursor.error().what;
        return figuresOf(*cursor);
    }
    static QString figuresOf(const core::ChangeCursor& cursor)
    {
        return QStringLiteral("%1 %2 %3 %4 %5").arg(cursor.seen).arg(cursor.changed).arg(cursor.unchanged).arg(cursor.skipped).arg(cursor.quarantined);
    }

    void setRowsABatch(int rows) { m_rowsABatch = rows; }
    void setSeed(const QString& seed) { m_seed = seed; }
    [[nodiscard]] QString quarantine()
    {
        return rows(QStringLiteral("SELECT s.name, q.key_text, q.column_name, q.code, q.cause, q.first_cause FROM _godwit_quarantine q"
                                   " JOIN _godwit_source s ON s.id = q.source ORDER BY q.id"));
    }
    /// moved | skipped | quarantined of a move
    [[nodiscard]] QString moved(int move = 0)
    {
        return rows(QStringLiteral("SELECT moved, skipped, quarantined FROM _godwit_cursor WHERE move = %1").arg(move));
    }
    /// table | quarantined | deleted | added | untraced | by script
    [[nodiscard]] QString changed()
    {
        return rows(QStringLiteral("SELECT table_name, quarantined, deleted, added, untraced, by_script FROM _godwit_changed ORDER BY step, table_name"));
    }
    [[nodiscard]] QString left()
    {
        return rows(QStringLiteral("SELECT name FROM sqlite_schema WHERE name GLOB '_godwit_list*' OR name GLOB '_godwit_value_*' OR name GLOB '_godwit_edge_*'"
                                   " OR name = '_godwit_new_kinds' OR name GLOB '_godwit_broken_*' OR name GLOB '_godwit_index_*' ORDER BY name"));
    }
    [[nodiscard]] const core::CheckResult& radius() const { return m_radius; }
    [[nodiscard]] QString ran() const { return m_ran; }

private:
    void runMoves()
    {
        const core::MoveScene scene = moveScene({});
        core::MoveSession session = must(core::openMoveSession(*m_work, scene));
        const auto moves = core::movesOf(m_plan);
        for (int number = 0; number < moves.size(); ++number) {
            const core::CompiledMove move = must(core::compileMove(scene, number, *moves.at(number)));
            must(core::runMove(session, scene, move, 0, {}, [](const core::MoveProgress&) {}));
        }
    }

    core::CheckResult m_radius;
    QString m_ran;
    int m_rowsABatch = std::numeric_limits<int>::max();
    QString m_seed = QStringLiteral("seed");
};

} // namespace godwit::tests
