// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/unmarkedspeech.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qint32 longestAttribution = 30; // tokens between two parts of a dialogue's speech
constexpr qint32 longestSubject = 5;      // words before "said" in an attribution
constexpr qint32 longestLabel = 5;        // words before a turn's colon
constexpr qint32 farthestTurn = 6;        // blocks between two turns of one talk

char32_t sign(const Tokens &tokens, qint32 i)
{
    return i < 0 || i >= tokens.count() || tokens[i].kind != TokenKind::Punctuation
               ? 0
               : codePoint(tokens.text(), tokens[i].span.start);
}

bool endsSpeech(char32_t c)
{
    return c == U',' || c == U'.' || c == U'!' || c == U'?' || c == 0x2026;
}

bool isCueWord(const Tokens &tokens, qint32 i)
{
    return tokens.isWord(i) && !tokens[i].capital && tokens.is(i, Class::Say);
}

/// Who can stand behind a cue ("said [he]", "asked [the] judge") or begin what stands before one.
bool startsSpeaker(const Tokens &tokens, qint32 i)
{
    return tokens.isWord(i) && (tokens.is(i, Class::Determiner) || tokens.is(i, Class::Title) ||
                                (tokens.is(i, Class::Pronoun) && !tokens.is(i, Class::Preposition)) ||
                                tokens.isText(i, "I") || (tokens[i].capital && !tokens.is(i, Class::Function)));
}

/// Does "said X" or "X said" begin there?
bool attributionAt(const Tokens &tokens, qint32 i, qint32 end)
{
    if (i >= end)
        return false;
    if (isCueWord(tokens, i))
        return startsSpeaker(tokens, i + 1) && i + 1 < end;
    if (!startsSpeaker(tokens, i))
        return false;
    for (qint32 k = i + 1; k < end && k - i <= longestSubject && tokens.isWord(k); ++k) {
        if (isCueWord(tokens, k))
            return true;
    }
    return false;
}

struct Tokened {
    qint32 first = 0;
    qint32 end = 0;
};

class DashSpeech
{
public:
    explicit DashSpeech(const Tokens &tokens)
        : m_tokens(tokens)
    {
    }
    std::vector<MarkedWords> find();

private:
    bool speechAt(Tokened block, std::vector<MarkedWords> &speech) const;

    const Tokens &m_tokens;
};

bool isDialogueDash(const Tokens &tokens, qint32 i)
{
    const char32_t c = sign(tokens, i);
    return isDash(c) && c != 0x2010 && c != 0x2011;
}

/// The parts of one paragraph's speech; true where an attribution shows that it is one.
bool DashSpeech::speechAt(Tokened block, std::vector<MarkedWords> &speech) const
{
    bool attributed = false;
    const auto add = [&](qint32 first, qint32 last) {
        MarkedWords words;
        words.parts = {{m_tokens[first].span.start, m_tokens[last].span.end}};
        words.marking = Marking::Dash;
        words.goesOn = !speech.empty();
        words.openLength = m_tokens[first].span.length();
        words.closeLength = 0;
        speech.push_back(words);
    };
    qint32 opened = block.first;
    for (qint32 i = opened + 2; i < block.end; ++i) {
        const char32_t before = sign(m_tokens, i - 1);
        const bool inverted = isCueWord(m_tokens, i);
        if (!(isDash(before) || (endsSpeech(before) && (before != U'.' || inverted))) ||
            !attributionAt(m_tokens, i, block.end))
            continue;
        attributed = true;
        add(opened, isDash(before) ? i - 2 : i - 1);
        const qint32 limit = std::min(block.end, i + longestAttribution);
        opened = -1;
        for (qint32 k = i + 1; k < limit && opened < 0; ++k) {
            if (isDialogueDash(m_tokens, k) && k + 1 < block.end)
                opened = k;
        }
        if (opened < 0)
            return true;
        i = opened + 1;
    }
    if (opened >= 0)
        add(opened, block.end - 1);
    return attributed;
}

std::vector<MarkedWords> DashSpeech::find()
{
    std::vector<MarkedWords> found;
    std::vector<MarkedWords> run; // of neighbouring paragraphs that begin with a dash
    bool attributed = false;
    const auto close = [&] {
        if (attributed)
            found.insert(found.end(), run.begin(), run.end());
        run.clear();
        attributed = false;
    };
    const std::vector<Sentence> &sentences = m_tokens.sentences();
    for (std::size_t s = 0; s < sentences.size();) {
        Tokened block{sentences[s].first, sentences[s].end};
        const qint32 index = sentences[s].block;
        for (++s; s < sentences.size() && sentences[s].block == index; ++s)
            block.end = sentences[s].end;
        const bool dash =
            isDialogueDash(m_tokens, block.first) && block.end - block.first > 2 && m_tokens.isWord(block.first + 1);
        const char32_t last = sign(m_tokens, block.end - 1);
        if (!dash || !(endsSpeech(last) && last != U',')) {
            close();
            continue;
        }
        std::vector<MarkedWords> speech;
        const bool said = speechAt(block, speech);
        const bool hyphen = sign(m_tokens, block.first) == U'-' && m_tokens[block.first].span.length() == 1;
        if (hyphen && !said) { // a list
            close();
            continue;
        }
        attributed = attributed || said;
        run.insert(run.end(), speech.begin(), speech.end());
    }
    close();
    return found;
}

