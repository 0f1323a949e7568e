// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"
#include "report_fixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace godwit::core;
using godwit::test::validatedReport;

class TestReportJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statusHasEveryKeyThatScriptsRead();
    void phasesSayStateTimesAndReasons();
    void costsSayWhatWasMeasuredAndNothingElse();
    void timesAreUtcWithMilliseconds();
    void unknownNumbersAndTimesAreAbsent();
    void quarantineTellsNullFromEmpty();
    void keepsColumnsOfOneName();
    void keepsIntegersExact();
    void errorsAndOutcomesCarryCodeAndExit();
    void consequencesKeepTheOrderOfFacts();
    void progressLeavesOutWhatIsNotToBeTrusted();
    void reportHasFormatAndVersion();
    void hostileTextSurvivesTheRoundTrip();
};

static QStringList missing(const QJsonObject& object, const QStringList& keys)
{
    QStringList absent;
    for (const QString& key : keys) {
        if (!object.contains(key))
            absent.append(key);
    }
    return absent;
}

static QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

void TestReportJson::statusHasEveryKeyThatScriptsRead()
{
    const QJsonObject status = toJson(validatedReport().status);
    QCOMPARE(missing(status,
                     words("phases balance quarantine points snapshots checks criteria safety steps database "
                           "workspace run plan is_cut_over is_complete is_finished has_run")),
             QStringList());
    QCOMPARE(missing(status[u"plan"].toObject(), words("name version hash path strategy approved")),
             QStringList());
    QCOMPARE(status[u"undecided"].toInteger(), 17);
    const QJsonObject row = status[u"balance"].toArray().at(1).toObject();
    QCOMPARE(missing(row, words("table rows moved merged skipped quarantined kept unaccounted")),
             QStringList());
    QCOMPARE(row[u"merged"].toInteger(), 3004);
    QVERIFY(row[u"closes"].toBool());
    const QJsonObject count = status[u"quarantine"].toArray().at(0).toObject();
    QCOMPARE(missing(count, words("table cause code state rows")), QStringList());
    QCOMPARE(count[u"state"].toString(), QStringLiteral("undecided"));
    const QJsonObject point = status[u"points"].toArray().at(0).toObject();
    QCOMPARE(point[u"taken_at"].toString(), QStringLiteral("2026-03-02T09:41:00.000Z"));
    const QJsonObject step = status[u"steps"].toArray().at(0).toObject();
    QCOMPARE(step[u"rows"].toInteger(), 1204);
    QCOMPARE(status[u"safety"].toObject()[u"can_go_back_to"].toArray().size(), 2);
    QVERIFY(status[u"criteria"].toArray().at(0).toObject()[u"met"].toBool());
    QVERIFY(status[u"snapshots"].toArray().at(0).toObject()[u"is_original"].toBool());
}

void TestReportJson::phasesSayStateTimesAndReasons()
{
    const QJsonArray phases = toJsonArray(validatedReport().status.phases);
    const QJsonObject waiting = phases.at(2).toObject();
    QCOMPARE(
        missing(waiting, words("id title state started_at ended_at elapsed_ms waits_for summary can_start "
                               "why_not_start can_roll_back why_not_roll_back changes_live_file")),
        QStringList());
    QCOMPARE(waiting[u"state"].toString(), QStringLiteral("waiting"));
    QCOMPARE(waiting[u"waits_for"].toString(), QStringLiteral("17 rows wait for a decision"));
    const QJsonObject open = phases.at(3).toObject();
    QVERIFY(!open.contains(u"started_at"));
    QVERIFY(!open[u"why_not_start"].toString().isEmpty());
}

void TestReportJson::timesAreUtcWithMilliseconds()
{
    PhaseStatus phase;
    phase.startedAt = QDateTime(QDate(2026, 7, 1), QTime(14, 30, 0, 5), Qt::OffsetFromUTC, 7200);
    QCOMPARE(toJson(phase)[u"started_at"].toString(), QStringLiteral("2026-07-01T12:30:00.005Z"));
}

