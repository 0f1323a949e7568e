// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan_texts.h"

#include "tests/support/file_content.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace godwit::core;

/// The reference and the JSON Schema must say what the reader does.
class TestPlanReference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryExampleOfTheReference();
    void schemaAndReferenceKnowTheReadersKeys_data();
    void schemaAndReferenceKnowTheReadersKeys();
    void schemaAndReaderKnowTheSameKinds();
};

static QByteArray resource(const char* name)
{
    return godwit::tests::fileContent(QStringLiteral(GODWIT_RESOURCES "/") + QString::fromLatin1(name));
}

static QList<QByteArray> examplesOf(const QByteArray& markdown)
{
    QList<QByteArray> examples;
    qsizetype at = 0;
    while ((at = markdown.indexOf("```yaml\n", at)) >= 0) {
        const qsizetype start = at + 8;
        const qsizetype end = markdown.indexOf("```\n", start);
        examples.append(markdown.mid(start, end - start));
        at = end + 4;
    }
    return examples;
}

static QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// The keys that the reader lists when it meets one that nobody knows.
static QStringList readerKeys(const QByteArray& yaml)
{
    const PlanFolder folder;
    const auto plan = folder.read(yaml);
    if (plan || plan.error().code != ErrorCode::PlanUnknownKey)
        return {};
    return sorted(plan.error().detail.section(QStringLiteral("Known here: "), 1).split(QStringLiteral(", ")));
}

void TestPlanReference::readsEveryExampleOfTheReference()
{
    const PlanFolder folder;
    folder.write("number.sql", "UPDATE target.task_type_sections SET sequence = id;");
    QList<QByteArray> examples = examplesOf(resource("help/plan-reference.md"));
    QVERIFY(examples.size() > 20);
    examples += examplesOf(resource("help/recipes.md"));
    for (const QByteArray& example : examples) {
        QByteArray step = example;
        step.replace("\n", "\n      ");
        const auto plan = folder.read(example.startsWith("godwit:") ? example : planWithSteps("      " + step + "\n"));
        QVERIFY2(plan, plan ? "" : qUtf8Printable(plan.error().what + QString::fromUtf8(example)));
    }
}

void TestPlanReference::schemaAndReferenceKnowTheReadersKeys_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("path");
    QTest::newRow("plan") << QByteArray("xx: 1") << QString();
    const QByteArray head = "godwit: 1\nname: P\n";
    QTest::newRow("about") << head + "about: { xx: 1 }" << QStringLiteral("properties/about");
    QTest::newRow("risk") << head + "about: { risks: [{ xx: 1 }] }" << QStringLiteral("properties/about/properties/risks/items");
    QTest::newRow("schedule") << head + "about: { schedule: [{ xx: 1 }] }" << QStringLiteral("properties/about/properties/schedule/items");
    QTest::newRow("criteria") << head + "criteria: { xx: 1 }" << QStringLiteral("properties/criteria");
    QTest::newRow("rollback_when") << head + "rollback_when: { xx: 1 }" << QStringLiteral("properties/rollback_when");
    QTest::newRow("retention") << head + "retention: { xx: 1 }" << QStringLiteral("properties/retention");
    QTest::newRow("source") << head + "source: { xx: 1 }" << QStringLiteral("properties/source");
    QTest::newRow("expects") << head + "source: { expects: { xx: 1 } }" << QStringLiteral("properties/source/properties/expects");
    QTest::newRow("target") << head + "target: { xx: 1 }" << QStringLiteral("properties/target");
    QTest::newRow("phase") << QByteArray(kHead) + "phases: [{ xx: 1 }]" << QStringLiteral("properties/phases/items");
    QTest::newRow("rule") << planWithSteps("      - { assess: all, rules: [{ xx: 1 }] }") << QStringLiteral("$defs/rule");
    QTest::newRow("files") << planWithSteps("      - { validate: all, files: [{ xx: 1 }] }") << QStringLiteral("$defs/files");
    for (const char* kind : {"assess", "backup", "schema", "move", "validate", "compare", "measure", "flag", "cutover", "drop",
                             "update", "delete", "rebuild", "sql", "command", "approve"})
        QTest::newRow(kind) << planWithSteps(QByteArray("      - { ") + kind + ": x, xx: 1 }")
                            << QStringLiteral("$defs/step_") + QString::fromLatin1(kind);
    const QByteArray move = "      - { move: a, into: b, columns: { x: y }, ";
    const QString inMove = QStringLiteral("$defs/step_move/properties/");
    const QString inValue = QStringLiteral("$defs/value/anyOf/");
    QTest::newRow("join") << planWithSteps(move + "join: [{ xx: 1 }] }") << inMove + QStringLiteral("join/items");
    QTest::newRow("accounts_for") << planWithSteps(move + "query: SELECT 1, accounts_for: { xx: 1 } }") << inMove + QStringLiteral("accounts_for/anyOf/1");
    QTest::newRow("lookup") << planWithSteps("      - { move: a, into: b, columns: { x: { lookup: n, xx: 1 } } }") << inValue + QLatin1Char('1');
    QTest::newRow("reference") << planWithSteps("      - { move: a, into: b, columns: { x: { ref: n, xx: 1 } } }") << inValue + QLatin1Char('2');
    QTest::newRow("where") << planWithSteps(move + "where: [{ xx: 1 }] }") << inMove + QStringLiteral("where/items");
    QTest::newRow("reject") << planWithSteps(move + "reject: [{ xx: 1 }] }") << inMove + QStringLiteral("reject/items");
    QTest::newRow("group") << planWithSteps(move + "group: { xx: 1 } }") << inMove + QStringLiteral("group");
    QTest::newRow("unique") << planWithSteps(move + "unique: { xx: 1 } }") << inMove + QStringLiteral("unique");
}

void TestPlanReference::schemaAndReferenceKnowTheReadersKeys()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, path);
    QJsonObject object = QJsonDocument::fromJson(resource("plan.schema.json")).object();
    QVERIFY(!object.isEmpty());
    QJsonValue place = object;
    for (const QString& part : path.split(u'/', Qt::SkipEmptyParts))
        place = place.isArray() ? place.toArray().at(part.toInt()) : place.toObject().value(part);
    object = place.toObject();
    QCOMPARE(object[QStringLiteral("additionalProperties")], QJsonValue(false));
    const QStringList keys = readerKeys(yaml);
    QVERIFY(!keys.isEmpty());
    QCOMPARE(sorted(object[QStringLiteral("properties")].toObject().keys()), keys);
    const QString reference = QString::fromUtf8(resource("help/plan-reference.md"));
    for (const QString& key : keys)
        QVERIFY2(reference.contains(key), qUtf8Printable(key));
}

void TestPlanReference::schemaAndReaderKnowTheSameKinds()
{
    const QJsonObject schema = QJsonDocument::fromJson(resource("plan.schema.json")).object();
    const QJsonArray steps = schema[QStringLiteral("$defs")][QStringLiteral("step")][QStringLiteral("oneOf")].toArray();
    QStringList kinds;
    for (const QJsonValue& step : steps)
        kinds.append(step[QStringLiteral("$ref")].toString().section(QStringLiteral("step_"), 1));
    QCOMPARE(sorted(kinds), readerKeys(planWithSteps("      - { xx: 1 }")));
}

QTEST_GUILESS_MAIN(TestPlanReference)
#include "test_plan_reference.moc"
