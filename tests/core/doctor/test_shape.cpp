// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/doctor.h"
#include "core/doctor/shape.h"

#include <QTest>

using namespace godwit::core;

namespace {

const QString kOld = QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, state TEXT); "
                                    "CREATE TABLE visits (id INTEGER PRIMARY KEY);");
const QString kNew = QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, status TEXT); "
                                    "CREATE TABLE meetings (id INTEGER PRIMARY KEY);");

Plan plan()
{
    Plan plan;
    plan.source.userVersion = 1;
    plan.target.userVersion = 2;
    plan.source.tables = {
        {QStringLiteral("people"), {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("state")}},
        {QStringLiteral("visits"), {QStringLiteral("id")}}};
    plan.target.keep = {QStringLiteral("kinds")};
    return plan;
}

ColumnValue valueOf(const char* column, const char* sql)
{
    ColumnValue value;
    value.column = QString::fromLatin1(column);
    value.expression.text = QString::fromLatin1(sql);
    return value;
}

Phase phaseOf(const QList<StepWork>& works)
{
    Phase phase;
    phase.id = QStringLiteral("move");
    for (const StepWork& work : works) {
        Step step;
        step.work = work;
        phase.steps += step;
    }
    return phase;
}

} // namespace

/// Which of a plan's two versions a database is of, and what is half of each.
class TestShape : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheVersion_data();
    void tellsTheVersion();
    void knowsATableThatThePlanRebuilds_data();
    void knowsATableThatThePlanRebuilds();
    void doesNotTakeAColumnThatNobodyNamedForTheNewVersions();
    void namesWhatIsOfWhich();
    void holdsTheNumberAgainstTheShape_data();
    void holdsTheNumberAgainstTheShape();
};

void TestShape::tellsTheVersion_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("match");
    QTest::newRow("old") << kOld << QStringLiteral("old");
    QTest::newRow("old, with kept and other tables")
        << kOld + QStringLiteral("CREATE TABLE kinds (id); CREATE TABLE more (id)") << QStringLiteral("old");
    QTest::newRow("new") << kNew << QStringLiteral("new");
    QTest::newRow("a new column was added")
        << kOld + QStringLiteral("ALTER TABLE people ADD COLUMN status TEXT") << QStringLiteral("mixed");
    QTest::newRow("an old table was dropped")
        << kOld + QStringLiteral("DROP TABLE visits") << QStringLiteral("mixed");
    QTest::newRow("a new table was made")
        << kOld + QStringLiteral("CREATE TABLE meetings (id)") << QStringLiteral("mixed");
    QTest::newRow("an old table is left")
        << kNew + QStringLiteral("CREATE TABLE visits (id)") << QStringLiteral("mixed");
    QTest::newRow("everything of both")
        << kOld + QStringLiteral("ALTER TABLE people ADD COLUMN status TEXT; CREATE TABLE meetings (id)")
        << QStringLiteral("both");
    QTest::newRow("something else") << QStringLiteral("CREATE TABLE songs (id)") << QStringLiteral("neither");
}

void TestShape::tellsTheVersion()
{
    QFETCH(QString, script);
    QFETCH(QString, match);
    auto database = Database::openInMemory();
    QVERIFY(database && database->execute(script));
    QCOMPARE(matchId(shapeOf(*readCatalog(*database), plan(), *catalogOfScript(kNew)).match), match);
}

void TestShape::knowsATableThatThePlanRebuilds_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("isExpected");
    QTest::addColumn<QString>("match");
    const QString old =
        QStringLiteral("CREATE TABLE tasks (id INTEGER PRIMARY KEY, title TEXT, state TEXT, flag INTEGER)");
    const QString strict = QStringLiteral(
        "CREATE TABLE tasks (id INTEGER PRIMARY KEY, title TEXT NOT NULL, status TEXT, flag INTEGER)");
    for (const bool isExpected : {false, true}) {
        const auto row = [&](const char* name, const QString& script, const QString& match) {
            QTest::addRow("%s%s", name, isExpected ? ", expected" : "") << script << isExpected << match;
        };
        row("as it was", old, QStringLiteral("old"));
        row("as it will be", strict, QStringLiteral("new"));
        row("as it will be, in other words",
            QStringLiteral("create table \"tasks\"(id integer primary key, title text not null, status text, "
                           "flag integer)"),
            QStringLiteral("new"));
        row("as it will be, by ALTER TABLE",
            QStringLiteral("CREATE TABLE tasks (id INTEGER PRIMARY KEY, title TEXT NOT NULL); ALTER TABLE "
                           "tasks ADD COLUMN status TEXT;"
                           "ALTER TABLE tasks ADD COLUMN flag INTEGER"),
            QStringLiteral("new"));
        row("half", old + QStringLiteral("; ALTER TABLE tasks ADD COLUMN status TEXT"),
            QStringLiteral("mixed"));
    }
}

