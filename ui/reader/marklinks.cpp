// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/marklinks.h"

#include "ui/reader/markpainter.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace bluepencil {

namespace {

constexpr int mostLinks = 12; // more would only be a thicket
constexpr int laneWidth = 7;  // between two links, in pixels
constexpr int barRoom = 26;   // left of the column, for the bars of quotes
constexpr int arrow = 5;

/// Where an end of a link stands: the middle of its first line, or beyond the edge of the page.
struct End {
    double y = 0;
    bool isOnScreen = false;
};

class LinkPainter
{
public:
    LinkPainter(QPainter &painter, ReaderPage &page, const QRect &clip)
        : m_painter(painter)
        , m_page(page)
        , m_clip(clip)
    {
    }

    void paint(const MarkLink &link, int lane)
    {
        const End from = endAt(link.from);
        const End to = endAt(link.to);
        if (!from.isOnScreen && !to.isOnScreen && (from.y < 0) == (to.y < 0))
            return; // wholly above or below
        const QColor ink = m_page.theme().activeOutline;
        const double right = m_page.geometry().columnLeft - 5;
        const double x = std::max(3.0, m_page.geometry().columnLeft - double(barRoom + lane * laneWidth)) + 0.5;
        const double nearEnd = from.y + (from.isOnScreen && to.y == from.y ? -2 : 0); // both on one line
        QPainterPath path;
        if (from.isOnScreen) {
            path.moveTo(right, nearEnd);
            path.lineTo(x, nearEnd);
        } else {
            path.moveTo(x, nearEnd);
        }
        path.lineTo(x, to.y + 2);
        if (to.isOnScreen)
            path.lineTo(right, to.y + 2);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.strokePath(path, QPen(ink, 1.2));
        if (to.isOnScreen) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(ink);
            m_painter.drawPolygon(QPolygonF{{right + 1, to.y + 2},
                                            {right - arrow, to.y + 2 - arrow * 0.7},
                                            {right - arrow, to.y + 2 + arrow * 0.7}});
        }
        m_painter.restore();
        if (to.isOnScreen)
            m_names.push_back({link.name, x, to.y + 2});
    }

    /// Names at one line stand in a row, left of all the lines.
    void paintNames()
    {
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            Name row = m_names[i];
            const auto sameLine = [&](const Name &name) { return std::abs(name.y - row.y) < 1; };
            if (std::any_of(m_names.begin(), m_names.begin() + static_cast<std::ptrdiff_t>(i), sameLine))
                continue;
            for (std::size_t k = i + 1; k < m_names.size(); ++k)
                if (sameLine(m_names[k]) && m_names[k].text != row.text)
                    row.text += QStringLiteral(", ") + m_names[k].text;
            for (const Name &name : m_names)
                row.x = std::min(row.x, name.x);
            paintName(row.text, row.x, row.y, m_page.theme().activeOutline);
        }
    }

    void outline(Span span)
    {
        std::vector<MarkPainter::Words> words;
        m_page.forEachStretch(span, [&](const ReaderPage::Stretch &stretch) {
            const auto &line = stretch.placed.layout->lines()[static_cast<std::size_t>(stretch.line)];
            const double top = stretch.placed.top + line.top;
            words.push_back({stretch.rect.left(), stretch.rect.right(),
                             static_cast<double>(stretch.placed.top + line.baseline), top, top + line.height});
        });
        MarkPainter(m_painter, m_page.theme(), m_page.typography()).farOutline(words);
    }

private:
    End endAt(Span span)
    {
        End end;
        double top = std::numeric_limits<double>::max();
        m_page.forEachStretch(span, [&](const ReaderPage::Stretch &s) {
            const auto &line = s.placed.layout->lines()[static_cast<std::size_t>(s.line)];
            top = std::min(top, s.placed.top + line.top + line.height / 2.0);
        });
        const int height = m_page.viewport().height();
        if (top < std::numeric_limits<double>::max()) {
            end.y = top;
            end.isOnScreen = true;
        } else {
            const bool above =
                m_page.visible().empty() || span.start < m_page.visible().front().layout->span().start ||
                (span.start < m_page.visible().back().layout->span().end && span.start < m_page.topPosition());
            end.y = above ? -20 : height + 20;
        }
        return end;
    }

    void paintName(const QString &name, double x, double y, const QColor &ink)
    {
        m_painter.setFont(m_page.typography().note);
        const QFontMetrics metrics = m_painter.fontMetrics();
        const int room = static_cast<int>(x) - 10;
        if (room < metrics.averageCharWidth() * 5)
            return; // in the tool tip and the Tag menu too
        const QString shown = metrics.elidedText(name, Qt::ElideRight, room);
        const QRect place(static_cast<int>(x) - 6 - metrics.horizontalAdvance(shown),
                          static_cast<int>(y) - metrics.height() / 2, metrics.horizontalAdvance(shown) + 1,
                          metrics.height());
        if (!place.intersects(m_clip))
            return;
        m_painter.setPen(ink);
        m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }

    struct Name {
        QString text;
        double x = 0; ///< of the line
        double y = 0;
    };

    QPainter &m_painter;
    ReaderPage &m_page;
    QRect m_clip;
    std::vector<Name> m_names;
};

} // namespace

void paintMarkLinks(QPainter &painter, ReaderPage &page, const QList<MarkLink> &links, const QRect &clip)
{
    LinkPainter paint(painter, page, clip);
    for (qsizetype i = 0; i < std::min<qsizetype>(links.size(), mostLinks); ++i) {
        paint.outline(links[i].isFromActive ? links[i].to : links[i].from);
        paint.paint(links[i], static_cast<int>(i));
    }
    paint.paintNames();
}

} // namespace bluepencil
