// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/functions.h"
#include "core/plan/checker_parts.h"
#include "core/schema/sql_walk.h"
#include "core/sqlite/quoting.h"

#include <array>

namespace godwit::core {

namespace {

/// A function one of whose arguments says how to read the others. Wrong, it is wrong for every row.
struct Constant
{
    QStringView function;
    int argument;
    const char* call; ///< over values that can be read, with the argument as ?1
};

constexpr std::array kConstants{
    Constant{u"regexp", 0, "SELECT regexp(?1, 'x')"},
    Constant{u"regexp_replace", 0, "SELECT regexp_replace(?1, 'x', '')"},
    Constant{u"regexp_capture", 0, "SELECT regexp_capture(?1, 'x', 0)"},
    Constant{u"date_iso", 1, "SELECT try_date_iso('2026-01-02', ?1)"},
    Constant{u"date_iso", 2, "SELECT try_date_iso('2026-01-02', 'yyyy', ?1)"},
    Constant{u"date_ms", 1, "SELECT try_date_ms('2026-01-02', ?1)"},
    Constant{u"date_us", 1, "SELECT try_date_us('2026-01-02', ?1)"},
    Constant{u"date_day_ms", 1, "SELECT try_date_day_ms('2026-01-02', ?1)"},
    Constant{u"epoch", 1, "SELECT try_epoch('2026-01-02', ?1)"},
};

/// The word that an argument is, if it is one alone; −1: it is none.
qsizetype argumentAt(const SqlWalk& words, qsizetype open, int argument)
{
    qsizetype at = open;
    const qsizetype close = words.closing(open);
    for (int depth = 0; at < close && argument > 0; ++at) {
        depth += words.is(at, u"(") ? 1 : words.is(at, u")") ? -1 : 0;
        argument -= depth == 1 && words.is(at, u",") ? 1 : 0;
    }
    at += at == open ? 1 : 0;
    return argument == 0 && at < close && (words.is(at + 1, u",") || at + 1 == close) ? at : -1;
}

/// What functions say of constants; the connection is opened for the first of them.
class ConstantCheck
{
public:
    /// Empty: nothing.
    QString whyWrong(const Constant& constant, const QString& text)
    {
        if (!m_database && !open())
            return {};
        m_verdict->clear();
        const auto rows = m_database->rows(QString::fromLatin1(constant.call), {Value::ofText(text)});
        return rows && m_verdict->isRejected ? m_verdict->cause : QString();
    }

private:
    bool open()
    {
        auto database = Database::openInMemory();
        if (!database || !registerFunctions(*database, m_verdict))
            return false;
        m_database.emplace(std::move(*database));
        return true;
    }

    std::optional<Database> m_database;
    std::shared_ptr<RowVerdict> m_verdict = std::make_shared<RowVerdict>();
};

} // namespace

void checkConstants(const Plan& plan, const SqlText& sql, QList<Error>& errors)
{
    const SqlWalk words(sql.text);
    ConstantCheck constants;
    const auto check = [&](const Constant& constant, qsizetype at) {
        if (at < 0 || at >= words.size())
            return;
        const SqlToken& word = words[at];
        const bool isParameter = word.kind == SqlToken::Kind::Parameter && plan.parameters.contains(word.text.mid(1));
        if (word.kind != SqlToken::Kind::Text && !isParameter)
            return;
        const QString why = constants.whyWrong(constant, isParameter ? plan.parameters.value(word.text.mid(1)) : word.name());
        if (!why.isEmpty())
            addError(errors, ErrorCode::PlanSql, sql.at, why + u'.');
    };
    for (qsizetype at = 0; at < words.size(); ++at) {
        if (words.is(at, u"regexp") && !words.is(at + 1, u"("))
            check(kConstants.front(), at + 1);
        const QString name = words[at].isName() && words.is(at + 1, u"(") ? foldedName(words[at].name()) : QString();
        for (const Constant& constant : kConstants) {
            if (!name.isEmpty() && (name == constant.function || (name.startsWith(u"try_") && name.mid(4) == constant.function)))
                check(constant, argumentAt(words, at + 1, constant.argument));
        }
    }
}

} // namespace godwit::core
