// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"
#include "ui/style/readertheme.h"

#include <QWidget>

namespace bluepencil {

/// Tells what the marks mean: a sample of each category, and of suggested against one's own.
class Legend : public QWidget
{
    Q_OBJECT
public:
    explicit Legend(QWidget *parent = nullptr);
    void setContent(const ReaderTheme &theme, const Tagset &tagset);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row {
        MarkStyle style;
        QString name;
    };
    QList<Row> m_rows;
    QColor m_page;
};

} // namespace bluepencil
