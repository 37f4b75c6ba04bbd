// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/recognitionscore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace bluepencil::benchmarks {

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

struct Range {
    int start = 0;
    int end = 0;

    bool operator==(const Range &) const = default;
    bool crosses(const Range &other) const { return start < other.end && other.start < end; }
    bool isNear(const Range &other) const
    {
        const double shared = std::min(end, other.end) - std::max(start, other.start);
        return shared >= 0.9 * (end - start) && shared >= 0.9 * (other.end - other.start);
    }
};

Range rangeOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return {object.value(str("start")).toInt(-1), object.value(str("end")).toInt(-1)};
}

QString labelOf(const QJsonObject &entity)
{
    const QString label = entity.value(str("label")).toString().toUpper();
    if (label == str("PER") || label == str("PERSON"))
        return str("PER");
    if (label == str("LOC") || label == str("PLACE"))
        return str("LOC");
    return label == str("ORG") || label == str("ORGANIZATION") ? str("ORG") : QString();
}

/// One to one, greedily in order: for each of `gold` the index of its pair, or -1.
template <typename G, typename S>
std::vector<int> pair(const QList<G> &gold, const QList<S> &given,
                      const std::function<bool(const G &, const S &)> &same)
{
    std::vector<int> pairs(static_cast<std::size_t>(gold.size()), -1);
    std::vector<bool> used(static_cast<std::size_t>(given.size()), false);
    for (qsizetype g = 0; g < gold.size(); ++g)
        for (qsizetype s = 0; s < given.size(); ++s)
            if (!used[static_cast<std::size_t>(s)] && same(gold[g], given[s])) {
                used[static_cast<std::size_t>(s)] = true;
                pairs[static_cast<std::size_t>(g)] = static_cast<int>(s);
                break;
            }
    return pairs;
}

struct Names {
    QList<Range> sure;
    QList<Range> optional;
};

Names namesOf(const QJsonObject &article, const QString &label)
{
    std::set<std::tuple<int, int, bool>> seen;
    Names names;
    for (const QJsonValue &value : article.value(str("entities")).toArray()) {
        const QJsonObject entity = value.toObject();
        if (labelOf(entity) != label)
            continue;
        const Range range = rangeOf(value);
        const bool optional = entity.value(str("optional")).toBool();
        if (!seen.insert({range.start, range.end, optional}).second)
            continue;
        (optional ? names.optional : names.sure).append(range);
    }
    const auto byPlace = [](Range a, Range b) { return a.start != b.start ? a.start < b.start : a.end < b.end; };
    std::sort(names.sure.begin(), names.sure.end(), byPlace);
    std::sort(names.optional.begin(), names.optional.end(), byPlace);
    return names;
}

Tally scoreNames(const Names &gold, const QList<Range> &given)
{
    const auto pairs = pair<Range, Range>(gold.sure, given, [](const Range &a, const Range &b) { return a == b; });
    QList<Range> rest;
    for (int s = 0; s < given.size(); ++s)
        if (std::find(pairs.begin(), pairs.end(), s) == pairs.end())
            rest.append(given[s]);
    const auto free =
        pair<Range, Range>(gold.optional, rest, [](const Range &a, const Range &b) { return a.crosses(b); });
    Tally tally;
    tally.right = static_cast<int>(pairs.size() - std::count(pairs.begin(), pairs.end(), -1));
    tally.gold = static_cast<int>(gold.sure.size());
    tally.given =
        static_cast<int>(given.size()) - static_cast<int>(free.size() - std::count(free.begin(), free.end(), -1));
    return tally;
}

struct Part {
    Range range;
    QJsonObject quote;
};

QList<Part> partsOf(const QJsonObject &article, bool isGold)
{
    QList<Part> parts;
    for (const QJsonValue &value : article.value(str("quotes")).toArray()) {
        const QJsonObject quote = value.toObject();
        const QString kind = quote.value(str("kind")).toString();
        if (!isGold && (kind == str("indirect") || kind == str("title")))
            continue;
        QJsonArray several = quote.value(str("parts")).toArray();
        if (several.isEmpty())
            several.append(value);
        for (const QJsonValue &part : several)
            parts.append({rangeOf(part), quote});
    }
    return parts;
}

