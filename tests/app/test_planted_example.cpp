// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/session.h"
#include "tests/app/sample_support.h"
#include "tests/support/database_text.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace godwit;
using namespace godwit::core;

namespace {

/// The built-in example, whose rows have moved, and somebody who changes its files behind the program's back. Its target has a
/// table more, for what the example itself does not use.
class Example
{
public:
    Example()
    {
        const QDir resources(QStringLiteral(":/examples/product_manager"));
        for (const QString& name : resources.entryList(QDir::Files))
            copy(resources.filePath(name), name);
        if (!app::test::write(database(), {.rows = 400, .seed = 5, .dirty = 0}))
            qFatal("the example's database cannot be written");
        open();
        const Outcome moved = runTo(QStringLiteral("move"));
        if (moved.exit != Exit::Done)
            qFatal("%s", qPrintable(moved.message));
    }

    void open()
    {
        m_session.reset();
        m_session = std::make_unique<Session>(Listener{}, CancelToken{});
        const Outcome opened = m_session->open({.database = database(), .plan = m_folder.filePath(QStringLiteral("plan.yaml")), .workspace = {}});
        if (opened.error)
            qFatal("%s", qPrintable(opened.message));
    }
    void close() { m_session.reset(); }

    Outcome runTo(const QString& phase)
    {
        return m_session->run({.phase = {}, .to = phase,
                               .answers = {.yes = true, .confirm = QStringLiteral("product.db"), .reason = QStringLiteral("a test")}});
    }

    [[nodiscard]] QString database() const { return m_folder.filePath(QStringLiteral("product.db")); }
    [[nodiscard]] QString journal() const { return database() + QStringLiteral(".godwit/journal.db"); }
    [[nodiscard]] QString work() const { return database() + QStringLiteral(".godwit/runs/1/work.db"); }

    /// `new.NAME` is the work file's table, staged where the old version has the name.
    static QString physical(QString sql)
    {
        for (const char* const name : {"tasks", "supplier_task_instances"})
            sql.replace(QRegularExpression(QStringLiteral("new\\.%1\\b").arg(QLatin1String(name))),
                        QStringLiteral("_godwit_new_") + QLatin1String(name));
        return sql.replace(QStringLiteral("new."), QString());
    }

    static void plant(const QString& path, const QString& sql)
    {
        auto opened = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true, .defensive = false});
        const auto done = opened ? opened->execute(physical(sql)) : Status(opened.error());
        if (!done)
            qFatal("%s", qPrintable(done.error().what));
    }

    void edit(const QString& name, const QString& from, const QString& to) const
    {
        plant(work(), QStringLiteral("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '%2', '%3') WHERE name = '%1';"
                                     "PRAGMA writable_schema = RESET")
                          .arg(name, from, to));
    }

    [[nodiscard]] QString figure(const QString& sql) const { return tests::figureOf(work(), physical(sql)); }

    /// What did not pass, with its rows; what cannot be compared is no finding.
    QString findings(const QString& phase)
    {
        QString text;
        for (const CheckResult& check : m_session->status().checks) {
            if (check.phase != phase || check.verdict == Verdict::Passed || check.verdict == Verdict::NotRun)
                continue;
            text += QStringLiteral("%1: %2: %3\n").arg(check.name, verdictId(check.verdict), check.why);
            for (const QStringList& row : check.samples)
                text += QStringLiteral("  ") + row.join(QStringLiteral(" | ")) + u'\n';
        }
        return text;
    }

    QString validated()
    {
        (void)runTo(QStringLiteral("validate"));
        return findings(QStringLiteral("validate"));
    }

private:
    void copy(const QString& from, const QString& name)
    {
        QFile source(from);
        QFile file(m_folder.filePath(name));
        if (!source.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
            qFatal("%s", qPrintable(name));
        QByteArray text = source.readAll();
        if (name == QLatin1StringView("v2.sql"))
            text.replace("CREATE INDEX tasks_section", "CREATE TABLE marks (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL COLLATE NOCASE);\n"
                                                       "CREATE INDEX tasks_section");
        file.write(text);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
};

} // namespace

#define VERIFY_NAMES(text, part) QVERIFY2((text).contains(part), qPrintable(text))

