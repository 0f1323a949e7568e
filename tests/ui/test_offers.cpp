// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes_since.h"
#include "core/engine/engine.h"
#include "tests/ui/support/sample_status.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/main_window.h"
#include "ui/models/changes_models.h"
#include "ui/pages/restore_page.h"
#include "ui/views/data_table.h"
#include "ui/views/elided_label.h"
#include "ui/views/flow_layout.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

namespace {

template <typename Widget>
Widget* part(QWidget& whole, const char* name)
{
    return whole.findChild<Widget*>(QLatin1String(name));
}

core::ChangesSince sampleChanges()
{
    core::TableChanges people;
    people.table = QStringLiteral("people");
    people.keyColumns = {QStringLiteral("id")};
    people.columns = {QStringLiteral("id"), QStringLiteral("name")};
    people.inserted = 1;
    people.changed = 1;
    people.samples = {{core::RowOperation::Inserted, {QStringLiteral("7")}, {}, {QStringLiteral("7"), QStringLiteral("'Ann'")}},
                      {core::RowOperation::Changed, {QStringLiteral("3")}, {QStringLiteral("3"), QStringLiteral("'Bob'")}, {QStringLiteral("3"), QStringLiteral("'Rob'")}}};
    core::TableChanges tags;
    tags.table = QStringLiteral("tags");
    tags.unlisted = QStringLiteral("it was altered since");
    core::ChangesSince changes;
    changes.since = QStringLiteral("the cut-over");
    changes.at = test::sampleTime(50);
    changes.tables = {people, tags};
    return changes;
}

core::RunStatus readyForCutOver()
{
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    status.quarantine.clear();
    status.phases[4].state = core::PhaseState::Done;
    status.phases[4].canStart = false;
    status.phases[5].state = core::PhaseState::Ready;
    status.phases[5].canStart = true;
    return status;
}

} // namespace

/// What the console offers where a program holds the file, and of what was written since a cut-over; and how it makes room.
class TestOffers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void copiesInOnlyWhereThatIsPossibleAndAskedFor();
    void asksAgainWhileAProgramHoldsTheFile();
    void listsWhatWasWrittenSinceTheCutOver();
    void showsTheRowsThatGoingBackWouldLose();
    void keepsTheRulesOfModelsWhileChangesComeAndGo();
    void endsWhatDoesNotFitInAnEllipsis();
    void goesOnInTheNextLineWhereThereIsNoRoom();

private:
    QTemporaryDir m_folder;
};

void TestOffers::copiesInOnlyWhereThatIsPossibleAndAskedFor()
{
    core::Consequence consequence = test::sampleConsequence();
    consequence.confirmWith.clear();
    consequence.changesLiveFile = true;
    ConfirmDialog dialog(consequence, {.verb = QStringLiteral("Cut over"), .note = {}, .canWait = true}, nullptr);
    dialog.show();
    auto* copyIn = part<QCheckBox>(dialog, "confirm_copy_in");
    auto* wait = part<QCheckBox>(dialog, "confirm_wait");
    dialog.setFileUse({});
    QVERIFY(!copyIn->isVisible());
    dialog.setFileUse({QStringLiteral("app (pid 4711)"), QStringLiteral("It is in WAL mode.")});
    QVERIFY(copyIn->isVisible() && !copyIn->isEnabled());
    QVERIFY(copyIn->toolTip().contains(QStringLiteral("WAL")));
    QVERIFY(part<QLabel>(dialog, "confirm_copy_in_more")->text().contains(QStringLiteral("It is in WAL mode.")));
    QVERIFY(part<QLabel>(dialog, "confirm_holders")->text().contains(QStringLiteral("app (pid 4711)")));
    dialog.setFileUse({QStringLiteral("app (pid 4711)"), {}});
    QVERIFY(copyIn->isEnabled() && !copyIn->isChecked() && wait->isChecked());
    QVERIFY(!dialog.answers().copyIn);
    copyIn->setChecked(true);
    part<QPushButton>(dialog, "confirm_act")->click();
    QVERIFY(dialog.answers().copyIn);
    QCOMPARE(dialog.answers().waitSeconds, 600);

    ConfirmDialog closed(consequence, {.verb = QStringLiteral("Restore now"), .note = {}}, nullptr);
    closed.show();
    closed.setFileUse({QStringLiteral("app (pid 4711)"), {}});
    QVERIFY(!part<QCheckBox>(closed, "confirm_wait")); // only a cut-over waits
    part<QCheckBox>(closed, "confirm_copy_in")->setChecked(true);
    closed.setFileUse({}); // the program was closed meanwhile: the file is exchanged as always
    part<QPushButton>(closed, "confirm_act")->click();
    QVERIFY(closed.answers().yes && !closed.answers().copyIn);
}

