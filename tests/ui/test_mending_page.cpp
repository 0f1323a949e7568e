// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "tests/core/run/mending_text.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/edit_dialog.h"
#include "ui/dialogs/fix_dialog.h"
#include "ui/main_window.h"
#include "ui/models/edits_model.h"
#include "ui/models/new_values_model.h"
#include "ui/models/quarantine_model.h"
#include "ui/page_stack.h"
#include "ui/run_controller.h"
#include "ui/theme/colours.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace godwit;

namespace {

constexpr int kPatienceMs = 120'000; // a hang, not a time limit: the machine may be busy

/// Values that are hard to show and to keep: BLOBs, a NUL, quotation marks, what looks like HTML, and very long ones.
tests::RunText hardText()
{
    tests::RunText text = tests::mendingText(QStringLiteral(
        "INSERT INTO teams VALUES (5, X'477265656e', 5, 'it''s \"so\", <b>bold</b>; \\n'), (6, '', 6, CAST(X'610062' AS TEXT)),"
        " (7, '  ', 7, zeroblob(4000)), (8, '', 8, replace(hex(zeroblob(1500)), '00', 'long word ')), (9, CAST(X'c328' AS TEXT), 9, 9.5);"));
    text.moves.replace(QStringLiteral("into: teams\n"), QStringLiteral("into: teams\n        expect: { name: text }\n"));
    return text;
}

} // namespace

/// The quarantine page on a real engine and a database whose values are hard: edit, fix and import as a person does.
class TestMendingPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void editsABlobAndKeepsItOne();
    void decidesNothingAboutRowsThatMovedAgainUntilTheyAreLoaded();
    void fixesManyRowsAfterAPreview();
    void importsAnEditedFileAfterAPreview();
    void namesTheLinesOfAFileThatCannotBeRead();
    void forgetsThePreviewOfADialogThatWasClosed();
    void closesTheWindowWithAnEditUnderWay();
    void hasAKeyForEachPartInEachLanguage_data();
    void hasAKeyForEachPartInEachLanguage();
    void looksWellInBothPalettes_data();
    void looksWellInBothPalettes();

private:
    template <typename Widget = QPushButton>
    Widget* part(const char* name)
    {
        return m_window->findChild<Widget*>(QLatin1String(name));
    }
    template <typename Dialog>
    Dialog* dialog()
    {
        return m_window->findChild<Dialog*>();
    }
    QAbstractItemModel* rows() { return part<QAbstractItemView>("quarantine_rows")->model(); }
    void await() { QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && !m_engine->isBusy(), kPatienceMs); }
    void runTo(const QString& phase);
    core::QuarantineEntry kept(const QString& table, const QString& key); ///< as the journal has it
    void showQuarantine();
    void choose(const QString& table, const QString& key);
    void filter(const char* box, const QString& value);
    QModelIndex valueOf(ui::EditDialog* edit, const QString& column);
    void save(ui::EditDialog* edit, const QString& column, const QString& text);
    QString stateOf(const QString& table, const QString& key);
    void keep(QWidget* widget, const QString& name);

    QTemporaryDir m_settings;
    QTranslator m_english;
    std::unique_ptr<tests::RunFixture> m_fixture;
    std::unique_ptr<core::Engine> m_engine;
    std::unique_ptr<ui::MainWindow> m_window;
    core::RunStatus m_status;
    bool m_isIdle = true;
};

void TestMendingPage::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QVERIFY(m_english.load(QStringLiteral(":/i18n/godwit_en.qm")));
    QCoreApplication::installTranslator(&m_english);
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
}

