// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/verb_fixture.h"

#include <QTest>

using namespace godwit::test;

/// The reports that are written, and the files that are not replaced.
class TestReportVerb : public QObject, protected VerbFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeDatabase(); }
    void writesReports();
    void replacesNoFileOfTheUsers();
};

void TestReportVerb::writesReports()
{
    runTo(QStringLiteral("validate"));
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --format html --out r.html")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --format json --out r.json --json")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --format csv --out r.csv")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --kind comparison --format md --out r.md")).exit, 0);
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --kind migration --format=pdf --redacted --out r.pdf")).exit, 0);
    const auto read = [this](const char* name) {
        QFile file(m_cli->path(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(read("r.html").startsWith("<!DOCTYPE html>") || read("r.html").startsWith("<!doctype html>"));
    QVERIFY(read("r.html").contains("supplier_task_instances"));
    QVERIFY(QJsonDocument::fromJson(read("r.json")).isObject());
    QVERIFY(read("r.csv").contains("supplier_task_instances"));
    QVERIFY(read("r.md").startsWith("# Comparison of version 1 and 2: "));
    QVERIFY(read("r.pdf").startsWith("%PDF-"));
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --redacted --format json --out redacted.json")).exit, 0);
    const auto keyIn = [&read](const char* name) {
        return QJsonDocument::fromJson(read(name)).object()[u"quarantine"].toArray().first().toObject()[u"key"].toString();
    };
    QCOMPARE(keyIn("redacted.json"), QStringLiteral("(left out)"));
    QVERIFY(!read("redacted.json").contains('"' + keyIn("r.json").toUtf8() + '"'));
    QCOMPARE(m_cli->cli(QStringLiteral("report app.db --kind comparison --format json --out c.json")).exit, 0);
    const QJsonObject compared = QJsonDocument::fromJson(read("c.json")).object();
    QVERIFY(!compared[u"comparison"].toObject()[u"is_live"].toBool(true));
    const auto rowOf = [](const QJsonValue& list) {
        for (const QJsonValue& row : list.toArray()) {
            if (row.toObject()[u"table"].toString() == QStringLiteral("supplier_task_instances"))
                return row.toObject();
        }
        return QJsonObject();
    };
    const QJsonObject account = rowOf(compared[u"status"].toObject()[u"balance"]);
    const QJsonObject counted = rowOf(compared[u"comparison"].toObject()[u"tables"]);
    QVERIFY(account[u"moved"].toInteger() > 0);
    QCOMPARE(counted[u"before"].toInteger(), account[u"rows"].toInteger());
    QCOMPARE(counted[u"after"].toInteger(), account[u"moved"].toInteger());
    QStringList fates;
    for (const QJsonValue& object : compared[u"comparison"].toObject()[u"objects"].toArray()) {
        const QString name = object.toObject()[u"name"].toString();
        if (name == QStringLiteral("suppliers") || name == QStringLiteral("milestones") || name == QStringLiteral("task_type_sections"))
            fates.append(name + u' ' + object.toObject()[u"fate"].toString());
    }
    QCOMPARE(fates.join(u','), QStringLiteral("suppliers kept,milestones gone,task_type_sections added"));
    const CliResult nowhere = m_cli->cli(QStringLiteral("report app.db --format csv --out no/r.csv --json"));
    QCOMPARE(nowhere.exit, 1);
    QVERIFY(nowhere.errorCode().startsWith(QStringLiteral("GW-")));
}

/// An output named by mistake like the database or one of the workspace's files would be the end of it.
void TestReportVerb::replacesNoFileOfTheUsers()
{
    runTo(QStringLiteral("move"));
    const QString before = m_cli->sha256();
    const QString snapshot = QStringLiteral("app.db.godwit/journal.db");
    for (const QString& file : {QStringLiteral("app.db"), snapshot}) {
        const CliResult report = m_cli->cli(QStringLiteral("report app.db --format csv --json --out ") + file);
        QVERIFY2(report.exit == 1, qPrintable(file));
        QCOMPARE(report.errorCode(), QStringLiteral("GW-5012"));
        const CliResult rows = m_cli->cli(QStringLiteral("quarantine app.db export --json --out ") + file);
        QVERIFY2(rows.exit == 1, qPrintable(file));
        QCOMPARE(rows.errorCode(), QStringLiteral("GW-5012"));
    }
    QCOMPARE(m_cli->sha256(), before);
    QCOMPARE(m_cli->cli(QStringLiteral("verify app.db")).exit, 0);
}

QTEST_GUILESS_MAIN(TestReportVerb)
#include "test_report_verb.moc"
