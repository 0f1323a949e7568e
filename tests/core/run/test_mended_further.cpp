// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/mending_text.h"

#include <limits>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kMove = QStringLiteral("move");

/// Rows of a second database, which a move reads, a query accounts for, and others refer to.
RunText textOf(bool byQuery, const QString& mend = {})
{
    RunText text;
    text.sourceKeys = QStringLiteral(", attach: { o: users.db }");
    text.users = QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT UNIQUE, n INT NOT NULL);"
                                "INSERT INTO t VALUES (1, 'o1', 3), (2, 'bad', 2), (3, 'o3', 1);"
                                "CREATE TABLE kk (a TEXT, b INT, v, PRIMARY KEY (a, b)) WITHOUT ROWID;"
                                "INSERT INTO kk VALUES ('a', 1, 'v'), ('b', 2, ''), ('c', 3, X'00');") +
                 mend;
    text.source = QStringLiteral(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT); INSERT INTO t VALUES (1, 'm1'), (2, 'bad');"
        "CREATE TABLE c (id INTEGER PRIMARY KEY, t INT); INSERT INTO c VALUES (1, 1), (2, 2), (3, 3);"
        "PRAGMA user_version = 1");
    text.target = QStringLiteral(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, place INT);\n"
        "CREATE TABLE kk (a TEXT, b INT, v, PRIMARY KEY (a, b)) WITHOUT ROWID;\n"
        "CREATE TABLE c (id INTEGER PRIMARY KEY, other INT NOT NULL REFERENCES t (id), said TEXT);\n");
    text.keep = QStringLiteral("keep: []");
    const QString read =
        byQuery ? QStringLiteral("      - move: others\n        query: SELECT id, x, row_number() OVER "
                                 "(ORDER BY n) AS place FROM o.t WHERE x <> 'bad'"
                                 " UNION ALL SELECT id, x, 0 FROM o.t WHERE x = 'bad'\n"
                                 "        accounts_for: { table: o.t, key: id }\n        into: t\n"
                                 "        columns: { id: id + 100, x: x, place: place }\n")
                : QStringLiteral(
                      "      - move: o.t\n        into: t\n"
                      "        columns: { id: id + 100, x: x, place: \"row_number() OVER (ORDER BY n)\" }\n");
    text.moves =
        read + QStringLiteral("        reject: [{ when: \"x = 'bad'\", because: bad o }]\n"
                              "      - move: o.kk\n        into: kk\n        columns: { \"*\": same }\n      "
                              "  reject: [{ when: \"v = ''\", because: no v }]\n"
                              "      - move: c\n        into: c\n        columns: { id: id, other: "
                              "\"ref('o.t', t)\", said: \"(SELECT x FROM o.t AS f WHERE f.id = c.t)\" }\n"
                              "      - move: t\n        into: t\n        columns: { id: id, x: x }\n        "
                              "reject: [{ when: \"x = 'bad'\", because: bad }]\n");
    text.drop = QStringLiteral("      - drop: all\n");
    return text;
}

QString failedChecks(Session& session)
{
    QStringList failed;
    for (const CheckResult& check : session.status().checks) {
        if (check.verdict == Verdict::Failed)
            failed.append(check.name + QStringLiteral(": ") + check.why);
    }
    return failed.join(QStringLiteral("; "));
}

QString usersOf(const RunFixture& fixture)
{
    return QFileInfo(fixture.database()).absolutePath() + QStringLiteral("/users.db");
}

} // namespace

