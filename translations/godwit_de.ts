<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Assess</name>
    <message>
        <source>Look at a database and at what a plan will make of it; writes nothing.</source>
        <translation>Eine Datenbank ansehen und was ein Plan aus ihr macht; schreibt nichts.</translation>
    </message>
    <message>
        <source>Also list the profile of every column.</source>
        <translation>Auch das Profil jeder Spalte auflisten.</translation>
    </message>
    <message>
        <source>Also list every object of the inventory, not only open ones.</source>
        <translation>Auch jedes Objekt des Inventars auflisten, nicht nur offene.</translation>
    </message>
    <message>
        <source>List every finding, with its query and its first rows.</source>
        <translation>Jeden Befund mit seiner Abfrage und seinen ersten Zeilen zeigen.</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>List what was written since the cut-over.</source>
        <translation>Aufzählen, was seit der Umschaltung geschrieben wurde.</translation>
    </message>
    <message>
        <source>Write the rows as CSV files, and a changeset, into this new folder.</source>
        <translation>Die Zeilen als CSV-Dateien und ein Changeset in diesen neuen Ordner schreiben.</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Check a plan, alone or against a database; writes nothing.</source>
        <translation>Einen Plan prüfen, für sich oder gegen eine Datenbank; schreibt nichts.</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>“%1” comes first.</source>
        <translation>Zuerst kommt „%1“.</translation>
    </message>
    <message>
        <source>A rehearsal ends before the cut-over.</source>
        <translation>Eine Probe endet vor der Umschaltung.</translation>
    </message>
    <message>
        <source>Edits of rows in quarantine wait for a replay.</source>
        <translation>Änderungen an Zeilen in Quarantäne warten auf eine Wiederholung.</translation>
    </message>
    <message>
        <source>It is done.</source>
        <translation>Sie ist fertig.</translation>
    </message>
    <message>
        <source>The run is finished.</source>
        <translation>Der Lauf ist abgeschlossen.</translation>
    </message>
    <message>
        <source>It has not run.</source>
        <translation>Sie ist nicht gelaufen.</translation>
    </message>
    <message>
        <source>A check failed; the report names them.</source>
        <translation>Eine Prüfung schlug fehl; der Bericht nennt sie.</translation>
    </message>
    <message>
        <source>%1 checks failed; the report names them.</source>
        <translation>%1 Prüfungen schlugen fehl; der Bericht nennt sie.</translation>
    </message>
    <message>
        <source>1 row in quarantine waits for a decision.</source>
        <translation>1 Zeile in Quarantäne wartet auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>%1 rows in quarantine wait for a decision.</source>
        <translation>%1 Zeilen in Quarantäne warten auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>“%1” waits until %2.</source>
        <translation>„%1“ wartet bis %2.</translation>
    </message>
    <message>
        <source>“%1” waits for: %2.</source>
        <translation>„%1“ wartet auf: %2.</translation>
    </message>
    <message>
        <source>%1 in quarantine</source>
        <translation>%1 in Quarantäne</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 Warnung</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 Warnungen</translation>
    </message>
    <message>
        <source>1 check failed</source>
        <translation>1 Prüfung schlug fehl</translation>
    </message>
    <message>
        <source>%1 checks failed</source>
        <translation>%1 Prüfungen schlugen fehl</translation>
    </message>
    <message>
        <source>1 criterion missed</source>
        <translation>1 Kriterium verfehlt</translation>
    </message>
    <message>
        <source>%1 criteria missed</source>
        <translation>%1 Kriterien verfehlt</translation>
    </message>
    <message>
        <source>kept at %1</source>
        <translation>aufbewahrt unter %1</translation>
    </message>
    <message>
        <source>taken before anything changes</source>
        <translation>entsteht, bevor sich etwas ändert</translation>
    </message>
    <message>
        <source>%1 · integrity, counts and digests equal</source>
        <translation>%1 · Integrität, Anzahlen und Prüfsummen gleich</translation>
    </message>
    <message>
        <source>interrupted; run the plan again to go on, or roll back</source>
        <translation>unterbrochen; den Plan wieder ausführen, um fortzufahren, oder zurückrollen</translation>
    </message>
    <message>
        <source>interrupted, and %1 still runs: that is waited for; run the plan again to go on, or roll back</source>
        <translation>unterbrochen, und %1 läuft noch: darauf wird gewartet; den Plan wieder ausführen, um fortzufahren, oder zurückrollen</translation>
    </message>
    <message>
        <source>a rollback to %1 was interrupted; the next rollback or run ends it</source>
        <translation>ein Zurückrollen zu %1 wurde unterbrochen; das nächste Zurückrollen oder der nächste Lauf beendet es</translation>
    </message>
    <message>
        <source>an exchange of files was interrupted (%1); the next command that may write ends it</source>
        <translation>ein Tausch von Dateien wurde unterbrochen (%1); der nächste Befehl, der schreiben darf, beendet ihn</translation>
    </message>
    <message>
        <source>Wants</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>the run is finished</source>
        <translation>der Lauf ist abgeschlossen</translation>
    </message>
    <message>
        <source>only Finish is final, and it is typed</source>
        <translation>nur Abschließen ist endgültig, und es wird eingetippt</translation>
    </message>
    <message>
        <source>nothing is final before Finish</source>
        <translation>vor dem Abschließen ist nichts endgültig</translation>
    </message>
    <message>
        <source>Run all phases that are open</source>
        <translation>Alle offenen Phasen ausführen</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Roll back to the start of %1</source>
        <translation>Zum Beginn von %1 zurückrollen</translation>
    </message>
    <message>
        <source>“%1” is undone</source>
        <translation>„%1“ wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>The original is kept in the workspace until Finish.</source>
        <translation>Das Original bleibt bis zum Abschließen im Arbeitsordner aufbewahrt.</translation>
    </message>
    <message>
        <source>The criterion “%1” of the plan is not met: %2, wanted %3.</source>
        <translation>Das Kriterium „%1“ des Plans ist nicht erfüllt: %2, gewünscht %3.</translation>
    </message>
    <message>
        <source>Restore %1 of the original</source>
        <translation>%1 aus dem Original wiederherstellen</translation>
    </message>
    <message>
        <source>Restore %1 of snapshot %2</source>
        <translation>%1 aus Schnappschuss %2 wiederherstellen</translation>
    </message>
    <message>
        <source>Restore the original</source>
        <translation>Das Original wiederherstellen</translation>
    </message>
    <message>
        <source>Restore snapshot %1</source>
        <translation>Schnappschuss %1 wiederherstellen</translation>
    </message>
    <message>
        <source>The snapshot is verified in full</source>
        <translation>Der Schnappschuss wird vollständig geprüft</translation>
    </message>
    <message>
        <source>The present file is kept as a snapshot</source>
        <translation>Die jetzige Datei wird als Schnappschuss aufbewahrt</translation>
    </message>
    <message>
        <source>A copy of snapshot %1 takes its place</source>
        <translation>Eine Kopie von Schnappschuss %1 tritt an ihre Stelle</translation>
    </message>
    <message>
        <source>A copy of the database is changed; foreign keys and integrity are checked in it</source>
        <translation>Eine Kopie der Datenbank wird geändert; Fremdschlüssel und Integrität werden in ihr geprüft</translation>
    </message>
    <message>
        <source>The present file is kept as a snapshot, and the copy takes its place</source>
        <translation>Die jetzige Datei wird als Schnappschuss aufbewahrt, und die Kopie tritt an ihre Stelle</translation>
    </message>
    <message>
        <source>The snapshot of the original is not usable (%1). The kept original goes back if it holds what the snapshot&apos;s manifest says, and the run goes back to its start</source>
        <translation>Der Schnappschuss des Originals ist nicht brauchbar (%1). Das aufbewahrte Original kommt zurück, wenn es enthält, was das Manifest des Schnappschusses sagt, und der Lauf geht an seinen Anfang zurück</translation>
    </message>
    <message>
        <source>Finish the migration</source>
        <translation>Die Migration abschließen</translation>
    </message>
    <message>
        <source>Everything kept for a way back is removed, %1</source>
        <translation>Alles, was für einen Weg zurück aufbewahrt ist, wird entfernt, %1</translation>
    </message>
    <message>
        <source>Exports, reports and the journal stay</source>
        <translation>Exporte, Berichte und das Journal bleiben</translation>
    </message>
    <message>
        <source>Remove snapshots</source>
        <translation>Schnappschüsse entfernen</translation>
    </message>
    <message>
        <source>What was written into %1 since %2 is no longer in it. It stays in the snapshot taken first, and what can be listed is exported into the workspace:</source>
        <translation>Was seit %2 in %1 geschrieben wurde, ist nicht mehr darin. Es bleibt in dem Schnappschuss, der zuerst entsteht, und was sich auflisten lässt, wird in den Arbeitsordner exportiert:</translation>
    </message>
    <message>
        <source>The present file cannot be read (%1): it becomes no snapshot, and what was written into it cannot be listed. It and what lies beside it are kept byte by byte in the workspace, and going on wants a yes</source>
        <translation>Die jetzige Datei ist nicht lesbar (%1): sie wird kein Schnappschuss, und was in sie geschrieben wurde, lässt sich nicht auflisten. Sie und was neben ihr liegt wird Byte für Byte im Arbeitsordner aufbewahrt, und weiter geht es nur mit einem Ja</translation>
    </message>
    <message>
        <source>the cut-over</source>
        <translation>der Umschaltung</translation>
    </message>
    <message>
        <source>%1 rollback points</source>
        <translation>%1 Rückrollpunkte</translation>
    </message>
    <message>
        <source>the kept original: %1</source>
        <translation>das aufbewahrte Original: %1</translation>
    </message>
    <message>
        <source>Roll back to the start of any phase.</source>
        <translation>Zum Beginn einer beliebigen Phase zurückrollen.</translation>
    </message>
    <message>
        <source>Roll back to the start of “%1”.</source>
        <translation>Zum Beginn von „%1“ zurückrollen.</translation>
    </message>
    <message>
        <source>The present file is kept as a snapshot first; restore it to undo this.</source>
        <translation>Die jetzige Datei wird zuerst als Schnappschuss aufbewahrt; ihn wiederherstellen macht dies rückgängig.</translation>
    </message>
    <message>
        <source>Run the phases again.</source>
        <translation>Die Phasen erneut ausführen.</translation>
    </message>
    <message>
        <source>Restore the snapshot that is taken of the present file.</source>
        <translation>Den Schnappschuss wiederherstellen, der von der jetzigen Datei entsteht.</translation>
    </message>
    <message>
        <source>By hand, from the files that are kept byte by byte.</source>
        <translation>Von Hand, aus den Dateien, die Byte für Byte aufbewahrt sind.</translation>
    </message>
    <message>
        <source>None: this is the one step that cannot be undone.</source>
        <translation>Keiner: Dies ist der eine Schritt, der sich nicht rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>Nothing is removed.</source>
        <translation>Nichts wird entfernt.</translation>
    </message>
    <message>
        <source>None: a snapshot that is removed is gone.</source>
        <translation>Keiner: Ein entfernter Schnappschuss ist weg.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
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
        <source>Taken</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Freed</source>
        <translation>Frei wird</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>%1, in place</source>
        <translation>%1, an Ort und Stelle</translation>
    </message>
    <message>
        <source>%1 in the workspace, where %2 are free</source>
        <translation>%1 im Arbeitsordner, in dem %2 frei sind</translation>
    </message>
    <message>
        <source>%1 in the workspace</source>
        <translation>%1 im Arbeitsordner</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>Schnappschuss %1</translation>
    </message>
    <message>
        <source>The database was written since its snapshot: first a new one is taken and the phases run again</source>
        <translation>In die Datenbank wurde seit ihrem Schnappschuss geschrieben: zuerst entsteht ein neuer, und die Phasen laufen noch einmal</translation>
    </message>
    <message>
        <source>Let SQLite bring %1 to its last complete state</source>
        <translation>SQLite %1 auf den letzten vollständigen Stand bringen lassen</translation>
    </message>
    <message>
        <source>All of these files are copied, as they lie there, into %1.</source>
        <translation>Alle diese Dateien werden, wie sie daliegen, nach %1 kopiert.</translation>
    </message>
    <message>
        <source>SQLite tries it on another copy, which is checked; where that is damaged, nothing else is done.</source>
        <translation>SQLite versucht es an einer weiteren Kopie, die geprüft wird; ist sie beschädigt, geschieht sonst nichts.</translation>
    </message>
    <message>
        <source>SQLite writes back %1 pages as they were before the write, of which %2 are other ones now; the file has %3 pages then.</source>
        <translation>SQLite schreibt %1 Seiten zurück, wie sie vor dem Schreiben waren; %2 davon sind jetzt andere. Die Datei hat dann %3 Seiten.</translation>
    </message>
    <message>
        <source>The write was one over several files: the others are undone as each of them is opened. Their super-journal %1 is copied, too.</source>
        <translation>Es wurde in mehrere Dateien geschrieben: Bei den anderen wird es rückgängig gemacht, sobald jede geöffnet wird. Ihr Super-Journal %1 wird mitkopiert.</translation>
    </message>
    <message>
        <source>The write was one over several files, and its super-journal %1 is gone: to SQLite the commit is complete. It undoes nothing, and takes the journal away.</source>
        <translation>Es wurde in mehrere Dateien geschrieben, und das Super-Journal %1 ist nicht mehr da: Für SQLite ist der Commit vollständig. Es macht nichts rückgängig und entfernt das Journal.</translation>
    </message>
    <message>
        <source>What lies there as a rollback journal is none: SQLite takes it away and undoes nothing.</source>
        <translation>Was dort als Rollback-Journal liegt, ist keines: SQLite entfernt es und macht nichts rückgängig.</translation>
    </message>
    <message>
        <source>SQLite writes into the file the %1 pages that were committed to its log.</source>
        <translation>SQLite schreibt die %1 Seiten in die Datei, die in ihrem Log abgeschlossen wurden.</translation>
    </message>
    <message>
        <source>What a program was writing as it stopped. It was never committed: no program has seen it.</source>
        <translation>Was ein Programm gerade schrieb, als es endete. Es wurde nie abgeschlossen: Kein Programm hat es gesehen.</translation>
    </message>
    <message>
        <source>Put the copies back in place, all of them together, while no program has the database open.</source>
        <translation>Die Kopien zurücklegen, alle zusammen, während kein Programm die Datenbank geöffnet hat.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Make damaged indexes of %1 anew</source>
        <translation>Beschädigte Indizes von %1 neu aufbauen</translation>
    </message>
    <message>
        <source>Made anew from the rows of their tables, in one transaction: %1. No row is changed.</source>
        <translation>Aus den Zeilen ihrer Tabellen neu aufgebaut, in einer Transaktion: %1. Keine Zeile wird geändert.</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Look for what an interrupted migration left, and propose a repair.</source>
        <translation>Suchen, was eine abgebrochene Migration hinterlassen hat, und eine Reparatur vorschlagen.</translation>
    </message>
    <message>
        <source>Write the proposed repair as a plan, with its SQL beside it. The file must not exist.</source>
        <translation>Die vorgeschlagene Reparatur als Plan schreiben, mit ihrem SQL daneben. Die Datei darf es noch nicht geben.</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Write plan, reports, audit log and digests into one ZIP file that can be verified anywhere.</source>
        <translation>Plan, Berichte, Protokoll und Prüfsummen in eine ZIP-Datei schreiben, die sich überall prüfen lässt.</translation>
    </message>
    <message>
        <source>The ZIP file to write.</source>
        <translation>Die ZIP-Datei, die geschrieben wird.</translation>
    </message>
    <message>
        <source>Include values and keys of rows: in quarantine, in samples of checks, in edits.</source>
        <translation>Werte und Schlüssel von Zeilen aufnehmen: in Quarantäne, in Beispielen von Prüfungen, in Änderungen.</translation>
    </message>