void TestReportJson::unknownNumbersAndTimesAreAbsent()
{
    const QJsonObject check = toJson(CheckResult{});
    for (const char* key : {"rows", "before_ms", "after_ms", "p95_before_ms", "p95_after_ms", "at"})
        QVERIFY2(!check.contains(QLatin1String(key)), key);
    QCOMPARE(check[u"verdict"].toString(), QStringLiteral("not_run"));
    QVERIFY(!toJson(StepStatus{}).contains(u"rows"));
    QVERIFY(!toJson(SnapshotInfo{}).contains(u"verified_at"));
    QVERIFY(!toJson(PointInfo{}).contains(u"taken_at"));
    QVERIFY(!toJson(AuditEntry{}).contains(u"at"));
    const QJsonObject measured = toJson(validatedReport().status.checks[2]);
    QCOMPARE(measured[u"after_ms"].toDouble(), 61.0);
}

void TestReportJson::quarantineTellsNullFromEmpty()
{
    QuarantineEntry entry;
    entry.values = {{QStringLiteral("a"), QString()}, {QStringLiteral("b"), QStringLiteral("")}};
    const QJsonObject json = toJson(entry);
    QCOMPARE(
        missing(json, words("id table key column cause code phase step state reason first_cause values")),
        QStringList());
    QVERIFY(json[u"key"].isNull());
    const QJsonObject values = json[u"values"].toObject();
    QVERIFY(values[u"a"].isNull());
    QVERIFY(values[u"b"].isString());
    const QJsonArray sample = toJson(validatedReport().status.checks[1])[u"samples"].toArray();
    QVERIFY(sample.at(0).toArray().at(1).isNull());
    QVERIFY(sample.at(1).toArray().at(1).isString());
}

void TestReportJson::keepsColumnsOfOneName()
{
    QuarantineEntry entry;
    entry.values = {{QStringLiteral("id"), QStringLiteral("1")}, {QStringLiteral("id"), QStringLiteral("2")}};
    const QJsonObject values = toJson(entry)[u"values"].toObject();
    QCOMPARE(values[u"id"].toString(), QStringLiteral("1"));
    QCOMPARE(values[u"id (2)"].toString(), QStringLiteral("2"));
}

void TestReportJson::keepsIntegersExact()
{
    BalanceRow row;
    row.rows = 9007199254740993;
    const QByteArray text = QJsonDocument(toJson(row)).toJson();
    QVERIFY(text.contains("9007199254740993"));
}

void TestReportJson::errorsAndOutcomesCarryCodeAndExit()
{
    Outcome outcome;
    outcome.kind = Outcome::Kind::Waiting;
    outcome.action = QStringLiteral("run");
    outcome.error = Error(ErrorCode::QuarantineUndecided, QStringLiteral("17 rows wait.")).withSqlite(19);
    outcome.exit = outcome.error->exit();
    outcome.files = {QStringLiteral("/tmp/report.html")};
    const QJsonObject json = toJson(outcome);
    QCOMPARE(json[u"outcome"].toString(), QStringLiteral("waiting"));
    QCOMPARE(json[u"exit"].toInt(), 3);
    QCOMPARE(json[u"files"].toArray().size(), 1);
    const QJsonObject error = json[u"error"].toObject();
    QCOMPARE(missing(error, words("code what state next detail")), QStringList());
    QCOMPARE(error[u"code"].toString(), QStringLiteral("GW-4007"));
    QCOMPARE(error[u"sqlite"].toInt(), 19);
    QVERIFY(!toJson(Outcome{}).contains(u"error"));
    QVERIFY(!toJson(Error(ErrorCode::Usage, {})).contains(u"sqlite"));
}