void TestOffers::asksAgainWhileAProgramHoldsTheFile()
{
    core::Engine engine;
    MainWindow window(engine);
    window.show();
    Q_EMIT engine.statusChanged(readyForCutOver());
    const auto question = [&window] { return window.findChild<ConfirmDialog*>(); };
    part<QPushButton>(window, "start_cutover")->click();
    core::Consequence consequence = test::sampleConsequence();
    consequence.changesLiveFile = true;
    consequence.confirmWith.clear();
    Q_EMIT engine.previewed(consequence);
    QVERIFY(question());
    part<QPushButton>(window, "confirm_act")->click();
    QTRY_VERIFY(!question());
    core::Outcome held;
    held.kind = core::Outcome::Kind::Waiting;
    held.action = QStringLiteral("run");
    held.error = core::Error(core::ErrorCode::HeldOpen, QStringLiteral("app.db is open in app (pid 4711)."));
    Q_EMIT engine.finished(held);
    QVERIFY(question());
    Q_EMIT engine.fileUseLoaded({QStringLiteral("app (pid 4711)"), {}});
    QVERIFY(part<QCheckBox>(window, "confirm_copy_in")->isVisible());
    QVERIFY(part<QPushButton>(window, "confirm_act")->text() == QStringLiteral("Start Cut over"));
    QVERIFY(part<QPushButton>(window, "confirm_cancel")->isDefault());
}

void TestOffers::listsWhatWasWrittenSinceTheCutOver()
{
    RestorePage page;
    QSignalSpy asked(&page, &RestorePage::changesAsked);
    QSignalSpy exported(&page, &RestorePage::exportChangesAsked);
    core::RunStatus status = test::sampleStatus(test::Moment::Validated);
    page.setStatus(status, false);
    page.show();
    page.showPresent();
    auto* list = part<QPushButton>(page, "changes_list");
    QVERIFY(!list->isVisible()); // before a cut-over nobody can have
    status.isCutOver = true;
    page.setStatus(status, true);
    QVERIFY(list->isVisible() && !list->isEnabled() && !list->toolTip().isEmpty());
    page.setStatus(status, false);
    list->click();
    QCOMPARE(asked.size(), 1);
    part<QPushButton>(page, "changes_export")->click();
    QCOMPARE(exported.size(), 1);

    page.setChanges(sampleChanges());
    auto* tables = part<DataTable>(page, "changes_tables");
    auto* rows = part<DataTable>(page, "changes_rows");
    QCOMPARE(tables->model()->rowCount(), 2);
    QCOMPARE(tables->model()->index(0, 1).data().toString(), QStringLiteral("1"));
    QCOMPARE(rows->model()->rowCount(), 2);
    QCOMPARE(rows->model()->index(0, 2).data().toString(), QString());
    QCOMPARE(rows->model()->index(0, 3).data().toString(), QStringLiteral("id 7, name 'Ann'"));
    QCOMPARE(rows->model()->index(1, 2).data().toString(), QStringLiteral("name 'Bob'")); // only what differs
    QCOMPARE(rows->model()->index(1, 3).data().toString(), QStringLiteral("name 'Rob'"));
    tables->setCurrentIndex(tables->model()->index(1, 0));
    QVERIFY(!rows->isVisible()); // cannot be listed, and says why
    QVERIFY(tables->model()->index(1, 4).data().toString().contains(QStringLiteral("was altered since")));
    status.isCutOver = false; // went back
    page.setStatus(status, false);
    QCOMPARE(tables->model()->rowCount(), 0);
}

