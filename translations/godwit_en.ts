<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>godwit::ui::AssessmentPage</name>
    <message numerus="yes">
        <source>%n check(s) ran</source>
        <translation>
            <numerusform>%n check ran</numerusform>
            <numerusform>%n checks ran</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::AssessmentView</name>
    <message numerus="yes">
        <source>%1 · %n open</source>
        <translation>
            <numerusform>%1 · %n open</numerusform>
            <numerusform>%1 · %n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n step(s) not evaluated</source>
        <translation>
            <numerusform> · %n step not evaluated</numerusform>
            <numerusform> · %n steps not evaluated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::BalanceModel</name>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::ChangesView</name>
    <message numerus="yes">
        <source>%n row(s) written since the cut-over, %1. Listed at %2.</source>
        <translation>
            <numerusform>%n row written since the cut-over, %1. Listed at %2.</numerusform>
            <numerusform>%n rows written since the cut-over, %1. Listed at %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::ConfirmDialog</name>
    <message numerus="yes">
        <source>&amp;Wait up to %n minute(s) for it to be closed</source>
        <translation>
            <numerusform>&amp;Wait up to %n minute for it to be closed</numerusform>
            <numerusform>&amp;Wait up to %n minutes for it to be closed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::EditsView</name>
    <message numerus="yes">
        <source>%n row(s) would change</source>
        <translation>
            <numerusform>%n row would change</numerusform>
            <numerusform>%n rows would change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is</source>
        <translation>
            <numerusform>%n stays as it is</numerusform>
            <numerusform>%n stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be changed so</source>
        <translation>
            <numerusform>%n cannot be changed so</numerusform>
            <numerusform>%n cannot be changed so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s) are shown.</source>
        <translation>
            <numerusform>The first row is shown.</numerusform>
            <numerusform>The first %n rows are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::FixDialog</name>
    <message numerus="yes">
        <source>Fix %n row(s) of %1 by an expression</source>
        <translation>
            <numerusform>Fix %n row of %1 by an expression</numerusform>
            <numerusform>Fix %n rows of %1 by an expression</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::GanttChart</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::HistoryPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::LogView</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) found</source>
        <translation>
            <numerusform>%n line found</numerusform>
            <numerusform>%n lines found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::OverviewPage</name>
    <message numerus="yes">
        <source>%n phase(s)</source>
        <translation>
            <numerusform>%n phase</numerusform>
            <numerusform>%n phases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::PageStack</name>
    <message numerus="yes">
        <source>%n row(s) wait for a decision</source>
        <translation>
            <numerusform>%n row waits for a decision</numerusform>
            <numerusform>%n rows wait for a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::PreflightPanel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::QuarantineFilters</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::ReportPage</name>
    <message numerus="yes">
        <source>Passed, but %n row(s) wait for a decision</source>
        <translation>
            <numerusform>Passed, but %n row waits for a decision</numerusform>
            <numerusform>Passed, but %n rows wait for a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::RunController</name>
    <message numerus="yes">
        <source>Waive %n row(s)</source>
        <translation>
            <numerusform>Waive %n row</numerusform>
            <numerusform>Waive %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the waiver of %n row(s) back</source>
        <translation>
            <numerusform>Take the waiver of %n row back</numerusform>
            <numerusform>Take the waivers of %n rows back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::RunPage</name>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 of %n step</numerusform>
            <numerusform>%1 of %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godwit::ui::ValuesModel</name>
    <message numerus="yes">
        <source>text, %n byte(s)</source>
        <translation>
            <numerusform>text, %n byte</numerusform>
            <numerusform>text, %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>BLOB, %n byte(s)</source>
        <translation>
            <numerusform>BLOB, %n byte</numerusform>
            <numerusform>BLOB, %n bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
