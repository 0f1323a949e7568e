// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiler.h"
#include "core/move/mover.h"
#include "core/move/orphans.h"
#include "core/plan/checker.h"
#include "core/plan/reader.h"
#include "core/schema/staging.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

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

/// A work file with the target's tables beside the source's, and the plan's moves to run on it one by one or all together.
/// What goes wrong while it is made ends the program: it is the test's own fault.
class MoveFixture
{
public:
    explicit MoveFixture(const MoveText& text)
    {
        write(QStringLiteral("v2.sql"), text.target);
        m_plan = must(core::readPlanText(planOf(text).toUtf8(), m_folder.filePath(QStringLiteral("plan.yaml"))));
        for (const core::Error& error : core::checkPlan(m_plan))
            qFatal("%s", qPrintable(error.what));
        m_path = databaseOf(m_folder.path(), text.source, QStringLiteral("work.db"));
        if (!QFile::copy(m_path, m_folder.filePath(QStringLiteral("source.db"))))
            qFatal("no copy of %s", qPrintable(m_path));
        open();
        m_source = must(core::readCatalog(*m_work));
        m_target = must(core::catalogOfScript(text.target));
        m_further = must(core::readFurtherTables(*m_work, m_plan, m_source));
        m_staging = core::Staging(m_source, m_target);
        must(m_work->execute(QStringLiteral("PRAGMA foreign_keys = OFF")));
        for (const core::Table& table : m_target.tables)
            must(m_work->execute(m_staging.createTable(table)));
        must(core::WorkTables::create(*m_work));
        startSession();
    }

    /// From now on the source is read on the work file's own connection.
    void readBeside() { m_readsBeside = true; }

    /// Closes the connection and opens it again, as after a kill.
    void reopen()
    {
        m_session.reset();
        m_work.reset();
        open();
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
    qint64 settle() { return must(core::Orphans(*m_session, scene(), static_cast<int>(core::movesOf(m_plan).size())).putAside()); }

    [[nodiscard]] core::Database& work() { return *m_work; }
    /// Rows as text; `target.NAME` is the physical table.
    [[nodiscard]] QString rows(const QString& sql)
    {
        return rowsOf(*m_work, core::resolveTargetNames(sql, m_staging.names()));
    }
    [[nodiscard]] QString quarantine()
    {
        return rows(QStringLiteral("SELECT s.name, q.key_text, q.column_name, q.code, q.cause FROM _godwit_quarantine q"
                                   " JOIN _godwit_source s ON s.id = q.source ORDER BY q.id"));
    }
    /// source | source key | move | disposition | target key | rule
    [[nodiscard]] QString lineage()
    {
        return rows(QStringLiteral("SELECT s.name, l.source_key, l.move, l.disposition, l.target_key, l.rule"
                                   " FROM _godwit_lineage l JOIN _godwit_source s ON s.id = l.source"
                                   " ORDER BY l.source, l.move, l.row_id"));
    }
    [[nodiscard]] QString left()
    {
        return rows(QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB '_godwit_*_[0-9]*'"
                                   " AND name NOT GLOB '_godwit_new_*' ORDER BY name"));
    }

private:
    static QString planOf(const MoveText& text)
    {
        QString steps = text.moves;
        steps.replace(u'\n', QStringLiteral("\n      "));
        const QString lookups = text.lookups.isEmpty() ? QString() : QStringLiteral("lookups: %1\n").arg(text.lookups);
        return QStringLiteral("godwit: 1\nname: fixture\nstatus: approved\ntarget: { schema: v2.sql%1 }\n")
                   .arg(text.keep.isEmpty() ? QString() : QStringLiteral(", keep: ") + text.keep) + lookups +
               (text.parameters.isEmpty() ? QString() : QStringLiteral("parameters: %1\n").arg(text.parameters)) +
               QStringLiteral("phases:\n  - phase: expand\n    steps: [{ schema: target }]\n"
                              "  - phase: move\n    steps:\n      ") +
               steps + QStringLiteral("\n  - phase: cutover\n    steps: [{ cutover: swap }]\n");
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
    }

    void startSession() { m_session.emplace(must(core::openMoveSession(*m_work, scene()))); }

    /// The source as it was lies beside the work file, as a snapshot does; unless the test is about reading without it.
    [[nodiscard]] core::MoveScene scene() const
    {
        return {.plan = m_plan,
                .source = m_source,
                .target = m_target,
                .staging = m_staging,
                .seed = QStringLiteral("seed"),
                .sourceFile = m_readsBeside || qEnvironmentVariableIsSet("GODWIT_TEST_READ_BESIDE")
                                  ? QString()
                                  : m_folder.filePath(QStringLiteral("source.db")),
                .further = m_further};
    }

    QTemporaryDir m_folder;
    bool m_readsBeside = false;
    QString m_path;
    core::Plan m_plan;
    core::Catalog m_source;
    core::Catalog m_target;
    core::FurtherTables m_further;
    core::Staging m_staging;
    std::optional<core::Database> m_work;
    std::optional<core::MoveSession> m_session;
};

/// Text from string literals that follow each other, one a line.
inline QString lines(std::initializer_list<const char*> texts)
{
    QString all;
    for (const char* text : texts)
        all += QString::fromUtf8(text) + u'\n';
    return all;
}

} // namespace godwit::tests
