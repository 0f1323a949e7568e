// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration.h"
#include "tests/support/python_child.h"

using namespace godwit::core;
using namespace godwit::tests;

/// What surrounds the rows: the application, other files, the time, versions. Each test is a whole migration
/// without the step `sql`.
class TestApplicationMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsComeFromASecondDatabase()
    {
        Migration migration(QStringLiteral("attached"));
        VERIFY_SAME(migration.differences());
    }

    void aParameterIsNow()
    {
        Migration migration(QStringLiteral("now"));
        VERIFY_SAME(migration.differences());
    }

    void versionNumbersAreSetAtTheEnd()
    {
        Migration migration(QStringLiteral("versions"));
        VERIFY_SAME(migration.differences());
    }

    void functionsOfTheApplicationAreNotMissed()
    {
        Migration migration(QStringLiteral("functions"));
        VERIFY_SAME(migration.differences());
        // What was not run here runs in the application, which has the functions.
        PythonChild application({migration.database()});
        QVERIFY(application.isReady() && application.openDatabase());
        QVERIFY(application.run(QStringLiteral("db.create_function('sort_key', 1, str.casefold)")));
        QVERIFY(application.run(
            QStringLiteral("db.create_function('told', 2, lambda what, id: f'{what} {id}')")));
        QVERIFY(application.sql(QStringLiteral("INSERT INTO notes (id, title) VALUES (9, 'ÄRGER')")));
        QVERIFY(application.sql(QStringLiteral("UPDATE note_titles SET title = 'Apfel' WHERE id = 4")));
        QVERIFY(application.run(QStringLiteral(
            "assert [row[0] for row in db.execute('SELECT id FROM sorted_notes')] == [4, 2, 9, 1]")));
        QCOMPARE(figureOf(migration.database(), QStringLiteral("SELECT group_concat(what) FROM changes")),
                 QStringLiteral("added 9"));
        QCOMPARE(figureOf(migration.database(),
                          QStringLiteral("SELECT rowid FROM title_search WHERE title_search MATCH 'arger'")),
                 QStringLiteral("9"));
    }
};

QTEST_GUILESS_MAIN(TestApplicationMigrations)
#include "test_application_migrations.moc"
