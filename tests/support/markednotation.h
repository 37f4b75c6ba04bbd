// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <algorithm>

namespace bluepencil::test {

/// Spans written into the text they lie in, so that a test reads like its subject:
///
///     said [[Person|Ana Ruiz]] of [[Quote|“the [[Place|Lima]] question”]]
///
/// parseMarked() takes the marks out, printMarked() puts them in; each undoes the other. Marks nest but do
/// not cross. Labels may hold anything but "|", "[[" and "]]".
struct MarkedSpan {
    Span span;
    QByteArray label;

    bool operator==(const MarkedSpan &) const = default;
};

struct MarkedText {
    QByteArray text;
    QList<MarkedSpan> marks; ///< outer before inner
};

inline void sortMarks(QList<MarkedSpan> &marks)
{
    std::stable_sort(marks.begin(), marks.end(),
                     [](const MarkedSpan &a, const MarkedSpan &b) { return outerFirst(a.span, b.span); });
}

inline MarkedText parseMarked(QByteArrayView notation)
{
    MarkedText parsed;
    QList<MarkedSpan> open;
    for (qsizetype i = 0; i < notation.size();) {
        if (notation.sliced(i).startsWith("[[")) {
            qsizetype bar = i + 2;
            while (bar < notation.size() && notation[bar] != '|')
                ++bar;
            open.append(
                {{static_cast<qint32>(parsed.text.size()), 0}, notation.sliced(i + 2, bar - i - 2).toByteArray()});
            i = std::min(bar + 1, notation.size());
        } else if (notation.sliced(i).startsWith("]]") && !open.isEmpty()) {
            MarkedSpan closed = open.takeLast();
            closed.span.end = static_cast<qint32>(parsed.text.size());
            parsed.marks.append(closed);
            i += 2;
        } else {
            parsed.text.append(notation[i++]);
        }
    }
    sortMarks(parsed.marks);
    return parsed;
}

inline QByteArray printMarked(const QByteArray &text, QList<MarkedSpan> marks)
{
    sortMarks(marks);
    QByteArray printed;
    QList<qint32> ends;
    qsizetype next = 0;
    for (qint32 i = 0; i <= text.size(); ++i) {
        while (!ends.isEmpty() && ends.last() <= i) {
            printed.append("]]");
            ends.removeLast();
        }
        while (next < marks.size() && marks[next].span.start == i) {
            printed.append("[[" + marks[next].label + '|');
            ends.append(marks[next].span.end);
            ++next;
        }
        if (i < text.size())
            printed.append(text[i]);
    }
    return printed;
}

} // namespace bluepencil::test
