// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QList>
#include <QString>

#include <functional>

namespace bluepencil {

/// How sure a mark is; told by shape as well as colour.
enum class MarkState : quint8 {
    Suggested, ///< the recognizer's word: dotted line, hardly any tint
    Own,       ///< tagged or accepted by the user: solid line and tint
};

/// One stretch of text to be marked. A discontinuous annotation gives one mark a part, under one id.
struct Mark {
    Span span;
    quint64 id = 0;    ///< who it is, to the source; the view only hands it back
    quint16 style = 0; ///< index into the theme's mark styles (ReaderTheme::styleIndex)
    MarkState state = MarkState::Suggested;
    bool hasNote = false;

    bool operator==(const Mark &) const = default;
};

/// A link between two marks, drawn while one of them is the active one.
struct MarkLink {
    Span from;
    Span to;
    QString name;             ///< plain text: "speaker"
    bool isFromActive = true; ///< it begins at the mark that was asked about

    bool operator==(const MarkLink &) const = default;
};

/// Where the view asks for marks: for the visible range only, on the GUI thread, so it must answer from
/// an index. Marks come in outerFirst order.
class MarkSource
{
public:
    virtual ~MarkSource() = default;
    virtual void forEachMark(Span range, const std::function<void(const Mark &)> &visit) const = 0;
    /// The user's note on a mark, shown in the margin; plain text, empty for none.
    virtual QString noteOf(quint64 id) const = 0;
    /// One line that tells what a mark is, for tool tips and screen readers: "Person: Ana Ruiz (suggested)".
    virtual QString describeMark(quint64 id) const = 0;
    /// Why it is there, in a sentence for tool tips; empty: nothing to tell.
    virtual QString reasonOf(quint64) const { return {}; }
    /// The links that begin or end at a mark.
    virtual QList<MarkLink> linksOf(quint64) const { return {}; }
};

} // namespace bluepencil
