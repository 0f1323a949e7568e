// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_reader.h"

namespace godwit::core {

namespace {

/// Walks once over the text.
class CsvParser
{
public:
    explicit CsvParser(const QString& text) : m_text(text) {}

    Result<QList<CsvRecord>> records()
    {
        QList<CsvRecord> records;
        while (m_at < m_text.size()) {
            CsvRecord record{.line = m_line, .cells = {}};
            bool goesOn = true;
            while (goesOn) {
                GODWIT_TRY(const QString cell, takeCell());
                record.cells.append(cell);
                goesOn = takeEnd();
            }
            const bool isBlank = record.cells.size() == 1 && record.cells.first().isEmpty();
            if (!isBlank)
                records.append(record);
        }
        return records;
    }

private:
    [[nodiscard]] QChar now() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(u'\n'); }

    Error refused(const QString& what) const
    {
        return {ErrorCode::ImportRefused, QStringLiteral("Line %1: %2").arg(m_line).arg(what)};
    }

    Result<QString> takeCell()
    {
        QString cell;
        if (now() == u'"') {
            GODWIT_TRY(cell, takeQuoted());
        } else {
            for (; !isEnd(); ++m_at) {
                if (now() == u'"')
                    return refused(QStringLiteral("a quotation mark stands in the middle of a cell."));
                cell += now();
            }
        }
        const bool isEscaped = cell.startsWith(u'\'') && startsFormula(cell.sliced(1));
        return isEscaped ? cell.sliced(1) : cell;
    }

    Result<QString> takeQuoted()
    {
        QString cell = QStringLiteral("");
        const qint64 begun = m_line;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text.at(m_at) == u'\n')
                ++m_line;
            if (m_text.at(m_at) != u'"') {
                cell += m_text.at(m_at);
            } else if (m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'"') {
                cell += m_text.at(m_at++);
            } else {
                ++m_at;
                if (!isEnd())
                    return refused(QStringLiteral("text follows a closing quotation mark."));
                return cell;
            }
        }
        m_line = begun;
        return refused(QStringLiteral("a quotation mark is not closed."));
    }

    [[nodiscard]] bool isEnd() const
    {
        const bool isCrLf = now() == u'\r' && (m_at + 1 >= m_text.size() || m_text.at(m_at + 1) == u'\n');
        return now() == u',' || now() == u'\n' || isCrLf;
    }

    /// True: another cell of this record comes.
    bool takeEnd()
    {
        if (now() == u',' && m_at < m_text.size()) {
            ++m_at;
            return true;
        }
        if (now() == u'\r')
            ++m_at;
        ++m_at;
        ++m_line;
        return false;
    }

    QString m_text;
    qsizetype m_at = 0;
    qint64 m_line = 1;
};

} // namespace

bool startsFormula(const QString& cell)
{
    static const QString kStarts = QStringLiteral("=+-@\t\r\n＝＋－＠");
    return !cell.isEmpty() && kStarts.contains(cell.front());
}

Result<QList<CsvRecord>> readCsv(const QByteArray& bytes)
{
    const QByteArray text = bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
    if (!QByteArrayView(text).isValidUtf8())
        return Error(ErrorCode::ImportRefused, QStringLiteral("The file is not in UTF-8."));
    return CsvParser(QString::fromUtf8(text)).records();
}

} // namespace godwit::core
