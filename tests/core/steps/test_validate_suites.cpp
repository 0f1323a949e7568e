// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/music_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kValidate = QStringLiteral("validate");

QList<CheckResult> checksOf(RunFixture& run, const QString& suite, const QString& phase = kValidate)
{
    QList<CheckResult> found;
    for (const CheckResult& check : run.session().status().checks) {
        if (check.suite == suite && check.phase == phase)
            found.append(check);
    }
    return found;
}

CheckResult checkOf(RunFixture& run, const QString& name, const QString& phase = kValidate)
{
    for (const CheckResult& check : run.session().status().checks) {
        if (check.name == name && check.phase == phase)
            return check;
    }
    return {};
}

RunText withSteps(const QString& validate, const QString& cleanup = {})
{
    RunText text = shopText();
    text.validate = validate;
    text.drop += cleanup;
    return text;
}

void plant(const QString& path, const QString& sql)
{
    auto database = Database::open(
        path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true, .defensive = false});
    if (!database || !database->execute(sql))
        qFatal("%s cannot be written", qPrintable(path));
}

const QString kPerformance = QStringLiteral("performance");
const QString kOnlyPerformance = QStringLiteral("      - validate: performance\n");
const QString kAlbum = QStringLiteral("SELECT title FROM tracks WHERE album_id = 2 ORDER BY id");

} // namespace

#define VERIFY_NAMES(text, part) QVERIFY2((text).contains(QStringLiteral(part)), qPrintable(text))

