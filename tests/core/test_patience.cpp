// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/patience.h"

#include <QTest>

using namespace godwit::core;

class TestPatience : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCancelIsNotWaitedFor()
    {
        const CancelToken token;
        Patience patience;
        QVERIFY(!patience.isOver(token));
        token.ask(CancelToken::Wish::Cancel);
        QVERIFY(patience.isOver(token));
    }

    void aPauseLetsABatchEndButNothingThatLasts()
    {
        const CancelToken token;
        Patience patience;
        token.ask(CancelToken::Wish::Pause);
        QVERIFY(!patience.isOver(token));
        QTest::qSleep(int(Patience::kPauseMs) + 1);
        QVERIFY(patience.isOver(token));
    }

    void aPauseThatWasTakenBackIsForgotten()
    {
        const CancelToken token;
        Patience patience;
        token.ask(CancelToken::Wish::Pause);
        QVERIFY(!patience.isOver(token));
        QTest::qSleep(int(Patience::kPauseMs) + 1);
        token.ask(CancelToken::Wish::Go);
        QVERIFY(!patience.isOver(token));
        token.ask(CancelToken::Wish::Pause);
        QVERIFY(!patience.isOver(token));
    }
};

QTEST_GUILESS_MAIN(TestPatience)
#include "test_patience.moc"
