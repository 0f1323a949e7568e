// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/verb_fixture.h"

#include <QTest>

using namespace godwit::test;

/// What verify says about files that were changed.
class TestVerifyVerb : public QObject, protected VerbFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeDatabase(); }
    void findsATamperedSnapshot();
    void findsATamperedRollbackPoint();
    void historyProvesTheChainThatItShows();
};

void TestVerifyVerb::findsATamperedSnapshot()
{
    runTo(QStringLiteral("backup"));
    const CliResult sound = m_cli->cli(QStringLiteral("verify app.db --json"));
    QCOMPARE(sound.exit, 0);
    QVERIFY(arrayOf(sound.object(), "checks").size() >= 2);
    const QString snapshot = textOf(arrayOf(status(), "snapshots").first(), "path");
    QVERIFY(QFile::setPermissions(snapshot, QFile::ReadOwner | QFile::WriteOwner));
    QFile file(snapshot);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 10));
    const char before = file.peek(1).at(0);
    QVERIFY(file.putChar(static_cast<char>(before ^ 1)));
    file.close();
    const CliResult tampered = m_cli->cli(QStringLiteral("verify app.db --json"));
    QCOMPARE(tampered.exit, 7);
    QCOMPARE(tampered.errorCode(), QStringLiteral("GW-5002"));
    const QString live = m_cli->sha256();
    const CliResult refused = m_cli->cli(QStringLiteral("restore app.db --confirm app.db --json"));
    QCOMPARE(refused.exit, 7);
    QCOMPARE(m_cli->sha256(), live);
    QCOMPARE(m_cli->cli(QStringLiteral("restore app.db --to copy.db")).exit, 7);
    QVERIFY(!QFile::exists(m_cli->path(QStringLiteral("copy.db"))));
}

void TestVerifyVerb::findsATamperedRollbackPoint()
{
    runTo(QStringLiteral("move"));
    QStringList points;
    for (const QString& file : m_cli->allFiles()) {
        if (file.contains(QStringLiteral("/points/")))
            points += file;
    }
    QVERIFY(!points.isEmpty());
    for (const QString& name : points) {
        QFile file(m_cli->path(name));
        QVERIFY(QFile::setPermissions(file.fileName(), QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray sound = file.readAll();
        if (sound.isEmpty())
            continue;
        QByteArray changed = sound;
        changed[changed.size() - 1] = static_cast<char>(changed.back() ^ 1);
        QVERIFY(file.seek(0) && file.write(changed) == changed.size() && file.flush());
        QVERIFY2(m_cli->cli(QStringLiteral("verify app.db")).exit == 7, qPrintable(name));
        QVERIFY(file.seek(0) && file.write(sound) == sound.size() && file.flush());
    }
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
}

void TestVerifyVerb::historyProvesTheChainThatItShows()
{
    runTo(QStringLiteral("backup"));
    const CliResult sound = m_cli->cli(QStringLiteral("history app.db"));
    QCOMPARE(sound.exit, 0);
    QVERIFY2(sound.out.contains("The chain holds"), sound.out.constData());
    const QString journal = MigrationFixture::literal(m_cli->path(QStringLiteral("app.db.godwit/journal.db")));
    const auto changed = [&journal](const char* sql) {
        return MigrationFixture::python(QStringLiteral("import sqlite3\ndb = sqlite3.connect(%1)\ndb.execute(\"%2\")\ndb.commit()")
                                            .arg(journal, QString::fromLatin1(sql)));
    };
    QCOMPARE(changed("UPDATE migration_audit SET detail = detail || ' and more' WHERE number = 2"), QString());
    const CliResult edited = m_cli->cli(QStringLiteral("history app.db"));
    QCOMPARE(edited.exit, 7);
    QVERIFY2(edited.err.contains("GW-5010") && !edited.out.contains("The chain holds"), edited.err.constData());
    QCOMPARE(m_cli->cli(QStringLiteral("history app.db --json")).exit, 7);
    QCOMPARE(changed("DELETE FROM migration_audit WHERE number > 2"), QString());
    QCOMPARE(changed("UPDATE migration_audit SET detail = substr(detail, 1, length(detail) - 9) WHERE number = 2"), QString());
    const CliResult shortened = m_cli->cli(QStringLiteral("history app.db"));
    QCOMPARE(shortened.exit, 7);
    QVERIFY2(shortened.err.contains("GW-5013"), shortened.err.constData());
}

QTEST_GUILESS_MAIN(TestVerifyVerb)
#include "test_verify_verb.moc"
