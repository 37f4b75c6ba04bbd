// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/readertheme.h"

#include <QStyledItemDelegate>

namespace bluepencil {

/// Paints a panel row: a swatch of its label, one line of text (quotes: up to two), a quieter line under it,
/// a count at the right. Text is drawn as it is, never as rich text.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RowDelegate(QObject *parent = nullptr);
    void setTheme(const ReaderTheme &theme) { m_theme = theme; }
    /// How many lines the first text may take.
    void setTitleLines(int lines) { m_titleLines = lines; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    ReaderTheme m_theme;
    int m_titleLines = 1;
};

} // namespace bluepencil
