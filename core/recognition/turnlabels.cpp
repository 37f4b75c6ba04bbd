// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/turnlabels.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

namespace bluepencil::recognition {

namespace {

constexpr std::size_t mostLetters = 3;

class Turns
{
public:
    Turns(const Reading &reading, const Cast &cast)
        : m_reading(reading)
        , m_cast(cast)
    {
    }
    void name(Quote &quote);

private:
    int byInitials(const std::string &letters, qint32 at);
    int interviewee(qint32 at);
    void spoke(int member);
    QString initialsOf(int member, bool outer) const;
    bool answersTo(int member, const std::string &letters) const;
    const CastMember &member(int index) const { return m_cast.members[static_cast<std::size_t>(index)]; }

    const Reading &m_reading;
    const Cast &m_cast;
    std::vector<int> m_spoken;                    ///< people who took a turn under their names
    std::unordered_map<std::string, int> m_known; ///< letters already looked up
    std::optional<int> m_interviewee;
};

/// "IS" for Ingrid Solheim; the first and last alone ("AR" for Ana María Ruiz) where `outer`.
QString Turns::initialsOf(int index, bool outer) const
{
    QString letters;
    for (const QString &word : member(index).entity.name.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (word.front().isUpper())
            letters += word.front();
    if (outer && letters.size() > 2)
        letters = QString(letters.front()) + letters.back();
    return letters;
}

bool Turns::answersTo(int index, const std::string &letters) const
{
    const QString wanted = QString::fromStdString(letters);
    return member(index).label == NameLabel::Person &&
           (initialsOf(index, false) == wanted || initialsOf(index, true) == wanted);
}

/// Whoever spoke by name before and has the initials, or else the only one named so far; -1 for none or two.
int Turns::byInitials(const std::string &letters, qint32 at)
{
    const auto [known, isNew] = m_known.try_emplace(letters, -1);
    if (!isNew)
        return known->second;
    const auto only = [&](const auto &people) {
        int found = -1;
        for (const int index : people) {
            if (!answersTo(index, letters))
                continue;
            if (found >= 0)
                return -2;
            found = index;
        }
        return found;
    };
    int found = only(m_spoken);
    if (found == -1) {
        std::vector<int> named;
        for (std::size_t i = 0; i < m_cast.members.size(); ++i) {
            const Name &first = m_reading.names()[static_cast<std::size_t>(m_cast.members[i].names.front())];
            if (m_reading.tokens()[first.first].span.start >= at)
                break; // in order of first mention
            named.push_back(static_cast<int>(i));
        }
        found = only(named);
    }
    known->second = std::max(found, -1);
    return known->second;
}

/// Whom the text before the first question names most, a headline counting twice.
int Turns::interviewee(qint32 at)
{
    if (m_interviewee)
        return *m_interviewee;
    const Tokens &tokens = m_reading.tokens();
    std::unordered_map<int, int> times;
    for (std::size_t n = 0; n < m_reading.names().size(); ++n) {
        const Name &name = m_reading.names()[n];
        if (tokens[name.first].span.start >= at)
            break;
        if (m_reading.isPerson(static_cast<qint32>(n)))
            times[m_cast.memberOf[n]] += tokens.blockOf(name.first).heading ? 2 : 1;
    }
    int most = -1;
    bool isTied = false;
    for (const auto &[index, count] : times) {
        if (most >= 0 && count == times[most])
            isTied = true;
        if (most < 0 || count > times[most]) {
            most = index;
            isTied = false;
        }
    }
    m_interviewee = isTied ? -1 : most;
    return *m_interviewee;
}

void Turns::spoke(int index)
{
    if (member(index).label == NameLabel::Person &&
        std::find(m_spoken.begin(), m_spoken.end(), index) == m_spoken.end())
        m_spoken.push_back(index);
}

void Turns::name(Quote &quote)
{
    if (!quote.speaker || quote.speaker->why.rule != QLatin1String("speaker.turn"))
        return;
    Speaker &speaker = *quote.speaker;
    std::string letters;
    for (const char c : slice(m_reading.tokens().text(), speaker.span))
        if (c != '.')
            letters += c;
    const bool areLetters = !letters.empty() && letters.size() <= mostLetters &&
                            std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    int found = -1;
    if (areLetters && letters.size() > 1)
        found = byInitials(letters, speaker.span.start);
    else if (letters == "A" || letters == "Q") // the first of them tells where the questions begin
        found = interviewee(speaker.span.start);
    if (found < 0 || letters == "Q") {
        if (speaker.entity >= 0)
            spoke(speaker.entity);
        return;
    }
    speaker.entity = found;
    speaker.name = member(found).entity.name;
    speaker.type = QStringLiteral("named");
    speaker.why.rule += letters == "A" ? QStringLiteral("+turn.answer") : QStringLiteral("+turn.initials");
    speaker.why.score *= letters == "A" ? 0.7 : 0.9;
    const Name &full = m_reading.names()[static_cast<std::size_t>(member(found).fullest)];
    speaker.why.spans.append(m_reading.tokens().span(full.first, full.end));
}

} // namespace

void nameTurns(const Reading &reading, const Cast &cast, QList<Quote> &quotes)
{
    Turns turns(reading, cast);
    for (Quote &quote : quotes)
        turns.name(quote);
}

} // namespace bluepencil::recognition
