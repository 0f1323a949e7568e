// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/mending_window.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/fix_dialog.h"
#include "ui/models/edits_model.h"
#include "ui/run_controller.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace godwit;
using godwit::test::kPatienceMs;

/// Many rows fixed and a file imported after a preview, as a person does, on a real engine.
class TestMendingDialogs : public test::MendingWindow
{
    Q_OBJECT
private Q_SLOTS:
    void fixesManyRowsAfterAPreview();
    void importsAnEditedFileAfterAPreview();
    void namesTheLinesOfAFileThatCannotBeRead();
    void forgetsThePreviewOfADialogThatWasClosed();
};

void TestMendingDialogs::fixesManyRowsAfterAPreview()
{
    showQuarantine();
    QVERIFY(!part("quarantine_fix")->isEnabled()); // rows of several tables
    filter("quarantine_phase", QStringLiteral("move"));
    filter("quarantine_table", QStringLiteral("teams"));
    QTRY_VERIFY_WITH_TIMEOUT(part("quarantine_fix")->isEnabled(), kPatienceMs);
    QTest::mouseClick(part("quarantine_fix"), Qt::LeftButton);
    auto* const fix = dialog<ui::FixDialog>();
    QVERIFY(fix);
    auto* const preview = fix->findChild<QPushButton*>(QStringLiteral("fix_preview"));
    auto* const apply = fix->findChild<QPushButton*>(QStringLiteral("mending_apply"));
    auto* const expression = fix->findChild<QLineEdit*>(QStringLiteral("fix_expression"));
    auto* const message = fix->findChild<QLabel*>(QStringLiteral("mending_message"));
    fix->findChild<QComboBox*>(QStringLiteral("fix_column"))->setCurrentText(QStringLiteral("name"));
    expression->setText(QStringLiteral("no_function(name)"));
    QTest::keyClick(expression, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible() && m_isIdle, kPatienceMs);
    QVERIFY2(message->text().contains(QStringLiteral("no_function")), qPrintable(message->text()));
    QVERIFY(!apply->isEnabled());
    expression->setText(QStringLiteral("'Team ' || id"));
    QTest::mouseClick(preview, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), kPatienceMs);
    auto* const edits = fix->findChild<QAbstractItemView*>(QStringLiteral("edits_table"))->model();
    QCOMPARE(edits->rowCount(), 7);
    QCOMPARE(edits->index(0, ui::EditsModel::After).data().toString(), QStringLiteral("Team 2"));
    QCOMPARE(kept(QStringLiteral("teams"), QStringLiteral("2")).edits.size(), 0); // only looked
    QTest::mouseClick(apply, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<ui::FixDialog>() && m_isIdle, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(QStringLiteral("teams"), QStringLiteral("9")), QStringLiteral("edited"), kPatienceMs);
    QTest::mouseClick(part("quarantine_replay"), Qt::LeftButton);
    QTRY_VERIFY(dialog<ui::ConfirmDialog>());
    const qint64 before = m_status.undecided();
    QTest::mouseClick(dialog<ui::ConfirmDialog>()->findChild<QPushButton*>(QStringLiteral("confirm_act")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && m_status.undecided() < before, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(QStringLiteral("teams"), QStringLiteral("9")), QStringLiteral("moved"), kPatienceMs);
    QCOMPARE(tests::figureOf(m_fixture->workFile(), QStringLiteral("SELECT count(*) FROM _godwit_new_teams WHERE name LIKE 'Team %'")), QStringLiteral("7"));
}

