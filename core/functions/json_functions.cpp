// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/call.h"

#include <nlohmann/json.hpp>

#include <array>
#include <functional>

namespace godwit::core {

namespace {

using Json = nlohmann::json;

/// Looks at the texts of a JSON document, and not at the names of members, until one is what is looked for.
class TextSearch
{
public:
    explicit TextSearch(std::function<bool(QByteArrayView)> isWanted) : m_isWanted(std::move(isWanted)) {}

    bool string(std::string& text)
    {
        m_isFound = m_isWanted(QByteArrayView(text.data(), qsizetype(text.size())));
        return !m_isFound;
    }
    [[nodiscard]] bool isFound() const { return m_isFound; }

    bool start_array(std::size_t) { return true; }
    bool end_array() { return true; }
    bool start_object(std::size_t) { return true; }
    bool end_object() { return true; }
    bool key(std::string&) { return true; }
    bool null() { return true; }
    bool boolean(bool) { return true; }
    bool number_integer(Json::number_integer_t) { return true; }
    bool number_unsigned(Json::number_unsigned_t) { return true; }
    bool number_float(Json::number_float_t, const std::string&) { return true; }
    bool binary(Json::binary_t&) { return true; }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

private:
    std::function<bool(QByteArrayView)> m_isWanted;
    bool m_isFound = false;
};

/// SQLite's JSON functions end a text that they take out of JSON before \u0000. With one argument, a JSON document, each of its
/// texts may be taken out; with two, the first was taken out of the second.
void uncut(Call& call)
{
    const int document = call.count() - 1;
    call.giveArgument(0);
    if (call.type(0) != Value::Type::Text || call.type(document) != Value::Type::Text || !call.bytes(document).contains("\\u0000"))
        return;
    const QByteArrayView taken = document > 0 ? call.bytes(0) : QByteArrayView();
    TextSearch search([&](QByteArrayView text) {
        return document == 0 ? text.contains('\0') : text.size() > taken.size() && text.startsWith(taken) && text[taken.size()] == '\0';
    });
    const QByteArrayView json = call.bytes(document);
    Json::sax_parse(json.begin(), json.end(), &search);
    if (search.isFound())
        call.failExpression(QStringLiteral("a text in the JSON has the character \\u0000, where SQLite would cut it off"));
}

constexpr std::array kFunctions{
    FunctionDefinition{"_godwit_uncut", 1, &callAlways<uncut>},
    FunctionDefinition{"_godwit_uncut", 2, &callAlways<uncut>},
};

} // namespace

std::span<const FunctionDefinition> jsonFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
