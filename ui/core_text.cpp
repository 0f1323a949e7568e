// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/core_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace godwit::ui {

namespace {

/// One that another would match too stands before it.
constexpr const char* kTexts[] = {
    // why a phase cannot start, and what it waits for
    QT_TRANSLATE_NOOP("Core", "“%1” comes first."),
    QT_TRANSLATE_NOOP("Core", "A rehearsal ends before the cut-over."),
    QT_TRANSLATE_NOOP("Core", "Edits of rows in quarantine wait for a replay."),
    QT_TRANSLATE_NOOP("Core", "It is done."),
    QT_TRANSLATE_NOOP("Core", "The run is finished."),
    QT_TRANSLATE_NOOP("Core", "It has not run."),
    QT_TRANSLATE_NOOP("Core", "A check failed; the report names them."),
    QT_TRANSLATE_NOOP("Core", "%1 checks failed; the report names them."),
    QT_TRANSLATE_NOOP("Core", "1 row in quarantine waits for a decision."),
    QT_TRANSLATE_NOOP("Core", "%1 rows in quarantine wait for a decision."),
    QT_TRANSLATE_NOOP("Core", "“%1” waits until %2."),
    QT_TRANSLATE_NOOP("Core", "“%1” waits for: %2."),
    // what a phase came to
    QT_TRANSLATE_NOOP("Core", "%1 in quarantine"),
    QT_TRANSLATE_NOOP("Core", "1 warning"),
    QT_TRANSLATE_NOOP("Core", "%1 warnings"),
    QT_TRANSLATE_NOOP("Core", "1 check failed"),
    QT_TRANSLATE_NOOP("Core", "%1 checks failed"),
    QT_TRANSLATE_NOOP("Core", "1 criterion missed"),
    QT_TRANSLATE_NOOP("Core", "%1 criteria missed"),
    QT_TRANSLATE_NOOP("Core", "snapshot %1"),
    QT_TRANSLATE_NOOP("Core", "interrupted; run the plan again to go on, or roll back"),
    QT_TRANSLATE_NOOP("Core", "interrupted, and %1 still runs: that is waited for; run the plan again to go on, or roll back"),
    // the safety strip
    QT_TRANSLATE_NOOP("Core", "kept at %1"),
    QT_TRANSLATE_NOOP("Core", "taken before anything changes"),
    QT_TRANSLATE_NOOP("Core", "%1 · integrity, counts and digests equal"),
    QT_TRANSLATE_NOOP("Core", "a rollback to %1 was interrupted; the next rollback or run ends it"),
    QT_TRANSLATE_NOOP("Core", "an exchange of files was interrupted (%1); the next command that may write ends it"),
    QT_TRANSLATE_NOOP("Core", "the run is finished"),
    QT_TRANSLATE_NOOP("Core", "only Finish is final, and it is typed"),
    QT_TRANSLATE_NOOP("Core", "nothing is final before Finish"),
    // what a click would do
    QT_TRANSLATE_NOOP("Core", "Run all phases that are open"),
    QT_TRANSLATE_NOOP("Core", "Start %1"),
    QT_TRANSLATE_NOOP("Core", "Roll back to the start of %1"),
    QT_TRANSLATE_NOOP("Core", "“%1” is undone"),
    QT_TRANSLATE_NOOP("Core", "The database was written since its snapshot: first a new one is taken and the phases run again"),
    QT_TRANSLATE_NOOP("Core", "The original is kept in the workspace until Finish."),
    QT_TRANSLATE_NOOP("Core", "The criterion “%1” of the plan is not met: %2, wanted %3."),
    QT_TRANSLATE_NOOP("Core", "Restore %1 of the original"),
    QT_TRANSLATE_NOOP("Core", "Restore %1 of snapshot %2"),
    QT_TRANSLATE_NOOP("Core", "Restore the original"),
    QT_TRANSLATE_NOOP("Core", "Restore snapshot %1"),
    QT_TRANSLATE_NOOP("Core", "The snapshot is verified in full"),
    QT_TRANSLATE_NOOP("Core", "The present file is kept as a snapshot"),
    QT_TRANSLATE_NOOP("Core", "A copy of snapshot %1 takes its place"),
    QT_TRANSLATE_NOOP("Core",
                      "A copy of the database is changed; foreign keys and integrity are checked in it"),
    QT_TRANSLATE_NOOP("Core", "The present file is kept as a snapshot, and the copy takes its place"),
    QT_TRANSLATE_NOOP("Core",
                      "The snapshot of the original is not usable (%1). The kept original goes back if it holds "
                      "what the snapshot's manifest says, and the run goes back to its start"),
    QT_TRANSLATE_NOOP("Core", "Finish the migration"),
    QT_TRANSLATE_NOOP("Core", "Everything kept for a way back is removed, %1"),
    QT_TRANSLATE_NOOP("Core", "Exports, reports and the journal stay"),
    QT_TRANSLATE_NOOP("Core", "Remove snapshots"),
    // what recovering would do
    QT_TRANSLATE_NOOP("Core", "Let SQLite bring %1 to its last complete state"),
    QT_TRANSLATE_NOOP("Core", "All of these files are copied, as they lie there, into %1."),
    QT_TRANSLATE_NOOP("Core", "SQLite tries it on another copy, which is checked; where that is damaged, nothing else is done."),
    QT_TRANSLATE_NOOP("Core", "SQLite writes back %1 pages as they were before the write, of which %2 are other ones now; the file has %3 pages then."),
    QT_TRANSLATE_NOOP("Core", "The write was one over several files: the others are undone as each of them is opened. Their super-journal %1 is copied, too."),
    QT_TRANSLATE_NOOP("Core", "The write was one over several files, and its super-journal %1 is gone: to SQLite the commit is complete. It undoes nothing, and takes the journal away."),
    QT_TRANSLATE_NOOP("Core", "What lies there as a rollback journal is none: SQLite takes it away and undoes nothing."),
    QT_TRANSLATE_NOOP("Core", "SQLite writes into the file the %1 pages that were committed to its log."),
    QT_TRANSLATE_NOOP("Core", "What a program was writing as it stopped. It was never committed: no program has seen it."),
    QT_TRANSLATE_NOOP("Core", "Make damaged indexes of %1 anew"),
    QT_TRANSLATE_NOOP("Core", "Made anew from the rows of their tables, in one transaction: %1. No row is changed."),
    QT_TRANSLATE_NOOP("Core", "Put the copies back in place, all of them together, while no program has the database open."),
    // what would be lost
    QT_TRANSLATE_NOOP(
        "Core",
        "What was written into %1 since %2 is no longer in it. It stays in the snapshot taken first, and "
        "what can be listed is exported into the workspace:"),
    QT_TRANSLATE_NOOP("Core",
                      "The present file cannot be read (%1): it becomes no snapshot, and what was written into "
                      "it cannot be listed. It and what lies beside it are kept byte by byte in the workspace, "
                      "and going on wants a yes"),
    QT_TRANSLATE_NOOP("Core", "the cut-over"),
    QT_TRANSLATE_NOOP("Core", "%1 rollback points"),
    QT_TRANSLATE_NOOP("Core", "the kept original: %1"),
    // the way back
    QT_TRANSLATE_NOOP("Core", "Roll back to the start of any phase."),
    QT_TRANSLATE_NOOP("Core", "Roll back to the start of “%1”."),
    QT_TRANSLATE_NOOP("Core", "The present file is kept as a snapshot first; restore it to undo this."),
    QT_TRANSLATE_NOOP("Core", "Run the phases again."),
    QT_TRANSLATE_NOOP("Core", "Restore the snapshot that is taken of the present file."),
    QT_TRANSLATE_NOOP("Core", "By hand, from the files that are kept byte by byte."),
    QT_TRANSLATE_NOOP("Core", "None: this is the one step that cannot be undone."),
    QT_TRANSLATE_NOOP("Core", "Nothing is removed."),
    QT_TRANSLATE_NOOP("Core", "None: a snapshot that is removed is gone."),
    // names of facts, and how they read
    QT_TRANSLATE_NOOP("Core", "Database"),
    QT_TRANSLATE_NOOP("Core", "File"),
    QT_TRANSLATE_NOOP("Core", "Size"),
    QT_TRANSLATE_NOOP("Core", "From"),
    QT_TRANSLATE_NOOP("Core", "To"),
    QT_TRANSLATE_NOOP("Core", "Taken"),
    QT_TRANSLATE_NOOP("Core", "Digest"),
    QT_TRANSLATE_NOOP("Core", "Tables"),
    QT_TRANSLATE_NOOP("Core", "Freed"),
    QT_TRANSLATE_NOOP("Core", "Space"),
    QT_TRANSLATE_NOOP("Core", "Wants"),
    QT_TRANSLATE_NOOP("Core", "%1, in place"),
    QT_TRANSLATE_NOOP("Core", "%1 in the workspace, where %2 are free"),
    QT_TRANSLATE_NOOP("Core", "%1 in the workspace"),
};

struct Known
{
    const char* english = nullptr;
    QRegularExpression expression;
    QString order; ///< the digits of its places, as they follow each other
};

Known knownOf(const char* english)
{
    Known known;
    known.english = english;
    QString expression;
    const QString text = QString::fromUtf8(english);
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) == QLatin1Char('%') && at + 1 < text.size() && text.at(at + 1).isDigit()) {
            known.order += text.at(++at);
            expression += QStringLiteral("(.+)");
        } else {
            expression += QRegularExpression::escape(text.mid(at, 1));
        }
    }
    known.expression = QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                          QRegularExpression::DotMatchesEverythingOption);
    return known;
}

