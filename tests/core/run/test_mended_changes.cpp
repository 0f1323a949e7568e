// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/mending_text.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

struct Edit
{
    QString table;
    QString key;
    QString column;
    QString literal;
};

/// k and r are kept; the steps are those of the phase “move”, or begin another one.
RunText textOf(const QString& steps, const QString& mend = {})
{
    RunText text;
    text.source =
        QStringLiteral("CREATE TABLE k (id INTEGER PRIMARY KEY, name TEXT);"
                       "INSERT INTO k VALUES (1, 'x'), (2, 'bad'), (3, 'y');"
                       "CREATE TABLE r (id INTEGER PRIMARY KEY, name TEXT);"
                       "INSERT INTO r VALUES (1, 'x'), (2, ''), (3, X'ff00');"
                       "CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT, p INT);"
                       "INSERT INTO s VALUES (1, 'x', NULL), (2, 'y', 1), (3, 'z', 1), (4, 'bad', NULL);"
                       "PRAGMA user_version = 1;") +
        mend;
    text.target =
        QStringLiteral("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);\n"
                       "CREATE TABLE t2 (id INTEGER PRIMARY KEY, name TEXT);\n"
                       "CREATE TABLE s (id INTEGER PRIMARY KEY, name TEXT, p INT REFERENCES s (id));\n");
    text.keep = QStringLiteral("keep: [k, r]");
    text.moves = steps;
    text.drop = QStringLiteral("      - drop: all\n        rule: not carried over\n");
    return text;
}

RunText rebuilding(const QString& steps, const QString& mend = {})
{
    RunText text = textOf(steps, mend);
    text.target += QStringLiteral(
        "CREATE TABLE r (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> '')) STRICT;\n");
    text.keep = QStringLiteral("keep: [k]");
    return text;
}

const QString kMoveK =
    QStringLiteral("      - move: k\n        into: t\n        columns: { id: id, name: name }\n"
                   "        reject: [{ when: \"name = 'bad'\", because: bad }]\n");
const QString kMoveS =
    QStringLiteral("      - move: s\n        into: s\n        columns: { id: id, name: name, p: p }\n");
const QString kUpperK = QStringLiteral("      - update: k\n        set: { name: \"upper(name)\" }\n");
const QString kRejectK = QStringLiteral("      - update: k\n        set: { name: \"CASE WHEN name = 'bad' "
                                        "THEN reject('z!') ELSE upper(name) END\" }\n");
const QString kRebuild = QStringLiteral("      - rebuild: r\n");
const QString kSecond = QStringLiteral("  - phase: second\n    steps:\n");

QString failedChecks(Session& session)
{
    QStringList failed;
    for (const CheckResult& check : session.status().checks) {
        if (check.verdict == Verdict::Failed)
            failed.append(check.name + QStringLiteral(": ") + check.why);
    }
    return failed.join(QStringLiteral("; "));
}

void editAll(RunFixture& fixture, const QList<Edit>& edits)
{
    for (const Edit& edit : edits)
        VERIFY_EXIT(editOf(fixture.session(), edit.table, edit.key, edit.column, edit.literal), Exit::Done);
}

/// A run whose rows were edited and replayed ends as one over the rows mended beforehand does.
void endsAsMended(const RunText& text, const QString& mend, const QList<Edit>& edits)
{
    RunText mended = text;
    mended.source += mend;
    RunFixture model(mended);
    (void)model.runTo(QStringLiteral("validate"));
    QCOMPARE(failedChecks(model.session()), QString());
    const QString balance = model.balance();
    VERIFY_EXIT(model.runTo(QStringLiteral("cleanup"), true), Exit::Done);

    RunFixture fixture(text);
    VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
    editAll(fixture, edits);
    const Outcome replayed = fixture.session().replay({});
    QVERIFY2(!replayed.error, qPrintable(replayed.message));
    QVERIFY2(replayed.message.contains(QStringLiteral("Replayed up to")), qPrintable(replayed.message));
    QCOMPARE(failedChecks(fixture.session()), QString());
    QCOMPARE(fixture.balance(), balance);
    for (const Edit& edit : edits)
        QCOMPARE(entryOf(fixture.session(), edit.table, edit.key).state, EntryState::Moved);
    VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
    QCOMPARE(treeOf(fixture.database()), treeOf(model.database()));
}

} // namespace

