// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/references.h"

#include "core/journal/records.h"
#include "core/move/compiler.h"
#include "core/sqlite/quoting.h"

#include <xxhash.h>

#include <array>

namespace godwit::core {

namespace {

/// What became of one old row.
struct Fate
{
    enum class Kind { Missing, Moved, Merged, Skipped, Quarantined };
    Kind kind = Kind::Missing;
    Value key; ///< the new one, of Moved and Merged
    QString firstCause;
};

constexpr size_t kRemembered = 4096; // fates a table; children come in runs, or their parents are few

/// A parent table and what is asked of it.
struct Parent
{
    QByteArray name;
    Statement exists;  ///< row id and key by the key's value
    Statement lineage; ///< disposition and target key by row id
    std::optional<CompiledMove> move;   ///< whose key expression tells the new key
    std::optional<Statement> derived;   ///< … by row id
    struct Remembered
    {
        Value key;
        Fate fate;
        bool isUsed = false;
    };
    std::unique_ptr<std::array<Remembered, kRemembered>> remembered;
    bool isMoving = false;
};

size_t slotOf(const Value& key)
{
    const quint64 hash = key.type == Value::Type::Integer
                             ? static_cast<quint64>(key.integer) * 0x9E3779B97F4A7C15U >> 32U
                             : XXH3_64bits(key.bytes.constData(), static_cast<size_t>(key.bytes.size()));
    return hash % kRemembered;
}

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
        : m_work(work), m_scene(scene), m_verdict(std::move(verdict))
    {
    }

    void forget(const QString& movingTable)
    {
        for (auto& parent : m_parents) {
            parent->remembered.reset();
            parent->isMoving = isSameName(QString::fromUtf8(parent->name), movingTable);
        }
        m_moving = movingTable;
    }

