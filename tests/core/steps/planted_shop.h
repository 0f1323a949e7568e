// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/steps/music_shop.h"

#include <QRegularExpression>

namespace godwit::tests {

/// A shop whose rows have moved, and somebody who changes its files behind the program's back.
class Shop
{
public:
    explicit Shop(const RunText& text = shopText()) : m_run(text)
    {
        const core::Outcome moved = m_run.runTo(QStringLiteral("move"));
        if (moved.exit != core::Exit::Done && moved.exit != core::Exit::Undecided)
            qFatal("%s", qPrintable(moved.message));
    }

    RunFixture& run() { return m_run; }

    /// SQL on a file, by a connection that may do anything. `new.NAME` is the work file's table.
    void plant(const QString& sql, QString path = {})
    {
        if (path.isEmpty())
            path = m_run.workFile();
        auto database = core::Database::open(
            path, {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true, .defensive = false});
        if (!database)
            qFatal("%s", qPrintable(database.error().what));
        static const QRegularExpression name(QStringLiteral("new\\.(\\w+)"));
        QString text = sql;
        text.replace(name, QStringLiteral("_godwit_new_\\1"));
        text.replace(QStringLiteral("_godwit_new_playlist_items"), QStringLiteral("playlist_items"));
        if (const auto done = database->execute(text); !done)
            qFatal("%s", qPrintable(done.error().what));
    }

    void edit(const QString& name, const QString& from, const QString& to, const QString& path = {})
    {
        plant(QStringLiteral("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '%2', "
                             "'%3') WHERE name = '%1';"
                             "PRAGMA writable_schema = RESET")
                  .arg(name, from, to),
              path);
    }

    /// A byte of a closed file, changed without SQLite.
    static void flipByte(const QString& path, const char* text, qsizetype offset, char with)
    {
        QFile file(path);
        const bool isOpen = file.open(QIODevice::ReadWrite);
        const qint64 at = isOpen ? file.readAll().indexOf(text) : -1;
        if (at < 0 || !file.seek(at + offset) || !file.putChar(with))
            qFatal("%s has no %s", qPrintable(path), text);
    }

    /// What did not pass: "name: verdict: why" a line, with the samples below.
    QString findings(const QString& phase = QStringLiteral("validate"))
    {
        QString text;
        for (const core::CheckResult& check : m_run.session().status().checks) {
            if (check.phase != phase || check.verdict == core::Verdict::Passed)
                continue;
            text += QStringLiteral("%1: %2: %3\n").arg(check.name, core::verdictId(check.verdict), check.why);
            for (const QStringList& row : check.samples)
                text += QStringLiteral("  ") + row.join(QStringLiteral(" | ")) + u'\n';
        }
        return text;
    }

    QString validated()
    {
        m_outcome = m_run.runTo(QStringLiteral("validate"));
        return findings();
    }
    /// All checks that have run, again.
    QString validatedAgain(const QString& phase = QStringLiteral("validate"))
    {
        m_outcome = m_run.session().validate(true);
        return findings(phase);
    }
    [[nodiscard]] const core::Outcome& outcome() const { return m_outcome; }
    /// What a check of a phase found last; one without a name: it has not run.
    core::CheckResult checkNamed(const QString& name, const QString& phase = QStringLiteral("validate"))
    {
        for (const core::CheckResult& check : m_run.session().status().checks) {
            if (check.name == name && check.phase == phase)
                return check;
        }
        return {};
    }

private:
    RunFixture m_run;
    core::Outcome m_outcome;
};

} // namespace godwit::tests

#define VERIFY_NAMES(text, part) QVERIFY2((text).contains(QStringLiteral(part)), qPrintable(text))
