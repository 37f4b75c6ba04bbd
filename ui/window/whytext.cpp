// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/whytext.h"

#include "core/annotation/tagset.h"
#include "ui/panels/locationtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace bluepencil {

namespace {

struct RuleText {
    const char *rule; ///< all that begin so; the first that fits counts
    const char *sentence;
};

constexpr RuleText texts[] = {
    {"name.trained", QT_TRANSLATE_NOOP("WhyText", "The words and those around them look like this kind of name.")},
    {"name.repeated", QT_TRANSLATE_NOOP("WhyText", "The same name stands elsewhere in the article.")},
    {"name.bracket", QT_TRANSLATE_NOOP("WhyText", "The name is explained in brackets.")},
    {"person.speaks", QT_TRANSLATE_NOOP("WhyText", "It says or writes something, as people do.")},
    {"person.known", QT_TRANSLATE_NOOP("WhyText", "The list of people known by one name has it.")},
    {"person.family-first", QT_TRANSLATE_NOOP("WhyText", "It is a family's name with a given name behind it.")},
    {"person.here", QT_TRANSLATE_NOOP("WhyText", "The words around it mean a person of that name, not the place.")},
    {"person.plays",
     QT_TRANSLATE_NOOP("WhyText", "It is somebody who plays: a player's role or a goal stands beside it.")},
    {"person.title", QT_TRANSLATE_NOOP("WhyText", "A title or an office stands before it.")},
    {"person.surname-of", QT_TRANSLATE_NOOP("WhyText", "It is the surname of somebody named in full.")},
    {"person.surname", QT_TRANSLATE_NOOP("WhyText", "Its last word is a surname by its form.")},
    {"person.forename-of", QT_TRANSLATE_NOOP("WhyText", "It is the forename of somebody named in full.")},
    {"place.dateline", QT_TRANSLATE_NOOP("WhyText", "The report begins with the place it was written in.")},
    {"place.first-word", QT_TRANSLATE_NOOP("WhyText", "Its first word begins many names of places.")},
    {"place.here", QT_TRANSLATE_NOOP("WhyText", "The words around it mean the place, not a person of that name.")},
    {"place.home", QT_TRANSLATE_NOOP("WhyText", "Somebody is said to be from there.")},
    {"place.represented", QT_TRANSLATE_NOOP("WhyText", "Somebody represents it in a parliament or council.")},
    {"place.country", QT_TRANSLATE_NOOP("WhyText", "It is the name of a country.")},
    {"place.", QT_TRANSLATE_NOOP("WhyText", "The list of places has this name.")},
    {"organization.dateline", QT_TRANSLATE_NOOP("WhyText", "A news agency is named where the report begins.")},
    {"organization.firm", QT_TRANSLATE_NOOP("WhyText", "Its analysts or its shares are named beside it.")},
    {"organization.club", QT_TRANSLATE_NOOP("WhyText", "A score, a player or a transfer beside it means the club.")},
    {"organization.it", QT_TRANSLATE_NOOP("WhyText", "It speaks of itself as “it”, as a firm does.")},
    {"organization.employer", QT_TRANSLATE_NOOP("WhyText", "Somebody who speaks is named as one of it.")},
    {"organization.platform", QT_TRANSLATE_NOOP("WhyText", "Something was posted on it.")},
    {"organization.saint", QT_TRANSLATE_NOOP("WhyText", "It is a house that is called after a saint.")},
    {"organization.paper", QT_TRANSLATE_NOOP("WhyText", "Something was told to it or printed in it.")},
    {"organization.initials", QT_TRANSLATE_NOOP("WhyText", "These are the initials of an organization named in full.")},
    {"organization.short", QT_TRANSLATE_NOOP("WhyText", "It is short for an organization named in full.")},
    {"organization.", QT_TRANSLATE_NOOP("WhyText", "The list of organizations has this name.")},
    {"seat.acts", QT_TRANSLATE_NOOP("WhyText", "It speaks or acts here, as those who sit there do.")},
    {"seat.", QT_TRANSLATE_NOOP("WhyText", "It is where something happens here, so the place is meant.")},
    {"date.weekday-of-next-week",
     QT_TRANSLATE_NOOP("WhyText", "“Next” is taken for the day of next week; some mean the next one to come.")},
    {"date.digits-either",
     QT_TRANSLATE_NOOP("WhyText", "It may be written day first or month first, so only its year is sure.")},
    {"date.nearest-quarter",
     QT_TRANSLATE_NOOP("WhyText", "It is a quarter of the year without the year; the nearest one is taken.")},
    {"date.", QT_TRANSLATE_NOOP("WhyText", "It is a date, counted from that of the article where it needs one.")},
    {"time.", QT_TRANSLATE_NOOP("WhyText", "It is a time of day.")},
    {"cast.full", QT_TRANSLATE_NOOP("WhyText", "This is the fullest form of the name in the article.")},
    {"cast.same", QT_TRANSLATE_NOOP("WhyText", "It is written like the name it is counted with.")},
    {"cast.likeliest",
     QT_TRANSLATE_NOOP("WhyText", "Several people have this name; it is counted with the likeliest.")},
    {"cast.surname", QT_TRANSLATE_NOOP("WhyText", "It is counted with the person of that surname.")},
    {"cast.forename", QT_TRANSLATE_NOOP("WhyText", "It is counted with the person of that forename.")},
    {"cast.title", QT_TRANSLATE_NOOP("WhyText", "It is counted with the person of that surname and title.")},
    {"cast.initials", QT_TRANSLATE_NOOP("WhyText", "Its initials fit the fuller name.")},
    {"cast.acronym", QT_TRANSLATE_NOOP("WhyText", "Its letters are the initials of the fuller name.")},
    {"cast.country", QT_TRANSLATE_NOOP("WhyText", "It is another name of the same country.")},
    {"cast.", QT_TRANSLATE_NOOP("WhyText", "It is a shorter form of the fuller name.")},
    {"quote.announced", QT_TRANSLATE_NOOP("WhyText", "The sentence says that these words are somebody's.")},
    {"quote.in-clause", QT_TRANSLATE_NOOP("WhyText", "Words in marks that are built into the writer's sentence.")},
    {"quote.indirect", QT_TRANSLATE_NOOP("WhyText", "A word of saying brings them along, without marks.")},
    {"quote.turn", QT_TRANSLATE_NOOP("WhyText", "It is a turn of a conversation.")},
    {"quote.dash", QT_TRANSLATE_NOOP("WhyText", "A dash begins what somebody says.")},
    {"quote.", QT_TRANSLATE_NOOP("WhyText", "The words stand in quotation marks.")},
    {"speaker.inversion", QT_TRANSLATE_NOOP("WhyText", "The speaker stands behind the word of saying.")},
    {"speaker.cue-after", QT_TRANSLATE_NOOP("WhyText", "Behind the quote stands who said it.")},
    {"speaker.cue-before", QT_TRANSLATE_NOOP("WhyText", "Before the quote stands who said it.")},
    {"speaker.cue-in-sentence", QT_TRANSLATE_NOOP("WhyText", "The sentence that the quote is in says who said it.")},
    {"speaker.cue-later", QT_TRANSLATE_NOOP("WhyText", "What follows says who said it.")},
    {"speaker.according-to", QT_TRANSLATE_NOOP("WhyText", "It is “according to” the speaker.")},
    {"speaker.in-words", QT_TRANSLATE_NOOP("WhyText", "They are said to be the speaker's words.")},
    {"speaker.colon", QT_TRANSLATE_NOOP("WhyText", "The speaker stands before the colon.")},
    {"speaker.headline", QT_TRANSLATE_NOOP("WhyText", "The headline names the speaker.")},
    {"speaker.signed", QT_TRANSLATE_NOOP("WhyText", "The name under the words is their speaker's.")},
    {"speaker.goes-on", QT_TRANSLATE_NOOP("WhyText", "The speaker of the quote before goes on.")},
    {"speaker.list", QT_TRANSLATE_NOOP("WhyText", "It stands in a row of quotes of one speaker.")},
    {"speaker.next-paragraph", QT_TRANSLATE_NOOP("WhyText", "The next paragraph says who said it.")},
    {"speaker.outer-cue", QT_TRANSLATE_NOOP("WhyText", "It is part of what the speaker of a longer quote says.")},
    {"speaker.sentence-before", QT_TRANSLATE_NOOP("WhyText", "The sentence before tells of the speaker.")},
    {"speaker.sentence-subject", QT_TRANSLATE_NOOP("WhyText", "The sentence is about the speaker.")},
    {"speaker.turn", QT_TRANSLATE_NOOP("WhyText", "Speakers take turns here.")},
    {"turn.initials", QT_TRANSLATE_NOOP("WhyText", "The letters are the initials of somebody named before.")},
    {"turn.answer", QT_TRANSLATE_NOOP("WhyText", "The answers are of the one the text before them is about.")},
    {"speaker.", QT_TRANSLATE_NOOP("WhyText", "The words around the quote name its speaker.")},
    {"pronoun.last-speaker", QT_TRANSLATE_NOOP("WhyText", "The pronoun means who spoke last.")},
    {"pronoun.subject", QT_TRANSLATE_NOOP("WhyText", "The pronoun means whom the sentence before is about.")},
    {"pronoun.", QT_TRANSLATE_NOOP("WhyText", "The pronoun means somebody named before.")},
    {"nominal.role", QT_TRANSLATE_NOOP("WhyText", "The words name somebody by their office.")},
    {"nominal.", QT_TRANSLATE_NOOP("WhyText", "The words mean somebody named before.")},
};

void add(Why &why, const Evidence &evidence)
{
    for (const QString &rule : evidence.rule.split(QLatin1Char('+'), Qt::SkipEmptyParts)) {
        const QString sentence = ruleSentence(rule);
        if (!why.sentences.contains(sentence))
            why.sentences.append(sentence);
    }
    why.spans.append(evidence.spans);
}

/// Sorted, and none over another.
QList<Span> apart(QList<Span> spans)
{
    std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return outerFirst(a, b); });
    QList<Span> result;
    for (const Span span : std::as_const(spans))
        if (!span.isEmpty() && (result.isEmpty() || result.last().end <= span.start))
            result.append(span);
    return result;
}

