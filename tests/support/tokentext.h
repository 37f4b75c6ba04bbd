// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/locations.h"
#include "core/recognition/tokens.h"
#include "tests/support/markednotation.h"

namespace bluepencil::test {

inline const recognition::Lexicon &shippedLexicon()
{
    static const recognition::Lexicon loaded = recognition::Lexicon::load(findData);
    return loaded;
}

/// A text of our own with marked words, cut into tokens for one stage alone: "in [[place|Jordan]]".
class TokenText
{
public:
    explicit TokenText(const QByteArray &notation)
        : m_marked(parseMarked(notation))
        , m_article(articleOf(m_marked.text))
        , m_tokens(recognition::view(m_article), recognition::textBlocks(m_article), shippedLexicon())
    {
    }
    const QByteArray &text() const { return m_marked.text; }
    const recognition::Tokens &tokens() const { return m_tokens; }
    qsizetype markCount() const { return m_marked.marks.size(); }
    QByteArray label(qsizetype mark) const { return m_marked.marks[mark].label; }
    /// Tokens [first, end) of a mark's words.
    qint32 first(qsizetype mark = 0) const { return m_tokens.atOrAfter(m_marked.marks[mark].span.start); }
    qint32 end(qsizetype mark = 0) const { return m_tokens.atOrAfter(m_marked.marks[mark].span.end); }

private:
    static Article articleOf(const QByteArray &text)
    {
        ArticleParts parts;
        parts.text = text;
        return Article(std::move(parts));
    }

    MarkedText m_marked;
    Article m_article;
    recognition::Tokens m_tokens;
};

} // namespace bluepencil::test