</context>
<context>
    <name>Finish</name>
    <message>
        <source>Remove snapshots, rollback points and the kept original; after this there is no way back.</source>
        <translation>Schnappschüsse, Rückrollpunkte und das aufbewahrte Original entfernen; danach gibt es keinen Weg zurück.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>d MMM</source>
        <extracomment>A day without its year, as QLocale::toString() reads it: 20 Nov</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A day as QLocale::toString() reads it: 20 Nov 2026</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Show all verbs, or how one is called.</source>
        <translation>Alle Befehle zeigen, oder wie einer aufgerufen wird.</translation>
    </message>
    <message>
        <source>The verb.</source>
        <translation>Der Befehl.</translation>
    </message>
    <message>
        <source>There is no verb %1.</source>
        <translation>Es gibt keinen Befehl %1.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Show the audit log, who did what and when, and whether its chain holds.</source>
        <translation>Das Protokoll zeigen, wer was wann getan hat, und ob seine Kette hält.</translation>
    </message>
    <message>
        <source>The chain holds: no entry was changed, and none is missing.</source>
        <translation>Die Kette hält: Kein Eintrag wurde geändert, und keiner fehlt.</translation>
    </message>
</context>
<context>
    <name>Monitor</name>
    <message>
        <source>Follow a run that another program drives, until it stops.</source>
        <translation>Einem Lauf folgen, den ein anderes Programm steuert, bis er anhält.</translation>
    </message>
    <message>
        <source>Look once and end.</source>
        <translation>Einmal nachsehen und enden.</translation>
    </message>
</context>
<context>
    <name>Preflight</name>
    <message>
        <source>Look at space, locks, rights and places before a run; writes nothing.</source>
        <translation>Vor einem Lauf Platz, Sperren, Rechte und Orte ansehen; schreibt nichts.</translation>
    </message>
</context>
<context>
    <name>Quarantine</name>
    <message>
        <source>List, mend, replay or waive rows in quarantine.</source>
        <translation>Zeilen in Quarantäne aufzählen, korrigieren, wiederholen, oder auf sie verzichten.</translation>
    </message>
    <message>
        <source>list, show ID, edit ID COLUMN=TEXT, fix --set, export --out, import FILE, replay, waive or unwaive with IDs, --cause or --all.</source>
        <translation>list, show ID, edit ID SPALTE=TEXT, fix --set, export --out, import DATEI, replay, waive oder unwaive mit IDs, --cause oder --all.</translation>
    </message>
    <message>
        <source>Entries as list numbers them; the file to import.</source>
        <translation>Einträge, wie list sie nummeriert; die Datei, die eingelesen wird.</translation>
    </message>
    <message>
        <source>Only rows of this table.</source>
        <translation>Nur Zeilen dieser Tabelle.</translation>
    </message>
    <message>
        <source>Only rows with this cause.</source>
        <translation>Nur Zeilen mit dieser Ursache.</translation>
    </message>
    <message>
        <source>Only rows of this phase.</source>
        <translation>Nur Zeilen dieser Phase.</translation>
    </message>
    <message>
        <source>Only rows that are undecided, waived or moved.</source>
        <translation>Nur Zeilen im Zustand undecided (offen), waived (verzichtet) oder moved (übertragen).</translation>
    </message>
    <message>
        <source>At most this many rows; 500 if not given.</source>
        <translation>Höchstens so viele Zeilen; ohne Angabe 500.</translation>
    </message>
    <message>
        <source>The CSV file that export writes, with rows of one table.</source>
        <translation>Die CSV-Datei, die export schreibt, mit Zeilen einer Tabelle.</translation>
    </message>
    <message>
        <source>A column that edit sets to NULL; repeatable.</source>
        <translation>Eine Spalte, die edit auf NULL setzt; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Take back what was edited through this entry.</source>
        <translation>Zurücknehmen, was über diesen Eintrag geändert wurde.</translation>
    </message>
    <message>
        <source>What fix gives each row, over its own columns; repeatable.</source>
        <translation>Was fix jeder Zeile gibt, aus ihren eigenen Spalten; mehrfach möglich.</translation>
    </message>
    <message>
        <source>Apply what fix or import would only show; for replay, accept a changed plan.</source>
        <translation>Anwenden, was fix oder import sonst nur zeigen; bei replay einen geänderten Plan annehmen.</translation>
    </message>
    <message>
        <source>All rows: to waive, to unwaive or to fix.</source>
        <translation>Alle Zeilen: für waive, unwaive oder fix.</translation>
    </message>
    <message>
        <source>Why the rows are waived, for the report and the audit log.</source>
        <translation>Warum auf die Zeilen verzichtet wird, für Bericht und Protokoll.</translation>
    </message>
    <message>
        <source>quarantine knows list, show, edit, fix, export, import, replay, waive and unwaive, not %1.</source>
        <translation>quarantine kennt list, show, edit, fix, export, import, replay, waive und unwaive, nicht %1.</translation>
    </message>
