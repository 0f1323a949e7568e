// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assess/assess.h"
#include "core/plan/reader.h"

#include <QFile>
#include <QTemporaryDir>

namespace godwit::tests {

/// A database, a target and the steps of a plan, each as text, and what an assessment of them gives.
class Assessed
{
public:
    /// `plan`: what follows `target:` and its schema; keys of the plan's first level. `users`: a script that
    /// makes users.db.
    Assessed(const QString& source, const QString& target, const QString& plan,
             const QList<core::Rule>& rules = {}, const QString& users = {})
    {
        if (!users.isEmpty())
            databaseIn(m_folder.filePath(QStringLiteral("users.db")), users);
        const QString database = databaseIn(m_folder.filePath(QStringLiteral("app.db")), source);
        writeFile(QStringLiteral("target.sql"), target);
        const QString text = QStringLiteral("godwit: 1\nname: Test\n") + plan;
        auto read = core::readPlanText(text.toUtf8(), m_folder.filePath(QStringLiteral("plan.yaml")));
        if (!read)
            qFatal("%s\n%s", qPrintable(read.error().what), qPrintable(text));
        m_plan = *read;
        auto opened = core::Database::open(database);
        auto present = core::readCatalog(*opened);
        auto wanted = core::catalogOfScript(target);
        if (!present || !wanted)
            qFatal("%s", qPrintable(!present ? present.error().what : wanted.error().what));
        m_source = *present;
        m_target = *wanted;
        m_staging = core::Staging(m_source, m_target, m_plan.rebuiltTables());
        m_before = contentOf(database);
        const core::AssessScene scene{.plan = m_plan,
                                      .source = m_source,
                                      .target = m_target,
                                      .staging = m_staging,
                                      .file = database,
                                      .limits = {},
                                      .cancel = {},
                                      .progress = {[](qint64, qint64, const QString&) {}}};
        auto result = core::assess(scene, rules);
        if (!result)
            qFatal("%s %s", qPrintable(result.error().what), qPrintable(result.error().detail));
        m_result = *result;
        isUntouched = contentOf(database) == m_before;
    }

    [[nodiscard]] const core::Assessment& value() const { return m_result.assessment; }
    [[nodiscard]] const QList<core::CheckResult>& checks() const { return m_result.checks; }

    /// What a query gives to somebody who runs it afterwards; −1: it cannot be run.
    [[nodiscard]] qint64 asked(const QString& query) const
    {
        auto database = core::Database::open(m_folder.filePath(QStringLiteral("app.db")));
        const auto count = database ? database->integer(query) : core::Result<qint64>(database.error());
        if (!count)
            qWarning("%s\n%s", qPrintable(count.error().detail), qPrintable(query));
        return count ? *count : -1;
    }
    bool isUntouched = false; ///< not one byte of the file differs

    /// "cause | column | rows" of a move, most first; skips as "skip: RULE | | rows".
    [[nodiscard]] QStringList causes(int move = 0) const
    {
        QStringList lines;
        for (const core::ExpectedCause& cause : value().expectations.at(move).causes)
            lines += QStringLiteral("%1%2 | %3 | %4")
                         .arg(cause.code.isEmpty() ? QStringLiteral("skip: ") : QString(), cause.cause,
                              cause.column)
                         .arg(cause.rows);
        return lines;
    }

    /// "table.name: fate → becomes"
    [[nodiscard]] QString fateOf(core::InventoryItem::Kind kind, const QString& name,
                                 const QString& table = {}) const
    {
        QStringList found;
        for (const core::InventoryItem& item : value().inventory) {
            if (item.kind == kind && item.name == name && (table.isNull() || item.table == table))
                found += core::fateId(item.fate) +
                         (item.becomes.isEmpty() ? QString() : QStringLiteral(" → ") + item.becomes);
        }
        return found.join(QStringLiteral(" & "));
    }

    [[nodiscard]] QStringList openGaps() const
    {
        QStringList lines;
        for (const core::Gap& gap : value().gaps) {
            if (gap.isOpen)
                lines += core::priorityId(gap.priority) + QStringLiteral(": ") + gap.object;
        }
        return lines;
    }

    /// "priority: object | phase/step that closes it, or OPEN | how"
    [[nodiscard]] QStringList gapsOf(const QString& object) const
    {
        QStringList lines;
        for (const core::Gap& gap : value().gaps) {
            if (gap.object == object)
                lines += QStringLiteral("%1 | %2 | %3")
                             .arg(core::priorityId(gap.priority),
                                  gap.isOpen ? QStringLiteral("OPEN") : gap.closedBy.kind, gap.how);
        }
        return lines;
    }

    [[nodiscard]] const core::TableProfile* profile(const QString& table) const
    {
        for (const core::TableProfile& one : value().tables) {
            if (one.table == table)
                return &one;
        }
        return nullptr;
    }

    [[nodiscard]] const core::CheckResult* check(const QString& name) const
    {
        for (const core::CheckResult& one : checks()) {
            if (one.name == name)
                return &one;
        }
        return nullptr;
    }

    [[nodiscard]] QStringList warnings() const
    {
        QStringList names;
        for (const core::CheckResult& one : checks()) {
            if (one.verdict != core::Verdict::Passed)
                names += one.name;
        }
        return names;
    }

private:
    /// Not defensive: a script may forge what only another program's file can hold.
    static QString databaseIn(const QString& path, const QString& script)
    {
        auto database = core::Database::open(
            path, {.mode = core::OpenOptions::Mode::Create, .trustedSchema = true, .defensive = false});
        const auto done = database ? database->execute(script) : core::Status(database.error());
        if (!done)
            qFatal("%s\n%s", qPrintable(done.error().what), qPrintable(done.error().detail));
        return path;
    }
    void writeFile(const QString& name, const QString& text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(name));
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    core::Plan m_plan;
    core::Catalog m_source;
    core::Catalog m_target;
    core::Staging m_staging;
    core::AssessResult m_result;
    QByteArray m_before;
};

} // namespace godwit::tests
