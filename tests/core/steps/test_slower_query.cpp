// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/planted_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// So many that reading all takes a hundred times as long as finding one by its index, on any machine.
const QString kTracks = QStringLiteral("50000");
const QString kQuery =
    QStringLiteral("SELECT id, seconds FROM tracks WHERE title = 'Track 4711' ORDER BY id");

/// The shop with many tracks, which are found by their title; `step` times that.
RunText largeShop(const QString& step, const QString& later = {})
{
    RunText text = shopText();
    const QString index = QStringLiteral("CREATE INDEX tracks_title ON tracks (title);");
    text.source.replace(QStringLiteral("SELECT i + 1 FROM n WHERE i < 200)"),
                        QStringLiteral("SELECT i + 1 FROM n WHERE i < %1)").arg(kTracks));
    text.source.replace(QStringLiteral("CREATE INDEX tracks_album"),
                        index + QStringLiteral("CREATE INDEX tracks_album"));
    text.target += index + u'\n';
    text.status += QStringLiteral("\ncriteria: { slowdown: 100% }");
    text.validate = QStringLiteral("      - validate: [functionality, performance]\n") + step;
    text.drop += later;
    return text;
}

QString timed(const QString& step, const QString& limit = {})
{
    return QStringLiteral("      - { %1: one track, before: \"%2\", after: \"%3\"%4 }\n")
        .arg(step, kQuery, QString(kQuery).replace(QStringLiteral("seconds"), QStringLiteral("milliseconds")),
             limit);
}

const QString kMeasure = timed(QStringLiteral("measure"), QStringLiteral(", slowdown: 100%"));
const QString kLost =
    QStringLiteral("An index is lost: “SEARCH tracks USING INDEX tracks_title (title=?)” before, “SCAN ");

bool isSlower(const RunStatus& status)
{
    for (const CriterionResult& criterion : status.criteria) {
        if (criterion.name == QLatin1StringView("slowdown"))
            return !criterion.measured.isEmpty() && !criterion.met;
    }
    return false;
}

} // namespace

/// A query that became slow is found by the clock, and the index that it lost is named.
class TestSlowerQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheQueryOfAMeasureStep()
    {
        Shop shop(largeShop(kMeasure));
        QCOMPARE(shop.validated(), QString());
        QVERIFY(!isSlower(shop.run().session().status()));
        shop.plant(QStringLiteral("DROP INDEX tracks_title"));
        const QString found = shop.validatedAgain();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        VERIFY_NAMES(found, "one track: failed: It is slower than before by ");
        QVERIFY2(found.contains(QStringLiteral("; the plan allows 100.0 %. ") + kLost), qPrintable(found));
        QVERIFY(isSlower(shop.run().session().status()));
    }

    /// What it gives is right all the same: only the time is not.
    void warnsOfTheQueryOfACompareStep()
    {
        Shop shop(largeShop(
            QStringLiteral("      - { compare: one track, before: \"%1\", after: \"%1\" }\n")
                .arg(QStringLiteral("SELECT id FROM tracks WHERE title = 'Track 4711' ORDER BY id"))));
        QCOMPARE(shop.validated(), QString());
        shop.plant(QStringLiteral("DROP INDEX tracks_title"));
        const QString found = shop.validatedAgain();
        VERIFY_NAMES(found, "one track: warning: It is slower than before by ");
        VERIFY_NAMES(
            found,
            "An index is lost: “SEARCH tracks USING COVERING INDEX tracks_title (title=?)” before, “SCAN ");
    }

    void namesTheQueryThatSlowedDownInTheLiveFile()
    {
        Shop shop(largeShop({}, kMeasure));
        QVERIFY(!shop.validated().contains(QStringLiteral("failed")));
        VERIFY_EXIT(shop.run().runTo(QStringLiteral("cutover"), true), Exit::Done);
        QVERIFY(!shop.validatedAgain().contains(QStringLiteral("one track")));
        shop.plant(QStringLiteral("DROP INDEX tracks_title"), shop.run().database());
        const QString found = shop.validatedAgain();
        VERIFY_EXIT(shop.outcome(), Exit::ValidationFailed);
        VERIFY_NAMES(found, "one track: failed: It is slower than before by ");
        QVERIFY2(found.contains(kLost), qPrintable(found));
    }

    /// The plan's criterion stands there from the beginning, and is not met before anything was timed.
    void showsTheCriterionBeforeAnyQueryWasTimed()
    {
        Shop shop(largeShop({}, kMeasure));
        const auto criteria = shop.run().session().status().criteria;
        QCOMPARE(criteria.last().name, QStringLiteral("slowdown"));
        QCOMPARE(criteria.last().measured, QString());
        QCOMPARE(criteria.last().target, QStringLiteral("100 %"));
        QVERIFY(!criteria.last().met);
    }
};

QTEST_GUILESS_MAIN(TestSlowerQuery)
#include "test_slower_query.moc"