/// What stands before a colon in a headline or beside a text, and is nobody: "Interview: the keeper of the pier".
bool isNobody(const std::string &label)
{
    static constexpr std::array<std::string_view, 20> words = {
        "interview", "exclusive", "opinion", "review",    "analysis",  "note",         "correction",
        "photo",     "video",     "watch",   "listen",    "source",    "date",         "time",
        "location",  "where",     "when",    "read more", "explainer", "editor's note"};
    return std::find(words.begin(), words.end(), label) != words.end();
}

/// "SMITH", "Dr. Smith", "Q" before a colon (or "Q." of a court's reporter): the words, folded; or nothing.
std::string labelAt(const Tokens &tokens, Tokened block, qint32 &behind)
{
    std::string label;
    qint32 i = block.first;
    for (; i < block.end && i - block.first < longestLabel && tokens.isWord(i); ++i) {
        if (!tokens[i].capital)
            return {};
        label += (label.empty() ? "" : " ") + folded(tokens.word(i));
    }
    if (label.empty() || isNobody(label))
        return {};
    const bool letter = label == "q" || label == "a" || label == "q." || label == "a.";
    behind = i;
    if (tokens.isText(i, ":") || (letter && tokens.isText(i, ".")))
        behind = i + 1;
    else if (!(letter && label.size() == 2))
        return {};
    if (label.back() == '.' && letter)
        label.pop_back();
    const bool words = behind < block.end && tokens[behind].kind != TokenKind::Mark && !tokens.isText(behind, "//");
    return words && tokens[behind].spaceBefore ? label : std::string();
}

} // namespace

std::vector<MarkedWords> dashSpeech(const Tokens &tokens)
{
    return DashSpeech(tokens).find();
}

std::vector<MarkedWords> turns(const Tokens &tokens)
{
    struct Turn {
        std::string label;
        qint32 block = 0;
        Tokened words;
    };
    std::vector<Turn> found;
    std::unordered_map<std::string, int> times;
    const std::vector<Sentence> &sentences = tokens.sentences();
    for (std::size_t s = 0; s < sentences.size();) {
        Tokened block{sentences[s].first, sentences[s].end};
        const qint32 index = sentences[s].block;
        for (++s; s < sentences.size() && sentences[s].block == index; ++s)
            block.end = sentences[s].end;
        qint32 behind = 0;
        std::string label = labelAt(tokens, block, behind);
        if (label.empty())
            continue;
        ++times[label];
        found.push_back({std::move(label), index, {behind, block.end}});
    }
    std::vector<MarkedWords> speech;
    for (std::size_t t = 0; t < found.size(); ++t) {
        // Somebody answers near by, and one of the two is heard more than once (or they are Q and A).
        const auto answers = [&](std::size_t other) {
            const Turn &a = found[t];
            const Turn &b = found[other];
            const bool near = std::abs(a.block - b.block) <= farthestTurn;
            const bool letters = (a.label == "q" && b.label == "a") || (a.label == "a" && b.label == "q");
            return near && a.label != b.label && (letters || times[a.label] + times[b.label] > 2);
        };
        const bool talk = (t > 0 && answers(t - 1)) || (t + 1 < found.size() && answers(t + 1)) ||
                          (t > 1 && answers(t - 2)) || (t + 2 < found.size() && answers(t + 2));
        if (!talk)
            continue;
        MarkedWords words;
        words.parts = {tokens.span(found[t].words.first, found[t].words.end)};
        words.marking = Marking::Turn;
        words.openLength = words.closeLength = 0;
        speech.push_back(words);
    }
    return speech;
}

std::vector<MarkedWords> speechOf(const Tokens &tokens)
{
    std::vector<MarkedWords> words = pairMarks(tokens.text(), tokens.blocks());
    std::vector<MarkedWords> unmarked = dashSpeech(tokens);
    const std::vector<MarkedWords> talk = turns(tokens);
    unmarked.insert(unmarked.end(), talk.begin(), talk.end());
    std::sort(unmarked.begin(), unmarked.end(),
              [](const MarkedWords &a, const MarkedWords &b) { return outerFirst(a.hull(), b.hull()); });
    // One that crosses a pair of marks, or another, is given up.
    std::vector<MarkedWords> kept;
    std::size_t at = 0;
    for (MarkedWords &speech : unmarked) {
        const Span hull = speech.hull();
        if (!kept.empty() && kept.back().hull().overlaps(hull))
            continue;
        while (at < words.size() && words[at].hull().end <= hull.start)
            ++at;
        bool crosses = false;
        for (std::size_t k = at; k < words.size() && words[k].hull().start < hull.end && !crosses; ++k)
            crosses = words[k].hull().start < hull.start || words[k].hull().end > hull.end;
        if (!crosses)
            kept.push_back(std::move(speech));
    }
    if (!kept.empty()) {
        words.insert(words.end(), kept.begin(), kept.end());
        nestMarked(words);
    }
    return words;
}

} // namespace bluepencil::recognition
