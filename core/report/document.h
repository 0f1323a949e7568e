// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

/// A report as it is read: titles, paragraphs, lists, tables and charts, before any form is given to it. Each kind of
/// report is one function that makes a Document of facts; each form (HTML, PDF, Markdown, CSV) is one writer that knows
/// nothing of what the document is about. Texts are as the facts have them: a writer escapes, and makes control
/// characters visible. Plain values, no thread of their own.
namespace godwit::core {

/// How something is to be taken; shown as icon, word and colour.
enum class Tone { Good, Warning, Bad, Neutral };

/// One shape of a drawing. `role` names what it stands for and gives its colour: "moved", "merged", "skipped",
/// "quarantined", "kept", "unaccounted", "track", "before", "after", "whisker", "grid", "band", "actual", "low", "medium",
/// "high", "label".
struct DrawnShape
{
    enum class Kind { Rectangle, Line, Text };
    Kind kind = Kind::Rectangle;
    QString role;
    double x = 0; ///< in a canvas 1000 wide; of a line its first end
    double y = 0;
    double width = 0; ///< of a line: to its second end; may be negative
    double height = 0;
    QString text = {}; ///< of Text: its left end stands at x, its base line at y
};

/// A chart, drawn of shapes on a canvas that is 1000 wide and as high as it says. The figures stand in a table beside it.
struct Drawing
{
    double height = 0;
    QString label; ///< what it shows, for those who do not see it
    QList<DrawnShape> shapes;
};

struct TableCell
{
    enum class Kind {
        Text,
        Figure, ///< aligned to the right
        Time,   ///< `text` is the local time, `detail` UTC
        Badge,  ///< an icon and a word in the tone's colour
        Value,  ///< of a row: null and empty are told apart, long ones are cut
        Code,   ///< a hash, a path, SQL
        Drawing,
    };
    Kind kind = Kind::Text;
    QString text;
    QString raw = {};    ///< what machines get (CSV): a plain number, an id, ISO 8601 in UTC; null: the text
    Tone tone = Tone::Neutral;
    QString link = {};   ///< the anchor of what it opens; empty: nothing
    QString detail = {}; ///< a second, quieter line
    std::optional<Drawing> drawing = {};
    int span = 1;        ///< columns that it takes
    bool isHeading = false; ///< names its row
};

struct TableColumn
{
    QString id;    ///< in CSV: snake_case
    QString title;
    bool isFigure = false;
    double weight = 1; ///< its share of the width on paper
};

struct Block;

struct TableRow
{
    enum class Weight { Plain, Part, Total };
    QList<TableCell> cells;
    QString anchor = {};
    Weight weight = Weight::Plain; ///< Part: belongs to the row above; Total: a sum
    std::vector<Block> details = {}; ///< stands beneath it, over the whole width
};

struct DataTable
{
    QString id; ///< names its lines in CSV: "balance"; empty: only for people
    QList<TableColumn> columns;
    std::vector<TableRow> rows;
    QString caption = {};
    QString anchor = {};
};

struct Paragraph
{
    enum class Kind {
        Text,
        Note,    ///< quieter
        Code,    ///< lines and spaces stay
        Heading, ///< within a section
        Folded,  ///< code under a title that opens it, where the form can; `title` says what
    };
    Kind kind = Kind::Text;
    QString text;
    QString title = {};
};

struct TextLine
{
    QString text;
    Tone tone = Tone::Neutral;
    QString link = {};
};

struct Listing
{
    QList<TextLine> lines;
    bool isNumbered = false;
    bool isChecklist = false; ///< with boxes to tick on paper
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
    QString id; ///< in CSV
    QList<QList<Fact>> columns;
};

/// Colours and what they stand for.
struct Legend
{
    QList<std::pair<QString, QString>> entries; ///< role of a shape, words
};

struct Block
{
    std::variant<Paragraph, Listing, FactSheet, DataTable, Drawing, Legend> content;
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
    std::vector<Block> blocks;
    bool startsPage = false;
    bool isListed = true; ///< in the contents
};

struct Document
{
    QString kind; ///< "integrity"
    QString title;
    QString subtitle;
    QList<Banner> banners;
    std::vector<Section> sections;
    QList<Fact> imprint; ///< at the foot of each: times, tool, SQLite, plan hash, audit head
};

} // namespace godwit::core
