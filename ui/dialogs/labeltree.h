// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"

#include <QTreeWidget>

#include <functional>

namespace bluepencil {

/// The labels as a tree, each row with its colour and key. Rows are dragged onto others and between them.
class LabelTree : public QTreeWidget
{
    Q_OBJECT
public:
    explicit LabelTree(QWidget *parent = nullptr);

    /// Shows these, the row `current` chosen if it is there.
    void fill(const Tagset &tagset, const QString &current);
    QTreeWidgetItem *itemOf(const QString &label) const;
    QString currentLabel() const;
    /// Moves rows about: the current label stays it, and nobody is told of another on the way.
    void rearrange(const std::function<void()> &move);
    /// The one below, or above where there is none; empty if it is the only one.
    QString labelBeside(const QString &label) const;
    /// As the rows stand.
    QList<LabelPlace> places() const;

Q_SIGNALS:
    /// Rows were dragged to other places.
    void dragged();

protected:
    void dropEvent(QDropEvent *event) override;
};

} // namespace bluepencil
