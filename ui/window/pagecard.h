// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace bluepencil {

/// A small card that floats over the page beside some words, with an edge that shows on light and dark paper.
class PageCard : public QFrame
{
    Q_OBJECT
public:
    /// `parent` is the viewport it floats over.
    explicit PageCard(QWidget *parent);

    /// Shows it below the words (viewport coordinates), else above them, and never outside the page; where it can
    /// be, so that the others stay in sight too.
    void showBeside(const QRect &words, const QList<QRect> &others = {});

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace bluepencil
