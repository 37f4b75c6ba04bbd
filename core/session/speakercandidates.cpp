// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/speakercandidates.h"

#include "core/annotation/tagset.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace bluepencil {

namespace {

constexpr qint64 never = std::numeric_limits<qint64>::max();

qint64 distance(Span words, Span quote)
{
    return words.end <= quote.start ? qint64(quote.start) - words.end : 2 * (qint64(words.start) - quote.end);
}

} // namespace

bool isByNobody(const Annotation &quote)
{
    return quote.label == labels::quote &&
           quote.attributes.value(QStringLiteral("speaker")) == QStringLiteral("nobody");
}

void setByNobody(Annotation &quote, bool byNobody)
{
    if (byNobody)
        quote.attributes.insert(QStringLiteral("speaker"), QStringLiteral("nobody"));
    else if (isByNobody(quote))
        quote.attributes.remove(QStringLiteral("speaker"));
}

QList<SpeakerCandidate> speakerCandidates(const Recognition &recognition, Span quote)
{
    struct Nearest {
        qint64 distance = never;
        Span words;
        int entity = -1;
    };
    std::vector<Nearest> nearest(static_cast<std::size_t>(recognition.cast.size()));
    for (const Mention &mention : recognition.mentions) {
        if (mention.entity < 0 || mention.span.overlaps(quote))
            continue;
        Nearest &best = nearest[static_cast<std::size_t>(mention.entity)];
        if (const qint64 here = distance(mention.span, quote); here < best.distance)
            best = {here, mention.span, mention.entity};
    }
    const auto cannotSpeak = [&](const Nearest &one) {
        return one.entity < 0 || (recognition.cast[one.entity].label != labels::person &&
                                  recognition.cast[one.entity].label != labels::organization);
    };
    nearest.erase(std::remove_if(nearest.begin(), nearest.end(), cannotSpeak), nearest.end());
    std::stable_sort(nearest.begin(), nearest.end(),
                     [](const Nearest &a, const Nearest &b) { return a.distance < b.distance; });
    QList<SpeakerCandidate> candidates;
    candidates.reserve(static_cast<qsizetype>(nearest.size()));
    for (const Nearest &one : nearest) {
        const Entity &entity = recognition.cast[one.entity];
        candidates.append({entity.name, entity.description, one.words});
    }
    return candidates;
}

} // namespace bluepencil