</context>
<context>
    <name>Recover</name>
    <message>
        <source>Let SQLite undo a write that a program did not end, or make damaged indexes anew; the files are copied first.</source>
        <translation>SQLite ein Schreiben rückgängig machen lassen, das ein Programm nicht beendet hat, oder beschädigte Indizes neu aufbauen; die Dateien werden vorher kopiert.</translation>
    </message>
    <message>
        <source>Do it; without, it is said what would be done.</source>
        <translation>Ausführen; ohne wird nur gesagt, was geschehen würde.</translation>
    </message>
    <message>
        <source>The database&apos;s file name: what lies beside it is its own, although indexes would not agree with their tables.</source>
        <translation>Der Dateiname der Datenbank: Was daneben liegt, gehört zu ihr, obwohl Indizes nicht zu ihren Tabellen passen würden.</translation>
    </message>
</context>
<context>
    <name>Rehearse</name>
    <message>
        <source>Run everything up to the cut-over beside the database, and forecast the real run.</source>
        <translation>Alles bis zur Umschaltung neben der Datenbank ausführen und den echten Lauf vorhersagen.</translation>
    </message>
    <message>
        <source>Why, for the audit log.</source>
        <translation>Warum, für das Prüfprotokoll.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Write the report of a migration to a file.</source>
        <translation>Den Bericht einer Migration in eine Datei schreiben.</translation>
    </message>
    <message>
        <source>The file to write.</source>
        <translation>Die Datei, die geschrieben wird.</translation>
    </message>
    <message>
        <source>What it tells: %1. integrity if not given.</source>
        <translation>Wovon er handelt: %1. Ohne Angabe integrity.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Of the kind progress: %1. daily if not given.</source>
        <translation>Bei der Art progress: %1. Ohne Angabe daily.</translation>
    </message>
    <message>
        <source>Leave out all values and keys of rows.</source>
        <translation>Alle Werte und Schlüssel von Zeilen weglassen.</translation>
    </message>
    <message>
        <source>--period belongs to --kind progress.</source>
        <translation>--period gehört zu --kind progress.</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>Bring a snapshot or tables of it back, in place or as a copy.</source>
        <translation>Einen Schnappschuss oder Tabellen daraus zurückholen, an Ort und Stelle oder als Kopie.</translation>
    </message>
    <message>
        <source>Which snapshot; without it the original&apos;s.</source>
        <translation>Welcher Schnappschuss; ohne Angabe der des Originals.</translation>
    </message>
    <message>
        <source>Write a copy to this new file; the database stays as it is.</source>
        <translation>Eine Kopie in diese neue Datei schreiben; die Datenbank bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Only these tables, into the database as it is; can be given several times. A name with a comma stands in quotation marks.</source>
        <translation>Nur diese Tabellen, in die Datenbank, wie sie ist; mehrfach möglich. Ein Name mit einem Komma steht in Anführungszeichen.</translation>
    </message>
    <message>
        <source>List the snapshot&apos;s tables, their rows then and now, and what keeps one from coming back by itself.</source>
        <translation>Die Tabellen des Schnappschusses aufzählen, ihre Zeilen damals und jetzt, und was eine davon abhält, für sich allein zurückzukommen.</translation>
    </message>
</context>
<context>
    <name>Rollback</name>
    <message>
        <source>Go back to the start of a phase.</source>
        <translation>An den Anfang einer Phase zurückgehen.</translation>
    </message>
    <message>
        <source>The phase to go back to the start of.</source>
        <translation>Die Phase, an deren Anfang es zurückgeht.</translation>
    </message>
    <message>
        <source>The plan that the run began with, if the run&apos;s own copy is gone.</source>
        <translation>Der Plan, mit dem der Lauf begann, falls die eigene Kopie des Laufs fehlt.</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>Run phases of a plan; goes on where an earlier run stopped.</source>
        <translation>Phasen eines Plans ausführen; macht weiter, wo ein früherer Lauf angehalten hat.</translation>
    </message>
    <message>
        <source>Run only this phase.</source>
        <translation>Nur diese Phase ausführen.</translation>
    </message>
    <message>
        <source>Run all open phases up to this one, and this one.</source>
        <translation>Alle offenen Phasen bis zu dieser ausführen, und diese.</translation>
    </message>
    <message>
        <source>Run all open phases; so it is without --phase and --to.</source>
        <translation>Alle offenen Phasen ausführen; so ist es ohne --phase und --to.</translation>
    </message>
    <message>
        <source>Why, for the audit log and for rows that --yes waives.</source>
        <translation>Warum, für das Protokoll und für Zeilen, auf die --yes verzichtet.</translation>
    </message>
    <message>
        <source>What an approval of the plan waits for: an item of its checklist, word for word, or the text to be typed; &quot;all&quot; for everything. Can be given several times.</source>
        <translation>Worauf eine Freigabe des Plans wartet: ein Punkt ihrer Liste, Wort für Wort, oder der einzugebende Text; „all“ für alles. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>The programs that this plan names may run.</source>
        <translation>Die Programme, die dieser Plan nennt, dürfen laufen.</translation>
    </message>
    <message>
        <source>How long the cut-over waits for another program to close the database.</source>
        <translation>Wie lange die Umschaltung darauf wartet, dass ein anderes Programm die Datenbank schließt.</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>Write a sample database for the built-in example.</source>
        <translation>Eine Beispieldatenbank für das eingebaute Beispiel schreiben.</translation>
    </message>
    <message>
        <source>The example: product-manager.</source>
        <translation>Das Beispiel: product-manager.</translation>
    </message>
    <message>
        <source>The database to write; must not exist.</source>
        <translation>Die Datenbank, die geschrieben wird; es darf sie noch nicht geben.</translation>
    </message>
    <message>
        <source>How many instances of suppliers.</source>
        <translation>Wie viele Ausführungen von Lieferanten.</translation>
    </message>
    <message>
        <source>The same seed gives the same rows.</source>
        <translation>Derselbe Startwert ergibt dieselben Zeilen.</translation>
    </message>
    <message>
        <source>How many rows are dirty, such as 1%; 0% makes it clean.</source>
        <translation>Wie viele Zeilen fehlerhaft sind, etwa 1%; bei 0% ist alles sauber.</translation>
    </message>
    <message>
        <source>There is no example %1; there is: %2</source>
        <translation>Es gibt kein Beispiel %1; es gibt: %2</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>The sample database is ready.</source>
        <translation>Die Beispieldatenbank ist fertig.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>%1 cannot be created: %2.</source>
        <translation>%1 kann nicht angelegt werden: %2.</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>es gibt keinen solchen Ordner</translation>
    </message>
    <message>
        <source>The number of rows must be from 0 to 100,000,000.</source>
        <translation>Die Zahl der Zeilen muss zwischen 0 und 100.000.000 liegen.</translation>
    </message>
    <message>
        <source>The fraction of dirt must be from 0 to 1.</source>
        <translation>Der Anteil fehlerhafter Zeilen muss zwischen 0 und 1 liegen.</translation>
    </message>
