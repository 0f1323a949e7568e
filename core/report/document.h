// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// A report as it is read: titles, paragraphs, lists, tables and charts, before any form is given to it. Each
/// kind of report is one function that makes a Document of facts; each form (HTML, PDF, Markdown, CSV) is one
/// writer that knows nothing of what the document is about. Texts are as the facts have them: a writer
/// escapes, and makes control characters visible. Plain values, no thread of their own.
namespace godwit::core {

/// How something is to be taken; shown as icon, word and colour.
enum class Tone { Good, Warning, Bad, Neutral };

/// One shape of a drawing. `role` names what it stands for and gives its colour: "moved", "merged",
/// "skipped", "quarantined", "kept", "unaccounted", "track", "before", "after", "whisker", "grid", "band",
/// "actual", "off".
struct DrawnShape
{
    enum class Kind { Rectangle, Line };
    Kind kind = Kind::Rectangle;
    QString role;
    double x = 0; ///< in a canvas 1000 wide; of a line its first end
    double y = 0;
    double width = 0; ///< of a line: to its second end; may be negative
    double height = 0;
};

/// A chart, drawn of shapes on a canvas that is 1000 wide and as high as it says; it is stretched to its
/// cell's width and keeps its height, in pixels of a screen. The figures stand in the same row.
struct Drawing
{
    double height = 0;
    QString label; ///< what it shows, for those who do not see it
    QList<DrawnShape> shapes;
};

/// A further line of a cell.
struct CellLine
{
    QString text;
    bool isCode = false;
    bool isQuiet = true;
};

struct TableCell
{
    enum class Kind {
        Text,
        Figure, ///< aligned to the right
        Time,   ///< the local time, and UTC on a line of its own where it differs; not broken
        Badge,  ///< an icon and a word in the tone's colour
        Value,  ///< of a row: null and empty are told apart, long ones are cut
        Code,   ///< a hash, a path, SQL
        Shade,  ///< a field of the tone's colour
        Chart,
    };
    Kind kind = Kind::Text;
    QString text = {};
    std::optional<QString> raw =
        {}; ///< what machines get: a plain number, an id, ISO 8601 in UTC, null for nothing; else the text
    Tone tone = Tone::Neutral;
    QString link = {}; ///< the anchor of what it opens; empty: nothing
    QList<CellLine> lines = {};
    std::optional<Drawing> drawing = {};
    int span = 1;           ///< columns that it takes
    bool isHeading = false; ///< names its row
};

struct TableColumn
{
    QString title;
    QString id = {}; ///< for machines, snake_case; a column without one is only for people
    bool isFigure = false;
    double weight = 1; ///< its share of the width on paper
    std::optional<std::pair<QString, QString>> ends =
        {}; ///< of a scale that its charts share, instead of the title
};

struct Block;

struct TableRow
{
    enum class Weight { Plain, Part, Total };
    QList<TableCell> cells;
    QString anchor = {};
    Weight weight = Weight::Plain; ///< Part: belongs to the row above; Total: a sum; both are only for people
    std::vector<Block> details = {}; ///< stands beneath it, over the whole width
};

struct DataTable
{
    enum class Shape {
        Full,    ///< as wide as the page
        Samples, ///< rows of a database, as wide as they need
        Matrix,
        Hidden, ///< only for machines
    };
    QString id = {}; ///< names its lines in CSV: "balance"; empty: only for people
    QList<TableColumn> columns = {};
    std::vector<TableRow> rows = {};
    QString caption = {};
    QString anchor = {};
    Shape shape = Shape::Full;
    qsizetype onPaper = 0; ///< pages and Markdown show no more rows than these, and say so; 0: all
    bool isBrief = false;  ///< what stands beneath rows is left to forms where it opens at a click
};

struct Paragraph
{
    enum class Kind {
        Text,
        Note,    ///< quieter
        Heading, ///< within a section
        Folded,  ///< lines of code under a title that opens them, where the form can
    };
    Kind kind = Kind::Text;
    QString text;
    QString title = {};  ///< of Folded
    QString anchor = {}; ///< of Heading
    QString badge = {};  ///< of Heading: a word beside it, in the tone's colour
    Tone tone = Tone::Neutral;
    bool isWhole = false; ///< of Folded: paper shows all of it
};

struct TextLine
{
    QString text;
    Tone tone = Tone::Neutral;
    QString link = {};
};

struct Listing
{
    enum class Kind { Bullets, Numbers, Boxes }; ///< Boxes: to tick on paper
    Kind kind = Kind::Bullets;
    QList<TextLine> lines;
};

struct Fact
{
    QString name;
    QString value;
    bool isCode = false;
};

/// Names and values, in one column or several beside each other.
struct FactSheet
{
    QList<QList<Fact>> columns;
};

/// Columns of a row of a database and their values.
struct RowValues
{
    QList<std::pair<QString, QString>> values; ///< a null value is NULL
    QString marked = {};                       ///< the column to look at
};

/// Colours and what they stand for.
struct Legend
{
    QList<std::pair<QString, QString>> entries; ///< role of a shape, words
};

struct Block
{
    std::variant<Paragraph, Listing, FactSheet, RowValues, DataTable, Legend> content;
};

struct Banner
{
    Tone tone = Tone::Neutral;
    QString title;
    QString text;
    QList<TextLine> lines = {};
};

struct Section
{
    QString anchor;
    QString title;
    std::vector<Block> blocks = {};
    QString name = {}; ///< in the contents, where it is shorter than the title
    bool startsPage = false;
    bool isListed = true; ///< in the contents
};

struct Document
{
    QString kind; ///< "integrity"
    QString title;
    QString subtitle;
    QString database; ///< for the head of each page
    QString planHash;
    QString tool; ///< "Godwit 0.1.0"
    QList<Banner> banners;
    std::vector<Section> sections;
    QString imprint;                          ///< one sentence at the end
    QList<std::pair<QString, QString>> facts; ///< for machines: name in snake_case, value
};

} // namespace godwit::core
