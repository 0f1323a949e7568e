// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_files.h"
#include "core/report/evidence.h"
#include "core/report/json.h"
#include "report_fixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace godwit::core;

/// A bundle says what the run was, holds no value of a row unless asked for, and shows what was done to it.
class TestEvidence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBundleVerifiesByItself();
    void holdsEverythingItLists();
    void leavesValuesOutUnlessAskedFor();
    void leavesValuesOfAnAssessmentOut();
    void tellsWhatWasDoneToIt_data();
    void tellsWhatWasDoneToIt();
    void tellsAnEntryThatWasEditedThoughItsFileFits();
    void tellsACutOffAuditLogByAManifestOfASnapshot();
    void tellsAPlanThatIsNotTheOneApproved();
    void otherFilesAreNoEvidence_data();
    void otherFilesAreNoEvidence();

private:
    static QList<AuditLink> chain(int entries)
    {
        QList<AuditLink> links;
        for (int number = 1; number <= entries; ++number) {
            AuditLink link;
            link.number = number;
            link.at = QStringLiteral("2026-03-02T09:4%1:00.000Z").arg(number);
            link.monotonicNs = 9'007'199'254'740'993 + number; // more than a double holds
            link.who = QStringLiteral("ada");
            link.action = QStringLiteral("start phase");
            link.detail = QStringLiteral("“müve” %1\n\u202e").arg(number);
            link.previousHash = links.isEmpty() ? QStringLiteral("") : links.last().hash;
            link.hash = hashOf(link);
            links.append(link);
        }
        return links;
    }

    static Evidence evidence()
    {
        Evidence evidence;
        evidence.report = godwit::test::validatedReport();
        evidence.report.quarantine[0].key = QStringLiteral("key-of-a-row");
        for (CheckResult& check : evidence.report.status.checks) {
            if (!check.samples.isEmpty())
                check.samples = {{QStringLiteral("sample-of-a-row"), QString()}};
        }
        evidence.quarantine = evidence.report.quarantine;
        evidence.quarantine[0].edits = {{QStringLiteral("due_date"), QStringLiteral("'28.02.2026'")}};
        evidence.planFiles = {{QStringLiteral("plan.yaml"), "godwit: 1"},
                              {QStringLiteral("sql/v2.sql"), "CREATE TABLE a (b);"}};
        evidence.planHash = hashOfPlanFiles(evidence.planFiles);
        evidence.audit = chain(4);
        evidence.manifests = {{QStringLiteral("1-20260302.json"), manifest(evidence.audit.at(1))}};
        evidence.log = {{.at = evidence.report.writtenAt,
                         .level = LogLine::Level::Warning,
                         .phase = QStringLiteral("move"),
                         .step = {},
                         .text = QStringLiteral("slow")}};
        return evidence;
    }

    static QByteArray manifest(const AuditLink& head)
    {
        return QJsonDocument(QJsonObject{{QStringLiteral("format"), QStringLiteral("godwit-snapshot")},
                                         {QStringLiteral("audit_number"), head.number},
                                         {QStringLiteral("audit_head"), head.hash}})
            .toJson();
    }

    static QByteArray bundleOf(const Evidence& evidence)
    {
        const auto bundle = evidenceBundle(evidence);
        if (!bundle)
            qFatal("%s", qPrintable(bundle.error().what));
        return *bundle;
    }

    static QByteArray repacked(const QList<ZipArchive::File>& files)
    {
        return ZipArchive::pack(files, QDateTime(QDate(2026, 3, 3), QTime(1, 2), Qt::UTC)).value();
    }

    static QByteArray textOf(const QByteArray& bundle)
    {
        QByteArray text;
        for (const ZipArchive::File& file : ZipArchive::unpack(bundle).value())
            text += file.bytes;
        return text;
    }
};

