// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/call.h"

#include <algorithm>
#include <array>
#include <vector>

#include <re2/re2.h>
#include <sqlite3.h>

namespace godwit::core {

namespace {

using re2::StringPiece;

StringPiece pieceOf(QByteArrayView bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

/// The compiled first argument. SQLite keeps it from row to row while the pattern is constant (a bad one too, so
/// that it is not compiled again and again); else it lives for this one call.
class Pattern
{
public:
    Pattern(Call& call, QByteArrayView text)
        : m_call(call), m_kept(static_cast<RE2*>(sqlite3_get_auxdata(call.context(), 0)))
    {
        if (m_kept)
            return;
        RE2::Options options;
        options.set_log_errors(false);
        m_fresh = std::make_unique<RE2>(pieceOf(text), options);
    }
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;
    ~Pattern()
    {
        // At the end of the call only: where the pattern is not constant SQLite destroys it at once.
        if (m_fresh)
            sqlite3_set_auxdata(m_call.context(), 0, m_fresh.release(), &destroy);
    }

    /// Null for a bad pattern; the cause is noted then.
    [[nodiscard]] const RE2* regex() const
    {
        const RE2& compiled = m_kept ? *m_kept : *m_fresh;
        if (compiled.ok())
            return &compiled;
        m_call.failExpression(QStringLiteral("%1 is not a regular expression: %2")
                                  .arg(m_call.shown(0), QString::fromStdString(compiled.error())));
        return nullptr;
    }

private:
    static void destroy(void* compiled) { delete static_cast<RE2*>(compiled); }

    Call& m_call;
    RE2* m_kept;
    std::unique_ptr<RE2> m_fresh;
};

void regexp(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    const std::optional<QByteArrayView> subject = call.text(1);
    if (!text || !subject)
        return;
    const Pattern pattern(call, *text);
    if (const RE2* const regex = pattern.regex())
        call.giveInteger(RE2::PartialMatch(pieceOf(*subject), *regex) ? 1 : 0);
}

/// The bytes of the character that begins there, in valid UTF-8.
std::size_t characterSize(char first)
{
    const auto byte = uchar(first);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/// What Rewrite() will append for one match, without making it.
qsizetype rewrittenSize(const StringPiece& replacement, const std::array<StringPiece, 10>& groups)
{
    qsizetype size = 0;
    for (std::size_t at = 0; at < replacement.size(); ++at, ++size) {
        if (replacement[at] != '\\' || ++at >= replacement.size() || replacement[at] == '\\')
            continue;
        size += qsizetype(groups[std::size_t(replacement[at] - '0')].size()) - 1; // checked: a digit
    }
    return size;
}

/// As RE2::GlobalReplace, but it stops, and rejects the row, before the result is longer than a value may be: a
/// replacement that repeats long groups could fill the memory otherwise.
bool replaceAll(Call& call, std::string& result, const RE2& regex, const StringPiece& subject,
                const StringPiece& replacement)
{
    std::array<StringPiece, 10> groups; // \0 to \9
    const int groupCount = RE2::MaxSubmatch(replacement) + 1;
    std::size_t at = 0;
    const char* lastEnd = nullptr;
    while (at <= subject.size() && regex.Match(subject, at, subject.size(), RE2::UNANCHORED, groups.data(), groupCount)) {
        const StringPiece& match = groups[0];
        const auto start = std::size_t(match.data() - subject.data());
        result.append(subject.data() + at, start - at);
        at = start;
        if (match.empty() && match.data() == lastEnd) { // nothing right behind a match is no further one
            const std::size_t size = at < subject.size() ? characterSize(subject[at]) : 1;
            result.append(subject.data() + at, std::min(size, subject.size() - at));
            at += size;
            continue;
        }
        if (call.isTooLong(qsizetype(result.size()) + rewrittenSize(replacement, groups)))
            return false;
        regex.Rewrite(&result, replacement, groups.data(), groupCount);
        at = start + match.size();
        lastEnd = subject.data() + at;
    }
    if (at < subject.size())
        result.append(subject.data() + at, subject.size() - at);
    return true;
}

void regexpReplace(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    const std::optional<QByteArrayView> subject = call.text(1);
    const std::optional<QByteArrayView> replacement = call.text(2);
    if (!text || !subject || !replacement)
        return;
    const Pattern pattern(call, *text);
    const RE2* const regex = pattern.regex();
    if (!regex)
        return;
    std::string problem;
    if (!regex->CheckRewriteString(pieceOf(*replacement), &problem)) {
        call.failExpression(
            QStringLiteral("%1 is not a replacement: %2").arg(call.shown(2), QString::fromStdString(problem)));
        return;
    }
    std::string result;
    if (replaceAll(call, result, *regex, pieceOf(*subject), pieceOf(*replacement)))
        call.giveText(QByteArrayView(result.data(), qsizetype(result.size())));
}

void regexpCapture(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    const std::optional<QByteArrayView> subject = call.text(1);
    const std::optional<qint64> n = call.integer(2);
    if (!text || !subject || !n)
        return;
    const Pattern pattern(call, *text);
    const RE2* const regex = pattern.regex();
    if (!regex)
        return;
    if (*n < 0 || *n > regex->NumberOfCapturingGroups()) {
        call.failExpression(QStringLiteral("%1 has no group %2").arg(call.shown(0), QString::number(*n)));
        return;
    }
    std::vector<StringPiece> groups(std::size_t(*n) + 1);
    const StringPiece whole = pieceOf(*subject);
    if (!regex->Match(whole, 0, whole.size(), RE2::UNANCHORED, groups.data(), int(groups.size())))
        return;
    const StringPiece& group = groups.back();
    if (group.data()) // null: the group took no part in the match
        call.giveText(QByteArrayView(group.data(), qsizetype(group.size())));
}

constexpr std::array kFunctions{
    FunctionDefinition{"regexp", 2, &callUnlessNull<regexp>},
    FunctionDefinition{"regexp_replace", 3, &callUnlessNull<regexpReplace>},
    FunctionDefinition{"regexp_capture", 3, &callUnlessNull<regexpCapture>},
};

} // namespace

std::span<const FunctionDefinition> patternFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
