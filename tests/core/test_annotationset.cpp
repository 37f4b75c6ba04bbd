// SPDX-License-Identifier: GPL-3.0-or-later
// The span index against a list that is looked through from end to end.
#include "core/annotation/annotationset.h"

#include "tests/support/randomtext.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace bluepencil;
using namespace testsupport;

namespace {

using Items = std::vector<AnnotationSet::Item>;

bool inOrder(const AnnotationSet::Item &a, const AnnotationSet::Item &b)
{
    return a.span == b.span ? a.id < b.id : outerFirst(a.span, b.span);
}

/// What the index says it does, done the slow way.
class NaiveSet
{
public:
    void insert(AnnotationSet::Id id, Span span) { m_spans[id] = span; }
    void remove(AnnotationSet::Id id) { m_spans.erase(id); }
    bool contains(AnnotationSet::Id id) const { return m_spans.contains(id); }
    Span span(AnnotationSet::Id id) const { return m_spans.at(id); }
    std::size_t size() const { return m_spans.size(); }
    AnnotationSet::Id any(QRandomGenerator &random) const
    {
        return std::next(m_spans.begin(), random.bounded(static_cast<int>(m_spans.size())))->first;
    }

    Items overlapping(Span range) const
    {
        return select([range](Span span) {
            for (qint32 byte = range.start; byte < std::max(range.end, range.start + 1); ++byte)
                if (span.contains(byte))
                    return true;
            return false;
        });
    }
    AnnotationSet::Item firstFrom(qint32 position) const
    {
        const Items found = select([position](Span span) { return span.start >= position; });
        return found.empty() ? AnnotationSet::Item() : found.front();
    }
    AnnotationSet::Item lastBefore(qint32 position) const
    {
        const Items found = select([position](Span span) { return span.start < position; });
        return found.empty() ? AnnotationSet::Item() : found.back();
    }

private:
    template <typename Predicate> Items select(Predicate predicate) const
    {
        Items items;
        for (const auto &[id, span] : m_spans)
            if (predicate(span))
                items.push_back({span, id});
        std::sort(items.begin(), items.end(), inOrder);
        return items;
    }

    std::map<AnnotationSet::Id, Span> m_spans;
};

Span randomSpan(QRandomGenerator &random, int textSize, int longest)
{
    const qint32 start = random.bounded(textSize);
    return {start, start + random.bounded(random.bounded(20) == 0 ? textSize : longest)};
}

} // namespace

class TestAnnotationSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void empty();
    void emptyAndEqualSpans();
    void visitorStops();
    void asTheNaiveSet_data();
    void asTheNaiveSet();
    void manyItems_data();
    void manyItems();
    void longSpansDoNotMeanScanning();
    void copies();
};

void TestAnnotationSet::empty()
{
    AnnotationSet set;
    QCOMPARE(set.size(), 0);
    QVERIFY(set.isConsistent());
    QVERIFY(set.overlapping({0, 100}).empty());
    QCOMPARE(set.firstFrom(0).id, AnnotationSet::none);
    QCOMPARE(set.lastBefore(100).id, AnnotationSet::none);
    QVERIFY(!set.remove(0));
    QVERIFY(!set.remove(AnnotationSet::none));
    QVERIFY(!set.move(3, {0, 1}));
    QVERIFY(!set.contains(0));
    const AnnotationSet::Id id = set.insert({1, 2});
    set.clear();
    QVERIFY(!set.contains(id));
    QVERIFY(set.isConsistent());
}

