// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/nearest.h"
#include "core/plan/plan_cursor.h"

#include <QRegularExpression>

#include <limits>

namespace godwit::core {

namespace {

void wrongType(PlanReading& reading, const YamlNode& node, const QString& key, const QString& wanted)
{
    const QString found = node.isScalar() ? named(node.text.left(60)) : node.kindName();
    reading.fail(ErrorCode::PlanWrongType, node.at,
                 QStringLiteral("%1 wants %2; this is %3.").arg(named(key), wanted, found));
}

bool matches(const QString& text, const char* pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern))).match(text).hasMatch();
}

double numberOf(PlanReading& reading, const YamlNode& node, const QString& key, const QString& text, const QString& wanted)
{
    bool isNumber = matches(text, "(0|[1-9][0-9]*)(\\.[0-9]+)?");
    const double number = isNumber ? text.toDouble(&isNumber) : 0;
    if (!isNumber)
        wrongType(reading, node, key, wanted);
    return number;
}

SqlText scriptFile(PlanReading& reading, const YamlNode& node, const QString& file)
{
    auto script = reading.files().read(file, node.at);
    if (script)
        return std::move(script).value();
    reading.fail(std::move(script).error());
    return {};
}

/// Of {script: FILE.sql}.
SqlText scriptOfMap(PlanReading& reading, const YamlNode& node, const QString& key)
{
    PlanCursor cursor(reading, node, named(key), {"script"});
    const QString file = cursor.name("script");
    return reading.hasFailed() ? SqlText() : scriptFile(reading, cursor.required("script"), file);
}

} // namespace

QString readText(PlanReading& reading, const YamlNode& node, const QString& key)
{
    if (!node.isScalar())
        wrongType(reading, node, key, QStringLiteral("a text"));
    return node.text;
}

QString readName(PlanReading& reading, const YamlNode& node, const QString& key)
{
    const QString text = readText(reading, node, key);
    if (text.trimmed().isEmpty())
        wrongType(reading, node, key, QStringLiteral("a text that is not blank"));
    return text;
}

SqlText readSql(PlanReading& reading, const YamlNode& node, const QString& key)
{
    if (!node.isScalar() || node.text.trimmed().isEmpty())
        wrongType(reading, node, key, QStringLiteral("an SQL text"));
    return {node.text, node.textAt};
}

SqlText readQuery(PlanReading& reading, const YamlNode& node, const QString& key)
{
    return node.isMap() ? scriptOfMap(reading, node, key) : readSql(reading, node, key);
}

SqlText readScript(PlanReading& reading, const YamlNode& node, const QString& key)
{
    if (node.isMap())
        return scriptOfMap(reading, node, key);
    const QString file = readName(reading, node, key);
    return reading.hasFailed() ? SqlText() : scriptFile(reading, node, file);
}

const std::vector<YamlNode>& readItems(PlanReading& reading, const YamlNode& node, const QString& key)
{
    static const std::vector<YamlNode> kNone;
    if (node.isSequence())
        return node.items;
    wrongType(reading, node, key, QStringLiteral("a list"));
    return kNone;
}

QStringList readNames(PlanReading& reading, const YamlNode& node, const QString& key)
{
    if (node.isScalar())
        return {readName(reading, node, key)};
    QStringList names;
    for (const YamlNode& item : readItems(reading, node, key)) {
        const QString name = readName(reading, item, key);
        if (names.contains(name))
            reading.fail(ErrorCode::PlanWrongType, item.at, QStringLiteral("%1 stands in %2 twice.").arg(named(name), named(key)));
        names.append(name);
    }
    return names;
}

qint64 readInteger(PlanReading& reading, const YamlNode& node, const QString& key, qint64 least, qint64 most)
{
    bool isNumber = node.isScalar() && matches(node.text, "-?(0|[1-9][0-9]*)");
    const qint64 number = isNumber ? node.text.toLongLong(&isNumber) : 0;
    if (isNumber && number >= least && number <= most)
        return number;
    const bool isOpen = most == std::numeric_limits<qint64>::max();
    wrongType(reading, node, key,
              isOpen ? QStringLiteral("a whole number from %1").arg(least)
                     : QStringLiteral("a whole number from %1 to %2").arg(least).arg(most));
    return least;
}

double readNumber(PlanReading& reading, const YamlNode& node, const QString& key)
{
    const QString text = node.isScalar() ? node.text : QString();
    return numberOf(reading, node, key, text, QStringLiteral("a number that is not negative"));
}

double readFraction(PlanReading& reading, const YamlNode& node, const QString& key)
{
    const QString wanted = QStringLiteral("a fraction, as 0.1 or 10%");
    const QString text = node.isScalar() ? node.text : QString();
    if (text.endsWith(u'%'))
        return numberOf(reading, node, key, text.chopped(1), wanted) / 100;
    return numberOf(reading, node, key, text, wanted);
}

bool readBool(PlanReading& reading, const YamlNode& node, const QString& key)
{
    const bool isTrue = node.isScalar() && node.text == QStringLiteral("true");
    if (!isTrue && !(node.isScalar() && node.text == QStringLiteral("false")))
        wrongType(reading, node, key, QStringLiteral("true or false"));
    return isTrue;
}

QString readChoice(PlanReading& reading, const YamlNode& node, const QString& key, const QStringList& choices)
{
    if (node.isScalar() && choices.contains(node.text))
        return node.text;
    const QString wanted = choices.size() == 1 ? named(choices.first())
                                               : QStringLiteral("one of %1").arg(choices.join(QStringLiteral(", ")));
    if (!node.isScalar()) {
        wrongType(reading, node, key, wanted);
        return {};
    }
    const QString what = QStringLiteral("%1 wants %2; this is %3%4")
                             .arg(named(key), wanted, named(node.text.left(60)), suggestion(node.text, choices));
    reading.fail(ErrorCode::PlanWrongType, node.at, what);
    return {};
}

} // namespace godwit::core
