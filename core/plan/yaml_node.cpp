// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/yaml_node.h"

#include "core/plan/nearest.h"

#include <QHash>

#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace godwit::core {

namespace {

/// Thrown through the parser to end it, and caught in this file.
struct Refused
{
    Error error;
};

/// The file's lines, to turn the parser's places (bytes) into ours (characters).
class Source
{
public:
    Source(const QByteArray& bytes, const QString& file) : m_bytes(bytes), m_file(file)
    {
        m_starts.push_back(0);
        for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1))
            m_starts.push_back(at + 1);
    }

    [[nodiscard]] Position position(const YAML::Mark& mark) const
    {
        if (mark.is_null())
            return {m_file, 1, 1};
        return {m_file, mark.line + 1, 1 + characters(mark.line, offset(mark))};
    }

    /// The bytes from a place to the end of its line.
    [[nodiscard]] QByteArrayView at(const YAML::Mark& mark) const
    {
        return mark.is_null() ? QByteArrayView() : rest(mark.line).sliced(offset(mark));
    }

    /// Where the text of a block scalar starts: the first line after its header that is not blank.
    [[nodiscard]] Position textStart(const YAML::Mark& mark) const
    {
        if (!at(mark).startsWith('|') && !at(mark).startsWith('>'))
            return position(mark);
        for (int line = mark.line + 1; line < static_cast<int>(m_starts.size()); ++line) {
            const QByteArrayView text = rest(line);
            qsizetype indent = 0;
            while (indent < text.size() && text[indent] == ' ')
                ++indent;
            if (indent < text.size() && text[indent] != '\r')
                return {m_file, line + 1, 1 + static_cast<int>(indent)};
        }
        return position(mark);
    }

private:
    [[nodiscard]] QByteArrayView rest(int line) const
    {
        if (line >= static_cast<int>(m_starts.size()))
            return {};
        const qsizetype start = m_starts[static_cast<size_t>(line)];
        const bool isLast = line + 1 == static_cast<int>(m_starts.size());
        const qsizetype end = isLast ? m_bytes.size() : m_starts[static_cast<size_t>(line) + 1] - 1;
        return QByteArrayView(m_bytes).sliced(start, end - start);
    }

    /// How many characters stand in a line before an offset. Goes on from where it was asked last, so that a plan
    /// in one long line is not counted again for each of its parts.
    [[nodiscard]] int characters(int line, qsizetype offset) const
    {
        if (line != m_countedLine || offset < m_countedBytes) {
            m_countedLine = line;
            m_countedBytes = 0;
            m_counted = 0;
        }
        const QByteArrayView text = rest(line);
        for (; m_countedBytes < offset; ++m_countedBytes)
            m_counted += (static_cast<uchar>(text[m_countedBytes]) & 0xc0) == 0x80 ? 0 : 1;
        return m_counted;
    }

    [[nodiscard]] qsizetype offset(const YAML::Mark& mark) const
    {
        return qBound(qsizetype(0), qsizetype(mark.column), rest(mark.line).size());
    }

    const QByteArray& m_bytes;
    QString m_file;
    std::vector<qsizetype> m_starts;
    mutable int m_countedLine = -1;
    mutable qsizetype m_countedBytes = 0;
    mutable int m_counted = 0;
};

/// Builds the tree from the parser's events, and ends the parser at the first thing that a plan may not hold.
class TreeBuilder : public YAML::EventHandler
{
public:
    explicit TreeBuilder(const Source& source) : m_source(source) {}

