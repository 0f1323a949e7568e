// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace godwit::core {

/// Builds markup that is well-formed both as HTML and as XML. Elements are opened as values and closed when
/// those leave their scope; every text and attribute is escaped here and nowhere else, with control
/// characters made visible. Tag and attribute names are literals of this program.
class HtmlWriter
{
public:
    using Attributes = QList<std::pair<const char*, QString>>;

    /// An open element; must not outlive its writer.
    class Element
    {
    public:
        Element(HtmlWriter& writer, const char* tag) : m_writer(writer), m_tag(tag) {}
        ~Element() { m_writer.close(m_tag); }
        Element(const Element&) = delete;
        Element& operator=(const Element&) = delete;

    private:
        HtmlWriter& m_writer;
        const char* m_tag;
    };

    [[nodiscard]] Element in(const char* tag, const Attributes& attributes = {});
    void element(const char* tag, const QString& text, const Attributes& attributes = {});
    void single(const char* tag, const Attributes& attributes); ///< <br/>, and the shapes of SVG
    void text(const QString& text);
    void lines(const QString& text);         ///< newlines and tabs stay
    void literal(const char* trustedMarkup); ///< the style sheet and the document type only
    [[nodiscard]] QByteArray toUtf8() const { return m_markup.toUtf8(); }

private:
    void open(const char* tag, const Attributes& attributes, const char* end);
    void close(const char* tag);

    QString m_markup;
};

} // namespace godwit::core
