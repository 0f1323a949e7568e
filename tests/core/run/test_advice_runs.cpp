// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/run/run_fixture.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

/// The plan of one move, to which what an assessment recommends is added as it stands there.
class MendedPlan
{
public:
    explicit MendedPlan(const QList<std::pair<QString, QString>>& columns) : m_columns(columns) {}

    /// One of the ways that a recommendation offers: keys of the step, of the plan, columns, or a step of its
    /// own.
    void add(const QString& advice)
    {
        QStringList lines = advice.split(u'\n', Qt::SkipEmptyParts);
        if (lines.value(0).startsWith(u'-'))
            m_before += indented(lines, 6);
        else if (lines.value(0).startsWith(QStringLiteral("lookups:")))
            addLookups(lines);
        else
            addKeys(lines);
    }

    [[nodiscard]] QString moves() const
    {
        QString text = m_before + QStringLiteral("      - move: items\n        into: goods\n");
        text += indented(m_keys, 8) + QStringLiteral("        columns:\n");
        for (const auto& [column, value] : m_columns)
            text += QStringLiteral("          %1: %2\n").arg(column, value);
        return text;
    }
    [[nodiscard]] QString lookups() const { return m_lookups; }

private:
    static QString indented(const QStringList& lines, int by)
    {
        QString text;
        for (const QString& line : lines)
            text += QString(by, u' ') + line + u'\n';
        return text;
    }
    /// Entries of a lookup that is there go to its own.
    void addLookups(const QStringList& lines)
    {
        const qsizetype columns = lines.indexOf(QStringLiteral("columns:"));
        QStringList maps = lines.mid(1, columns < 0 ? -1 : columns - 1);
        maps.removeAll(QStringLiteral("  kinds_of:"));
        m_lookups += indented(maps, 0);
        for (const QString& line : columns < 0 ? QStringList() : lines.mid(columns + 1))
            setColumn(line.trimmed());
    }
    void addKeys(const QStringList& lines)
    {
        static const QStringList kKeys{QStringLiteral("where:"), QStringLiteral("reject:"),
                                       QStringLiteral("group:"), QStringLiteral("unique:")};
        for (const QString& line : lines) {
            const bool isKey = std::any_of(kKeys.begin(), kKeys.end(),
                                           [&](const QString& key) { return line.startsWith(key); });
            if (isKey)
                m_keys += line;
            else if (line != QStringLiteral("columns:"))
                setColumn(line.trimmed());
        }
    }
    void setColumn(const QString& line)
    {
        const QString name = line.section(u':', 0, 0);
        for (auto& [column, value] : m_columns) {
            if (column == name) {
                value = line.section(u':', 1).trimmed();
                return;
            }
        }
        m_columns.append({name, line.section(u':', 1).trimmed()});
    }

    QList<std::pair<QString, QString>> m_columns;
    QString m_before;
    QString m_lookups;
    QStringList m_keys;
};

RunText textOf(const MendedPlan& plan)
{
    RunText text;
    text.backup = QStringLiteral(" }, { assess: all");
    text.keep = QStringLiteral("keep: [kinds, tags]");
    text.source = QStringLiteral(
        "CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO kinds VALUES (1, 'x');"
        "CREATE TABLE tags (id INTEGER PRIMARY KEY, kind INTEGER REFERENCES kinds (id)); INSERT INTO tags "
        "VALUES (1, 1), (2, 7);"
        "CREATE TABLE items (id INTEGER PRIMARY KEY, code TEXT, name TEXT, state TEXT, due TEXT, made TEXT, "
        "size, kind TEXT);"
        "INSERT INTO items VALUES (1, 'a', 'one', 'open', '2026-01-01', '2026-01-01', 1, 'k'), (2, 'a', "
        "'two', 'lost', 'soon', 'now', 2, 'k'),"
        " (3, 'b', NULL, 'open', '2026-01-02', '2026-01-02', 'big', 'z'), (4, 'c', 'ONE', 'done', 'never', "
        "'2026-01-03', 4, 'k');"
        "PRAGMA user_version = 1");
    text.target =
        QStringLiteral("CREATE TABLE goods (id INTEGER PRIMARY KEY, code TEXT UNIQUE, name TEXT NOT NULL, "
                       "state TEXT CHECK (state IN ('open', 'done')),"
                       " due INTEGER, made TEXT, size INTEGER, kind TEXT) STRICT;\n"
                       "CREATE UNIQUE INDEX goods_open ON goods (lower(name)) WHERE state <> 'lost';\n");
    text.moves = plan.moves();
    text.sourceKeys = QString();
    text.lookups = QStringLiteral("lookups:\n  kinds_of:\n    k: kay\n") + plan.lookups();
    return text;
}

const QList<std::pair<QString, QString>> kColumns{
    {QStringLiteral("id"), QStringLiteral("id")},
    {QStringLiteral("code"), QStringLiteral("code")},
    {QStringLiteral("name"), QStringLiteral("name")},
    {QStringLiteral("state"), QStringLiteral("state")},
    {QStringLiteral("due"), QStringLiteral("date_ms(due)")},
    {QStringLiteral("made"), QStringLiteral("date(made)")},
    {QStringLiteral("size"), QStringLiteral("size")},
    {QStringLiteral("kind"), QStringLiteral("{ lookup: kinds_of, of: kind }")}};

qint64 rowsFor(const Assessment& found, const Recommendation& advice, const QString& cause)
{
    for (const MoveExpectation& step : found.expectations) {
        for (const ExpectedCause& one : step.causes) {
            if (step.step.phase == advice.step.phase && one.cause == cause)
                return one.rows;
        }
    }
    return 0;
}

} // namespace

/// What an assessment recommends to write in a plan can be written there, word for word, is checked and runs,
/// and mends what it is about.
class TestAdviceRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsEveryRecommendation()
    {
        RunFixture first(textOf(MendedPlan(kColumns)));
        VERIFY_EXIT(first.runTo(QStringLiteral("move")), Exit::Undecided);
        const Assessment found = first.session().assessment();
        QVERIFY(found.recommendations.size() >= 8);
        QSet<QString> kinds;
        for (const Recommendation& advice : found.recommendations) {
            for (const QString& way : advice.plan.split(QStringLiteral("# or\n"), Qt::SkipEmptyParts)) {
                MendedPlan plan(kColumns);
                plan.add(way);
                kinds.insert(way.section(u':', 0, 0).trimmed());
                RunFixture mended(textOf(plan));
                const Outcome outcome = mended.runTo(QStringLiteral("move"));
                const QString told = advice.text + u'\n' + way + u'\n' + outcome.message;
                QVERIFY2(outcome.exit == Exit::Undecided || outcome.exit == Exit::Done, qPrintable(told));
                const Assessment after = mended.session().assessment();
                for (const MoveExpectation& step : found.expectations) {
                    for (const ExpectedCause& cause : step.causes) {
                        if (advice.text.contains(cause.cause))
                            QVERIFY2(rowsFor(after, advice, cause.cause) < cause.rows,
                                     qPrintable(told + u'\n' + cause.cause));
                    }
                }
                QVERIFY2(after.recommendations.size() <= found.recommendations.size(), qPrintable(told));
            }
        }
        for (const char* kind : {"where", "group", "unique", "lookups", "due", "made", "name", "- delete"})
            QVERIFY2(kinds.contains(QString::fromLatin1(kind)), kind);
    }
};

QTEST_GUILESS_MAIN(TestAdviceRuns)
#include "test_advice_runs.moc"
