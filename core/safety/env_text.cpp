// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/env_text.h"

#include <algorithm>
#include <cstring>

namespace godwit::core {

namespace {

/// Where one KEY=value stands. Positions are bytes of the text.
struct Entry
{
    QByteArray key;
    qsizetype start = 0;      ///< of its first line
    qsizetype end = 0;        ///< after its last line's end
    qsizetype valueStart = 0; ///< with quotes
    qsizetype valueEnd = 0;
    char quote = '\0';
    bool isReadable = true; ///< false: it begins with a quote that does not end as one
};

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

bool isKeyByte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte == '.' || byte == '-';
}

/// One pass over the text, line by line, or value by value where a quoted value holds line ends.
class Scanner
{
public:
    explicit Scanner(const QByteArray& text) : m_text(text), m_at(text.startsWith("\xEF\xBB\xBF") ? 3 : 0) {}

    std::optional<Entry> next()
    {
        while (m_at < m_text.size()) {
            Entry entry;
            entry.start = m_at;
            const bool isEntry = readKey(entry);
            if (isEntry)
                readValue(entry);
            m_at = entry.end = lineAfter(isEntry ? entry.valueEnd : entry.start);
            if (isEntry)
                return entry;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] char byteAt(qsizetype at) const { return at < m_text.size() ? m_text.at(at) : '\n'; }
    [[nodiscard]] qsizetype pastBlanks(qsizetype at) const
    {
        while (isBlank(byteAt(at)))
            ++at;
        return at;
    }
    [[nodiscard]] qsizetype lineAfter(qsizetype at) const
    {
        const qsizetype end = m_text.indexOf('\n', at);
        return end < 0 ? m_text.size() : end + 1;
    }
    /// The end of the line's content, before LF or CR LF.
    [[nodiscard]] qsizetype contentEnd(qsizetype at) const
    {
        qsizetype end = m_text.indexOf('\n', at);
        end = end < 0 ? m_text.size() : end;
        return end > at && m_text.at(end - 1) == '\r' ? end - 1 : end;
    }

    bool readKey(Entry& entry)
    {
        qsizetype at = pastBlanks(entry.start);
        if (m_text.mid(at, 6) == "export" && isBlank(byteAt(at + 6)))
            at = pastBlanks(at + 6);
        const qsizetype keyStart = at;
        while (isKeyByte(byteAt(at)))
            ++at;
        entry.key = m_text.mid(keyStart, at - keyStart);
        at = pastBlanks(at);
        entry.valueStart = at + 1;
        return !entry.key.isEmpty() && byteAt(at) == '=';
    }

    void readValue(Entry& entry)
    {
        const qsizetype start = pastBlanks(entry.valueStart);
        const char first = byteAt(start);
        if (first != '"' && first != '\'' && first != '`') {
            readBareValue(entry, start);
            return;
        }
        entry.valueStart = start;
        const qsizetype close = closingQuote(start);
        entry.isReadable = close >= 0;
        entry.quote = first;
        entry.valueEnd = close >= 0 ? close + 1 : contentEnd(start);
    }

    void readBareValue(Entry& entry, qsizetype start)
    {
        const qsizetype content = contentEnd(start);
        qsizetype end = start;
        while (end < content && !(m_text.at(end) == '#' && isBlank(byteAt(end - 1))) &&
               !(end == start && m_text.at(end) == '#'))
            ++end;
        while (end > start && isBlank(m_text.at(end - 1)))
            --end;
        if (end > start)
            entry.valueStart = start;
        else
            end = entry.valueStart; // empty: what comes in later stands right after the equals sign
        entry.valueEnd = end;
    }

    /// The quote that ends the value, or -1: only a comment may follow on its line.
    [[nodiscard]] qsizetype closingQuote(qsizetype start) const
    {
        const char quote = m_text.at(start);
        qsizetype at = start + 1;
        while (at < m_text.size() && m_text.at(at) != quote)
            at += quote == '"' && m_text.at(at) == '\\' ? 2 : 1;
        if (at >= m_text.size())
            return -1;
        const qsizetype after = pastBlanks(at + 1);
        return after >= contentEnd(at + 1) || byteAt(after) == '#' ? at : -1;
    }

    const QByteArray& m_text;
    qsizetype m_at;
};

std::optional<Entry> lastEntry(const QByteArray& text, const QString& key)
{
    const QByteArray wanted = key.toUtf8();
    std::optional<Entry> last;
    Scanner scanner(text);
    while (auto entry = scanner.next()) {
        if (entry->key == wanted)
            last = std::move(entry);
    }
    return last;
}

QByteArray unescaped(const QByteArray& inner)
{
    QByteArray plain;
    for (qsizetype at = 0; at < inner.size(); ++at) {
        const char next = inner.at(at) == '\\' && at + 1 < inner.size() ? inner.at(at + 1) : '\0';
        static constexpr char kEscapes[] = "\\\"$`nrt";
        static constexpr char kMeanings[] = "\\\"$`\n\r\t";
        const char* found = next == '\0' ? nullptr : std::strchr(kEscapes, next);
        plain.append(found ? kMeanings[found - kEscapes] : inner.at(at));
        at += found ? 1 : 0;
    }
    return plain;
}

QByteArray inDoubleQuotes(const QByteArray& plain)
{
    QByteArray quoted("\"");
    for (const char byte : plain) {
        if (byte == '\n' || byte == '\r') {
            quoted.append(byte == '\n' ? "\\n" : "\\r");
            continue;
        }
        if (std::strchr("\\\"$`", byte))
            quoted.append('\\');
        quoted.append(byte);
    }
    return quoted.append('"');
}

/// True if no reader of .env files, shells included, sees anything in it but itself.
bool canStandBare(const QByteArray& plain)
{
    for (const char byte : plain) {
        const bool isWord = isKeyByte(byte) || static_cast<unsigned char>(byte) >= 0x80;
        if (!isWord && !std::strchr("/:@%+,=^", byte))
            return false;
    }
    return true;
}

QByteArray encoded(const QString& value, char quote)
{
    const QByteArray plain = value.toUtf8();
    const bool isLiteral = quote == '\'' || quote == '`';
    if (isLiteral && !plain.contains(quote) && !plain.contains('\n') && !plain.contains('\r'))
        return quote + plain + quote;
    return quote == '\0' && canStandBare(plain) ? plain : inDoubleQuotes(plain);
}

Error failed(const QString& why)
{
    return {ErrorCode::FlagFailed, why};
}

} // namespace

bool isEnvKey(const QString& key)
{
    const QByteArray bytes = key.toUtf8();
    if (bytes.isEmpty() || (bytes.front() >= '0' && bytes.front() <= '9'))
        return false;
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char byte) { return isKeyByte(byte) && byte != '.' && byte != '-'; });
}

