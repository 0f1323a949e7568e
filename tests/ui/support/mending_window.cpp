// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/mending_window.h"

#include "core/engine/engine.h"
#include "tests/core/run/mending_text.h"
#include "ui/dialogs/edit_dialog.h"
#include "ui/main_window.h"
#include "ui/models/edits_model.h"
#include "ui/models/new_values_model.h"
#include "ui/models/quarantine_model.h"
#include "ui/page_stack.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QSettings>
#include <QTest>

namespace godwit::test {

namespace {

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

void MendingWindow::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    QVERIFY(m_english.load(QStringLiteral(":/i18n/godwit_en.qm")));
    QCoreApplication::installTranslator(&m_english);
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
}

void MendingWindow::init()
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

void MendingWindow::cleanup()
{
    m_window.reset();
    m_engine.reset();
    m_status = {};
    m_isIdle = true;
    QCOMPARE(tests::sha256Of(m_fixture->database()), m_fixture->before());
    m_fixture.reset();
}

void MendingWindow::runTo(const QString& phase)
{
    m_engine->run({.phase = {}, .to = phase, .answers = {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && m_status.undecided() > 0, kPatienceMs);
}

core::QuarantineEntry MendingWindow::kept(const QString& table, const QString& key)
{
    (void)m_fixture->reopen(); // a session that knows the run
    return tests::entryOf(m_fixture->session(), table, key);
}

void MendingWindow::showQuarantine()
{
    m_window->pages()->showPage(ui::PageStack::Quarantine);
    QTRY_VERIFY_WITH_TIMEOUT(part("quarantine_edit")->isEnabled(), kPatienceMs);
}

void MendingWindow::choose(const QString& table, const QString& key)
{
    auto* const view = part<QAbstractItemView>("quarantine_rows");
    for (int row = 0; row < rows()->rowCount(); ++row) {
        if (rows()->index(row, ui::QuarantineModel::Table).data() == table && rows()->index(row, ui::QuarantineModel::Key).data() == key)
            view->setCurrentIndex(rows()->index(row, 0));
    }
    QCOMPARE(rows()->index(view->currentIndex().row(), ui::QuarantineModel::Key).data().toString(), key);
}

void MendingWindow::filter(const char* name, const QString& value)
{
    auto* const box = part<QComboBox>(name);
    const int index = box->findData(value);
    QVERIFY2(index >= 0, name);
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

QModelIndex MendingWindow::valueOf(ui::EditDialog* edit, const QString& column)
{
    auto* const values = edit->findChild<QAbstractItemView*>(QStringLiteral("edit_values"))->model();
    for (int row = 0; row < values->rowCount(); ++row) {
        if (values->index(row, ui::NewValuesModel::Name).data() == column)
            return values->index(row, ui::NewValuesModel::New);
    }
    return {};
}

void MendingWindow::save(ui::EditDialog* edit, const QString& column, const QString& text)
{
    const QModelIndex index = valueOf(edit, column);
    QVERIFY(edit->findChild<QAbstractItemView*>(QStringLiteral("edit_values"))->model()->setData(index, text, Qt::EditRole));
    auto* const apply = edit->findChild<QPushButton*>(QStringLiteral("mending_apply"));
    QVERIFY(apply->isEnabled());
    QTest::mouseClick(apply, Qt::LeftButton);
}

QString MendingWindow::stateOf(const QString& table, const QString& key)
{
    for (int row = 0; row < rows()->rowCount(); ++row) {
        if (rows()->index(row, ui::QuarantineModel::Table).data() == table && rows()->index(row, ui::QuarantineModel::Key).data() == key)
            return rows()->index(row, ui::QuarantineModel::State).data().toString();
    }
    return {};
}

void MendingWindow::keep(QWidget* widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("GODWIT_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QVERIFY(widget->grab().save(folder + QStringLiteral("/mending-") + name + QStringLiteral(".png")));
}

} // namespace godwit::test
