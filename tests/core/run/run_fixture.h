// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/collations.h"
#include "core/run/session.h"
#include "core/safety/workspace.h"
#include "tests/support/database_text.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace godwit::tests {

/// The small database of these tests: people and their notes get new shapes under their old names, kinds stay, visits are
/// retired by a rule.
inline const QString kRunSource = QStringLiteral(
    "CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
    "CREATE INDEX kinds_name ON kinds (name);"
    "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, kind_id INT REFERENCES kinds (id));"
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, person_id INT REFERENCES people (id), body TEXT);"
    "CREATE TABLE visits (id INTEGER PRIMARY KEY, person_id INT REFERENCES people (id));"
    "CREATE VIEW names AS SELECT name FROM people;"
    "CREATE VIEW visitors AS SELECT p.name FROM visits AS v JOIN people AS p ON p.id = v.person_id;"
    "CREATE TRIGGER people_gone AFTER DELETE ON people BEGIN DELETE FROM notes WHERE person_id = old.id; END;"
    "INSERT INTO kinds VALUES (1, 'friend'), (2, 'guest');"
    "INSERT INTO people VALUES (1, ' Ann ', 1), (2, 'Bob', 2), (3, '', 1);"
    "INSERT INTO notes VALUES (1, 1, 'hello'), (2, 2, NULL), (3, 3, 'lost');"
    "INSERT INTO visits VALUES (1, 1), (2, 2);"
    "PRAGMA user_version = 1");

inline const QString kRunTarget = QStringLiteral(
    "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind_id INT REFERENCES kinds (id));\n"
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, person_id INT NOT NULL REFERENCES people (id) ON DELETE CASCADE, body TEXT);\n"
    "CREATE INDEX notes_person ON notes (person_id);\n"
    "CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
    "CREATE VIEW names AS SELECT name, id FROM people;\n"
    "CREATE TRIGGER notes_named AFTER INSERT ON notes BEGIN UPDATE notes SET body = upper(body) WHERE id = new.id; END;\n");

/// The steps of the phases that change from test to test.
struct RunText
{
    QString source = kRunSource;
    QString target = kRunTarget;
    QString moves = QStringLiteral(
        "      - move: people\n        into: people\n        columns: { id: id, name: trim(name), kind_id: kind_id }\n"
        "        reject: [{ when: trim(name) = '', because: it has no name }]\n"
        "      - move: notes\n        into: notes\n        columns: { id: id, person_id: \"ref(people, person_id)\", body: body }\n");
    QString validate = QStringLiteral("      - validate: data integrity\n");
    QString keep = QStringLiteral("keep: [kinds]");
    QString drop = QStringLiteral("      - drop: all\n        rule: visits are over\n");
    QString status = QStringLiteral("approved");
    QString script = {}; ///< of the file change.sql
    QString sourceKeys = {}; ///< more of the plan's `source`: ", attach: { users: users.db }"
    QStringList collations = {}; ///< registered while the database is made, equal to casefold
    QString backup = {};     ///< more of the backup: ", export: [names]"
    QString lookups = {};    ///< the plan's `lookups`, with a line's end
    QString users = {};      ///< a script; not empty: makes users.db beside the database
};

/// One database with its plan in a folder of its own, and a session that has it open.
class RunFixture
{
public:
    explicit RunFixture(const RunText& text = {})
    {
        m_database = madeWith(text);
        m_before = sha256Of(m_database);
        if (!text.users.isEmpty())
            databaseOf(m_folder.path(), text.users, QStringLiteral("users.db"));
        QString target = text.target;
        if (text.keep.contains(QStringLiteral("kinds")))
            target.remove(QStringLiteral("CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"));
        write(QStringLiteral("v2.sql"), target);
        if (!text.script.isEmpty())
            write(QStringLiteral("change.sql"), text.script);
        write(QStringLiteral("plan.yaml"), planOf(text));
        if (const auto opened = reopen(); opened.error)
            qFatal("%s", qPrintable(opened.message));
    }

    static QString planOf(const RunText& text)
    {
        return QStringLiteral("godwit: 1\nname: People with names\nversion: \"2\"\nstatus: %1\n"
                              "source: { expects: { user_version: 1 }%6 }\n"
                              "target: { schema: v2.sql, %2, user_version: 2, application_id: 77, "
                              "keep_old_as: \"v1_{name}\" }\n"
                              "%8phases:\n"
                              "  - phase: backup\n    title: Back up\n    steps: [{ backup: snapshot%7 }]\n"
                              "  - phase: expand\n    steps: [{ schema: target }]\n"
                              "  - phase: move\n    steps:\n%3"
                              "  - phase: validate\n    steps:\n%4"
                              "  - phase: cutover\n    steps:\n      - cutover: swap\n"
                              "      - { flag: .env, key: USE_V2, value: \"true\" }\n"
                              "  - phase: verify\n    steps: [{ validate: functionality }]\n"
                              "  - phase: cleanup\n    steps:\n%5")
            .arg(text.status, text.keep, text.moves, text.validate, text.drop, text.sourceKeys, text.backup,
                 text.lookups);
    }

