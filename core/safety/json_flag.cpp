// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/json_flag.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace godwit::core {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kMostLevels = 64;

Error failed(const QString& why)
{
    return {ErrorCode::FlagFailed, why};
}

/// Walks the text once before it is read, and says why it is refused. Its method names are the library's.
class Inspector : public nlohmann::json_sax<Json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t& text) override
    {
        const bool isInteger = text.find_first_of(".eE") == string_t::npos;
        return !isInteger || refuse(QStringLiteral("it holds an integer beyond 64 bits: %1")
                                        .arg(QString::fromStdString(text)));
    }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return descend(); }
    bool key(string_t& name) override
    {
        return m_names.back().insert(name).second ||
               refuse(QStringLiteral("it holds the member \"%1\" twice").arg(QString::fromStdString(name)));
    }
    bool end_object() override { return ascend(); }
    bool start_array(std::size_t) override { return descend(); }
    bool end_array() override { return ascend(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        return refuse(QStringLiteral("it is no valid JSON, at byte %1").arg(position));
    }
    [[nodiscard]] const QString& reason() const { return m_reason; }

private:
    bool refuse(const QString& reason)
    {
        m_reason = reason;
        return false;
    }
    bool descend()
    {
        m_names.emplace_back();
        return m_names.size() <= kMostLevels ||
               refuse(QStringLiteral("it has more than %1 levels").arg(kMostLevels));
    }
    bool ascend()
    {
        m_names.pop_back();
        return true;
    }

    std::vector<std::set<std::string>> m_names; ///< of the objects (and arrays) we are in
    QString m_reason;
};

Json parsed(const QByteArray& text)
{
    return Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
}

Result<Json> readObject(const QByteArray& text)
{
    Inspector inspector;
    if (!Json::sax_parse(text.begin(), text.end(), &inspector))
        return failed(inspector.reason());
    Json root = parsed(text);
    if (!root.is_object())
        return failed(QStringLiteral("it holds no JSON object"));
    return root;
}

/// The same text for the same value; never throws, whatever bytes are in strings.
std::string dumped(const Json& value, int indent = -1, char blank = ' ', bool isAscii = false)
{
    return value.dump(indent, blank, isAscii, Json::error_handler_t::replace);
}

/// Indentation of the first line that has some, line ends, escapes and what stands around, as they were.
QByteArray written(const Json& root, const QByteArray& like)
{
    const qsizetype open = like.indexOf('{');
    const qsizetype close = like.lastIndexOf('}');
    qsizetype at = like.indexOf('\n', open) + 1;
    int indent = -1;
    char blank = ' ';
    if (at > 0 && at <= close) {
        blank = like.at(at) == '\t' ? '\t' : ' ';
        indent = 0;
        while (like.at(at++) == blank)
            ++indent;
        indent = indent == 0 ? 2 : indent;
    }
    const bool isAscii =
        like.contains("\\u") && std::all_of(like.begin(), like.end(), [](char byte) { return byte > 0; });
    QByteArray text = QByteArray::fromStdString(dumped(root, indent, blank, isAscii));
    if (like.contains("\r\n"))
        text.replace("\n", "\r\n");
    return like.left(open) + text + like.mid(close + 1);
}

std::vector<std::string> partsOf(const QString& key)
{
    std::vector<std::string> parts;
    for (const QString& part : key.split(u'.'))
        parts.push_back(part.toStdString());
    return parts;
}

/// The member, or none; an error if the way down leads through something that is no object.
Result<const Json*> find(const Json& root, const QString& key)
{
    const Json* at = &root;
    for (const std::string& part : partsOf(key)) {
        if (!at->is_object())
            return failed(
                QStringLiteral("what stands above \"%1\" is no object").arg(QString::fromStdString(part)));
        const auto member = at->find(part);
        if (member == at->end())
            return static_cast<const Json*>(nullptr);
        at = &*member;
    }
    return at;
}

bool isBare(const Json& value)
{
    return value.is_boolean() || value.is_number() || value.is_null();
}

bool removeMember(Json& object, const std::vector<std::string>& parts, size_t level, int parentsMade)
{
    const auto member = object.find(parts.at(level));
    if (member == object.end())
        return false;
    if (level + 1 == parts.size()) {
        object.erase(member);
        return true;
    }
    const bool isMade = parts.size() - 1 - level <= static_cast<size_t>(parentsMade);
    const bool isRemoved = removeMember(*member, parts, level + 1, parentsMade);
    if (isRemoved && isMade && member->empty())
        object.erase(member);
    return isRemoved;
}

} // namespace

bool isJsonKey(const QString& key)
{
    return !key.split(u'.').contains(QString()) && !key.contains(QChar(u'\0'));
}

Result<std::optional<QString>> jsonValue(const QByteArray& text, const QString& key)
{
    GODWIT_TRY(const Json root, readObject(text));
    GODWIT_TRY(const Json* member, find(root, key));
    if (!member)
        return std::optional<QString>();
    if (member->is_structured())
        return failed(QStringLiteral("\"%1\" is an object or a list there").arg(key));
    return std::optional<QString>(QString::fromStdString(dumped(*member)));
}

QString jsonLiteral(const QString& value, const std::optional<QString>& before)
{
    const Json asLiteral = parsed(value.toUtf8());
    const bool wasBare = !before || isBare(parsed(before->toUtf8()));
    static const auto isWholeNumber = [](const QString& text) {
        return !text.contains(u'.') && !text.contains(u'e', Qt::CaseInsensitive);
    };
    const bool isTooLarge = asLiteral.is_number_float() && isWholeNumber(value);
    if (wasBare && !asLiteral.is_discarded() && isBare(asLiteral) && !isTooLarge)
        return QString::fromStdString(dumped(asLiteral));
    return QString::fromStdString(dumped(Json(value.toStdString())));
}

bool isSameJson(const QString& first, const QString& second)
{
    return parsed(first.toUtf8()) == parsed(second.toUtf8());
}

Result<JsonText> jsonWith(const QByteArray& text, const QString& key, const QString& literal)
{
    GODWIT_TRY(Json root, readObject(text));
    GODWIT_TRY([[maybe_unused]] const Json* present, find(root, key));
    Json value = parsed(literal.toUtf8());
    if (value.is_discarded())
        return failed(QStringLiteral("the new value is no valid JSON"));
    JsonText result;
    Json* at = &root;
    const std::vector<std::string> parts = partsOf(key);
    for (size_t level = 0; level + 1 < parts.size(); ++level) {
        if (!at->contains(parts.at(level))) {
            (*at)[parts.at(level)] = Json::object();
            ++result.parentsMade;
        }
        at = &(*at)[parts.at(level)];
    }
    (*at)[parts.back()] = std::move(value);
    result.text = written(root, text);
    return result;
}

Result<QByteArray> jsonWithout(const QByteArray& text, const QString& key, int parentsMade)
{
    GODWIT_TRY(Json root, readObject(text));
    GODWIT_TRY([[maybe_unused]] const Json* present, find(root, key));
    removeMember(root, partsOf(key), 0, parentsMade);
    return written(root, text);
}

} // namespace godwit::core