</context>
<context>
    <name>Snapshots</name>
    <message>
        <source>List, take, prune or remove snapshots.</source>
        <translation>Schnappschüsse aufzählen, anlegen, ausdünnen oder entfernen.</translation>
    </message>
    <message>
        <source>list, take --reason, prune, or remove with IDs.</source>
        <translation>list, take --reason, prune, oder remove mit IDs.</translation>
    </message>
    <message>
        <source>Snapshots as list numbers them.</source>
        <translation>Schnappschüsse, wie list sie nummeriert.</translation>
    </message>
    <message>
        <source>Why the snapshot is taken.</source>
        <translation>Warum der Schnappschuss angelegt wird.</translation>
    </message>
    <message>
        <source>Keep the newest N, instead of the plan&apos;s rule.</source>
        <translation>Die neuesten N behalten, statt der Regel des Plans.</translation>
    </message>
    <message>
        <source>Keep all that are younger than D days, instead of the plan&apos;s rule.</source>
        <translation>Alle behalten, die jünger als D Tage sind, statt der Regel des Plans.</translation>
    </message>
    <message>
        <source>Remove what would only be shown.</source>
        <translation>Entfernen, was sonst nur gezeigt würde.</translation>
    </message>
    <message>
        <source>snapshots knows list, take, prune and remove, not %1.</source>
        <translation>snapshots kennt list, take, prune und remove, nicht %1.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Show where a migration stands and where it can go back to.</source>
        <translation>Zeigen, wo eine Migration steht und wohin sie zurück kann.</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>To go on, type:</source>
        <translation>Zum Fortfahren eingeben:</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Print one JSON value on standard output, and nothing else.</source>
        <translation>Einen JSON-Wert auf die Standardausgabe schreiben, und sonst nichts.</translation>
    </message>
    <message>
        <source>The workspace, if it is not FILE.godwit beside the database.</source>
        <translation>Der Arbeitsordner, falls er nicht DATEI.godwit neben der Datenbank ist.</translation>
    </message>
    <message>
        <source>Print the log on standard error.</source>
        <translation>Das Ablaufprotokoll auf die Standardfehlerausgabe schreiben.</translation>
    </message>
    <message>
        <source>Accept warnings and approvals, and waive undecided rows when a cut-over asks. Never overrides a failed check or a limit.</source>
        <translation>Warnungen und Freigaben annehmen, und auf offene Zeilen verzichten, wenn eine Umschaltung fragt. Setzt sich nie über eine gescheiterte Prüfung oder eine Grenze hinweg.</translation>
    </message>
    <message>
        <source>The database&apos;s file name, typed: allows what changes the live file.</source>
        <translation>Der Dateiname der Datenbank, eingegeben: erlaubt, was die Datei selbst ändert.</translation>
    </message>
    <message>
        <source>The SQLite database.</source>
        <translation>Die SQLite-Datenbank.</translation>
    </message>
    <message>
        <source>The plan, a YAML file, or example:product-manager.</source>
        <translation>Der Plan, eine YAML-Datei, oder example:product-manager.</translation>
    </message>
    <message>
        <source>There is no example %1; there is: %2</source>
        <translation>Es gibt kein Beispiel %1; es gibt: %2</translation>
    </message>
    <message>
        <source>--%1 wants a whole number, not &quot;%2&quot;.</source>
        <translation>--%1 erwartet eine ganze Zahl, nicht „%2“.</translation>
    </message>
    <message>
        <source>--%1 wants a percentage from 0% to 100% such as 0.5%, not &quot;%2&quot;.</source>
        <translation>--%1 erwartet einen Prozentsatz von 0% bis 100%, etwa 0.5%, nicht „%2“.</translation>
    </message>
    <message>
        <source>--state wants undecided, waived or moved, not &quot;%1&quot;.</source>
        <translation>--state erwartet undecided, waived oder moved, nicht „%1“.</translation>
    </message>
    <message>
        <source>If a program holds the file open and is idle, copy the new content into the file instead of exchanging it. The program sees it at once.</source>
        <translation>Hält ein Programm die Datei offen und ruht, den neuen Inhalt in die Datei kopieren, statt sie auszutauschen. Das Programm sieht ihn sofort.</translation>
    </message>
    <message>
        <source>The option --%1 is missing.</source>
        <translation>Die Option --%1 fehlt.</translation>
    </message>
    <message>
        <source>These options exclude each other: %1</source>
        <translation>Diese Optionen schließen einander aus: %1</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[Optionen]</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Aufruf: %1</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Argumente:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Beispiele:</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>There is an argument too many: %1</source>
        <translation>Ein Argument ist zu viel: %1</translation>
    </message>
    <message>
        <source>An argument is empty.</source>
        <translation>Ein Argument ist leer.</translation>
    </message>
    <message>
        <source>The option --%1 is given more than once.</source>
        <translation>Die Option --%1 ist mehr als einmal angegeben.</translation>
    </message>
    <message>
        <source>The option --%1 needs a value.</source>
        <translation>Die Option --%1 braucht einen Wert.</translation>
    </message>
    <message>
        <source>A verb is missing.</source>
        <translation>Es fehlt ein Befehl.</translation>
    </message>
    <message>
        <source>There is no verb %1.</source>
        <translation>Es gibt keinen Befehl %1.</translation>
    </message>
    <message>
        <source>Standard output could not be written.</source>
        <translation>Die Standardausgabe konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The command itself ended with code %1.</source>
        <translation>Der Befehl selbst endete mit Code %1.</translation>
    </message>
    <message>
        <source>Look at the result with: godwit-cli status DB</source>
        <translation>Das Ergebnis zeigt: godwit-cli status DB</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not COLUMN=TEXT or COLUMN:=LITERAL.</source>
        <translation>„%1“ ist weder SPALTE=TEXT noch SPALTE:=LITERAL.</translation>
    </message>
    <message>
        <source>The column %1 is set twice.</source>
        <translation>Die Spalte %1 wird zweimal gesetzt.</translation>
    </message>
    <message>
        <source>--set wants COLUMN=EXPRESSION, not &quot;%1&quot;.</source>
        <translation>--set erwartet SPALTE=AUSDRUCK, nicht „%1“.</translation>
    </message>
    <message>
        <source>To apply it, add --yes.</source>
        <translation>Zum Anwenden --yes hinzufügen.</translation>
    </message>
    <message>
        <source>edit wants the ID of one entry.</source>
        <translation>edit erwartet die ID eines Eintrags.</translation>
    </message>
    <message>
        <source>edit wants either new values or --undo.</source>
        <translation>edit erwartet entweder neue Werte oder --undo.</translation>
    </message>
    <message>
        <source>Say which rows: --cause TEXT or --all.</source>
        <translation>Angeben, welche Zeilen: --cause TEXT oder --all.</translation>
    </message>
    <message>
        <source>import wants one file.</source>
        <translation>import erwartet eine Datei.</translation>
    </message>
    <message>
        <source>%1 does not take --%2.</source>
        <translation>%1 kennt --%2 nicht.</translation>
    </message>
    <message>
        <source>An entry&apos;s ID is a whole number, not &quot;%1&quot;.</source>
        <translation>Die ID eines Eintrags ist eine ganze Zahl, nicht „%1“.</translation>
    </message>
    <message>
        <source>The entry %1 is named twice.</source>
        <translation>Der Eintrag %1 ist zweimal genannt.</translation>
    </message>
    <message>
        <source>There is no entry %1 in quarantine.</source>
        <translation>Es gibt keinen Eintrag %1 in Quarantäne.</translation>
    </message>
    <message>
        <source>Say which rows: their IDs, --cause TEXT or --all.</source>
        <translation>Angeben, welche Zeilen: ihre IDs, --cause TEXT oder --all.</translation>
    </message>
    <message>
        <source>IDs stand alone; --cause, --all, --table and --phase choose rows without them.</source>
        <translation>IDs stehen allein; --cause, --all, --table und --phase wählen Zeilen ohne sie.</translation>
    </message>
    <message>
        <source>show wants the ID of one entry.</source>
        <translation>show erwartet die ID eines Eintrags.</translation>
    </message>
    <message>
        <source>A waiver needs a reason.</source>
        <translation>Ein Verzicht braucht eine Begründung.</translation>
    </message>
    <message>
        <source>Rows waived: %1</source>
        <translation>Zeilen, auf die verzichtet ist: %1</translation>
    </message>
    <message>
        <source>Rows waiting for a decision again: %1</source>
        <translation>Zeilen, die wieder auf eine Entscheidung warten: %1</translation>
    </message>
    <message>
        <source>done, and verified as far as asked</source>
        <translation>fertig, und geprüft, soweit verlangt</translation>
    </message>
    <message>
        <source>failed, or the plan or the database was refused</source>
        <translation>gescheitert, oder Plan oder Datenbank abgelehnt</translation>
    </message>
    <message>
        <source>wrong command line</source>
        <translation>falsche Befehlszeile</translation>
    </message>
    <message>
        <source>waits for a decision or a date</source>
        <translation>wartet auf eine Entscheidung oder einen Zeitpunkt</translation>
    </message>
    <message>
        <source>validation failed</source>
        <translation>Prüfung gescheitert</translation>
    </message>
    <message>
        <source>busy: the database is locked, held open or being worked on</source>
        <translation>belegt: die Datenbank ist gesperrt, geöffnet oder in Arbeit</translation>
    </message>
    <message>
        <source>no space</source>
        <translation>kein Platz</translation>
    </message>
    <message>
        <source>tampered: a snapshot, point or journal is not what was written</source>
        <translation>verfälscht: ein Schnappschuss, Punkt oder Journal ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
        <source>done as far as asked, with undecided rows in quarantine</source>
        <translation>fertig, soweit verlangt, mit offenen Zeilen in Quarantäne</translation>
    </message>
    <message>
        <source>paused or cancelled</source>
        <translation>angehalten oder abgebrochen</translation>
    </message>
    <message>
        <source>Usage: godwit-cli VERB [arguments] [options]</source>
        <translation>Aufruf: godwit-cli BEFEHL [Argumente] [Optionen]</translation>
    </message>
    <message>
        <source>Carries an SQLite database from one schema to the next, and back.</source>
        <translation>Bringt eine SQLite-Datenbank von einem Schema zum nächsten, und zurück.</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>Befehle:</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>Endcodes:</translation>
    </message>
    <message>
        <source>More on a verb: godwit-cli help VERB</source>
        <translation>Mehr zu einem Befehl: godwit-cli help BEFEHL</translation>
    </message>
    <message>
        <source>--tables wants names with commas between them, not &quot;%1&quot;.</source>
        <translation>--tables erwartet Namen mit Kommas dazwischen, nicht „%1“.</translation>
    </message>
    <message>
        <source>A quotation mark of --tables is not closed: %1</source>
        <translation>Ein Anführungszeichen von --tables ist nicht geschlossen: %1</translation>
    </message>
    <message>
        <source>remove wants the ID of a snapshot.</source>
        <translation>remove erwartet die ID eines Schnappschusses.</translation>
    </message>
    <message>
        <source>Nothing was opened or changed.</source>
        <translation>Nichts wurde geöffnet oder geändert.</translation>
    </message>
    <message>
        <source>Correct the command line and try again.</source>
        <translation>Die Befehlszeile berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The command was interrupted before it began.</source>
        <translation>Der Befehl wurde unterbrochen, bevor er begann.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Give the command again to go on.</source>
        <translation>Zum Fortfahren den Befehl noch einmal geben.</translation>
    </message>
    <message>
        <source>Pausing at the end of this batch; interrupt again to cancel at once.</source>
        <translation>Hält am Ende dieses Stapels an; noch einmal unterbrechen, um sofort abzubrechen.</translation>
    </message>
    <message>
        <source>Cancelling; the batch under way is undone.</source>
        <translation>Wird abgebrochen; der laufende Stapel wird rückgängig gemacht.</translation>
    </message>
    <message>
        <source>inserted</source>
        <translation>eingefügt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>%1, rows by %2:</source>
        <translation>%1, Zeilen nach %2:</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
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
        <source>These are the first %1 of %2 rows.</source>
        <translation>Das sind die ersten %1 von %2 Zeilen.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Rows told apart by</source>
        <translation>Zeilen unterschieden nach</translation>
    </message>
    <message>
        <source>row id (no primary key)</source>
        <translation>Zeilennummer (kein Primärschlüssel)</translation>
    </message>
    <message>
        <source>Cannot be listed: %1</source>
        <translation>Kann nicht aufgezählt werden: %1</translation>
    </message>
    <message>
        <source>%1 cannot be listed: %2</source>
        <translation>%1 kann nicht aufgezählt werden: %2</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>These are the first %1 rows that change.</source>
        <translation>Das sind die ersten %1 Zeilen, die sich ändern.</translation>
    </message>
    <message>
        <source>Left as it is: %1</source>
        <translation>Bleibt, wie es ist: %1</translation>
    </message>
    <message>
        <source>%1 changed, %2 unchanged, %3 failed</source>
        <translation>%1 geändert, %2 unverändert, %3 gescheitert</translation>
    </message>
    <message>
        <source>As things are it would be refused: %1</source>
        <translation>So, wie es ist, würde es abgelehnt: %1</translation>
    </message>
    <message>
        <source>Nothing would be lost.</source>
        <translation>Nichts ginge verloren.</translation>
    </message>
    <message>
        <source>What would be lost:</source>
        <translation>Was verloren ginge:</translation>
    </message>
    <message>
        <source>The way back: %1</source>
        <translation>Der Weg zurück: %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
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
        <translation>fertig, Ausnahmen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgerollt</translation>
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
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
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
        <translation>ihre Zeilen gehen zurück</translation>
    </message>
    <message>
        <source>can go</source>
        <translation>kann weg</translation>
    </message>
    <message>
        <source>nothing proposed</source>
        <translation>nichts vorgeschlagen</translation>
    </message>
    <message>
        <source>The schema is the old version&apos;s.</source>
        <translation>Das Schema ist das der alten Version.</translation>
    </message>
    <message>
        <source>The schema is the new version&apos;s.</source>
        <translation>Das Schema ist das der neuen Version.</translation>
    </message>
    <message>
        <source>The schema has both versions whole.</source>
        <translation>Das Schema hat beide Versionen ganz.</translation>
    </message>
    <message>
        <source>The schema is partly the old version&apos;s, partly the new one&apos;s.</source>
        <translation>Das Schema ist teils das der alten, teils das der neuen Version.</translation>
    </message>
    <message>
        <source>The schema is neither version&apos;s.</source>
        <translation>Das Schema ist das keiner der beiden Versionen.</translation>
    </message>
    <message>
        <source>Without a plan it cannot be told which version the schema is of.</source>
        <translation>Ohne Plan lässt sich nicht sagen, von welcher Version das Schema ist.</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Höchststand</translation>
    </message>
    <message>
        <source>Left at peak</source>
        <translation>Übrig am Höchststand</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>Übrig geblieben</translation>
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
        <translation>Ihre Zeilen</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Nur hier</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Versionsbuch</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Old columns</source>
        <translation>Alte Spalten</translation>
    </message>
    <message>
        <source>New columns</source>
        <translation>Neue Spalten</translation>
    </message>
    <message>
        <source>Missing of the old</source>
        <translation>Fehlt von den alten</translation>
    </message>
    <message>
        <source>Missing of the new</source>
        <translation>Fehlt von den neuen</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>old</source>
        <translation>alt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Proposed repair, which --propose writes as a plan:</source>
        <translation>Vorgeschlagene Reparatur, die --propose als Plan schreibt:</translation>
    </message>
    <message>
        <source>  It does not fit yet: %1</source>
        <translation>  Sie passt noch nicht: %1</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 in quarantine</source>
        <translation>%1 in Quarantäne</translation>
    </message>
    <message>
        <source>1 row concerned</source>
        <translation>1 Zeile betroffen</translation>
    </message>
    <message>
        <source>%1 rows concerned</source>
        <translation>%1 Zeilen betroffen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>No row in quarantine is found.</source>
        <translation>Keine Zeile in Quarantäne gefunden.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>%1 of %2 rows; a higher --limit shows more.</source>
        <translation>%1 von %2 Zeilen; ein höheres --limit zeigt mehr.</translation>
    </message>
    <message>
        <source>First cause</source>
        <translation>Erste Ursache</translation>
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
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Left out, since</source>
        <translation>Ausgelassen, weil</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden von</translation>
    </message>
    <message>
        <source>Edited by</source>
        <translation>Geändert von</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>It waits for a replay.</source>
        <translation>Wartet auf eine Wiederholung.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>There is no snapshot.</source>
        <translation>Es gibt keinen Schnappschuss.</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Needed, since</source>
        <translation>Wird gebraucht, weil</translation>
    </message>
    <message>
        <source>Rows in snapshot %1</source>
        <translation>Zeilen in Schnappschuss %1</translation>
    </message>
    <message>
        <source>Rows now</source>
        <translation>Zeilen jetzt</translation>
    </message>
    <message>
        <source>Not by itself: %1.</source>
        <translation>Nicht für sich allein: %1.</translation>
    </message>
    <message>
        <source>Nothing is recorded yet.</source>
        <translation>Noch ist nichts aufgezeichnet.</translation>
    </message>
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
        <source>Action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>warning: </source>
        <translation>Warnung: </translation>
    </message>
    <message>
        <source>error: </source>
        <translation>Fehler: </translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>%1 to %2 left</source>
        <translation>noch %1 bis %2</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>all tables</source>
        <translation>alle Tabellen</translation>
    </message>
    <message>
        <source>The account adds up: every row of these tables is accounted for.</source>
        <translation>Die Rechnung geht auf: jede Zeile dieser Tabellen ist nachgewiesen.</translation>
    </message>
    <message>
        <source>The account does not add up for: %1</source>
        <translation>Die Rechnung geht nicht auf bei: %1</translation>
    </message>
    <message>
        <source>Failed before in %1, and not passed since: %2</source>
        <translation>Zuvor fehlgeschlagen in %1, und seither nicht bestanden: %2</translation>
    </message>
    <message>
        <source>Moves that account for more rows have not run yet: %1</source>
        <translation>Umzüge, die weitere Zeilen nachweisen, sind noch nicht gelaufen: %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsordner</translation>
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
        <source>In use by</source>
        <translation>In Gebrauch bei</translation>
    </message>
    <message>
        <source>Original, untouched</source>
        <translation>Original, unberührt</translation>
    </message>
    <message>
        <source>Original, kept</source>
        <translation>Original, aufbewahrt</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>The database changed since its snapshot was taken; the cut-over catches up.</source>
        <translation>Die Datenbank hat sich seit ihrem Schnappschuss geändert; die Umschaltung holt das nach.</translation>
    </message>
    <message>
        <source>Somebody else changed the work file since it was validated. Validate again; the cut-over stays locked.</source>
        <translation>Jemand anders hat die Arbeitsdatei seit ihrer Prüfung geändert. Erneut prüfen; die Umschaltung bleibt gesperrt.</translation>
    </message>
    <message>
        <source>Snapshot, verified %1</source>
        <translation>Schnappschuss, geprüft %1</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Cost of phase</source>
        <translation>Aufwand der Phase</translation>
    </message>
    <message>
        <source>Rows/s</source>
        <translation>Zeilen/s</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Speicherspitze</translation>
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
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Unaccounted</source>
        <translation>Nicht nachgewiesen</translation>
    </message>
    <message>
        <source>Adds up</source>
        <translation>Geht auf</translation>
    </message>
    <message>
        <source>Quarantine of</source>
        <translation>Quarantäne von</translation>
    </message>
    <message>
        <source>Rows that wait for a decision: %1</source>
        <translation>Zeilen, die auf eine Entscheidung warten: %1</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Before phase</source>
        <translation>Vor Phase</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Kriterium</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>The criterion &quot;%1&quot; of the plan is not met.</source>
        <translation>Das Kriterium „%1“ des Plans ist nicht erfüllt.</translation>
    </message>
    <message>
        <source>Failed in %1: %2</source>
        <translation>Fehlgeschlagen in %1: %2</translation>
    </message>
    <message>
        <source>first row: %1</source>
        <translation>erste Zeile: %1</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>Bericht: %1</translation>
    </message>
    <message>
        <source>No migration of this database has been started.</source>
        <translation>Es wurde noch keine Migration dieser Datenbank begonnen.</translation>
    </message>
    <message>
        <source>Show the last rehearsal instead of the migration.</source>
        <translation>Die letzte Probe statt der Migration zeigen.</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>zusammengeführt</translation>
    </message>
    <message>
        <source>rebuilt</source>
        <translation>umgebaut</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>set</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>CHECK</source>
        <translation>CHECK</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message>
        <source>collation</source>
        <translation>Sortierfolge</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>data loss</source>
        <translation>Datenverlust</translation>
    </message>
    <message>
        <source>constraint</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>cosmetic</source>
        <translation>kosmetisch</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>Was auffällt</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation>nicht gelesen: %1</translation>
    </message>
    <message>
        <source>%1 values of another type than declared</source>
        <translation>%1 Werte von anderem Typ als erklärt</translation>
    </message>
    <message>
        <source>%1 broken texts</source>
        <translation>%1 fehlerhafte Texte</translation>
    </message>
    <message>
        <source>%1 texts that are no date</source>
        <translation>%1 Texte, die kein Datum sind</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>NULL</source>
        <translation>NULL</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längster</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>To quarantine</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>not run: %1</source>
        <translation>nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>not counted: %1</source>
        <translation>nicht gezählt: %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Wants</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What then</source>
        <translation>Was dann</translation>
    </message>
    <message>
        <source>unique</source>
        <translation>eindeutig</translation>
    </message>
    <message>
        <source>1 key occurs more than once; all but the first go to quarantine</source>
        <translation>1 Schlüssel kommt mehrfach vor; alle bis auf den ersten kommen in Quarantäne</translation>
    </message>
    <message>
        <source>%1 keys occur more than once; all but the first go to quarantine</source>
        <translation>%1 Schlüssel kommen mehrfach vor; alle bis auf den ersten kommen in Quarantäne</translation>
    </message>
    <message>
        <source>“%1” settles it</source>
        <translation>„%1“ regelt es</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>einen Wert</translation>
    </message>
    <message>
        <source>they give none and go to quarantine</source>
        <translation>sie geben keinen und kommen in Quarantäne</translation>
    </message>
    <message>
        <source>What the target wants and does not get</source>
        <translation>Was das Ziel verlangt und nicht bekommt</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Geschlossen durch</translation>
    </message>
    <message>
        <source>OPEN</source>
        <translation>OFFEN</translation>
    </message>
    <message>
        <source>Gaps between the schemas</source>
        <translation>Lücken zwischen den Schemas</translation>
    </message>
    <message>
        <source>Referred to by</source>
        <translation>Verweise von</translation>
    </message>
    <message>
        <source>On delete</source>
        <translation>Beim Löschen</translation>
    </message>
    <message>
        <source>nothing that stays</source>
        <translation>nichts, das bleibt</translation>
    </message>
    <message>
        <source>What drops, rebuilds and deletes reach</source>
        <translation>Was Entfernen, Umbauen und Löschen erreichen</translation>
    </message>
    <message>
        <source>What to do about it</source>
        <translation>Was dagegen zu tun ist</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Traits</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Every object</source>
        <translation>Alle Objekte</translation>
    </message>
    <message>
        <source>Objects that no step accounts for</source>
        <translation>Objekte, für die kein Schritt aufkommt</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Forecast of phase</source>
        <translation>Vorhersage der Phase</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Bekannt aus</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>as forecast</source>
        <translation>wie vorhergesagt</translation>
    </message>
    <message>
        <source>rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>an estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>The option %1 needs a value.</source>
        <translation>Die Option %1 braucht einen Wert.</translation>
    </message>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>What was found in the data</source>
        <translation>Was in den Daten gefunden wurde</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>First of them</source>
        <translation>Die ersten davon</translation>
    </message>
    <message>
        <source>%1: not run: %2</source>
        <translation>%1: nicht gelaufen: %2</translation>
    </message>
    <message>
        <source>%1 more; “--findings” lists each, with its query and its first rows.</source>
        <translation>%1 weitere; „--findings“ zeigt alle, mit Abfrage und ersten Zeilen.</translation>
    </message>
    <message>
        <source>“--findings” shows their queries and first rows.</source>
        <translation>„--findings“ zeigt ihre Abfragen und ersten Zeilen.</translation>
    </message>
    <message>
        <source>not evaluated: %1</source>
        <translation>nicht ausgewertet: %1</translation>
    </message>
    <message>
        <source>What the steps would leave out</source>
        <translation>Was die Schritte auslassen würden</translation>
    </message>
    <message>
        <source>The plan is another one now, so that the rehearsal forecasts nothing. Rehearse it again.</source>
        <translation>Der Plan ist inzwischen ein anderer, daher sagt die Probe nichts voraus. Proben Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Rehearsed %1: the plan %2. %3 of %4 phases were done, with %5 rows in quarantine.</source>
        <translation>Geprobt %1: der Plan %2. %3 von %4 Phasen wurden fertig, mit %5 Zeilen in Quarantäne.</translation>
    </message>
