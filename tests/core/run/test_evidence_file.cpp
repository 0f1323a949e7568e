// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/evidence.h"
#include "core/report/zip_archive.h"
#include "tests/core/run/keeping_support.h"

using namespace godwit::core;
using namespace godwit::tests;

/// A bundle for others shows what happened, and no values.
class TestEvidenceFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesEvidenceThatVerifiesAndHoldsNoValues()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        const QString file = fixture.file(QStringLiteral("evidence.zip"));
        const Outcome outcome = fixture.session().writeEvidence({.file = file, .withValues = false});
        VERIFY_EXIT(outcome, Exit::Done);
        QVERIFY(outcome.message.contains(sha256Of(file)));
        const EvidenceFinding finding = verifyEvidenceFile(file);
        QVERIFY2(finding.result, finding.result ? "" : qPrintable(finding.result.error().what));
        QFile bundle(file);
        QVERIFY(bundle.open(QIODevice::ReadOnly));
        QByteArray text;
        for (const ZipArchive::File& packed : ZipArchive::unpack(bundle.readAll()).value())
            text += packed.bytes;
        for (const char* value : {"\"lost\"", ">lost<", "\"body\":\"lost"}) // of a row in quarantine
            QVERIFY2(!text.contains(value), value);
        QVERIFY(text.contains("\"body\":\"(left out)\""));
        QVERIFY(fixture.session().history().last().detail.contains(sha256Of(file)));
        VERIFY_EXIT(fixture.session().writeEvidence({.file = file, .withValues = true}),
                    Exit::Done); // an older one is replaced
        QVERIFY(verifyEvidenceFile(file).result);
        QCOMPARE(
            fixture.session().writeEvidence({.file = fixture.database(), .withValues = false}).error->code,
            ErrorCode::TargetExists);
    }

    void evidenceHoldsThePlanThatWasApprovedLast()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        RunText changed;
        changed.drop = QStringLiteral("      - drop: all\n        rule: visits are long over\n");
        fixture.write(QStringLiteral("plan.yaml"), RunFixture::planOf(changed));
        VERIFY_EXIT(fixture.reopen(), Exit::Done);
        QCOMPARE(fixture.runTo(QStringLiteral("move")).error->code, ErrorCode::PlanChanged);
        (void)fixture.runTo(QStringLiteral("move"), true);
        VERIFY_EXIT(fixture.session().writeEvidence(
                        {.file = fixture.file(QStringLiteral("e.zip")), .withValues = false}),
                    Exit::Done);
        QVERIFY(verifyEvidenceFile(fixture.file(QStringLiteral("e.zip"))).result);
        VERIFY_EXIT(fixture.reopen(false), Exit::Done);
        QCOMPARE(fixture.phase(QStringLiteral("expand")).state,
                 PhaseState::Done); // the stored plan is the run's
    }
};

QTEST_GUILESS_MAIN(TestEvidenceFile)
#include "test_evidence_file.moc"
