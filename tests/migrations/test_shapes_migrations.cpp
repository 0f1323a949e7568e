// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Tables that become others. Each test is a whole migration without the step `sql`.
class TestShapesMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsOverWhichAQueryFailsAreAccountedFor()
    {
        Migration migration(QStringLiteral("torn"));
        VERIFY_SAME(migration.differences());
    }

    void twoLargeTablesShareADimensionOfTheirDistinctValues()
    {
        Migration migration(QStringLiteral("dimension"));
        VERIFY_SAME(migration.differences());
    }

    void packedTextsUnfoldOnTwoLevels()
    {
        Migration migration(QStringLiteral("packed"));
        VERIFY_SAME(migration.differences());
    }

    void oneJsonObjectBecomesNineTables()
    {
        Migration migration(QStringLiteral("documents"));
        VERIFY_SAME(migration.differences());
    }

    void aChildTableIsFedFromTwoSourcesInTheirOrder()
    {
        Migration migration(QStringLiteral("phones"));
        VERIFY_SAME(migration.differences());
    }

    void treesKeepWhatReachesARoot()
    {
        Migration migration(QStringLiteral("trees"));
        VERIFY_SAME(migration.differences());
    }
};

QTEST_GUILESS_MAIN(TestShapesMigrations)
#include "test_shapes_migrations.moc"
