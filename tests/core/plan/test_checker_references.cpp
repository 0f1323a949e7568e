// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// References that do not lead to one key, told before anything moves.
#include "plan_texts.h"

#include "core/plan/checker.h"

#include <QTest>

using namespace godwit::core;

namespace {

constexpr auto kTarget = "CREATE TABLE person (id INTEGER PRIMARY KEY, code TEXT UNIQUE);"
                         "CREATE TABLE account (id INTEGER PRIMARY KEY);"
                         "CREATE TABLE place (tenant TEXT, id INTEGER, PRIMARY KEY (tenant, id));"
                         "CREATE TABLE note (body TEXT);"
                         "CREATE TABLE named (id TEXT PRIMARY KEY, n);"
                         "CREATE TABLE c (id INTEGER PRIMARY KEY, plain INT, person INT REFERENCES person, account INT REFERENCES account (id),"
                         " code TEXT REFERENCES person (code), tenant TEXT, place INT, up INT REFERENCES c (id),"
                         " FOREIGN KEY (tenant, place) REFERENCES place (tenant, id));";
constexpr auto kPerson = "      - { move: p, into: person, columns: { id: id } }\n";
constexpr auto kAccount = "      - { move: p, into: account, columns: { id: id + 1 } }\n";
constexpr auto kPlace = "      - { move: p, into: place, columns: { tenant: t, id: id } }\n";

QByteArray move(const QByteArray& columns, const QByteArray& more = {})
{
    return "      - { move: c, into: c, columns: { id: id, " + columns + " }" + more + " }\n";
}

QString mistakes(const QByteArray& steps, const QByteArray& source = {})
{
    const PlanFolder folder;
    folder.write("v2.sql", kTarget);
    folder.write("change.sql", "INSERT INTO ref (p, n, x) SELECT 1, 2, 3;"); // no call
    const auto plan = folder.read(planWithSteps("      - schema: target\n" + steps + "      - cutover: swap\n"));
    if (!plan)
        return plan.error().what;
    QStringList lines;
    const auto catalog = catalogOfScript(QString::fromUtf8(source));
    for (const Error& error : checkPlan(*plan) + (source.isEmpty() || !catalog ? QList<Error>() : checkSource(*plan, *catalog)))
        lines.append(codeId(error.code) + u' ' + error.what);
    return lines.join(u'\n');
}

} // namespace

class TestCheckerReferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesWhatLeadsToOneKey_data()
    {
        QTest::addColumn<QByteArray>("steps");
        const QByteArray both = QByteArray(kPerson) + kAccount;
        QTest::newRow("by the foreign keys") << both + move("person: \"ref(p, p)\", account: { ref: p, key: p }");
        QTest::newRow("through let") << both + move("person: one, account: one", ", let: { one: \"ref(p, p)\" }");
        QTest::newRow("as it says") << both + move("plain: \"ref(p, p, account)\"", ", where: [{ rule: r, when: \"ref(p, p, 'person') > 1\" }]");
        QTest::newRow("the only table with a key") << QByteArray(kPerson) + "      - { move: p, into: note, columns: { body: \"ref(p, id)\" } }\n" + move("plain: \"ref(p, p)\"");
        QTest::newRow("two moves as one") << QByteArray(kPerson) + kPerson + move("plain: \"ref(p, p)\"");
        QTest::newRow("to itself") << move("up: \"ref(c, up)\"");
        QTest::newRow("a key that SQLite gives") << "      - { move: p, into: person, columns: { code: code } }\n" + move("person: \"ref(p, p)\"");
        QTest::newRow("in an update after it") << move("plain: p") + kPerson + kAccount + "      - { update: c, set: { person: \"ref(p, plain)\" } }\n";
        QTest::newRow("in a table called ref") << QByteArray(kPerson) + "      - { sql: s, script: change.sql, writes: [c] }\n";
    }

    void takesWhatLeadsToOneKey()
    {
        QFETCH(QByteArray, steps);
        QCOMPARE(mistakes(steps), QString());
    }

    void refusesWhatDoesNot_data()
    {
        QTest::addColumn<QByteArray>("steps");
        QTest::addColumn<QString>("why");
        const QByteArray both = QByteArray(kPerson) + kAccount;
        const QString ambiguous = QStringLiteral("moves bring rows of “p” into several tables, and nothing says which one's key is meant: “person”, “account”. "
                                                 "“into” says it, or the third argument of ref().");
        const auto row = [](const char* name, const QByteArray& steps, const QString& why) { QTest::newRow(name) << steps << why; };
        row("several tables", both + move("plain: \"ref(p, p)\""), QStringLiteral("GW-3016 plan.yaml:10:55: ") + ambiguous);
        row("several tables, as a value", both + move("plain: { ref: p, key: p }"), QStringLiteral("GW-3016 plan.yaml:10:48: ") + ambiguous);
        row("in a rule", both + move("person: \"ref(p, p)\"", ", where: [{ rule: r, when: \"ref(p, p) > 1\" }]"), QStringLiteral("GW-3016 plan.yaml:10:96: ") + ambiguous);
        row("in an update", both + move("plain: p") + "      - { update: c, set: { plain: \"ref(p, plain)\" } }\n", QStringLiteral("GW-3016 plan.yaml:11:36: ") + ambiguous);
        row("in a delete", both + move("plain: p") + "      - { delete: c, rule: r, when: \"ref(p, plain) = 1\" }\n", QStringLiteral("GW-3016 plan.yaml:11:37: ") + ambiguous);
        row("a table that no move fills from there", QByteArray(kPerson) + move("plain: \"ref(p, p, acount)\""),
            QStringLiteral("GW-3016 plan.yaml:9:55: no move brings rows of “p” into “acount”; the nearest is “person”."));
        row("no name", QByteArray(kPerson) + move("plain: \"ref(p, p, 1 + 1)\""), QStringLiteral("GW-3010 plan.yaml:9:55: the third argument of ref() is the name of a table of the target."));
        row("a key of several columns", QByteArray(kPlace) + move("tenant: t, place: \"ref(p, p)\""),
            QStringLiteral("GW-3016 plan.yaml:9:66: a reference gives the new key as one value, and the target's table “place” has the key tenant, id; "
                           "a join with target.place finds its rows."));
        row("no key", "      - { move: p, into: note, columns: { body: n } }\n" + move("plain: \"ref(p, p)\""),
            QStringLiteral("GW-3016 plan.yaml:9:55: a reference gives the new key as one value, and the target's table “note” has no key; a join with target.note finds its rows."));
        row("another column than the key", QByteArray(kPerson) + move("code: \"ref(p, p)\""),
            QStringLiteral("GW-3016 plan.yaml:9:54: “code” refers to the column “code” of “person”, and a reference gives its key “id”; a join with target.person finds the other."));
        row("a later move", move("person: \"ref(p, p)\"") + kPerson,
            QStringLiteral("GW-3016 plan.yaml:8:56: the rows of “p” come with a later move, “p → person”, and their new keys are not known before it; it has to stand before this step."));
        row("one of two moves is later", QByteArray(kPerson) + move("person: \"ref(p, p)\"") + kPerson,
            QStringLiteral("GW-3016 plan.yaml:9:56: the rows of “p” come with a later move, “p → person”, and their new keys are not known before it; it has to stand before this step."));
        row("an update before it", move("plain: p") + "      - { update: c, set: { person: \"ref(p, plain)\" } }\n" + kPerson,
            QStringLiteral("GW-3016 plan.yaml:9:37: the rows of “p” come with a later move, “p → person”, and their new keys are not known before it; it has to stand before this step."));
        row("a key that nothing gives", "      - { move: p, into: named, columns: { n: n } }\n" + move("plain: \"ref(p, p)\""),
            QStringLiteral("GW-3016 plan.yaml:9:55: the move “p → named” gives the key “id” no value, so nothing tells which key a row got."));
        row("rows that become several", "      - { move: p, into: person, join: [{ table: \"json_each(p.l)\", as: e }], columns: { code: e.value } }\n" + move("person: \"ref(p, p)\""),
            QStringLiteral("GW-3016 plan.yaml:9:56: the move “p → person” may make several rows of one row of “p”, and a reference gives one key; a join with target.person finds them."));
        const QString itself = QStringLiteral("GW-3016 plan.yaml:8:%1: the new keys of “c” itself are not known before all its rows have moved. Move the old key, and set the column "
                                              "with an “update” step after this move.");
        row("merged itself", move("up: \"ref(c, up)\"", ", group: { by: [plain], keep: id }"), itself.arg(52));
        row("made unique itself", move("up: \"ref(c, up)\"", ", unique: { column: id, order: [plain], suffix: \"-{n}\" }"), itself.arg(52));
        row("numbered by SQLite itself", "      - { move: c, into: c, columns: { up: \"ref(c, up)\" } }\n", itself.arg(44));
    }

    void refusesWhatDoesNot()
    {
        QFETCH(QByteArray, steps);
        QFETCH(QString, why);
        QCOMPARE(mistakes(steps), why);
    }

    void saysOnceWhatANameOfLetIsRefusedFor()
    {
        const QString said = mistakes(QByteArray(kPlace) + move("plain: one, person: one + 1", ", let: { one: \"ref(p, p)\" }"));
        QCOMPARE(said.count(QStringLiteral("GW-3016")), 1);
    }

    void refusesMovesThatKnowTheirRowsByDifferentKeys()
    {
        const QByteArray source = "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE); CREATE TABLE c (id INTEGER PRIMARY KEY, p INT)";
        const QByteArray byCode = "      - { move: p, key: code, into: person, columns: { id: id + 9 } }\n";
        QCOMPARE(mistakes(byCode + byCode + move("person: \"ref(p, p)\""), source), QString());
        QCOMPARE(mistakes(QByteArray(kPerson) + byCode + move("person: \"ref(p, p)\""), source),
                 QStringLiteral("GW-3016 plan.yaml:10:56: the moves of “p” into “person” know its rows by different keys; a reference finds a row by one of them."));
    }
};

QTEST_GUILESS_MAIN(TestCheckerReferences)
#include "test_checker_references.moc"
