// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_writer.h"

#include "core/report/csv_reader.h"
#include "core/report/report_text.h"

#include <algorithm>
#include <array>

namespace godwit::core {

namespace {

/// Control characters that would steer a terminal become visible; line ends and tabs belong to the value.
QString safeCell(const QString& cell)
{
    QString safe;
    safe.reserve(cell.size() + 1);
    if (startsFormula(cell)) // the apostrophe makes it text
        safe += QLatin1Char('\'');
    for (const QChar character : cell) {
        const char16_t c = character.unicode();
        const bool isControl =
            (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F || (c >= 0x80 && c <= 0x9F);
        safe += isControl ? visibleText(character) : QString(character);
    }
    return safe;
}

QString cellText(const QString& cell)
{
    if (cell.isNull())
        return {};
    const QString safe = safeCell(cell);
    static const QString kQuoted = QStringLiteral(",\"\r\n");
    const bool needsQuotes = safe.isEmpty() || std::ranges::any_of(safe, [](QChar character) {
                                 return kQuoted.contains(character);
                             });
    return needsQuotes ? QLatin1Char('"') + QString(safe).replace(QLatin1Char('"'), QLatin1String("\"\"")) +
                             QLatin1Char('"')
                       : safe;
}

/// What the bytes of a cell ask for.
enum class Bytes : char { Plain, Quoted, Other };

constexpr std::array<Bytes, 256> bytesTable()
{
    std::array<Bytes, 256> table{};
    for (size_t byte = 0; byte < table.size(); ++byte)
        table[byte] = byte < 0x20 || byte == 0x7F || byte >= 0x80 ? Bytes::Other : Bytes::Plain;
    for (const char byte : {',', '"', '\r', '\n'})
        table[static_cast<uchar>(byte)] = Bytes::Quoted;
    table['\t'] = Bytes::Plain;
    return table;
}

constexpr std::array<Bytes, 256> kBytes = bytesTable();

/// Text beyond ASCII that may stand as it is: valid, no C1 control (C2 80 to C2 9F), no full-width sign in front.
bool isPlainUnicode(QByteArrayView utf8)
{
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        const auto byte = static_cast<uchar>(utf8[at]);
        const bool isControl = byte < 0x80 ? kBytes[byte] == Bytes::Other
                                           : byte == 0xC2 && at + 1 < utf8.size() && static_cast<uchar>(utf8[at + 1]) < 0xA0;
        if (isControl)
            return false;
    }
    return static_cast<uchar>(utf8.front()) != 0xEF && utf8.isValidUtf8();
}

void appendQuoted(QByteArray& line, QByteArrayView utf8)
{
    line.append('"');
    for (const char byte : utf8) {
        if (byte == '"')
            line.append('"');
        line.append(byte);
    }
    line.append('"');
}

} // namespace

QByteArray csvLine(const QStringList& cells)
{
    QStringList escaped;
    escaped.reserve(cells.size());
    for (const QString& cell : cells)
        escaped.append(cellText(cell));
    return (escaped.join(QLatin1Char(',')) + QLatin1String("\r\n")).toUtf8();
}

QByteArray csvCell(const QString& cell)
{
    return cellText(cell).toUtf8();
}

bool appendPlainCsvCell(QByteArray& line, QByteArrayView utf8)
{
    if (utf8.isEmpty()) {
        line.append("\"\"");
        return true;
    }
    if (QByteArrayView("=+-@\t\r\n").contains(utf8.front()))
        return false;
    bool isQuoted = false;
    bool isOther = false;
    for (const char byte : utf8) {
        const Bytes kind = kBytes[static_cast<uchar>(byte)];
        isQuoted = isQuoted || kind == Bytes::Quoted;
        isOther = isOther || kind == Bytes::Other;
    }
    if (isOther && !isPlainUnicode(utf8))
        return false;
    if (isQuoted)
        appendQuoted(line, utf8);
    else
        line.append(utf8.data(), utf8.size());
    return true;
}

} // namespace godwit::core
