// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_status.h"
#include "ui/dialogs/tables_dialog.h"
#include "ui/pages/restore_page.h"
#include "ui/views/data_table.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::part;

/// What a person sees and can click on the restore page, with values made by hand.
class TestRestorePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void asksForTheConsequenceOfTheChosenMoment();
    void offersWhatIsDoneWithSnapshots();
    void choosesTablesAndSaysWhyNotAll();
    void comparesASnapshotWithThePresent();

private:
    QTemporaryDir m_folder;
};

void TestRestorePage::asksForTheConsequenceOfTheChosenMoment()
{
    RestorePage page;
    QSignalSpy snapshot(&page, &RestorePage::snapshotChosen);
    QSignalSpy point(&page, &RestorePage::pointChosen);
    QSignalSpy restored(&page, &RestorePage::restoreAsked);
    page.setStatus(test::sampleStatus(test::Moment::Validated), false);
    page.show();
    QCOMPARE(snapshot.last().first().toString(), QStringLiteral("1"));
    core::Consequence consequence = test::sampleConsequence();
    consequence.loses = {QStringLiteral("3 rows of tasks written since")};
    page.setConsequence(QStringLiteral("another"), consequence);
    auto* loses = part<QLabel>(page, "restore_loses");
    QVERIFY(loses->text().isEmpty());
    page.setConsequence(QStringLiteral("1"), consequence);
    QCOMPARE(loses->text(), consequence.loses.first());
    part<QPushButton>(page, "restore_now")->click();
    QCOMPARE(restored.size(), 1);
    auto* timeline = part<QListView>(page, "restore_timeline");
    timeline->setCurrentIndex(timeline->model()->index(1, 0));
    QCOMPARE(point.last().first().toString(), QStringLiteral("validate"));
    QVERIFY(part<QPushButton>(page, "restore_rollback")->isVisible());
    QVERIFY(!part<QPushButton>(page, "restore_now")->isVisible());
}

void TestRestorePage::choosesTablesAndSaysWhyNotAll()
{
    core::SnapshotTables tables;
    tables.snapshot = QStringLiteral("3");
    tables.tables = {{QStringLiteral("notes"), 12, 10, {QStringLiteral("Its triggers do not fire: t.")}, {}},
                     {QStringLiteral("search"), -1, -1, {}, QStringLiteral("a module keeps its rows")}};
    TablesDialog dialog(tables, nullptr);
    dialog.show();
    auto* list = part<QTreeWidget>(dialog, "tables_list");
    auto* act = part<QPushButton>(dialog, "tables_act");
    QVERIFY(!act->isEnabled() && !act->toolTip().isEmpty());
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("12"));
    QCOMPARE(list->topLevelItem(0)->text(2), QStringLiteral("10"));
    QVERIFY(!(list->topLevelItem(1)->flags() & Qt::ItemIsEnabled));
    QVERIFY(list->topLevelItem(1)->toolTip(0).contains(QStringLiteral("a module keeps its rows")));
    list->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QVERIFY(act->isEnabled());
    QCOMPARE(dialog.chosen(), QStringList{QStringLiteral("notes")});

    RestorePage page;
    QSignalSpy asked(&page, &RestorePage::tablesAsked);
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    page.show();
    part<QPushButton>(page, "restore_tables")->click();
    QCOMPARE(asked.last().first().toString(), QStringLiteral("1"));
    status.isFinished = true;
    page.setStatus(status, false);
    QVERIFY(!part<QPushButton>(page, "restore_tables")->isEnabled());
    QVERIFY(part<QPushButton>(page, "restore_tables")->toolTip().contains(QStringLiteral("finished")));
}

void TestRestorePage::comparesASnapshotWithThePresent()
{
    RestorePage page;
    QSignalSpy asked(&page, &RestorePage::compareAsked);
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    page.show();
    auto* tables = part<DataTable>(page, "content_tables");
    QVERIFY(!tables->isVisible());
    part<QPushButton>(page, "restore_compare")->click();
    QCOMPARE(asked.last().first().toString(), QStringLiteral("1"));
    QVERIFY(part<QLabel>(page, "content_state")->isVisible()); // counting
    core::SnapshotTables other;
    other.snapshot = QStringLiteral("2");
    page.setTables(other); // an answer to another question
    QVERIFY(!tables->isVisible());
    core::SnapshotTables offers;
    offers.snapshot = QStringLiteral("1");
    offers.tables = {{QStringLiteral("notes"), 12, 10, {}, {}}, {QStringLiteral("tasks"), 5, 7, {}, {}},
                     {QStringLiteral("tags"), 3, 3, {}, {}},    {QStringLiteral("visits"), 4, -1, {}, {}}};
    page.setTables(offers);
    QVERIFY(tables->isVisible() && !part<QLabel>(page, "content_state")->isVisible());
    const auto difference = [tables](int row) { return tables->model()->index(row, 3).data().toString(); };
    QCOMPARE(difference(0), QStringLiteral("−2"));
    QCOMPARE(difference(1), QStringLiteral("+2"));
    QCOMPARE(difference(2), QStringLiteral("0"));
    QCOMPARE(difference(3), QStringLiteral("not there now"));
    page.setStatus(status, true); // something runs: the figures may change
    QVERIFY(!tables->isVisible());
    QVERIFY(!part<QPushButton>(page, "restore_compare")->isEnabled());
}

void TestRestorePage::offersWhatIsDoneWithSnapshots()
{
    RestorePage page;
    QSignalSpy full(&page, &RestorePage::verifyAsked);
    QSignalSpy quick(&page, &RestorePage::verifyQuickAsked);
    QSignalSpy take(&page, &RestorePage::takeAsked);
    QSignalSpy prune(&page, &RestorePage::pruneAsked);
    QSignalSpy remove(&page, &RestorePage::removeAsked);
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    page.show();
    for (const char* name : {"restore_verify", "restore_verify_quick", "restore_take", "restore_prune", "restore_remove"})
        part<QPushButton>(page, name)->click();
    QCOMPARE(full.size() + quick.size() + take.size() + prune.size(), 4);
    QCOMPARE(remove.last().first().toString(), QStringLiteral("1"));
    status.snapshots[0].needed = QStringLiteral("it is the last verified one");
    page.setStatus(status, false);
    QVERIFY(!part<QPushButton>(page, "restore_remove")->isEnabled());
    QVERIFY(part<QPushButton>(page, "restore_remove")->toolTip().contains(QStringLiteral("the last verified one")));
    page.setStatus(status, true);
    for (const char* name : {"restore_verify", "restore_verify_quick", "restore_take", "restore_prune"})
        QVERIFY2(!part<QPushButton>(page, name)->isEnabled(), name);
}

QTEST_MAIN(TestRestorePage)
#include "test_restore_page.moc"