const QList<Known>& allKnown()
{
    static const QList<Known> all = [] {
        QList<Known> known;
        for (const char* english : kTexts)
            known.append(knownOf(english));
        return known;
    }();
    return all;
}

/// Puts in at once what stands at the places, so that a value with a percent sign stays what it is.
QString filled(const QString& text, const Known& known, const QRegularExpressionMatch& match)
{
    QString whole;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isPlace =
            text.at(at) == QLatin1Char('%') && at + 1 < text.size() && text.at(at + 1).isDigit();
        const qsizetype place = isPlace ? known.order.indexOf(text.at(at + 1)) : -1;
        if (place < 0) {
            whole += text.at(at);
            continue;
        }
        whole += coreText(match.captured(static_cast<int>(place) + 1));
        ++at;
    }
    return whole;
}

QStringList coreTexts(const QStringList& english)
{
    QStringList texts;
    for (const QString& text : english)
        texts.append(coreText(text));
    return texts;
}

} // namespace

QString coreText(const QString& english)
{
    if (english.isEmpty())
        return english;
    for (const Known& known : allKnown()) {
        const QRegularExpressionMatch match = known.expression.match(english);
        if (match.hasMatch())
            return filled(QCoreApplication::translate("Core", known.english), known, match);
    }
    return english;
}

