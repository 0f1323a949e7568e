// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sqlite_twin.h"

#include <QSqlDatabase>
#include <QTest>

class TestSqliteTwin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsOneSqliteInTheProcess();
};

void TestSqliteTwin::findsOneSqliteInTheProcess()
{
    const auto status = godwit::app::checkQtSharesOurSqlite();
    QVERIFY2(bool(status), status ? "" : qPrintable(status.error().detail));
    QVERIFY(QSqlDatabase::connectionNames().isEmpty());
}

QTEST_GUILESS_MAIN(TestSqliteTwin)
#include "test_sqlite_twin.moc"
