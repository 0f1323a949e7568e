// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/cli_fixture.h"

#include <QTest>

using godwit::test::CliFixture;
using godwit::test::CliResult;

namespace {

const QString kPlan = QStringLiteral("example:product-manager");
const QString kDatabase = QStringLiteral("app.db");

QJsonObject phaseOf(const QJsonObject& status, const QString& id)
{
    for (const QJsonValue& phase : status.value(QStringLiteral("phases")).toArray()) {
        if (phase.toObject().value(QStringLiteral("id")).toString() == id)
            return phase.toObject();
    }
    return {};
}

} // namespace

/// rehearse on the command line, and what other verbs show of it.
class TestRehearseVerb : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_cli.isValid());
        QCOMPARE(m_cli.run({QStringLiteral("sample"), QStringLiteral("product-manager"), kDatabase, QStringLiteral("--rows"),
                            QStringLiteral("300"), QStringLiteral("--dirty"), QStringLiteral("2%")}).exit, 0);
    }

    void givesTheRehearsalAndItsForecastAsJson()
    {
        const CliResult result = m_cli.run({QStringLiteral("rehearse"), kPlan, kDatabase, QStringLiteral("--json")});
        QVERIFY2(result.exit == 8, (result.out + result.err).constData()); // rows are undecided, as they will be in the run
        const QJsonObject rehearsal = result.object().value(QStringLiteral("rehearsal")).toObject();
        QCOMPARE(phaseOf(rehearsal, QStringLiteral("validate")).value(QStringLiteral("state")).toString(), QStringLiteral("done"));
        const QJsonObject status = result.object().value(QStringLiteral("status")).toObject();
        QCOMPARE(phaseOf(status, QStringLiteral("assess")).value(QStringLiteral("state")).toString(), QStringLiteral("ready"));
        const QJsonObject forecast = phaseOf(status, QStringLiteral("move")).value(QStringLiteral("forecast")).toObject();
        QCOMPARE(forecast.value(QStringLiteral("basis")).toString(), QStringLiteral("rehearsal"));
        QVERIFY(forecast.value(QStringLiteral("quarantined")).toInteger() > 0);
    }

    void isShownByStatusOnRequest()
    {
        const CliResult plain = m_cli.run({QStringLiteral("status"), kDatabase});
        QCOMPARE(plain.exit, 0);
        QVERIFY(plain.out.contains("No migration of this database has been started"));
        // It says that there was a rehearsal, and what it lets one expect.
        QVERIFY2(plain.out.contains("Rehearsed ") && plain.out.contains("Forecast of phase"),
                 plain.out.constData());
        const QJsonObject json =
            m_cli.run({QStringLiteral("status"), kDatabase, QStringLiteral("--json")}).object();
        QVERIFY(!json.value(QStringLiteral("has_run")).toBool());
        QVERIFY(json.value(QStringLiteral("rehearsal"))
                    .toObject()
                    .value(QStringLiteral("is_rehearsal"))
                    .toBool());
        QVERIFY(!json.value(QStringLiteral("forecast")).toArray().isEmpty());
        const CliResult rehearsal = m_cli.run({QStringLiteral("status"), kDatabase, QStringLiteral("--rehearsal")});
        QCOMPARE(rehearsal.exit, 0);
        QVERIFY(rehearsal.out.contains("The account adds up"));
        const CliResult report = m_cli.run({QStringLiteral("report"), kDatabase, QStringLiteral("--rehearsal"), QStringLiteral("--kind"),
                                            QStringLiteral("assessment"), QStringLiteral("--format"), QStringLiteral("md"), QStringLiteral("--out"),
                                            QStringLiteral("rehearsed.md")});
        QVERIFY2(report.exit == 0, (report.out + report.err).constData());
        QFile written(m_cli.path(QStringLiteral("rehearsed.md")));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY(text.contains("a rehearsal"));
        QVERIFY(text.contains("Gaps between the schemas"));
    }

    void isNoRunThatAnotherVerbCouldGoOnWith()
    {
        QVERIFY(m_cli.run({QStringLiteral("cutover"), kDatabase}).exit != 0);
        const CliResult rolledBack = m_cli.run({QStringLiteral("rollback"), kDatabase, QStringLiteral("--to"), QStringLiteral("move"), QStringLiteral("--json")});
        QVERIFY(rolledBack.exit != 0);
        QCOMPARE(rolledBack.errorCode(), QStringLiteral("GW-4002"));
        QCOMPARE(m_cli.run({QStringLiteral("run"), kPlan, kDatabase, QStringLiteral("--rehearsal")}).exit, 2); // no such option
    }

    void isSaidToBeAsForecastOnceItHasRun()
    {
        QCOMPARE(m_cli.run({QStringLiteral("run"), kPlan, kDatabase, QStringLiteral("--to"), QStringLiteral("move"), QStringLiteral("--yes")}).exit, 8);
        const QJsonObject move = phaseOf(m_cli.run({QStringLiteral("status"), kDatabase, QStringLiteral("--json")}).object(), QStringLiteral("move"));
        QVERIFY(!move.value(QStringLiteral("off_forecast")).toString().contains(QStringLiteral("quarantine")));
        QCOMPARE(move.value(QStringLiteral("forecast")).toObject().value(QStringLiteral("basis")).toString(), QStringLiteral("rehearsal"));
    }

private:
    CliFixture m_cli;
};

QTEST_GUILESS_MAIN(TestRehearseVerb)
#include "test_rehearse_verb.moc"
