// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/mending_window.h"
#include "ui/dialogs/fix_dialog.h"
#include "ui/models/edits_model.h"
#include "ui/models/quarantine_model.h"
#include "ui/page_stack.h"
#include "ui/theme/colours.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace godwit;
using godwit::test::kPatienceMs;

/// The quarantine page on a real engine and a database whose values are hard: edit, fix and import as a person does.
class TestMendingPage : public test::MendingWindow
{
    Q_OBJECT
private Q_SLOTS:
    void editsABlobAndKeepsItOne();
    void decidesNothingAboutRowsThatMovedAgainUntilTheyAreLoaded();
    void closesTheWindowWithAnEditUnderWay();
    void hasAKeyForEachPartInEachLanguage_data();
    void hasAKeyForEachPartInEachLanguage();
    void looksWellInBothPalettes_data();
    void looksWellInBothPalettes();
};

void TestMendingPage::editsABlobAndKeepsItOne()
{
    showQuarantine();
    choose(QStringLiteral("teams"), QStringLiteral("5"));
    QTest::mouseClick(part("quarantine_edit"), Qt::LeftButton);
    auto* const edit = dialog<ui::EditDialog>();
    QVERIFY(edit);
    QCOMPARE(valueOf(edit, QStringLiteral("name")).data(Qt::EditRole).toString(), QStringLiteral("\\X'477265656e'"));
    save(edit, QStringLiteral("name"), QStringLiteral("\\random()"));
    auto* const message = edit->findChild<QLabel*>(QStringLiteral("mending_message"));
    QTRY_VERIFY_WITH_TIMEOUT(!message->isHidden(), kPatienceMs);
    QVERIFY2(message->text().contains(QStringLiteral("GW-4017")) && message->text().contains(QStringLiteral("literal")), qPrintable(message->text()));
    QVERIFY(edit->isVisible());
    save(edit, QStringLiteral("name"), QStringLiteral("\\X'00ff'"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog<ui::EditDialog>() && m_isIdle, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(QStringLiteral("teams"), QStringLiteral("5")), QStringLiteral("edited"), kPatienceMs);
    QCOMPARE(kept(QStringLiteral("teams"), QStringLiteral("5")).edits.first().second, QStringLiteral("X'00ff'"));
    QVERIFY(part<QLabel>("mending_message") == nullptr);
}

void TestMendingPage::decidesNothingAboutRowsThatMovedAgainUntilTheyAreLoaded()
{
    showQuarantine();
    const qint64 quarantined = m_status.quarantined();
    const auto first = kept(QStringLiteral("teams"), QStringLiteral("2"));
    m_window->pages()->showPage(ui::PageStack::Report);
    core::Answers yes;
    yes.yes = true;
    m_engine->rollBack({QStringLiteral("move"), yes});
    await();
    QTRY_COMPARE_WITH_TIMEOUT(m_status.quarantined(), 0, kPatienceMs);
    runTo(QStringLiteral("move"));
    QCOMPARE(m_status.quarantined(), quarantined); // nothing in the figures tells that it ran again
    const auto again = kept(QStringLiteral("teams"), QStringLiteral("2"));
    QVERIFY(again.id != first.id);
    m_window->pages()->showPage(ui::PageStack::Quarantine);
    QVERIFY(rows()->rowCount() > 0); // of before
    for (const char* const name : {"quarantine_edit", "quarantine_waive_one", "quarantine_take_back"}) {
        QVERIFY2(!part(name)->isEnabled(), name);
        QVERIFY2(part(name)->toolTip().contains(QStringLiteral("not loaded")), qPrintable(part(name)->toolTip()));
    }
    showQuarantine();
    choose(QStringLiteral("teams"), QStringLiteral("2"));
    QTest::mouseClick(part("quarantine_edit"), Qt::LeftButton);
    save(dialog<ui::EditDialog>(), QStringLiteral("name"), QStringLiteral("Green"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(QStringLiteral("teams"), QStringLiteral("2")), QStringLiteral("edited"), kPatienceMs);
}

void TestMendingPage::closesTheWindowWithAnEditUnderWay()
{
    showQuarantine();
    choose(QStringLiteral("teams"), QStringLiteral("5"));
    QTest::keyClick(part<QWidget>("quarantine_rows"), Qt::Key_Return);
    auto* const edit = dialog<ui::EditDialog>();
    QVERIFY(edit);
    edit->activateWindow();
    auto* const values = edit->findChild<QAbstractItemView*>(QStringLiteral("edit_values"));
    values->setCurrentIndex(valueOf(edit, QStringLiteral("badge")));
    values->edit(values->currentIndex());
    auto* const editor = values->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->setFocus();
    editor->setText(QStringLiteral("half written"));
    m_window.reset(); // the editor gives its text away while the dialog goes
}

void TestMendingPage::hasAKeyForEachPartInEachLanguage_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("English") << QStringLiteral(":/i18n/godwit_en.qm");
    QTest::newRow("German") << QStringLiteral(":/i18n/godwit_de.qm");
}

void TestMendingPage::hasAKeyForEachPartInEachLanguage()
{
    QFETCH(QString, file);
    QTranslator language;
    QVERIFY(language.load(file));
    QCoreApplication::installTranslator(&language);
    const ui::MainWindow window(*m_engine);
    QStringList texts;
    for (const QAction* const menu : window.menuBar()->actions())
        texts.append(menu->text());
    for (const QLabel* const label : window.findChildren<QLabel*>()) {
        if (label->buddy() && label->buddy()->objectName().startsWith(QStringLiteral("quarantine_")))
            texts.append(label->text());
    }
    for (const QPushButton* const button : window.findChildren<QPushButton*>()) {
        if (button->objectName().startsWith(QStringLiteral("quarantine_")))
            texts.append(button->text());
    }
    QCOMPARE(texts.size(), 5 + 3 + 9);
    QSet<QString> keys;
    for (const QString& text : std::as_const(texts)) {
        const QString key = QKeySequence::mnemonic(text).toString();
        QVERIFY2(!key.isEmpty() && !keys.contains(key), qPrintable(text + QLatin1Char(' ') + key));
        keys.insert(key);
    }
    QCoreApplication::removeTranslator(&language);
}

void TestMendingPage::looksWellInBothPalettes_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestMendingPage::looksWellInBothPalettes()
{
    QFETCH(bool, isDark);
    const QString suffix = isDark ? QStringLiteral("-dark") : QString();
    QApplication::setPalette(ui::paletteOf(isDark ? ui::darkColours() : ui::lightColours()));
    m_window = std::make_unique<ui::MainWindow>(*m_engine); // dressed so from the beginning
    m_window->resize(1360, 860);
    m_window->show();
    m_engine->refresh();
    showQuarantine();
    m_engine->edit({.entry = kept(QStringLiteral("teams"), QStringLiteral("2")).id, .values = {{QStringLiteral("name"), QStringLiteral("'Green'")}}});
    await();
    core::QuarantineFilter waived;
    waived.id = kept(QStringLiteral("members"), QStringLiteral("3")).id;
    m_engine->waive({waived, QStringLiteral("agreed with the owner")});
    await();
    m_engine->replay({});
    await();
    m_engine->edit({.entry = kept(QStringLiteral("teams"), QStringLiteral("3")).id, .values = {{QStringLiteral("name"), QStringLiteral("'Blue'")}}});
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(QStringLiteral("teams"), QStringLiteral("3")), QStringLiteral("edited"), kPatienceMs);
    for (const char* const key : {"2", "3", "5", "6", "7", "8", "9"}) {
        choose(QStringLiteral("teams"), QLatin1String(key));
        keep(m_window.get(), QStringLiteral("page-%1").arg(QLatin1String(key)) + suffix);
    }
    QSet<QString> states;
    for (int row = 0; row < rows()->rowCount(); ++row) {
        const QModelIndex state = rows()->index(row, ui::QuarantineModel::State);
        states.insert(state.data().toString());
        QVERIFY(!state.data(ui::IconRole).toString().isEmpty());
    }
    QCOMPARE(states, (QSet<QString>{QStringLiteral("undecided"), QStringLiteral("edited"), QStringLiteral("waived"), QStringLiteral("moved")}));
    choose(QStringLiteral("teams"), QStringLiteral("5"));
    QTest::mouseClick(part("quarantine_edit"), Qt::LeftButton);
    save(dialog<ui::EditDialog>(), QStringLiteral("seq"), QStringLiteral("\\NULL"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog<ui::EditDialog>()->findChild<QLabel*>(QStringLiteral("mending_message"))->isVisible() && m_isIdle, kPatienceMs);
    keep(dialog<ui::EditDialog>(), QStringLiteral("edit") + suffix);
    dialog<ui::EditDialog>()->reject();
    QTRY_VERIFY(!dialog<ui::EditDialog>());
    filter("quarantine_table", QStringLiteral("teams"));
    QTRY_VERIFY_WITH_TIMEOUT(part("quarantine_fix")->isEnabled(), kPatienceMs);
    keep(m_window.get(), QStringLiteral("table") + suffix);
    QTest::mouseClick(part("quarantine_fix"), Qt::LeftButton);
    auto* const fix = dialog<ui::FixDialog>();
    fix->findChild<QComboBox*>(QStringLiteral("fix_column"))->setCurrentText(QStringLiteral("badge"));
    fix->findChild<QLineEdit*>(QStringLiteral("fix_expression"))->setText(QStringLiteral("trim(badge, 'ab ') || ' <i>' || quote(badge)"));
    QTest::mouseClick(fix->findChild<QPushButton*>(QStringLiteral("fix_preview")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
    QTest::qWait(50); // paints
    keep(fix, QStringLiteral("fix") + suffix);
}

QTEST_MAIN(TestMendingPage)
#include "test_mending_page.moc"
