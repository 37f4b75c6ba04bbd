// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/recognized.h"

#include <QFile>
#include <QMap>

#include <algorithm>

namespace bluepencil::test {

/// One passage of tests/data/recognition/quotes-*.txt (the form is told in the file).
struct QuotePassage {
    QByteArray style; ///< "curly"
    QByteArray title; ///< what is hard in it
    QByteArray notation;
};

/// A quote as a passage or the recognizer has it, in words that compare.
struct ToldQuote {
    QByteArray kind;
    QByteArray cue;   ///< empty: not told
    QByteArray words; ///< that name the speaker; "?" where the text does not tell; empty: not told
    QByteArray name;  ///< whom they stand for; "-": nobody that the text names
    QList<Span> parts;
};

inline QList<QuotePassage> readPassages(const QString &path)
{
    QList<QuotePassage> passages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return passages;
    for (const QByteArray &block : file.readAll().split('@')) {
        const qsizetype line = block.indexOf('\n');
        const qsizetype colon = block.indexOf(':');
        if (passages.isEmpty() && block.startsWith('#'))
            continue; // what the file says of itself
        if (line < 0 || colon < 0 || colon > line)
            continue;
        passages.append({block.left(colon).trimmed(), block.sliced(colon + 1, line - colon - 1).trimmed(),
                         block.sliced(line + 1).trimmed()});
    }
    return passages;
}

/// "direct said 1: she = Ana Ruiz" taken apart; marks of one number are parts of one quote.
inline QList<ToldQuote> goldQuotes(const MarkedText &marked)
{
    QList<ToldQuote> quotes;
    QMap<QByteArray, qsizetype> numbered;
    for (const MarkedSpan &mark : marked.marks) {
        const qsizetype colon = mark.label.indexOf(':');
        QList<QByteArray> head = mark.label.left(colon < 0 ? mark.label.size() : colon).simplified().split(' ');
        QByteArray number;
        if (head.size() > 1 && head.last().size() == 1 && head.last()[0] >= '1' && head.last()[0] <= '9')
            number = head.takeLast();
        if (!number.isEmpty() && numbered.contains(number)) {
            quotes[numbered[number]].parts.append(mark.span);
            continue;
        }
        ToldQuote quote;
        quote.kind = head.takeFirst();
        quote.cue = head.join(' ');
        quote.parts = {mark.span};
        if (colon >= 0) {
            const QByteArray speaker = mark.label.sliced(colon + 1).trimmed();
            const qsizetype is = speaker.indexOf(" = ");
            quote.words = is < 0 ? speaker : speaker.left(is);
            if (is >= 0)
                quote.name = speaker.sliced(is + 3);
        }
        if (!number.isEmpty())
            numbered[number] = quotes.size();
        quotes.append(quote);
    }
    return quotes;
}

inline QList<ToldQuote> foundQuotes(const QByteArray &text, const Recognition &recognition)
{
    QList<ToldQuote> quotes;
    for (const Quote &quote : recognition.quotes) {
        ToldQuote told;
        told.kind = toString(quote.kind).toUtf8();
        told.parts = quote.parts;
        if (quote.cue)
            told.cue = text.mid(quote.cue->start, quote.cue->length()).simplified();
        told.words = "?";
        if (quote.speaker) {
            told.words = text.mid(quote.speaker->span.start, quote.speaker->span.length()).simplified();
            told.name = quote.speaker->name.toUtf8();
        }
        quotes.append(told);
    }
    return quotes;
}

inline bool isSpoken(const ToldQuote &quote)
{
    return quote.kind == "direct" || quote.kind == "partial";
}

/// Is it the right one who speaks? Words or name must agree; a pronoun that is resolved must be resolved.
inline bool sameSpeaker(const ToldQuote &gold, const ToldQuote &found)
{
    if (gold.words.isEmpty())
        return true;
    if (gold.words == "?" || found.words == "?")
        return gold.words == found.words;
    if (gold.name == "-")
        return found.words == gold.words && found.name.isEmpty();
    const auto has = [](const QByteArray &text, const QByteArray &words) {
        return (' ' + text.toLower() + ' ').contains(' ' + words.toLower() + ' ');
    };
    if (!gold.name.isEmpty() && gold.name != gold.words)
        return has(found.name, gold.name) || has(gold.name, found.words);
    return has(found.words, gold.words) || has(gold.words, found.words) || has(found.name, gold.words);
}

/// What came out of a set of passages.
struct QuoteScore {
    int gold = 0;
    int found = 0;
    int right = 0; ///< spans, exactly
    int kinds = 0; ///< of these: direct or partial as it should be
    int titles = 0;
    int titlesSpoken = 0;
    int indirect = 0;
    int indirectFound = 0;
    int indirectRight = 0;
    int speakers = 0; ///< of the right spans, indirect ones too
    int speakersRight = 0;
    int speakersNone = 0; ///< none given where there is one
    int words = 0;        ///< the right words besides
    int cues = 0;
    int cuesRight = 0;