void TestOffers::showsTheRowsThatGoingBackWouldLose()
{
    core::Consequence consequence;
    consequence.action = QStringLiteral("Roll back");
    consequence.loses = core::changesTexts(sampleChanges());
    ConfirmDialog::Wanted wanted;
    wanted.verb = QStringLiteral("Roll back");
    const ConfirmDialog nothing(consequence, wanted, nullptr);
    QVERIFY(!nothing.findChild<DataTable*>());
    consequence.written = sampleChanges();
    ConfirmDialog dialog(consequence, wanted, nullptr);
    dialog.show();
    const auto* tables = part<DataTable>(dialog, "changes_tables");
    const auto* rows = part<DataTable>(dialog, "changes_rows");
    QVERIFY(tables->isVisible() && rows->isVisible());
    QStringList said;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        said.append(label->text());
    QVERIFY(!said.join(u'\n').contains(QStringLiteral("people: 1 inserted"))); // the table has the figures
    QVERIFY2(said.join(u'\n').contains(QStringLiteral("tags: what was written cannot be listed")), qPrintable(said.join(u'\n')));
    QCOMPARE(tables->model()->rowCount(), 2);
    QCOMPARE(rows->model()->index(1, 2).data().toString(), QStringLiteral("name 'Bob'"));
    QCOMPARE(rows->model()->index(1, 3).data().toString(), QStringLiteral("name 'Rob'"));
    QVERIFY(dialog.width() <= 800); // fits beside other windows
}

void TestOffers::keepsTheRulesOfModelsWhileChangesComeAndGo()
{
    ChangesModel changes;
    ChangedRowsModel rows;
    const auto fatal = QAbstractItemModelTester::FailureReportingMode::QtTest;
    new QAbstractItemModelTester(&changes, fatal, &changes);
    new QAbstractItemModelTester(&rows, fatal, &rows);
    changes.setRecords(sampleChanges().tables);
    rows.setTable(sampleChanges().tables.first());
    QCOMPARE(rows.rowCount(), 2);
    rows.setTable({});
    changes.setRecords({});
    QCOMPARE(rows.rowCount(), 0);
}

void TestOffers::endsWhatDoesNotFitInAnEllipsis()
{
    ElidedLabel label;
    const QString text = QStringLiteral("/home/ana/a folder with a long name/product_manager.db");
    label.setFullText(text);
    label.show(); // a hidden widget is told of its size once it is shown
    label.resize(label.sizeHint());
    QCOMPARE(label.text(), text);
    label.resize(100, label.height());
    QVERIFY(label.text().endsWith(QChar(0x2026)));
    QVERIFY(label.fontMetrics().horizontalAdvance(label.text()) <= 100);
    QCOMPARE(label.fullText(), text);
    QCOMPARE(label.accessibleName(), text);
    label.resize(label.sizeHint());
    QCOMPARE(label.text(), text);
}

void TestOffers::goesOnInTheNextLineWhereThereIsNoRoom()
{
    QWidget row;
    auto* layout = new FlowLayout(8);
    row.setLayout(layout);
    QList<QPushButton*> buttons;
    for (const char* text : {"One", "Another one", "A third"}) {
        buttons.append(new QPushButton(QLatin1String(text)));
        layout->addWidget(buttons.last());
    }
    row.show(); // the style says how large buttons are
    row.resize(layout->sizeHint() + QSize(8, 0)); // a button that has the focus may be a pixel wider
    QTest::qWait(10);
    QCOMPARE(buttons.last()->y(), buttons.first()->y());
    const int narrow = layout->minimumSize().width();
    QVERIFY(layout->heightForWidth(narrow) > layout->sizeHint().height());
    row.resize(narrow, layout->heightForWidth(narrow));
    QTest::qWait(10);
    QVERIFY(buttons.last()->y() > buttons.first()->y());
    QVERIFY(buttons.last()->geometry().right() < row.width());
}

QTEST_MAIN(TestOffers)
#include "test_offers.moc"