Result<std::optional<QString>> envValue(const QByteArray& text, const QString& key)
{
    if (text.contains('\0'))
        return failed(QStringLiteral("it is no text in UTF-8"));
    const std::optional<Entry> entry = lastEntry(text, key);
    if (!entry)
        return std::optional<QString>();
    if (!entry->isReadable)
        return failed(QStringLiteral("the quotes around its value do not match"));
    QByteArray raw = text.mid(entry->valueStart, entry->valueEnd - entry->valueStart);
    if (entry->quote != '\0')
        raw = raw.mid(1, raw.size() - 2);
    if (entry->quote == '"')
        raw = unescaped(raw);
    const QString value = QString::fromUtf8(raw);
    if (value.toUtf8() != raw)
        return failed(QStringLiteral("its value is no text in UTF-8"));
    return std::optional<QString>(value);
}

Result<QByteArray> envWith(const QByteArray& text, const QString& key, const QString& value)
{
    GODWIT_TRY(const std::optional<QString> before, envValue(text, key));
    if (value.contains(QChar(u'\0')))
        return failed(QStringLiteral("the new value holds a NUL"));
    if (before) {
        const Entry entry = *lastEntry(text, key);
        QByteArray written = encoded(value, entry.quote);
        if (text.mid(entry.valueEnd, 1) == "#")
            written.append(' '); // the comment of an empty value would become part of the new one
        return text.left(entry.valueStart) + written + text.mid(entry.valueEnd);
    }
    const QByteArray line = key.toUtf8() + '=' + encoded(value, '\0');
    const qsizetype lastEnd = text.lastIndexOf('\n');
    const QByteArray lineEnd = lastEnd > 0 && text.at(lastEnd - 1) == '\r' ? "\r\n" : "\n";
    const bool endsOpen = !text.isEmpty() && !text.endsWith('\n');
    return endsOpen ? text + lineEnd + line : text + line + lineEnd;
}

QByteArray envWithout(const QByteArray& text, const QString& key)
{
    const std::optional<Entry> entry = lastEntry(text, key);
    if (!entry)
        return text;
    qsizetype start = entry->start;
    if (entry->end == text.size() && !text.endsWith('\n')) {
        // The last line had no end: the line before gives its own away, as it was before ours was added.
        start -= start > 0 ? 1 : 0;
        start -= start > 0 && text.at(start) == '\n' && text.at(start - 1) == '\r' ? 1 : 0;
    }
    return text.left(start) + text.mid(entry->end);
}

} // namespace godwit::core
