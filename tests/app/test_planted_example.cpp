// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/support/planted_example.h"

using namespace godwit;
using namespace godwit::app::test;
using namespace godwit::core;

namespace {

QString literal(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("''")) + u'\'';
}

/// The instances of one template, which version 1 and version 2 both find by an index.
const QString kMeasure = QStringLiteral(
    "      - measure: instances of the first template\n"
    "        before: SELECT id, notes FROM supplier_task_instances WHERE project_milestone_task_id ="
    " (SELECT min(project_milestone_task_id) FROM supplier_task_instances) ORDER BY id\n"
    "        after: SELECT id, notes FROM supplier_task_instances WHERE project_task_template_id ="
    " (SELECT min(project_task_template_id) FROM supplier_task_instances) ORDER BY id\n"
    "        slowdown: 200%\n");
constexpr qint64 kManyRows =
    50'000; // reading all takes a hundred times as long as a look into the index, on any machine

void verifySlower(const QString& found)
{
    VERIFY_NAMES(found,
                 QStringLiteral("instances of the first template: failed: It is slower than before by "));
    VERIFY_NAMES(found, QStringLiteral("An index is lost: “SEARCH supplier_task_instances USING INDEX "
                                       "sti_pmt (project_milestone_task_id=?)"));
}

} // namespace

