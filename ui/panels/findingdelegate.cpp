// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findingdelegate.h"

#include "ui/panels/findingsmodel.h"
#include "ui/style/markswatch.h"

#include <QApplication>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace bluepencil {

namespace {

constexpr int edge = 8;
constexpr int gap = 6;
constexpr int arrowWidth = 14;
constexpr int swatchWidth = 14;
constexpr qsizetype mostSwatches = 4;

QStyle *styleOf(const QWidget *widget)
{
    return widget ? widget->style() : QApplication::style();
}

/// Draws as much as there is room for, and gives where it ended.
int drawText(QPainter *painter, const QString &text, int x, const QRect &area)
{
    const QFontMetrics metrics = painter->fontMetrics();
    const int room = area.right() - x;
    if (room <= 0 || text.isEmpty())
        return x;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    painter->drawText(x, area.top() + (area.height() - metrics.height()) / 2 + metrics.ascent(), shown);
    return x + metrics.horizontalAdvance(shown);
}

} // namespace

FindingDelegate::FindingDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

QRect FindingDelegate::tickRect(const QRect &row, bool isPlace, const QWidget *widget)
{
    const int side = styleOf(widget)->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, widget);
    const int left = row.left() + edge + arrowWidth + (isPlace ? side + gap : 0);
    return {left, row.center().y() - side / 2, side, side};
}

QPalette FindingDelegate::tickPalette(QPalette palette)
{
    if (palette.color(QPalette::Window).lightness() < 128)
        palette.setColor(QPalette::Window, palette.color(QPalette::WindowText));
    return palette;
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem style = option;
    initStyleOption(&style, index);
    style.text.clear();
    style.features.setFlag(QStyleOptionViewItem::HasCheckIndicator, false); // ours is drawn where ours is clicked
    styleOf(option.widget)->drawControl(QStyle::CE_ItemViewItem, &style, painter, option.widget);

    painter->save();
    const bool isPlace = index.data(FindingsModel::HitRole).toBool();
    const QRect tick = tickRect(option.rect, isPlace, option.widget);
    if (const QVariant state = index.data(Qt::CheckStateRole); state.isValid()) {
        QStyleOptionViewItem box = option;
        box.rect = tick;
        box.palette = tickPalette(option.palette);
        const int checked = state.toInt();
        box.state &= ~(QStyle::State_HasFocus | QStyle::State_On | QStyle::State_Off | QStyle::State_NoChange);
        box.state |= checked == Qt::Checked     ? QStyle::State_On
                     : checked == Qt::Unchecked ? QStyle::State_Off
                                                : QStyle::State_NoChange;
        styleOf(option.widget)->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
    }
    QRect area = option.rect;
    area.setLeft(tick.right() + 1 + gap);
    area.setRight(area.right() - edge);
    if (isPlace)
        paintPlace(painter, option, index, area);
    else
        paintArticle(painter, option, index, area);
    painter->restore();
}

void FindingDelegate::paintArticle(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                   QRect area) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QColor quiet = ink;
    quiet.setAlphaF(selected ? 0.9f : 0.72f);
    const int count = index.data(FindingsModel::CountRole).toInt();
    if (count > 0) {
        QStyleOption arrow;
        arrow.rect = QRect(option.rect.left() + edge / 2, option.rect.center().y() - 5, 10, 10);
        arrow.palette = option.palette;
        arrow.palette.setColor(QPalette::WindowText, ink);
        arrow.state = QStyle::State_Enabled;
        const bool folded = index.data(FindingsModel::FoldedRole).toBool();
        styleOf(option.widget)
            ->drawPrimitive(folded ? QStyle::PE_IndicatorArrowRight : QStyle::PE_IndicatorArrowDown, &arrow, painter,
                            option.widget);
        painter->setFont(option.font);
        painter->setPen(quiet);
        const QString number = QLocale().toString(count);
        const int width = painter->fontMetrics().horizontalAdvance(number);
        drawText(painter, number, area.right() - width, area.adjusted(0, 0, 2, 0));
        area.setRight(area.right() - width - 2 * gap);
    }
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(ink);
    const QString note = index.data(FindingsModel::NoteRole).toString();
    QRect title = area;
    if (!note.isEmpty()) // a long title leaves room for what there is to tell
        title.setRight(area.left() + area.width() / 3);
    const int x = drawText(painter, index.data(Qt::DisplayRole).toString(), area.left(), title);
    painter->setFont(option.font);
    painter->setPen(quiet);
    drawText(painter, note, x + 2 * gap, area);
}

void FindingDelegate::paintPlace(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                 QRect area) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QColor quiet = ink;
    quiet.setAlphaF(selected ? 0.9f : 0.72f);
    const QStringList labels = index.data(FindingsModel::LabelsRole).toStringList().mid(0, mostSwatches);
    for (const QString &label : labels) {
        const QRect swatch(area.right() - swatchWidth, area.center().y() - 6, swatchWidth, 12);
        if (!m_theme.styles.isEmpty())
            drawMarkSwatch(painter, swatch, m_theme.styles[m_theme.styleIndex(label)], MarkState::Own);
        area.setRight(swatch.left() - gap);
    }
    painter->setFont(option.font);
    painter->setPen(quiet);
    int x = drawText(painter, index.data(FindingsModel::BeforeRole).toString(), area.left(), area);
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(ink);
    x = drawText(painter, index.data(FindingsModel::WordsRole).toString(), x, area);
    painter->setFont(option.font);
    painter->setPen(quiet);
    drawText(painter, index.data(FindingsModel::AfterRole).toString(), x, area);
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, QFontMetrics(option.font).height() + 8};
}

bool FindingDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    if (event->type() == QEvent::KeyPress)
        return QStyledItemDelegate::editorEvent(event, model, option, index); // Space
    const bool isMouse = event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonPress ||
                         event->type() == QEvent::MouseButtonDblClick;
    const auto *mouse = isMouse ? static_cast<QMouseEvent *>(event) : nullptr;
    if (!mouse || mouse->button() != Qt::LeftButton)
        return false;
    const bool isPlace = index.data(FindingsModel::HitRole).toBool();
    const QRect tick = tickRect(option.rect, isPlace, option.widget).adjusted(-gap / 2, -gap, gap / 2, gap);
    const bool isOver = event->type() == QEvent::MouseButtonRelease;
    const QPoint at = mouse->position().toPoint();
    if (tick.contains(at) && index.flags().testFlag(Qt::ItemIsUserCheckable)) {
        const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        if (isOver)
            model->setData(index, isTicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return true;
    }
    if (isOver && !isPlace && at.x() < tick.left())
        Q_EMIT foldWanted(index);
    else if (isOver)
        Q_EMIT chosen(index);
    return false;
}

} // namespace bluepencil
