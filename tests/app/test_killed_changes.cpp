// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/kill_at_call.h"

#include <QTest>

using namespace godwit::test;

namespace {

const QString kChange = QStringLiteral("run plan.yaml app.db --to change --yes");

const char* const kSource =
    "CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT, parent INT REFERENCES names);"
    "CREATE TABLE notes (id TEXT PRIMARY KEY, name_id INT REFERENCES names ON DELETE CASCADE, n INT) WITHOUT ROWID;"
    "CREATE TABLE marks (note_id TEXT DEFAULT 'none' REFERENCES notes ON DELETE SET NULL, mark INT);"
    "CREATE INDEX names_name ON names (name); CREATE VIEW all_names AS SELECT id, name FROM names;"
    "INSERT INTO names WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i, 'name ' || i, NULL FROM n;"
    "UPDATE names SET parent = id + 1 WHERE id % 500 = 0;"
    "INSERT INTO notes SELECT 'note ' || id, id, id FROM names; INSERT INTO marks SELECT 'note ' || id, id FROM names";

const char* const kPlan = R"yaml(godwit: 1
name: changes
status: approved
target: { schema: v2.sql, keep: [notes, marks] }
phases:
  - phase: expand
    steps: [{ schema: target }]
  - phase: change
    steps:
      - update: notes
        set: { n: "CASE WHEN n % 3000 = 0 THEN json('broken') ELSE n + 1 END" }
      - update: marks
        set: { mark: "1 + coalesce((SELECT m.mark FROM target.marks AS m WHERE m.rowid = marks.rowid + 1), 0)" }
        order: mark DESC
      - delete: notes
        rule: every seventh
        when: n % 7 = 0
        cascade: true
      - rebuild: names
        columns: { made: uuid4() }
  - phase: cutover
    steps: [{ cutover: swap }]
)yaml";

const char* const kTarget =
    "CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT CHECK (id % 1500 <> 1), parent INT REFERENCES names, made TEXT);\n"
    "CREATE UNIQUE INDEX names_name ON names (name);\nCREATE INDEX names_made ON names (made);\n";

bool copyTree(const QString& from, const QString& to)
{
    return QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), from, to}) == 0;
}

/// Everything that the steps left in the work file, but for the order of what has none.
QString contentOf(const QString& path)
{
    auto work = godwit::core::Database::open(path);
    if (!work)
        return work.error().what;
    QString text;
    for (const char* sql : {"SELECT * FROM names ORDER BY id", "SELECT * FROM notes ORDER BY id", "SELECT rowid, * FROM marks ORDER BY 1",
                            "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name",
                            "SELECT step, pass, seen, changed, unchanged, skipped, quarantined FROM _godwit_change_cursor ORDER BY step",
                            "SELECT * FROM _godwit_changed ORDER BY step, table_name",
                            "SELECT move, key_text, cause, code, first_cause, row_values FROM _godwit_quarantine ORDER BY id",
                            "SELECT source, row_id, move, disposition, source_key, target_key, rule FROM _godwit_lineage ORDER BY 1, 2, 3",
                            "PRAGMA integrity_check"})
        text += godwit::tests::rowsOf(*work, QString::fromLatin1(sql));
    return text;
}

} // namespace

/// A SIGKILL in the middle of steps that change rows, at the n-th call that changes a file: run again, they end as if nothing had
/// happened, in each table, in quarantine, in the lineage and in their counts.
class TestKilledChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnAfterAKillInUpdateDeleteAndRebuild()
    {
        QVERIFY(m_cli.write(QStringLiteral("plan.yaml"), kPlan) && m_cli.write(QStringLiteral("v2.sql"), kTarget));
        godwit::tests::databaseOf(m_cli.path(QString()), QString::fromLatin1(kSource));
        QCOMPARE(m_cli.run(words(QStringLiteral("run plan.yaml app.db --to expand --yes"))).exit, 0);
        QVERIFY(copyTree(m_cli.path(QString()), m_aside.filePath(QStringLiteral("saved"))));

        const auto [calls, exchange] = callsOf(m_cli, kChange, m_aside.filePath(QStringLiteral("calls")));
        const QString expected = contentOf(workFile());
        QVERIFY2(expected.contains(QStringLiteral("'ok'")) && calls > kMoments, qPrintable(expected.left(400)));
        for (long moment = 0; moment < kMoments; ++moment) {
            long call = 1 + (calls - 1) * moment / kMoments;
            for (bringBack(); !killAtCall(m_cli, kChange, call) && call > 1; call -= call / 4 + 1)
                bringBack();
            const CliResult result = m_cli.run(words(kChange));
            QVERIFY2(result.exit == 8, result.err.constData()); // undecided rows are in quarantine
            QVERIFY2(contentOf(workFile()) == expected, qPrintable(QStringLiteral("killed at call %1").arg(call)));
        }
    }

private:
    static constexpr long kMoments = 24;

    [[nodiscard]] QString workFile() const { return m_cli.path(QStringLiteral("app.db.godwit/runs/1/work.db")); }
    void bringBack() const
    {
        for (const QString& name : m_cli.files()) {
            const QString path = m_cli.path(name);
            QVERIFY(QFileInfo(path).isDir() ? QDir(path).removeRecursively() : QFile::remove(path));
        }
        QVERIFY(copyTree(m_aside.filePath(QStringLiteral("saved/.")), m_cli.path(QString())));
    }

    CliFixture m_cli;
    QTemporaryDir m_aside;
};

QTEST_GUILESS_MAIN(TestKilledChanges)
#include "test_killed_changes.moc"
