// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/rulenametagger.h"

#include "core/recognition/nameevidence.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr double acceptedFrom = 1.9; // points that a label needs
constexpr double mostContext = 6;    // points that surroundings can give to one string
constexpr qint32 surestCount = 3;    // occurrences after which more of the same prove nothing more
constexpr double linkedList = 2.5;   // between two places in a list
constexpr double linkedPerson = 5;   // a surname of somebody named in full
constexpr double linkedForename = 2.5;
constexpr double linkedShort = 3.5;   // "Newmont" after "Newmont Mining"
constexpr double linkedAcronym = 4.5; // "FAO" after "Food and Agriculture Organization (FAO)"
constexpr qint32 longestRepeat = 6;   // words of a name looked for in headings
constexpr qint32 stopEvery = 4096;    // candidates between two looks at the stop token

/// All candidates of one spelling.
struct Spelling {
    Candidate example; ///< one that does not begin a sentence, if there is one
    NameScores words;
    NameScores context;
    qint32 count = 0;
    qint32 inside = 0; ///< occurrences whose capital means something
    NameLabel label = NameLabel::Other;
    double points = 0;
    const char *rule = "";
    qint32 linkedTo = -1; ///< an occurrence (token) of the longer form it was linked to
};

/// The words of a name joined by single spaces, as written.
std::string spelled(const Tokens &tokens, qint32 first, qint32 end)
{
    std::string key;
    for (qint32 i = first; i < end; ++i) {
        if (i > first && tokens[i].spaceBefore)
            key += ' ';
        key += tokens.word(i);
    }
    return key;
}

double confidence(double points)
{
    return std::round(100.0 / (1.0 + std::exp(-points / 2.0))) / 100.0;
}

class Tagging
{
public:
    Tagging(const Tokens &tokens, std::stop_token stop)
        : m_tokens(tokens)
        , m_stop(std::move(stop))
    {
    }
    std::vector<Name> run();

private:
    void collect();
    void judge(Spelling &spelling) const;
    void judgeAll();
    void linkPersons();
    void linkOrganizations();
    void linkLists();
    bool isPlace(std::size_t candidate) const;
    bool inList(std::size_t candidate) const;
    void link(const std::string &key, NameLabel label, double points, const char *rule, qint32 to);
    Name nameOf(const Candidate &candidate, const Spelling &spelling) const;
    void repeatsInHeadings(std::vector<Name> &names) const;

    const Tokens &m_tokens;
    std::stop_token m_stop;
    std::vector<Candidate> m_candidates;
    std::vector<qint32> m_spellingOf; ///< of each candidate; -1: unsure
    std::vector<Spelling> m_spellings;
    std::unordered_map<std::string, qint32> m_byKey;
};

void Tagging::collect()
{
    m_candidates = nameCandidates(m_tokens);
    m_spellingOf.assign(m_candidates.size(), -1);
    for (std::size_t c = 0; c < m_candidates.size(); ++c) {
        if (c % stopEvery == 0 && m_stop.stop_requested())
            return;
        const Candidate &candidate = m_candidates[c];
        if (candidate.unsure)
            continue;
        const auto [found, isNew] = m_byKey.try_emplace(spelled(m_tokens, candidate.first, candidate.end),
                                                        static_cast<qint32>(m_spellings.size()));
        if (isNew) {
            m_spellings.emplace_back();
            m_spellings.back().example = candidate;
            m_spellings.back().words = wordEvidence(m_tokens, candidate);
        }
        Spelling &spelling = m_spellings[static_cast<std::size_t>(found->second)];
        ++spelling.count;
        spelling.inside += !candidate.sentenceStart;
        const NameScores around = contextEvidence(m_tokens, candidate);
        for (std::size_t i = 0; i < NameScores::labels; ++i) {
            spelling.context.points[i] += around.points[i];
            if (around.strongest[i] > spelling.context.strongest[i]) {
                spelling.context.strongest[i] = around.strongest[i];
                spelling.context.rule[i] = around.rule[i];
            }
        }
        m_spellingOf[c] = found->second;
    }
}

void Tagging::judge(Spelling &spelling) const
{
    NameScores total = spelling.words;
    NameScores around = spelling.context;
    for (double &points : around.points) // the usual surroundings, a little more sure where they repeat
        points = points / spelling.count * std::min(spelling.count, surestCount);
    total.addCapped(around, mostContext);
    // Only ever the first word of sentences, and an ordinary word: its capital proves nothing.
    if (spelling.inside == 0 && spelling.example.end - spelling.example.first == 1) {
        for (double &points : total.points)
            points -= m_tokens.is(spelling.example.first, Class::Common) ? 3 : 1;
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < NameScores::labels; ++i) {
        if (total.points[i] > total.points[best])
            best = i;
    }
    spelling.label = static_cast<NameLabel>(best);
    spelling.points = total.points[best];
    spelling.rule = total.rule[best] != nullptr ? total.rule[best] : "";
}