void TestEvidence::aBundleVerifiesByItself()
{
    const EvidenceFinding finding = verifyEvidence(bundleOf(evidence()));
    QVERIFY2(finding.result,
             finding.result ? "" : qPrintable(finding.result.error().what + finding.result.error().detail));
    QStringList names;
    for (const CheckResult& check : finding.checks) {
        QCOMPARE(check.verdict, Verdict::Passed);
        QVERIFY(!check.query.isEmpty() && !check.figures.isEmpty());
        names.append(check.name);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("bundle"), QStringLiteral("files"),
                                 QStringLiteral("audit log"), QStringLiteral("plan")}));
    QVERIFY(finding.about.contains(QStringLiteral("PRODUCT_MANAGER v1 to v2")));
}

void TestEvidence::holdsEverythingItLists()
{
    QStringList names;
    for (const ZipArchive::File& file : ZipArchive::unpack(bundleOf(evidence())).value())
        names.append(file.name);
    names.sort();
    QCOMPARE(names,
             (QStringList{QStringLiteral("README.txt"), QStringLiteral("audit.jsonl"),
                          QStringLiteral("balance.json"), QStringLiteral("checks.json"),
                          QStringLiteral("log.jsonl"), QStringLiteral("manifest.json"),
                          QStringLiteral("metrics.json"), QStringLiteral("plan/plan.yaml"),
                          QStringLiteral("plan/sql/v2.sql"), QStringLiteral("points.json"),
                          QStringLiteral("quarantine.jsonl"), QStringLiteral("report.html"),
                          QStringLiteral("report.json"), QStringLiteral("snapshots/1-20260302.json")}));
}

void TestEvidence::leavesValuesOfAnAssessmentOut()
{
    Report whole = godwit::test::reportOfKind(QStringLiteral("assessment"));
    MoveStep move;
    move.reject.append({.when = {}, .because = QStringLiteral("the status is unknown")});
    Step step;
    step.work = move;
    whole.plan.phases.append(Phase{});
    whole.plan.phases.last().steps.append(step);
    const Report report = withoutValues(whole);
    const QByteArray json = reportJson(report);
    for (const char* const value : {"\"blocked\"", "\"t-1\""})
        QVERIFY2(!json.contains(value), value);
    QVERIFY(json.contains("the status is unknown")); // a cause of the plan is no value
    QCOMPARE(report.assessment.tables[0].columns[0].nulls, 3);
}

void TestEvidence::leavesValuesOutUnlessAskedFor()
{
    Evidence evidence = TestEvidence::evidence();
    QuarantineEntry quoting;
    quoting.cause = QStringLiteral("bad name quoted-by-a-cause");
    quoting.code = QStringLiteral("GW-2101");
    evidence.quarantine.append(quoting);
    evidence.report.quarantine.append(quoting);
    evidence.report.status.quarantine.append({.table = QStringLiteral("t"), .cause = quoting.cause, .code = quoting.code});
    evidence.log.append({.at = evidence.report.writtenAt, .level = LogLine::Level::Info, .phase = {}, .step = QStringLiteral("command"),
                         .text = QStringLiteral("printed-by-a-program")});
    const QByteArrayList values{"31.02.2026", "28.02.2026", "key-of-a-row", "sample-of-a-row", // a value, an edit, a key, a sample
                                "quoted-by-a-cause", "printed-by-a-program"};
    const QByteArray without = textOf(bundleOf(evidence));
    for (const QByteArray& value : values)
        QVERIFY2(!without.contains(value), value.constData());
    QVERIFY(without.contains("(left out)"));
    QVERIFY(without.contains("due_date")); // names are no values
    evidence.withValues = true;
    const QByteArray with = textOf(bundleOf(evidence));
    for (const QByteArray& value : values)
        QVERIFY2(with.contains(value), value.constData());
}

void TestEvidence::tellsWhatWasDoneToIt_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("a file changed") << QStringLiteral("change") << QStringLiteral("balance.json was changed");
    QTest::newRow("a file removed") << QStringLiteral("remove") << QStringLiteral("log.jsonl is missing");
    QTest::newRow("a file added") << QStringLiteral("add") << QStringLiteral("more.txt was added");
    QTest::newRow("an entry edited") << QStringLiteral("audit") << QStringLiteral("audit.jsonl was changed");
    QTest::newRow("the manifest's list")
        << QStringLiteral("manifest") << QStringLiteral("README.txt was changed");
}