</context>
<context>
    <name>Validate</name>
    <message>
        <source>Run the plan&apos;s checks again on what has been migrated.</source>
        <translation>Die Prüfungen des Plans noch einmal an dem ausführen, was migriert ist.</translation>
    </message>
    <message>
        <source>Run every check, also where nothing has changed since.</source>
        <translation>Jede Prüfung ausführen, auch wo sich seither nichts geändert hat.</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>Check that snapshots, rollback points and audit log are intact, or a bundle of evidence.</source>
        <translation>Prüfen, ob Schnappschüsse, Rückrollpunkte und Protokoll unversehrt sind, oder ein Nachweis.</translation>
    </message>
    <message>
        <source>The SQLite database, or a ZIP file that evidence wrote.</source>
        <translation>Die SQLite-Datenbank, oder eine ZIP-Datei, die evidence geschrieben hat.</translation>
    </message>
    <message>
        <source>Manifests, file sets, sizes, rights and chains; large files are not read.</source>
        <translation>Manifeste, Dateien, Größen, Rechte und Ketten; große Dateien werden nicht gelesen.</translation>
    </message>
    <message>
        <source>Every byte and every row as well; the default.</source>
        <translation>Dazu jedes Byte und jede Zeile; so ist es ohne Angabe.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>%1 wants %2, not &quot;%3&quot;.</source>
        <translation>%1 verlangt %2, nicht „%3“.</translation>
    </message>
