// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/file_content.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using godwit::tests::fileContent;

/// What the documentation says of whole migrations has been run.
class TestRecipes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachRecipeIsPartOfAPlanThatRuns()
    {
        QByteArray plans;
        const QDir folder(QStringLiteral(GODWIT_MIGRATIONS));
        for (const QString& kind : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            plans += fileContent(folder.filePath(kind + QStringLiteral("/plan.yaml")));
        int recipes = 0;
        static const QRegularExpression block(QStringLiteral("```yaml\\n(.*?)```"),
                                              QRegularExpression::DotMatchesEverythingOption);
        for (auto found = block.globalMatch(QString::fromUtf8(fileContent(QStringLiteral(GODWIT_RECIPES)))); found.hasNext();
             ++recipes) {
            QString steps = found.next().captured(1).trimmed();
            steps.replace(QStringLiteral("\n"), QStringLiteral("\n      "));
            QVERIFY2(plans.contains((QStringLiteral("\n      ") + steps + u'\n').toUtf8()), qPrintable(steps));
        }
        QVERIFY(recipes >= 5);
    }
};

QTEST_GUILESS_MAIN(TestRecipes)
#include "test_recipes.moc"
