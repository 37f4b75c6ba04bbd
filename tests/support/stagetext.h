// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/locations.h"
#include "core/recognition/reading.h"
#include "core/recognition/unmarkedspeech.h"
#include "tests/support/markednotation.h"

#include <QtTest>

namespace bluepencil::test {

/// A text made ready for one stage of recognition: its names are those that the notation marks
/// ("[[person|Ana Ruiz]]", place, organization), so that no tagger has a say; marks of other labels only point
/// at words ("[[at|Ruiz]]").
class StageText
{
public:
    explicit StageText(const QByteArray &notation)
        : m_marked(parseMarked(notation))
        , m_article(articleOf(m_marked.text))
        , m_tokens(recognition::view(m_article), recognition::textBlocks(m_article), lexicon())
        , m_names(namesOf(m_marked, m_tokens))
        , m_speech(recognition::speechOf(m_tokens))
        , m_reading(m_tokens, m_names, m_speech)
    {
    }
    StageText(const StageText &) = delete;
    StageText &operator=(const StageText &) = delete;

    const recognition::Reading &reading() const { return m_reading; }
    const recognition::Tokens &tokens() const { return m_tokens; }
    const std::vector<recognition::Name> &names() const { return m_names; }

    QByteArray words(Span span) const { return m_marked.text.mid(span.start, span.length()); }
    QByteArray words(qint32 first, qint32 end) const { return words(m_tokens.span(first, end)); }
    /// First token of the first mark with that label, or -1.
    qint32 first(const char *label) const { return token(label, true); }
    /// Its last token, or -1.
    qint32 last(const char *label) const { return token(label, false); }

private:
    static const recognition::Lexicon &lexicon()
    {
        static const recognition::Lexicon loaded = recognition::Lexicon::load(findData);
        return loaded;
    }
    static Article articleOf(const QByteArray &text)
    {
        ArticleParts parts;
        parts.text = text;
        return Article(parts);
    }
    static std::vector<recognition::Name> namesOf(const MarkedText &marked, const recognition::Tokens &tokens)
    {
        using recognition::NameLabel;
        std::vector<recognition::Name> names;
        for (const MarkedSpan &mark : marked.marks) {
            for (const NameLabel label : {NameLabel::Person, NameLabel::Place, NameLabel::Organization}) {
                if (recognition::toString(label).toUtf8() == mark.label)
                    names.push_back({tokens.atOrAfter(mark.span.start), tokens.atOrAfter(mark.span.end), label, {}});
            }
        }
        return names;
    }
    qint32 token(const char *label, bool first) const
    {
        for (const MarkedSpan &mark : m_marked.marks) {
            if (mark.label == label)
                return first ? m_tokens.atOrAfter(mark.span.start) : m_tokens.atOrAfter(mark.span.end) - 1;
        }
        return -1;
    }

    MarkedText m_marked;
    Article m_article;
    recognition::Tokens m_tokens;
    std::vector<recognition::Name> m_names;
    std::vector<recognition::MarkedWords> m_speech;
    recognition::Reading m_reading;
};

} // namespace bluepencil::test
