// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/quarantine_cells.h"
#include "tests/core/run/mending_text.h"

#include <limits>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kMove = QStringLiteral("move");

/// A run that has moved its rows, with a listener for what edits say.
struct MendingFixture : RunFixture
{
    EditSummary said;

    explicit MendingFixture(const RunText& text = mendingText()) : RunFixture(text)
    {
        m_onEdited = [this](const EditSummary& summary) { said = summary; };
        (void)reopen();
        if (const Outcome outcome = runTo(kMove); outcome.exit != Exit::Undecided)
            qFatal("%s", qPrintable(outcome.message));
    }

    QString read(const QString& name) const
    {
        QFile csv(file(name));
        return csv.open(QIODevice::ReadOnly) ? QString::fromUtf8(csv.readAll()) : QString();
    }
    Outcome exported(const QString& table)
    {
        QuarantineFilter filter;
        filter.table = table;
        filter.limit = std::numeric_limits<qint64>::max();
        return session().exportQuarantine({filter, file(QStringLiteral("q.csv"))});
    }
    Outcome imported(const QString& text, bool apply = true)
    {
        write(QStringLiteral("q.csv"), text);
        return session().importQuarantine({file(QStringLiteral("q.csv")), apply});
    }
    Outcome fixed(const QString& table, const QList<std::pair<QString, QString>>& set, bool apply = true)
    {
        QuarantineFilter filter;
        filter.table = table;
        return session().fix({filter, set, apply});
    }
    QString audits() const
    {
        return figureOf(workspace() + QStringLiteral("/journal.db"),
                        QStringLiteral("SELECT group_concat(action || ': ' || detail, ' / ') FROM migration_audit WHERE action LIKE '%edit%'"));
    }
};

QString code(const Outcome& outcome)
{
    return outcome.error ? outcome.error->id() : QStringLiteral("none");
}

} // namespace

