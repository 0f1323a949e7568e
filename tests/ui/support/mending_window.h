// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "tests/core/run/mending_text.h"
#include "ui/dialogs/edit_dialog.h"
#include "ui/main_window.h"

#include <QAbstractItemView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <memory>

namespace godwit::test {

inline constexpr int kPatienceMs = 120'000; // a hang, not a time limit: the machine may be busy

/// The console on a real engine, before each test moved to a quarantine whose values are hard. A test is
/// derived from it, owns all by that, and lives on the thread of the console.
class MendingWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
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

} // namespace godwit::test