</context>
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
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
</context>
<context>
    <name>godwit::ui::AssessmentView</name>
    <message>
        <source>What the moves leave out</source>
        <translation>Was die Übertragungen auslassen</translation>
    </message>
    <message>
        <source>Gaps between the schemas</source>
        <translation>Lücken zwischen den Schemas</translation>
    </message>
    <message>
        <source>What drops, rebuilds and deletes reach</source>
        <translation>Was Entfernen, Umbauen und Löschen erreichen</translation>
    </message>
    <message>
        <source>Every object</source>
        <translation>Alle Objekte</translation>
    </message>
    <message>
        <source>&amp;Only what is open</source>
        <translation>&amp;Nur was offen ist</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Columns of the table that is chosen</source>
        <translation>Spalten der gewählten Tabelle</translation>
    </message>
    <message>
        <source>Columns of %1</source>
        <translation>Spalten von %1</translation>
    </message>
    <message>
        <source>%1 skipped · %2 to quarantine, by the moves&apos; own rules</source>
        <translation>%1 übersprungen · %2 in Quarantäne, nach den eigenen Regeln der Übertragungen</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n open</source>
        <translation>
            <numerusform>%1 · %n offen</numerusform>
            <numerusform>%1 · %n offen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows · %2 of content</source>
        <translation>%1 Zeilen · %2 Inhalt</translation>
    </message>
    <message>
        <source>as foreign keys would act on the database as it is</source>
        <translation>wie Fremdschlüssel auf die Datenbank wirken würden, wie sie ist</translation>
    </message>
    <message numerus="yes">
        <source> · %n step(s) not evaluated</source>
        <translation>
            <numerusform> · %n Schritt nicht ausgewertet</numerusform>
            <numerusform> · %n Schritte nicht ausgewertet</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing could be evaluated yet</source>
        <translation>noch nichts auswertbar</translation>
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
        <translation>nach Regel übersprungen</translation>
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
        <source>%1 moved, %2 merged, %3 skipped, %4 quarantined, %5 kept</source>
        <translation>%1 übertragen, %2 zusammengeführt, %3 übersprungen, %4 in Quarantäne, %5 behalten</translation>
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
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
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
    <name>godwit::ui::ChangedRowsModel</name>
    <message>
        <source>inserted</source>
        <translation>eingefügt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
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
    <name>godwit::ui::ChangesModel</name>
    <message>
        <source>cannot be listed: %1</source>
        <translation>kann nicht aufgezählt werden: %1</translation>
    </message>
    <message>
        <source>row id (no primary key)</source>
        <translation>Zeilennummer (kein Primärschlüssel)</translation>
    </message>
    <message>
        <source>A VACUUM of the application may have numbered the rows anew; then rows that nobody touched are listed too</source>
        <translation>Ein VACUUM der Anwendung kann die Zeilen neu nummeriert haben; dann erscheinen auch Zeilen, die niemand angefasst hat</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Inserted</source>
        <translation>Eingefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Rows told apart by</source>
        <translation>Zeilen unterschieden nach</translation>
    </message>