    [[nodiscard]] QString madeWith(const RunText& text) const
    {
        if (text.collations.isEmpty())
            return databaseOf(m_folder.path(), text.source);
        core::Collations collations;
        for (const QString& name : text.collations)
            collations.append({name, QStringLiteral("casefold")});
        auto database = core::Database::open(m_folder.filePath(QStringLiteral("app.db")), {.mode = core::OpenOptions::Mode::Create});
        if (!database || !core::registerCollations(*database, collations) || !database->execute(text.source))
            qFatal("the database with collations cannot be made");
        return database->path();
    }

    void write(const QString& name, const QString& text) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("%s", qPrintable(file.errorString()));
    }

    /// SQL on the database by a connection of its own, as the application would.
    void writeAsTheApplication(const QString& sql) const
    {
        auto database = core::Database::open(m_database, {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true});
        if (!database || !database->execute(sql))
            qFatal("the database cannot be written");
    }

    /// A new session, as after the program was started again.
    core::Outcome reopen(bool namesPlan = true)
    {
        core::Listener listener;
        listener.statusChanged = [this](const core::RunStatus& status) { m_told.append(status); };
        listener.progressed = [this](const core::Progress& progress) {
            m_progress.append(progress);
            if (m_onProgress)
                m_onProgress(progress);
        };
        listener.edited = [this](const core::EditSummary& summary) {
            if (m_onEdited)
                m_onEdited(summary);
        };
        listener.logged = [this](const core::LogLine& line) { m_logged.append(line); };
        listener.rehearsed = [this](const core::RunStatus& status) { m_rehearsed.append(status); };
        m_session.reset();
        m_session = std::make_unique<core::Session>(std::move(listener), m_cancel);
        return m_session->open({.database = m_database, .plan = namesPlan ? m_folder.filePath(QStringLiteral("plan.yaml")) : QString(), .workspace = {}});
    }

    void close() { m_session.reset(); }

    core::Outcome runTo(const QString& phase, bool yes = false)
    {
        m_cancel.ask(core::CancelToken::Wish::Go);
        return m_session->run({.phase = {}, .to = phase, .answers = answers(yes)});
    }
    core::Outcome runOnly(const QString& phase) { return m_session->run({.phase = phase, .to = {}, .answers = {}}); }
    core::Outcome rollBack(const QString& to) { return m_session->rollBack({.to = to, .answers = answers(false)}); }
    static core::Answers answers(bool yes)
    {
        return {.yes = yes, .confirm = QStringLiteral("app.db"), .reason = QStringLiteral("a test")};
    }

    core::PhaseStatus phase(const QString& id)
    {
        for (const core::PhaseStatus& phase : m_session->status().phases) {
            if (phase.id == id)
                return phase;
        }
        return {};
    }
    /// "backup done, expand ready, …"
    QString states()
    {
        QStringList all;
        for (const core::PhaseStatus& phase : m_session->status().phases)
            all.append(phase.id + u' ' + core::stateId(phase.state));
        return all.join(QStringLiteral(", "));
    }
    /// "people 3 = 2 moved, 1 quarantined"-like lines: table rows moved merged skipped quarantined kept unaccounted
    QString balance()
    {
        QString text;
        for (const core::BalanceRow& row : m_session->status().balance) {
            text += row.table;
            for (const qint64 figure : {row.rows, row.moved, row.merged, row.skipped, row.quarantined, row.kept, row.unaccounted})
                text += u' ' + QString::number(figure);
            text += u'\n';
        }
        return text;
    }

    [[nodiscard]] core::Session& session() { return *m_session; }
    [[nodiscard]] QString database() const { return m_database; }
    [[nodiscard]] QString before() const { return m_before; } ///< SHA-256 of the database at the beginning
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString workspace() const { return m_database + QStringLiteral(".godwit"); }
    [[nodiscard]] QString workFile() const { return workspace() + QStringLiteral("/runs/1/work.db"); }
    [[nodiscard]] const core::CancelToken& cancel() const { return m_cancel; }
    [[nodiscard]] QString figure(const QString& sql) const { return figureOf(m_database, sql); }

    std::function<void(const core::Progress&)> m_onProgress;
    std::function<void(const core::EditSummary&)> m_onEdited;
    QList<core::RunStatus> m_told;
    QList<core::Progress> m_progress;
    QList<core::LogLine> m_logged;
    QList<core::RunStatus> m_rehearsed;

private:
    QTemporaryDir m_folder;
    QString m_database;
    QString m_before;
    core::CancelToken m_cancel;
    std::unique_ptr<core::Session> m_session;
};

} // namespace godwit::tests

/// Compares an outcome's exit and says why it is another.
#define VERIFY_EXIT(outcome, expected)                                                                        \
    do {                                                                                                      \
        const auto checkedOutcome = (outcome);                                                                \
        QVERIFY2(checkedOutcome.exit == (expected), qPrintable(checkedOutcome.message));                      \
    } while (false)