void TestEvidence::tellsWhatWasDoneToIt()
{
    QFETCH(QString, what);
    QFETCH(QString, words);
    QList<ZipArchive::File> files = ZipArchive::unpack(bundleOf(evidence())).value();
    if (what == QLatin1StringView("add"))
        files.append({QStringLiteral("more.txt"), "more"});
    if (what == QLatin1StringView("remove"))
        files.removeIf(
            [](const ZipArchive::File& file) { return file.name == QLatin1StringView("log.jsonl"); });
    for (ZipArchive::File& file : files) {
        if (what == QLatin1StringView("change") && file.name == QLatin1StringView("balance.json"))
            file.bytes.replace("1204", "1205");
        if (what == QLatin1StringView("audit") && file.name == QLatin1StringView("audit.jsonl"))
            file.bytes.replace("ada", "eve");
        if (what == QLatin1StringView("manifest") && file.name == QLatin1StringView("manifest.json"))
            file.bytes.replace(QJsonDocument::fromJson(file.bytes)
                                   .object()[QStringLiteral("files")]
                                   .toArray()
                                   .first()[QStringLiteral("sha256")]
                                   .toString()
                                   .toUtf8(),
                               QByteArray(64, '0'));
    }
    const EvidenceFinding finding = verifyEvidence(repacked(files));
    QVERIFY(!finding.result);
    QCOMPARE(finding.result.error().code, ErrorCode::EvidenceTampered);
    QCOMPARE(finding.result.error().exit(), Exit::Tampered);
    QVERIFY2(finding.result.error().what.contains(words), qPrintable(finding.result.error().what));
}

void TestEvidence::tellsAnEntryThatWasEditedThoughItsFileFits()
{
    Evidence forged = evidence();
    forged.audit[1].who = QStringLiteral("eve"); // and the manifest made anew with the SHA-256 of that
    const EvidenceFinding finding = verifyEvidence(bundleOf(forged));
    QCOMPARE(finding.result.error().code, ErrorCode::EvidenceTampered);
    QVERIFY2(finding.result.error().what.contains(QStringLiteral("entry 2 ")),
             qPrintable(finding.result.error().what));
}

void TestEvidence::tellsACutOffAuditLogByAManifestOfASnapshot()
{
    Evidence forged = evidence();
    forged.audit = chain(1);
    const EvidenceFinding finding = verifyEvidence(bundleOf(forged));
    QCOMPARE(finding.result.error().code, ErrorCode::EvidenceTampered);
    QVERIFY2(finding.result.error().what.contains(QStringLiteral("1-20260302.json knows entry 2")),
             qPrintable(finding.result.error().what));
}

void TestEvidence::tellsAPlanThatIsNotTheOneApproved()
{
    Evidence forged = evidence();
    forged.planFiles[1].second = "CREATE TABLE a (c);";
    const EvidenceFinding finding = verifyEvidence(bundleOf(forged));
    QCOMPARE(finding.result.error().code, ErrorCode::EvidenceTampered);
    QVERIFY(
        finding.result.error().what.contains(QStringLiteral("not the one that the run was approved with")));
}

void TestEvidence::otherFilesAreNoEvidence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("evidence");
    QTest::newRow("cut off") << bundleOf(evidence()).chopped(100);
    QTest::newRow("another ZIP file") << repacked({{QStringLiteral("a"), "1"}});
    QTest::newRow("another manifest")
        << repacked({{QStringLiteral("manifest.json"), "{\"format\": \"godwit-snapshot\"}"}});
    QTest::newRow("a later version") << repacked(
        {{QStringLiteral("manifest.json"), "{\"format\": \"godwit-evidence\", \"version\": 2}"}});
}

void TestEvidence::otherFilesAreNoEvidence()
{
    QFETCH(QByteArray, bytes);
    const EvidenceFinding finding = verifyEvidence(bytes);
    QVERIFY(!finding.result);
    QCOMPARE(finding.result.error().code, ErrorCode::EvidenceUnreadable);
}

QTEST_GUILESS_MAIN(TestEvidence)
#include "test_evidence.moc"
