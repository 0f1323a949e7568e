// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/change_tables.h"
#include "core/move/compiler.h"
#include "core/move/deleter.h"
#include "core/move/mover.h"
#include "core/move/rebuilder.h"
#include "core/move/script_runner.h"
#include "core/plan/checker.h"
#include "core/plan/reader.h"
#include "core/sqlite/triggers_off.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

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

/// A work file with the target's tables beside the source's, in which the plan's moves and changes run in their order. What goes
/// wrong while it is made ends the program: it is the test's own fault.
class ChangeFixture
{
public:
    explicit ChangeFixture(const ChangeText& text)
    {
        write(QStringLiteral("v2.sql"), text.target);
        write(QStringLiteral("change.sql"), text.script);
        m_plan = must(core::readPlanText(planOf(text).toUtf8(), m_folder.filePath(QStringLiteral("plan.yaml"))));
        for (const core::Error& error : core::checkPlan(m_plan))
            qFatal("%s", qPrintable(error.what));
        m_path = databaseOf(m_folder.path(), text.source, QStringLiteral("work.db"));
        open();
        m_source = must(core::readCatalog(*m_work));
        for (const core::Error& error : core::checkSource(m_plan, m_source))
            qFatal("%s", qPrintable(error.what));
        m_target = must(core::catalogOfScript(text.target));
        m_staging = core::Staging(m_source, m_target, m_plan.rebuiltTables());
        must(core::ChangeTables::create(*m_work));
        for (const core::Table& table : m_target.tables) {
            if (must(m_work->integer(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = ?"),
                                     {core::Value::ofText(m_staging.physicalName(table.name))})) == 0)
                must(m_work->execute(m_staging.createTable(table)));
        }
        runMoves();
    }

    /// Closes the connection and opens it again, as after a kill.
    void reopen()
    {
        m_work.reset();
        open();
    }

    core::Result<core::ChangeCursor> run(int number = 0, qint64 decided = 0, const core::CancelToken& cancel = {},
                                         const core::TellChange& tell = [](const core::ChangeProgress&) {})
    {
        m_work->setCancel(cancel);
        const core::TriggersOff quiet(*m_work);
        core::ChangeScene scene{.work = *m_work, .plan = m_plan, .source = m_source, .target = m_target, .staging = m_staging, .number = number, .seed = m_seed, .rowsABatch = m_rowsABatch};
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
    [[nodiscard]] core::Database& work() { return *m_work; }
    /// Rows as text; `target.NAME` is the physical table.
    [[nodiscard]] QString rows(const QString& sql) { return rowsOf(*m_work, core::resolveTargetNames(sql, m_staging.names())); }
    [[nodiscard]] QString quarantine()
    {
        return rows(QStringLiteral("SELECT s.name, q.key_text, q.column_name, q.code, q.cause, q.first_cause FROM _godwit_quarantine q"
                                   " JOIN _godwit_source s ON s.id = q.source ORDER BY q.id"));
    }
    /// source | source key | move or change | disposition | target key | rule
    [[nodiscard]] QString lineage()
    {
        return rows(QStringLiteral("SELECT s.name, l.source_key, l.move, l.disposition, l.target_key, l.rule"
                                   " FROM _godwit_lineage l JOIN _godwit_source s ON s.id = l.source"
                                   " ORDER BY l.source, l.move, l.row_id"));
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
    static QString planOf(const ChangeText& text)
    {
        QString steps = text.steps;
        steps.replace(u'\n', QStringLiteral("\n      "));
        return QStringLiteral("godwit: 1\nname: fixture\nstatus: approved\ntarget: { schema: v2.sql, keep: [%1] }\n").arg(text.keep) +
               (text.lookups.isEmpty() ? QString() : QStringLiteral("lookups: %1\n").arg(text.lookups)) +
               (text.parameters.isEmpty() ? QString() : QStringLiteral("parameters: %1\n").arg(text.parameters)) +
               QStringLiteral("phases:\n  - phase: expand\n    steps: [{ schema: target }]\n  - phase: change\n    steps:\n      ") +
               steps + QStringLiteral("\n  - phase: cutover\n    steps: [{ cutover: swap }]\n");
    }

    void runMoves()
    {
        const core::MoveScene scene{.plan = m_plan, .source = m_source, .target = m_target, .staging = m_staging};
        core::MoveSession session = must(core::openMoveSession(*m_work, scene));
        const auto moves = core::movesOf(m_plan);
        for (int number = 0; number < moves.size(); ++number) {
            const core::CompiledMove move = must(core::compileMove(scene, number, *moves.at(number)));
            must(core::runMove(session, scene, move, 0, {}, [](const core::MoveProgress&) {}));
        }
    }

    template <typename T>
    static T must(core::Result<T> result)
    {
        if (!result)
            qFatal("%s\n%s", qPrintable(result.error().what), qPrintable(result.error().detail));
        return std::move(result).value();
    }
    static void must(const core::Status& status)
    {
        if (!status)
            qFatal("%s\n%s", qPrintable(status.error().what), qPrintable(status.error().detail));
    }

    void write(const QString& name, const QString& text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("%s", qPrintable(file.errorString()));
    }

    void open()
    {
        m_work.emplace(must(core::Database::open(m_path, {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true})));
        must(m_work->execute(QStringLiteral("PRAGMA foreign_keys = OFF")));
    }

    QTemporaryDir m_folder;
    QString m_path;
    core::Plan m_plan;
    core::Catalog m_source;
    core::Catalog m_target;
    core::Staging m_staging;
    std::optional<core::Database> m_work;
    core::CheckResult m_radius;
    QString m_ran;
    int m_rowsABatch = std::numeric_limits<int>::max();
    QString m_seed = QStringLiteral("seed");
};

/// Text from string literals that follow each other, one a line.
inline QString textOf(std::initializer_list<const char*> texts)
{
    QString all;
    for (const char* text : texts)
        all += QString::fromUtf8(text) + u'\n';
    return all;
}

} // namespace godwit::tests