/// The faults of test_planted_faults, each planted into the built-in example: all are found and named.
class TestPlantedExample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reportsNothingOnACleanMigration()
    {
        Example example;
        example.cutOver();
        QCOMPARE(example.verified(), QString());
    }

    void namesAChangedCell()
    {
        Example example;
        const QString id = example.figure(
            QStringLiteral("SELECT min(id) FROM project_task_templates WHERE due_date IS NOT NULL"));
        const qint64 day =
            example
                .figure(QStringLiteral("SELECT due_date FROM project_task_templates WHERE id = ") +
                        literal(id))
                .toLongLong();
        Example::plant(example.work(),
                       QStringLiteral("UPDATE project_task_templates SET due_date = %1 WHERE id = %2")
                           .arg(day + 1)
                           .arg(literal(id)));
        const QString found = example.validated();
        VERIFY_NAMES(found,
                     QStringLiteral(
                         "content of project_task_templates: failed: 1 row with other values in due_date\n"));
        VERIFY_NAMES(found, QStringLiteral("  project_task_templates | %1 | due_date | %2 | %3\n")
                                .arg(literal(id))
                                .arg(day)
                                .arg(day + 1));
    }

    void namesAChangedCellOfAKeptTable()
    {
        Example example;
        const QString id = example.figure(QStringLiteral("SELECT min(id) FROM suppliers"));
        const QString name =
            example.figure(QStringLiteral("SELECT name FROM suppliers WHERE id = ") + literal(id));
        Example::plant(example.work(),
                       QStringLiteral("UPDATE suppliers SET name = 'Nobody' WHERE id = ") + literal(id));
        const QString found = example.validated();
        VERIFY_NAMES(
            found, QStringLiteral("suppliers is kept as it was: failed: 1 row with other values in name\n"));
        VERIFY_NAMES(
            found,
            QStringLiteral("  suppliers | %1 | name | %2 | 'Nobody'\n").arg(literal(id), literal(name)));
    }

    void namesTwoCellsThatChangedPlaces()
    {
        Example example;
        const QString other = example.figure(QStringLiteral(
            "SELECT min(rowid) FROM new.tasks WHERE name <> (SELECT name FROM new.tasks WHERE rowid = 1)"));
        QStringList names;
        QStringList ids;
        for (const QString& rowid : {QStringLiteral("1"), other}) {
            names.append(
                literal(example.figure(QStringLiteral("SELECT name FROM new.tasks WHERE rowid = ") + rowid)));
            ids.append(
                literal(example.figure(QStringLiteral("SELECT id FROM new.tasks WHERE rowid = ") + rowid)));
        }
        Example::plant(
            example.work(),
            QStringLiteral(
                "UPDATE new.tasks SET name = CASE id WHEN %1 THEN %2 ELSE %3 END WHERE id IN (%1, %4)")
                .arg(ids[0], names[1], names[0], ids[1]));
        const QString found = example.validated();
        VERIFY_NAMES(found, QStringLiteral("content of tasks: failed: 2 rows with other values in name\n"));
        VERIFY_NAMES(found,
                     QStringLiteral("  tasks | %1 | name | %2 | %3\n").arg(ids[0], names[0], names[1]));
        VERIFY_NAMES(found,
                     QStringLiteral("  tasks | %1 | name | %2 | %3\n").arg(ids[1], names[1], names[0]));
    }

    void namesADroppedRow()
    {
        Example example;
        const QString id =
            literal(example.figure(QStringLiteral("SELECT min(id) FROM new.supplier_task_instances")));
        Example::plant(example.work(),
                       QStringLiteral("DELETE FROM new.supplier_task_instances WHERE id = ") + id);
        const QString found = example.validated();
        VERIFY_NAMES(found, QStringLiteral("content of supplier_task_instances: failed: 1 row missing\n"));
        VERIFY_NAMES(found, QStringLiteral("  supplier_task_instances | %1 | the row | %1 | ").arg(id));
        VERIFY_NAMES(found, QStringLiteral("rows of supplier_task_instances: failed"));
    }

    void namesADoubledRow()
    {
        Example example;
        Example::plant(example.work(),
                       QStringLiteral("INSERT INTO new.supplier_task_instances SELECT 'twice', supplier_id, "
                                      "project_task_template_id, status, actual_due_date,"
                                      " completed_at, notes, attachments, is_applied, created_at, updated_at "
                                      "FROM new.supplier_task_instances WHERE rowid = 5"));
        const QString found = example.validated();
        VERIFY_NAMES(found, QStringLiteral("content of supplier_task_instances: failed: 1 row too many\n"));
        VERIFY_NAMES(found, QStringLiteral(
                                "  supplier_task_instances | 'twice' | the row | no such row | 'twice' | "));
    }

    void namesANewOrphan()
    {
        Example example;
        const QString id = example.figure(QStringLiteral("SELECT min(id) FROM new.supplier_task_instances"));
        Example::plant(
            example.work(),
            QStringLiteral("UPDATE new.supplier_task_instances SET supplier_id = 'nobody' WHERE id = ") +
                literal(id));
        const QString found = example.validated();
        VERIFY_NAMES(
            found,
            QStringLiteral("foreign keys: failed: supplier_task_instances → suppliers: 0 before, 1 now\n"));
        VERIFY_NAMES(
            found,
            QStringLiteral("  supplier_task_instances | %1 | supplier_id | nobody | suppliers\n").arg(id));
    }

    void namesAFlippedByteThatNoIndexHolds()
    {
        Example example;
        // The description of a task stands in the old table, too: only what changes the new one counts.
        const QString id = literal(example.figure(
            QStringLiteral("SELECT id FROM new.tasks WHERE length(description) > 3 ORDER BY rowid LIMIT 1")));
        const QString select = QStringLiteral("SELECT description FROM new.tasks WHERE id = ") + id;
        const QByteArray text = example.figure(select).toUtf8();
        QFile file(example.work());
        bool isFlipped = false;
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        const QByteArray content = file.readAll();
        for (qsizetype at = content.lastIndexOf(text); at >= 0 && !isFlipped;
             at = at > 0 ? content.lastIndexOf(text, at - 1) : -1) {
            const char was = content[at];
            const char flipped = static_cast<char>(was ^ 0x01);
            QVERIFY(file.seek(at) && file.write(&flipped, 1) == 1);
            isFlipped = example.figure(select).toUtf8() != text;
            if (!isFlipped)
                QVERIFY(file.seek(at) && file.write(&was, 1) == 1);
        }
        file.close();
        QVERIFY(isFlipped);
        const QString now = example.figure(select);
        const QString found = example.validated();
        VERIFY_NAMES(found,
                     QStringLiteral("content of tasks: failed: 1 row with other values in description\n"));
        VERIFY_NAMES(found, QStringLiteral("  tasks | %1 | description | %2 | %3\n")
                                .arg(id, literal(QString::fromUtf8(text)), literal(now)));
        QVERIFY2(!found.contains(QStringLiteral("integrity:")), qPrintable(found));
    }

    void namesWhatATableLost_data()
    {
        QTest::addColumn<bool>("isLive");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("found");
        for (const bool isLive : {false, true}) {
            const char* const where = isLive ? "live" : "work";
            QTest::addRow("CHECK, %s", where)
                << isLive << QStringLiteral("task_type_sections") << QStringLiteral(" CHECK (name <> '''')")
                << QStringLiteral("table task_type_sections: its definition lacks CHECK");
            QTest::addRow("partial index, %s", where)
                << isLive << QStringLiteral("sti_open") << QStringLiteral(" WHERE status <> ''completed''")
                << QStringLiteral("index sti_open: its definition lacks WHERE");
            QTest::addRow("AUTOINCREMENT, %s", where)
                << isLive << QStringLiteral("marks") << QStringLiteral(" AUTOINCREMENT")
                << QStringLiteral("table marks: its definition lacks AUTOINCREMENT");
            QTest::addRow("collation, %s", where)
                << isLive << QStringLiteral("marks") << QStringLiteral(" COLLATE NOCASE")
                << QStringLiteral("table marks: its definition lacks COLLATE");
        }
    }

    void namesWhatATableLost()
    {
        QFETCH(bool, isLive);
        QFETCH(QString, name);
        QFETCH(QString, from);
        QFETCH(QString, found);
        Example example;
        if (isLive)
            example.cutOver();
        Example::edit(isLive ? example.database() : example.work(), name, from, QString());
        VERIFY_NAMES(isLive ? example.verified() : example.validated(),
                     QStringLiteral("object ledger: failed: lost: ") + found);
    }

    void namesALostPartialIndex()
    {
        Example example;
        Example::plant(example.work(), QStringLiteral("DROP INDEX sti_open"));
        VERIFY_NAMES(example.validated(),
                     QStringLiteral("object ledger: failed: lost: index sti_open: it is not there"));
    }

    void namesALostTriggerAndALostIndexOfTheLiveFile()
    {
        Example example;
        example.cutOver();
        Example::plant(example.database(), QStringLiteral("DROP TRIGGER sti_touch; DROP INDEX ptt_project"));
        const QString found = example.verified();
        VERIFY_NAMES(found, QStringLiteral("trigger sti_touch: it is not there"));
        VERIFY_NAMES(found, QStringLiteral("index ptt_project: it is not there"));
    }

    void namesAQueryThatBecameSlow()
    {
        Example example(ExampleText{.rows = kManyRows, .validate = kMeasure});
        QCOMPARE(example.validated(), QString());
        Example::plant(example.work(), QStringLiteral("DROP INDEX sti_template"));
        verifySlower(example.validatedAgain(QStringLiteral("validate")));
    }

    void namesAQueryThatBecameSlowInTheLiveFile()
    {
        Example example(ExampleText{.rows = kManyRows, .verify = kMeasure});
        example.cutOver();
        Example::plant(example.database(), QStringLiteral("DROP INDEX sti_template"));
        verifySlower(example.verified());
    }

    void namesAnEditedAuditLine()
    {
        Example example;
        example.cutOver();
        example.close();
        Example::plant(example.journal(),
                       QStringLiteral("UPDATE migration_audit SET detail = 'nothing' WHERE number = 2"));
        example.open();
        VERIFY_NAMES(
            example.verified(),
            QStringLiteral(
                "audit log: failed: The audit log was changed: entry 2 does not fit the one before"));
    }
};

QTEST_GUILESS_MAIN(TestPlantedExample)
#include "test_planted_example.moc"
