// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/references.h"

#include "core/move/fates.h"

namespace godwit::core {

namespace {

enum class Instead { Quarantine, Skip, Value };

/// The options of a reference, as ExpressionText writes them.
Instead insteadOf(const QByteArray& options, const QByteArray& what)
{
    if (options.contains(what + "=skip"))
        return Instead::Skip;
    return options.contains(what + "=value") ? Instead::Value : Instead::Quarantine;
}

} // namespace

class Resolver
{
public:
    Resolver(Database& work, const MoveScene& scene, std::shared_ptr<RowVerdict> verdict)
        : m_fates(work, scene, verdict), m_verdict(std::move(verdict))
    {
    }

    void forget(int movingMove) { m_fates.forget(movingMove); }

    /// `ref(table, key)`: of names that are computed; a third argument names the table of the target.
    Value resolve(const Row& arguments)
    {
        if (arguments.size() < 2 || arguments[1].isNull())
            return Value::null();
        return resolved(arguments[0].bytes, arguments.size() > 2 ? arguments[2].bytes : QByteArray(), arguments[1], {}, nothing(), nothing());
    }

    /// `_godwit_ref(table, into, key …)`, as ExpressionText writes it.
    Value resolveWritten(const Row& arguments)
    {
        const bool hasOptions = arguments.size() >= 6;
        if (arguments.size() < 3 || arguments[2].isNull())
            return Value::null();
        return resolved(arguments[0].bytes, arguments[1].bytes, arguments[2], hasOptions ? arguments[3].bytes : QByteArray(),
                        hasOptions ? arguments[4] : nothing(), hasOptions ? arguments[5] : nothing());
    }

private:
    static const Value& nothing()
    {
        static const Value kNull = Value::null();
        return kNull;
    }

    Value resolved(const QByteArray& table, const QByteArray& into, const Value& key, const QByteArray& options, const Value& missing,
                   const Value& quarantined)
    {
        const auto parent = m_fates.parentOf(table, into);
        if (!parent)
            return fail(ErrorCode::RowExpressionFailed, parent.error().what);
        const auto fate = m_fates.fateOf(**parent, key);
        if (!fate)
            return fail(ErrorCode::RowExpressionFailed, fate.error().what);
        return judged(**fate, Fates::titleOf(**parent), options, missing, quarantined);
    }

    Value fail(ErrorCode code, const QString& cause, const QString& firstCause = {})
    {
        m_verdict->reject(code, cause, firstCause);
        return Value::null();
    }

    Value skipped(const QString& rule)
    {
        m_verdict->skip(rule);
        return Value::null();
    }

    Value judged(const Fate& fate, const QString& table, const QByteArray& options, const Value& missing, const Value& quarantined)
    {
        const auto instead = [&](const QByteArray& what, const Value& given, ErrorCode code, const QString& cause) {
            switch (insteadOf(options, what)) {
            case Instead::Skip:
                return skipped(given.toString());
            case Instead::Value:
                return given;
            case Instead::Quarantine:
                break;
            }
            return fail(code, cause, fate.firstCause);
        };
        switch (fate.kind) {
        case Fate::Kind::Moved:
            return fate.key;
        case Fate::Kind::Merged:
            break;
        case Fate::Kind::Missing:
            return instead("missing", missing, ErrorCode::RowParentMissing, QStringLiteral("%1 has no row with this key").arg(table));
        case Fate::Kind::Skipped:
            return instead("missing", missing, ErrorCode::RowParentMissing, QStringLiteral("its row in %1 is skipped by a rule").arg(table));
        case Fate::Kind::Quarantined:
            return instead("quarantined", quarantined, ErrorCode::RowParentQuarantined,
                           QStringLiteral("its row in %1 is in quarantine").arg(table));
        case Fate::Kind::Several:
            return fail(ErrorCode::RowParentUnclear, QStringLiteral("its row in %1 became several rows").arg(table));
        case Fate::Kind::Keyless:
            return fail(ErrorCode::RowParentUnclear, QStringLiteral("its row in %1 has no key any more").arg(table));
        }
        if (options.contains("merged=drop"))
            return skipped(QStringLiteral("its row in %1 was merged").arg(table));
        if (options.contains("merged=null"))
            return Value::null();
        if (options.contains("merged=quarantine"))
            return fail(ErrorCode::RowParentMerged, QStringLiteral("its row in %1 was merged into another").arg(table));
        return fate.key;
    }

    Fates m_fates;
    std::shared_ptr<RowVerdict> m_verdict;
};

Status registerVerdicts(Database& database, std::shared_ptr<RowVerdict> verdict)
{
    GODWIT_CHECK(database.registerFunction(QStringLiteral("_godwit_skip"), 1, [verdict](const Row& arguments) {
        verdict->skip(arguments[0].toString());
        return Value::null();
    }));
    return database.registerFunction(QStringLiteral("_godwit_lookup_missing"), 1, [verdict](const Row& arguments) {
        verdict->reject(ErrorCode::RowLookupMissing,
                        QStringLiteral("the value is not in the lookup %1").arg(arguments[0].toString()));
        return Value::null();
    });
}

Result<std::shared_ptr<Resolver>> registerReferences(Database& work, const MoveScene& scene,
                                                     std::shared_ptr<RowVerdict> verdict)
{
    auto resolver = std::make_shared<Resolver>(work, scene, std::move(verdict));
    GODWIT_CHECK(work.registerFunction(QStringLiteral("ref"), -1,
                                       [resolver](const Row& arguments) { return resolver->resolve(arguments); }));
    GODWIT_CHECK(work.registerFunction(QStringLiteral("_godwit_ref"), -1,
                                       [resolver](const Row& arguments) { return resolver->resolveWritten(arguments); }));
    return resolver;
}

void forgetReferences(Resolver& resolver, int movingMove)
{
    resolver.forget(movingMove);
}

} // namespace godwit::core
