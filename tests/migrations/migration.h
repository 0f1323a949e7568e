// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

namespace godwit::tests {

/// One whole migration as a user has it: a folder of `plans/` copied to a place of its own, its database made
/// from `v1.sql` (a further one, NAME.db, from `NAME.db.sql`), and an engine that has both open. Belongs to
/// one test and its thread.
///
/// `expected.txt` says what comes of it. A line that is not indented asks, the indented lines below it
/// answer:
///
///     quarantine                   the entries: table, key, column, cause, code, first cause
///     balance                      the account of each source table; all figures that are not 0
///     fates                        rules that skipped rows, and rows that were merged
///     checks                       what did not pass: checks that warn, failed or did not run
///     table NAME                   all its rows
///     SELECT …                     rows of a query on the database
///
/// Each table of the database has to be named by a question.
class Migration
{
public:
    explicit Migration(const QString& kind); ///< a folder of `plans/`, or its absolute path

    core::Outcome runTo(const QString& phase);
    core::Outcome waive(const QString& reason);
    core::Outcome edit(const QString& table, const QString& key, const QString& column,
                       const QString& literal);
    core::Outcome replay();

    /// Runs up to the checks before the cut-over, waives what is in quarantine, runs the rest and compares.
    /// Empty: all is as it must be; else what is not.
    [[nodiscard]] QString differences();
    /// The same, from where the run stands: all phases have to be open or done and every row decided.
    [[nodiscard]] QString finished(const QString& answers = QStringLiteral("expected.txt"));
    /// What `expected.txt` asks, answered. `answers` may name another file of the folder. Where the environment has
    /// GODWIT_AGREE, what came is written into that file: read it before it is agreed to.
    [[nodiscard]] QString compared(const QString& answers);

    [[nodiscard]] QList<core::QuarantineEntry> entries();
    [[nodiscard]] core::QuarantineEntry entry(const QString& table, const QString& key);
    [[nodiscard]] const core::RunStatus& status() const { return m_status; }
    [[nodiscard]] QString database() const { return m_folder.filePath(QStringLiteral("app.db")); }
    [[nodiscard]] QString journal() const { return database() + QStringLiteral(".godwit/journal.db"); }
    [[nodiscard]] QString source() const { return m_source; } ///< a copy of the database as it was
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

private:
    void copyPlan(const QString& kind) const;
    core::Outcome done();
    [[nodiscard]] QString
    accounts() const; ///< tables whose balance does not close by the figures of the old database
    [[nodiscard]] QString
    leftovers(); ///< objects of the database that neither the target nor `keep` has, or that lack
    [[nodiscard]] QString answered(core::Database& database, const QString& question);

    QTemporaryDir m_folder;
    QString m_source;
    QString m_digest; ///< of the database before the run
    core::RunStatus m_status;
    core::QuarantinePage m_page;
    core::Outcome m_outcome;
    core::Engine m_engine;
};

} // namespace godwit::tests

/// Fails with the text if there is one.
#define VERIFY_SAME(differences)                                                                             \
    do {                                                                                                     \
        const QString found = (differences);                                                                 \
        std::fputs(qPrintable(found), stdout); /* Qt Test cuts long texts */                                 \
        QVERIFY2(found.isEmpty(), qPrintable(found));                                                        \
    } while (false)

#define VERIFY_ENDED(outcome, expected)                                                                      \
    do {                                                                                                     \
        const auto ended = (outcome);                                                                        \
        QVERIFY2(ended.exit == (expected), qPrintable(ended.message));                                       \
    } while (false)
