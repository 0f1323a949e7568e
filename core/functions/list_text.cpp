// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/list_text.h"

#include "core/functions/ascii.h"
#include "core/functions/blank.h"
#include "core/functions/json_text.h"
#include "core/functions/part_reader.h"
#include "core/sqlite/value.h"

#include <nlohmann/json.hpp>

namespace godwit::core {

namespace {

using Json = nlohmann::json;

/// Collects the elements of the list; what is blank after trimming is left out.
class ListWriter
{
public:
    /// Takes room for the elements of most texts of so many bytes.
    explicit ListWriter(qsizetype textSize) { m_json.reserve(textSize + textSize / 2 + 4); }

    void add(QByteArrayView element)
    {
        const QByteArrayView text = trimmedSpaces(element);
        if (text.isEmpty())
            return;
        m_json += m_json.isEmpty() ? '[' : ',';
        appendJsonText(m_json, text);
    }

    /// Null if nothing was added.
    [[nodiscard]] QByteArray finish() &&
    {
        if (m_json.isEmpty())
            return {};
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
    ListWriter writer(text.size());
    TextArrayReader reader(writer);
    if (!Json::sax_parse(text.begin(), text.end(), &reader))
        return {};
    return {.isValid = true, .json = std::move(writer).finish()};
}

ListText fromCommas(QByteArrayView text)
{
    if (!isAscii(text) && !isValidUtf8(text))
        return {};
    ListWriter writer(text.size());
    PartReader parts(text, ",");
    while (const std::optional<QByteArrayView> part = parts.next())
        writer.add(*part);
    return {.isValid = true, .json = std::move(writer).finish()};
}

} // namespace

ListText listText(QByteArrayView text)
{
    const QByteArrayView trimmed = trimmedSpaces(text);
    return trimmed.startsWith('[') ? fromJson(trimmed) : fromCommas(trimmed);
}

} // namespace godwit::core
