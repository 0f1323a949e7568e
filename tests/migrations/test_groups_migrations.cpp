// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Rows that are judged together. Each test is a whole migration without the step `sql`.
class TestGroupsMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theOnlyOneWithAMarkStaysOfDuplicates()
    {
        Migration migration(QStringLiteral("contacts"));
        VERIFY_SAME(migration.differences());
    }

    void rowsWithoutAKeyStayApartOrCountAsEqual()
    {
        Migration migration(QStringLiteral("converted"));
        VERIFY_SAME(migration.differences());
    }

    void childrenOfMergedRowsFollowOrAreDropped()
    {
        Migration migration(QStringLiteral("merged"));
        VERIFY_SAME(migration.differences());
    }

    void namesAreUniqueIgnoringCase()
    {
        Migration migration(QStringLiteral("labels"));
        VERIFY_SAME(migration.differences());
    }

    void positionsAreNumberedAnewInEachGroup()
    {
        Migration migration(QStringLiteral("positions"));
        VERIFY_SAME(migration.differences());
    }

    void balancesRunFromRowToRow()
    {
        Migration migration(QStringLiteral("balances"));
        VERIFY_SAME(migration.differences());
    }
};

QTEST_GUILESS_MAIN(TestGroupsMigrations)
#include "test_groups_migrations.moc"