void TestAnnotationSet::emptyAndEqualSpans()
{
    AnnotationSet set;
    const auto place = set.insert({5, 5});
    const auto outer = set.insert({2, 9});
    const auto twin = set.insert({2, 9});
    const auto inner = set.insert({2, 4});
    QVERIFY(place != outer && outer != twin);
    QCOMPARE(set.overlapping({0, 100}), (Items{{{2, 9}, outer}, {{2, 9}, twin}, {{2, 4}, inner}}));
    QCOMPARE(set.overlapping({5, 5}), (Items{{{2, 9}, outer}, {{2, 9}, twin}})); // what covers the place
    QCOMPARE(set.overlapping({9, 9}), Items());                                  // its end is not in it
    QCOMPARE(set.overlapping({4, 2}), (Items{{{2, 9}, outer}, {{2, 9}, twin}}));
    QCOMPARE(set.firstFrom(3).id, place);
    QVERIFY(set.remove(outer));
    QVERIFY(!set.remove(outer));
    QCOMPARE(set.span(twin), (Span{2, 9}));
    QVERIFY(set.isConsistent());
}

void TestAnnotationSet::visitorStops()
{
    AnnotationSet set;
    for (int i = 0; i < 2000; ++i)
        set.insert({i, i + 3000});
    int visited = 0;
    set.forEachOverlapping({0, 5000}, [&](const AnnotationSet::Item &) { return ++visited < 700; });
    QCOMPARE(visited, 700);
}

void TestAnnotationSet::asTheNaiveSet_data()
{
    QTest::addColumn<int>("textSize");
    QTest::addColumn<int>("longest");
    QTest::addColumn<int>("removeShare"); // of 10
    QTest::newRow("crowded") << 40 << 30 << 4;
    QTest::newRow("spread") << 20000 << 30 << 3;
    QTest::newRow("many long ones") << 20000 << 15000 << 3;
    QTest::newRow("mostly going") << 3000 << 50 << 6;
}

void TestAnnotationSet::asTheNaiveSet()
{
    QFETCH(int, textSize);
    QFETCH(int, longest);
    QFETCH(int, removeShare);
    for (int seed = 1; seed <= rounds(4, 100); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        AnnotationSet set;
        NaiveSet naive;
        for (int i = 0; i < 1500; ++i) { // enough to split chunks from the first operation on
            const Span span = randomSpan(random, textSize, longest);
            naive.insert(set.insert(span), span);
        }
        for (int batch = 0; batch < 40; ++batch) {
            for (int i = 0; i < 50; ++i) {
                const int what = random.bounded(10);
                if (naive.size() > 0 && what < removeShare) {
                    const auto id = naive.any(random);
                    QVERIFY(set.remove(id));
                    QVERIFY(!set.contains(id));
                    naive.remove(id);
                } else if (naive.size() > 0 && what < removeShare + 2) {
                    const auto id = naive.any(random);
                    const Span to = randomSpan(random, textSize, longest);
                    QVERIFY(set.move(id, to));
                    naive.insert(id, to);
                } else {
                    const Span span = randomSpan(random, textSize, longest);
                    const auto id = set.insert(span);
                    QVERIFY(!naive.contains(id)); // an id in use is never given again
                    naive.insert(id, span);
                }
            }
            QVERIFY2(set.isConsistent(), qPrintable(QStringLiteral("seed %1, batch %2").arg(seed).arg(batch)));
            QCOMPARE(static_cast<std::size_t>(set.size()), naive.size());
            for (int i = 0; i < 10; ++i) {
                Span range = randomSpan(random, textSize, 60);
                range.end = std::min(range.end, range.start + 60);
                QCOMPARE(set.overlapping(range), naive.overlapping(range));
                QCOMPARE(set.firstFrom(range.start), naive.firstFrom(range.start));
                QCOMPARE(set.lastBefore(range.start), naive.lastBefore(range.start));
                if (naive.size() > 0) {
                    const auto id = naive.any(random);
                    QVERIFY(set.contains(id));
                    QCOMPARE(set.span(id), naive.span(id));
                }
            }
        }
    }
}

void TestAnnotationSet::manyItems_data()
{
    QTest::addColumn<int>("order");
    QTest::newRow("in reading order") << 0;
    QTest::newRow("backwards") << 1;
    QTest::newRow("in any order") << 2;
}

