// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/readertheme.h"

#include <QPalette>
#include <QStyledItemDelegate>

namespace bluepencil {

/// Paints the rows of a FindingsModel: an article with arrow, tick, title and count; a place with its tick, the words
/// in bold in the line they stand in, and at the right the swatches of the tags on them. A click on the tick ticks, one
/// on the arrow folds, one elsewhere chooses. Text is drawn as it is, never as rich text.
class FindingDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit FindingDelegate(QObject *parent = nullptr);
    void setTheme(const ReaderTheme &theme) { m_theme = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    /// Where the tick of a row with this rectangle is.
    static QRect tickRect(const QRect &row, bool isPlace, const QWidget *widget);
    /// The style draws the frame of a tick a bit darker than the window, where nobody sees it in a dark theme.
    static QPalette tickPalette(QPalette palette);

Q_SIGNALS:
    void chosen(const QModelIndex &index);
    void foldWanted(const QModelIndex &index);

private:
    void paintArticle(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      QRect area) const;
    void paintPlace(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index, QRect area) const;

    ReaderTheme m_theme;
};

} // namespace bluepencil