/// Edits of rows in quarantine in plans that change rows in place: update, delete, rebuild.
class TestMendedChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsAsARunOverTheMendedRowsDoes_data()
    {
        QTest::addColumn<QString>("steps");
        QTest::addColumn<bool>("rebuilds");
        QTest::addColumn<QString>("mend");
        QTest::addColumn<QList<Edit>>("edits");
        const Edit good{QStringLiteral("k"), QStringLiteral("2"), QStringLiteral("name"),
                        QStringLiteral("'good'")};
        const QString mendK = QStringLiteral("UPDATE k SET name = 'good' WHERE id = 2;");
        const QList<Edit> mendedR{
            {QStringLiteral("r"), QStringLiteral("2"), QStringLiteral("name"), QStringLiteral("'two'")},
            {QStringLiteral("r"), QStringLiteral("3"), QStringLiteral("name"), QStringLiteral("'three'")}};
        const QString mendR = QStringLiteral("UPDATE r SET name = iif(id = 2, 'two', 'three') WHERE id > 1;");
        QTest::newRow("a kept table that moves read") << kMoveK << false << mendK << QList<Edit>{good};
        QTest::newRow("update after a move") << kMoveK + kUpperK << false << mendK << QList<Edit>{good};
        QTest::newRow("update rejects") << kMoveS + kRejectK << false << mendK << QList<Edit>{good};
        QTest::newRow("update alone") << kRejectK << false << mendK << QList<Edit>{good};
        QTest::newRow("delete after a move")
            << kMoveK +
                   QStringLiteral("      - delete: k\n        rule: obsolete\n        when: \"id = 2\"\n")
            << false << mendK << QList<Edit>{good};
        QTest::newRow("update in a later phase")
            << kMoveK + kSecond + kUpperK << false << mendK << QList<Edit>{good};
        QTest::newRow("a later phase reads it")
            << kMoveK + kSecond +
                   QString(kMoveK).replace(QStringLiteral("into: t\n"), QStringLiteral("into: t2\n"))
            << false << mendK << QList<Edit>{good};
        QTest::newRow("a move reads what an update made of a kept table")
            << QString(kMoveS).replace(
                   QStringLiteral("p: p }\n"),
                   QStringLiteral("p: p }\n        reject: [{ when: \"name = 'bad'\", because: bad }]\n")) +
                   kUpperK +
                   QStringLiteral(
                       "      - move: k\n        into: t\n        columns: { id: id, name: name }\n")
            << false << QStringLiteral("UPDATE s SET name = 'ok' WHERE id = 4;")
            << QList<Edit>{{QStringLiteral("s"), QStringLiteral("4"), QStringLiteral("name"),
                            QStringLiteral("'ok'")}};
        QTest::newRow("rebuild after a move")
            << kMoveS + kRebuild + kRejectK << true << mendR + mendK << mendedR + QList<Edit>{good};
        QTest::newRow("rebuild before a move")
            << kRebuild + kMoveS + kRejectK << true << mendR + mendK << mendedR + QList<Edit>{good};
        QTest::newRow("update of moved rows")
            << kMoveS + QStringLiteral("      - update: s\n        set: { name: \"iif(name = 'bad', "
                                       "reject('u!'), upper(name))\" }\n")
            << false << QStringLiteral("UPDATE s SET name = 'ok' WHERE id = 4;")
            << QList<Edit>{{QStringLiteral("s"), QStringLiteral("4"), QStringLiteral("name"),
                            QStringLiteral("'ok'")}};
        QTest::newRow("update of moved rows in a later phase")
            << kMoveS + kSecond +
                   QStringLiteral("      - update: s\n        set: { name: \"iif(name = 'bad', reject('u!'), "
                                  "upper(name))\" }\n")
            << false << QStringLiteral("UPDATE s SET name = 'ok' WHERE id = 4;")
            << QList<Edit>{{QStringLiteral("s"), QStringLiteral("4"), QStringLiteral("name"),
                            QStringLiteral("'ok'")}};
    }

    void endsAsARunOverTheMendedRowsDoes()
    {
        QFETCH(QString, steps);
        QFETCH(bool, rebuilds);
        QFETCH(QString, mend);
        QFETCH(QList<Edit>, edits);
        endsAsMended(rebuilds ? rebuilding(steps) : textOf(steps), mend, edits);
    }

    /// What a step makes of the row may be what the edit was about: it is not edited a second time.
    void aKeptRowIsEditedOnce()
    {
        const QString back =
            QStringLiteral("      - update: k\n        set: { name: \"iif(id = 2, 'bad', name)\" }\n");
        const QString third =
            QStringLiteral("  - phase: third\n    steps:\n") +
            QString(kMoveK).replace(QStringLiteral("into: t\n"), QStringLiteral("into: t2\n"));
        RunFixture fixture(textOf(kMoveK + kSecond + back + third));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("third")), Exit::Undecided);
        const Edit edit{QStringLiteral("k"), QStringLiteral("2"), QStringLiteral("name"),
                        QStringLiteral("'good'")};
        editAll(fixture, {edit});
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(figureOf(fixture.workFile(),
                          QStringLiteral("SELECT group_concat(name) FROM (SELECT name FROM k ORDER BY id)")),
                 QStringLiteral("x,bad,y"));
        QCOMPARE(figureOf(fixture.workFile(),
                          QStringLiteral("SELECT group_concat(name) FROM (SELECT name FROM t ORDER BY id)")),
                 QStringLiteral("x,good,y"));
        QCOMPARE(figureOf(fixture.workFile(),
                          QStringLiteral("SELECT group_concat(name) FROM (SELECT name FROM t2 ORDER BY id)")),
                 QStringLiteral("x,y"));
    }

    void anEditOfAKeptRowIsTakenBack()
    {
        RunFixture fixture(textOf(kMoveS + kSecond + kRejectK));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
        editAll(fixture, {{QStringLiteral("k"), QStringLiteral("2"), QStringLiteral("name"),
                           QStringLiteral("'good'")}});
        const QDateTime moved = fixture.phase(QStringLiteral("move")).endedAt;
        QVERIFY(!fixture.session().replay({}).error);
        QCOMPARE(fixture.phase(QStringLiteral("move")).endedAt, moved); // it does not read the row
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT name FROM k WHERE id = 2")),
                 QStringLiteral("GOOD"));
        VERIFY_EXIT(fixture.session().edit(
                        {.entry = entryOf(fixture.session(), QStringLiteral("k"), QStringLiteral("2")).id,
                         .values = {},
                         .isUndo = true}),
                    Exit::Done);
        VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT count(*) FROM k WHERE id = 2")),
                 QStringLiteral("0"));
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("k"), QStringLiteral("2")).state,
                 EntryState::Undecided);
        QCOMPARE(entryOf(fixture.session(), QStringLiteral("k"), QStringLiteral("2")).values.last().second,
                 QStringLiteral("bad"));
    }

    /// A row of the new version that leaves is the source row it came from, with its columns.
    void whatAnUpdatePutsAsideStandsForItsSourceRow()
    {
        RunFixture fixture(textOf(QStringLiteral(
            "      - move: s\n        into: t\n        columns: { id: id + 10, name: \"name || '-' || "
            "coalesce(p, '')\" }\n"
            "      - update: t\n        set: { name: \"iif(name = 'bad-', reject('u!'), name)\" }\n")));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        const QuarantineEntry entry = entryOf(fixture.session(), QStringLiteral("s"), QStringLiteral("4"));
        QCOMPARE(entry.step, QStringLiteral("update t"));
        QCOMPARE(entry.cause, QStringLiteral("u!"));
        QCOMPARE(entry.values,
                 (QList<std::pair<QString, QString>>{{QStringLiteral("id"), QStringLiteral("4")},
                                                     {QStringLiteral("name"), QStringLiteral("bad")},
                                                     {QStringLiteral("p"), QString()}}));
        VERIFY_EXIT(
            fixture.session().exportQuarantine({.filter = {}, .file = fixture.file(QStringLiteral("q.csv"))}),
            Exit::Done);
        QFile csv(fixture.file(QStringLiteral("q.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readAll().contains(",4,bad,\\NULL\r\n"));
    }

    void aKeyThatTwoRowsShareIsRefusedBeforeAnythingMoves()
    {
        const QString byName = QStringLiteral(
            "      - move: s\n        into: t\n        key: p\n        columns: { id: id, name: name }\n");
        RunFixture fixture(textOf(byName));
        const Outcome refused = fixture.runTo(QStringLiteral("move"));
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::PlanReference);
        QVERIFY2(refused.message.contains(QStringLiteral("2 of them have p = 1")),
                 qPrintable(refused.message));
        QCOMPARE(figureOf(fixture.workFile(), QStringLiteral("SELECT count(*) FROM t")), QStringLiteral("0"));
        // NULL is nobody's key.
        RunFixture sound(textOf(byName, QStringLiteral("UPDATE s SET p = NULL WHERE id = 3;")));
        VERIFY_EXIT(sound.runTo(QStringLiteral("move")), Exit::Done);
    }

    void saysWhyARowCannotBeEdited()
    {
        RunFixture fixture(
            textOf(QStringLiteral("      - move: s\n        into: t\n        key: name\n        columns: { "
                                  "id: id, name: name }\n"
                                  "        reject: [{ when: \"name = 'bad'\", because: bad }]\n") +
                   kUpperK +
                   QString(kMoveK)
                       .replace(QStringLiteral("'bad'"), QStringLiteral("'BAD'"))
                       .replace(QStringLiteral("into: t\n"), QStringLiteral("into: t2\n"))));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("move")), Exit::Undecided);
        const Outcome byName = editOf(fixture.session(), QStringLiteral("s"), QStringLiteral("bad"),
                                      QStringLiteral("name"), QStringLiteral("'x'"));
        QVERIFY2(byName.message.contains(QStringLiteral("The plan knows rows of s by name")),
                 qPrintable(byName.message));
        const Outcome changed = editOf(fixture.session(), QStringLiteral("k"), QStringLiteral("2"),
                                       QStringLiteral("name"), QStringLiteral("'x'"));
        QVERIFY2(changed.message.contains(QStringLiteral("Steps of the plan had changed the row of k")),
                 qPrintable(changed.message));
    }

    /// Mended for one step, and put aside by the next: it has not come along.
    void aRowThatFailsAgainIsNotListedAsMoved()
    {
        for (const QString& between : {QString(), kSecond}) {
            RunFixture fixture(textOf(
                QString(kMoveS).replace(
                    QStringLiteral("p: p }\n"),
                    QStringLiteral("p: p }\n        reject: [{ when: \"name = 'bad'\", because: bad }]\n")) +
                between +
                QStringLiteral("      - update: s\n        set: { name: \"iif(name = 'worse', reject('u!'), "
                               "name)\" }\n")));
            VERIFY_EXIT(fixture.runTo(QStringLiteral("validate")), Exit::Undecided);
            const QString all = entriesOf(fixture.session());
            editAll(fixture, {{QStringLiteral("s"), QStringLiteral("4"), QStringLiteral("name"),
                               QStringLiteral("'worse'")}});
            VERIFY_EXIT(fixture.session().replay({}), Exit::Undecided);
            QCOMPARE(entriesOf(fixture.session()), all);
            QCOMPARE(entryOf(fixture.session(), QStringLiteral("s"), QStringLiteral("4")).cause,
                     QStringLiteral("u!"));
            editAll(fixture, {{QStringLiteral("s"), QStringLiteral("4"), QStringLiteral("name"),
                               QStringLiteral("'fine'")}});
            QVERIFY(!fixture.session().replay({}).error);
            QCOMPARE(entryOf(fixture.session(), QStringLiteral("s"), QStringLiteral("4")).state,
                     EntryState::Moved);
            QCOMPARE(
                figureOf(fixture.workFile(), QStringLiteral("SELECT name FROM _godwit_new_s WHERE id = 4")),
                QStringLiteral("fine"));
        }
    }
};

QTEST_GUILESS_MAIN(TestMendedChanges)
#include "test_mended_changes.moc"
