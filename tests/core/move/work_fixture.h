// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/compiler.h"
#include "core/move/mover.h"
#include "core/plan/checker.h"
#include "core/plan/reader.h"
#include "core/schema/staging.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

namespace godwit::tests {

/// What the plan of a fixture says, and what it runs on.
struct WorkText
{
    QString source;          ///< script with schema and rows
    QString target;          ///< the target's schema
    QString steps;           ///< of the one phase, from the margin: "- move: a\n  into: b\n  columns: …"
    QString lookups = {};    ///< "{ names: { a: b } }"
    QString parameters = {}; ///< "{ today: \"2026-01-15\" }"
    QString keep = {};       ///< "projects, tasks"
    QString script = {};     ///< of the file change.sql
};

/// A work file with the target's tables beside the source's, and a checked plan whose steps run on it. What
/// goes wrong while it is made ends the program: it is the test's own fault.
class WorkFixture
{
public:
    [[nodiscard]] core::Database& work() { return *m_work; }
    /// Rows as text; `target.NAME` is the physical table.
    [[nodiscard]] QString rows(const QString& sql)
    {
        return rowsOf(*m_work, core::resolveTargetNames(sql, m_staging.names()));
    }
    /// source | source key | move or change | disposition | target key | rule
    [[nodiscard]] QString lineage()
    {
        return rows(QStringLiteral("SELECT s.name, l.source_key, l.move, l.disposition, l.target_key, l.rule"
                                   " FROM _godwit_lineage l JOIN _godwit_source s ON s.id = l.source"
                                   " ORDER BY l.source, l.move, l.row_id"));
    }

protected:
    explicit WorkFixture(const WorkText& text)
    {
        write(QStringLiteral("v2.sql"), text.target);
        write(QStringLiteral("change.sql"), text.script);
        m_plan =
            must(core::readPlanText(planOf(text).toUtf8(), m_folder.filePath(QStringLiteral("plan.yaml"))));
        expectNone(core::checkPlan(m_plan));
        m_path = databaseOf(m_folder.path(), text.source, QStringLiteral("work.db"));
        if (!QFile::copy(m_path, sourceFile()))
            qFatal("no copy of %s", qPrintable(m_path));
        open();
        m_source = must(core::readCatalog(*m_work));
        expectNone(core::checkSource(m_plan, m_source));
        m_target = must(core::catalogOfScript(text.target));
        m_further = must(core::readFurtherTables(*m_work, m_plan, m_source));
        m_staging = core::Staging(m_source, m_target, m_plan.rebuiltTables());
        for (const core::Table& table : m_target.tables) {
            if (must(m_work->integer(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = ?"),
                                     {core::Value::ofText(m_staging.physicalName(table.name))})) == 0)
                must(m_work->execute(m_staging.createTable(table)));
        }
        must(core::WorkTables::create(*m_work));
    }

    /// Closes the connection and opens it again.
    void openAgain()
    {
        m_work.reset();
        open();
    }

    /// `sourceFile`: as the source was, for reading beside the writer; empty: there is none.
    [[nodiscard]] core::MoveScene moveScene(const QString& sourceFile) const
    {
        return {.plan = m_plan,
                .source = m_source,
                .target = m_target,
                .staging = m_staging,
                .seed = QStringLiteral("seed"),
                .sourceFile = sourceFile,
                .further = m_further};
    }
    /// The source as it was lies beside the work file, as a snapshot does.
    [[nodiscard]] QString sourceFile() const { return m_folder.filePath(QStringLiteral("source.db")); }

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

    core::Plan m_plan;
    core::Catalog m_source;
    core::Catalog m_target;
    core::FurtherTables m_further;
    core::Staging m_staging;
    std::optional<core::Database> m_work;

private:
    static QString planOf(const WorkText& text)
    {
        QString steps = text.steps;
        steps.replace(u'\n', QStringLiteral("\n      "));
        return QStringLiteral(
                   "godwit: 1\nname: fixture\nstatus: approved\ntarget: { schema: v2.sql, keep: [%1] }\n")
                   .arg(text.keep) +
               (text.lookups.isEmpty() ? QString() : QStringLiteral("lookups: %1\n").arg(text.lookups)) +
               (text.parameters.isEmpty() ? QString()
                                          : QStringLiteral("parameters: %1\n").arg(text.parameters)) +
               QStringLiteral("phases:\n  - phase: expand\n    steps: [{ schema: target }]\n  - phase: "
                              "move\n    steps:\n      ") +
               steps + QStringLiteral("\n  - phase: cutover\n    steps: [{ cutover: swap }]\n");
    }

    static void expectNone(const QList<core::Error>& errors)
    {
        for (const core::Error& error : errors)
            qFatal("%s", qPrintable(error.what));
    }

    void write(const QString& name, const QString& text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("%s", qPrintable(file.errorString()));
    }

    void open()
    {
        m_work.emplace(must(core::Database::open(
            m_path, {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true})));
        must(m_work->execute(QStringLiteral("PRAGMA foreign_keys = OFF")));
    }

    QTemporaryDir m_folder;
    QString m_path;
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
