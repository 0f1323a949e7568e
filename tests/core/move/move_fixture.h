// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/orphans.h"
#include "tests/core/move/work_fixture.h"

namespace godwit::tests {

/// Moves as text: what the source is, what the target is, what the plan moves.
struct MoveText
{
    QString source; ///< script with schema and rows
    QString target; ///< the target's schema
    QString moves;  ///< the steps of the phase that moves, from the margin: "- move: a\n  into: b\n  columns: …"
    QString lookups = {}; ///< "{ names: { a: b } }"
    QString parameters = {}; ///< "{ today: \"2026-01-15\" }"
    QString keep = {}; ///< "[projects]"
};

/// Runs the plan's moves one by one or all together.
class MoveFixture : public WorkFixture
{
public:
    explicit MoveFixture(const MoveText& text)
        : WorkFixture({.source = text.source,
                       .target = text.target,
                       .steps = text.moves,
                       .lookups = text.lookups,
                       .parameters = text.parameters,
                       .keep = text.keep})
    {
        startSession();
    }

    /// From now on the source is read on the work file's own connection.
    void readBeside() { m_readsBeside = true; }

    /// Closes the connection and opens it again, as after a kill.
    void reopen()
    {
        m_session.reset();
        openAgain();
        startSession();
    }

    core::Result<core::MoveCursor> run(int number, qint64 decided = 0, const core::CancelToken& cancel = {},
                                       const std::function<void(const core::MoveProgress&)>& progress =
                                           [](const core::MoveProgress&) {})
    {
        GODWIT_TRY(const core::CompiledMove move, core::compileMove(scene(), number, *core::movesOf(m_plan).at(number)));
        return core::runMove(*m_session, scene(), move, decided, cancel, progress);
    }

    /// All moves in order; the cursor of the last.
    core::MoveCursor runAll()
    {
        core::MoveCursor last;
        for (int number = 0; number < core::movesOf(m_plan).size(); ++number) {
            auto cursor = run(number);
            if (!cursor)
                qFatal("%s\n%s", qPrintable(cursor.error().what), qPrintable(cursor.error().detail));
            last = *cursor;
        }
        return last;
    }

    /// The end of the phase: how many rows went because what they refer to did not come.
    qint64 settle() { return must(trySettle()); }
    core::Result<qint64> trySettle() { return core::Orphans(*m_session, scene(), core::PhaseEnd::of(m_plan, QStringLiteral("move"))).putAside(); }

    [[nodiscard]] QString quarantine()
    {
        return rows(QStringLiteral("SELECT s.name, q.key_text, q.column_name, q.code, q.cause FROM _godwit_quarantine q"
                                   " JOIN _godwit_source s ON s.id = q.source ORDER BY q.id"));
    }
    [[nodiscard]] QString left()
    {
        return rows(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB '_godwit_*_[0-9]*'"
                                   " AND name NOT GLOB '_godwit_new_*' ORDER BY name"));
    }

private:
    void startSession() { m_session.emplace(must(core::openMoveSession(*m_work, scene()))); }

    /// With the source as it was beside it, unless the test is about reading without that.
    [[nodiscard]] core::MoveScene scene() const
    {
        return moveScene(m_readsBeside || qEnvironmentVariableIsSet("GODWIT_TEST_READ_BESIDE") ? QString() : sourceFile());
    }

    bool m_readsBeside = false;
    std::optional<core::MoveSession> m_session;
};

} // namespace godwit::tests