void TestAnnotationSet::manyItems()
{
    QFETCH(int, order);
    constexpr int count = 100000;
    std::vector<Span> spans;
    QRandomGenerator random(1);
    for (int i = 0; i < count; ++i)
        spans.push_back({i * 10, i * 10 + 1 + random.bounded(40)});
    for (int i = 0; i < count; i += 5000) // and some over half the text
        spans[static_cast<std::size_t>(i)].end += 5 * count;
    if (order == 1)
        std::reverse(spans.begin(), spans.end());
    if (order == 2)
        std::shuffle(spans.begin(), spans.end(), random);

    AnnotationSet set;
    std::vector<AnnotationSet::Id> ids;
    for (const Span span : spans)
        ids.push_back(set.insert(span));
    QVERIFY(set.isConsistent());
    QCOMPARE(set.size(), count);
    for (int i = 0; i < 60; ++i) {
        const qint32 start = random.bounded(count * 10);
        const Span range{start, start + random.bounded(3000)};
        Items expected;
        for (std::size_t k = 0; k < spans.size(); ++k)
            if (spans[k].overlaps(range))
                expected.push_back({spans[k], ids[k]});
        std::sort(expected.begin(), expected.end(), inOrder);
        QCOMPARE(set.overlapping(range), expected);
    }
    // Ids name the same spans however much goes around them.
    for (std::size_t k = 0; k < ids.size(); k += 2)
        QVERIFY(set.remove(ids[k]));
    QVERIFY(set.isConsistent());
    for (std::size_t k = 1; k < ids.size(); k += 2)
        QCOMPARE(set.span(ids[k]), spans[k]);
    for (std::size_t k = 1; k < ids.size(); k += 2)
        QVERIFY(set.remove(ids[k]));
    QCOMPARE(set.size(), 0);
    QVERIFY(set.isConsistent());
}

void TestAnnotationSet::longSpansDoNotMeanScanning()
{
    // One in 10,000 reaches to the end of the text, so there is always something far back to be found.
    constexpr int count = 200000;
    AnnotationSet set;
    std::vector<Span> list;
    for (int i = 0; i < count; ++i) {
        list.push_back({i * 10, i % 10000 == 0 ? count * 10 : i * 10 + 8});
        set.insert(list.back());
    }
    qsizetype hits = 0;
    qsizetype looked = 0;
    constexpr int queries = 20;
    for (int i = 0; i < queries; ++i) {
        const Span range{count * 9 + i, count * 9 + i + 600};
        looked += set.forEachOverlapping(range, [&](const AnnotationSet::Item &) { ++hits; });
        hits -= std::count_if(list.begin(), list.end(), [range](Span span) { return span.overlaps(range); });
    }
    QCOMPARE(hits, 0);
    // Scanning back by the longest span looks at nine tenths of all. Here: what is hit, the chunks of those that
    // reach that far, and a step for each group and its chunks.
    QVERIFY2(looked / queries < count / 10, qPrintable(QString::number(looked / queries)));
    // A page near the end without such a span costs its chunks.
    AnnotationSet even;
    for (int i = 0; i < count; ++i)
        even.insert({i * 10, i * 10 + 8});
    looked = even.forEachOverlapping({count * 9, count * 9 + 600}, [](const AnnotationSet::Item &) {});
    QVERIFY2(looked < 1500, qPrintable(QString::number(looked)));
}

void TestAnnotationSet::copies()
{
    AnnotationSet set;
    const auto id = set.insert({1, 5});
    const AnnotationSet copy = set;
    QVERIFY(set.move(id, {7, 9}));
    QCOMPARE(copy.span(id), (Span{1, 5}));
    QVERIFY(copy.isConsistent());
}

QTEST_GUILESS_MAIN(TestAnnotationSet)
#include "test_annotationset.moc"
