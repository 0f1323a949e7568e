// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdf/pages.h"
#include "core/report/pdf/printer.h"
#include "core/report/report_text.h"
#include "core/report/writers.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>

namespace godwit::core {

namespace {

int pagesOf(const Document& document, pdf::Measures& measures)
{
    pdf::Pages pages(document, measures, nullptr, nullptr, 0);
    pdf::Printer(pages).print(document);
    return pages.count();
}

Error notPrinted(const QString& why)
{
    return Error(ErrorCode::FileFailed, QStringLiteral("The PDF cannot be made.")).withDetail(why);
}

} // namespace

Result<QByteArray> pdfDocument(const Document& document)
{
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return notPrinted(QStringLiteral("this program was started without fonts"));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return notPrinted(buffer.errorString());
    QPdfWriter writer(&buffer);
    writer.setResolution(int(72 * pdf::kUnit));
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
    writer.setTitle(visibleText(document.title));
    writer.setCreator(document.tool);
    QPainter painter;
    if (!painter.begin(&writer))
        return notPrinted(QStringLiteral("it cannot be drawn"));
    pdf::Measures measures;
    pdf::Pages pages(document, measures, &writer, &painter, pagesOf(document, measures));
    pdf::Printer(pages).print(document);
    if (!painter.end())
        return notPrinted(QStringLiteral("it cannot be finished"));
    buffer.close();
    return bytes;
}

} // namespace godwit::core
