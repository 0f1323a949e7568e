// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/part.h"
#include "tests/ui/support/sample_quarantine.h"
#include "tests/ui/support/sample_status.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/fix_dialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::part;

/// What has to be typed, ticked and previewed before a dialog acts.
class TestDialogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }
    void confirmsOnlyAfterTheNameWasTyped();
    void approvesOnlyWhatWasTickedAndTyped();
    void doesNotConfirmByEnter();
    void confirmsOnlyWithAReasonWhereOneIsNeeded();
    void appliesOnlyTheFixThatWasPreviewed();
    void letsNobodyConfirmWhatIsRefused();

private:
    QTemporaryDir m_folder;
};

void TestDialogs::confirmsOnlyAfterTheNameWasTyped()
{
    ConfirmDialog dialog(test::sampleFinish(), {QStringLiteral("Finish"), false, true, {}}, nullptr);
    auto* act = part<QPushButton>(dialog, "confirm_act");
    auto* name = part<QLineEdit>(dialog, "confirm_name");
    QVERIFY(!act->isEnabled());
    QTest::keyClicks(name, QStringLiteral("product_manager"));
    QVERIFY(!act->isEnabled());
    QTest::keyClicks(name, QStringLiteral(".db"));
    QVERIFY(act->isEnabled());
    act->click();
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(dialog.answers().confirm, QStringLiteral("product_manager.db"));
    QVERIFY(dialog.answers().yes);
}

void TestDialogs::approvesOnlyWhatWasTickedAndTyped()
{
    core::Consequence consequence;
    consequence.action = QStringLiteral("Start Sign-off");
    consequence.programs = {QStringLiteral("systemctl stop app")};
    consequence.approvals = {QStringLiteral("figures seen"), QStringLiteral("backup tried")};
    consequence.typed = {QStringLiteral("GO")};
    ConfirmDialog dialog(consequence, {QStringLiteral("Start"), false, false, {}}, nullptr);
    auto* act = part<QPushButton>(dialog, "confirm_act");
    QVERIFY(!act->isEnabled());
    part<QCheckBox>(dialog, "confirm_item_0")->setChecked(true);
    part<QLineEdit>(dialog, "confirm_typed_0")->setText(QStringLiteral("GO"));
    QVERIFY(!act->isEnabled());
    QVERIFY(!act->toolTip().isEmpty());
    part<QCheckBox>(dialog, "confirm_item_1")->setChecked(true);
    QVERIFY(act->isEnabled());
    QVERIFY(!dialog.answers().allowCommands && dialog.answers().approvals.isEmpty());
    act->click();
    QVERIFY(dialog.answers().allowCommands);
    QCOMPARE(dialog.answers().approvals, consequence.approvals + consequence.typed);
}

void TestDialogs::doesNotConfirmByEnter()
{
    ConfirmDialog dialog(test::sampleConsequence(), {QStringLiteral("Restore now"), false, false, {}},
                         nullptr);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.size(), 0);
    QCOMPARE(rejected.size(), 1);
    QVERIFY(!dialog.answers().yes);
}

void TestDialogs::confirmsOnlyWithAReasonWhereOneIsNeeded()
{
    ConfirmDialog dialog(test::sampleConsequence(),
                         {QStringLiteral("Clean up"), true, false, QStringLiteral("Too early")}, nullptr);
    auto* act = part<QPushButton>(dialog, "confirm_act");
    auto* reason = part<QLineEdit>(dialog, "confirm_reason");
    reason->setText(QStringLiteral("  "));
    QVERIFY(!act->isEnabled());
    reason->setText(QStringLiteral("the disk is needed"));
    QVERIFY(act->isEnabled());
    QCOMPARE(dialog.answers().reason, QStringLiteral("the disk is needed"));
}

void TestDialogs::appliesOnlyTheFixThatWasPreviewed()
{
    FixTarget target;
    target.filter.table = QStringLiteral("tasks");
    target.columns = {QStringLiteral("id"), QStringLiteral("name")};
    target.column = QStringLiteral("name");
    FixDialog dialog(target, nullptr);
    dialog.show();
    QSignalSpy asked(&dialog, &MendingDialog::asked);
    auto* preview = part<QPushButton>(dialog, "fix_preview");
    auto* apply = part<QPushButton>(dialog, "mending_apply");
    auto* expression = part<QLineEdit>(dialog, "fix_expression");
    QVERIFY(!preview->isEnabled() && !apply->isEnabled());
    expression->setText(QStringLiteral(" trim(name) "));
    QVERIFY(!apply->isEnabled() && apply->toolTip().contains(QStringLiteral("Preview")));
    preview->click();
    QVERIFY(!asked.last().first().toBool());
    QVERIFY(!preview->isEnabled() && expression->isReadOnly());
    dialog.showSummary(test::sampleEdits());
    dialog.showOutcome({});
    QVERIFY(apply->isEnabled());
    QVERIFY(part<QLabel>(dialog, "edits_problems")->isVisible());
    expression->setText(QStringLiteral("upper(name)"));
    QVERIFY(!apply->isEnabled());
    preview->click();
    core::Outcome refused;
    refused.error = core::Error(core::ErrorCode::EditRefused, QStringLiteral("There is no function upper."));
    dialog.showOutcome(refused);
    QCOMPARE(part<QLabel>(dialog, "mending_message")->text(), QStringLiteral("GW-4017 There is no function upper."));
    QVERIFY(!apply->isEnabled() && dialog.isVisible());
    preview->click();
    dialog.showSummary(test::sampleEdits());
    dialog.showOutcome({});
    apply->click();
    QVERIFY(asked.last().first().toBool());
    QCOMPARE(dialog.request(true).set.first().second, QStringLiteral("upper(name)"));
    dialog.showOutcome({});
    QVERIFY(!dialog.isVisible());
}

void TestDialogs::letsNobodyConfirmWhatIsRefused()
{
    core::Consequence consequence = test::sampleConsequence();
    consequence.confirmWith = QStringLiteral("app.db");
    consequence.refused = QStringLiteral("GW-5018 1 row would refer to nothing");
    ConfirmDialog dialog(consequence, {QStringLiteral("Restore the tables"), false, false, {}}, nullptr);
    dialog.show();
    part<QLineEdit>(dialog, "confirm_name")->setText(consequence.confirmWith);
    auto* act = part<QPushButton>(dialog, "confirm_act");
    QVERIFY(!act->isEnabled());
    QVERIFY(act->toolTip().contains(QStringLiteral("GW-5018")));
    QVERIFY(part<QLabel>(dialog, "confirm_refused")->text().contains(consequence.refused));
}

QTEST_MAIN(TestDialogs)
#include "test_dialogs.moc"
