// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"
#include "core/result.h"

namespace godwit::core {

/// The one report model: all facts of a run at one moment. The writers only lay it out.
struct Report
{
    RunStatus status;
    Plan plan; ///< for its people part
    QList<AuditEntry> audit;
    QList<QuarantineEntry> quarantine; ///< the first kReportQuarantineRows
    qint64 quarantineTotal = 0;
    QDateTime writtenAt; ///< UTC
    QString toolVersion;
    QString sqliteVersion;
    bool isStale = false; ///< a file changed since the checks ran
};

inline constexpr qint64 kReportQuarantineRows = 1000;

/// Self-contained HTML: no scripts, no external files, printable (A4), charts as inline SVG, every value escaped.
[[nodiscard]] QByteArray reportHtml(const Report& report);
/// One JSON object: `status` and the rest, keys as in json.h.
[[nodiscard]] QByteArray reportJson(const Report& report);
/// RFC 4180, UTF-8, sections one after the other with a first column naming the section; cells that start a formula
/// (= + - @ tab) are prefixed with an apostrophe.
[[nodiscard]] QByteArray reportCsv(const Report& report);

/// One CSV line with its CRLF, escaped as above; a null cell (NULL) is empty, an empty text is "". Control characters
/// other than tab and line ends are shown as symbols.
[[nodiscard]] QByteArray csvLine(const QStringList& cells);

/// Appends one cell as csvLine writes it, for exports of millions of rows. False, and nothing appended, if the bytes are
/// more than plain text (no valid UTF-8, control characters, the beginning of a formula): then csvCell.
[[nodiscard]] bool appendPlainCsvCell(QByteArray& line, QByteArrayView utf8);
[[nodiscard]] QByteArray csvCell(const QString& cell);

/// format: "html", "json", "csv".
Result<QByteArray> writeReport(const Report& report, const QString& format);

} // namespace godwit::core
