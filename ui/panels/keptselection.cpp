// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/keptselection.h"

#include "ui/panels/namesmodel.h"
#include "ui/panels/panelroles.h"

#include <QItemSelectionModel>
#include <QScrollBar>
#include <QTreeView>

#include <utility>

namespace bluepencil {

KeptSelection::KeptSelection(QTreeView *view, NamesModel *model)
    : QObject(view)
    , m_view(view)
    , m_model(model)
{
    // The view was connected before: it has forgotten the old rows by then.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &KeptSelection::remember);
    connect(model, &QAbstractItemModel::modelReset, this, &KeptSelection::restore);
}

KeptSelection::Row KeptSelection::rowOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return {{index.data(StartRole).toInt(), index.data(EndRole).toInt()}, !index.parent().isValid()};
}

void KeptSelection::remember()
{
    m_chosen.clear();
    m_unfolded.clear();
    m_article = m_model->article();
    m_current = rowOf(m_view->currentIndex());
    m_scrolled = m_view->verticalScrollBar()->value();
    const QModelIndexList chosen = m_view->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen)
        m_chosen.append(rowOf(index));
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const QModelIndex index = m_model->index(row, 0); m_view->isExpanded(index))
            m_unfolded.append(rowOf(index));
}

void KeptSelection::restore()
{
    const Article before = std::exchange(m_article, {});
    if (before != m_model->article())
        return;
    if (m_current.place.isEmpty() && m_chosen.isEmpty() && m_unfolded.isEmpty())
        return;
    for (const Row &row : std::as_const(m_unfolded))
        if (const QModelIndex index = m_model->find(row.place, true); index.isValid())
            m_view->expand(index);
    QItemSelection selection;
    for (const Row &row : std::as_const(m_chosen))
        if (const QModelIndex index = m_model->find(row.place, row.isName); index.isValid())
            selection.select(index, index);
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const QModelIndex current = m_model->find(m_current.place, m_current.isName);
    if (current.isValid())
        m_view->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_view->verticalScrollBar()->setValue(m_scrolled);
    if (current.isValid())
        m_view->scrollTo(current); // it may have moved: the list is sorted by how often one is named
}

} // namespace bluepencil
