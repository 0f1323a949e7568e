// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report_fixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace godwit::core;
using godwit::test::hostileReport;
using godwit::test::reportOfKind;

/// The part of JSON Schema that report.schema.json uses.
class SchemaCheck
{
public:
    explicit SchemaCheck(const QJsonObject& root) : m_root(root) {}

    /// What does not fit, each with its place.
    QStringList problems(const QJsonValue& value) { return problems(m_root, value, QStringLiteral("$")); }

private:
    QStringList problems(const QJsonObject& schema, const QJsonValue& value, const QString& at)
    {
        if (schema.contains(u"$ref"))
            return problems(
                m_root[u"$defs"].toObject()[schema[u"$ref"].toString().section(u'/', -1)].toObject(), value,
                at);
        if (schema.contains(u"anyOf")) {
            for (const QJsonValue& one : schema[u"anyOf"].toArray()) {
                if (problems(one.toObject(), value, at).isEmpty())
                    return {};
            }
            return {at + QStringLiteral(" fits nothing")};
        }
        if (schema.contains(u"const") && schema[u"const"] != value)
            return {at + QStringLiteral(" is another value")};
        if (schema.contains(u"enum") && !schema[u"enum"].toArray().contains(value))
            return {at + QStringLiteral(" is none of the words: ") + value.toString()};
        if (!hasType(schema[u"type"], value))
            return {at + QStringLiteral(" has another type")};
        QStringList found;
        if (value.isObject())
            found = ofObject(schema, value.toObject(), at);
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; schema.contains(u"items") && i < items.size(); ++i)
            found += problems(schema[u"items"].toObject(), items[i], QStringLiteral("%1[%2]").arg(at).arg(i));
        return found;
    }

    QStringList ofObject(const QJsonObject& schema, const QJsonObject& object, const QString& at)
    {
        QStringList found;
        const QJsonObject properties = schema[u"properties"].toObject();
        for (const QJsonValue& key : schema[u"required"].toArray()) {
            if (!object.contains(key.toString()))
                found.append(QStringLiteral("%1 lacks %2").arg(at, key.toString()));
        }
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QJsonValue more = schema[u"additionalProperties"];
            if (properties.contains(member.key()))
                found +=
                    problems(properties[member.key()].toObject(), member.value(), at + u'.' + member.key());
            else if (more.isBool() && !more.toBool())
                found.append(
                    QStringLiteral("%1 has %2, which the schema does not know").arg(at, member.key()));
            else if (more.isObject())
                found += problems(more.toObject(), member.value(), at + u'.' + member.key());
        }
        return found;
    }

    static bool hasType(const QJsonValue& wanted, const QJsonValue& value)
    {
        if (wanted.isArray()) {
            for (const QJsonValue& one : wanted.toArray()) {
                if (hasType(one, value))
                    return true;
            }
            return false;
        }
        const QString type = wanted.toString();
        return type.isEmpty() || (type == QLatin1String("string") && value.isString()) ||
               (type == QLatin1String("object") && value.isObject()) ||
               (type == QLatin1String("array") && value.isArray()) ||
               (type == QLatin1String("boolean") && value.isBool()) ||
               (type == QLatin1String("null") && value.isNull()) ||
               (type == QLatin1String("number") && value.isDouble()) ||
               (type == QLatin1String("integer") && value.isDouble() &&
                value.toDouble() == std::floor(value.toDouble()));
    }

    QJsonObject m_root;
};

class TestReportSchema : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindFitsTheSchema_data();
    void everyKindFitsTheSchema();
    void theSchemaTellsWhatDoesNotFit();

private:
    static QJsonObject schema()
    {
        QFile file(QStringLiteral(GODWIT_SOURCE "/resources/report.schema.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }
    static QJsonObject json(const Report& report)
    {
        return QJsonDocument::fromJson(reportJson(report)).object();
    }
};

void TestReportSchema::everyKindFitsTheSchema_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString& kind : reportKinds())
        QTest::addRow("%s", qPrintable(kind)) << kind;
}

void TestReportSchema::everyKindFitsTheSchema()
{
    QFETCH(QString, kind);
    QVERIFY(!schema().isEmpty());
    Report empty;
    empty.kind = kind;
    empty.writtenAt = QDateTime::currentDateTimeUtc();
    for (const Report& report : {reportOfKind(kind), hostileReport(kind), empty}) {
        const QStringList problems = SchemaCheck(schema()).problems(json(report));
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    }
    QCOMPARE(json(reportOfKind(kind)).contains(kind), kind != QLatin1String("integrity"));
}

void TestReportSchema::theSchemaTellsWhatDoesNotFit()
{
    QJsonObject object = json(reportOfKind(QStringLiteral("progress")));
    object.insert(QStringLiteral("invented"), 1);
    object.remove(QStringLiteral("plan_hash"));
    QJsonObject progress = object[u"progress"].toObject();
    progress[u"period"] = QStringLiteral("hourly");
    object[u"progress"] = progress;
    const QStringList problems = SchemaCheck(schema()).problems(object);
    QCOMPARE(problems.size(), 3);
    QVERIFY(problems.contains(QStringLiteral("$ lacks plan_hash")));
}

QTEST_GUILESS_MAIN(TestReportSchema)
#include "test_report_schema.moc"
