// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/list_text.h"

#include "core/functions/blank.h"
#include "core/sqlite/value.h"

#include <nlohmann/json.hpp>

namespace godwit::core {

namespace {

using Json = nlohmann::json;

void appendQuoted(QByteArray& json, QByteArrayView text)
{
    constexpr char kHex[] = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            json += "\\\"";
            break;
        case '\\':
            json += "\\\\";
            break;
        case '\b':
            json += "\\b";
            break;
        case '\f':
            json += "\\f";
            break;
        case '\n':
            json += "\\n";
            break;
        case '\r':
            json += "\\r";
            break;
        case '\t':
            json += "\\t";
            break;
        default:
            if (uchar(c) < 0x20) {
                json += "\\u00";
                json += kHex[uchar(c) >> 4];
                json += kHex[uchar(c) & 0x0f];
            } else {
                json += c;
            }
        }
    }
    json += '"';
}

/// Collects the elements of the list; what is blank after trimming is left out.
class ListWriter
{
public:
    void add(QByteArrayView element)
    {
        const QByteArrayView text = trimmedSpaces(element);
        if (text.isEmpty())
            return;
        m_json += m_json.isEmpty() ? '[' : ',';
        appendQuoted(m_json, text);
    }

    /// Null if nothing was added.
    [[nodiscard]] QByteArray finish() &&
    {
        if (!m_json.isEmpty())
            m_json += ']';
        return std::move(m_json);
    }

private:
    QByteArray m_json;
};

/// Receives what the parser reads. Returning false ends the parse, so nothing nests deeper than one array.
class TextArrayReader
{
public:
    explicit TextArrayReader(ListWriter& writer) : m_writer(writer) {}

    bool start_array(std::size_t /*elements*/) { return !std::exchange(m_isInside, true); }
    bool string(std::string& text)
    {
        m_writer.add(QByteArrayView(text.data(), qsizetype(text.size())));
        return true;
    }
    bool end_array() { return true; }

    bool null() { return false; }
    bool boolean(bool) { return false; }
    bool number_integer(Json::number_integer_t) { return false; }
    bool number_unsigned(Json::number_unsigned_t) { return false; }
    bool number_float(Json::number_float_t, const std::string&) { return false; }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return false; }
    bool key(std::string&) { return false; }
    bool end_object() { return false; }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) { return false; }

private:
    ListWriter& m_writer;
    bool m_isInside = false;
};

ListText fromJson(QByteArrayView text)
{
    if (text.contains('\0')) // the parser would take it for the end of its input
        return {};
    ListWriter writer;
    TextArrayReader reader(writer);
    if (!Json::sax_parse(text.begin(), text.end(), &reader))
        return {};
    return {.isValid = true, .json = std::move(writer).finish()};
}

ListText fromCommas(QByteArrayView text)
{
    if (!isValidUtf8(text))
        return {};
    ListWriter writer;
    while (true) {
        const qsizetype comma = text.indexOf(',');
        if (comma < 0)
            break;
        writer.add(text.first(comma));
        text = text.sliced(comma + 1);
    }
    writer.add(text);
    return {.isValid = true, .json = std::move(writer).finish()};
}

} // namespace

ListText listText(QByteArrayView text)
{
    const QByteArrayView trimmed = trimmedSpaces(text);
    return trimmed.startsWith('[') ? fromJson(trimmed) : fromCommas(trimmed);
}

} // namespace godwit::core
