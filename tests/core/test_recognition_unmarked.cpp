// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/locations.h"
#include "core/recognition/unmarkedspeech.h"
#include "tests/support/recognized.h"

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

/// Speech without quotation marks: dialogue behind dashes, turns of a talk, reported words. Rows of reports read
/// "[[kind cue: speaker (type)|words]]", rows of the other two "[[what|words]]".
class TestRecognitionUnmarked : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void speech_data();
    void speech();
    void reports_data();
    void reports();
};

void TestRecognitionUnmarked::speech_data()
{
    QTest::addColumn<QByteArray>("notation");
    const auto row = [](const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); };
    row("a dash and its attribution", "[[dash|— I saw it fall,]] said Ana Ruiz.");
    row("a dash opens the next part", "[[dash|— I saw it fall,]] said Ana Ruiz. [[goes on|— It was loud.]]");
    row("neighbours of one that is attributed", "[[dash|— Where?]]\n\n[[dash|— On the bridge,]] said Ana Ruiz.");
    row("no attribution, no speech", "— Where?\n\n— On the bridge.");
    row("a list", "- bread, apples and milk.\n\n- a map of Lima.");
    row("turns", "RUIZ: [[turn|Where were you?]]\n\nLIND: [[turn|At home.]]\n\nRUIZ: [[turn|All night?]]");
    row("question and answer", "Q: [[turn|Where were you?]]\n\nA: [[turn|At home.]]");
    row("one label is no talk", "Where: the town hall.\n\nThe doors open at six.");
    row("two labels once each are no talk", "Where: the town hall.\n\nWhen: on Monday.");
}

void TestRecognitionUnmarked::speech()
{
    QFETCH(QByteArray, notation);
    static const Lexicon lexicon = Lexicon::load(findData);
    const MarkedText marked = parseMarked(notation);
    ArticleParts parts;
    parts.text = marked.text;
    const Article article(parts);
    const Tokens tokens(view(article), textBlocks(article), lexicon);
    QList<MarkedSpan> found;
    for (const MarkedWords &words : speechOf(tokens)) {
        const QByteArray what = words.marking == Marking::Turn ? "turn" : words.goesOn ? "goes on" : "dash";
        for (const Span part : words.parts)
            found.append({part, what});
    }
    QCOMPARE(printMarked(marked.text, found), notation);
}

void TestRecognitionUnmarked::reports_data()
{
    QTest::addColumn<QByteArray>("notation");
    const auto row = [](const char *name, const char *notation) { QTest::newRow(name) << QByteArray(notation); };
    row("that", "Ana Ruiz said that [[indirect said: Ana Ruiz (named)|the bridge was closed]].");
    row("without that", "Ana Ruiz said [[indirect said: Ana Ruiz (named)|the bridge was closed]].");
    row("behind a day", "Ana Ruiz said on Monday [[indirect said: Ana Ruiz (named)|the bridge was closed]].");
    row("behind the addressee", "Ana Ruiz told reporters [[indirect told: Ana Ruiz (named)|the bridge was closed]].");
    row("tail", "[[indirect said: Ana Ruiz (named)|The bridge was closed]], Ana Ruiz said on Monday.");
    row("according to, behind",
        "[[indirect according to: the ministry (institution)|The bridge was closed]], according to the ministry.");
    row("according to, before",
        "According to the ministry, [[indirect According to: the ministry (institution)|the bridge was closed]].");
    row("the writer takes over",
        "Ana Ruiz said [[indirect said: Ana Ruiz (named)|the bridge was closed]], adding that it was old.");
    row("another", "Another said [[indirect said: Another (unnamed)|the bridge was closed]].");
    row("declined to say", "Ana Ruiz declined to say that the bridge was closed.");
    row("an object is no report", "Ana Ruiz said a prayer.");
    row("speech in marks tells more", "Ana Ruiz said the bridge was [[partial said: Ana Ruiz (named)|“shut.”]]");
}

void TestRecognitionUnmarked::reports()
{
    QFETCH(QByteArray, notation);
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printQuotes(marked.text, recognized(marked.text), true), notation);
}

QTEST_GUILESS_MAIN(TestRecognitionUnmarked)
#include "test_recognition_unmarked.moc"
