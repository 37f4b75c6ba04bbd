// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions and what settles them: following each change gives what starting over would give.
#include "core/session/suggestions.h"

#include "tests/support/sessionfixture.h"

#include <QTest>

using namespace sessionfixture;

namespace {

const QStringList usedLabels{QString(labels::person), QString(labels::place), QString(labels::quote)};

Span randomPlace(QRandomGenerator &random)
{
    const qint32 start = random.bounded(300);
    return {start, start + 1 + random.bounded(20)};
}

Recognition randomRecognition(QRandomGenerator &random)
{
    Recognition recognition;
    for (int i = random.bounded(60); i >= 0; --i) {
        Mention mention;
        mention.span = randomPlace(random);
        mention.label = usedLabels[random.bounded(2)];
        recognition.mentions.append(mention);
    }
    for (int i = random.bounded(20); i >= 0; --i) {
        Quote quote;
        quote.parts = {randomPlace(random)};
        if (random.bounded(3) == 0)
            quote.parts.append({quote.parts.first().end + 2, quote.parts.first().end + 9});
        quote.kind = random.bounded(6) == 0 ? QuoteKind::Title : QuoteKind::Direct;
        recognition.quotes.append(quote);
    }
    return recognition;
}

/// One that says something of the suggestions' words, or nearly; seldom without words.
Record randomSaying(QRandomGenerator &random)
{
    if (random.bounded(2) == 0) {
        Decision decision = randomDecision(random);
        decision.label = anyOf(usedLabels, random);
        decision.kind = decision.label == labels::quote ? str("quote") : str("mention");
        decision.anchor.position = random.bounded(9) == 0 ? Span{} : randomPlace(random);
        return decision;
    }
    Annotation annotation = randomAnnotation(random);
    annotation.label = anyOf(usedLabels, random);
    if (!annotation.isLost())
        annotation.parts = {randomPlace(random)};
    return annotation;
}

Change randomSayings(const AnnotationLayer &layer, QRandomGenerator &random)
{
    Change change;
    QList<Annotation> annotations = layer.annotations();
    QList<Decision> decisions = layer.decisions();
    for (int i = random.bounded(4); i >= 0; --i) {
        const int what = random.bounded(6);
        if (what == 0 && !annotations.isEmpty()) {
            change.edits.append(removal(annotations.takeAt(random.bounded(static_cast<int>(annotations.size())))));
        } else if (what == 1 && !decisions.isEmpty()) {
            change.edits.append(removal(decisions.takeAt(random.bounded(static_cast<int>(decisions.size())))));
        } else if (what == 2 && !annotations.isEmpty()) {
            const Annotation before = annotations.takeAt(random.bounded(static_cast<int>(annotations.size())));
            Annotation after = before;
            after.label = anyOf(usedLabels, random);
            after.parts = {randomPlace(random)};
            change.edits.append(replacement(before, after));
        } else {
            change.edits.append(insertion(randomSaying(random)));
        }
    }
    return change;
}

} // namespace

class TestSuggestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void followingIsSettling();
    void actsWhileSuggestionsCome();
};

void TestSuggestions::followingIsSettling()
{
    for (int seed = 1; seed <= rounds(300, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const Recognition recognition = randomRecognition(random);
        AnnotationLayer layer;
        Suggestions at(recognition);     // follows each change at once
        Suggestions behind(recognition); // hears of some only when others have come
        QList<Change> missed;
        QList<Change> done;
        for (int i = 0; i < 30; ++i) {
            Change change;
            if (!done.isEmpty() && random.bounded(4) == 0)
                change = inverse(done.takeLast());
            else
                done.append(change = randomSayings(layer, random));
            QVERIFY(layer.apply(change).ok());
            at.follow(change, layer);
            missed.append(change);
            Suggestions settled(recognition);
            settled.settle(layer.records());
            const QByteArray where = "seed " + QByteArray::number(seed) + ", change " + QByteArray::number(i);
            QVERIFY2(at.undecided() == settled.undecided(), where);
            QCOMPARE(at.undecidedCount(), settled.undecidedCount());
            if (random.bounded(5) > 0)
                continue;
            for (const Change &one : std::exchange(missed, {}))
                behind.follow(one, layer);
            QVERIFY2(behind.undecided() == settled.undecided(), where);
        }
    }
}

void TestSuggestions::actsWhileSuggestionsCome()
{
    // From the first moment on that tagging may begin, while suggestions come: what is tagged is not suggested,
    // what is not tagged any more is.
    const World world(QByteArray(story).repeated(60));
    const auto library = world.library();
    const Opened open = OpenArticle::open(ArticleRequest::file(world.article), library);
    int acts = 0;
    QTRY_COMPARE(open->phase(), OpenArticle::Phase::Ready);
    QList<QUuid> tagged;
    while (acts < 60) {
        const Result<QUuid> tag = open->tag({spanOf(open->article(), "Ana Ruiz", 1 + acts % 100)}, labels::person);
        KEPT(tag);
        tagged.append(*tag);
        if (++acts % 3 == 0)
            KEPT(open->remove({tagged.takeFirst()}));
        QTest::qWait(0);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!open->isRecognizing(), 60000);
    QVERIFY(open->suggestions().undecidedCount() > 0);
    Suggestions settled(open->recognition());
    settled.settle(open->layer().records());
    QVERIFY(open->suggestions().undecided() == settled.undecided());
    KEPT(open->flush());
    const Opened again = world.open(true);
    QVERIFY(again->suggestions().undecided() == settled.undecided());
}

QTEST_GUILESS_MAIN(TestSuggestions)
#include "test_suggestions.moc"