</context>
<context>
    <name>godwit::ui::ChangesView</name>
    <message>
        <source>&amp;List what was written</source>
        <translation>&amp;Geschriebenes auflisten</translation>
    </message>
    <message>
        <source>E&amp;xport the rows…</source>
        <translation>Zeilen e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Written since the cut-over</source>
        <translation>Seit der Umschaltung geschrieben</translation>
    </message>
    <message>
        <source>Going back takes out what programs wrote into the database since then. It is exported first; here you can look at it before. Both files are read for that.</source>
        <translation>Ein Weg zurück nimmt heraus, was Programme seitdem in die Datenbank geschrieben haben. Es wird vorher exportiert; hier lässt es sich vorab ansehen. Dafür werden beide Dateien gelesen.</translation>
    </message>
    <message>
        <source>Something is running; pause it or wait for its end</source>
        <translation>Es läuft etwas; anhalten oder das Ende abwarten</translation>
    </message>
    <message>
        <source>The migration is finished: what it was compared with is removed</source>
        <translation>Die Migration ist abgeschlossen: Womit verglichen würde, ist entfernt</translation>
    </message>
    <message>
        <source>Compares the database with what the cut-over put in its place; changes nothing</source>
        <translation>Vergleicht die Datenbank mit dem, was die Umschaltung an ihre Stelle gesetzt hat; ändert nichts</translation>
    </message>
    <message>
        <source>All these rows into a new folder: a CSV file a table, and a changeset for SQLite</source>
        <translation>Alle diese Zeilen in einen neuen Ordner: je Tabelle eine CSV-Datei, und ein Changeset für SQLite</translation>
    </message>
    <message>
        <source>What was written since the cut-over cannot be listed: %1</source>
        <translation>Was seit der Umschaltung geschrieben wurde, kann nicht aufgezählt werden: %1</translation>
    </message>
    <message>
        <source>Nothing was written since the cut-over, %1. Listed at %2.</source>
        <translation>Seit der Umschaltung, %1, wurde nichts geschrieben. Stand: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written since the cut-over, %1. Listed at %2.</source>
        <translation>
            <numerusform>%n Zeile seit der Umschaltung, %1, geschrieben. Stand: %2.</numerusform>
            <numerusform>%n Zeilen seit der Umschaltung, %1, geschrieben. Stand: %2.</numerusform>
        </translation>
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
        <translation>Lief am</translation>
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
    <message>
        <source>%1, stale</source>
        <extracomment>A check&apos;s result, of a file that was changed since</extracomment>
        <translation>%1, veraltet</translation>
    </message>
</context>
<context>
    <name>godwit::ui::ColumnsModel</name>
    <message>
        <source>of another type</source>
        <translation>von anderem Typ</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>kein UTF-8</translation>
    </message>
    <message>
        <source>with NUL</source>
        <translation>mit NUL</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>NULL</source>
        <translation>NULL</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>Verschieden</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längster</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>Was auffällt</translation>
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
    <message>
        <source>As things are it would be refused: %1</source>
        <translation>So, wie es ist, würde es abgelehnt: %1</translation>
    </message>
    <message>
        <source>A program has the file open</source>
        <translation>Ein Programm hat die Datei geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Wait up to %n minute(s) for it to be closed</source>
        <translation>
            <numerusform>Bis zu %n Minute &amp;warten, dass sie geschlossen wird</numerusform>
            <numerusform>Bis zu %n Minuten &amp;warten, dass sie geschlossen wird</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is changed until then; Pause ends the wait</source>
        <translation>Bis dahin wird nichts geändert; Pause beendet das Warten</translation>
    </message>
    <message>
        <source>&amp;Copy the new content into the file while it stays open</source>
        <translation>Den neuen Inhalt in die geöffnete Datei &amp;kopieren</translation>
    </message>
    <message>
        <source>It is open in %1. As long as it is, the file cannot be exchanged and this is refused, with nothing changed. Best close the program; this notice goes when it is closed.</source>
        <translation>Geöffnet in %1. Solange das so ist, kann die Datei nicht ausgetauscht werden, und dies wird abgelehnt, ohne etwas zu ändern. Am besten das Programm schließen; der Hinweis verschwindet dann.</translation>
    </message>
    <message>
        <source>What is in the file is kept first. The program sees the new content with its next query, and nothing that it writes is lost; what it holds in memory is of the old content. It must have no transaction open.</source>
        <translation>Was in der Datei ist, wird vorher aufbewahrt. Das Programm sieht den neuen Inhalt mit seiner nächsten Abfrage, und nichts, was es schreibt, geht verloren; was es im Speicher hält, ist vom alten Inhalt. Es darf keine Transaktion offen haben.</translation>
    </message>
    <message>
        <source>Not possible: %1 Close the program instead.</source>
        <translation>Nicht möglich: %1 Stattdessen das Programm schließen.</translation>
    </message>
</context>
<context>
    <name>godwit::ui::ContentView</name>
    <message>
        <source>not there now</source>
        <translation>jetzt nicht da</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Rows then</source>
        <translation>Zeilen damals</translation>
    </message>
    <message>
        <source>Rows now</source>
        <translation>Zeilen jetzt</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Was darin ist</translation>
    </message>
    <message>
        <source>Counting the rows…</source>
        <translation>Die Zeilen werden gezählt…</translation>
    </message>
    <message>
        <source>It has no table.</source>
        <translation>Der Schnappschuss hat keine Tabelle.</translation>
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
        <source>not measured</source>
        <translation>nicht gemessen</translation>
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
        <translation>Halbfertige Migrationen</translation>
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
        <source>The new values are tried on a copy of the row. The row moves with them at the next replay; your database is not touched. After a backslash a value is an SQL literal, such as \X&apos;00ff&apos;.</source>
        <translation>Die neuen Werte werden an einer Kopie der Zeile erprobt. Mit ihnen wird die Zeile bei der nächsten Wiederholung übertragen; Ihre Datenbank bleibt unberührt. Nach einem umgekehrten Schrägstrich steht ein SQL-Literal, etwa \X&apos;00ff&apos;.</translation>
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
        <translation>Verzicht durch %1, %2: %3</translation>
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
</context>
<context>
    <name>godwit::ui::ExpectedModel</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>To quarantine</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Not run: %1</source>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>every row, by its own rules</source>
        <translation>jede Zeile, nach den eigenen Regeln</translation>
    </message>
    <message>
        <source>skipped by “%1”</source>
        <translation>übersprungen durch „%1“</translation>
    </message>
    <message>
        <source>Not counted: %1</source>
        <translation>Nicht gezählt: %1</translation>
    </message>
    <message>
        <source>Not run, whether (%1) is unique: %2</source>
        <translation>Nicht ausgeführt, ob (%1) eindeutig ist: %2</translation>
    </message>
    <message>
        <source>(%1) has to be unique, and %2 rows share a value</source>
        <translation>(%1) muss eindeutig sein, und %2 Zeilen teilen einen Wert</translation>
    </message>
    <message>
        <source>%2 rows share a value of (%1); “%3” settles it</source>
        <translation>%2 Zeilen teilen einen Wert von (%1); „%3“ regelt es</translation>
    </message>
    <message>
        <source>Not run, whether %1 has a value: %2</source>
        <translation>Nicht ausgeführt, ob %1 einen Wert hat: %2</translation>
    </message>
    <message>
        <source>%1 wants a value</source>
        <translation>%1 verlangt einen Wert</translation>
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
        <source>SQL over the row&apos;s own columns as they are now; the plan&apos;s functions and the other tables can be used.</source>
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
    <name>godwit::ui::ForecastModel</name>
    <message>
        <source>as forecast</source>
        <translation>wie vorhergesagt</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Time expected</source>
        <translation>Erwartete Zeit</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Bekannt aus</translation>
    </message>
    <message>
        <source>rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>an estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
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
    <name>godwit::ui::GapsModel</name>
    <message>
        <source>data loss</source>
        <translation>Datenverlust</translation>
    </message>
    <message>
        <source>constraint</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>cosmetic</source>
        <translation>kosmetisch</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Geschlossen durch</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
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
        <source>stale: the work file changed since its checks</source>
        <translation>veraltet: die Arbeitsdatei hat sich seit ihren Prüfungen geändert</translation>
    </message>
    <message>
        <source>read only: %1</source>
        <translation>nur lesen: %1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>opened only to look</source>
        <translation>nur zum Ansehen geöffnet</translation>
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
    <name>godwit::ui::InventoryModel</name>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Sicht</translation>
    </message>
    <message>
        <source>trigger</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>CHECK</source>
        <translation>CHECK</translation>
    </message>
    <message>
        <source>foreign key</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message>
        <source>collation</source>
        <translation>Sortierfolge</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>übertragen</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>zusammengeführt</translation>
    </message>
    <message>
        <source>rebuilt</source>
        <translation>umgebaut</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>set</source>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Traits</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
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
    <message>
        <source>Export what was written, into a new folder</source>
        <translation>Geschriebenes in einen neuen Ordner exportieren</translation>
    </message>
    <message>
        <source>%1-changes</source>
        <translation>%1-aenderungen</translation>
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
    <message>
        <source>The database has the old schema again: close the new version of the application and start the old one.</source>
        <translation>Die Datenbank hat wieder das alte Schema: die neue Version der Anwendung schließen und die alte starten.</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Written since the cut-over</source>
        <translation>Seit der Umschaltung geschrieben</translation>
    </message>
    <message>
        <source>The database has the new schema</source>
        <translation>Die Datenbank hat das neue Schema</translation>
    </message>
    <message>
        <source>Start the new version of the application now. The original is kept, and you can go back until you finish: what the application writes from now on is shown first, and exported.</source>
        <translation>Jetzt die neue Version der Anwendung starten. Das Original ist aufbewahrt, und bis zum Abschließen gibt es einen Weg zurück: Was die Anwendung ab jetzt schreibt, wird vorher gezeigt und exportiert.</translation>
    </message>
    <message>
        <source>%1 works on this migration</source>
        <translation>%1 arbeitet an dieser Migration</translation>
    </message>
    <message>
        <source>What it does is shown here as it goes on. Nothing can be started until it is done.</source>
        <translation>Was es tut, erscheint hier, während es geschieht. Bis es fertig ist, lässt sich nichts starten.</translation>
    </message>
    <message>
        <source>In %1: %2</source>
        <translation>In %1: %2</translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation>Wiederherstellen lassen…</translation>
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
        <translation>Version %1</translation>
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
    <message>
        <source>Another program runs it</source>
        <translation>Ein anderes Programm führt sie aus</translation>
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
    <message>
        <source>Forecast, phase by phase</source>
        <translation>Vorhersage, Phase für Phase</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Progress of the rehearsal</source>
        <translation>Fortschritt der Probe</translation>
    </message>
    <message>
        <source>A rehearsal runs everything up to the cut-over beside the database.</source>
        <translation>Eine Probe führt alles bis zur Umschaltung neben der Datenbank aus.</translation>
    </message>
    <message>
        <source>Something is running; pause it or wait for its end</source>
        <translation>Es läuft etwas; anhalten oder das Ende abwarten</translation>
    </message>
    <message>
        <source>Open a plan first</source>
        <translation>Zuerst einen Plan öffnen</translation>
    </message>
    <message>
        <source>After the cut-over nothing is left to rehearse</source>
        <translation>Nach der Umschaltung gibt es nichts mehr zu proben</translation>
    </message>
    <message>
        <source>Takes as long as the run itself; your file is only read</source>
        <translation>Dauert so lange wie der Lauf selbst; Ihre Datei wird nur gelesen</translation>
    </message>
    <message>
        <source>Rehearsing “%1”: %2</source>
        <translation>Probe von „%1“: %2</translation>
    </message>
    <message>
        <source>R&amp;ehearse</source>
        <translation>Pro&amp;be</translation>
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
    <name>godwit::ui::ProfilesModel</name>
    <message>
        <source>not read: %1</source>
        <translation>nicht gelesen: %1</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>Was auffällt</translation>
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
        <translation>CSV-E&amp;xport…</translation>
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
</context>
<context>
    <name>godwit::ui::RatesModel</name>
    <message>
        <source>Elapsed</source>
        <translation>Vergangen</translation>
    </message>
