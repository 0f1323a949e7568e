// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_parts.h"

#include "core/report/parts.h"

namespace godwit::core {

namespace {

QString number(double value)
{
    return QString::number(value, 'f', 2);
}

void writeShape(HtmlWriter& html, const DrawnShape& shape)
{
    if (shape.kind == DrawnShape::Kind::Line)
        return html.single("line", {{"class", shape.role},
                                    {"x1", number(shape.x)},
                                    {"y1", number(shape.y)},
                                    {"x2", number(shape.x + shape.width)},
                                    {"y2", number(shape.y + shape.height)}});
    html.single("rect", {{"class", shape.role},
                         {"x", number(shape.x)},
                         {"y", number(shape.y)},
                         {"width", number(shape.width)},
                         {"height", number(shape.height)}});
}

void writeDrawing(HtmlWriter& html, const Drawing& drawing)
{
    const auto chart =
        html.in("svg", {{"viewBox", QStringLiteral("0 0 1000.00 %1").arg(number(drawing.height))},
                        {"height", number(drawing.height)},
                        {"preserveAspectRatio", QStringLiteral("none")},
                        {"role", QStringLiteral("img")},
                        {"aria-label", drawing.label}});
    for (const DrawnShape& shape : drawing.shapes)
        writeShape(html, shape);
}

QString classOf(const TableCell& cell, DataTable::Shape shape)
{
    switch (cell.kind) {
    case TableCell::Kind::Figure:
        return cell.raw == QLatin1String("0") && cell.link.isEmpty() ? QStringLiteral("n zero")
                                                                     : QStringLiteral("n");
    case TableCell::Kind::Time:
        return QStringLiteral("time");
    case TableCell::Kind::Code:
        return QStringLiteral("mono");
    case TableCell::Kind::Shade:
        return QStringLiteral("shade-") + toneClass(cell.tone);
    case TableCell::Kind::Chart:
        return QStringLiteral("chart");
    case TableCell::Kind::Value:
        return shape == DataTable::Shape::Samples ? QString() : QStringLiteral("key");
    case TableCell::Kind::Text:
    case TableCell::Kind::Badge:
        break;
    }
    return {};
}

void writeContent(HtmlWriter& html, const TableCell& cell)
{
    if (cell.drawing)
        writeDrawing(html, *cell.drawing);
    else if (cell.kind == TableCell::Kind::Badge)
        writeBadge(html, cell.tone, cell.text);
    else if (cell.kind == TableCell::Kind::Value)
        writeValue(html, cell.text);
    else if (cell.kind == TableCell::Kind::Code)
        html.lines(cell.text);
    else
        writeLine(html, {cell.text, cell.tone, cell.link});
    for (const CellLine& line : cell.lines) {
        QStringList classes;
        if (line.isQuiet)
            classes.append(QStringLiteral("muted"));
        if (line.isCode)
            classes.append(QStringLiteral("mono"));
        html.element("div", line.text,
                     classes.isEmpty() ? HtmlWriter::Attributes()
                                       : HtmlWriter::Attributes{{"class", classes.join(u' ')}});
    }
}

void writeCell(HtmlWriter& html, const TableCell& cell, DataTable::Shape shape)
{
    HtmlWriter::Attributes attributes;
    if (cell.isHeading)
        attributes.append({"scope", QStringLiteral("row")});
    if (const QString style = classOf(cell, shape); !style.isEmpty())
        attributes.append({"class", style});
    if (cell.span > 1)
        attributes.append({"colspan", QString::number(cell.span)});
    const auto element = html.in(cell.isHeading ? "th" : "td", attributes);
    writeContent(html, cell);
}

void writeHead(HtmlWriter& html, const QList<TableColumn>& columns)
{
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    for (const TableColumn& column : columns) {
        HtmlWriter::Attributes attributes{{"scope", QStringLiteral("col")}};
        if (column.isFigure)
            attributes.append({"class", QStringLiteral("n")});
        if (!column.ends) {
            html.element("th", column.title, attributes);
            continue;
        }
        const auto cell = html.in("th", attributes);
        const auto scale = html.in("div", {{"class", QStringLiteral("scale")}});
        html.element("span", column.ends->first);
        html.element("span", column.ends->second);
    }
}

void writeRow(HtmlWriter& html, const TableRow& row, const DataTable& table)
{
    {
        HtmlWriter::Attributes attributes;
        if (!row.anchor.isEmpty())
            attributes.append({"id", row.anchor});
        if (!row.details.empty())
            attributes.append({"class", QStringLiteral("lead")});
        else if (row.weight != TableRow::Weight::Plain)
            attributes.append({"class", row.weight == TableRow::Weight::Total ? QStringLiteral("total")
                                                                              : QStringLiteral("part")});
        const auto line = html.in("tr", attributes);
        for (const TableCell& cell : row.cells)
            writeCell(html, cell, table.shape);
    }
    if (row.details.empty())
        return;
    const auto more = html.in("tr", {{"class", QStringLiteral("more")}});
    const auto cell = html.in("td", {{"colspan", QString::number(table.columns.size())}});
    for (const Block& block : row.details)
        writeBlock(html, block, true);
}

HtmlWriter::Attributes attributesOf(const DataTable& table)
{
    HtmlWriter::Attributes attributes;
    if (table.shape == DataTable::Shape::Samples)
        attributes.append({"class", QStringLiteral("samples")});
    if (table.shape == DataTable::Shape::Matrix)
        attributes.append({"class", QStringLiteral("matrix")});
    if (!table.anchor.isEmpty())
        attributes.append({"id", table.anchor});
    return attributes;
}

} // namespace

void writeTable(HtmlWriter& html, const DataTable& table)
{
    if (table.shape == DataTable::Shape::Hidden)
        return;
    const auto element = html.in("table", attributesOf(table));
    if (!table.caption.isEmpty())
        html.element("caption", table.caption, {{"class", QStringLiteral("muted")}});
    if (!table.columns.isEmpty())
        writeHead(html, table.columns);
    const auto body = html.in("tbody");
    for (const TableRow& row : table.rows)
        writeRow(html, row, table);
}

void writeLegend(HtmlWriter& html, const Legend& legend)
{
    const auto element = html.in("div", {{"class", QStringLiteral("legend")}});
    for (const auto& [role, words] : legend.entries) {
        const auto entry = html.in("span");
        {
            const auto mark = html.in(
                "svg", {{"viewBox", QStringLiteral("0 0 10 10")}, {"aria-hidden", QStringLiteral("true")}});
            writeShape(html, {DrawnShape::Kind::Rectangle, role, 0, 0, 10, 10});
        }
        html.text(words);
    }
}

void writeValue(HtmlWriter& html, const QString& value)
{
    if (value.isNull())
        html.element("span", QStringLiteral("NULL"), {{"class", QStringLiteral("null")}});
    else if (value.isEmpty())
        html.element("span", QStringLiteral("empty"), {{"class", QStringLiteral("null")}});
    else
        html.element("span", shortenedValue(value), {{"class", QStringLiteral("value")}});
}

void writeBadge(HtmlWriter& html, Tone tone, const QString& words)
{
    const auto badge = html.in("span", {{"class", QStringLiteral("badge ") + toneClass(tone)}});
    html.element("b", iconOf(tone), {{"aria-hidden", QStringLiteral("true")}});
    html.text(QLatin1Char(' ') + words);
}

void writeLine(HtmlWriter& html, const TextLine& line)
{
    if (line.link.isEmpty())
        html.text(line.text);
    else
        html.element("a", line.text,
                     {{"href", QLatin1Char('#') + line.link}, {"class", toneClass(line.tone)}});
}

QString toneClass(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("good");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Bad:
        return QStringLiteral("bad");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("neutral");
}

} // namespace godwit::core