/// The faults of test_planted_faults, each planted into the built-in example: all are found and named.
class TestPlantedExample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reportsNothingOnACleanMigration()
    {
        Example example;
        QCOMPARE(example.validated(), QString());
        QCOMPARE(example.runTo(QStringLiteral("verify")).exit, Exit::Done);
        QCOMPARE(example.findings(QStringLiteral("verify")), QString());
    }

    void namesWhatChangedInRows_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("sample");
        QTest::newRow("a changed cell") << QStringLiteral("UPDATE project_task_templates SET due_date = coalesce(due_date, 0) + 86400000 WHERE rowid = 3")
                                        << QStringLiteral("content of project_task_templates: failed: 1 row with other values in due_date")
                                        << QStringLiteral("| due_date | ");
        QTest::newRow("a dropped row") << QStringLiteral("DELETE FROM project_task_templates WHERE rowid = 2")
                                       << QStringLiteral("content of project_task_templates: failed: 1 row missing") << QStringLiteral("no such row");
        QTest::newRow("a doubled row")
            << QStringLiteral("INSERT INTO new.supplier_task_instances SELECT 'twice', supplier_id, project_task_template_id, status, actual_due_date,"
                              " completed_at, notes, attachments, is_applied, created_at, updated_at FROM new.supplier_task_instances WHERE rowid = 5")
            << QStringLiteral("content of supplier_task_instances: failed: 1 row too many") << QStringLiteral("supplier_task_instances | 'twice' | the row | no such row");
        QTest::newRow("a new orphan") << QStringLiteral("UPDATE new.supplier_task_instances SET supplier_id = 'nobody' WHERE rowid = 1")
                                      << QStringLiteral("foreign keys: failed") << QStringLiteral("| supplier_id | ");
    }

    void namesWhatChangedInRows()
    {
        QFETCH(QString, sql);
        QFETCH(QString, found);
        QFETCH(QString, sample);
        Example example;
        Example::plant(example.work(), sql);
        const QString all = example.validated();
        VERIFY_NAMES(all, found);
        VERIFY_NAMES(all, sample);
    }

    void namesTwoCellsThatChangedPlaces()
    {
        Example example;
        const QString other = example.figure(QStringLiteral("SELECT min(rowid) FROM new.tasks WHERE name <> (SELECT name FROM new.tasks WHERE rowid = 1)"));
        const QString one = example.figure(QStringLiteral("SELECT name FROM new.tasks WHERE rowid = 1"));
        const QString two = example.figure(QStringLiteral("SELECT name FROM new.tasks WHERE rowid = %1").arg(other));
        Example::plant(example.work(), QStringLiteral("UPDATE new.tasks SET name = '%1' WHERE rowid = 1; UPDATE new.tasks SET name = '%2' WHERE rowid = %3")
                                           .arg(QString(two).replace(u'\'', QStringLiteral("''")), QString(one).replace(u'\'', QStringLiteral("''")), other));
        VERIFY_NAMES(example.validated(), QStringLiteral("content of tasks: failed: 2 rows with other values in name"));
    }

    void namesAFlippedByteThatNoIndexHolds()
    {
        Example example;
        // The description of a task stands in the old table, too: only what changes the new one counts.
        const QString select = QStringLiteral("SELECT description FROM new.tasks WHERE description IS NOT NULL ORDER BY rowid LIMIT 1");
        const QByteArray text = example.figure(select).toUtf8();
        QVERIFY(text.size() > 3);
        QFile file(example.work());
        bool isFlipped = false;
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        const QByteArray content = file.readAll();
        for (qsizetype at = content.lastIndexOf(text); at >= 0 && !isFlipped; at = at > 0 ? content.lastIndexOf(text, at - 1) : -1) {
            const char was = content[at];
            const char flipped = static_cast<char>(was ^ 0x01);
            QVERIFY(file.seek(at) && file.write(&flipped, 1) == 1);
            isFlipped = example.figure(select).toUtf8() != text;
            if (!isFlipped)
                QVERIFY(file.seek(at) && file.write(&was, 1) == 1);
        }
        file.close();
        QVERIFY(isFlipped);
        const QString found = example.validated();
        VERIFY_NAMES(found, QStringLiteral("content of tasks: failed: 1 row with other values in description"));
        QVERIFY2(!found.contains(QStringLiteral("integrity:")), qPrintable(found));
    }

    void namesWhatATableLost_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("found");
        QTest::newRow("CHECK") << QStringLiteral("task_type_sections") << QStringLiteral(" CHECK (name <> '''')")
                               << QStringLiteral("table task_type_sections: its definition lacks CHECK");
        QTest::newRow("partial index") << QStringLiteral("sti_open") << QStringLiteral(" WHERE status <> ''completed''")
                                       << QStringLiteral("index sti_open: its definition lacks WHERE");
        QTest::newRow("AUTOINCREMENT") << QStringLiteral("marks") << QStringLiteral(" AUTOINCREMENT")
                                       << QStringLiteral("table marks: its definition lacks AUTOINCREMENT");
        QTest::newRow("collation") << QStringLiteral("marks") << QStringLiteral(" COLLATE NOCASE") << QStringLiteral("table marks: its definition lacks COLLATE");
    }

    void namesWhatATableLost()
    {
        QFETCH(QString, name);
        QFETCH(QString, from);
        QFETCH(QString, found);
        Example example;
        example.edit(name, from, QString());
        VERIFY_NAMES(example.validated(), QStringLiteral("object ledger: failed: lost: ") + found);
    }

    void namesALostTriggerAndALostIndexOfTheLiveFile()
    {
        Example example;
        QCOMPARE(example.validated(), QString());
        QCOMPARE(example.runTo(QStringLiteral("cutover")).exit, Exit::Done);
        Example::plant(example.database(), QStringLiteral("DROP TRIGGER sti_touch; DROP INDEX ptt_project"));
        (void)example.runTo(QStringLiteral("verify"));
        const QString found = example.findings(QStringLiteral("verify"));
        VERIFY_NAMES(found, QStringLiteral("trigger sti_touch: it is not there"));
        VERIFY_NAMES(found, QStringLiteral("index ptt_project: it is not there"));
    }

    void namesAnEditedAuditLine()
    {
        Example example;
        example.close();
        Example::plant(example.journal(), QStringLiteral("UPDATE migration_audit SET detail = 'nothing' WHERE number = 2"));
        example.open();
        (void)example.runTo(QStringLiteral("cutover"));
        (void)example.runTo(QStringLiteral("verify"));
        VERIFY_NAMES(example.findings(QStringLiteral("validate")) + example.findings(QStringLiteral("verify")), QStringLiteral("audit log: failed: "));
    }
};

QTEST_GUILESS_MAIN(TestPlantedExample)
#include "test_planted_example.moc"