void TestReportJson::consequencesKeepTheOrderOfFacts()
{
    Consequence consequence;
    consequence.loses = {QStringLiteral("12 rows")};
    consequence.facts = {{QStringLiteral("To"), QStringLiteral("b")},
                         {QStringLiteral("From"), QStringLiteral("a")}};
    const QJsonObject json = toJson(consequence);
    QCOMPARE(json[u"facts"].toArray().at(0).toObject()[u"name"].toString(), QStringLiteral("To"));
    QCOMPARE(json[u"loses"].toArray().at(0).toString(), QStringLiteral("12 rows"));
    QVERIFY(!json.contains(u"written"));
    consequence.written = ChangesSince();
    consequence.written->since = QStringLiteral("the cut-over");
    QCOMPARE(toJson(consequence)[u"written"].toObject()[u"since"].toString(), QStringLiteral("the cut-over"));
}

void TestReportJson::progressLeavesOutWhatIsNotToBeTrusted()
{
    Progress progress;
    QVERIFY(!toJson(progress).contains(u"total"));
    QVERIFY(!toJson(progress).contains(u"eta_low_ms"));
    progress.total = 10;
    progress.etaLowMs = 1000;
    progress.etaHighMs = 2000;
    QCOMPARE(toJson(progress)[u"total"].toInt(), 10);
    QCOMPARE(toJson(progress)[u"eta_high_ms"].toInt(), 2000);
}

void TestReportJson::reportHasFormatAndVersion()
{
    const auto bytes = writeReport(validatedReport(), QStringLiteral("json"));
    QVERIFY(bytes);
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    QCOMPARE(json[u"format"].toString(), QStringLiteral("godwit-report"));
    QCOMPARE(json[u"version"].toInt(), 1);
    QCOMPARE(json[u"written_at"].toString(), QStringLiteral("2026-03-02T09:45:00.000Z"));
    QCOMPARE(json[u"verdict"].toObject()[u"id"].toString(), QStringLiteral("undecided"));
    QCOMPARE(json[u"quarantine_total"].toInt(), 17);
    QCOMPARE(json[u"quarantine"].toArray().size(), 2);
    QCOMPARE(json[u"audit"].toArray().last().toObject()[u"hash"].toString(), QStringLiteral("bb22"));
    QCOMPARE(json[u"about"].toObject()[u"risks"].toArray().size(), 2);
    QCOMPARE(json[u"about"].toObject()[u"schedule"].toArray().at(1).toObject()[u"after"].toArray().size(), 1);
    QVERIFY(!json[u"recommendations"].toArray().isEmpty());
    QVERIFY(!json[u"is_stale"].toBool());
}

void TestReportJson::hostileTextSurvivesTheRoundTrip()
{
    QuarantineEntry entry;
    const QString hostile =
        QStringLiteral("</script>\"\\ ") + QChar(0) + QChar(0x1B) + QStringLiteral("[31m");
    entry.values = {{QStringLiteral("v"), hostile}};
    const QByteArray text = QJsonDocument(toJson(entry)).toJson();
    QVERIFY(!text.contains('\0'));
    QVERIFY(!text.contains('\x1B'));
    QCOMPARE(QJsonDocument::fromJson(text).object()[u"values"].toObject()[u"v"].toString(), hostile);
}

void TestReportJson::costsSayWhatWasMeasuredAndNothingElse()
{
    StepStatus step;
    step.cost.rows = 9'007'199'254'740'991;
    step.cost.seconds = 0.5;
    step.cost.bytes = 0;
    const QJsonObject cost = toJson(step).value(QLatin1String("cost")).toObject();
    QCOMPARE(cost.keys().join(QLatin1Char(' ')), QStringLiteral("bytes rows seconds"));
    QCOMPARE(cost.value(QLatin1String("rows")).toInteger(), 9'007'199'254'740'991);
    QCOMPARE(cost.value(QLatin1String("seconds")).toDouble(), 0.5);
    PhaseStatus phase;
    phase.cost.peakMemoryBytes = 7;
    QCOMPARE(toJson(phase).value(QLatin1String("cost")).toObject().value(QLatin1String("peak_memory_bytes")).toInteger(), 7);
}

QTEST_GUILESS_MAIN(TestReportJson)
#include "test_report_json.moc"