core::Consequence inUsersWords(core::Consequence consequence)
{
    consequence.action = coreText(consequence.action);
    consequence.does = coreTexts(consequence.does);
    consequence.loses = coreTexts(consequence.loses);
    consequence.wayBack = coreText(consequence.wayBack);
    for (auto& [name, value] : consequence.facts) {
        name = coreText(name);
        value = coreText(value);
    }
    return consequence;
}

core::RunStatus inUsersWords(core::RunStatus status)
{
    for (core::PhaseStatus& phase : status.phases) {
        phase.whyNotStart = coreText(phase.whyNotStart);
        phase.whyNotRollBack = coreText(phase.whyNotRollBack);
        phase.waitsFor = coreText(phase.waitsFor);
        const QString comma = QStringLiteral(", ");
        const QString whole = coreText(phase.summary); // one that has a comma of its own
        phase.summary = whole != phase.summary ? whole : coreTexts(phase.summary.split(comma)).join(comma);
    }
    status.safety.original = coreText(status.safety.original);
    status.safety.snapshot = coreText(status.safety.snapshot);
    status.safety.next = coreText(status.safety.next);
    return status;
}

QStringList knownCoreTexts()
{
    QStringList texts;
    for (const char* english : kTexts)
        texts.append(QString::fromUtf8(english));
    return texts;
}

} // namespace godwit::ui
