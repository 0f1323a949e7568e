// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shell_text.h"

#include <QProcess>
#include <QTest>

using namespace godwit::core;

/// What is shown to be pasted is asked of a shell itself.
class TestShellText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aShellTakesEachWordForWhatItIs_data()
    {
        QTest::addColumn<QString>("word");
        for (const char* word : {"app.db", "", "my app.db", "it's.db", "a\"b", "$HOME", "`id`", "$(id)", "a;b", "a&b", "*", "?", "[a]", "~", "#x", "a\\b", "!x", "{a,b}", "ä\xf0\x9f\x90\xa6.db", "-x.db",
                                 "two\nlines", "tab\there", "\x1b[31mred's\\", "-- yes", "a=b"})
            QTest::newRow(word) << QString::fromUtf8(word);
    }

    void aShellTakesEachWordForWhatItIs()
    {
        QFETCH(QString, word);
        QProcess shell;
        shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), QStringLiteral("printf '%s|' ") + shellLine({word, QStringLiteral("end")})});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word + QStringLiteral("|end|"));
        for (const QChar character : shellQuoted(word))
            QVERIFY2(character.unicode() >= 0x20, "a control character would be read by the terminal");
    }

    void aFileIsNoOption()
    {
        QCOMPARE(shellPath(QStringLiteral("-rf")), QStringLiteral("./-rf"));
        QCOMPARE(shellPath(QStringLiteral("-my file")), QStringLiteral("'./-my file'"));
        QCOMPARE(shellPath(QStringLiteral("/data/app.db")), QStringLiteral("/data/app.db"));
    }
};

QTEST_GUILESS_MAIN(TestShellText)
#include "test_shell_text.moc"
