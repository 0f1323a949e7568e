// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/session.h"
#include "tests/app/sample_support.h"
#include "tests/support/database_text.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace godwit::app::test {

/// What is different from the built-in example.
struct ExampleText
{
    qint64 rows = 400;
    QString validate = {}; ///< more steps of the phase
    QString verify = {};
};

/// The built-in example, whose rows have moved, and somebody who changes its files behind the program's back.
/// Its target has a table more, for what the example itself does not use.
class Example
{
public:
    explicit Example(const ExampleText& text = {}) : m_text(text)
    {
        const QDir resources(QStringLiteral(":/examples/product_manager"));
        for (const QString& name : resources.entryList(QDir::Files))
            copy(resources.filePath(name), name);
        if (!write(database(), {.rows = m_text.rows, .seed = 5, .dirty = 0}))
            qFatal("the example's database cannot be written");
        open();
        const core::Outcome moved = runTo(QStringLiteral("move"));
        if (moved.exit != core::Exit::Done)
            qFatal("%s", qPrintable(moved.message));
    }

    void open()
    {
        m_session.reset();
        m_session = std::make_unique<core::Session>(core::Listener{}, core::CancelToken{});
        const core::Outcome opened = m_session->open({.database = database(),
                                                      .plan = m_folder.filePath(QStringLiteral("plan.yaml")),
                                                      .workspace = {}});
        if (opened.error)
            qFatal("%s", qPrintable(opened.message));
    }
    void close() { m_session.reset(); }

    core::Outcome runTo(const QString& phase)
    {
        return m_session->run({.phase = {},
                               .to = phase,
                               .answers = {.yes = true,
                                           .confirm = QStringLiteral("product.db"),
                                           .reason = QStringLiteral("a test")}});
    }

    [[nodiscard]] QString database() const { return m_folder.filePath(QStringLiteral("product.db")); }
    [[nodiscard]] QString journal() const { return database() + QStringLiteral(".godwit/journal.db"); }
    [[nodiscard]] QString work() const { return database() + QStringLiteral(".godwit/runs/1/work.db"); }

    /// `new.NAME` is the work file's table, staged where the old version has the name.
    static QString physical(QString sql)
    {
        for (const char* const name : {"tasks", "supplier_task_instances"})
            sql.replace(QRegularExpression(QStringLiteral("new\\.%1\\b").arg(QLatin1String(name))),
                        QStringLiteral("_godwit_new_") + QLatin1String(name));
        return sql.replace(QStringLiteral("new."), QString());
    }

    static void plant(const QString& path, const QString& sql)
    {
        auto opened = core::Database::open(
            path, {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true, .defensive = false});
        const auto done = opened ? opened->execute(physical(sql)) : core::Status(opened.error());
        if (!done)
            qFatal("%s", qPrintable(done.error().what));
    }

    static void edit(const QString& path, const QString& name, const QString& from, const QString& to)
    {
        plant(path, QStringLiteral("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, "
                                   "'%2', '%3') WHERE name = '%1';"
                                   "PRAGMA writable_schema = RESET")
                        .arg(name, from, to));
    }

    [[nodiscard]] QString figure(const QString& sql) const
    {
        return godwit::tests::figureOf(work(), physical(sql));
    }

    /// What did not pass, with its rows; what cannot be compared is no finding.
    QString findings(const QString& phase)
    {
        QString text;
        for (const core::CheckResult& check : m_session->status().checks) {
            if (check.phase != phase || check.verdict == core::Verdict::Passed ||
                check.verdict == core::Verdict::NotRun)
                continue;
            text += QStringLiteral("%1: %2: %3\n").arg(check.name, core::verdictId(check.verdict), check.why);
            for (const QStringList& row : check.samples)
                text += QStringLiteral("  ") + row.join(QStringLiteral(" | ")) + u'\n';
        }
        return text;
    }

    QString validated()
    {
        (void)runTo(QStringLiteral("validate"));
        return findings(QStringLiteral("validate"));
    }
    /// Up to the cut-over, without a finding.
    void cutOver()
    {
        const QString found = validated();
        const core::Outcome outcome = runTo(QStringLiteral("cutover"));
        if (!found.isEmpty() || outcome.exit != core::Exit::Done)
            qFatal("%s%s", qPrintable(found), qPrintable(outcome.message));
    }
    QString verified()
    {
        (void)runTo(QStringLiteral("verify"));
        return findings(QStringLiteral("verify"));
    }
    /// All checks that have run, again.
    QString validatedAgain(const QString& phase)
    {
        (void)m_session->validate(true);
        return findings(phase);
    }

private:
    void copy(const QString& from, const QString& name)
    {
        QFile source(from);
        QFile file(m_folder.filePath(name));
        if (!source.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
            qFatal("%s", qPrintable(name));
        QByteArray text = source.readAll();
        if (name == QLatin1StringView("v2.sql"))
            text.replace("CREATE INDEX tasks_section", "CREATE TABLE marks (id INTEGER PRIMARY KEY "
                                                       "AUTOINCREMENT, name TEXT NOT NULL COLLATE NOCASE);\n"
                                                       "CREATE INDEX tasks_section");
        if (name == QLatin1StringView("plan.yaml")) {
            text.replace("\n  - phase: cutover", m_text.validate.toUtf8() + "\n  - phase: cutover");
            text.replace("\n  - phase: cleanup", m_text.verify.toUtf8() + "\n  - phase: cleanup");
        }
        file.write(text);
    }

    ExampleText m_text;
    QTemporaryDir m_folder;
    std::unique_ptr<core::Session> m_session;
};

} // namespace godwit::app::test

#define VERIFY_NAMES(text, part) QVERIFY2((text).contains(part), qPrintable(text))
