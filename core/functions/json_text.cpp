// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/json_text.h"

namespace godwit::core {

namespace {

bool isEscaped(char c)
{
    return uchar(c) < 0x20 || c == '"' || c == '\\';
}

void appendEscaped(QByteArray& json, char c)
{
    constexpr char kHex[] = "0123456789abcdef";
    switch (c) {
    case '"':
    case '\\':
        json += '\\';
        json += c;
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
        json += "\\u00";
        json += kHex[uchar(c) >> 4];
        json += kHex[uchar(c) & 0x0f];
    }
}

} // namespace

void appendJsonText(QByteArray& json, QByteArrayView text)
{
    json += '"';
    const char* plain = text.data(); // what stands between two escapes is copied in one piece
    const char* const end = plain + text.size();
    for (const char* at = plain; at < end; ++at) {
        if (!isEscaped(*at))
            continue;
        json.append(plain, at - plain);
        appendEscaped(json, *at);
        plain = at + 1;
    }
    json.append(plain, end - plain);
    json += '"';
}

} // namespace godwit::core