</context>
<context>
    <name>godwit::ui::ReachModel</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Referred to by</source>
        <translation>Verweise von</translation>
    </message>
    <message>
        <source>Not run: %1</source>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>nothing that stays</source>
        <translation>nichts, das bleibt</translation>
    </message>
    <message>
        <source>On delete</source>
        <translation>Beim Löschen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>First rows, and what the step does</source>
        <translation>Erste Zeilen, und was der Schritt tut</translation>
    </message>
</context>
<context>
    <name>godwit::ui::ReportChoice</name>
    <message>
        <source>What the report tells</source>
        <translation>Inhalt des Berichts</translation>
    </message>
    <message>
        <source>The time it tells of</source>
        <translation>Zeitraum des Berichts</translation>
    </message>
    <message>
        <source>The form of the file</source>
        <translation>Format der Datei</translation>
    </message>
    <message>
        <source>Leaves out all values and keys of rows</source>
        <translation>Lässt alle Werte und Schlüssel von Zeilen weg</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
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
    <message>
        <source>&amp;Without values of rows</source>
        <translation>&amp;Ohne Werte von Zeilen</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
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
        <source>Runs the validation&apos;s checks again</source>
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
    <message>
        <source>The database was written to since these checks ran. Validate again to check it as it is now.</source>
        <translation>In die Datenbank wurde geschrieben, seit diese Prüfungen liefen. Erneut prüfen, um sie so zu prüfen, wie sie jetzt ist.</translation>
    </message>
    <message>
        <source>The last validation stopped at an error: what stands here is of an earlier one. Validate again.</source>
        <translation>Die letzte Prüfung endete mit einem Fehler: was hier steht, ist von einer früheren. Prüfen Sie erneut.</translation>
    </message>
    <message>
        <source>Somebody else changed the work file since these checks ran. Validate again; cut-over stays locked.</source>
        <translation>Jemand anders hat die Arbeitsdatei seit diesen Prüfungen geändert. Erneut prüfen; die Umschaltung bleibt gesperrt.</translation>
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
        <translation>Der jetzige Stand</translation>
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
        <translation>keine eigene</translation>
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
        <source>Removes snapshots by the plan&apos;s rule; shows what goes and asks first</source>
        <translation>Entfernt Schnappschüsse nach der Regel des Plans; zeigt, was verschwindet, und fragt erst</translation>
    </message>
    <message>
        <source>Restore single tables…</source>
        <translation>Einzelne Tabellen wiederherstellen…</translation>
    </message>
    <message>
        <source>The migration is finished</source>
        <translation>Die Migration ist abgeschlossen</translation>
    </message>
    <message>
        <source>Lists the snapshot&apos;s tables with their rows then and now; everything else stays as it is</source>
        <translation>Zeigt die Tabellen des Schnappschusses mit ihren Zeilen damals und jetzt; alles andere bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Compare with now</source>
        <translation>Mit jetzt vergleichen</translation>
    </message>
    <message>
        <source>Counts the rows of each table in the snapshot and in the database as it is; changes nothing</source>
        <translation>Zählt die Zeilen jeder Tabelle im Schnappschuss und in der Datenbank, wie sie ist; ändert nichts</translation>
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
    <message>
        <source>Restore the tables</source>
        <translation>Tabellen wiederherstellen</translation>
    </message>
    <message>
        <source>Opened only to look</source>
        <translation>Nur zum Ansehen geöffnet</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen lassen</translation>
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
        <source>Kept original changed</source>
        <translation>Aufbewahrtes Original geändert</translation>
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
    <message>
        <source>Database cannot be read</source>
        <translation>Datenbank nicht lesbar</translation>
    </message>
    <message>
        <source>What is kept can be restored.</source>
        <translation>Was aufbewahrt ist, lässt sich wiederherstellen.</translation>
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
        <translation>Übersprungen</translation>
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
    <name>godwit::ui::TablesDialog</name>
    <message>
        <source>Restore single tables of snapshot %1</source>
        <translation>Einzelne Tabellen aus Schnappschuss %1 wiederherstellen</translation>
    </message>
    <message>
        <source>The rows of these tables take the place of the present ones; everything else stays as it is.</source>
        <translation>Die Zeilen dieser Tabellen treten an die Stelle der jetzigen; alles andere bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Tables of the snapshot</source>
        <translation>Tabellen des Schnappschusses</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Rows in the snapshot</source>
        <translation>Zeilen im Schnappschuss</translation>
    </message>
    <message>
        <source>Rows now</source>
        <translation>Zeilen jetzt</translation>
    </message>
    <message>
        <source>What else</source>
        <translation>Was sonst</translation>
    </message>
    <message>
        <source>Not by itself: %1.</source>
        <translation>Nicht für sich allein: %1.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show what it would do</source>
        <translation>Zeigen, was geschähe</translation>
    </message>
    <message>
        <source>Choose a table first</source>
        <translation>Zuerst eine Tabelle wählen</translation>
    </message>
    <message>
        <source>Shows what it does and asks first</source>
        <translation>Zeigt zuerst, was geschieht, und fragt</translation>
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
        <source>Reserve</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>Peak needs</source>
        <translation>Mehrbedarf</translation>
    </message>
    <message>
        <source>Left at peak</source>
        <translation>Übrig dabei</translation>
    </message>
    <message>
        <source>Left after</source>
        <translation>Übrig danach</translation>
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
        <translation>Eine SQLite-Datei, nur zum Lesen. Auch durch Ziehen hierher.</translation>
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
        <source>The example&apos;s database is being written</source>
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
        <source>The example&apos;s database is being written</source>
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
        <source>Runs the validation&apos;s checks again</source>
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
    <message>
        <source>Re&amp;hearse</source>
        <translation>Pro&amp;be</translation>
    </message>
    <message>
        <source>Open a database and a plan first</source>
        <translation>Zuerst eine Datenbank und einen Plan öffnen</translation>
    </message>
    <message>
        <source>After the cut-over nothing is left to rehearse</source>
        <translation>Nach der Umschaltung gibt es nichts mehr zu proben</translation>
    </message>
    <message>
        <source>Runs everything up to the cut-over beside the database and forecasts the real run</source>
        <translation>Führt alles bis zur Umschaltung neben der Datenbank aus und sagt den echten Lauf voraus</translation>
    </message>
    <message>
        <source>&amp;Written since the cut-over</source>
        <translation>Seit der Umschaltung &amp;geschrieben</translation>
    </message>
    <message>
        <source>Nothing was cut over yet</source>
        <translation>Es wurde noch nicht umgeschaltet</translation>
    </message>
    <message>
        <source>Lists the rows that programs inserted, changed and deleted since then</source>
        <translation>Zählt die Zeilen auf, die Programme seitdem eingefügt, geändert und gelöscht haben</translation>
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
        <translation>fertig, Ausnahmen</translation>
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
        <translation>Halbfertige Migrationen</translation>
    </message>
    <message>
        <source>Looking before the start</source>
        <translation>Prüfung vor dem Start</translation>
    </message>
    <message>
        <source>Looking for half-done migrations</source>
        <translation>Suche nach halbfertigen Migrationen</translation>
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
    <message>
        <source>Rehearsing</source>
        <translation>Probe läuft</translation>
    </message>
    <message>
        <source>Listing what was written</source>
        <translation>Geschriebenes wird aufgelistet</translation>
    </message>
    <message>
        <source>Recovering</source>
        <translation>Letzter vollständiger Stand wird hergestellt</translation>
    </message>
</context>
<context>
    <name>godwit::ui::WrittenView</name>
    <message>
        <source>Rows written, by table</source>
        <translation>Geschriebene Zeilen je Tabelle</translation>
    </message>
    <message>
        <source>Rows of the chosen table</source>
        <translation>Zeilen der gewählten Tabelle</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>Zeilen von %1</translation>
    </message>
    <message>
        <source>Rows of %1: the first %2 of %3</source>
        <translation>Zeilen von %1: die ersten %2 von %3</translation>
    </message>
</context>
</TS>
