// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_status.h"
#include "ui/pages/history_page.h"

#include <QCheckBox>
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

QTEST_MAIN(TestHistoryPage)
#include "test_history_page.moc"
