// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_status.h"
#include "ui/pages/history_page.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::part;

/// What a person can click on the history page.
class TestHistoryPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void savesEvidenceWithOrWithoutValues();
    void saysThatTheChainDoesNotHold();

private:
    QTemporaryDir m_folder;
};

void TestHistoryPage::savesEvidenceWithOrWithoutValues()
{
    HistoryPage page;
    QSignalSpy asked(&page, &HistoryPage::evidenceAsked);
    page.show();
    QVERIFY(!part<QPushButton>(page, "history_evidence")->isEnabled());
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    part<QPushButton>(page, "history_evidence")->click();
    QCOMPARE(asked.last().first().toBool(), false);
    part<QCheckBox>(page, "history_with_values")->setChecked(true);
    part<QPushButton>(page, "history_evidence")->click();
    QCOMPARE(asked.last().first().toBool(), true);
}

void TestHistoryPage::saysThatTheChainDoesNotHold()
{
    HistoryPage page;
    page.show();
    const auto* const proof = part<QLabel>(page, "history_proof");
    QVERIFY(!proof->isVisible());
    core::Outcome broken;
    broken.kind = core::Outcome::Kind::Failed;
    broken.error = core::Error(core::ErrorCode::JournalTampered, QStringLiteral("Entry 2 was changed."));
    page.setProof(broken);
    QVERIFY(proof->isVisible());
    QVERIFY2(proof->text().startsWith(QStringLiteral("GW-5010 Entry 2 was changed. ")), qPrintable(proof->text()));
    page.setProof({});
    QVERIFY(!proof->isVisible());
}

QTEST_MAIN(TestHistoryPage)
#include "test_history_page.moc"