    Value resolve(const Row& arguments)
    {
        static const Value kNothing = Value::null();
        const bool hasOptions = arguments.size() >= 5;
        if (arguments.size() < 2 || arguments[1].isNull())
            return Value::null();
        const auto parent = parentOf(arguments[0].bytes);
        if (!parent)
            return fail(ErrorCode::RowExpressionFailed, parent.error().what);
        const auto fate = fateOf(**parent, arguments[1]);
        if (!fate)
            return fail(ErrorCode::RowExpressionFailed, fate.error().what);
        return judged(**fate, QString::fromUtf8((*parent)->name), hasOptions ? arguments[2].bytes : QByteArray(),
                      hasOptions ? arguments[3] : kNothing, hasOptions ? arguments[4] : kNothing);
    }

private:
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
        }
        if (options.contains("merged=drop"))
            return skipped(QStringLiteral("its row in %1 was merged").arg(table));
        if (options.contains("merged=null"))
            return Value::null();
        if (options.contains("merged=quarantine"))
            return fail(ErrorCode::RowParentMerged, QStringLiteral("its row in %1 was merged into another").arg(table));
        return fate.key;
    }

    /// A table of the source, or of a further database, whose copy has its row ids; and the schema it lies in.
    std::pair<const Table*, QString> tableOf(const QString& name) const
    {
        const QString schema = schemaOf(m_scene.plan, m_scene.source, name);
        if (schema.isEmpty())
            return {m_scene.source.table(name), QStringLiteral("main")};
        const auto found = m_scene.further.constFind(foldedName(name));
        return {found == m_scene.further.constEnd() ? nullptr : &*found, schema};
    }

    Result<Parent*> parentOf(const QByteArray& name)
    {
        for (const auto& parent : m_parents) {
            if (parent->name == name)
                return parent.get();
        }
        const auto [table, schema] = tableOf(QString::fromUtf8(name));
        if (!table || table->primaryKey().size() != 1 || table->rowidName().isEmpty())
            return Error(ErrorCode::PlanReference,
                         QStringLiteral("ref() needs a table of the source with a key of one column; %1 is none.")
                             .arg(QString::fromUtf8(name)));
        const QString rowid = quoted(table->rowidName());
        const QString key = quoted(table->primaryKey().first());
        GODWIT_TRY(auto exists, m_work.preparePersistent(QStringLiteral("SELECT %1, %2 FROM %3.%4 WHERE %2 = ?1")
                                                             .arg(rowid, key, quoted(schema), quoted(table->name))));
        GODWIT_TRY(auto lineage,
                   m_work.preparePersistent(QStringLiteral(
                       "SELECT l.disposition, l.target_key FROM main._godwit_lineage l JOIN main._godwit_source s"
                       " ON s.id = l.source WHERE s.name = ?1 AND l.row_id = ?2"
                       " ORDER BY l.disposition = 3 DESC, l.move LIMIT 1")));
        const bool isOfSource = schema == QStringLiteral("main");
        lineage.bindText(1, isOfSource ? table->name : QString::fromUtf8(name));
        auto parent = std::make_unique<Parent>(Parent{.name = name,
                                                      .exists = std::move(exists),
                                                      .lineage = std::move(lineage),
                                                      .move = {},
                                                      .derived = {},
                                                      .remembered = {},
                                                      .isMoving = isSameName(QString::fromUtf8(name), m_moving)});
        if (isOfSource)
            GODWIT_CHECK(findDerived(*table, *parent));
        return m_parents.emplace_back(std::move(parent)).get();
    }

    /// The first move that takes rows of the table says how their keys change.
    Status findDerived(const Table& table, Parent& parent)
    {
        const QList<const MoveStep*> moves = movesOf(m_scene.plan);
        for (int number = 0; number < moves.size(); ++number) {
            if (!moves[number]->query.isEmpty() || !isSameName(moves[number]->from, table.name))
                continue;
            GODWIT_TRY(CompiledMove move, compileMove(m_scene, number, *moves[number]));
            const QString key = quoted(table.primaryKey().first());
            const bool isSame = move.keyExpression == key || move.keyExpression == table.primaryKey().first() ||
                                move.keyExpression == quoted(table.name) + u'.' + key;
            if (!move.keyIsDerived || isSame)
                return {};
            GODWIT_TRY(Statement derived, m_work.preparePersistent(QStringLiteral("SELECT %1 FROM main.%2 AS %2 WHERE %2.%3 = :%4")
                                                                       .arg(move.keyExpression, quoted(table.name),
                                                                            quoted(table.rowidName()),
                                                                            QString::fromLatin1(kFromParameter))));
            parent.derived.emplace(std::move(derived));
            parent.move.emplace(std::move(move));
            return {};
        }
        return {};
    }

    Result<const Fate*> fateOf(Parent& parent, const Value& key)
    {
        if (parent.isMoving) {
            GODWIT_TRY(m_fate, lookUp(parent, key));
            return &m_fate;
        }
        if (!parent.remembered)
            parent.remembered = std::make_unique<std::array<Parent::Remembered, kRemembered>>();
        Parent::Remembered& slot = (*parent.remembered)[slotOf(key)];
        if (!slot.isUsed || !(slot.key == key)) {
            GODWIT_TRY(slot.fate, lookUp(parent, key));
            slot.key = key;
            slot.isUsed = true;
        }
        return &slot.fate;
    }

    Result<Fate> lookUp(Parent& parent, const Value& oldKey)
    {
        parent.exists.bind(1, oldKey);
        GODWIT_TRY(const bool exists, parent.exists.step());
        if (!exists) {
            parent.exists.reset();
            return Fate{};
        }
        const Value rowId = parent.exists.value(0);
        const Value key = parent.exists.value(1);
        parent.exists.reset();
        parent.lineage.bind(2, rowId);
        GODWIT_TRY(const bool isException, parent.lineage.step());
        const auto disposition = isException ? static_cast<Disposition>(parent.lineage.integer(0)) : Disposition::Moved;
        const Value targetKey = isException ? parent.lineage.value(1) : Value::null();
        parent.lineage.reset();
        switch (disposition) {
        case Disposition::Moved:
            if (!targetKey.isNull())
                return Fate{.kind = Fate::Kind::Moved, .key = targetKey, .firstCause = {}};
            return derivedKey(parent, rowId, key);
        case Disposition::Merged:
            return Fate{.kind = Fate::Kind::Merged, .key = targetKey, .firstCause = {}};
        case Disposition::Skipped:
            return Fate{.kind = Fate::Kind::Skipped, .key = {}, .firstCause = {}};
        case Disposition::Quarantined:
            break;
        }
        GODWIT_TRY(const QString first, firstCauseOf(parent.name, rowId));
        return Fate{.kind = Fate::Kind::Quarantined, .key = {}, .firstCause = first};
    }

    static Result<Fate> derivedKey(Parent& parent, const Value& rowId, const Value& key)
    {
        if (!parent.derived)
            return Fate{.kind = Fate::Kind::Moved, .key = key, .firstCause = {}};
        parent.move->bind(*parent.derived, rowId);
        GODWIT_TRY(const bool hasRow, parent.derived->step());
        Fate fate{.kind = Fate::Kind::Moved, .key = hasRow ? parent.derived->value(0) : key, .firstCause = {}};
        parent.derived->reset();
        return fate;
    }

    Result<QString> firstCauseOf(const QByteArray& name, const Value& rowId)
    {
        return m_work.text(QStringLiteral("SELECT CASE q.first_cause WHEN '' THEN q.cause ELSE q.first_cause END"
                                          " FROM main._godwit_quarantine q JOIN main._godwit_source s ON s.id = q.source"
                                          " WHERE s.name = ? COLLATE NOCASE AND q.row_id = ? ORDER BY q.id LIMIT 1"),
                           {Value::ofText(name), rowId});
    }

    Database& m_work;
    MoveScene m_scene;
    std::shared_ptr<RowVerdict> m_verdict;
    std::vector<std::unique_ptr<Parent>> m_parents;
    QString m_moving;
    Fate m_fate;
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
    for (const char* const name : {"ref", "_godwit_ref"})
        GODWIT_CHECK(work.registerFunction(QString::fromLatin1(name), -1,
                                           [resolver](const Row& arguments) { return resolver->resolve(arguments); }));
    return resolver;
}

void forgetReferences(Resolver& resolver, const QString& movingTable)
{
    resolver.forget(movingTable);
}

} // namespace godwit::core
