// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namefeatures.h"

#include <bit>

namespace bluepencil::recognition {

namespace {

/// Kinds of features. The numbers stand in model files: add at the end.
enum Kind : quint64 {
    Form = 1,
    Lower,
    Shape,
    ShortShape,
    Prefix,
    Suffix,
    Hyphen,
    Cluster,
    ClusterShape,
    Rank,
    Habit,
    Gazetteer,
    GazetteerShape,
    Bigram,
    ClusterBigram,
    Shapes3,
    Shapes5,
    ShapeBefore,
    ShapeAfter,
    First,
    Phrase,
    PhraseShape,
    GazetteerBefore,
    GazetteerAfter,
    Letters,
    ClusterTrigram,
    RunBefore,
    RunAfter,
    RunFirst,
    RunLast,
    RunPlace,
};

/// Numbers for the kinds and their places, far from the hashes of words.
constexpr quint64 key(Kind kind, int place, quint64 value)
{
    return joined(kind * 64 + static_cast<quint64>(place + 8), value);
}

constexpr quint64 unknownClusters = 0xffff;
constexpr qint32 longestRun = 6; // words looked at to each side

void addClusters(const NameWord &word, int offset, std::size_t from, std::size_t to, std::vector<quint64> &keys)
{
    if (word.facts.clusters[0] == unknownClusters) {
        keys.push_back(key(Cluster, offset, joined(8, unknownClusters)));
        return;
    }
    for (std::size_t size = from; size < to; ++size)
        keys.push_back(key(Cluster, offset, joined(size, word.facts.clusters[size])));
}

void addOwn(const NameWord &word, std::vector<quint64> &keys)
{
    keys.push_back(key(Form, 0, word.form));
    keys.push_back(key(Shape, 0, word.shape));
    for (std::size_t i = 0; i < word.prefixes.size() && word.prefixes[i] != 0; ++i) {
        keys.push_back(key(Prefix, static_cast<int>(i), word.prefixes[i]));
        keys.push_back(key(Suffix, static_cast<int>(i), word.suffixes[i]));
    }
    if (word.hyphen)
        keys.push_back(key(Hyphen, 0, 1));
    for (std::size_t size = 0; size < word.facts.clusters.size(); ++size)
        keys.push_back(key(ClusterShape, static_cast<int>(size), joined(word.facts.clusters[size], word.shortShape)));
    keys.push_back(key(Rank, 0, joined(word.facts.rank, word.shortShape)));
    for (quint32 bits = word.gazetteer & ~static_cast<quint32>(PlaceSizeMask); bits != 0; bits &= bits - 1) {
        const auto number = static_cast<quint64>(std::countr_zero(bits)) + 8;
        keys.push_back(key(Gazetteer, 0, number));
        keys.push_back(key(GazetteerShape, 0, joined(number, word.shortShape)));
    }
    if ((word.gazetteer & PlaceSizeMask) != 0) {
        keys.push_back(key(Gazetteer, 0, word.gazetteer & PlaceSizeMask));
        keys.push_back(key(GazetteerShape, 0, joined(word.gazetteer & PlaceSizeMask, word.shortShape)));
    }
    if (word.gazetteer != 0) // which of them together
        keys.push_back(key(GazetteerShape, 1, word.gazetteer));
}

/// Features of the capitalised words together that a token stands among: the first and last of them, what
/// stands before and after. A name's head and its surroundings often lie further than two tokens away.
void addRun(const NameSentence &piece, const NameWords &words, qint32 i, std::vector<quint64> &keys)
{
    qint32 first = i;
    while (first > 0 && i - first < longestRun && words[piece.word(first - 1)].capital)
        --first;
    qint32 last = i;
    while (last + 1 < piece.count() && last - i < longestRun && words[piece.word(last + 1)].capital)
        ++last;
    const NameWord &head = words[piece.word(first)];
    const NameWord &tail = words[piece.word(last)];
    const NameWord &before = words[piece.word(first - 1)];
    const NameWord &after = words[piece.word(last + 1)];
    const quint64 place = joined(static_cast<quint64>(i - first), static_cast<quint64>(last - i));
    const quint64 part = (i == first ? 1 : 0) + (i == last ? 2 : 0);
    keys.push_back(key(RunPlace, 0, joined(place, words[piece.word(i)].shortShape)));
    keys.push_back(key(RunBefore, 0, joined(before.lower, part)));
    keys.push_back(key(RunBefore, 1, joined(before.facts.clusters[1], part)));
    keys.push_back(key(RunAfter, 0, joined(after.lower, part)));
    keys.push_back(key(RunAfter, 1, joined(after.facts.clusters[1], part)));
    keys.push_back(key(RunBefore, 2, joined(joined(before.facts.clusters[1], after.facts.clusters[1]), part)));
    if (first != last) {
        keys.push_back(key(RunFirst, 0, joined(head.lower, part)));
        keys.push_back(key(RunFirst, 1, joined(head.facts.clusters[2], part)));
        keys.push_back(key(RunLast, 0, joined(tail.lower, part)));
        keys.push_back(key(RunLast, 1, joined(tail.facts.clusters[2], part)));
        keys.push_back(key(RunLast, 2, joined(joined(head.facts.clusters[1], tail.facts.clusters[1]), part)));
    }
}

} // namespace

void addWordFeatures(const NameWord &word, int offset, std::vector<quint64> &keys)
{
    keys.push_back(key(Lower, offset, word.lower));
    keys.push_back(key(ShortShape, offset, word.shortShape));
    const bool far = offset == -furthestWord || offset == furthestWord;
    addClusters(word, offset, far ? 1 : 0, far ? 3 : 4, keys);
    if (offset == 0)
        addOwn(word, keys);
}

void addContextFeatures(const NameSentence &piece, const NameWords &words, qint32 i, std::vector<quint64> &keys)
{
    const NameWord &own = words[piece.word(i)];
    const NameWord &left = words[piece.word(i - 1)];
    const NameWord &left2 = words[piece.word(i - 2)];
    const NameWord &right = words[piece.word(i + 1)];
    const NameWord &right2 = words[piece.word(i + 2)];
    keys.push_back(key(Bigram, 0, joined(left.lower, own.lower)));
    keys.push_back(key(Bigram, 1, joined(own.lower, right.lower)));
    keys.push_back(key(Bigram, 2, joined(left.lower, right.lower)));
    keys.push_back(key(Bigram, 3, joined(left2.lower, left.lower)));
    keys.push_back(key(Bigram, 4, joined(right.lower, right2.lower)));
    const auto cluster = [](const NameWord &word, std::size_t size) { return quint64{word.facts.clusters[size]}; };
    keys.push_back(key(ClusterBigram, 0, joined(cluster(left, 1), cluster(own, 1))));
    keys.push_back(key(ClusterBigram, 1, joined(cluster(own, 1), cluster(right, 1))));
    keys.push_back(key(ClusterBigram, 2, joined(joined(cluster(left, 1), cluster(right, 1)), own.shortShape)));
    const quint64 shapes3 = joined(joined(left.shortShape, own.shortShape), right.shortShape);
    keys.push_back(key(Shapes3, 0, shapes3));
    keys.push_back(key(Shapes5, 0, joined(joined(left2.shortShape, shapes3), right2.shortShape)));
    keys.push_back(key(ShapeBefore, 0, joined(left.lower, own.shortShape)));
    keys.push_back(key(ShapeAfter, 0, joined(right.lower, own.shortShape)));
    if (own.capital)
        addRun(piece, words, i, keys);
    if (i == 0 && piece.starts) {
        keys.push_back(key(First, 0, own.shortShape));
        keys.push_back(key(Habit, 0, joined(static_cast<quint64>(own.facts.habit), own.shortShape)));
    }
    if (piece.letters != SentenceCase::Ordinary)
        keys.push_back(key(Letters, static_cast<int>(piece.letters), own.shortShape));
    for (quint64 hits = piece.gazetteer[static_cast<std::size_t>(i)]; hits != 0; hits &= hits - 1) {
        const auto hit = static_cast<quint64>(std::countr_zero(hits));
        keys.push_back(key(Phrase, 0, hit));
        keys.push_back(key(PhraseShape, 0, joined(hit, own.shortShape)));
    }
    if (own.gazetteer != 0 || piece.gazetteer[static_cast<std::size_t>(i)] != 0) {
        const quint64 all = joined(own.gazetteer, piece.gazetteer[static_cast<std::size_t>(i)]);
        keys.push_back(key(GazetteerBefore, 0, joined(all, left.lower)));
        keys.push_back(key(GazetteerAfter, 0, joined(all, right.lower)));
        keys.push_back(key(GazetteerBefore, 1, joined(all, joined(left.gazetteer, right.gazetteer))));
    }
}

} // namespace bluepencil::recognition
