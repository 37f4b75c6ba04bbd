<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Core</name>
    <message numerus="yes">
        <source>Accept %n quote(s), said by “%1”</source>
        <translation>
            <numerusform>Accept %n quote, said by “%1”</numerusform>
            <numerusform>Accept %n quotes, said by “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) stand where they stood</source>
        <translation>
            <numerusform>%n tag stands where it stood</numerusform>
            <numerusform>%n tags stand where they stood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) moved along with their words</source>
        <translation>
            <numerusform>%n tag moved along with its words</numerusform>
            <numerusform>%n tags moved along with their words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) have lost their words and are listed under Tags</source>
        <translation>
            <numerusform>%n tag has lost its words and is listed under Tags</numerusform>
            <numerusform>%n tags have lost their words and are listed under Tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n place(s) as %1</source>
        <translation>
            <numerusform>Tag %n place as %1</numerusform>
            <numerusform>Tag %n places as %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n name(s) into “%1”</source>
        <translation>
            <numerusform>Merge %n name into “%1”</numerusform>
            <numerusform>Merge %n names into “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split %n mention(s) off “%1”</source>
        <translation>
            <numerusform>Split %n mention off “%1”</numerusform>
            <numerusform>Split %n mentions off “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relabel %n tag(s) as %1</source>
        <translation>
            <numerusform>Relabel %n tag as %1</numerusform>
            <numerusform>Relabel %n tags as %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n suggestion(s) like “%1”</source>
        <translation>
            <numerusform>Accept %n suggestion like “%1”</numerusform>
            <numerusform>Accept %n suggestions like “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n suggestion(s) like “%1”</source>
        <translation>
            <numerusform>Reject %n suggestion like “%1”</numerusform>
            <numerusform>Reject %n suggestions like “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n tag(s)</source>
        <translation>
            <numerusform>Delete %n tag</numerusform>
            <numerusform>Delete %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of the file are no text; each such place is shown as �</source>
        <translation>
            <numerusform>%n byte of the file is no text; each such place is shown as �</numerusform>
            <numerusform>%n bytes of the file are no text; each such place is shown as �</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note on %n tag(s)</source>
        <translation>
            <numerusform>Note on %n tag</numerusform>
            <numerusform>Note on %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) together with Ctrl, Shift or Alt were left out</source>
        <translation>
            <numerusform>%n key together with Ctrl, Shift or Alt was left out</numerusform>
            <numerusform>%n keys together with Ctrl, Shift or Alt were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) about whole articles, which labels can't ask, were left out</source>
        <translation>
            <numerusform>%n question about whole articles, which labels can't ask, was left out</numerusform>
            <numerusform>%n questions about whole articles, which labels can't ask, were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) were left out</source>
        <translation>
            <numerusform>%n relation was left out</numerusform>
            <numerusform>%n relations were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) and event(s), which are no labels, were left out</source>
        <translation>
            <numerusform>%n relation or event, which is no label, was left out</numerusform>
            <numerusform>%n relations and events, which are no labels, were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n article(s)</source>
        <translation>
            <numerusform>%1 in %n article</numerusform>
            <numerusform>%1 in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::MainWindow</name>
    <message numerus="yes">
        <source>Tag %n place(s) as</source>
        <translation>
            <numerusform>Tag one place as</numerusform>
            <numerusform>Tag %n places as</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relabel %n tag(s) on them as</source>
        <translation>
            <numerusform>Relabel %n tag on them as</numerusform>
            <numerusform>Relabel %n tags on them as</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n tag(s) on them</source>
        <translation>
            <numerusform>Delete %n tag on them</numerusform>
            <numerusform>Delete %n tags on them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) left</source>
        <translation>
            <numerusform>%n suggestion left</numerusform>
            <numerusform>%n suggestions left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) stay what they are: the same words are tagged as %1 already</source>
        <translation>
            <numerusform>%n tag stays what it is: the same words are tagged as %1 already</numerusform>
            <numerusform>%n tags stay what they are: the same words are tagged as %1 already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::NamesModel</name>
    <message numerus="yes">
        <source>%1, %n mention(s)</source>
        <translation>
            <numerusform>%1, %n mention</numerusform>
            <numerusform>%1, %n mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::ShelfModel</name>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::SidePanel</name>
    <message numerus="yes">
        <source>%1 · %n mention(s)</source>
        <translation>
            <numerusform>%1 · %n mention</numerusform>
            <numerusform>%1 · %n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n organization(s)</source>
        <translation>
            <numerusform>%n organization</numerusform>
            <numerusform>%n organizations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quote(s)</source>
        <translation>
            <numerusform>%n quote</numerusform>
            <numerusform>%n quotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only told as %1</source>
        <translation>
            <numerusform>%n only told as %1</numerusform>
            <numerusform>%n only told as %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) of yours</source>
        <translation>
            <numerusform>%n tag of yours</numerusform>
            <numerusform>%n tags of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quote(s) · speaker unknown for %1</source>
        <translation>
            <numerusform>%n quote · speaker unknown for %1</numerusform>
            <numerusform>%n quotes · speaker unknown for %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::TaggingController</name>
    <message numerus="yes">
        <source>“%1” was rejected here. It is suggested in %n other place(s)</source>
        <translation>
            <numerusform>“%1” was rejected here. It is suggested in one other place</numerusform>
            <numerusform>“%1” was rejected here. It is suggested in %n other places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is tagged as %2 here. It is suggested otherwise in %n other place(s)</source>
        <translation>
            <numerusform>“%1” is tagged as %2 here. It is suggested otherwise in one other place</numerusform>
            <numerusform>“%1” is tagged as %2 here. It is suggested otherwise in %n other places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::TagsPage</name>
    <message numerus="yes">
        <source>%n tag(s) of yours</source>
        <translation>
            <numerusform>%n tag of yours</numerusform>
            <numerusform>%n tags of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tag(s)</source>
        <translation>
            <numerusform>%1 of %n tag</numerusform>
            <numerusform>%1 of %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::HistoryDialog</name>
    <message numerus="yes">
        <source>%n change(s), the latest first</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes, the latest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::HistoryMenu</name>
    <message numerus="yes">
        <source>%n act(s) since</source>
        <translation>
            <numerusform>%n act since</numerusform>
            <numerusform>%n acts since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::TagListActs</name>
    <message numerus="yes">
        <source>Note on %n tag(s)</source>
        <translation>
            <numerusform>Note on %n tag</numerusform>
            <numerusform>Note on %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) copied as a table</source>
        <translation>
            <numerusform>%n tag copied as a table</numerusform>
            <numerusform>%n tags copied as a table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) stay what they are: the same words are tagged as %1 already</source>
        <translation>
            <numerusform>%n tag stays what it is: the same words are tagged as %1 already</numerusform>
            <numerusform>%n tags stay what they are: the same words are tagged as %1 already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::LabelFate</name>
    <message numerus="yes">
        <source>%n tag(s) in the library have the label “%1”.</source>
        <translation>
            <numerusform>%n tag in the library has the label “%1”.</numerusform>
            <numerusform>%n tags in the library have the label “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are in %n article(s).</source>
        <translation>
            <numerusform>They are in %n article.</numerusform>
            <numerusform>They are in %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::TagsetEditor</name>
    <message numerus="yes">
        <source>Import %n label(s)</source>
        <translation>
            <numerusform>Import %n label</numerusform>
            <numerusform>Import %n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) came from the file.</source>
        <translation>
            <numerusform>%n label came from the file.</numerusform>
            <numerusform>%n labels came from the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; and %n more</source>
        <translation>
            <numerusform>; and %n more</numerusform>
            <numerusform>; and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::FindingsPanel</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>in %n article</numerusform>
            <numerusform>in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>%n ticked</numerusform>
            <numerusform>%n ticked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) left out</source>
        <translation>
            <numerusform>%n article left out</numerusform>
            <numerusform>%n articles left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n place(s)</source>
        <translation>
            <numerusform>Tag %n place</numerusform>
            <numerusform>Tag %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relabel %n tag(s)</source>
        <translation>
            <numerusform>Relabel %n tag</numerusform>
            <numerusform>Relabel %n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n tag(s)</source>
        <translation>
            <numerusform>Delete %n tag</numerusform>
            <numerusform>Delete %n tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::FindingsModel</name>
    <message numerus="yes">
        <source>%1, %n place(s)</source>
        <translation>
            <numerusform>%1, %n place</numerusform>
            <numerusform>%1, %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n place(s). %2</source>
        <translation>
            <numerusform>%1, %n place. %2</numerusform>
            <numerusform>%1, %n places. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::QuoteHand</name>
    <message numerus="yes">
        <source>The same turn goes on in %n other quote(s)</source>
        <translation>
            <numerusform>The same turn goes on in one other quote</numerusform>
            <numerusform>The same turn goes on in %n other quotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” said this. The same turn goes on in %n other quote(s)</source>
        <translation>
            <numerusform>“%1” said this. The same turn goes on in one other quote</numerusform>
            <numerusform>“%1” said this. The same turn goes on in %n other quotes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bluepencil::LibraryHand</name>
    <message numerus="yes">
        <source>Taken back: %1, but not in %n article(s): what was done there since stays</source>
        <translation>
            <numerusform>Taken back: %1, but not in %n article: what was done there since stays</numerusform>
            <numerusform>Taken back: %1, but not in %n articles: what was done there since stays</numerusform>
        </translation>
    </message>
</context>
</TS>
