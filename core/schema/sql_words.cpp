// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sql_words.h"

namespace godwit::core {

namespace {

QChar folded(QChar character)
{
    const bool isUpper = character >= u'A' && character <= u'Z';
    return isUpper ? QChar(character.unicode() + 32) : character;
}

bool isWordPart(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z') || (code >= u'0' && code <= u'9') ||
           code == u'_' || code == u'$' || code >= 0x80;
}

bool isSpace(QChar character)
{
    return character == u' ' || (character >= u'\t' && character <= u'\r');
}

/// Walks over the text once; each function moves m_at behind what it took.
class Splitter
{
public:
    explicit Splitter(QStringView sql) : m_sql(sql) {}

    QList<SqlWord> split()
    {
        QList<SqlWord> words;
        while (m_at < m_sql.size()) {
            if (isSpace(m_sql[m_at]))
                ++m_at;
            else if (startsWith(u"--"))
                skipTo(u"\n");
            else if (startsWith(u"/*"))
                skipTo(u"*/");
            else
                words.append(next());
        }
        return words;
    }

private:
    [[nodiscard]] bool startsWith(QStringView text) const { return m_sql.mid(m_at).startsWith(text); }

    void skipTo(QStringView end)
    {
        const qsizetype found = m_sql.indexOf(end, m_at + 2);
        m_at = found < 0 ? m_sql.size() : found + end.size();
    }

    SqlWord next()
    {
        const qsizetype start = m_at;
        const QChar first = m_sql[m_at];
        if (first == u'\'')
            return {SqlWord::Kind::Text, enclosed(u'\''), start};
        if (first == u'"' || first == u'`')
            return {SqlWord::Kind::Quoted, enclosed(first), start};
        if (first == u'[')
            return {SqlWord::Kind::Quoted, enclosed(u']'), start};
        if (first == u'?' || first == u':' || first == u'@' || first == u'$') {
            ++m_at;
            return {SqlWord::Kind::Parameter, word(), start};
        }
        if (isWordPart(first))
            return {SqlWord::Kind::Word, word(), start};
        ++m_at;
        return {SqlWord::Kind::Sign, QString(first), start};
    }

    QString word()
    {
        const qsizetype start = m_at;
        while (m_at < m_sql.size() && isWordPart(m_sql[m_at]))
            ++m_at;
        return m_sql.mid(start, m_at - start).toString();
    }

    /// A doubled end character stands for itself, but for ].
    QString enclosed(QChar end)
    {
        QString text;
        for (++m_at; m_at < m_sql.size(); ++m_at) {
            if (m_sql[m_at] != end) {
                text += m_sql[m_at];
                continue;
            }
            const bool isDoubled = end != u']' && m_at + 1 < m_sql.size() && m_sql[m_at + 1] == end;
            if (!isDoubled)
                break;
            text += end;
            ++m_at;
        }
        m_at = qMin(m_at + 1, m_sql.size());
        return text;
    }

    QStringView m_sql;
    qsizetype m_at = 0;
};

} // namespace

bool SqlWord::is(QStringView word) const
{
    return kind == Kind::Word && isSameName(text, word);
}

QList<SqlWord> sqlWords(QStringView sql)
{
    return Splitter(sql).split();
}

bool isSameName(QStringView one, QStringView other)
{
    if (one.size() != other.size())
        return false;
    for (qsizetype index = 0; index < one.size(); ++index) {
        if (folded(one[index]) != folded(other[index]))
            return false;
    }
    return true;
}

QString foldedName(QStringView name)
{
    QString text = name.toString();
    for (QChar& character : text)
        character = folded(character);
    return text;
}

} // namespace godwit::core
