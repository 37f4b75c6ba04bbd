// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a date lies ahead or back, told by the verbs and words round it, and the year that follows from it.
#include "core/recognition/datereader.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

constexpr qint32 farthestVerb = 14; // tokens between a date and the verb that tells when it is

template <std::size_t N> bool isIn(const std::array<std::string_view, N> &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// What is fixed for a day to come: "Rovers [play] United on Sunday", "the show [opens] Saturday".
constexpr std::array<std::string_view, 27> timetabled = {
    "begins", "starts", "opens",   "plays",     "meets",   "hosts",   "faces",   "travels", "returns",
    "visits", "closes", "arrives", "departs",   "flies",   "expires", "resumes", "kicks",   "goes",
    "comes",  "takes",  "appears", "concludes", "reopens", "airs",    "lands",   "votes",   "falls"};
constexpr std::array<std::string_view, 16> timetabledPlural = {"begin", "start",  "open",   "play",   "meet",   "host",
                                                               "face",  "travel", "return", "resume", "reopen", "vote",
                                                               "visit", "arrive", "kick",   "decide"};
constexpr std::array<std::string_view, 17> ahead = {
    "will",    "'ll",    "’ll",   "shall", "expected", "scheduled", "due",         "plans",   "plan",
    "planned", "slated", "would", "going", "next",     "deadline",  "forthcoming", "upcoming"};
/// Verbs whose "to" leads to what is still to be done, whatever their own tense.
constexpr std::array<std::string_view, 20> intending = {
    "agreed", "agree", "hopes",   "hope",     "hoped",   "intend", "intends", "intended", "wants", "want",
    "wanted", "vowed", "pledged", "promised", "invited", "ready",  "likely",  "set",      "needs", "plan"};
constexpr std::array<std::string_view, 40> past = {
    "was",  "were",   "said",  "had",  "told", "after",  "did",     "won",    "lost",  "beat",
    "met",  "held",   "took",  "came", "went", "left",   "fell",    "rose",   "began", "broke",
    "hit",  "struck", "found", "made", "gave", "got",    "saw",     "spoke",  "wrote", "ran",
    "drew", "flew",   "sent",  "sold", "shot", "fought", "brought", "became", "led",   "kept"};

} // namespace

/// What one word tells of the time of a clause; Unknown where it tells nothing.
DateReader::Tense DateReader::tenseOf(qint32 i, qint32 date) const
{
    if (!m_tokens.isWord(i) || (m_tokens[i].capital && !m_tokens.startsSentence(i) && !m_tokens[i].allCaps))
        return Tense::Unknown;
    const std::string word = folded(m_tokens.word(i));
    if (m_words.is(i, TimeWord::Shift) && (m_words.at(i + 1) != TimeWord::None || i + 1 == date))
        return Tense::Unknown; // "next week", another date
    const bool noun = (word == "plan" || word == "plans") && m_tokens.is(i - 1, WordClass::Determiner);
    if ((isIn(ahead, word) && !noun) || (word == "set" && isOneOf(i + 1, {"to", "for"})))
        return Tense::Ahead;
    if (isOneOf(i + 1, {"to"}) && isIn(intending, word) && i + 2 < date)
        return Tense::Ahead;
    if (isIn(timetabled, word) && (m_tokens.isWord(i - 1) || m_tokens.isText(i - 1, ",")) &&
        !m_tokens.is(i - 1, WordClass::Determiner) && !m_tokens.is(i - 1, WordClass::Preposition))
        return Tense::Ahead;
    const bool subject = m_tokens.isWord(i - 1) && !m_tokens.is(i - 1, WordClass::Preposition) &&
                         !m_tokens.is(i - 1, WordClass::Determiner) && !m_tokens.is(i - 1, WordClass::Aux) &&
                         !isOneOf(i - 1, {"to", "not"}) &&
                         (m_tokens.word(i - 1).ends_with("s") || isOneOf(i - 1, {"they", "we", "i", "you", "who"}));
    if ((subject || m_tokens.isText(i - 1, ",")) && isIn(timetabledPlural, word))
        return Tense::Ahead;
    const bool is = word == "is" || word == "are";
    if (is && (i + 1 == date || (i + 2 == date && isOneOf(i + 1, {"on", "in", "for"}))))
        return Tense::Ahead;
    if (isIn(past, word))
        return Tense::Past;
    const bool participle = word.size() > 4 && word.ends_with("ed") && !m_tokens.is(i - 1, WordClass::Determiner);
    return participle ? Tense::Past : Tense::Unknown;
}

/// Whether what the sentence tells lies before or after the day of publication: "until", "will … on Friday".
/// The nearest word that tells it, before the date or else behind it.
DateReader::Tense DateReader::tense(qint32 first) const
{
    for (qint32 i = first - 1; i >= first - 3 && isSameSentence(i, first); --i) {
        if (isOneOf(i, {"until", "till", "by", "coming", "upcoming", "before", "next"}))
            return Tense::Ahead;
        if (isOneOf(i, {"since"}))
            return Tense::Past;
        if (!isOneOf(i, {"the", "this", "early", "late", "on", "mid"}))
            break;
    }
    bool infinitive = false;
    for (qint32 i = first - 1; i >= first - farthestVerb && isSameSentence(i, first) && !m_tokens.isText(i, ";"); --i) {
        if (const Tense told = tenseOf(i, first); told != Tense::Unknown)
            return told;
        infinitive = infinitive || (isOneOf(i, {"to"}) && m_tokens.isWord(i - 1) && m_tokens.isWord(i + 1) &&
                                    isIn(timetabledPlural, m_tokens.word(i + 1)));
    }
    if (infinitive) // "Council to vote Friday"
        return Tense::Ahead;
    for (qint32 i = first + 1; i <= first + farthestVerb && isSameSentence(i, first) && !m_tokens.isText(i, ";"); ++i) {
        if (const Tense told = tenseOf(i, -1); told != Tense::Unknown)
            return told;
    }
    return Tense::Unknown;
}

/// The year of a month (and day, or 0) that stands without one; 0 where nothing tells it. Papers leave out
/// the year where it is their own, or where the nearest one is plain.
int DateReader::yearFor(int month, int day, qint32 first) const
{
    if (!m_published.isValid())
        return 0;
    const int year = m_published.year();
    const int then = month * 32 + day;
    const int now = m_published.month() * 32 + (day == 0 ? 0 : m_published.day());
    const Tense when = tense(first);
    if (when == Tense::Ahead)
        return year + (then < now ? 1 : 0);
    const int monthsAhead = month - m_published.month();
    const bool soon = when == Tense::Unknown && monthsAhead <= 1;
    return then > now && !soon ? year - 1 : year;
}

int DateReader::yearWithWeekday(int month, int day, int weekday, int otherwise) const
{
    if (otherwise == 0)
        return 0;
    for (const int year : {otherwise, otherwise - 1, otherwise + 1}) {
        const QDate date(year, month, day);
        if (date.isValid() && date.dayOfWeek() == weekday)
            return year;
    }
    return otherwise;
}

} // namespace bluepencil::recognition
