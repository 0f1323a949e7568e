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

} // namespace

/// Which of a plan's two versions a database is of, and what is half of each.
class TestShape : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheVersion_data();
    void tellsTheVersion();
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
