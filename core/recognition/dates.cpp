// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/dates.h"

#include "core/recognition/datereader.h"

#include <QHash>

#include <algorithm>

namespace bluepencil::recognition {

int DateReader::number(qint32 i) const
{
    return i < m_tokens.count() && i >= 0 && m_tokens[i].kind == TokenKind::Number ? plainNumber(m_tokens.word(i)) : -1;
}

int DateReader::dayNumber(qint32 i) const
{
    const int day = number(i);
    return day >= 1 && day <= 31 && m_tokens[i].span.length() <= 4 ? day : 0;
}

int DateReader::yearAt(qint32 i) const
{
    const int value = number(i);
    return value >= 1000 && value < 2200 && m_tokens[i].span.length() == 4 ? value : 0;
}

bool DateReader::isDashAt(qint32 i) const
{
    return i >= 0 && i < m_tokens.count() && m_tokens[i].kind == TokenKind::Punctuation &&
           (m_tokens.isText(i, "–") || m_tokens.isText(i, "-") || m_tokens.isText(i, "—"));
}

bool DateReader::isSameSentence(qint32 a, qint32 b) const
{
    return a >= 0 && b >= 0 && a < m_tokens.count() && b < m_tokens.count() &&
           m_tokens[a].sentence == m_tokens[b].sentence;
}

bool DateReader::isNamed(qint32 i) const
{
    if (!m_words.is(i, TimeWord::Weekday) && !m_words.is(i, TimeWord::Month))
        return false;
    return isCapital(i) || (m_tokens.word(i).size() >= 4 && !m_tokens.word(i).ends_with('.') &&
                            !isOneOf(i, {"march", "august", "sept"}));
}

FoundDate DateReader::onDay(qint32 first, qint32 end, QDate date, const char *rule, double score) const
{
    FoundDate found{first, end, calendar::day(date), QStringLiteral("day"), rule, score};
    found.date = date;
    return found;
}

std::optional<FoundDate> DateReader::at(qint32 i) const
{
    const Token &token = m_tokens[i];
    if (token.kind != TokenKind::Number && m_words.is(i, TimeWord::None) &&
        !(token.kind == TokenKind::Word && (token.capital || m_tokens.word(i).starts_with("mid-"))))
        return std::nullopt;
    Found found;
    if (token.kind == TokenKind::Number || token.kind == TokenKind::Word) {
        if ((found = clock(i))) {
            const qint32 next = m_tokens.isText(found->end, "on") ? found->end + 1 : found->end;
            if (!isSameSentence(next, i))
                return found;
            Found day = calendarDate(next);
            if (!day)
                day = relativeDate(next);
            return day && day->precision == QLatin1String("day") ? joined(*day, *found) : *found;
        }
        if (!(found = calendarDate(i)))
            found = relativeDate(i);
    }
    if (found)
        addTimeOfDay(*found);
    return found;
}

namespace {

/// A line that is nothing but a day: the date line of an article that was given without one.
QDate dateLine(const Tokens &tokens, const TimeWords &words)
{
    constexpr qint32 mostTokens = 8; // "(Friday, July 21, 2017)"
    constexpr std::size_t mostSentences = 6;
    const DateReader reader(tokens, words, {});
    for (std::size_t s = 0; s < std::min(mostSentences, tokens.sentences().size()); ++s) {
        const Sentence &sentence = tokens.sentences()[s];
        if (sentence.end - sentence.first > mostTokens)
            continue;
        const std::optional<FoundDate> found = reader.at(sentence.first);
        if (found && found->date.isValid() && found->end >= sentence.end - 1)
            return found->date;
    }
    return {};
}

/// A time whose sentence names one day is a time of that day.
void joinTimes(const Tokens &tokens, std::vector<FoundDate> &found)
{
    for (std::size_t from = 0; from < found.size();) {
        std::size_t to = from;
        const FoundDate *day = nullptr;
        int days = 0;
        const qint32 sentence = tokens[found[from].first].sentence;
        for (; to < found.size() && tokens[found[to].first].sentence == sentence; ++to) {
            if (found[to].date.isValid()) {
                days += day && day->date == found[to].date ? 0 : 1;
                day = &found[to];
            }
        }
        for (std::size_t i = from; days == 1 && i < to; ++i) {
            if (!found[i].isTime)
                continue;
            found[i].value = calendar::day(day->date) + found[i].value;
            found[i].rule = "time.sentence-day";
            found[i].score = 0.7;
        }
        from = to;
    }
}

} // namespace

QList<Mention> findDates(const Tokens &tokens, QDate published)
{
    const TimeWords words(tokens);
    const DateReader reader(tokens, words, published.isValid() ? published : dateLine(tokens, words));
    std::vector<FoundDate> all;
    for (qint32 i = 0; i < tokens.count();) {
        const std::optional<FoundDate> found = reader.at(i);
        if (!found || tokens[found->first].sentence != tokens[found->end - 1].sentence) {
            ++i;
            continue;
        }
        all.push_back(*found);
        i = found->end;
    }
    joinTimes(tokens, all);
    QHash<const char *, QString> rules; // one string each, shared
    QList<Mention> mentions;
    mentions.reserve(static_cast<qsizetype>(all.size()));
    for (const FoundDate &found : all) {
        QString &rule = rules[found.rule];
        if (rule.isEmpty())
            rule = QString::fromLatin1(found.rule);
        Mention mention;
        mention.span = tokens.span(found.first, found.end);
        if (found.stop)
            --mention.span.end;
        mention.label = QStringLiteral("date");
        mention.value = found.value;
        mention.precision = found.value.isEmpty() ? QString() : found.precision;
        mention.why = {rule, found.value.isEmpty() ? 0.6 : found.score, {}};
        mentions.append(mention);
    }
    return mentions;
}

} // namespace bluepencil::recognition
