<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>godwit::app</name>
        <message>
            <source>Carries an SQLite database from one schema to the next, and back.</source>
            <translation>Bringt eine SQLite-Datenbank von einem Schema zum nächsten, und zurück.</translation>
        </message>
        <message>
            <source>The plan to open.</source>
            <translation>Der zu öffnende Plan.</translation>
        </message>
        <message>
            <source>The workspace, if it is not beside the database.</source>
            <translation>Der Arbeitsordner, falls er nicht neben der Datenbank liegt.</translation>
        </message>
        <message>
            <source>Opens the built-in example; the path then names its folder.</source>
            <translation>Öffnet das eingebaute Beispiel; der Pfad nennt dann seinen Ordner.</translation>
        </message>
        <message>
            <source>The database to open.</source>
            <translation>Die zu öffnende Datenbank.</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::AboutDialog</name>
        <message>
            <source>About Godwit</source>
            <translation>Über Godwit</translation>
        </message>
        <message>
            <source>Godwit %1</source>
            <translation>Godwit %1</translation>
        </message>
        <message>
            <source>Carries an SQLite database from one schema to the next, and back.</source>
            <translation>Bringt eine SQLite-Datenbank von einem Schema zum nächsten, und zurück.</translation>
        </message>
        <message>
            <source>Works offline: no account, nothing is sent anywhere.</source>
            <translation>Arbeitet ohne Netz: kein Konto, nichts wird verschickt.</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License, version 3 or later.</source>
            <translation>Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::AssessmentPage</name>
        <message>
            <source>Checks of the assessment</source>
            <translation>Prüfungen der Bewertung</translation>
        </message>
        <message>
            <source>Assessment</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Enter opens the query, the figures and the rows concerned.</source>
            <translation>Die Eingabetaste öffnet die Abfrage, die Zahlen und die betroffenen Zeilen.</translation>
        </message>
        <message>
            <source>Not assessed yet. The first phase looks at the database and changes nothing.</source>
            <translation>Noch nicht bewertet. Die erste Phase sieht die Datenbank an und ändert nichts.</translation>
        </message>
        <message numerus="yes">
            <source>%n check(s) ran</source>
            <translation>
                <numerusform>%n Prüfung lief</numerusform>
                <numerusform>%n Prüfungen liefen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n Warnung</numerusform>
                <numerusform>%n Warnungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n failed</source>
            <translation>
                <numerusform>%n fehlgeschlagen</numerusform>
                <numerusform>%n fehlgeschlagen</numerusform>
            </translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Noch einmal prüfen</translation>
        </message>
        <message>
            <source>What is in the database</source>
            <translation>Was in der Datenbank ist</translation>
        </message>
        <message>
            <source>Something is under way.</source>
            <translation>Es läuft gerade etwas.</translation>
        </message>
        <message>
            <source>Looks at space, locks, rights and left-overs once more; changes nothing.</source>
            <translation>Prüft Platz, Sperren, Rechte und Überbleibsel noch einmal; ändert nichts.</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::BalanceLegend</name>
        <message>
            <source>moved</source>
            <translation>übertragen</translation>
        </message>
        <message>
            <source>merged</source>
            <translation>zusammengeführt</translation>
        </message>
        <message>
            <source>skipped by rule</source>
            <translation>nach Regel übergangen</translation>
        </message>
        <message>
            <source>quarantined</source>
            <translation>in Quarantäne</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>behalten</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::BalanceModel</name>
        <message>
            <source>Source table</source>
            <translation>Quelltabelle</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>Übertragen</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>Zusammengeführt</translation>
        </message>
        <message>
            <source>Skipped by rule</source>
            <translation>Nach Regel übergangen</translation>
        </message>
        <message>
            <source>Quarantined</source>
            <translation>In Quarantäne</translation>
        </message>
        <message>
            <source>Open these rows in quarantine</source>
            <translation>Diese Zeilen in der Quarantäne öffnen</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Where they went</source>
            <translation>Wohin sie kamen</translation>
        </message>
        <message>
            <source>%1 moved, %2 merged, %3 skipped, %4 quarantined, %5 kept</source>
            <translation>%1 übertragen, %2 zusammengeführt, %3 übergangen, %4 in Quarantäne, %5 behalten</translation>
        </message>
        <message>
            <source>Adds up</source>
            <translation>Geht auf</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message numerus="yes">
            <source>%n missing</source>
            <translation>
                <numerusform>%n fehlt</numerusform>
                <numerusform>%n fehlen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::CausesModel</name>
        <message>
            <source>Cause</source>
            <translation>Ursache</translation>
        </message>
        <message>
            <source>All causes</source>
            <translation>Alle Ursachen</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::ChartPanel</name>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Show %1 as a table</source>
            <translation>%1 als Tabelle zeigen</translation>
        </message>
        <message>
            <source>Chart</source>
            <translation>Diagramm</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::CheckDialog</name>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Ran at</source>
            <translation>Lief um</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Abfrage</translation>
        </message>
        <message>
            <source>The first rows of %1</source>
            <translation>Die ersten Zeilen von %1</translation>
        </message>
        <message>
            <source>Copy query</source>
            <translation>Abfrage kopieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::ChecksModel</name>
        <message>
            <source>Check</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::ConfirmDialog</name>
        <message>
            <source>What it does</source>
            <translation>Was geschieht</translation>
        </message>
        <message>
            <source>What would be lost</source>
            <translation>Was verloren ginge</translation>
        </message>
        <message>
            <source>Nothing.</source>
            <translation>Nichts.</translation>
        </message>
        <message>
            <source>The way back</source>
            <translation>Der Weg zurück</translation>
        </message>
        <message>
            <source>&amp;Reason, kept in the audit log</source>
            <translation>&amp;Begründung, bleibt im Protokoll</translation>
        </message>
        <message>
            <source>It runs these programs</source>
            <translation>Diese Programme werden gestartet</translation>
        </message>
        <message>
            <source>Approve each of these</source>
            <translation>Jeden dieser Punkte bestätigen</translation>
        </message>
        <message>
            <source>Approve each item first</source>
            <translation>Zuerst jeden Punkt bestätigen</translation>
        </message>
        <message>
            <source>Type what is asked for first</source>
            <translation>Zuerst eingeben, was verlangt ist</translation>
        </message>
        <message>
            <source>Type %1 to confirm</source>
            <translation>%1 eingeben, um zu bestätigen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Type the name of the database first</source>
            <translation>Zuerst den Namen der Datenbank eingeben</translation>
        </message>
        <message>
            <source>Give a reason first</source>
            <translation>Zuerst eine Begründung geben</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::CriteriaModel</name>
        <message>
            <source>Criterion</source>
            <translation>Kriterium</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Gemessen</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>met</source>
            <translation>erfüllt</translation>
        </message>
        <message>
            <source>not met</source>
            <translation>nicht erfüllt</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::DoctorPanel</name>
        <message>
            <source>What an interrupted migration left</source>
            <translation>Was eine abgebrochene Migration hinterlassen hat</translation>
        </message>
        <message>
            <source>Tables that were left over</source>
            <translation>Übrig gebliebene Tabellen</translation>
        </message>
        <message>
            <source>Save proposed plan…</source>
            <translation>Vorgeschlagenen Plan speichern…</translation>
        </message>
        <message>
            <source>Half-done migrations</source>
            <translation>Halb fertige Migrationen</translation>
        </message>
        <message>
            <source>%1 says %2</source>
            <translation>%1 sagt %2</translation>
        </message>
        <message>
            <source>The proposed plan does not fit yet: %1</source>
            <translation>Der vorgeschlagene Plan passt noch nicht: %1</translation>
        </message>
        <message>
            <source>Proposed repair:</source>
            <translation>Vorgeschlagene Reparatur:</translation>
        </message>
        <message>
            <source>not looked at yet</source>
            <translation>noch nicht geprüft</translation>
        </message>
        <message>
            <source>Something is under way.</source>
            <translation>Es läuft gerade etwas.</translation>
        </message>
        <message>
            <source>Writes the plan and its SQL; runs nothing.</source>
            <translation>Schreibt den Plan und sein SQL; führt nichts aus.</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::EditDialog</name>
        <message>
            <source>Edit %1</source>
            <translation>%1 bearbeiten</translation>
        </message>
        <message>
            <source>The new values are tried on a copy of the row. The row moves with them at the next replay; your database is not touched. After a backslash a value is an SQL literal, such as \X'00ff'.</source>
            <translation>Die neuen Werte werden an einer Kopie der Zeile erprobt. Mit ihnen wird die Zeile bei der nächsten Wiederholung übertragen; Ihre Datenbank bleibt unberührt. Nach einem umgekehrten Schrägstrich steht ein SQL-Literal, etwa \X'00ff'.</translation>
        </message>
        <message>
            <source>&amp;Save edit</source>
            <translation>Änderung &amp;speichern</translation>
        </message>
        <message>
            <source>Values of the row</source>
            <translation>Werte der Zeile</translation>
        </message>
        <message>
            <source>Change a value first</source>
            <translation>Zuerst einen Wert ändern</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::EditsModel</name>
        <message>
            <source>Row</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::EditsView</name>
        <message>
            <source>Values before and after</source>
            <translation>Werte vorher und nachher</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) would change</source>
            <translation>
                <numerusform>%n Zeile würde geändert</numerusform>
                <numerusform>%n Zeilen würden geändert</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stay(s) as it is</source>
            <translation>
                <numerusform>%n bleibt, wie sie ist</numerusform>
                <numerusform>%n bleiben, wie sie sind</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cannot be changed so</source>
            <translation>
                <numerusform>%n lässt sich so nicht ändern</numerusform>
                <numerusform>%n lassen sich so nicht ändern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n row(s) are shown.</source>
            <translation>
                <numerusform>Die erste Zeile ist gezeigt.</numerusform>
                <numerusform>Die ersten %n Zeilen sind gezeigt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>Und %n weitere.</numerusform>
                <numerusform>Und %n weitere.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::EntryPanel</name>
        <message>
            <source>Values of the row</source>
            <translation>Werte der Zeile</translation>
        </message>
        <message>
            <source>The row it depends on: %1</source>
            <translation>Die Zeile, von der sie abhängt: %1</translation>
        </message>
        <message>
            <source>Held back by %1, in %2.</source>
            <translation>Zurückgehalten von %1, in %2.</translation>
        </message>
        <message>
            <source>No row chosen</source>
            <translation>Keine Zeile gewählt</translation>
        </message>
        <message>
            <source>Choose a row to see its values and why it was held back.</source>
            <translation>Eine Zeile wählen, um ihre Werte zu sehen und warum sie zurückgehalten wurde.</translation>
        </message>
        <message>
            <source>Waived by %1, %2: %3</source>
            <translation>Verzichtet von %1, %2: %3</translation>
        </message>
        <message>
            <source>Edited by %1, %2; it moved with the new values.</source>
            <translation>Geändert von %1, %2; mit den neuen Werten übertragen.</translation>
        </message>
        <message>
            <source>Edited by %1, %2; waits for a replay.</source>
            <translation>Geändert von %1, %2; wartet auf eine Wiederholung.</translation>
        </message>
        <message>
            <source>The edit was left out: %1</source>
            <translation>Die Änderung wurde ausgelassen: %1</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Waived: %1</source>
            <translation>Verzichtet: %1</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::FactsModel</name>
        <message>
            <source>Fact</source>
            <translation>Angabe</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::FindingsModel</name>
        <message>
            <source>Severity</source>
            <translation>Schwere</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>Befund</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::FixDialog</name>
        <message numerus="yes">
            <source>Fix %n row(s) of %1 by an expression</source>
            <translation>
                <numerusform>%n Zeile von %1 durch einen Ausdruck korrigieren</numerusform>
                <numerusform>%n Zeilen von %1 durch einen Ausdruck korrigieren</numerusform>
            </translation>
        </message>
        <message>
            <source>Undecided rows with any cause.</source>
            <translation>Offene Zeilen mit beliebiger Ursache.</translation>
        </message>
        <message>
            <source>Undecided rows with this cause: %1</source>
            <translation>Offene Zeilen mit dieser Ursache: %1</translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>Über&amp;nehmen</translation>
        </message>
        <message>
            <source>Column to set</source>
            <translation>Spalte, die gesetzt wird</translation>
        </message>
        <message>
            <source>Expression</source>
            <translation>Ausdruck</translation>
        </message>
        <message>
            <source>Pre&amp;view</source>
            <translation>&amp;Vorschau</translation>
        </message>
        <message>
            <source>SQL over the row's own columns as they are now; the plan's functions and the other tables can be used.</source>
            <translation>SQL über die Spalten der Zeile, wie sie jetzt sind; die Funktionen des Plans und die anderen Tabellen sind nutzbar.</translation>
        </message>
        <message>
            <source>The preview shows the first rows before and after. It writes nothing.</source>
            <translation>Die Vorschau zeigt die ersten Zeilen vorher und nachher. Sie schreibt nichts.</translation>
        </message>
        <message>
            <source>Write an expression first</source>
            <translation>Zuerst einen Ausdruck schreiben</translation>
        </message>
        <message>
            <source>Preview it first</source>
            <translation>Zuerst die Vorschau ansehen</translation>
        </message>
        <message>
            <source>No row would change</source>
            <translation>Keine Zeile würde geändert</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::GanttChart</name>
        <message>
            <source>Schedule</source>
            <translation>Zeitplan</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n Tag</numerusform>
                <numerusform>%n Tage</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::HeaderBar</name>
        <message>
            <source>Godwit</source>
            <translation>Godwit</translation>
        </message>
        <message>
            <source>no database open</source>
            <translation>keine Datenbank geöffnet</translation>
        </message>
        <message>
            <source>No plan</source>
            <translation>Kein Plan</translation>
        </message>
        <message>
            <source>plan not approved</source>
            <translation>Plan nicht freigegeben</translation>
        </message>
        <message>
            <source>stale: the database changed since the snapshot</source>
            <translation>veraltet: die Datenbank hat sich seit dem Schnappschuss geändert</translation>
        </message>
        <message>
            <source>read only: %1</source>
            <translation>nur lesen: %1</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::HistoryModel</name>
        <message>
            <source>No.</source>
            <translation>Nr.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>Einzelheit</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Hash</source>
            <translation>Hash</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::HistoryPage</name>
        <message>
            <source>History and audit</source>
            <translation>Verlauf und Protokoll</translation>
        </message>
        <message>
            <source>Search the history</source>
            <translation>Im Verlauf suchen</translation>
        </message>
        <message>
            <source>Each entry carries the hash of the one before: none can be changed or removed unseen. “Verify all now” on the Restore page checks the chain.</source>
            <translation>Jeder Eintrag trägt den Hash des vorigen: keiner kann unbemerkt geändert oder entfernt werden. „Alles jetzt prüfen“ auf der Seite Wiederherstellen prüft die Kette.</translation>
        </message>
        <message numerus="yes">
            <source>%n entries</source>
            <translation>
                <numerusform>%n Eintrag</numerusform>
                <numerusform>%n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>Save evidence…</source>
            <translation>Nachweis sichern…</translation>
        </message>
        <message>
            <source>with values of rows</source>
            <translation>mit Werten von Zeilen</translation>
        </message>
        <message>
            <source>Values and keys of rows in quarantine, in samples and in edits; else they are left out</source>
            <translation>Werte und Schlüssel von Zeilen in Quarantäne, in Beispielen und in Änderungen; sonst werden sie weggelassen</translation>
        </message>
        <message>
            <source>Something is running; pause it or wait for its end</source>
            <translation>Es läuft etwas; anhalten oder das Ende abwarten</translation>
        </message>
        <message>
            <source>There is no run yet</source>
            <translation>Es gibt noch keinen Lauf</translation>
        </message>
        <message>
            <source>Plan, reports, audit log and digests in one ZIP file that anybody can verify without the database</source>
            <translation>Plan, Berichte, Protokoll und Prüfsummen in einer ZIP-Datei, die jeder ohne die Datenbank prüfen kann</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::ImportDialog</name>
        <message>
            <source>Import %1</source>
            <translation>%1 importieren</translation>
        </message>
        <message>
            <source>Each line that differs from its row becomes an edit. If a line cannot be read, nothing is applied.</source>
            <translation>Aus jeder Zeile der Datei, die von ihrer Zeile in der Quarantäne abweicht, wird eine Änderung. Ist eine nicht lesbar, wird nichts übernommen.</translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>Über&amp;nehmen</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>Die Datei wird gelesen…</translation>
        </message>
        <message>
            <source>Nothing was read.</source>
            <translation>Nichts wurde gelesen.</translation>
        </message>
        <message>
            <source>The file could not be read</source>
            <translation>Die Datei ließ sich nicht lesen</translation>
        </message>
        <message>
            <source>No row would change</source>
            <translation>Keine Zeile würde geändert</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::LeftOversModel</name>
        <message>
            <source>Left over</source>
            <translation>Überbleibsel</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Stands for</source>
            <translation>Steht für</translation>
        </message>
        <message>
            <source>Its rows</source>
            <translation>Deren Zeilen</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <source>Only here</source>
            <translation>Nur hier</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Reparatur</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::LogModel</name>
        <message>
            <source>warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Stufe</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Meldung</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::LogView</name>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Search the log</source>
            <translation>Im Protokoll suchen</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n line(s) found</source>
            <translation>
                <numerusform>%n Zeile gefunden</numerusform>
                <numerusform>%n Zeilen gefunden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::MainWindow</name>
        <message>
            <source>%1 — Godwit</source>
            <translation>%1 — Godwit</translation>
        </message>
        <message>
            <source>Godwit</source>
            <translation>Godwit</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Godwit: %1</source>
            <translation>Godwit: %1</translation>
        </message>
        <message>
            <source>Export report</source>
            <translation>Bericht exportieren</translation>
        </message>
        <message>
            <source>HTML (*.html)</source>
            <translation>HTML (*.html)</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>Export quarantine</source>
            <translation>Quarantäne exportieren</translation>
        </message>
        <message>
            <source>%1-restored</source>
            <translation>%1-wiederhergestellt</translation>
        </message>
        <message>
            <source>Restore as a copy</source>
            <translation>Als Kopie wiederherstellen</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Import quarantine</source>
            <translation>Quarantäne importieren</translation>
        </message>
        <message>
            <source>Save evidence</source>
            <translation>Nachweis sichern</translation>
        </message>
        <message>
            <source>ZIP (*.zip)</source>
            <translation>ZIP (*.zip)</translation>
        </message>
        <message>
            <source>Save proposed plan</source>
            <translation>Vorgeschlagenen Plan speichern</translation>
        </message>
        <message>
            <source>%1-repair</source>
            <translation>%1-reparatur</translation>
        </message>
        <message>
            <source>Plans (*.yaml)</source>
            <translation>Pläne (*.yaml)</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::MendingDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Wait for the answer</source>
            <translation>Auf die Antwort warten</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::NewValuesModel</name>
        <message>
            <source>%1 is NULL</source>
            <translation>%1 ist NULL</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>New value</source>
            <translation>Neuer Wert</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::NoticeBanner</name>
        <message>
            <source>SQLite code %1</source>
            <translation>SQLite-Code %1</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
        <message>
            <source>Details of the notice</source>
            <translation>Einzelheiten der Mitteilung</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::Notices</name>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open plan…</source>
            <translation>Plan öffnen…</translation>
        </message>
        <message>
            <source>Look read-only</source>
            <translation>Nur ansehen</translation>
        </message>
        <message>
            <source>Open quarantine</source>
            <translation>Quarantäne öffnen</translation>
        </message>
        <message>
            <source>Open report</source>
            <translation>Bericht öffnen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Roll back to the start of %1</source>
            <translation>Zurück zum Beginn von %1</translation>
        </message>
        <message>
            <source>Restore…</source>
            <translation>Wiederherstellen…</translation>
        </message>
        <message>
            <source>This run stopped in “%1”</source>
            <translation>Dieser Lauf blieb in „%1“ stehen</translation>
        </message>
        <message>
            <source>What was committed is kept, and the original is safe. Go on where it stopped, or go back.</source>
            <translation>Was festgeschrieben war, ist erhalten, und das Original ist sicher. Dort weitermachen oder zurückgehen.</translation>
        </message>
        <message>
            <source>Replay…</source>
            <translation>Wiederholen…</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::Opener</name>
        <message>
            <source>There is no file %1.</source>
            <translation>Es gibt keine Datei %1.</translation>
        </message>
        <message>
            <source>No database lies beside %1.</source>
            <translation>Neben %1 liegt keine Datenbank.</translation>
        </message>
        <message>
            <source>Open database</source>
            <translation>Datenbank öffnen</translation>
        </message>
        <message>
            <source>SQLite databases (*.db *.sqlite *.sqlite3 *.db3)</source>
            <translation>SQLite-Datenbanken (*.db *.sqlite *.sqlite3 *.db3)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Open plan</source>
            <translation>Plan öffnen</translation>
        </message>
        <message>
            <source>Plans (*.yaml *.yml)</source>
            <translation>Pläne (*.yaml *.yml)</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::OverviewPage</name>
        <message>
            <source>Risk</source>
            <translation>Risiko</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>Impact</source>
            <translation>Auswirkung</translation>
        </message>
        <message>
            <source>What is done about it</source>
            <translation>Was dagegen getan wird</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nach</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Zuständig</translation>
        </message>
        <message>
            <source>Goals</source>
            <translation>Ziele</translation>
        </message>
        <message>
            <source>Risks</source>
            <translation>Risiken</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>Zeitplan</translation>
        </message>
        <message>
            <source>No plan yet</source>
            <translation>Noch kein Plan</translation>
        </message>
        <message>
            <source>version %1</source>
            <translation>version %1</translation>
        </message>
        <message>
            <source>strategy: %1</source>
            <translation>Strategie: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n phase(s)</source>
            <translation>
                <numerusform>%n Phase</numerusform>
                <numerusform>%n Phasen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s)</source>
            <translation>
                <numerusform>%n Schritt</numerusform>
                <numerusform>%n Schritte</numerusform>
            </translation>
        </message>
        <message>
            <source>approved</source>
            <translation>freigegeben</translation>
        </message>
        <message>
            <source>not approved yet</source>
            <translation>noch nicht freigegeben</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::PageStack</name>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Überblick</translation>
        </message>
        <message>
            <source>Assessment</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Quarantine</source>
            <translation>Quarantäne</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) wait for a decision</source>
            <translation>
                <numerusform>%n Zeile wartet auf eine Entscheidung</numerusform>
                <numerusform>%n Zeilen warten auf eine Entscheidung</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::PerformanceModel</name>
        <message>
            <source>Query</source>
            <translation>Abfrage</translation>
        </message>
        <message>
            <source>Version 1 above, version 2 below</source>
            <translation>Version 1 oben, Version 2 unten</translation>
        </message>
        <message>
            <source>%1 before, %2 after</source>
            <translation>%1 vorher, %2 nachher</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Änderung</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::PhaseCard</name>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Roll back to here</source>
            <translation>Bis hierher zurück</translation>
        </message>
        <message>
            <source>Phase %1, %2, %3</source>
            <translation>Phase %1, %2, %3</translation>
        </message>
        <message>
            <source>Pause %1</source>
            <translation>%1 anhalten</translation>
        </message>
        <message>
            <source>Roll back to the start of %1</source>
            <translation>Zurück zum Beginn von %1</translation>
        </message>
        <message>
            <source>Progress of %1</source>
            <translation>Fortschritt von %1</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>gesperrt</translation>
        </message>
        <message>
            <source>%1 of about %2</source>
            <translation>%1 von etwa %2</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>Something is running; pause it or wait for its end</source>
            <translation>Es läuft etwas; anhalten oder das Ende abwarten</translation>
        </message>
        <message>
            <source>Ends the current batch; what is committed stays</source>
            <translation>Beendet den laufenden Stapel; was festgeschrieben ist, bleibt</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Zurückrollen</translation>
        </message>
        <message>
            <source>Back to the state before this phase</source>
            <translation>Zurück zum Stand vor dieser Phase</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::PhaseList</name>
        <message>
            <source>Phases</source>
            <translation>Phasen</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::PickDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::PlanPage</name>
        <message>
            <source>Steps of the plan</source>
            <translation>Schritte des Plans</translation>
        </message>
        <message>
            <source>SQL</source>
            <translation>SQL</translation>
        </message>
        <message>
            <source>SQL of the chosen step</source>
            <translation>SQL des gewählten Schritts</translation>
        </message>
        <message>
            <source>Choose a step to read what it runs.</source>
            <translation>Einen Schritt wählen, um zu lesen, was er ausführt.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>No plan is open.</source>
            <translation>Kein Plan ist geöffnet.</translation>
        </message>
        <message>
            <source>%1 · SHA-256 %2</source>
            <translation>%1 · SHA-256 %2</translation>
        </message>
        <message>
            <source>This step runs no SQL of the plan.</source>
            <translation>Dieser Schritt führt kein SQL des Plans aus.</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::PreflightPanel</name>
        <message numerus="yes">
            <source>%n error(s)</source>
            <translation>
                <numerusform>%n Fehler</numerusform>
                <numerusform>%n Fehler</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n Warnung</numerusform>
                <numerusform>%n Warnungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n Hinweis</numerusform>
                <numerusform>%n Hinweise</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing found</source>
            <translation>nichts gefunden</translation>
        </message>
        <message>
            <source>What was found before the start</source>
            <translation>Was vor dem Start gefunden wurde</translation>
        </message>
        <message>
            <source>Disk space on each volume</source>
            <translation>Speicherplatz auf jedem Datenträger</translation>
        </message>
        <message>
            <source>Before the start</source>
            <translation>Vor dem Start</translation>
        </message>
        <message>
            <source>not looked at yet</source>
            <translation>noch nicht geprüft</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::QuarantineFilters</name>
        <message>
            <source>Ph&amp;ase</source>
            <translation>&amp;Phase</translation>
        </message>
        <message>
            <source>&amp;Source table</source>
            <translation>&amp;Quelltabelle</translation>
        </message>
        <message>
            <source>S&amp;tate</source>
            <translation>Z&amp;ustand</translation>
        </message>
        <message>
            <source>Causes</source>
            <translation>Ursachen</translation>
        </message>
        <message>
            <source>All states</source>
            <translation>Alle Zustände</translation>
        </message>
        <message>
            <source>All phases</source>
            <translation>Alle Phasen</translation>
        </message>
        <message>
            <source>All tables</source>
            <translation>Alle Tabellen</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::QuarantineModel</name>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>Ursache</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::QuarantinePage</name>
        <message>
            <source>Rows in quarantine</source>
            <translation>Zeilen in Quarantäne</translation>
        </message>
        <message>
            <source>Something is running; wait for its end</source>
            <translation>Es läuft etwas; das Ende abwarten</translation>
        </message>
        <message>
            <source>No undecided row is among those shown</source>
            <translation>Unter den gezeigten ist keine offene Zeile</translation>
        </message>
        <message>
            <source>Accepts that these rows do not move, with a reason</source>
            <translation>Nimmt mit Begründung hin, dass diese Zeilen nicht mitkommen</translation>
        </message>
        <message>
            <source>Choose an undecided row first</source>
            <translation>Zuerst eine offene Zeile wählen</translation>
        </message>
        <message>
            <source>There is no row to export</source>
            <translation>Es gibt keine Zeile zu exportieren</translation>
        </message>
        <message>
            <source>Fi&amp;x many…</source>
            <translation>Viele korri&amp;gieren…</translation>
        </message>
        <message>
            <source>Repla&amp;y…</source>
            <translation>Wi&amp;ederholen…</translation>
        </message>
        <message>
            <source>&amp;Waive all shown…</source>
            <translation>Auf alle gezeigten &amp;verzichten…</translation>
        </message>
        <message>
            <source>Take waivers &amp;back…</source>
            <translation>Verzicht zurück&amp;nehmen…</translation>
        </message>
        <message>
            <source>E&amp;dit row…</source>
            <translation>Zeile &amp;bearbeiten…</translation>
        </message>
        <message>
            <source>Waive r&amp;ow…</source>
            <translation>Auf Zeile verzi&amp;chten…</translation>
        </message>
        <message>
            <source>Take bac&amp;k…</source>
            <translation>Zu&amp;rücknehmen…</translation>
        </message>
        <message>
            <source>Export &amp;CSV…</source>
            <translation>CSV e&amp;xportieren…</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>I&amp;mportieren…</translation>
        </message>
        <message>
            <source>Nothing has run yet</source>
            <translation>Noch ist nichts gelaufen</translation>
        </message>
        <message>
            <source>After the cut-over rows are mended in the application</source>
            <translation>Nach der Umschaltung werden Zeilen in der Anwendung korrigiert</translation>
        </message>
        <message>
            <source>These are rows of several tables; choose a source table first</source>
            <translation>Das sind Zeilen mehrerer Tabellen; zuerst eine Quelltabelle wählen</translation>
        </message>
        <message>
            <source>The rows are not loaded yet</source>
            <translation>Die Zeilen sind noch nicht geladen</translation>
        </message>
        <message>
            <source>Sets a column of all undecided rows shown, after a preview</source>
            <translation>Setzt eine Spalte aller gezeigten offenen Zeilen, nach einer Vorschau</translation>
        </message>
        <message>
            <source>No row is in quarantine</source>
            <translation>Keine Zeile ist in Quarantäne</translation>
        </message>
        <message>
            <source>Moves the rows again, with the edits</source>
            <translation>Überträgt die Zeilen erneut, mit den Änderungen</translation>
        </message>
        <message>
            <source>No waived row is among those shown</source>
            <translation>Auf keine der gezeigten Zeilen ist verzichtet</translation>
        </message>
        <message>
            <source>The waived rows shown wait for a decision again</source>
            <translation>Die gezeigten Zeilen, auf die verzichtet ist, warten wieder auf eine Entscheidung</translation>
        </message>
        <message>
            <source>Take the waiver back first</source>
            <translation>Zuerst den Verzicht zurücknehmen</translation>
        </message>
        <message>
            <source>Take the edit back first</source>
            <translation>Zuerst die Änderung zurücknehmen</translation>
        </message>
        <message>
            <source>Gives this row new values</source>
            <translation>Gibt dieser Zeile neue Werte</translation>
        </message>
        <message>
            <source>Accepts that this row does not move, with a reason</source>
            <translation>Nimmt mit Begründung hin, dass diese Zeile nicht übertragen wird</translation>
        </message>
        <message>
            <source>Choose a waived or an edited row first</source>
            <translation>Zuerst eine Zeile wählen, auf die verzichtet oder die geändert ist</translation>
        </message>
        <message>
            <source>The row waits for a decision again</source>
            <translation>Die Zeile wartet wieder auf eine Entscheidung</translation>
        </message>
        <message>
            <source>Takes the edit of this row back</source>
            <translation>Nimmt die Änderung dieser Zeile zurück</translation>
        </message>
        <message>
            <source>Rows that moved are no longer in quarantine</source>
            <translation>Übertragene Zeilen sind nicht mehr in Quarantäne</translation>
        </message>
        <message>
            <source>The rows shown as a file, to be edited elsewhere</source>
            <translation>Die gezeigten Zeilen als Datei, um sie anderswo zu bearbeiten</translation>
        </message>
        <message>
            <source>Takes an edited file back, after a preview</source>
            <translation>Nimmt eine bearbeitete Datei zurück, nach einer Vorschau</translation>
        </message>
        <message>
            <source>Causes</source>
            <translation>Ursachen</translation>
        </message>
        <message>
            <source>All states</source>
            <translation>Alle Zustände</translation>
        </message>
        <message>
            <source>&amp;Source table</source>
            <translation>&amp;Quelltabelle</translation>
        </message>
        <message>
            <source>S&amp;tate</source>
            <translation>&amp;Zustand</translation>
        </message>
        <message>
            <source>Waive all shown…</source>
            <translation>Auf alle gezeigten verzichten…</translation>
        </message>
        <message>
            <source>Waive this row…</source>
            <translation>Auf diese Zeile verzichten…</translation>
        </message>
        <message>
            <source>Export CSV…</source>
            <translation>CSV exportieren…</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>All tables</source>
            <translation>Alle Tabellen</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::RatesModel</name>
        <message>
            <source>Elapsed</source>
            <translation>Vergangen</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::ReportChoice</name>
        <message>
            <source>What the report tells</source>
            <translation>Was der Bericht sagt</translation>
        </message>
        <message>
            <source>The time it tells of</source>
            <translation>Die Zeit, von der er handelt</translation>
        </message>
        <message>
            <source>The form of the file</source>
            <translation>Die Form der Datei</translation>
        </message>
        <message>
            <source>Without values of &amp;rows</source>
            <translation>Ohne Werte von &amp;Zeilen</translation>
        </message>
        <message>
            <source>Leaves out all values and keys of rows</source>
            <translation>Lässt alle Werte und Schlüssel von Zeilen weg</translation>
        </message>
        <message>
            <source>Pre&amp;view</source>
            <translation>&amp;Vorschau</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>&amp;Speichern …</translation>
        </message>
        <message>
            <source>Report to hand on</source>
            <translation>Bericht zum Weitergeben</translation>
        </message>
        <message>
            <source>Opens the report as a page in the browser</source>
            <translation>Öffnet den Bericht als Seite im Browser</translation>
        </message>
        <message>
            <source>Writes the report to a file</source>
            <translation>Schreibt den Bericht in eine Datei</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::ReportPage</name>
        <message>
            <source>Open quarantine</source>
            <translation>Quarantäne öffnen</translation>
        </message>
        <message>
            <source>Validate again</source>
            <translation>Erneut prüfen</translation>
        </message>
        <message>
            <source>Open last report</source>
            <translation>Letzten Bericht öffnen</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren…</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Bilanz</translation>
        </message>
        <message>
            <source>Criteria of the plan</source>
            <translation>Kriterien des Plans</translation>
        </message>
        <message>
            <source>Performance, medians before and after</source>
            <translation>Leistung, Mediane vorher und nachher</translation>
        </message>
        <message>
            <source>Something is running; wait for its end</source>
            <translation>Es läuft etwas; das Ende abwarten</translation>
        </message>
        <message>
            <source>Nothing has been validated yet</source>
            <translation>Noch wurde nichts geprüft</translation>
        </message>
        <message>
            <source>Runs the validation's checks again</source>
            <translation>Führt die Prüfungen noch einmal aus</translation>
        </message>
        <message>
            <source>No run yet</source>
            <translation>Noch kein Lauf</translation>
        </message>
        <message>
            <source>Not passed</source>
            <translation>Nicht bestanden</translation>
        </message>
        <message>
            <source>Something does not add up or a check failed. Cut-over stays locked.</source>
            <translation>Etwas geht nicht auf oder eine Prüfung schlug fehl. Die Umschaltung bleibt gesperrt.</translation>
        </message>
        <message>
            <source>Not validated yet</source>
            <translation>Noch nicht geprüft</translation>
        </message>
        <message>
            <source>The report fills as the phases run.</source>
            <translation>Der Bericht füllt sich, während die Phasen laufen.</translation>
        </message>
        <message>
            <source>Stale</source>
            <translation>Veraltet</translation>
        </message>
        <message>
            <source>The database changed since these checks ran. Run the phases again.</source>
            <translation>Die Datenbank hat sich seit diesen Prüfungen geändert. Die Phasen erneut ausführen.</translation>
        </message>
        <message numerus="yes">
            <source>Passed, but %n row(s) wait for a decision</source>
            <translation>
                <numerusform>Bestanden, aber %n Zeile wartet auf eine Entscheidung</numerusform>
                <numerusform>Bestanden, aber %n Zeilen warten auf eine Entscheidung</numerusform>
            </translation>
        </message>
        <message>
            <source>Cut-over stays locked until each is decided.</source>
            <translation>Die Umschaltung bleibt gesperrt, bis jede entschieden ist.</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>Bestanden</translation>
        </message>
        <message>
            <source>Every row is accounted for and no check failed.</source>
            <translation>Jede Zeile ist nachgewiesen und keine Prüfung schlug fehl.</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::RestorePage</name>
        <message>
            <source>Moments to go back to</source>
            <translation>Zeitpunkte, zu denen man zurück kann</translation>
        </message>
        <message>
            <source>Verify all now</source>
            <translation>Alles jetzt prüfen</translation>
        </message>
        <message>
            <source>Go back to</source>
            <translation>Zurück zu</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>What would be lost</source>
            <translation>Was verloren ginge</translation>
        </message>
        <message>
            <source>Restore now</source>
            <translation>Jetzt wiederherstellen</translation>
        </message>
        <message>
            <source>Restore as a copy…</source>
            <translation>Als Kopie wiederherstellen…</translation>
        </message>
        <message>
            <source>Roll back to this point</source>
            <translation>Zu diesem Punkt zurückrollen</translation>
        </message>
        <message>
            <source>Nothing to go back to yet</source>
            <translation>Noch nichts, wohin man zurück könnte</translation>
        </message>
        <message>
            <source>A verified snapshot is taken before anything is changed; it appears here.</source>
            <translation>Bevor etwas geändert wird, entsteht ein geprüfter Schnappschuss; er erscheint hier.</translation>
        </message>
        <message>
            <source>The present</source>
            <translation>Die Gegenwart</translation>
        </message>
        <message>
            <source>Choose a moment at the left to see what it holds and what going there would do.</source>
            <translation>Links einen Zeitpunkt wählen, um zu sehen, was er enthält und was der Weg dorthin täte.</translation>
        </message>
        <message>
            <source>Restore snapshot %1</source>
            <translation>Schnappschuss %1 wiederherstellen</translation>
        </message>
        <message>
            <source>Everything the database held on %1</source>
            <translation>Alles, was die Datenbank am %1 enthielt</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Nach</translation>
        </message>
        <message>
            <source>%1, in place</source>
            <translation>%1, an Ort und Stelle</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Digest</source>
            <translation>Prüfsumme</translation>
        </message>
        <message>
            <source>SHA-256 %1</source>
            <translation>SHA-256 %1</translation>
        </message>
        <message>
            <source>Verified</source>
            <translation>Geprüft</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Entstanden</translation>
        </message>
        <message>
            <source>Roll back to before “%1”</source>
            <translation>Zurück vor „%1“</translation>
        </message>
        <message>
            <source>The state before this phase, kept as the pages that changed since.</source>
            <translation>Der Stand vor dieser Phase, bewahrt als die seither geänderten Seiten.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Nothing.</source>
            <translation>Nichts.</translation>
        </message>
        <message>
            <source>Something is running; pause it or wait for its end</source>
            <translation>Es läuft etwas; anhalten oder das Ende abwarten</translation>
        </message>
        <message>
            <source>Shows what it does and asks first</source>
            <translation>Zeigt zuerst, was geschieht, und fragt</translation>
        </message>
        <message>
            <source>Writes the snapshot to a new file; nothing else changes</source>
            <translation>Schreibt den Schnappschuss in eine neue Datei; sonst ändert sich nichts</translation>
        </message>
        <message>
            <source>There is nothing to verify yet</source>
            <translation>Es gibt noch nichts zu prüfen</translation>
        </message>
        <message>
            <source>Reads every snapshot and point again and compares the digests</source>
            <translation>Liest jeden Schnappschuss und Punkt erneut und vergleicht die Prüfsummen</translation>
        </message>
        <message>
            <source>This phase changes no data: its state is that of the next point, or of the work file as it is.</source>
            <translation>Diese Phase ändert keine Daten: ihr Stand ist der des nächsten Punktes, oder der Arbeitsdatei, wie sie ist.</translation>
        </message>
        <message>
            <source>none of its own</source>
            <translation>kein eigener</translation>
        </message>
        <message>
            <source>Quick look</source>
            <translation>Kurz prüfen</translation>
        </message>
        <message>
            <source>Take a snapshot…</source>
            <translation>Schnappschuss anlegen…</translation>
        </message>
        <message>
            <source>Remove old ones…</source>
            <translation>Alte entfernen…</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>Entfernen…</translation>
        </message>
        <message>
            <source>It is needed: %1</source>
            <translation>Er wird gebraucht: %1</translation>
        </message>
        <message>
            <source>Shows what goes and asks first</source>
            <translation>Zeigt, was verschwindet, und fragt erst</translation>
        </message>
        <message>
            <source>Manifests, sizes, rights and chains; large files are not read</source>
            <translation>Begleitdateien, Größen, Rechte und Ketten; große Dateien werden nicht gelesen</translation>
        </message>
        <message>
            <source>There is no run yet</source>
            <translation>Es gibt noch keinen Lauf</translation>
        </message>
        <message>
            <source>A verified copy of the database as it is now</source>
            <translation>Eine geprüfte Kopie der Datenbank, wie sie jetzt ist</translation>
        </message>
        <message>
            <source>There is no snapshot yet</source>
            <translation>Es gibt noch keinen Schnappschuss</translation>
        </message>
        <message>
            <source>Removes snapshots by the plan's rule; shows what goes and asks first</source>
            <translation>Entfernt Schnappschüsse nach der Regel des Plans; zeigt, was verschwindet, und fragt erst</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::RiskMatrix</name>
        <message>
            <source>Risks by probability and impact</source>
            <translation>Risiken nach Wahrscheinlichkeit und Auswirkung</translation>
        </message>
        <message>
            <source>impact (rows: probability)</source>
            <translation>Auswirkung (Zeilen: Wahrscheinlichkeit)</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::RunController</name>
        <message>
            <source>Run all</source>
            <translation>Alle ausführen</translation>
        </message>
        <message>
            <source>Start %1</source>
            <translation>%1 starten</translation>
        </message>
        <message>
            <source>To the start of “%1”</source>
            <translation>Zum Beginn von „%1“</translation>
        </message>
        <message>
            <source>Roll back to…</source>
            <translation>Zurückrollen zu…</translation>
        </message>
        <message>
            <source>Show what it would do</source>
            <translation>Zeigen, was geschähe</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Zurückrollen</translation>
        </message>
        <message>
            <source>Restore now</source>
            <translation>Jetzt wiederherstellen</translation>
        </message>
        <message>
            <source>Restore as a copy</source>
            <translation>Als Kopie wiederherstellen</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Abschließen</translation>
        </message>
        <message numerus="yes">
            <source>Waive %n row(s)</source>
            <translation>
                <numerusform>Auf %n Zeile verzichten</numerusform>
                <numerusform>Auf %n Zeilen verzichten</numerusform>
            </translation>
        </message>
        <message>
            <source>All undecided rows of this choice are waived.</source>
            <translation>Auf alle offenen Zeilen dieser Auswahl wird verzichtet.</translation>
        </message>
        <message>
            <source>Cause: %1</source>
            <translation>Ursache: %1</translation>
        </message>
        <message>
            <source>They stay in quarantine with all their values and do not reach the new schema.</source>
            <translation>Sie bleiben mit allen Werten in Quarantäne und kommen nicht ins neue Schema.</translation>
        </message>
        <message>
            <source>Roll back to the start of the phase that moved them; then they are undecided again.</source>
            <translation>Zum Beginn der Phase zurückrollen, die sie übertrug; dann sind sie wieder offen.</translation>
        </message>
        <message>
            <source>Waive</source>
            <translation>Verzichten</translation>
        </message>
        <message>
            <source>Pause and close</source>
            <translation>Anhalten und schließen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Ends the current batch, within about a second. What is committed stays; resume at any time.</source>
            <translation>Beendet den laufenden Stapel, in etwa einer Sekunde. Was festgeschrieben ist, bleibt; jederzeit fortsetzen.</translation>
        </message>
        <message>
            <source>Undo this phase and close</source>
            <translation>Diese Phase rückgängig machen und schließen</translation>
        </message>
        <message>
            <source>Undo this phase</source>
            <translation>Diese Phase rückgängig machen</translation>
        </message>
        <message>
            <source>Stops now and rolls back to the start of this phase.</source>
            <translation>Hält jetzt an und rollt zum Beginn dieser Phase zurück.</translation>
        </message>
        <message>
            <source>Keep going</source>
            <translation>Weiterlaufen lassen</translation>
        </message>
        <message>
            <source>Nothing changes; the work goes on.</source>
            <translation>Nichts ändert sich; die Arbeit geht weiter.</translation>
        </message>
        <message>
            <source>%1 anyway</source>
            <translation>Trotzdem: %1</translation>
        </message>
        <message>
            <source>%1 is running</source>
            <translation>%1 läuft</translation>
        </message>
        <message>
            <source>Work is under way</source>
            <translation>Es wird gearbeitet</translation>
        </message>
        <message>
            <source>The original is safe whichever you choose.</source>
            <translation>Das Original ist sicher, was immer gewählt wird.</translation>
        </message>
        <message numerus="yes">
            <source>Take the waiver of %n row(s) back</source>
            <translation>
                <numerusform>Verzicht auf %n Zeile zurücknehmen</numerusform>
                <numerusform>Verzicht auf %n Zeilen zurücknehmen</numerusform>
            </translation>
        </message>
        <message>
            <source>The rows wait for a decision again; the cut-over waits for them.</source>
            <translation>Die Zeilen warten wieder auf eine Entscheidung; die Umschaltung wartet auf sie.</translation>
        </message>
        <message>
            <source>Waive them again.</source>
            <translation>Erneut auf sie verzichten.</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>Take the edit of %1 back</source>
            <translation>Änderung von %1 zurücknehmen</translation>
        </message>
        <message>
            <source>The row goes back into quarantine with the next replay, with its values of before.</source>
            <translation>Die Zeile kommt mit der nächsten Wiederholung zurück in die Quarantäne, mit ihren vorherigen Werten.</translation>
        </message>
        <message>
            <source>The row has its values of before again, and waits for a decision.</source>
            <translation>Die Zeile hat wieder ihre vorherigen Werte und wartet auf eine Entscheidung.</translation>
        </message>
        <message>
            <source>Edit the row again.</source>
            <translation>Die Zeile erneut bearbeiten.</translation>
        </message>
        <message>
            <source>Replay with the edits</source>
            <translation>Mit den Änderungen wiederholen</translation>
        </message>
        <message>
            <source>Goes back to the start of the first phase that edits concern.</source>
            <translation>Geht zurück zum Beginn der ersten Phase, die Änderungen betreffen.</translation>
        </message>
        <message>
            <source>Runs it and the phases after it again, as far as they had run, with the edited values.</source>
            <translation>Führt sie und die Phasen danach erneut aus, so weit sie gelaufen waren, mit den geänderten Werten.</translation>
        </message>
        <message>
            <source>Rows that fit now move; the others stay in quarantine, with their decisions.</source>
            <translation>Zeilen, die jetzt passen, werden übertragen; die anderen bleiben in Quarantäne, mit ihren Entscheidungen.</translation>
        </message>
        <message>
            <source>Works on the work file. Your database is not touched.</source>
            <translation>Arbeitet an der Arbeitsdatei. Ihre Datenbank bleibt unberührt.</translation>
        </message>
        <message>
            <source>Take an edit back and replay again, or roll back to the start of a phase.</source>
            <translation>Eine Änderung zurücknehmen und erneut wiederholen, oder zum Beginn einer Phase zurückrollen.</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Take a snapshot</source>
            <translation>Schnappschuss anlegen</translation>
        </message>
        <message>
            <source>The database is copied as it is now; it is only read.</source>
            <translation>Die Datenbank wird kopiert, wie sie jetzt ist; sie wird nur gelesen.</translation>
        </message>
        <message>
            <source>The copy is verified: integrity, rows and digests equal to the database.</source>
            <translation>Die Kopie wird geprüft: Integrität, Zeilen und Prüfsummen gleich denen der Datenbank.</translation>
        </message>
        <message>
            <source>Remove the snapshot again.</source>
            <translation>Den Schnappschuss wieder entfernen.</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>Anlegen</translation>
        </message>
        <message>
            <source>Remove them</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::RunPage</name>
        <message>
            <source>pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Progress of the phase</source>
            <translation>Fortschritt der Phase</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>elapsed</source>
            <translation>vergangen</translation>
        </message>
        <message>
            <source>left</source>
            <translation>übrig</translation>
        </message>
        <message>
            <source>in quarantine</source>
            <translation>in Quarantäne</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>Steps of the phase</source>
            <translation>Schritte der Phase</translation>
        </message>
        <message>
            <source>Rows per second</source>
            <translation>Zeilen je Sekunde</translation>
        </message>
        <message>
            <source>Memory, MiB</source>
            <translation>Speicher, MiB</translation>
        </message>
        <message>
            <source>Nothing has run yet</source>
            <translation>Noch lief nichts</translation>
        </message>
        <message>
            <source>Open a database and a plan, then start the first phase.</source>
            <translation>Eine Datenbank und einen Plan öffnen, dann die erste Phase starten.</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n step(s)</source>
            <translation>
                <numerusform>%1 von %n Schritt</numerusform>
                <numerusform>%1 von %n Schritten</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 / %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>%1 /s</source>
            <translation>%1 /s</translation>
        </message>
        <message>
            <source>%1 – %2</source>
            <translation>%1 – %2</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::SafetyStrip</name>
        <message>
            <source>Safety</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>%1 · checked %2</source>
            <translation>%1 · geprüft %2</translation>
        </message>
        <message>
            <source>Original untouched</source>
            <translation>Original unberührt</translation>
        </message>
        <message>
            <source>Original kept</source>
            <translation>Original aufbewahrt</translation>
        </message>
        <message>
            <source>Snapshot verified %1</source>
            <translation>Schnappschuss geprüft %1</translation>
        </message>
        <message>
            <source>No verified snapshot yet</source>
            <translation>Noch kein geprüfter Schnappschuss</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Abgeschlossen</translation>
        </message>
        <message>
            <source>snapshots and points were removed</source>
            <translation>Schnappschüsse und Punkte wurden entfernt</translation>
        </message>
        <message>
            <source>Nothing to go back to yet</source>
            <translation>Noch nichts, wohin man zurück könnte</translation>
        </message>
        <message>
            <source>nothing was changed</source>
            <translation>nichts wurde geändert</translation>
        </message>
        <message>
            <source>You can go back to</source>
            <translation>Sie können zurück zu</translation>
        </message>
        <message>
            <source>Nothing is left to do</source>
            <translation>Es bleibt nichts zu tun</translation>
        </message>
        <message>
            <source>The next click can be undone</source>
            <translation>Der nächste Klick ist umkehrbar</translation>
        </message>
        <message>
            <source>The next click is final</source>
            <translation>Der nächste Klick ist endgültig</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::SleepInhibitor</name>
        <message>
            <source>A migration is running</source>
            <translation>Eine Migration läuft</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::StepsModel</name>
        <message>
            <source>Rows a second: %1</source>
            <translation>Zeilen je Sekunde: %1</translation>
        </message>
        <message>
            <source>Batches: %1 in the middle, %2 at the 95th percentile, %3 at most</source>
            <translation>Stapel: %1 im Median, %2 im 95. Perzentil, höchstens %3</translation>
        </message>
        <message>
            <source>Memory at the peak: %1</source>
            <translation>Speicher an der Spitze: %1</translation>
        </message>
        <message>
            <source>Processor time: %1</source>
            <translation>Prozessorzeit: %1</translation>
        </message>
        <message>
            <source>Read %1, written %2</source>
            <translation>Gelesen %1, geschrieben %2</translation>
        </message>
        <message>
            <source>exceptions</source>
            <translation>Ausnahmen</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>From → into</source>
            <translation>Von → nach</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>Übertragen</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>Zusammengeführt</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Übergangen</translation>
        </message>
        <message>
            <source>Quarantined</source>
            <translation>In Quarantäne</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>Geschrieben</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>%1 percent</source>
            <translation>%1 Prozent</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::SuitePanel</name>
        <message>
            <source>%1 of %2 passed</source>
            <translation>%1 von %2 bestanden</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::TimelineModel</name>
        <message>
            <source>Before “%1”</source>
            <translation>Vor „%1“</translation>
        </message>
        <message>
            <source>%1 · +%2</source>
            <translation>%1 · +%2</translation>
        </message>
        <message>
            <source>Snapshot %1 — the original</source>
            <translation>Schnappschuss %1 — das Original</translation>
        </message>
        <message>
            <source>Snapshot %1 — %2</source>
            <translation>Schnappschuss %1 — %2</translation>
        </message>
        <message>
            <source>%1 · %2 · verified %3</source>
            <translation>%1 · %2 · geprüft %3</translation>
        </message>
        <message>
            <source>%1 · %2 · not verified yet</source>
            <translation>%1 · %2 · noch nicht geprüft</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>the database holds the new schema</source>
            <translation>die Datenbank hat das neue Schema</translation>
        </message>
        <message>
            <source>work file; the database is untouched</source>
            <translation>Arbeitsdatei; die Datenbank ist unberührt</translation>
        </message>
        <message>
            <source>%1 · after “%2”</source>
            <translation>%1 · nach „%2“</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::ValuesModel</name>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>whole number</source>
            <translation>ganze Zahl</translation>
        </message>
        <message>
            <source>real number</source>
            <translation>Kommazahl</translation>
        </message>
        <message numerus="yes">
            <source>text, %n byte(s)</source>
            <translation>
                <numerusform>Text, %n Byte</numerusform>
                <numerusform>Text, %n Bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>BLOB, %n byte(s)</source>
            <translation>
                <numerusform>BLOB, %n Byte</numerusform>
                <numerusform>BLOB, %n Bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::VolumesModel</name>
        <message>
            <source>Volume</source>
            <translation>Datenträger</translation>
        </message>
        <message>
            <source>Full now</source>
            <translation>Jetzt belegt</translation>
        </message>
        <message>
            <source>%1 free of %2</source>
            <translation>%1 von %2 frei</translation>
        </message>
        <message>
            <source>At the peak</source>
            <translation>Am Höchststand</translation>
        </message>
        <message>
            <source>%1 left at the peak</source>
            <translation>%1 übrig am Höchststand</translation>
        </message>
        <message>
            <source>Afterwards</source>
            <translation>Danach</translation>
        </message>
        <message>
            <source>%1 left afterwards</source>
            <translation>%1 übrig danach</translation>
        </message>
        <message>
            <source>More at the peak</source>
            <translation>Mehrbedarf am Höchststand</translation>
        </message>
        <message>
            <source>Left at the peak</source>
            <translation>Übrig am Höchststand</translation>
        </message>
        <message>
            <source>Left afterwards</source>
            <translation>Übrig danach</translation>
        </message>
        <message>
            <source>Reserve</source>
            <translation>Reserve</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::WelcomePage</name>
        <message>
            <source>Carry a database to its next version, and back</source>
            <translation>Eine Datenbank zur nächsten Version bringen, und zurück</translation>
        </message>
        <message>
            <source>All work happens on a copy. Your file is not touched until cut-over, every row is accounted for, and you can go back at any time until you finish.</source>
            <translation>Alle Arbeit geschieht an einer Kopie. Ihre Datei bleibt bis zur Umschaltung unberührt, jede Zeile ist nachgewiesen, und bis zum Abschluss können Sie jederzeit zurück.</translation>
        </message>
        <message>
            <source>Open a database…</source>
            <translation>Eine Datenbank öffnen…</translation>
        </message>
        <message>
            <source>An SQLite file. It is only read. You can also drop it here.</source>
            <translation>Eine SQLite-Datei. Sie wird nur gelesen. Man kann sie auch hierher ziehen.</translation>
        </message>
        <message>
            <source>Open the built-in example</source>
            <translation>Das eingebaute Beispiel öffnen</translation>
        </message>
        <message>
            <source>A small supplier-tracking database with real-world dirt, and its plan.</source>
            <translation>Eine kleine Lieferanten-Datenbank mit echtem Schmutz, und ihr Plan.</translation>
        </message>
        <message>
            <source>Open a plan…</source>
            <translation>Einen Plan öffnen…</translation>
        </message>
        <message>
            <source>A YAML file that says how the database changes.</source>
            <translation>Eine YAML-Datei, die sagt, wie sich die Datenbank ändert.</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Zuletzt</translation>
        </message>
        <message>
            <source>%1   in %2</source>
            <translation>%1   in %2</translation>
        </message>
        <message>
            <source>Plan chosen: %1. Now open the database that it is for.</source>
            <translation>Plan gewählt: %1. Nun die Datenbank öffnen, für die er ist.</translation>
        </message>
        <message>
            <source>The example's database is being written</source>
            <translation>Die Datenbank des Beispiels wird geschrieben</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::WindowActions</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Open database…</source>
            <translation>Datenbank &amp;öffnen…</translation>
        </message>
        <message>
            <source>Open &amp;plan…</source>
            <translation>&amp;Plan öffnen…</translation>
        </message>
        <message>
            <source>Open built-in &amp;example</source>
            <translation>Eingebautes &amp;Beispiel öffnen</translation>
        </message>
        <message>
            <source>&amp;Recent</source>
            <translation>&amp;Zuletzt</translation>
        </message>
        <message>
            <source>E&amp;xport report…</source>
            <translation>Bericht e&amp;xportieren…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Lauf</translation>
        </message>
        <message>
            <source>&amp;Start next</source>
            <translation>&amp;Nächste starten</translation>
        </message>
        <message>
            <source>Run &amp;all</source>
            <translation>&amp;Alle ausführen</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>&amp;Pause</translation>
        </message>
        <message>
            <source>&amp;Cancel…</source>
            <translation>Abb&amp;rechen…</translation>
        </message>
        <message>
            <source>&amp;Validate again</source>
            <translation>Erneut p&amp;rüfen</translation>
        </message>
        <message>
            <source>Verify s&amp;napshots</source>
            <translation>&amp;Schnappschüsse prüfen</translation>
        </message>
        <message>
            <source>&amp;Go back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>&amp;Roll back to…</source>
            <translation>Zurück&amp;rollen zu…</translation>
        </message>
        <message>
            <source>Re&amp;store…</source>
            <translation>&amp;Wiederherstellen…</translation>
        </message>
        <message>
            <source>&amp;Finish…</source>
            <translation>&amp;Abschließen…</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Overview</source>
            <translation>Ü&amp;berblick</translation>
        </message>
        <message>
            <source>&amp;Assessment</source>
            <translation>Be&amp;wertung</translation>
        </message>
        <message>
            <source>&amp;Plan</source>
            <translation>&amp;Plan</translation>
        </message>
        <message>
            <source>&amp;Quarantine</source>
            <translation>&amp;Quarantäne</translation>
        </message>
        <message>
            <source>R&amp;eport</source>
            <translation>B&amp;ericht</translation>
        </message>
        <message>
            <source>Re&amp;store</source>
            <translation>W&amp;iederherstellen</translation>
        </message>
        <message>
            <source>&amp;History</source>
            <translation>&amp;Verlauf</translation>
        </message>
        <message>
            <source>Search the &amp;log</source>
            <translation>Im Pro&amp;tokoll suchen</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>&amp;About Godwit</source>
            <translation>&amp;Über Godwit</translation>
        </message>
        <message>
            <source>Nothing was opened yet</source>
            <translation>Noch wurde nichts geöffnet</translation>
        </message>
        <message>
            <source>The example's database is being written</source>
            <translation>Die Datenbank des Beispiels wird geschrieben</translation>
        </message>
        <message>
            <source>Something is running; pause it or wait for its end</source>
            <translation>Es läuft etwas; anhalten oder das Ende abwarten</translation>
        </message>
        <message>
            <source>Open a database first</source>
            <translation>Zuerst eine Datenbank öffnen</translation>
        </message>
        <message>
            <source>There is no run to report on yet</source>
            <translation>Es gibt noch keinen Lauf für einen Bericht</translation>
        </message>
        <message>
            <source>Nothing is running</source>
            <translation>Es läuft nichts</translation>
        </message>
        <message>
            <source>This migration is finished</source>
            <translation>Diese Migration ist abgeschlossen</translation>
        </message>
        <message>
            <source>All phases are done</source>
            <translation>Alle Phasen sind fertig</translation>
        </message>
        <message>
            <source>No phase can start now</source>
            <translation>Jetzt kann keine Phase starten</translation>
        </message>
        <message>
            <source>Starts “%1”</source>
            <translation>Startet „%1“</translation>
        </message>
        <message>
            <source>Starts all open phases, one after the other</source>
            <translation>Startet alle offenen Phasen nacheinander</translation>
        </message>
        <message>
            <source>Ends the current batch; what is committed stays</source>
            <translation>Beendet den laufenden Stapel; was festgeschrieben ist, bleibt</translation>
        </message>
        <message>
            <source>Asks whether to pause, to undo this phase or to keep going</source>
            <translation>Fragt: anhalten, diese Phase rückgängig machen oder weiterlaufen lassen</translation>
        </message>
        <message>
            <source>There is no run yet</source>
            <translation>Es gibt noch keinen Lauf</translation>
        </message>
        <message>
            <source>Runs the validation's checks again</source>
            <translation>Führt die Prüfungen noch einmal aus</translation>
        </message>
        <message>
            <source>There is no snapshot yet</source>
            <translation>Es gibt noch keinen Schnappschuss</translation>
        </message>
        <message>
            <source>Reads every snapshot and point again and compares the digests</source>
            <translation>Liest jeden Schnappschuss und Punkt erneut und vergleicht die Prüfsummen</translation>
        </message>
        <message>
            <source>There is nothing to roll back yet</source>
            <translation>Es gibt noch nichts zurückzurollen</translation>
        </message>
        <message>
            <source>Back to the start of a phase; shows what would be lost and asks first</source>
            <translation>Zurück zum Beginn einer Phase; zeigt zuerst, was verloren ginge, und fragt</translation>
        </message>
        <message>
            <source>Shows the snapshots and rollback points</source>
            <translation>Zeigt die Schnappschüsse und Rückrollpunkte</translation>
        </message>
        <message>
            <source>Possible when all phases are done</source>
            <translation>Möglich, wenn alle Phasen fertig sind</translation>
        </message>
        <message>
            <source>Removes snapshots, points and the kept original; asks for the name of the database</source>
            <translation>Entfernt Schnappschüsse, Punkte und das aufbewahrte Original; fragt nach dem Namen der Datenbank</translation>
        </message>
        <message>
            <source>Verify &amp;quickly</source>
            <translation>&amp;Kurz prüfen</translation>
        </message>
        <message>
            <source>Save e&amp;vidence…</source>
            <translation>Nach&amp;weis sichern…</translation>
        </message>
        <message>
            <source>Manifests, sizes, rights and chains; large files are not read</source>
            <translation>Begleitdateien, Größen, Rechte und Ketten; große Dateien werden nicht gelesen</translation>
        </message>
        <message>
            <source>Everything that proves the run, in one ZIP file; without values of rows</source>
            <translation>Alles, was den Lauf belegt, in einer ZIP-Datei; ohne Werte von Zeilen</translation>
        </message>
        <message>
            <source>Writes the integrity report as HTML; the Report page has the other kinds and forms</source>
            <translation>Schreibt den Integritätsbericht als HTML; die Seite Bericht hat die anderen Arten und Formen</translation>
        </message>
    </context>
    <context>
        <name>godwit::ui::Words</name>
        <message>
            <source>not started</source>
            <translation>nicht begonnen</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>bereit</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>waiting for you</source>
            <translation>wartet auf Sie</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>done with exceptions</source>
            <translation>mit Ausnahmen fertig</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>rolled back</source>
            <translation>zurückgerollt</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>bestanden</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>did not run</source>
            <translation>lief nicht</translation>
        </message>
        <message>
            <source>undecided</source>
            <translation>offen</translation>
        </message>
        <message>
            <source>waived</source>
            <translation>verzichtet</translation>
        </message>
        <message>
            <source>moved</source>
            <translation>übertragen</translation>
        </message>
        <message>
            <source>Data integrity</source>
            <translation>Unversehrtheit der Daten</translation>
        </message>
        <message>
            <source>Functionality</source>
            <translation>Funktion</translation>
        </message>
        <message>
            <source>Performance</source>
            <translation>Leistung</translation>
        </message>
        <message>
            <source>Security</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Assessment</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>phased</source>
            <translation>in Phasen</translation>
        </message>
        <message>
            <source>all in one go</source>
            <translation>alles in einem Zug</translation>
        </message>
        <message>
            <source>blue-green</source>
            <translation>blue-green</translation>
        </message>
        <message>
            <source>low</source>
            <translation>gering</translation>
        </message>
        <message>
            <source>medium</source>
            <translation>mittel</translation>
        </message>
        <message>
            <source>high</source>
            <translation>hoch</translation>
        </message>
        <message>
            <source>critical</source>
            <translation>kritisch</translation>
        </message>
        <message>
            <source>Opening the database</source>
            <translation>Die Datenbank wird geöffnet</translation>
        </message>
        <message>
            <source>Checking the plan</source>
            <translation>Der Plan wird geprüft</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Rolling back</source>
            <translation>Wird zurückgerollt</translation>
        </message>
        <message>
            <source>Restoring</source>
            <translation>Wird wiederhergestellt</translation>
        </message>
        <message>
            <source>Validating</source>
            <translation>Wird geprüft</translation>
        </message>
        <message>
            <source>Verifying the snapshots</source>
            <translation>Die Schnappschüsse werden geprüft</translation>
        </message>
        <message>
            <source>Finishing</source>
            <translation>Wird abgeschlossen</translation>
        </message>
        <message>
            <source>Waiving rows</source>
            <translation>Auf Zeilen wird verzichtet</translation>
        </message>
        <message>
            <source>Exporting quarantine</source>
            <translation>Die Quarantäne wird exportiert</translation>
        </message>
        <message>
            <source>Writing the report</source>
            <translation>Der Bericht wird geschrieben</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>Taking waivers back</source>
            <translation>Verzichte werden zurückgenommen</translation>
        </message>
        <message>
            <source>Editing rows</source>
            <translation>Zeilen werden geändert</translation>
        </message>
        <message>
            <source>Importing quarantine</source>
            <translation>Die Quarantäne wird importiert</translation>
        </message>
        <message>
            <source>Replaying</source>
            <translation>Es wird wiederholt</translation>
        </message>
        <message>
            <source>Taking a snapshot</source>
            <translation>Ein Schnappschuss wird angelegt</translation>
        </message>
        <message>
            <source>Removing snapshots</source>
            <translation>Schnappschüsse werden entfernt</translation>
        </message>
        <message>
            <source>Saving evidence</source>
            <translation>Nachweis wird gesichert</translation>
        </message>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>becomes the original</source>
            <translation>wird zum Original</translation>
        </message>
        <message>
            <source>its rows go back</source>
            <translation>ihre Zeilen kehren zurück</translation>
        </message>
        <message>
            <source>can go</source>
            <translation>kann weg</translation>
        </message>
        <message>
            <source>nothing proposed</source>
            <translation>kein Vorschlag</translation>
        </message>
        <message>
            <source>the schema is the old version&apos;s</source>
            <translation>das Schema ist das der alten Version</translation>
        </message>
        <message>
            <source>the schema is the new version&apos;s</source>
            <translation>das Schema ist das der neuen Version</translation>
        </message>
        <message>
            <source>the schema has both versions whole</source>
            <translation>das Schema enthält beide Versionen ganz</translation>
        </message>
        <message>
            <source>the schema is partly the old version&apos;s, partly the new one&apos;s</source>
            <translation>das Schema ist teils das der alten, teils das der neuen Version</translation>
        </message>
        <message>
            <source>the schema is neither version&apos;s</source>
            <translation>das Schema ist das keiner der beiden Versionen</translation>
        </message>
        <message>
            <source>Before the start</source>
            <translation>Vor dem Start</translation>
        </message>
        <message>
            <source>Half-done migrations</source>
            <translation>Halb fertige Migrationen</translation>
        </message>
        <message>
            <source>Looking before the start</source>
            <translation>Prüfung vor dem Start</translation>
        </message>
        <message>
            <source>Looking for half-done migrations</source>
            <translation>Suche nach halb fertigen Migrationen</translation>
        </message>
        <message>
            <source>Integrity</source>
            <translation>Integrität</translation>
        </message>
        <message>
            <source>The whole migration</source>
            <translation>Die ganze Migration</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Incident</source>
            <translation>Vorfall</translation>
        </message>
        <message>
            <source>Comparison of both versions</source>
            <translation>Vergleich beider Versionen</translation>
        </message>
        <message>
            <source>Last 24 hours</source>
            <translation>Letzte 24 Stunden</translation>
        </message>
        <message>
            <source>Last seven days</source>
            <translation>Letzte sieben Tage</translation>
        </message>
        <message>
            <source>Since the milestone before</source>
            <translation>Seit dem Meilenstein davor</translation>
        </message>
        <message>
            <source>HTML (*.html)</source>
            <translation>HTML (*.html)</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>Markdown (*.md)</source>
            <translation>Markdown (*.md)</translation>
        </message>
    </context>
</TS>
