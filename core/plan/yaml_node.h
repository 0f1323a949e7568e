// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/result.h"

#include <vector>

namespace godwit::core {

/// A piece of a YAML document with its place: what the plan reader walks over. Scalars are text, whatever they
/// look like; their type is the reader's business. A value, at most 64 levels deep.
struct YamlNode
{
    enum class Kind { Empty, Scalar, Sequence, Map };

    Kind kind = Kind::Empty;
    QString text;
    Position at;
    Position textAt;             ///< of a block scalar: where its first line starts; else as `at`
    std::vector<YamlNode> keys;  ///< of a map, in the order of the file; each is a scalar, none repeated
    std::vector<YamlNode> items; ///< of a sequence; of a map the values, one for each key

    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }
    [[nodiscard]] bool isSequence() const { return kind == Kind::Sequence; }
    [[nodiscard]] bool isScalar() const { return kind == Kind::Scalar; }
    [[nodiscard]] const YamlNode* find(QStringView key) const;
    [[nodiscard]] QString kindName() const; ///< "a list"
};

constexpr qint64 kMostPlanBytes = 8 * 1024 * 1024;
constexpr int kMostPlanLevels = 64;
constexpr int kMostPlanNodes = 200'000;

/// Parses one YAML document. Refused, each with its place: more than the limits above, text that is not UTF-8, a
/// repeated key, a key that is no text, anchors, aliases, tags, a second document.
Result<YamlNode> parseYaml(const QByteArray& bytes, const QString& file);

/// "plan.yaml:3:5: WHAT"
[[nodiscard]] Error planError(ErrorCode code, const Position& at, const QString& what);

} // namespace godwit::core
