// SPDX-License-Identifier: GPL-3.0-or-later
// Random acts on the store, beside a model in memory: the layer that a window holds.
#include "core/annotation/annotationlayer.h"

#include "tests/support/storefixture.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace bluepencil;
using namespace storefixture;

namespace {

const QByteArray text = QByteArray("Said Ana Ruiz, twice, in New Lima. ").repeated(30);

/// One article as a window holds it.
struct Window {
    ArticleVersion version;
    AnnotationLayer layer;
    QList<Change> log; ///< its own and the shared changes
};

class Hand
{
public:
    explicit Hand(quint32 seed)
        : m_random(seed)
    {
    }
    int below(int limit) { return static_cast<int>(m_random.bounded(limit)); }

    template <typename T> const T &oneOf(const QList<T> &list) { return list[below(static_cast<int>(list.size()))]; }

    QString words()
    {
        static const QStringList words = {str(""), str("note"), str("naïve “quote”"), str("😀'\";--"), str("x\ny")};
        return oneOf(words);
    }

    Annotation mark()
    {
        Annotation made = annotation({0, 1}, below(2) ? str("person") : str("quote"));
        made.parts.clear();
        qint32 at = below(900);
        for (int parts = 1 + below(3); parts > 0; --parts) {
            at += below(10);
            const qint32 length = 1 + below(20);
            made.parts.append({at, at + length});
            at += length;
        }
        made.note = words();
        made.entity = words();
        made.origin = static_cast<Origin>(below(4));
        if (below(3) == 0)
            made.attributes = {{str("k"), words()}, {str("n"), below(100)}};
        if (below(5) == 0)
            made.lost = {{{at, at + 3}, "words", words().toUtf8(), {}}};
        if (below(10) == 0 && !made.lost.isEmpty())
            made.parts.clear();
        return made;
    }

    /// An act that fits the layer, or does not (one in ten).
    QList<Edit> act(const AnnotationLayer &layer, const QUuid &article)
    {
        const QList<Annotation> marks = layer.annotations();
        QList<Edit> edits;
        switch (marks.isEmpty() ? 0 : below(11)) {
        case 0:
        case 1:
        case 2:
            for (int count = 1 + below(3); count > 0; --count)
                edits.append(insertion(mark()));
            break;
        case 3: {
            const Annotation &from = oneOf(marks);
            Annotation cue = mark();
            edits = {insertion(Relation{QUuid::createUuid(), from.id, cue.id, str("cue")}), insertion(cue)};
            break;
        }
        case 4: {
            const Annotation &gone = oneOf(marks);
            const QList<Relation> bound = layer.relationsOf(gone.id);
            for (const Relation &relation : bound)
                edits.append(removal(relation));
            edits.append(removal(gone));
            break;
        }
        case 5:
        case 6: {
            const Annotation &before = oneOf(marks);
            Annotation after = mark();
            after.id = before.id;
            edits = {replacement(before, after)};
            break;
        }
        case 7: {
            Decision decision{QUuid::createUuid(),
                              str("mention"),
                              str("person"),
                              {{1, 4}, "aid", "S", " Ana"},
                              Decision::Verdict::Rejected,
                              {},
                              someTime(below(1000))};
            const QList<Decision> decisions = layer.decisions();
            if (!decisions.isEmpty() && below(2)) {
                const Decision &before = oneOf(decisions);
                decision.id = before.id;
                edits = {replacement(before, decision)};
            } else {
                edits = {insertion(decision)};
            }
            break;
        }
        case 8: {
            CastFact fact{QUuid::createUuid(),
                          CastFact::Kind::Name,
                          {{{1, 4}, "aid", "S", " Ana"}},
                          words(),
                          someTime(below(1000))};
            const QList<CastFact> facts = layer.castFacts();
            if (!facts.isEmpty() && below(2)) {
                const CastFact &before = oneOf(facts);
                fact.id = before.id;
                edits = {below(2) ? removal(before) : replacement(before, fact)};
            } else {
                edits = {insertion(fact)};
            }
            break;
        }
        case 9: {
            const ArticleState after{article, ReadingStatus::Done, {words()}, words()};
            const std::optional<ArticleState> before = layer.articleState();
            edits = {before ? replacement(*before, after) : insertion(after)};
            break;
        }
        default: {
            const Label before = oneOf(layer.tagset().labels());
            Label after = before;
            after.name = words() + QString::number(below(1000));
            after.order = below(20) - 5;
            edits = {below(4) == 0 ? removal(before) : replacement(before, after)};
        }
        }
        if (below(10) == 0)
            edits.append(removal(mark())); // nobody has it: the act is stale as a whole
        return edits;
    }

private:
    QRandomGenerator m_random;
};

void compare(Library &library, const Window &window)
{
    ArticleVersion asked = window.version;
    asked.article = {};
    const Result<StoredArticle> found = wait(library.identify(asked));
    QVERIFY2(found.ok(), qPrintable(found ? QString() : found.error().message));
    QCOMPARE(found->article, window.version.article);
    QCOMPARE(found->labels, window.layer.tagset().labels());
    QCOMPARE(found->log, window.log);
    // The same order as the layer gives them in.
    AnnotationLayer loaded;
    Change all;
    for (const Annotation &annotation : found->annotations)
        all.edits.append(insertion(annotation));
    for (const Relation &relation : found->relations)
        all.edits.append(insertion(relation));
    for (const Decision &decision : found->decisions)
        all.edits.append(insertion(decision));
    QVERIFY(loaded.apply(all).ok());
    QCOMPARE(found->castFacts, window.layer.castFacts());
    QVERIFY(found->state == window.layer.articleState());
    QCOMPARE(loaded.annotations(), window.layer.annotations());
    QCOMPARE(loaded.relations(), window.layer.relations());
    QCOMPARE(loaded.decisions(), window.layer.decisions());
}

} // namespace

class StoreRandomTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTheModel_data();
    void agreesWithTheModel();
};

void StoreRandomTest::agreesWithTheModel_data()
{
    QTest::addColumn<quint32>("seed");
    const bool isDeep = qEnvironmentVariableIntValue("BLUEPENCIL_DEEP") == 1;
    for (quint32 seed = 1; seed <= (isDeep ? 20u : 2u); ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void StoreRandomTest::agreesWithTheModel()
{
    QFETCH(quint32, seed);
    const int steps = qEnvironmentVariableIntValue("BLUEPENCIL_DEEP") == 1 ? 1000 : 200;
    Hand hand(seed);
    QTemporaryDir folder;
    const QString path = folder.filePath(str("library.sqlite"));
    std::shared_ptr<Library> library = Library::open(path).value();
    std::vector<Window> windows(3);
    for (std::size_t i = 0; i < windows.size(); ++i) {
        Window &window = windows[i];
        window.version = versionOf(text + QByteArray::number(i), str("/news/%1.txt").arg(i));
        window.version.article = wait(library->identify(window.version)).value().article;
    }

    int refusals = 0;
    for (int step = 0; step < steps; ++step) {
        Window &window = windows[static_cast<std::size_t>(hand.below(3))];
        Change act =
            change(window.version.article, hand.act(window.layer, window.version.article), str("Step %1").arg(step));
        act.time = someTime(step);
        if (!window.log.isEmpty() && hand.below(6) == 0) {
            act = inverse(hand.oneOf(window.log));
            act.kind = hand.below(2) ? Change::Kind::Undo : Change::Kind::Redo;
            act.reverses = act.sequence;
            act.sequence = 0;
        }
        const bool isShared =
            std::all_of(act.edits.begin(), act.edits.end(), [](const Edit &edit) { return edit.kind == str("label"); });
        if (isShared)
            act.article = {};
        AnnotationLayer next = window.layer;
        bool fits = next.apply(act).ok();
        if (fits) // the one thing that only the store sees: relations without an end
            for (const Relation &relation : next.relations())
                fits = fits && next.find(relation.from) && next.find(relation.to);

        const Result<qint64> sequence = wait(library->append(isShared ? ArticleVersion() : window.version, act));
        QVERIFY2(sequence.ok() == fits,
                 qPrintable(str("step %1: %2").arg(step).arg(sequence ? str("taken") : sequence.error().message)));
        if (fits) {
            act.sequence = *sequence;
            for (Window &other : windows) {
                const bool isMeant = isShared || &other == &window;
                if (isMeant)
                    QVERIFY(other.layer.apply(act).ok());
                if (isMeant)
                    other.log.append(act);
            }
        } else {
            QCOMPARE(sequence.error().code, ErrorCode::Stale);
            ++refusals;
        }
        if (hand.below(20) == 0) {
            library.reset();
            library = Library::open(path).value();
        }
        if (hand.below(5) == 0 || step == steps - 1)
            for (const Window &each : windows)
                if (!each.log.isEmpty())
                    compare(*library, each);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(refusals > 0 && refusals < steps / 2);
}

QTEST_GUILESS_MAIN(StoreRandomTest)
#include "test_storerandom.moc"