void Tagging::judgeAll()
{
    for (Spelling &spelling : m_spellings)
        judge(spelling);
}

void Tagging::link(const std::string &key, NameLabel label, double points, const char *rule, qint32 to)
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return;
    Spelling &spelling = m_spellings[static_cast<std::size_t>(found->second)];
    if (spelling.linkedTo >= 0 && spelling.words.of(label) >= points)
        return;
    spelling.words.add(label, points, rule);
    spelling.linkedTo = to;
    judge(spelling);
}

/// "Ruiz" and "Ana" after "Ana Ruiz".
void Tagging::linkPersons()
{
    for (std::size_t s = 0; s < m_spellings.size(); ++s) {
        const Spelling spelling = m_spellings[s];
        qint32 last = spelling.example.end - 1;
        const qint32 first = spelling.example.first;
        if (last == first || spelling.label != NameLabel::Person || spelling.points < acceptedFrom)
            continue;
        while (last > first + 1 && m_tokens.is(last, Class::Suffix))
            --last;
        link(std::string(m_tokens.word(last)), NameLabel::Person, linkedPerson, "person.surname-of", first);
        link(std::string(m_tokens.word(first)), NameLabel::Person, linkedForename, "person.forename-of", first);
        if (last - first >= 2) {
            link(spelled(m_tokens, first + 1, last + 1), NameLabel::Person, linkedPerson, "person.surname-of", first);
            link(spelled(m_tokens, last - 1, last + 1), NameLabel::Person, linkedPerson, "person.surname-of", first);
        }
    }
}

/// "FAO" and "Newmont" after "Food and Agriculture Organization" and "Newmont Mining Company".
void Tagging::linkOrganizations()
{
    for (std::size_t s = 0; s < m_spellings.size(); ++s) {
        const Spelling spelling = m_spellings[s];
        const qint32 first = spelling.example.first;
        const qint32 end = spelling.example.end;
        if (end - first < 2 || spelling.label != NameLabel::Organization || spelling.points < acceptedFrom)
            continue;
        std::string initials;
        for (qint32 i = first; i < end; ++i) {
            if (m_tokens[i].capital)
                initials += m_tokens.word(i).front();
        }
        if (initials.size() >= 2)
            link(initials, NameLabel::Organization, linkedAcronym, "organization.initials", first);
        if (m_tokens.isText(end, "(") && isAcronym(m_tokens, end + 1) && m_tokens.isText(end + 2, ")"))
            link(std::string(m_tokens.word(end + 1)), NameLabel::Organization, linkedAcronym, "organization.acronym-of",
                 first);
        for (qint32 shorter = end - 1; shorter > first; --shorter) {
            const bool plain =
                shorter - first > 1 || (!isSettled(m_tokens.entry(first)) && !m_tokens.is(first, Class::Place) &&
                                        !m_tokens.is(first, Class::Common) && !m_tokens.is(first, Class::Demonym) &&
                                        !m_tokens.is(first, Class::OrgHead) && !m_tokens.is(first, Class::Surname));
            if (plain && m_tokens[shorter - 1].capital)
                link(spelled(m_tokens, first, shorter), NameLabel::Organization, linkedShort, "organization.short",
                     first);
        }
    }
}

bool Tagging::isPlace(std::size_t candidate) const
{
    if (m_spellingOf[candidate] < 0)
        return false;
    const Spelling &spelling = m_spellings[static_cast<std::size_t>(m_spellingOf[candidate])];
    return spelling.label == NameLabel::Place && spelling.points >= acceptedFrom;
}

/// Does a comma or "and" stand between this candidate and the one before it?
bool Tagging::inList(std::size_t candidate) const
{
    const Candidate &left = m_candidates[candidate - 1];
    const Candidate &right = m_candidates[candidate];
    if (right.first - left.end < 1 || right.first - left.end > 2 ||
        m_tokens[left.first].sentence != m_tokens[right.first].sentence)
        return false;
    for (qint32 i = left.end; i < right.first; ++i) {
        if (!m_tokens.isText(i, ",") && !m_tokens.isText(i, "and"))
            return false;
    }
    return true;
}