QString lastWord(const QString &text)
{
    static const QRegularExpression word(str("[^\\W\\d_][\\w'’.-]*"), QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression ending(str("[.'’]+$"));
    static const QSet<QString> suffixes = {str("jr"), str("sr"), str("ii"), str("iii"), str("mp")};
    QStringList all;
    QStringList names;
    for (auto it = word.globalMatch(text); it.hasNext();) {
        const QString found = it.next().captured();
        QString bare = found;
        while (bare.endsWith(u'.'))
            bare.chop(1);
        all.append(found);
        if (!suffixes.contains(bare.toLower()))
            names.append(found);
    }
    if (names.isEmpty())
        names = all;
    return names.isEmpty() ? QString() : names.last().remove(ending).toLower();
}

QSet<QString> wordsOf(const QString &text)
{
    static const QRegularExpression word(str("[^\\W\\d_][\\w-]*"), QRegularExpression::UseUnicodePropertiesOption);
    QSet<QString> words;
    for (auto it = word.globalMatch(text); it.hasNext();)
        words.insert(it.next().captured());
    return words;
}

bool speakerIsRight(const QJsonObject &gold, const QJsonObject &given)
{
    if (gold.isEmpty())
        return given.isEmpty();
    if (given.isEmpty())
        return false;
    static const QRegularExpression run(str("(?:[A-Z][\\w'’.-]*\\s?)+"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    static const QSet<QString> none = {str("he"),    str("she"),   str("they"),  str("it"),  str("i"),    str("we"),
                                       str("you"),   str("who"),   str("him"),   str("her"), str("them"), str("his"),
                                       str("their"), str("a"),     str("an"),    str("one"), str("this"), str("that"),
                                       str("the"),   str("these"), str("those"), str("our"), str("its")};
    const QString text = gold.value(str("text")).toString();
    const QString name = gold.value(str("name")).toString();
    QSet<QString> keys;
    if (!name.isEmpty()) {
        keys.insert(lastWord(name));
    } else {
        for (auto it = run.globalMatch(text); it.hasNext();)
            keys.insert(lastWord(it.next().captured()));
        keys.subtract(none);
        keys.insert(lastWord(text));
    }
    const QString hay = (given.value(str("text")).toString() + u' ' + given.value(str("name")).toString()).toLower();
    const QSet<QString> there = wordsOf(hay);
    for (const QString &key : std::as_const(keys)) {
        const bool plain = std::all_of(key.begin(), key.end(), [](QChar c) { return c.isLetterOrNumber(); });
        if (!key.isEmpty() && (there.contains(key) || (!plain && hay.contains(key))))
            return true;
    }
    // The same words of the text, unless they are a pronoun that gold resolves.
    const bool resolved = !name.isEmpty() && !wordsOf(text.toLower()).contains(lastWord(name));
    return !resolved && rangeOf(gold).crosses(rangeOf(given));
}

void scoreQuotes(const QJsonObject &gold, const QJsonObject &given, Scores &scores)
{
    const QList<Part> wanted = partsOf(gold, true);
    const QList<Part> found = partsOf(given, false);
    QList<Range> ignored;
    for (const QJsonValue &value : gold.value(str("ignore")).toArray())
        ignored.append(rangeOf(value));
    // An ignored span that crosses what is left is no error, unless a gold quote is just there.
    const auto isFree = [&](const Range &range) {
        return std::any_of(ignored.begin(), ignored.end(), [&](const Range &words) {
            return words.crosses(range) && std::none_of(wanted.begin(), wanted.end(),
                                                        [&](const Part &part) { return words.isNear(part.range); });
        });
    };
    const auto restOf = [&](const std::vector<int> &pairs) {
        QList<Range> rest;
        for (int s = 0; s < found.size(); ++s)
            if (std::find(pairs.begin(), pairs.end(), s) == pairs.end())
                rest.append(found[s].range);
        return rest;
    };
    const auto exact = pair<Part, Part>(wanted, found, [](const Part &a, const Part &b) { return a.range == b.range; });
    const QList<Range> rest = restOf(exact);
    scores.quotes.right += static_cast<int>(exact.size() - std::count(exact.begin(), exact.end(), -1));
    scores.quotes.gold += static_cast<int>(wanted.size());
    scores.quotes.given += static_cast<int>(found.size() - std::count_if(rest.begin(), rest.end(), isFree));

    const auto near =
        pair<Part, Part>(wanted, found, [](const Part &a, const Part &b) { return a.range.isNear(b.range); });
    const QList<Range> others = restOf(near);
    scores.unsaid += static_cast<int>(ignored.size());
    scores.unsaidTaken += static_cast<int>(std::count_if(ignored.begin(), ignored.end(), [&](const Range &words) {
        return std::any_of(others.begin(), others.end(), [&](const Range &range) { return words.isNear(range); });
    }));
    for (std::size_t g = 0; g < near.size(); ++g) {
        if (near[g] < 0)
            continue;
        const QJsonObject speaker = wanted[static_cast<qsizetype>(g)].quote.value(str("speaker")).toObject();
        const QJsonObject said = found[near[g]].quote.value(str("speaker")).toObject();
        ++scores.matchedQuotes;
        scores.rightSpeakers += speakerIsRight(speaker, said);
        scores.unknownSpeakers += said.isEmpty();
    }
}

} // namespace

Tally Scores::allNames() const
{
    Tally all;
    for (const Tally &tally : names)
        all.add(tally);
    return all;
}

void Scores::add(const Scores &other)
{
    for (auto it = other.names.begin(); it != other.names.end(); ++it)
        names[it.key()].add(it.value());
    quotes.add(other.quotes);
    unsaid += other.unsaid;
    unsaidTaken += other.unsaidTaken;
    matchedQuotes += other.matchedQuotes;
    rightSpeakers += other.rightSpeakers;
    unknownSpeakers += other.unknownSpeakers;
}

Scores score(const QByteArray &gold, const QByteArray &recognized)
{
    const QJsonObject wanted = QJsonDocument::fromJson(gold).object();
    const QJsonObject given = QJsonDocument::fromJson(recognized).object();
    Scores scores;
    if (wanted.contains(str("entities")))
        for (const QString &label : {str("PER"), str("LOC"), str("ORG")})
            scores.names[label] = scoreNames(namesOf(wanted, label), namesOf(given, label).sure);
    if (wanted.contains(str("quotes")))
        scoreQuotes(wanted, given, scores);
    return scores;
}

} // namespace bluepencil::benchmarks