/// Edits of rows in quarantine: one, many by an expression, by a file.
class TestMending : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manyRowsAreFixedExportedAndImportedPageByPage()
    {
        const QString teams = QStringLiteral("teams");
        MendingFixture fixture(mendingText(QStringLiteral("INSERT INTO teams WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 699)"
                                                          " SELECT i, '', i, NULL FROM n;")));
        VERIFY_EXIT(fixture.fixed(teams, {{QStringLiteral("name"), QStringLiteral("'Team ' || id")}}), Exit::Done);
        QCOMPARE(fixture.said.changed, 602);
        VERIFY_EXIT(fixture.fixed(teams, {{QStringLiteral("name"), QStringLiteral("name || '!'")}}), Exit::Done); // what was edited already
        QCOMPARE(fixture.said.changed, 602);
        VERIFY_EXIT(fixture.exported(teams), Exit::Done);
        QString rows = fixture.read(QStringLiteral("q.csv"));
        QCOMPARE(rows.count(QStringLiteral("\r\n")), 603);
        QCOMPARE(rows.count(QStringLiteral(",Team ")), 602);
        VERIFY_EXIT(fixture.imported(rows.replace(QStringLiteral("Team 6"), QStringLiteral("Six "))), Exit::Done);
        QCOMPARE(fixture.said.changed, 100);
        QCOMPARE(fixture.said.unchanged, 502);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(figureOf(fixture.workFile(),
                          QStringLiteral("SELECT count(*) || ' ' || sum(name LIKE 'Six __!') FROM _godwit_new_teams")), QStringLiteral("604 100"));
    }

    void refusesWhatCannotBeEdited()
    {
        MendingFixture fixture;
        Session& session = fixture.session();
        const qint64 team = entryOf(session, QStringLiteral("teams"), QStringLiteral("2")).id;
        const auto edited = [&](qint64 entry, const QString& column, const QString& literal) {
            return session.edit({.entry = entry, .values = {{column, literal}}});
        };
        QCOMPARE(code(edited(999, QStringLiteral("name"), QStringLiteral("'x'"))), QStringLiteral("GW-4013"));
        const Outcome unknown = edited(team, QStringLiteral("title"), QStringLiteral("'x'"));
        QCOMPARE(code(unknown), QStringLiteral("GW-4017"));
        QVERIFY(unknown.message.contains(QStringLiteral("id, name, seq, badge")));
        QCOMPARE(code(edited(team, QStringLiteral("name"), QStringLiteral("random()"))), QStringLiteral("GW-4017"));
        QCOMPARE(code(session.edit({.entry = team, .values = {}})), QStringLiteral("GW-4017"));
        const Outcome constraint = edited(team, QStringLiteral("seq"), QStringLiteral("NULL"));
        QCOMPARE(code(constraint), QStringLiteral("GW-4017"));
        QVERIFY(constraint.message.contains(QStringLiteral("NOT NULL")));
        VERIFY_EXIT(session.waive({{}, QStringLiteral("all")}), Exit::Done);
        QCOMPARE(code(edited(team, QStringLiteral("name"), QStringLiteral("'x'"))), QStringLiteral("GW-4017"));
        QCOMPARE(figureOf(fixture.workspace() + QStringLiteral("/journal.db"), QStringLiteral("SELECT count(*) FROM decisions WHERE kind = 'edited'")), QStringLiteral("0"));
        QCOMPARE(sha256Of(fixture.database()), fixture.before());
    }

    void showsWhatAnEditChangesAndWritesNothingForWhatIsSo()
    {
        MendingFixture fixture;
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("NAME"), QStringLiteral("CAST(X'ff' AS TEXT)")), Exit::Done);
        QVERIFY(fixture.said.isApplied);
        QCOMPARE(fixture.said.changed, 1);
        QCOMPARE(fixture.said.values.size(), 1);
        QCOMPARE(fixture.said.values.first().column, QStringLiteral("name"));
        QCOMPARE(fixture.said.values.first().before, QStringLiteral("''"));
        QCOMPARE(fixture.said.values.first().after, QStringLiteral("CAST(X'ff' AS TEXT)"));
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2"), QStringLiteral("seq"), QStringLiteral("'1'")), Exit::Done);
        QCOMPARE(fixture.said.unchanged, 1);
        const EditRequest preview{.entry = entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).id, .values = {{QStringLiteral("name"), QStringLiteral("'x'")}}, .isUndo = false, .apply = false};
        VERIFY_EXIT(fixture.session().edit(preview), Exit::Done);
        QVERIFY(!fixture.said.isApplied);
        QVERIFY(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).edits.isEmpty());
        QCOMPARE(fixture.audits(), QStringLiteral("edit: 1 row: entry 1 of teams, NAME"));
    }

    void oneOfTwoEntriesOfARowIsEditedAtATime()
    {
        RunText text = mendingText();
        text.target += QStringLiteral("CREATE TABLE badges (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n");
        text.moves += QStringLiteral("      - move: teams\n        into: badges\n        columns: { id: id, name: name }\n"
                                     "        reject: [{ when: trim(name) = '', because: it has no name }]\n");
        MendingFixture fixture(text);
        QList<qint64> entries;
        for (const QuarantineEntry& entry : fixture.session().quarantine({}).entries) {
            if (entry.table == QStringLiteral("teams") && entry.key == QStringLiteral("2"))
                entries.append(entry.id);
        }
        QCOMPARE(entries.size(), 2);
        const auto edited = [&](qint64 entry) { return fixture.session().edit({.entry = entry, .values = {{QStringLiteral("name"), QStringLiteral("'Gold'")}}}); };
        VERIFY_EXIT(edited(entries.first()), Exit::Done);
        const Outcome refused = edited(entries.last());
        QCOMPARE(code(refused), QStringLiteral("GW-4017"));
        QVERIFY(refused.message.contains(QStringLiteral("another entry")));
        VERIFY_EXIT(fixture.session().edit({.entry = entries.first(), .values = {}, .isUndo = true}), Exit::Done);
        VERIFY_EXIT(fixture.fixed(QStringLiteral("teams"), {{QStringLiteral("name"), QStringLiteral("'Team ' || id")}}), Exit::Done);
        QCOMPARE(fixture.said.changed, 2); // rows, not entries
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT group_concat(name) FROM badges")), QStringLiteral("Red,Team 2,Team 3,Blue"));
    }

    void fixesManyByAnExpressionAfterAPreview()
    {
        MendingFixture fixture;
        const QList<std::pair<QString, QString>> set{{QStringLiteral("mail"), QStringLiteral("coalesce(nullif(mail, ''), 'member-' || id || '@' || (SELECT count(*) FROM teams)) -- as agreed")}};
        VERIFY_EXIT(fixture.fixed(QStringLiteral("members"), set, false), Exit::Done);
        QVERIFY(!fixture.said.isApplied);
        QCOMPARE(fixture.said.changed, 2);
        QCOMPARE(fixture.said.unchanged, 2);
        QVERIFY(entryOf(fixture.session(), QStringLiteral("members"), QStringLiteral("3")).edits.isEmpty());
        VERIFY_EXIT(fixture.fixed(QStringLiteral("members"), set), Exit::Done);
        QVERIFY(fixture.said.isApplied);
        QVERIFY(fixture.audits().contains(QStringLiteral("2 rows: mail, by an expression")));
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT group_concat(mail) FROM (SELECT mail FROM _godwit_new_members ORDER BY id)")),
                 QStringLiteral("ann,member-3@4,member-6@4"));
    }

    void leavesRowsAloneWhoseExpressionFails()
    {
        MendingFixture fixture;
        VERIFY_EXIT(fixture.fixed(QStringLiteral("teams"), {{QStringLiteral("name"), QStringLiteral("iif(id = 2, json_extract('{', '$'), 'Gold')")}}), Exit::Done);
        QCOMPARE(fixture.said.changed, 1);
        QCOMPARE(fixture.said.failed, 1);
        QVERIFY(fixture.said.problems.first().startsWith(QStringLiteral("teams 2: ")));
        VERIFY_EXIT(fixture.fixed(QStringLiteral("members"), {{QStringLiteral("joined"), QStringLiteral("date_day_ms('soon')")}}), Exit::Done);
        QCOMPARE(fixture.said.failed, 4);
        VERIFY_EXIT(fixture.fixed(QStringLiteral("members"), {{QStringLiteral("mail"), QStringLiteral("'same'")}}), Exit::Done);
        QCOMPARE(fixture.said.changed, 1); // the mail is unique
        QCOMPARE(fixture.said.failed, 3);
    }

    void refusesExpressionsThatDoMoreThanGiveAValue_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char* expression : {"(", "1, 2", "1) FROM teams; DELETE FROM teams; --", ":unknown", "load_extension('x')", "nothing", ""})
            QTest::newRow(expression) << QString::fromUtf8(expression);
    }

    void refusesExpressionsThatDoMoreThanGiveAValue()
    {
        QFETCH(QString, expression);
        MendingFixture fixture;
        QCOMPARE(code(fixture.fixed(QStringLiteral("teams"), {{QStringLiteral("name"), expression}})), QStringLiteral("GW-4017"));
        QCOMPARE(code(fixture.fixed(QStringLiteral("teams"), {{QStringLiteral("none"), QStringLiteral("1")}})), QStringLiteral("GW-4017"));
        QCOMPARE(code(fixture.fixed(QStringLiteral("teams"), {})), QStringLiteral("GW-4017"));
    }

    void exportsRowsOfOneTableAndReadsThemBackUnchanged()
    {
        MendingFixture fixture;
        const Outcome several = fixture.exported(QString());
        QCOMPARE(several.exit, Exit::Usage);
        QVERIFY(several.message.contains(QStringLiteral("members, notes, teams")));
        for (const char* table : {"members", "notes", "teams"}) {
            VERIFY_EXIT(fixture.exported(QLatin1String(table)), Exit::Done);
            const QString text = fixture.read(QStringLiteral("q.csv"));
            VERIFY_EXIT(fixture.imported(text), Exit::Done);
            QCOMPARE(fixture.said.changed, 0);
            QCOMPARE(fixture.said.failed, 0);
            QCOMPARE(fixture.said.unchanged, text.count(QStringLiteral("\r\n")) - 1);
        }
        VERIFY_EXIT(fixture.exported(QStringLiteral("notes")), Exit::Done);
        QVERIFY(fixture.read(QStringLiteral("q.csv")).startsWith(QStringLiteral("id,table,key,digest,cause,column,id,member_id,body\r\n")));
        QVERIFY(fixture.read(QStringLiteral("q.csv")).contains(QStringLiteral("\\CAST(X'ff00' AS TEXT)")));
    }

    void importsWhatWasChangedInTheFile()
    {
        MendingFixture fixture;
        VERIFY_EXIT(fixture.exported(QStringLiteral("teams")), Exit::Done);
        const QString text = fixture.read(QStringLiteral("q.csv"));
        // "2" without a name and no badge; "3" with a blank one and an empty badge.
        QVERIFY(text.contains(QStringLiteral(",2,\"\",1,\\NULL\r\n")));
        QString changed = text;
        changed.replace(QStringLiteral(",2,\"\",1,\\NULL\r\n"), QStringLiteral(",2,\"'=Gold, \"\"new\"\"\nline\",1,\\X'00'\n"));
        VERIFY_EXIT(fixture.imported(QChar(0xFEFF) + changed, false), Exit::Done);
        QCOMPARE(fixture.said.changed, 1);
        QVERIFY(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2")).edits.isEmpty());
        VERIFY_EXIT(fixture.imported(changed), Exit::Done);
        QCOMPARE(fixture.said.unchanged, 1);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("2")).edits,
                 (QList<std::pair<QString, QString>>{{QStringLiteral("name"), QStringLiteral("'=Gold, \"new\"\nline'")}, {QStringLiteral("badge"), QStringLiteral("X'00'")}}));
        // The same file once more: its row is another by now.
        VERIFY_EXIT(fixture.imported(changed), Exit::Done);
        QCOMPARE(fixture.said.changed, 0);
        QCOMPARE(fixture.said.failed, 1);
        QVERIFY(fixture.said.problems.first().startsWith(QStringLiteral("Line 2: ")));
        // An export has what was edited, and can be edited on.
        VERIFY_EXIT(fixture.exported(QStringLiteral("teams")), Exit::Done);
        QString again = fixture.read(QStringLiteral("q.csv"));
        again.replace(QStringLiteral("=Gold, "), QStringLiteral("=Silver, "));
        VERIFY_EXIT(fixture.imported(again), Exit::Done);
        QCOMPARE(fixture.said.changed, 1);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT name FROM _godwit_new_teams WHERE id = 2")), QStringLiteral("=Silver, \"new\"\nline"));
    }

    void appliesNothingOfAFileThatCannotBeReadWhole_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* before, const char* after, const char* says) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << QString::fromUtf8(says);
        };
        row("head", "id,table,key", "table,id,key", "The first line");
        row("no column", ",column,id,name,seq,badge", ",column", "The first line");
        row("unknown column", ",badge\r\n", ",bodge\r\n", "no column “bodge”");
        row("column twice", ",seq,badge\r\n", ",seq,seq\r\n", "twice");
        row("cells", ",1,\\NULL\r\n", ",1\r\n", "Line 2: 9 cells instead of 10");
        row("literal", ",1,\\NULL\r\n", ",1,\\NUL\r\n", "Line 2: “\\NUL”");
        row("quotation mark", ",1,\\NULL\r\n", ",1,\"NULL\r\n", "Line 2: a quotation mark");
        row("middle of a cell", ",1,\\NULL\r\n", ",1,N\"ULL\r\n", "Line 2: a quotation mark");
        row("after a quote", ",1,\\NULL\r\n", ",1,\"NULL\"x\r\n", "Line 2: text follows");
        row("other table", "\n2,teams", "\n2,notes", "stands among");
        row("number", "\n2,teams", "\nx2,teams", "no number");
        row("unknown table", ",teams,", ",things,", "no table");
    }

    void appliesNothingOfAFileThatCannotBeReadWhole()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, says);
        MendingFixture fixture;
        VERIFY_EXIT(fixture.exported(QStringLiteral("teams")), Exit::Done);
        QString text = fixture.read(QStringLiteral("q.csv")).replace(QStringLiteral(",3,\" \""), QStringLiteral(",3,Gold")).replace(QStringLiteral(",3, ,"), QStringLiteral(",3,Gold,"));
        QVERIFY2(text.contains(before), qPrintable(text));
        const Outcome outcome = fixture.imported(text.replace(before, after));
        QCOMPARE(code(outcome), QStringLiteral("GW-4019"));
        QVERIFY2((outcome.message + outcome.error->detail).contains(says), qPrintable(outcome.message));
        QVERIFY(entryOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("3")).edits.isEmpty());
    }

    void refusesFilesThatAreNone()
    {
        MendingFixture fixture;
        QCOMPARE(code(fixture.session().importQuarantine({fixture.file(QStringLiteral("none.csv")), true})), QStringLiteral("GW-8002"));
        QCOMPARE(code(fixture.imported(QString())), QStringLiteral("GW-4019"));
        QFile file(fixture.file(QStringLiteral("latin.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\xE4") == 1);
        file.close();
        QCOMPARE(code(fixture.session().importQuarantine({file.fileName(), true})), QStringLiteral("GW-4019"));
    }

    void everyValueComesBackFromItsCell()
    {
        for (const Value& value : {Value::null(), Value::ofInteger(-5), Value::ofReal(1.0), Value::ofReal(-0.0), Value::ofReal(std::numeric_limits<double>::infinity()), Value::ofText(QStringLiteral("")),
                                   Value::ofText(QStringLiteral("\\N")), Value::ofText(QStringLiteral("'=x")), Value::ofText(QStringLiteral("'x")),
                                   Value::ofText(QStringLiteral("a\x1b\n")), Value::ofText(QByteArray("\xff", 1)), Value::ofBlob("x")}) {
            const QString cell = cellOf(value);
            const auto back = valueOfCell(cell, value);
            QVERIFY(back);
            QVERIFY2(cellOf(*back) == cell && *back == value, qPrintable(cell));
        }
        QVERIFY(*valueOfCell(QStringLiteral("12"), Value::ofText(QStringLiteral("11"))) == Value::ofText(QStringLiteral("12")));
        QVERIFY(*valueOfCell(QStringLiteral("12"), Value::ofInteger(11)) == Value::ofInteger(12));
        QVERIFY(*valueOfCell(QStringLiteral("\\12"), Value::null()) == Value::ofInteger(12));
    }

    void saysAtOnceThatAValueIsAnotherRowsAlready()
    {
        RunText text = mendingText(QStringLiteral("CREATE TABLE codes (id INTEGER PRIMARY KEY, code TEXT, mark TEXT);"
                                                  "CREATE UNIQUE INDEX codes_mark ON codes (mark);"
                                                  "INSERT INTO codes VALUES (1, 'A', 'x'), (2, '', 'y'), (3, '', 'z'), (4, '', NULL);"));
        text.target += QStringLiteral("CREATE TABLE codes (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, mark TEXT);\n");
        text.moves += QStringLiteral("      - move: codes\n        into: codes\n        columns: { id: id, code: upper(trim(code)), mark: mark }\n"
                                     "        reject: [{ when: code = '', because: it has no code }]\n");
        MendingFixture fixture(text);
        const QString codes = QStringLiteral("codes");
        const auto edited = [&](const QString& table, const QString& key, const QString& column, const QString& literal) {
            fixture.said = {};
            const Outcome outcome = editOf(fixture.session(), table, key, column, literal);
            return outcome.exit == Exit::Done && fixture.said.changed == 1 ? fixture.said.warnings.join(u'/') : outcome.message;
        };
        // By a constraint of the source, by an index of it, and by the target's, of what the move's expression gives.
        QCOMPARE(edited(QStringLiteral("members"), QStringLiteral("3"), QStringLiteral("mail"), QStringLiteral("'ann'")),
                 QStringLiteral("members 3: mail = 'ann' in members is that of row 1 already, and must be unique"));
        QCOMPARE(edited(codes, QStringLiteral("2"), QStringLiteral("mark"), QStringLiteral("'x'")),
                 QStringLiteral("codes 2: mark = 'x' in codes is that of row 1 already, and must be unique"));
        QCOMPARE(edited(codes, QStringLiteral("2"), QStringLiteral("code"), QStringLiteral("' a'")),
                 QStringLiteral("codes 2: code = 'A' in codes is that of row 1 already, and must be unique"));
        QCOMPARE(edited(codes, QStringLiteral("2"), QStringLiteral("code"), QStringLiteral("'b'")), QString());
        QCOMPARE(edited(codes, QStringLiteral("3"), QStringLiteral("code"), QStringLiteral("'B '")),
                 QStringLiteral("codes 3: code = 'B' in codes is that of row 2 already, and must be unique")); // by an edit
        QCOMPARE(edited(codes, QStringLiteral("4"), QStringLiteral("mark"), QStringLiteral("'m'")), QString());
        VERIFY_EXIT(fixture.fixed(codes, {{QStringLiteral("code"), QStringLiteral("'same'")}}, false), Exit::Done);
        QCOMPARE(fixture.said.changed, 3);
        QCOMPARE(fixture.said.warnings.size(), 2);
        QVERIFY2(fixture.said.warnings.first().endsWith(QStringLiteral("code = 'SAME' in codes is that of row 2 already, and must be unique")),
                 qPrintable(fixture.said.warnings.first()));
    }

    void rowsOfAQueryThatAccountsForATableAreEditedThere()
    {
        RunText text = mendingText();
        text.target += QStringLiteral("CREATE TABLE sizes (team INTEGER PRIMARY KEY, badge TEXT NOT NULL);\n");
        text.moves += QStringLiteral("      - move: sizes\n        query: \"SELECT t.id AS team, t.badge, count(m.id) AS n FROM teams AS t LEFT JOIN members AS m ON m.team_id = t.id GROUP BY t.id\"\n"
                                     "        accounts_for: { table: teams, key: [team] }\n"
                                     "        into: sizes\n        columns: { team: team, badge: \"upper(badge) || n\" }\n        reject: [{ when: \"badge = 'b'\", because: no small letters }]\n");
        MendingFixture fixture(text);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("teams"), QStringLiteral("4"), QStringLiteral("badge"), QStringLiteral("'c'")), Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT badge FROM sizes WHERE team = 4")), QStringLiteral("C1"));
    }

    void rowsOfAQueryCannotBeEditedHere()
    {
        RunText text = mendingText();
        text.target += QStringLiteral("CREATE TABLE mails (mail TEXT PRIMARY KEY, n INT);\n");
        text.moves += QStringLiteral("      - move: mails\n        query: SELECT mail, count(*) AS n FROM members GROUP BY mail\n        accounts_for: none\n"
                                     "        into: mails\n        columns: { mail: mail, n: n }\n        reject: [{ when: mail IS NULL, because: it is nothing }]\n");
        MendingFixture fixture(text);
        qint64 entry = 0;
        for (const QuarantineEntry& each : fixture.session().quarantine({}).entries)
            entry = each.table == QStringLiteral("mails") ? each.id : entry;
        QVERIFY(entry > 0);
        QCOMPARE(code(fixture.session().edit({.entry = entry, .values = {{QStringLiteral("mail"), QStringLiteral("'x'")}}})), QStringLiteral("GW-4017"));
        VERIFY_EXIT(fixture.fixed(QStringLiteral("mails"), {{QStringLiteral("mail"), QStringLiteral("'x'")}}), Exit::Done);
        QCOMPARE(fixture.said.failed, 1);
        const Outcome exported = fixture.exported(QStringLiteral("mails"));
        VERIFY_EXIT(exported, Exit::Done);
        QVERIFY(exported.message.contains(QStringLiteral("Left out, since they cannot be edited: 1 row.")));
    }
};

QTEST_GUILESS_MAIN(TestMending)
#include "test_mending.moc"