/// "Anhui, [Guangxi] and Hunan": what stands in a list of places is one.
void Tagging::linkLists()
{
    for (std::size_t c = 1; c < m_candidates.size(); ++c) {
        if (m_spellingOf[c] < 0 || isPlace(c) || !inList(c))
            continue;
        const bool after = c + 1 < m_candidates.size() && inList(c + 1) && isPlace(c + 1);
        const bool listBefore = isPlace(c - 1) && c >= 2 && inList(c - 1) && isPlace(c - 2);
        Spelling &spelling = m_spellings[static_cast<std::size_t>(m_spellingOf[c])];
        if (!((isPlace(c - 1) && after) || listBefore) || spelling.points >= acceptedFrom)
            continue;
        spelling.words.add(NameLabel::Place, linkedList, "place.list");
        spelling.linkedTo = m_candidates[c - 1].first;
        judge(spelling);
    }
}

Name Tagging::nameOf(const Candidate &candidate, const Spelling &spelling) const
{
    Name name;
    name.first = candidate.first;
    name.end = candidate.end;
    name.label = spelling.label;
    name.why.rule = QString::fromLatin1(spelling.rule);
    name.why.score = confidence(spelling.points);
    if (candidate.titleBefore && spelling.label == NameLabel::Person)
        name.why.spans.append(m_tokens.span(candidate.titleFirst, candidate.first));
    if (spelling.linkedTo >= 0) {
        const qint32 first = spelling.linkedTo;
        name.why.spans.append(m_tokens.span(first, first + 1));
    }
    return name;
}

/// Names of the story, and what the lists settle, in headings and shouted sentences.
void Tagging::repeatsInHeadings(std::vector<Name> &names) const
{
    std::unordered_map<std::string, qint32> folded_;
    for (const auto &[key, index] : m_byKey) {
        const Spelling &spelling = m_spellings[static_cast<std::size_t>(index)];
        if (spelling.label == NameLabel::Other || spelling.points < acceptedFrom)
            continue;
        const auto [known, isNew] = folded_.try_emplace(folded(key), index);
        if (!isNew) // two spellings that differ in case: the earlier one, whatever order the table has
            known->second = std::min(known->second, index);
    }
    for (std::size_t c = 0; c < m_candidates.size(); ++c) {
        const Candidate &run = m_candidates[c];
        if (!run.unsure)
            continue;
        const bool shouted = m_tokens[run.first].allCaps;
        for (qint32 i = run.first; i < run.end;) {
            qint32 step = 1;
            for (qint32 words = std::min(longestRepeat, run.end - i); words > 0; --words) {
                const auto found = folded_.find(folded(spelled(m_tokens, i, i + words)));
                Candidate hit = run;
                hit.first = i;
                hit.end = i + words;
                if (found != folded_.end()) {
                    Name name = nameOf(hit, m_spellings[static_cast<std::size_t>(found->second)]);
                    names.push_back(std::move(name));
                    step = words;
                    break;
                }
                quint32 entry = 0;
                const LexiconEntry &first = m_tokens.entry(i);
                if (knownPhrase(m_tokens, i, i + words, entry) == words && isSettled(m_tokens.lexicon().entry(entry)) &&
                    (words > 1 || (!first.is(Class::Common) && !first.is(Class::OrgHead) &&
                                   !(shouted && first.is(Class::Acronym))))) {
                    Spelling spelling;
                    spelling.example = hit;
                    spelling.words = wordEvidence(m_tokens, hit);
                    spelling.count = 1;
                    spelling.inside = 1;
                    judge(spelling);
                    if (spelling.label != NameLabel::Other && spelling.points >= acceptedFrom) {
                        names.push_back(nameOf(hit, spelling));
                        step = words;
                        break;
                    }
                }
            }
            i += step;
        }
    }
}

std::vector<Name> Tagging::run()
{
    collect();
    judgeAll();
    linkPersons();
    linkOrganizations();
    linkLists();
    std::vector<Name> names;
    for (std::size_t c = 0; c < m_candidates.size(); ++c) {
        if (m_spellingOf[c] < 0)
            continue;
        const Spelling &spelling = m_spellings[static_cast<std::size_t>(m_spellingOf[c])];
        if (spelling.label != NameLabel::Other && spelling.points >= acceptedFrom)
            names.push_back(nameOf(m_candidates[c], spelling));
    }
    repeatsInHeadings(names);
    std::sort(names.begin(), names.end(), [](const Name &a, const Name &b) { return a.first < b.first; });
    return names;
}

} // namespace

std::vector<Name> RuleNameTagger::tag(const Tokens &tokens, std::stop_token stop) const
{
    return Tagging(tokens, std::move(stop)).run();
}

} // namespace bluepencil::recognition
