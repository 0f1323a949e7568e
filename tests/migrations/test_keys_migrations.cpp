// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration.h"

using namespace godwit::core;
using namespace godwit::tests;

/// Keys and values that change their form. Each test is a whole migration without the step `sql`.
class TestKeysMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void guidsInDotNetOrderBecomeTextWhereverTheyStand()
    {
        Migration migration(QStringLiteral("guids"));
        VERIFY_SAME(migration.differences());
    }

    void base32AndNumbersBecomeBytesOfOneLength()
    {
        Migration migration(QStringLiteral("base32"));
        VERIFY_SAME(migration.differences());
    }

    void referencesHiddenInATextFollowTheirRows()
    {
        Migration migration(QStringLiteral("settings"));
        VERIFY_SAME(migration.differences());
    }

    void theLongestPrefixIsFound()
    {
        Migration migration(QStringLiteral("prefixes"));
        VERIFY_SAME(migration.differences());
    }

    void aMapChangesEachPartOfAListInItsOrder()
    {
        Migration migration(QStringLiteral("lists"));
        VERIFY_SAME(migration.differences());
    }
};

QTEST_GUILESS_MAIN(TestKeysMigrations)
#include "test_keys_migrations.moc"
