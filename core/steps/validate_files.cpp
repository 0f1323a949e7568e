// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/sqlite/cell.h"
#include "core/sqlite/quoting.h"
#include "core/steps/validate_suites.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

namespace godwit::core {

namespace {

/// The file that a value names.
QString pathOf(const QDir& folder, const Cell& cell)
{
    return QDir::cleanPath(folder.absoluteFilePath(QString::fromUtf8(cell.bytes.toByteArray())));
}

/// Each name is looked for once, however many rows have it.
Status look(Statement& rows, const QDir& folder, CheckResult& check)
{
    qint64 names = 0;
    check.rows = 0;
    while (true) {
        GODWIT_TRY(const bool hasRow, rows.step());
        if (!hasRow)
            break;
        ++names;
        const Cell name = cellOf(rows, 0);
        const QString path = pathOf(folder, name);
        const bool isText = name.type == Value::Type::Text && !name.bytes.contains('\0');
        if (isText && QFileInfo(path).isFile())
            continue;
        ++check.rows;
        if (check.samples.size() < kSampleRows)
            check.samples.append({cellText(rows, 0), isText ? path : QStringLiteral("no name of a file")});
    }
    check.figures = QStringLiteral("%1 names, %2 without a file").arg(grouped(names), grouped(check.rows));
    return {};
}

} // namespace

Status checkNamedFiles(Database& after, const NamedFiles& files, StepContext& context,
                       QList<CheckResult>& checks)
{
    const QDir home(QFileInfo(context.workspace.database()).absolutePath());
    const QDir folder(files.folder.isEmpty() ? home.path() : home.absoluteFilePath(files.folder));
    const QString column = quoted(files.column);
    CheckResult check = newCheck(
        kIntegritySuite, QStringLiteral("files of %1.%2").arg(files.table, files.column),
        QStringLiteral(
            "SELECT DISTINCT %1 FROM %2 WHERE trim(%1) <> '' ORDER BY %1\n-- each is a file below %3")
            .arg(column, quoted(files.table), folder.path()));
    check.columns = {files.column, QStringLiteral("looked for")};
    QElapsedTimer timer;
    timer.start();
    const Status outcome = [&]() -> Status {
        GODWIT_TRY(Statement rows, after.prepare(check.query.section(u'\n', 0, 0)));
        return look(rows, folder, check);
    }();
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    if (!outcome && outcome.error().isCancel())
        return outcome;
    const bool isFaulty = !outcome || check.rows > 0;
    check.verdict = !isFaulty                                        ? Verdict::Passed
                    : files.severity == Severity::Warning && outcome ? Verdict::Warning
                                                                     : Verdict::Failed;
    if (!outcome)
        check.why = outcome.error().what;
    else if (check.rows > 0)
        check.why = countText(check.rows, QStringLiteral("file is"), QStringLiteral("files are")) +
                    QStringLiteral(" missing");
    checks.append(check);
    return {};
}

} // namespace godwit::core
