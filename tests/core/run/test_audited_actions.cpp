// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"
#include "tests/core/run/keeping_support.h"

using namespace godwit::core;
using namespace godwit::tests;

/// The audit log says who did what.
class TestAuditedActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyActionIsAudited()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("validate"), true), Exit::Undecided);
        Session& session = fixture.session();
        (void)session.validate();
        QuarantineFilter people;
        people.table = QStringLiteral("people");
        (void)session.exportQuarantine({.filter = people, .file = fixture.file(QStringLiteral("q.csv"))});
        const qint64 edited = session.quarantine(people).entries.first().id;
        (void)session.edit({.entry = edited, .values = {{QStringLiteral("name"), QStringLiteral("'Cora'")}}});
        (void)session.edit({.entry = edited, .values = {}, .isUndo = true});
        (void)session.waive({.filter = {}, .reason = QStringLiteral("old")});
        (void)session.unwaive({.filter = {}});
        (void)session.fix(
            {.filter = people, .set = {{QStringLiteral("name"), QStringLiteral("'Dora'")}}, .apply = true});
        (void)session.replay({.answers = RunFixture::answers(true)});
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cutover"), true), Exit::Done);
        (void)session.verify({});
        (void)session.writeReport(
            {.format = QStringLiteral("html"), .file = fixture.file(QStringLiteral("r.html"))});
        (void)session.writeEvidence({.file = fixture.file(QStringLiteral("e.zip")), .withValues = false});
        (void)session.takeSnapshot({.reason = QStringLiteral("for safety")});
        (void)session.restore(
            {.snapshot = {}, .target = fixture.file(QStringLiteral("copy.db")), .answers = {}});
        (void)session.restore({.snapshot = {},
                               .target = fixture.file(QStringLiteral("copy.db")),
                               .answers = {}}); // it exists now
        (void)fixture.rollBack(QStringLiteral("cutover"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("cleanup"), true), Exit::Done);
        PruneRequest request;
        request.count = 1;
        request.apply = true;
        (void)session.prune(request);
        (void)session.finish({.answers = RunFixture::answers(false)});
        const QStringList all = actions(fixture);
        for (const char* action :
             {"begin",    "approve",  "start phase", "end phase",       "snapshot",
              "validate", "export",   "edit",        "withdraw edit",   "replay",
              "rollback", "waive",    "unwaive",     "cutover",         "verify",
              "report",   "evidence", "restore",     "restore stopped", "remove snapshot",
              "finish"})
            QVERIFY2(
                all.contains(QLatin1StringView(action)),
                qPrintable(QLatin1StringView(action) + QStringLiteral(" is not among ") + all.join(u',')));
        for (const AuditEntry& entry : session.history()) {
            QVERIFY2(!entry.detail.contains(QStringLiteral("Cora")) &&
                         !entry.detail.contains(QStringLiteral("Dora")),
                     qPrintable(entry.detail));
            QVERIFY(!entry.who.isEmpty() && entry.at.isValid() && !entry.planHash.isEmpty());
        }
    }

    void aTakeoverFromAKilledProcessIsAudited()
    {
        RunFixture fixture;
        VERIFY_EXIT(fixture.runTo(QStringLiteral("backup")), Exit::Done);
        fixture.write(QStringLiteral("app.db.godwit/lease"),
                      QStringLiteral("godwit-cli, pid 4711 on nowhere\nboot x\n"));
        VERIFY_EXIT(fixture.runTo(QStringLiteral("expand")), Exit::Done);
        const QList<AuditEntry> entries = fixture.session().history();
        const auto found = std::find_if(entries.begin(), entries.end(), [](const AuditEntry& entry) {
            return entry.action == QLatin1StringView("lease takeover");
        });
        QVERIFY(found != entries.end());
        QVERIFY2(found->detail.contains(QStringLiteral("pid 4711 on nowhere")), qPrintable(found->detail));
    }
};

QTEST_GUILESS_MAIN(TestAuditedActions)
#include "test_audited_actions.moc"
