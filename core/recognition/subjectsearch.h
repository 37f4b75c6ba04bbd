// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/cues.h"
#include "core/recognition/nounphrases.h"
#include "core/recognition/quoteplace.h"

#include <optional>

namespace bluepencil::recognition {

/// Finds who does what a cue says, round one quote. Holds references. Constant work a question: the clause
/// it looks over is bounded by the quote's place.
class SubjectSearch
{
public:
    SubjectSearch(const Reading &reading, const QuotePlace &place)
        : m_reading(reading)
        , m_tokens(reading.tokens())
        , m_place(place)
    {
    }

    /// Whose cue it is, between tokens `from` and `to`. `depth` counts the verbs passed that share a subject.
    std::optional<NounPhrase> subjectOf(qint32 cue, qint32 from, qint32 to, int depth = 0) const;
    /// "was told", "were described": whoever stands before it does not speak.
    bool isPassive(qint32 cue, qint32 from) const;
    /// "was quoted as saying", "is reported to have said": the verb behind it is what whoever stands before does.
    bool isReport(qint32 cue) const;
    /// Whose words a passive reports, at its verb of speech: "Ruiz was heard to [say]", "was quoted as [saying]".
    std::optional<NounPhrase> reportedSpeaker(qint32 cue, qint32 from) const;
    /// "was told by [her]", looking up to token `to`.
    std::optional<NounPhrase> agentOf(qint32 cue, qint32 to) const;
    /// In marks, and not in the quote's own.
    bool skipped(qint32 i) const;
    /// From `i` over adverbs, leftwards (step -1) over auxiliaries too; `limit` where nothing else comes.
    qint32 overAdverbs(qint32 i, qint32 step, qint32 limit) const;

private:
    std::optional<NounPhrase> objectQuoted(qint32 cue, qint32 to) const;
    std::optional<NounPhrase> subjectOverComma(qint32 comma, qint32 from) const;
    std::optional<NounPhrase> pluralBefore(qint32 cue, qint32 at, qint32 from) const;
    std::optional<NounPhrase> headOfRelative(qint32 cue, qint32 from) const;
    std::optional<NounPhrase> nearestSubject(qint32 before, qint32 from) const;
    std::optional<NounPhrase> participleSubject(qint32 cue, qint32 from, int depth) const;

    const Reading &m_reading;
    const Tokens &m_tokens;
    const QuotePlace &m_place;
};

} // namespace bluepencil::recognition
