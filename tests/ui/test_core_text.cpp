// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/core_text.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace godwit;
using namespace godwit::ui;

/// What the core says in English, said in the user's language.
class TestCoreText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysKnownSentencesInTheUsersLanguage();
    void keepsWhatItDoesNotKnow();
    void knowsSentencesAsTheCoreHasThem();
};

void TestCoreText::saysKnownSentencesInTheUsersLanguage()
{
    QCOMPARE(coreText(QStringLiteral("“Assess” comes first.")), QStringLiteral("“Assess” comes first."));
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(":/i18n/godwit_de.qm")));
    QCoreApplication::installTranslator(&german);
    QCOMPARE(coreText(QStringLiteral("“Assess” comes first.")), QStringLiteral("Zuerst kommt „Assess“."));
    QCOMPARE(coreText(QStringLiteral("“100 %2 of %1” comes first.")),
             QStringLiteral("Zuerst kommt „100 %2 of %1“."));
    core::RunStatus status;
    core::PhaseStatus phase;
    phase.summary = QStringLiteral("3 in quarantine, 1 warning");
    status.phases.append(phase);
    status.safety.next = QStringLiteral("nothing is final before Finish");
    status = inUsersWords(status);
    QCOMPARE(status.phases.first().summary, QStringLiteral("3 in Quarantäne, 1 Warnung"));
    QCOMPARE(status.safety.next, QStringLiteral("vor dem Abschließen ist nichts endgültig"));
    core::Consequence consequence;
    consequence.action = QStringLiteral("Restore tasks, notes of snapshot 3");
    consequence.facts = {{QStringLiteral("To"), QStringLiteral("/data/app.db, in place")}};
    consequence.typed = {QStringLiteral("Size")}; // typed as the plan has it
    consequence = inUsersWords(consequence);
    QCOMPARE(consequence.action, QStringLiteral("tasks, notes aus Schnappschuss 3 wiederherstellen"));
    QCOMPARE(consequence.facts.first().first, QStringLiteral("Nach"));
    QCOMPARE(consequence.facts.first().second, QStringLiteral("/data/app.db, an Ort und Stelle"));
    QCOMPARE(consequence.typed.first(), QStringLiteral("Size"));
    QCoreApplication::removeTranslator(&german);
}

void TestCoreText::keepsWhatItDoesNotKnow()
{
    const QString unknown = QStringLiteral("move: milestones → sections");
    QCOMPARE(coreText(unknown), unknown);
    QCOMPARE(coreText({}), QString());
}

/// A sentence that the core changed would quietly be English again.
void TestCoreText::knowsSentencesAsTheCoreHasThem()
{
    // Put together by the core while it runs.
    const QRegularExpression assembled(QStringLiteral(
        "^(1 row|%1 rows) in quarantine|failed; the report|^Restore (snapshot %1|the original|%1 of .*)$"));
    QString core;
    QDirIterator files(QStringLiteral(GODWIT_SOURCE "/core"), {QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        core += QString::fromUtf8(file.readAll());
    }
    core.remove(QRegularExpression(QStringLiteral("\"\\s*\\n\\s*\""))); // a literal of several lines
    for (const QString& text : knownCoreTexts()) {
        if (!text.contains(assembled))
            QVERIFY2(core.contains(text), qPrintable(text));
    }
}

QTEST_MAIN(TestCoreText)
#include "test_core_text.moc"