/// What an export will say that the words mean: which place, which day, or that nobody knows.
QString meaningOf(const Mention &mention, const QDate &published)
{
    if (mention.location) {
        const QString where = locationText(*mention.location);
        return where.isEmpty()
                   ? QString()
                   : QCoreApplication::translate("WhyText", "The place meant is taken to be in %1.").arg(where);
    }
    if (mention.label != labels::date || !mention.why.rule.startsWith(QLatin1StringView("date.")))
        return {};
    if (!mention.value.isEmpty())
        return QCoreApplication::translate("WhyText", "It is taken to mean %1.").arg(mention.value);
    return published.isValid()
               ? QCoreApplication::translate("WhyText", "It has no value: the words do not tell which day it is.")
               : QCoreApplication::translate("WhyText", "It has no value: the article's date is not known.");
}

} // namespace

QString ruleSentence(const QString &rule)
{
    for (const RuleText &text : texts)
        if (rule.startsWith(QLatin1StringView(text.rule)))
            return QCoreApplication::translate("WhyText", text.sentence);
    return rule;
}

Why whyOf(const Recognition &recognition, int index, const QDate &published)
{
    Why why;
    const qsizetype at = index - recognition.mentions.size();
    if (at < 0) {
        const Mention &mention = recognition.mentions[index];
        add(why, mention.why);
        if (!mention.merge.rule.isEmpty())
            add(why, mention.merge);
        why.score = mention.why.score;
        if (const QString says = meaningOf(mention, published); !says.isEmpty())
            why.sentences.append(says);
    } else {
        const Quote &quote = recognition.quotes[at];
        add(why, quote.why);
        why.score = quote.why.score;
        if (quote.speaker) {
            add(why, quote.speaker->why);
            why.spans.append(quote.speaker->span);
            why.score = std::min(why.score, quote.speaker->why.score);
        }
        if (quote.cue)
            why.spans.append(*quote.cue);
    }
    why.spans = apart(why.spans);
    return why;
}

} // namespace bluepencil
