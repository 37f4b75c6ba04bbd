// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rowdelegate.h"

#include "ui/panels/panelroles.h"
#include "ui/reader/mark.h"
#include "ui/style/markswatch.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace bluepencil {

namespace {

constexpr int edge = 8;
constexpr int gap = 6;
constexpr int swatchWidth = 14;

QFont subtitleFont(const QFont &base)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * 0.88);
    return font;
}

/// Breaks text into at most `lines` lines of that width, the last one elided. Draws if a painter is given.
int layOut(const QString &text, const QFont &font, int width, int lines, QPainter *painter, QPoint at)
{
    const QFontMetrics metrics(font);
    QTextLayout layout(text, font);
    layout.beginLayout();
    int used = 0;
    for (; used < lines; ++used) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        if (!painter)
            continue;
        const bool last = used == lines - 1;
        const QString words = last ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, width)
                                   : text.mid(line.textStart(), line.textLength());
        painter->drawText(at.x(), at.y() + used * metrics.height() + metrics.ascent(), words);
    }
    layout.endLayout();
    return std::max(used, 1);
}

} // namespace

RowDelegate::RowDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem style = option;
    initStyleOption(&style, index);
    style.text.clear();
    const QWidget *widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &style, painter, widget);

    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette &palette = option.palette;
    QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QColor quiet = ink;
    quiet.setAlphaF(selected ? 0.9f : 0.72f);

    QRect area = option.rect.adjusted(edge, 4, -edge, -4);
    const QVariant label = index.data(LabelRole);
    if (label.isValid() && !m_theme.styles.isEmpty()) {
        const MarkStyle &markStyle = m_theme.styles[m_theme.styleIndex(label.toString())];
        const QFontMetrics metrics(option.font);
        const QRect swatch(area.left(), area.top() + (metrics.height() - 12) / 2, swatchWidth, 12);
        drawMarkSwatch(painter, swatch, markStyle, static_cast<MarkState>(index.data(StateRole).toInt()));
        area.setLeft(area.left() + swatchWidth + gap);
    }
    const QVariant count = index.data(CountRole);
    if (count.isValid()) {
        const QString text = QLocale().toString(count.toInt());
        painter->setFont(subtitleFont(option.font));
        painter->setPen(quiet);
        const int width = QFontMetrics(painter->font()).horizontalAdvance(text);
        painter->drawText(QRect(area.right() - width, area.top(), width + 1, QFontMetrics(option.font).height()),
                          Qt::AlignRight | Qt::AlignVCenter, text);
        area.setRight(area.right() - width - gap);
    }
    QFont titleFont = option.font;
    titleFont.setBold(index.data(EmphasisRole).toBool());
    const bool problem = index.data(ProblemRole).toBool();
    titleFont.setItalic(problem);
    painter->setFont(titleFont);
    painter->setPen(problem ? quiet : ink);
    const int lines =
        layOut(index.data(Qt::DisplayRole).toString(), titleFont, area.width(), m_titleLines, painter, area.topLeft());
    const QString subtitle = index.data(SubtitleRole).toString();
    if (!subtitle.isEmpty()) {
        painter->setFont(subtitleFont(option.font));
        painter->setPen(quiet);
        const QFontMetrics metrics(painter->font());
        painter->drawText(area.left(), area.top() + lines * QFontMetrics(titleFont).height() + metrics.ascent() + 1,
                          metrics.elidedText(subtitle, Qt::ElideRight, area.width()));
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int lines = 1;
    if (m_titleLines > 1 && option.rect.width() > 0) {
        const int width = option.rect.width() - 2 * edge - swatchWidth - gap;
        lines =
            layOut(index.data(Qt::DisplayRole).toString(), option.font, std::max(width, 40), m_titleLines, nullptr, {});
    }
    int height = lines * QFontMetrics(option.font).height() + 8;
    if (!index.data(SubtitleRole).toString().isEmpty())
        height += QFontMetrics(subtitleFont(option.font)).height() + 1;
    return {100, height};
}

} // namespace bluepencil