void TestMendingPage::init()
{
    m_fixture = std::make_unique<tests::RunFixture>(hardText());
    m_engine = std::make_unique<core::Engine>();
    connect(m_engine.get(), &core::Engine::statusChanged, this, [this](const core::RunStatus& status) { m_status = status; });
    connect(m_engine.get(), &core::Engine::started, this, [this] { m_isIdle = false; });
    connect(m_engine.get(), &core::Engine::finished, this, [this] { m_isIdle = true; });
    m_window = std::make_unique<ui::MainWindow>(*m_engine);
    m_window->resize(1360, 860);
    m_window->show();
    m_window->open({.database = m_fixture->database(), .plan = m_fixture->file(QStringLiteral("plan.yaml")), .workspace = {}, .readOnly = false});
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && !m_status.phases.isEmpty(), kPatienceMs);
    runTo(QStringLiteral("move"));
}

void TestMendingPage::cleanup()
{
    m_window.reset();
    m_engine.reset();
    m_status = {};
    m_isIdle = true;
    QCOMPARE(tests::sha256Of(m_fixture->database()), m_fixture->before());
    m_fixture.reset();
}

void TestMendingPage::runTo(const QString& phase)
{
    m_engine->run({.phase = {}, .to = phase, .answers = {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && m_status.undecided() > 0, kPatienceMs);
}

core::QuarantineEntry TestMendingPage::kept(const QString& table, const QString& key)
{
    (void)m_fixture->reopen(); // a session that knows the run
    return tests::entryOf(m_fixture->session(), table, key);
}

void TestMendingPage::showQuarantine()
{
    m_window->pages()->showPage(ui::PageStack::Quarantine);
    QTRY_VERIFY_WITH_TIMEOUT(part("quarantine_edit")->isEnabled(), kPatienceMs);
}

void TestMendingPage::choose(const QString& table, const QString& key)
{
    auto* const view = part<QAbstractItemView>("quarantine_rows");
    for (int row = 0; row < rows()->rowCount(); ++row) {
        if (rows()->index(row, ui::QuarantineModel::Table).data() == table && rows()->index(row, ui::QuarantineModel::Key).data() == key)
            view->setCurrentIndex(rows()->index(row, 0));
    }
    QCOMPARE(rows()->index(view->currentIndex().row(), ui::QuarantineModel::Key).data().toString(), key);
}

void TestMendingPage::filter(const char* name, const QString& value)
{
    auto* const box = part<QComboBox>(name);
    const int index = box->findData(value);
    QVERIFY2(index >= 0, name);
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

QModelIndex TestMendingPage::valueOf(ui::EditDialog* edit, const QString& column)
{
    auto* const values = edit->findChild<QAbstractItemView*>(QStringLiteral("edit_values"))->model();
    for (int row = 0; row < values->rowCount(); ++row) {
        if (values->index(row, ui::NewValuesModel::Name).data() == column)
            return values->index(row, ui::NewValuesModel::New);
    }
    return {};
}

void TestMendingPage::save(ui::EditDialog* edit, const QString& column, const QString& text)
{
    const QModelIndex index = valueOf(edit, column);
    QVERIFY(edit->findChild<QAbstractItemView*>(QStringLiteral("edit_values"))->model()->setData(index, text, Qt::EditRole));
    auto* const apply = edit->findChild<QPushButton*>(QStringLiteral("mending_apply"));
    QVERIFY(apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);
}

QString TestMendingPage::stateOf(const QString& table, const QString& key)
{
    for (int row = 0; row < rows()->rowCount(); ++row) {
        if (rows()->index(row, ui::QuarantineModel::Table).data() == table && rows()->index(row, ui::QuarantineModel::Key).data() == key)
            return rows()->index(row, ui::QuarantineModel::State).data().toString();
    }
    return {};
}

void TestMendingPage::keep(QWidget* widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("GODWIT_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QVERIFY(widget->grab().save(folder + QStringLiteral("/mending-") + name + QStringLiteral(".png")));
}

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

void TestMendingPage::fixesManyRowsAfterAPreview()
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

void TestMendingPage::importsAnEditedFileAfterAPreview()
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

void TestMendingPage::namesTheLinesOfAFileThatCannotBeRead()
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

void TestMendingPage::forgetsThePreviewOfADialogThatWasClosed()
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
