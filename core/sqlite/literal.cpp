// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/literal.h"

#include <QRegularExpression>

#include <limits>

namespace godwit::core {

namespace {

/// Takes one literal after the other from a text.
class LiteralReader
{
public:
    explicit LiteralReader(QStringView text) : m_left(text.trimmed()) {}

    [[nodiscard]] bool isAtEnd() const { return m_left.isEmpty(); }

    bool takeComma() { return takeWord(u","); }

    std::optional<Value> take()
    {
        if (takeWord(u"NULL"))
            return Value::null();
        if (takeWord(u"(0.0 * -1)"))
            return Value::ofReal(-0.0);
        if (m_left.startsWith(u'\''))
            return takeText();
        if (m_left.startsWith(u"X'", Qt::CaseInsensitive))
            return takeBlob();
        if (takeWord(u"CAST("))
            return takeCast();
        return takeNumber();
    }

private:
    bool takeWord(QStringView word)
    {
        if (!m_left.startsWith(word, Qt::CaseInsensitive))
            return false;
        m_left = m_left.sliced(word.size()).trimmed();
        return true;
    }

    std::optional<Value> takeText()
    {
        QString text;
        for (qsizetype at = 1; at < m_left.size(); ++at) {
            if (m_left[at] != u'\'') {
                text += m_left[at];
            } else if (at + 1 < m_left.size() && m_left[at + 1] == u'\'') {
                text += m_left[at++];
            } else {
                m_left = m_left.sliced(at + 1).trimmed();
                return Value::ofText(text);
            }
        }
        return {};
    }

    std::optional<Value> takeBlob()
    {
        const qsizetype end = m_left.indexOf(u'\'', 2);
        if (end < 0)
            return {};
        const QByteArray digits = m_left.sliced(2, end - 2).toLatin1();
        const QByteArray bytes = QByteArray::fromHex(digits);
        if (bytes.size() * 2 != digits.size() || bytes.toHex() != digits.toLower())
            return {};
        m_left = m_left.sliced(end + 1).trimmed();
        return Value::ofBlob(bytes);
    }

    std::optional<Value> takeCast()
    {
        if (!m_left.startsWith(u"X'", Qt::CaseInsensitive))
            return {};
        const auto blob = takeBlob();
        if (!blob || !takeWord(u"AS") || !takeWord(u"TEXT") || !takeWord(u")"))
            return {};
        return Value::ofText(blob->bytes);
    }

    std::optional<Value> takeNumber()
    {
        static const QRegularExpression kNumber(QStringLiteral("^[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?"));
        const QRegularExpressionMatch match = kNumber.match(m_left.toString());
        if (!match.hasMatch())
            return {};
        const QString number = match.captured(0);
        m_left = m_left.sliced(number.size()).trimmed();
        bool fits = false;
        const qint64 integer = number.toLongLong(&fits);
        if (fits)
            return Value::ofInteger(integer);
        const double real = number.toDouble(&fits); // infinite and not fitting for 9e999
        if (fits || qIsInf(real))
            return Value::ofReal(real);
        return {};
    }

    QStringView m_left;
};

} // namespace

std::optional<Value> valueOfLiteral(QStringView text)
{
    LiteralReader reader(text);
    const auto value = reader.take();
    return reader.isAtEnd() ? value : std::nullopt;
}

QString literalsOf(const Row& row)
{
    QStringList literals;
    for (const Value& value : row)
        literals.append(value.toLiteral());
    return literals.join(QStringLiteral(", "));
}

std::optional<Row> valuesOfLiterals(QStringView text)
{
    LiteralReader reader(text);
    Row row;
    do {
        const auto value = reader.take();
        if (!value)
            return {};
        row.push_back(*value);
    } while (reader.takeComma());
    return reader.isAtEnd() ? std::optional<Row>(row) : std::nullopt;
}

} // namespace godwit::core
