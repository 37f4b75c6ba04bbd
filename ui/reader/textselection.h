// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"
#include "core/text/boundaries.h"

#include <optional>

namespace bluepencil {

class ReaderPage;

/// What a key does to the caret.
enum class CaretStep {
    Left,
    Right,
    PreviousWord,
    NextWord,
    PreviousSentence,
    NextSentence,
    LineStart,
    LineEnd,
    LineUp,
    LineDown,
    ParagraphUp,
    ParagraphDown,
    PageUp,
    PageDown,
    TextStart,
    TextEnd,
};

/// Caret and selection: the anchor stays, the caret moves, the selection is what lies between. Both always
/// on grapheme boundaries of the text. Bytes. Knows no widgets.
class TextSelection
{
public:
    qint32 anchor() const { return m_anchor; }
    qint32 caret() const { return m_caret; }
    Span span() const { return {std::min(m_anchor, m_caret), std::max(m_anchor, m_caret)}; }

    void set(const Article &article, qint32 anchor, qint32 caret);
    void move(ReaderPage &page, CaretStep step, bool select);

    /// A press of the mouse: selects the unit there, or from the old anchor to it. A drag then goes by
    /// whole units: what was pressed stays selected whichever way the mouse goes.
    void press(const Article &article, qint32 position, TextUnit unit, bool extend);
    /// The same for a span that is given (a mark): drags on by words.
    void pressSpan(const Article &article, Span span);
    void dragTo(const Article &article, qint32 position);
    /// The press of a drag that takes whole units from the first move on: a press alone sets the caret. Blanks,
    /// and punctuation where units are words, are left out at both ends.
    void pressSnapping(const Article &article, qint32 position, TextUnit unit);
    /// Of such a drag: `exactly` as far as the mouse, for as long as it is asked for.
    void dragSnapping(const Article &article, qint32 position, bool exactly);
    bool isSnapping() const { return m_snaps; }

private:
    qint32 moved(ReaderPage &page, CaretStep step);
    qint32 stepped(ReaderPage &page, bool toTheRight);

    qint32 m_anchor = 0;
    qint32 m_caret = 0;
    /// While one goes sideways: whether to the right is onwards. It stays as it was in the paragraph one began
    /// in; else one would go to and fro for ever between paragraphs of two directions.
    std::optional<bool> m_onToTheRight;
    std::optional<double> m_column; ///< the x that moves up and down keep to
    TextUnit m_unit = TextUnit::Grapheme;
    bool m_snaps = false;
    Span m_pressed;
};

} // namespace bluepencil
