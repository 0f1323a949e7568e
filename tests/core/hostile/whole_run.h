// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/run/run_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace godwit::tests {

/// A database that goes through a whole run, and what has to be the same afterwards.
struct WholeRun
{
    QString source;
    QString target;
    QString moves = {}; ///< steps, from the margin; none: everything is kept
    QStringList keep = {};
    QStringList same = {};  ///< queries that give the same before and after
    QStringList after = {}; ///< pairs: a query on the migrated database, and what it gives
};

/// A name or an expression as YAML writes it, whatever is in it.
inline QString inYaml(const QString& text)
{
    const QString array = QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact));
    return array.mid(1, array.size() - 2);
}

inline QString listInYaml(const QStringList& names)
{
    QStringList quoted;
    for (const QString& name : names)
        quoted.append(inYaml(name));
    return u'[' + quoted.join(QStringLiteral(", ")) + u']';
}

inline RunText textOf(const WholeRun& whole)
{
    RunText text;
    text.source = whole.source + QStringLiteral("; PRAGMA user_version = 1");
    text.target = whole.target.isEmpty() ? QStringLiteral("CREATE TABLE _fresh (id INTEGER PRIMARY KEY);")
                                         : whole.target;
    QString moves =
        whole.moves.isEmpty()
            ? QStringLiteral("- move: the only row\n  query: SELECT 1 AS id\n  accounts_for: none\n"
                             "  into: _fresh\n  columns: { id: id }")
            : whole.moves;
    text.moves = QStringLiteral("      ") + moves.replace(u'\n', QStringLiteral("\n      ")) + u'\n';
    text.keep = QStringLiteral("keep: ") + listInYaml(whole.keep);
    text.validate = QStringLiteral("      - assess: all\n      - validate: all\n");
    text.drop = QStringLiteral("      - drop: all\n");
    return text;
}

/// What the queries give, as one text.
inline QString stateOf(const QString& path, const QStringList& queries)
{
    auto database =
        core::Database::open(path, {.mode = core::OpenOptions::Mode::ReadOnly, .trustedSchema = true});
    if (!database)
        return QStringLiteral("(%1)").arg(database.error().what);
    QString text;
    for (const QString& query : queries)
        text += query + QStringLiteral(":\n") + rowsOf(*database, query, QStringLiteral("  "));
    return text;
}

/// Empty, or why the run did not carry over what it had to. Assess, snapshot, move, validate, cut-over and
/// drop.
inline QString carried(const WholeRun& whole)
{
    RunText text = textOf(whole);
    RunFixture fixture(text);
    const QString before = stateOf(fixture.database(), whole.same);
    if (before.contains(QStringLiteral("(A statement")))
        return before;
    const core::Outcome outcome = fixture.runTo(QStringLiteral("cleanup"), true);
    if (outcome.error || outcome.exit != core::Exit::Done) {
        QString why = outcome.message + u'\n' + (outcome.error ? outcome.error->detail : QString());
        for (const core::CheckResult& check : fixture.session().status().checks) {
            if (check.verdict == core::Verdict::Failed)
                why += QStringLiteral("\n%1: %2").arg(check.name, check.why);
        }
        return why + u'\n' + fixture.states();
    }
    if (const QString now = stateOf(fixture.database(), whole.same); now != before)
        return QStringLiteral("before:\n%1after:\n%2").arg(before, now);
    for (qsizetype at = 0; at + 1 < whole.after.size(); at += 2) {
        if (const QString given = fixture.figure(whole.after[at]); given != whole.after[at + 1])
            return QStringLiteral("%1 gives %2").arg(whole.after[at], given);
    }
    const core::Outcome verified = fixture.session().verify({});
    return verified.exit == core::Exit::Done ? QString() : verified.message;
}

} // namespace godwit::tests

Q_DECLARE_METATYPE(godwit::tests::WholeRun)