    [[nodiscard]] YamlNode takeRoot() { return std::move(m_root); }
    [[nodiscard]] bool hasDocument() const { return m_hasDocument; }

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (m_hasDocument)
            refuse(ErrorCode::PlanSyntax, mark, QStringLiteral("a plan is one YAML document; a second one starts here."));
        m_hasDocument = true;
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        refuseAnchor(mark, anchor);
        YamlNode node = made(YamlNode::Kind::Empty, mark);
        node.text = writtenNull(mark);
        if (!node.text.isEmpty())
            node.kind = YamlNode::Kind::Scalar; // whoever wants text gets what stands there
        add(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override
    {
        refuse(ErrorCode::PlanSyntax, mark, QStringLiteral("aliases (*name) are not used in plans."));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        refuseAnchor(mark, anchor);
        refuseTag(mark, tag);
        YamlNode node = made(YamlNode::Kind::Scalar, mark);
        node.text = QString::fromStdString(value);
        node.textAt = m_source.textStart(mark);
        add(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override
    {
        open(YamlNode::Kind::Sequence, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override
    {
        open(YamlNode::Kind::Map, mark, tag, anchor);
    }
    void OnMapEnd() override
    {
        refuseRepeatedKeys(m_open.back());
        close();
    }

private:
    [[noreturn]] void refuse(ErrorCode code, const YAML::Mark& mark, const QString& what) const
    {
        throw Refused{planError(code, m_source.position(mark), what)};
    }

    void refuseAnchor(const YAML::Mark& mark, YAML::anchor_t anchor) const
    {
        if (anchor != 0)
            refuse(ErrorCode::PlanSyntax, mark, QStringLiteral("anchors (&name) are not used in plans."));
    }

    void refuseTag(const YAML::Mark& mark, const std::string& tag) const
    {
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(ErrorCode::PlanSyntax, mark, QStringLiteral("tags (!name) are not used in plans."));
    }

    static void refuseRepeatedKeys(const YamlNode& map)
    {
        QHash<QString, int> lines;
        for (const YamlNode& key : map.keys) {
            if (const int first = lines.value(key.text, 0); first > 0)
                throw Refused{planError(ErrorCode::PlanRepeatedKey, key.at,
                                        QStringLiteral("the key %1 stands on line %2 already.")
                                            .arg(named(key.text), QString::number(first)))};
            lines.insert(key.text, key.at.line);
        }
    }

    /// null and ~ are words like any other here. The parser gives an empty value the place of what comes next.
    [[nodiscard]] QString writtenNull(const YAML::Mark& mark) const
    {
        const QByteArrayView here = m_source.at(mark);
        for (const char* const word : {"~", "null", "Null", "NULL"}) {
            const QByteArrayView view(word);
            if (!here.startsWith(view))
                continue;
            const QByteArrayView after = here.sliced(view.size());
            const QByteArrayView ends(isKeyNext() ? " \t:" : " \t\r,]}");
            if (after.isEmpty() || ends.contains(after.front()))
                return QString::fromLatin1(word);
        }
        return {};
    }

    [[nodiscard]] bool isKeyNext() const
    {
        return !m_open.empty() && m_open.back().isMap() && m_open.back().keys.size() == m_open.back().items.size();
    }

    YamlNode made(YamlNode::Kind kind, const YAML::Mark& mark)
    {
        if (++m_count > kMostPlanNodes)
            refuse(ErrorCode::PlanTooLarge, mark, QStringLiteral("a plan has at most %1 parts.").arg(kMostPlanNodes));
        YamlNode node;
        node.kind = kind;
        node.at = m_source.position(mark);
        node.textAt = node.at;
        return node;
    }

    void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor)
    {
        refuseAnchor(mark, anchor);
        refuseTag(mark, tag);
        if (m_open.size() >= static_cast<size_t>(kMostPlanLevels))
            refuse(ErrorCode::PlanTooLarge, mark, QStringLiteral("a plan has at most %1 levels.").arg(kMostPlanLevels));
        m_open.push_back(made(kind, mark));
    }

    void close()
    {
        YamlNode node = std::move(m_open.back());
        m_open.pop_back();
        add(std::move(node));
    }

    void add(YamlNode node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        YamlNode& parent = m_open.back();
        if (isKeyNext()) {
            if (!node.isScalar())
                throw Refused{planError(ErrorCode::PlanWrongType, node.at, QStringLiteral("a key is a text."))};
            parent.keys.push_back(std::move(node));
            return;
        }
        if (parent.isMap() && node.kind == YamlNode::Kind::Empty)
            node.at = parent.keys.back().at;
        parent.items.push_back(std::move(node));
    }

    const Source& m_source;
    YamlNode m_root;
    std::vector<YamlNode> m_open;
    int m_count = 0;
    bool m_hasDocument = false;
};

Result<YamlNode> parsed(const QByteArray& bytes, const Source& source)
{
    TreeBuilder builder(source);
    try {
        std::istringstream stream(bytes.toStdString());
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        parser.HandleNextDocument(builder); // there should be none
    } catch (const Refused& refused) {
        return refused.error;
    } catch (const YAML::Exception& exception) {
        return planError(ErrorCode::PlanSyntax, source.position(exception.mark),
                         QString::fromStdString(exception.msg) + u'.');
    } catch (const std::exception& exception) {
        return planError(ErrorCode::PlanSyntax, {}, QString::fromLocal8Bit(exception.what()));
    }
    return builder.takeRoot();
}

} // namespace

const YamlNode* YamlNode::find(QStringView key) const
{
    for (size_t index = 0; index < keys.size(); ++index) {
        if (keys[index].text == key)
            return &items[index];
    }
    return nullptr;
}

QString YamlNode::kindName() const
{
    switch (kind) {
    case Kind::Empty:
        return QStringLiteral("empty");
    case Kind::Scalar:
        return QStringLiteral("a single value");
    case Kind::Sequence:
        return QStringLiteral("a list");
    case Kind::Map:
        break;
    }
    return QStringLiteral("a map");
}

Error planError(ErrorCode code, const Position& at, const QString& what)
{
    return Error(code, at.toString() + QStringLiteral(": ") + what);
}

Result<YamlNode> parseYaml(const QByteArray& bytes, const QString& file)
{
    const Position start{file, 1, 1};
    if (bytes.size() > kMostPlanBytes)
        return planError(ErrorCode::PlanTooLarge, start, QStringLiteral("a plan has at most 8 MiB."));
    QByteArray text = bytes;
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    if (!text.isValidUtf8() || text.contains('\0'))
        return planError(ErrorCode::PlanSyntax, start, QStringLiteral("a plan is text in UTF-8."));
    GODWIT_TRY(YamlNode root, parsed(text, Source(text, file)));
    if (root.at.line == 0) // nothing is in it
        root.at = start;
    return root;
}

} // namespace godwit::core
