// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/article.h"

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringMatcher>

#include <functional>

namespace bluepencil {

struct SearchOptions {
    bool wholeWord = false;
    bool matchCase = false;
    bool regularExpression = false; ///< Perl's, over one paragraph at a time

    bool operator==(const SearchOptions &) const = default;
};

/// Words or a pattern to look for in an article. A value; any thread.
class TextSearch
{
public:
    /// Finds nothing.
    TextSearch() = default;
    /// Errors: Invalid (a pattern that is none), with a sentence that says where.
    static Result<TextSearch> make(const QString &words, const SearchOptions &options);

    bool isEmpty() const { return m_words.isEmpty(); }

    enum class Outcome {
        Complete,
        Stopped, ///< by `take`
        TooSlow, ///< the pattern takes too long to decide; some paragraphs were left out
    };
    /// Hits that begin in `range`, in order, not overlapping, none empty. `take` gets them piece by piece as
    /// the text is gone through, a piece without hits too, and stops it all by false. `range` begins where a
    /// paragraph does. A pattern's hit is shorter than 4 KB in paragraphs beyond 1 MB. Linear for words; a
    /// pattern is given up in a paragraph after a bounded number of steps. For a worker thread.
    Outcome find(const Article &article, Span range, const std::function<bool(const QList<Span> &)> &take) const;

private:
    /// What is turned into UTF-16 at once: whole paragraphs, or a part of one that is very long.
    struct Piece {
        Span core;        ///< hits begin in here
        Span context;     ///< and may look at this
        bool cut = false; ///< ends inside a paragraph
    };
    static Piece pieceAt(const Article &article, qint32 position, Span range);
    QList<Span> hitsIn(const Article &article, const Piece &piece, qint32 from, int &givenUp) const;
    bool isHit(QStringView text, qsizetype at, qsizetype length) const;

    QString m_words;
    SearchOptions m_options;
    QStringMatcher m_matcher;
    QRegularExpression m_pattern;
};

} // namespace bluepencil