/// Rows of further databases in quarantine: edited and moved like those of the source. Their files are never
/// written.
class TestMendedFurther : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsAsARunOverTheMendedRowsDoes_data()
    {
        QTest::addColumn<bool>("byQuery");
        QTest::newRow("of a table") << false;
        QTest::newRow("of a query that accounts for it") << true;
    }

    void endsAsARunOverTheMendedRowsDoes()
    {
        QFETCH(bool, byQuery);
        RunFixture model(textOf(
            byQuery,
            QStringLiteral(
                "UPDATE t SET x = 'good', n = 0 WHERE id = 2; UPDATE kk SET v = X'ff' WHERE a = 'b';")));
        VERIFY_EXIT(model.runTo(QStringLiteral("validate")), Exit::Undecided); // the source's own t 2
        QCOMPARE(failedChecks(model.session()), QString());

        RunFixture fixture(textOf(byQuery));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        QCOMPARE(failedChecks(fixture.session()), QString());
        QCOMPARE(fixture.balance(),
                 QStringLiteral("c 3 2 0 0 1 0 0\no.kk 3 2 0 0 1 0 0\no.t 3 2 0 0 1 0 0\nt 2 1 0 0 1 0 0\n"));
        QCOMPARE(entriesOf(fixture.session()),
                 QStringLiteral("c 2: undecided, o.kk 'b', 2: undecided, o.t 2: undecided, t 2: undecided"));
        const QString before = sha256Of(usersOf(fixture));
        const QString t = QStringLiteral("o.t");
        VERIFY_EXIT(
            editOf(fixture.session(), t, QStringLiteral("2"), QStringLiteral("x"), QStringLiteral("'good'")),
            Exit::Done);
        VERIFY_EXIT(
            editOf(fixture.session(), t, QStringLiteral("2"), QStringLiteral("n"), QStringLiteral("0")),
            Exit::Done);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("o.kk"), QStringLiteral("'b', 2"),
                           QStringLiteral("v"), QStringLiteral("X'ff'")),
                    Exit::Done);
        const Outcome replayed = fixture.session().replay({});
        QVERIFY2(!replayed.error, qPrintable(replayed.message));
        QCOMPARE(failedChecks(fixture.session()), QString());
        QCOMPARE(entriesOf(fixture.session()),
                 QStringLiteral("o.kk 'b', 2: moved, o.t 2: moved, t 2: undecided"));
        QCOMPARE(fixture.balance(), model.balance());
        QCOMPARE(sha256Of(usersOf(fixture)), before);
        // And taken back.
        VERIFY_EXIT(
            fixture.session().edit(
                {.entry = entryOf(fixture.session(), QStringLiteral("o.kk"), QStringLiteral("'b', 2")).id,
                 .values = {},
                 .isUndo = true}),
            Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(entriesOf(fixture.session()),
                 QStringLiteral("o.kk 'b', 2: undecided, o.t 2: moved, t 2: undecided"));
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("o.kk"), QStringLiteral("'b', 2"),
                           QStringLiteral("v"), QStringLiteral("X'ff'")),
                    Exit::Done);
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QVERIFY(!fixture.session().replay({}).error);
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        VERIFY_EXIT(model.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        QCOMPARE(treeOf(fixture.database()), treeOf(model.database()));
        QCOMPARE(sha256Of(usersOf(fixture)), before);
    }

    void theyAreFixedExportedAndImportedToo()
    {
        RunFixture fixture(textOf(false));
        EditSummary said;
        fixture.m_onEdited = [&said](const EditSummary& summary) { said = summary; };
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        QuarantineFilter filter;
        filter.table = QStringLiteral("o.t");
        filter.limit = std::numeric_limits<qint64>::max();
        VERIFY_EXIT(fixture.session().exportQuarantine({filter, fixture.file(QStringLiteral("q.csv"))}),
                    Exit::Done);
        QFile csv(fixture.file(QStringLiteral("q.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(csv.readAll());
        csv.close();
        QVERIFY(text.startsWith(QStringLiteral("id,table,key,digest,cause,column,id,x,n\r\n")));
        fixture.write(QStringLiteral("q.csv"),
                      text.replace(QStringLiteral(",2,bad,2"), QStringLiteral(",2,o1,2")));
        VERIFY_EXIT(fixture.session().importQuarantine({fixture.file(QStringLiteral("q.csv")), false}),
                    Exit::Done);
        QCOMPARE(said.changed, 1);
        QVERIFY2(said.warnings.value(0).contains(QStringLiteral("x = 'o1' in t is that of row 1")),
                 qPrintable(said.warnings.join(u'\n')));
        VERIFY_EXIT(fixture.session().fix(
                        {filter,
                         {{QStringLiteral("x"), QStringLiteral("x || '-' || (SELECT count(*) FROM kk)")}},
                         true}),
                    Exit::Done);
        QCOMPARE(said.changed, 1);
        QVERIFY(!fixture.session().replay({}).error);
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT x FROM _godwit_new_t WHERE id = 102")),
                 QStringLiteral("bad-3"));
    }

    /// UNIQUE holds there as well.
    void whatAConstraintRefusesIsLeftOutAndSaid()
    {
        RunFixture fixture(textOf(false));
        VERIFY_EXIT(fixture.runTo(kMove), Exit::Undecided);
        VERIFY_EXIT(editOf(fixture.session(), QStringLiteral("o.t"), QStringLiteral("2"), QStringLiteral("x"),
                           QStringLiteral("'o1'")),
                    Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        const QuarantineEntry entry = entryOf(fixture.session(), QStringLiteral("o.t"), QStringLiteral("2"));
        QCOMPARE(entry.state, EntryState::Undecided);
        QVERIFY2(entry.reason.contains(QStringLiteral("UNIQUE")), qPrintable(entry.reason));
    }
};

QTEST_GUILESS_MAIN(TestMendedFurther)
#include "test_mended_further.moc"