void TestMendingDialogs::importsAnEditedFileAfterAPreview()
{
    showQuarantine();
    auto* const controller = m_window->findChild<ui::RunController*>();
    core::QuarantineFilter filter;
    filter.table = QStringLiteral("teams");
    const QString path = m_fixture->file(QStringLiteral("teams.csv"));
    controller->exportQuarantine(filter, path);
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && QFile::exists(path), kPatienceMs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.contains(QStringLiteral("\\X'477265656e'")), qPrintable(text.left(2000)));
    text.replace(QStringLiteral("\\X'477265656e'"), QStringLiteral("Green"));
    m_fixture->write(QStringLiteral("teams.csv"), text);
    controller->importQuarantine(path);
    auto* const import = dialog<ui::ImportDialog>();
    QVERIFY(import);
    auto* const apply = import->findChild<QPushButton*>(QStringLiteral("mending_apply"));
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), kPatienceMs);
    auto* const edits = import->findChild<QAbstractItemView*>(QStringLiteral("edits_table"))->model();
    QCOMPARE(edits->rowCount(), 1);
    QCOMPARE(edits->index(0, ui::EditsModel::Before).data().toString(), QStringLiteral("X'477265656e'"));
    QCOMPARE(edits->index(0, ui::EditsModel::After).data().toString(), QStringLiteral("Green"));
    QCOMPARE(stateOf(QStringLiteral("teams"), QStringLiteral("5")), QStringLiteral("undecided"));
    QTest::mouseClick(apply, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<ui::ImportDialog>() && m_isIdle, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(QStringLiteral("teams"), QStringLiteral("5")), QStringLiteral("edited"), kPatienceMs);
    QCOMPARE(stateOf(QStringLiteral("teams"), QStringLiteral("7")), QStringLiteral("undecided")); // its BLOB came back as it was
}

void TestMendingDialogs::namesTheLinesOfAFileThatCannotBeRead()
{
    showQuarantine();
    m_fixture->write(QStringLiteral("bad.csv"), QStringLiteral("id,table,key,digest,cause,column,id,name\n"
                                                               "1,teams,2,d,c,n,2,\\random()\nx,teams,3,d,c,n,3,Blue\n"));
    m_window->findChild<ui::RunController*>()->importQuarantine(m_fixture->file(QStringLiteral("bad.csv")));
    auto* const import = dialog<ui::ImportDialog>();
    auto* const message = import->findChild<QLabel*>(QStringLiteral("mending_message"));
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), kPatienceMs);
    for (const char* const part : {"GW-4019", "Line 2", "Line 3"})
        QVERIFY2(message->text().contains(QLatin1String(part)), qPrintable(message->text()));
    QVERIFY(!import->findChild<QPushButton*>(QStringLiteral("mending_apply"))->isEnabled());
    keep(import, QStringLiteral("import-refused"));
}

void TestMendingDialogs::forgetsThePreviewOfADialogThatWasClosed()
{
    showQuarantine();
    filter("quarantine_table", QStringLiteral("teams"));
    QTRY_VERIFY_WITH_TIMEOUT(part("quarantine_fix")->isEnabled(), kPatienceMs);
    QTest::mouseClick(part("quarantine_fix"), Qt::LeftButton);
    auto* const fix = dialog<ui::FixDialog>();
    fix->findChild<QLineEdit*>(QStringLiteral("fix_expression"))->setText(QStringLiteral("no_function(name)"));
    QTest::mouseClick(fix->findChild<QPushButton*>(QStringLiteral("fix_preview")), Qt::LeftButton);
    fix->reject();
    QVERIFY(!part("quarantine_fix")->isEnabled()); // until the answer is there
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && part("quarantine_fix")->isEnabled(), kPatienceMs);
    QVERIFY(m_window->findChild<QWidget*>(QStringLiteral("notice"))->isHidden());
    QTest::mouseClick(part("quarantine_fix"), Qt::LeftButton);
    QTRY_COMPARE(m_window->findChildren<ui::FixDialog*>().size(), 1);
    QVERIFY(dialog<ui::FixDialog>()->findChild<QLabel*>(QStringLiteral("mending_message"))->isHidden());
}

QTEST_MAIN(TestMendingDialogs)
#include "test_mending_dialogs.moc"