/// What the suites of a validate step find by themselves.
class TestValidateSuites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhyNothingIsTimed()
    {
        RunFixture run(withSteps(kOnlyPerformance));
        VERIFY_EXIT(run.runTo(kValidate), Exit::Done);
        const auto checks = checksOf(run, kPerformance);
        QCOMPARE(checks.size(), 1);
        QCOMPARE(checks.first().verdict, Verdict::NotRun);
        VERIFY_NAMES(checks.first().why, "no measure and no compare step");
    }

    void saysThatQueriesAreForTheTimeAfterTheCutover()
    {
        RunFixture run(withSteps(
            kOnlyPerformance,
            QStringLiteral("      - { measure: later, after: %1, target_ms: 10000 }\n").arg(kAlbum)));
        VERIFY_EXIT(run.runTo(kValidate), Exit::Done);
        QCOMPARE(checksOf(run, kPerformance).size(), 1);
        VERIFY_NAMES(checksOf(run, kPerformance).first().why, "after the cut-over only");
    }

    void timesAQueryOnceWhereThePhaseMeasuresItItself()
    {
        RunFixture run(
            withSteps(kOnlyPerformance +
                      QStringLiteral("      - { measure: here, before: %1, after: %1, target_ms: 10000 }\n")
                          .arg(kAlbum)));
        VERIFY_EXIT(run.runTo(kValidate), Exit::Done);
        QCOMPARE(checksOf(run, kPerformance).size(), 1);
        QCOMPARE(checksOf(run, kPerformance).first().name, QStringLiteral("here"));
    }

    void timesBothQueriesOfACompareStep()
    {
        RunFixture run(
            withSteps(kOnlyPerformance +
                      QStringLiteral("      - { compare: an album, before: %1, after: %1 }\n").arg(kAlbum)));
        VERIFY_EXIT(run.runTo(kValidate), Exit::Done);
        const auto checks = checksOf(run, kPerformance);
        QCOMPARE(checks.size(), 1);
        const CheckResult& check = checks.first();
        QCOMPARE(check.name, QStringLiteral("an album"));
        QVERIFY(check.beforeMs >= 0 && check.afterMs >= 0 && check.p95BeforeMs >= check.beforeMs &&
                check.p95AfterMs >= check.afterMs);
        VERIFY_NAMES(check.figures, "before: median ");
        VERIFY_NAMES(check.query, "-- before\nSELECT title");
        VERIFY_NAMES(check.query, "SEARCH tracks USING INDEX tracks_album");
        VERIFY_NAMES(check.query, "-- after\nSELECT title");
    }

    void namesTheIndexThatACompareStepLost()
    {
        RunText text =
            withSteps(kOnlyPerformance +
                      QStringLiteral("      - { compare: an album, before: %1, after: %1 }\n").arg(kAlbum));
        text.target.remove(QStringLiteral("CREATE INDEX tracks_album ON tracks (album_id);\n"));
        RunFixture run(text);
        VERIFY_EXIT(run.runTo(kValidate), Exit::Done);
        const auto checks = checksOf(run, kPerformance);
        QCOMPARE(checks.size(), 1);
        QCOMPARE(checks.first().verdict, Verdict::Warning);
        VERIFY_NAMES(checks.first().why, "An index is lost: “SEARCH tracks USING INDEX tracks_album");
    }

    void failsAMissedTargetOfAnotherPhase()
    {
        const QString slow = QStringLiteral(
            "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT sum(i) FROM n");
        RunFixture run(
            withSteps(kOnlyPerformance,
                      QStringLiteral("      - { measure: slow, after: %1, target_ms: 0.001 }\n").arg(slow)));
        VERIFY_EXIT(run.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const Outcome outcome = run.session().validate(true);
        VERIFY_EXIT(outcome, Exit::ValidationFailed);
        const CheckResult check = checkOf(run, QStringLiteral("slow"));
        QCOMPARE(check.verdict, Verdict::Failed);
        VERIFY_NAMES(check.why, "the target is 0.001 ms.");
    }

    void warnsOfACompareStepThatIsSlowerThanThePlanAllows()
    {
        const QString slow = QStringLiteral("WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                                            "200000) SELECT count(*) > 0 FROM n");
        RunText text =
            withSteps(kOnlyPerformance +
                      QStringLiteral("      - { compare: slow, before: SELECT 1, after: %1 }\n").arg(slow));
        text.status += QStringLiteral("\ncriteria: { slowdown: 10% }");
        RunFixture run(text);
        VERIFY_EXIT(run.runTo(kValidate), Exit::Done);
        QCOMPARE(checksOf(run, kPerformance).first().verdict, Verdict::Warning);
        VERIFY_NAMES(checksOf(run, kPerformance).first().why, "It is slower than before by ");
    }

    void findsNoFileOpenToOthers()
    {
        RunText text = withSteps(QStringLiteral("      - validate: security\n"));
        text.backup = QStringLiteral(", export: [artists]");
        RunFixture run(text);
        VERIFY_EXIT(run.runTo(kValidate), Exit::Done);
        const CheckResult check = checkOf(run, QStringLiteral("file modes"));
        QVERIFY2(check.verdict == Verdict::Passed, qPrintable(check.why));
        VERIFY_NAMES(check.figures, ", 0 open to others");
    }

    void namesACopyThatIsOpenToOthers_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("folder");
        QTest::newRow("snapshot") << "*.db"
                                  << "snapshots";
        QTest::newRow("manifest") << "*.json"
                                  << "snapshots";
        QTest::newRow("export") << "*.csv"
                                << "runs/1/export";
        QTest::newRow("rollback point") << "*.delta"
                                        << "runs/1/points";
        QTest::newRow("work file") << "work.db"
                                   << "runs/1";
        QTest::newRow("workspace") << "app.db.godwit"
                                   << "..";
    }

    void namesACopyThatIsOpenToOthers()
    {
        QFETCH(QString, filter);
        QFETCH(QString, folder);
        RunText text = withSteps(QStringLiteral("      - validate: security\n"));
        text.backup = QStringLiteral(", export: [artists]");
        RunFixture run(text);
        VERIFY_EXIT(run.runTo(QStringLiteral("move")), Exit::Done);
        const QFileInfoList found =
            QDir(run.workspace() + u'/' + folder).entryInfoList({filter}, QDir::Files | QDir::Dirs);
        QVERIFY(!found.isEmpty());
        QVERIFY(QFile::setPermissions(found.first().filePath(),
                                      found.first().permissions() | QFileDevice::ReadOther));
        VERIFY_EXIT(run.runTo(kValidate), Exit::Done);
        const CheckResult check = checkOf(run, QStringLiteral("file modes"));
        QCOMPARE(check.verdict, Verdict::Warning);
        QCOMPARE(check.why, QStringLiteral("others may read or write ") + found.first().fileName());
    }

    void namesADatabaseThatIsOpenToMoreThanBefore()
    {
        RunFixture run(withSteps(QStringLiteral("      - validate: security\n")));
        QVERIFY(QFile::setPermissions(run.database(), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                          QFileDevice::ReadGroup));
        VERIFY_EXIT(run.runTo(QStringLiteral("cutover"), true), Exit::Done);
        (void)run.session().validate(true);
        QCOMPARE(checkOf(run, QStringLiteral("file modes")).verdict, Verdict::Passed);
        QVERIFY(QFile::setPermissions(run.database(),
                                      QFile::permissions(run.database()) | QFileDevice::ReadOther));
        (void)run.session().validate(true);
        QCOMPARE(checkOf(run, QStringLiteral("file modes")).why,
                 QStringLiteral("others may read or write app.db"));
    }

    void namesWhatASchemaIsNotTrustedWith_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("named");
        QTest::newRow("view") << "CREATE VIEW leak AS SELECT load_extension('x') AS v"
                              << "view leak calls load_extension";
        QTest::newRow("trigger")
            << "CREATE TRIGGER leak AFTER INSERT ON media BEGIN SELECT writefile('/tmp/x', new.name); END"
            << "trigger leak calls writefile";
        QTest::newRow("default") << "CREATE TABLE leak (a TEXT DEFAULT (readfile('/etc/passwd')))"
                                 << "table leak calls readfile";
    }

    void namesWhatASchemaIsNotTrustedWith()
    {
        QFETCH(QString, sql);
        QFETCH(QString, named);
        RunFixture run(withSteps(QStringLiteral("      - validate: security\n")));
        VERIFY_EXIT(run.runTo(QStringLiteral("move")), Exit::Done);
        plant(run.workFile(), sql);
        VERIFY_EXIT(run.runTo(kValidate), Exit::Done);
        const CheckResult check = checkOf(run, QStringLiteral("trust in the schema"));
        QCOMPARE(check.verdict, Verdict::Warning);
        QVERIFY2(check.why.contains(named), qPrintable(check.why));
    }

    void failsWhereTheAuditLogWasEditedOrShortened_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("edited") << "UPDATE migration_audit SET detail = 'nothing' WHERE number = 2";
        QTest::newRow("shortened") << "DELETE FROM migration_audit";
    }

    void failsWhereTheAuditLogWasEditedOrShortened()
    {
        QFETCH(QString, sql);
        RunFixture run(withSteps(QStringLiteral("      - validate: security\n")));
        VERIFY_EXIT(run.runTo(QStringLiteral("move")), Exit::Done);
        run.close();
        plant(run.workspace() + QStringLiteral("/journal.db"), sql);
        (void)run.reopen();
        VERIFY_EXIT(run.runTo(kValidate), Exit::ValidationFailed);
        QCOMPARE(checkOf(run, QStringLiteral("audit log")).verdict, Verdict::Failed);
    }
};

QTEST_GUILESS_MAIN(TestValidateSuites)
#include "test_validate_suites.moc"
