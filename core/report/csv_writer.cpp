// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_reader.h"
#include "core/report/json.h"
#include "core/report/report_text.h"
#include "core/report/verdict.h"

#include <QJsonDocument>

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

QString utc(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

/// A figure that is not known is an empty cell.
QString known(double figure)
{
    return figure < 0 ? QString() : QString::number(figure, 'g', 15);
}

QString text(qint64 number)
{
    return QString::number(number);
}

QByteArray headCsv(const Report& report)
{
    const ReportVerdict verdict = judgeReport(report);
    const RunStatus& status = report.status;
    const QList<std::pair<QString, QString>> facts{
        {QStringLiteral("format"), QStringLiteral("godwit-report")},
        {QStringLiteral("verdict"), verdictId(verdict.kind)},
        {QStringLiteral("title"), verdict.title},
        {QStringLiteral("is_stale"), report.isStale ? QStringLiteral("true") : QStringLiteral("false")},
        {QStringLiteral("written_at"), utc(report.writtenAt)},
        {QStringLiteral("tool_version"), report.toolVersion},
        {QStringLiteral("sqlite_version"), report.sqliteVersion},
        {QStringLiteral("database"), status.database},
        {QStringLiteral("run"), status.run},
        {QStringLiteral("plan"), status.planName},
        {QStringLiteral("plan_version"), status.planVersion},
        {QStringLiteral("plan_hash"), status.planHash},
    };
    QByteArray csv = csvLine({QStringLiteral("report"), QStringLiteral("name"), QStringLiteral("value")});
    for (const auto& [name, value] : facts)
        csv += csvLine({QStringLiteral("report"), name, value});
    return csv;
}

QByteArray balanceCsv(const RunStatus& status)
{
    const QString section = QStringLiteral("balance");
    QByteArray csv =
        csvLine({section, QStringLiteral("table"), QStringLiteral("rows"), QStringLiteral("moved"),
                 QStringLiteral("merged"), QStringLiteral("skipped"), QStringLiteral("quarantined"),
                 QStringLiteral("kept"), QStringLiteral("unaccounted"), QStringLiteral("closes")});
    for (const BalanceRow& row : status.balance)
        csv += csvLine({section, row.table, text(row.rows), text(row.moved), text(row.merged),
                        text(row.skipped), text(row.quarantined), text(row.kept), text(row.unaccounted),
                        row.closes() ? QStringLiteral("true") : QStringLiteral("false")});
    return csv;
}

QByteArray phasesCsv(const RunStatus& status)
{
    const QString section = QStringLiteral("phases");
    QByteArray csv = csvLine({section, QStringLiteral("id"), QStringLiteral("title"), QStringLiteral("state"),
                              QStringLiteral("started_at"), QStringLiteral("ended_at"),
                              QStringLiteral("elapsed_ms"), QStringLiteral("summary")});
    for (const PhaseStatus& phase : status.phases)
        csv += csvLine({section, phase.id, phase.title, stateId(phase.state), utc(phase.startedAt),
                        utc(phase.endedAt), text(phase.elapsedMs), phase.summary});
    return csv;
}

QByteArray checksCsv(const RunStatus& status)
{
    const QString section = QStringLiteral("checks");
    QByteArray csv =
        csvLine({section, QStringLiteral("phase"), QStringLiteral("suite"), QStringLiteral("name"),
                 QStringLiteral("verdict"), QStringLiteral("figures"), QStringLiteral("rows"),
                 QStringLiteral("elapsed_us"), QStringLiteral("at"), QStringLiteral("why"),
                 QStringLiteral("query"), QStringLiteral("before_ms"), QStringLiteral("after_ms"),
                 QStringLiteral("p95_before_ms"), QStringLiteral("p95_after_ms")});
    for (const CheckResult& check : status.checks)
        csv += csvLine({section, check.phase, check.suite, check.name, verdictId(check.verdict),
                        check.figures, check.rows < 0 ? QString() : text(check.rows), text(check.elapsedUs),
                        utc(check.at), check.why, check.query, known(check.beforeMs), known(check.afterMs),
                        known(check.p95BeforeMs), known(check.p95AfterMs)});
    return csv;
}

QByteArray criteriaCsv(const RunStatus& status)
{
    const QString section = QStringLiteral("criteria");
    QByteArray csv = csvLine({section, QStringLiteral("name"), QStringLiteral("measured"),
                              QStringLiteral("target"), QStringLiteral("verdict")});
    for (const CriterionResult& criterion : status.criteria)
        csv += csvLine({section, criterion.name, criterion.measured, criterion.target,
                        !isMeasured(criterion) ? QStringLiteral("not measured")
                        : criterion.met        ? QStringLiteral("met")
                                               : QStringLiteral("not met")});
    return csv;
}

QByteArray quarantineCsv(const Report& report)
{
    const QString section = QStringLiteral("quarantine");
    QByteArray csv = csvLine({section, QStringLiteral("id"), QStringLiteral("table"), QStringLiteral("key"),
                              QStringLiteral("column"), QStringLiteral("cause"), QStringLiteral("code"),
                              QStringLiteral("first_cause"), QStringLiteral("phase"), QStringLiteral("step"),
                              QStringLiteral("state"), QStringLiteral("reason"), QStringLiteral("values")});
    for (const QuarantineEntry& entry : report.quarantine) {
        const QJsonObject values = toJson(entry).value(QLatin1String("values")).toObject();
        csv +=
            csvLine({section, text(entry.id), entry.table, entry.key, entry.column, entry.cause, entry.code,
                     entry.firstCause, entry.phase, entry.step, stateId(entry.state), entry.reason,
                     QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact))});
    }
    return csv;
}

QByteArray snapshotsCsv(const RunStatus& status)
{
    const QString section = QStringLiteral("snapshots");
    QByteArray csv = csvLine({section, QStringLiteral("id"), QStringLiteral("taken_at"),
                              QStringLiteral("verified_at"), QStringLiteral("bytes"),
                              QStringLiteral("sha256"), QStringLiteral("why"), QStringLiteral("path")});
    for (const SnapshotInfo& snapshot : status.snapshots)
        csv += csvLine({section, snapshot.id, utc(snapshot.takenAt), utc(snapshot.verifiedAt),
                        text(snapshot.bytes), snapshot.sha256, snapshot.why, snapshot.path});
    return csv;
}

QByteArray auditCsv(const QList<AuditEntry>& audit)
{
    const QString section = QStringLiteral("audit");
    QByteArray csv = csvLine({section, QStringLiteral("number"), QStringLiteral("at"), QStringLiteral("who"),
                              QStringLiteral("action"), QStringLiteral("detail"), QStringLiteral("plan_hash"),
                              QStringLiteral("hash")});
    for (const AuditEntry& entry : audit)
        csv += csvLine({section, text(entry.number), utc(entry.at), entry.who, entry.action, entry.detail,
                        entry.planHash, entry.hash});
    return csv;
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

QByteArray reportCsv(const Report& report)
{
    return headCsv(report) + balanceCsv(report.status) + phasesCsv(report.status) + checksCsv(report.status) +
           criteriaCsv(report.status) + quarantineCsv(report) + snapshotsCsv(report.status) +
           auditCsv(report.audit);
}

} // namespace godwit::core
