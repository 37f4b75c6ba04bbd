// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/labeltree.h"

#include <QDropEvent>
#include <QHash>
#include <QHeaderView>
#include <QPixmap>
#include <QSignalBlocker>
#include <QTreeWidgetItemIterator>

namespace bluepencil {

LabelTree::LabelTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("labelTree"));
    setAccessibleName(tr("Labels"));
    setColumnCount(2);
    setHeaderLabels({tr("Label"), tr("Key")});
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    setUniformRowHeights(true);
    setDragDropMode(InternalMove);
    setSelectionMode(SingleSelection);
}

void LabelTree::fill(const Tagset &tagset, const QString &current)
{
    const QSignalBlocker quiet(this);
    clear();
    QHash<QString, QTreeWidgetItem *> items;
    for (const Label &label : tagset.inTreeOrder()) {
        QTreeWidgetItem *parent = items.value(label.parent);
        auto *item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(this);
        item->setText(0, label.name);
        item->setText(1, label.key.toUpper());
        item->setData(0, Qt::UserRole, label.id);
        QPixmap swatch(14, 14);
        swatch.fill(label.color.isEmpty() ? QColor(Qt::transparent) : QColor(label.color)); // names stand in line
        item->setIcon(0, swatch);
        items.insert(label.id, item);
    }
    expandAll();
    if (QTreeWidgetItem *item = items.value(current)) {
        setCurrentItem(item);
        scrollToItem(item);
    }
}

QTreeWidgetItem *LabelTree::itemOf(const QString &label) const
{
    for (QTreeWidgetItemIterator at(const_cast<LabelTree *>(this)); *at; ++at)
        if ((*at)->data(0, Qt::UserRole).toString() == label)
            return *at;
    return nullptr;
}

QString LabelTree::currentLabel() const
{
    return currentItem() ? currentItem()->data(0, Qt::UserRole).toString() : QString();
}

QString LabelTree::labelBeside(const QString &label) const
{
    const QTreeWidgetItem *item = itemOf(label);
    const QTreeWidgetItem *beside = item ? itemBelow(item) : nullptr;
    if (item && !beside)
        beside = itemAbove(item);
    return beside ? beside->data(0, Qt::UserRole).toString() : QString();
}

QList<LabelPlace> LabelTree::places() const
{
    QList<LabelPlace> places;
    for (QTreeWidgetItemIterator at(const_cast<LabelTree *>(this)); *at; ++at) {
        const QTreeWidgetItem *parent = (*at)->parent();
        places.append(
            {(*at)->data(0, Qt::UserRole).toString(), parent ? parent->data(0, Qt::UserRole).toString() : QString()});
    }
    return places;
}

void LabelTree::rearrange(const std::function<void()> &move)
{
    const QString moved = currentLabel();
    const QSignalBlocker quiet(this); // on its way it is nowhere, and another the current one
    move();
    setCurrentItem(itemOf(moved));
}

void LabelTree::dropEvent(QDropEvent *event)
{
    rearrange([&] { QTreeWidget::dropEvent(event); });
    // Later: the view is still busy with the row it moved.
    QMetaObject::invokeMethod(this, &LabelTree::dragged, Qt::QueuedConnection);
}

} // namespace bluepencil