void TestShape::knowsATableThatThePlanRebuilds()
{
    QFETCH(QString, script);
    QFETCH(bool, isExpected);
    QFETCH(QString, match);
    Plan versions;
    if (isExpected)
        versions.source.tables = {{QStringLiteral("tasks"),
                                   {QStringLiteral("id"), QStringLiteral("title"), QStringLiteral("state")}}};
    RebuildStep rebuild;
    rebuild.table = QStringLiteral("tasks");
    rebuild.columns = {valueOf("status", "state"), valueOf("flag", "1")};
    versions.phases = {phaseOf({rebuild})};
    auto database = Database::openInMemory();
    QVERIFY(database && database->execute(script));
    const auto target = catalogOfScript(QStringLiteral(
        "CREATE TABLE tasks (id INTEGER PRIMARY KEY, title TEXT NOT NULL, status TEXT, flag INTEGER)"));
    QCOMPARE(matchId(shapeOf(*readCatalog(*database), versions, *target).match), match);
    // A change of constraints alone tells, too.
    const auto checked = catalogOfScript(QStringLiteral("CREATE TABLE tasks (id INTEGER PRIMARY KEY, title "
                                                        "TEXT, state TEXT, flag INTEGER CHECK (flag < 2))"));
    auto before = Database::openInMemory();
    QVERIFY(before &&
            before->execute(QStringLiteral(
                "CREATE TABLE tasks (id INTEGER PRIMARY KEY, title TEXT, state TEXT, flag INTEGER)")));
    QCOMPARE(matchId(shapeOf(*readCatalog(*before), versions, *checked).match), QStringLiteral("old"));
}

void TestShape::doesNotTakeAColumnThatNobodyNamedForTheNewVersions()
{
    // The old people have a note, too; `expects` leaves it out, and the move reads it, or carries all.
    const auto target = catalogOfScript(
        QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, note TEXT, status TEXT)"));
    auto database = Database::openInMemory();
    QVERIFY(database &&
            database->execute(QStringLiteral(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, note TEXT, state TEXT)")));
    for (const bool carriesAll : {false, true}) {
        Plan versions;
        versions.source.tables = {{QStringLiteral("people"),
                                   {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("state")}}};
        MoveStep move;
        move.from = move.into = QStringLiteral("people");
        move.carryAll = carriesAll;
        move.columns = {valueOf("status", "state")};
        if (!carriesAll)
            move.columns += {valueOf("id", "id"), valueOf("name", "trim(name)"), valueOf("note", "note")};
        versions.phases = {phaseOf({move})};
        QCOMPARE(matchId(shapeOf(*readCatalog(*database), versions, *target).match), QStringLiteral("old"));
    }
}

void TestShape::namesWhatIsOfWhich()
{
    auto database = Database::openInMemory();
    QVERIFY(database && database->execute(QStringLiteral("CREATE TABLE people (id INTEGER PRIMARY KEY, state "
                                                         "TEXT, status TEXT); CREATE TABLE meetings (id)")));
    const Shape shape = shapeOf(*readCatalog(*database), plan(), *catalogOfScript(kNew));
    QStringList sentences;
    for (const ShapeTable& table : shape.tables)
        sentences.append(sentenceOf(table));
    QCOMPARE(sentences.join(u'\n'),
             QStringLiteral("people has state (old), has status (new), lacks name (old), lacks name (new)\n"
                            "visits is missing, a table of the old version\n"
                            "meetings is a table of the new version"));
}

void TestShape::holdsTheNumberAgainstTheShape_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("userVersion");
    QTest::addColumn<QString>("codes");
    QTest::newRow("old and old") << kOld << 1 << QString();
    QTest::newRow("new and new") << kNew << 2 << QString();
    QTest::newRow("says old, is new") << kNew << 1 << QStringLiteral("GW-1016");
    QTest::newRow("says new, is old") << kOld << 2 << QStringLiteral("GW-1016");
    QTest::newRow("says new, is half")
        << kOld + QStringLiteral("CREATE TABLE meetings (id)") << 2 << QStringLiteral("GW-1015 GW-1016");
    QTest::newRow("says neither") << kOld << 9 << QStringLiteral("GW-1016");
    QTest::newRow("is something else")
        << QStringLiteral("CREATE TABLE songs (id)") << 9 << QStringLiteral("GW-1015");
}

void TestShape::holdsTheNumberAgainstTheShape()
{
    QFETCH(QString, script);
    QFETCH(int, userVersion);
    QFETCH(QString, codes);
    auto database = Database::openInMemory();
    QVERIFY(database &&
            database->execute(script + QStringLiteral("; PRAGMA user_version = %1").arg(userVersion)));
    const auto catalog = readCatalog(*database);
    const Plan versions = plan();
    const auto target = catalogOfScript(kNew);
    const auto report = diagnose({.database = QStringLiteral("app.db"),
                                  .connection = &*database,
                                  .catalog = &*catalog,
                                  .plan = &versions,
                                  .target = &*target});
    QVERIFY(report);
    QStringList found;
    for (const Finding& finding : report->findings)
        found.append(finding.id());
    QCOMPARE(found.join(u' '), codes);
}

QTEST_GUILESS_MAIN(TestShape)
#include "test_shape.moc"