    double precision() const { return found ? double(right) / found : 1; }
    double recall() const { return gold ? double(right) / gold : 1; }
    double speaker() const { return speakers ? double(speakersRight) / speakers : 1; }
    QByteArray print() const
    {
        return QStringLiteral("quotes %1 (P %2 R %3), kind right %4, speakers %5 of %6 = %7 (none given %8, words %9)")
                   .arg(gold)
                   .arg(precision(), 0, 'f', 3)
                   .arg(recall(), 0, 'f', 3)
                   .arg(kinds)
                   .arg(speakersRight)
                   .arg(speakers)
                   .arg(speaker(), 0, 'f', 3)
                   .arg(speakersNone)
                   .arg(words)
                   .toUtf8() +
               QStringLiteral(", cues %1 of %2, titles taken for speech %3 of %4, indirect %5 right of %6, found %7")
                   .arg(cuesRight)
                   .arg(cues)
                   .arg(titlesSpoken)
                   .arg(titles)
                   .arg(indirectRight)
                   .arg(indirect)
                   .arg(indirectFound)
                   .toUtf8();
    }
};

/// Adds a passage to a score; false where anything differs.
inline bool score(const QList<ToldQuote> &gold, const QList<ToldQuote> &found, QuoteScore &sum)
{
    const auto same = [](const QList<ToldQuote> &list, const ToldQuote &quote) {
        return std::find_if(list.begin(), list.end(), [&](const ToldQuote &q) {
            return q.parts == quote.parts && (isSpoken(q) == isSpoken(quote)) && (isSpoken(q) || q.kind == quote.kind);
        });
    };
    bool all = true;
    for (const ToldQuote &quote : found) {
        const bool hit = same(gold, quote) != gold.end();
        sum.found += isSpoken(quote);
        sum.right += isSpoken(quote) && hit;
        sum.indirectFound += quote.kind == "indirect";
        sum.indirectRight += quote.kind == "indirect" && hit;
        all = all && hit;
    }
    for (const ToldQuote &quote : gold) {
        sum.gold += isSpoken(quote);
        sum.indirect += quote.kind == "indirect";
        const auto hit = same(found, quote);
        if (quote.kind == "title") {
            ++sum.titles;
            sum.titlesSpoken += std::any_of(found.begin(), found.end(), [&](const ToldQuote &q) {
                return isSpoken(q) && q.parts.first().overlaps(quote.parts.first());
            });
        }
        if (hit == found.end()) {
            all = false;
            continue;
        }
        if (quote.kind == "title")
            continue;
        sum.kinds += isSpoken(quote) && hit->kind == quote.kind;
        const bool right = sameSpeaker(quote, *hit);
        const bool words = quote.words.isEmpty() || quote.words == hit->words;
        ++sum.speakers;
        sum.speakersRight += right;
        sum.speakersNone += hit->words == "?" && quote.words != "?" && !quote.words.isEmpty();
        sum.words += words;
        if (!quote.cue.isEmpty()) {
            ++sum.cues;
            sum.cuesRight += quote.cue == hit->cue;
        }
        all = all && right && words && hit->kind == quote.kind && (quote.cue.isEmpty() || quote.cue == hit->cue);
    }
    return all;
}

/// What was found, in the notation of the passages.
inline QByteArray printFound(const QByteArray &text, const QList<ToldQuote> &found)
{
    QList<MarkedSpan> marks;
    int several = 0;
    for (const ToldQuote &quote : found) {
        const QByteArray number = quote.parts.size() > 1 ? ' ' + QByteArray::number(++several) : QByteArray();
        QByteArray label = quote.kind + (quote.cue.isEmpty() ? QByteArray() : ' ' + quote.cue) + number;
        if (quote.kind != "title")
            label += ": " + quote.words +
                     (quote.name.isEmpty() || quote.name == quote.words ? QByteArray() : " = " + quote.name);
        for (qsizetype i = 0; i < quote.parts.size(); ++i)
            marks.append({quote.parts[i], i == 0 ? label : quote.kind + number});
    }
    return printMarked(text, marks);
}

} // namespace bluepencil::test
