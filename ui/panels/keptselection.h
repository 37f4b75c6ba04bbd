// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <QList>
#include <QObject>

class QTreeView;

namespace bluepencil {

class NamesModel;

/// Keeps, in a list of names, what is chosen, unfolded and shown when the list is made anew: rows are found again by
/// the places in the text that they stand for, so that whoever is renamed, merged or split stays chosen.
class KeptSelection : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    KeptSelection(QTreeView *view, NamesModel *model);

private:
    struct Row {
        Span place;
        bool isName = true; ///< else one of its places
    };
    void remember();
    void restore();
    Row rowOf(const QModelIndex &index) const;

    QTreeView *m_view;
    NamesModel *m_model;
    QList<Row> m_chosen;
    QList<Row> m_unfolded;
    Row m_current;
    Article m_article;
    int m_scrolled = 0;
};

} // namespace bluepencil
