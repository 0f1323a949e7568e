// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/steps/music_shop.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

void writeTo(const QString& path, const QString& sql)
{
    auto database = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true});
    if (!database || !database->execute(sql))
        qFatal("%s cannot be written", qPrintable(path));
}

/// Bytes of a closed file, changed without SQLite.
void overwrite(const QString& path, const char* text, qsizetype offset, const char* with)
{
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadWrite);
    const qint64 at = isOpen ? file.readAll().indexOf(text) : -1;
    if (at < 0 || !file.seek(at + offset) || file.write(with) <= 0)
        qFatal("%s has no %s", qPrintable(path), text);
}

CheckResult contentOf(const Outcome& outcome, const QString& table)
{
    for (const CheckResult& check : outcome.checks) {
        if (check.name == QStringLiteral("content of ") + table)
            return check;
    }
    return {};
}

QString samplesOf(const CheckResult& check)
{
    QStringList rows;
    for (const QStringList& row : check.samples)
        rows.append(row.join(QStringLiteral(" | ")));
    return rows.join(u'\n');
}

void cutOver(RunFixture& run)
{
    VERIFY_EXIT(run.runTo(QStringLiteral("validate")), Exit::Done);
    VERIFY_EXIT(run.runTo(QStringLiteral("cutover"), true), Exit::Done);
}

} // namespace

#define VERIFY_NAMES(text, part) QVERIFY2((text).contains(QStringLiteral(part)), qPrintable(text))

/// The content of the live file after the cut-over: what the application wrote is no fault, all else is led
/// down to rows.
class TestContentSince : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNothingRightAfterTheCutover()
    {
        RunFixture run(shopText());
        cutOver(run);
        const Outcome outcome = run.session().validate(true);
        VERIFY_EXIT(outcome, Exit::Done);
        QCOMPARE(contentOf(outcome, QStringLiteral("customers")).verdict, Verdict::Passed);
    }

    void namesTheCellThatChangedThoughNobodyCommitted()
    {
        RunFixture run(shopText());
        cutOver(run);
        overwrite(run.database(), "Mira Holtby", 5, "B");
        const Outcome outcome = run.session().validate(true);
        VERIFY_EXIT(outcome, Exit::ValidationFailed);
        const CheckResult check = contentOf(outcome, QStringLiteral("customers"));
        QCOMPARE(check.verdict, Verdict::Failed);
        QCOMPARE(check.rows, 1);
        VERIFY_NAMES(check.why, "1 row with other values in full_name; no program has committed anything");
        QCOMPARE(samplesOf(check),
                 QStringLiteral("customers | 'a-1' | full_name | 'Mira Holtby' | 'Mira Boltby'"));
        QCOMPARE(contentOf(outcome, QStringLiteral("tracks")).verdict, Verdict::Passed);
    }

    void callsNoRowOfTheApplicationAFault()
    {
        RunFixture run(shopText());
        cutOver(run);
        run.writeAsTheApplication(
            QStringLiteral("UPDATE customers SET mail = 'jon@example.org' WHERE id = 'b-2';"
                           "INSERT INTO customers (id, full_name) VALUES ('d-4', 'Per Wren');"
                           "DELETE FROM invoice_lines WHERE rowid = 7"));
        const Outcome outcome = run.session().validate(true);
        VERIFY_EXIT(outcome, Exit::Done);
        const CheckResult customers = contentOf(outcome, QStringLiteral("customers"));
        QCOMPARE(customers.verdict, Verdict::Passed);
        VERIFY_NAMES(customers.figures, "2 rows written since the cut-over, all others as they were moved");
        QCOMPARE(samplesOf(customers), QString());
        const CheckResult lines = contentOf(outcome, QStringLiteral("invoice_lines"));
        QCOMPARE(lines.verdict, Verdict::Passed);
        VERIFY_NAMES(lines.figures, "1 row written since the cut-over");
    }

    /// Somebody changed the work file behind the checks, and the journal so that the cut-over does not see
    /// it.
    void namesWhatWasPutInPlaceWrong()
    {
        RunFixture run(shopText());
        VERIFY_EXIT(run.runTo(QStringLiteral("validate")), Exit::Done);
        writeTo(run.workFile(), QStringLiteral("UPDATE _godwit_new_tracks SET milliseconds = 1 WHERE id = 57;"
                                               "DELETE FROM _godwit_new_artists WHERE id = 3"));
        writeTo(run.workspace() + QStringLiteral("/journal.db"),
                QStringLiteral("UPDATE facts SET value = '' WHERE name = 'checked work'"));
        VERIFY_EXIT(run.runTo(QStringLiteral("cutover"), true), Exit::Done);
        run.writeAsTheApplication(QStringLiteral("UPDATE tracks SET title = 'Its own' WHERE id = 58"));
        const Outcome outcome = run.session().validate(true);
        VERIFY_EXIT(outcome, Exit::ValidationFailed);
        const CheckResult tracks = contentOf(outcome, QStringLiteral("tracks"));
        QCOMPARE(tracks.verdict, Verdict::Failed);
        VERIFY_NAMES(tracks.why,
                     "1 row with other values in milliseconds; so it was when the cut-over put it in place");
        QCOMPARE(samplesOf(tracks), QStringLiteral("tracks | 57 | milliseconds | 85500 | 1"));
        const CheckResult artists = contentOf(outcome, QStringLiteral("artists"));
        VERIFY_NAMES(artists.why, "1 row missing");
        QCOMPARE(samplesOf(artists),
                 QStringLiteral("artists | 3 | the row | 3 | 'Mudflat Choir' | no such row"));
    }

    void saysSoWhereItCannotBeTold()
    {
        RunFixture run(shopText());
        cutOver(run);
        const QDir points(run.workspace() + QStringLiteral("/runs/1/points"));
        const QStringList placed = points.entryList({QStringLiteral("*+.delta")}, QDir::Files);
        QCOMPARE(placed.size(), 1);
        QVERIFY(QFile::remove(points.filePath(placed.first())));
        run.writeAsTheApplication(QStringLiteral("UPDATE tracks SET title = 'Its own' WHERE id = 58"));
        const CheckResult check = contentOf(run.session().validate(true), QStringLiteral("tracks"));
        QCOMPARE(check.verdict, Verdict::Warning);
        VERIFY_NAMES(check.why, "whether that was written since the cut-over cannot be told: ");
    }

    void leavesNoFileBehind()
    {
        RunFixture run(shopText());
        cutOver(run);
        const QDir folder(run.workspace() + QStringLiteral("/runs/1"));
        const QStringList before = folder.entryList(QDir::Files);
        overwrite(run.database(), "Mira Holtby", 5, "B");
        (void)run.session().validate(true);
        QStringList after = folder.entryList(QDir::Files);
        after.removeIf([&](const QString& name) {
            return before.contains(name) || name.startsWith(QStringLiteral("report"));
        });
        QCOMPARE(after, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestContentSince)
#include "test_content_since.moc"
