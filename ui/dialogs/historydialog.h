// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/historyrows.h"
#include "core/session/openarticle.h"

#include <QAbstractTableModel>
#include <QDialog>
#include <QTimer>

#include <memory>

class QLabel;
class QTreeView;

namespace bluepencil {

/// When, who, what, and the values before and after.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Who, What, Before, After, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<HistoryRow> &rows);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<HistoryRow> m_rows;
};

/// What was done to an article, or to one of its tags, the latest first; follows the article while it is open. The
/// rows are made on a worker thread.
class HistoryDialog : public QDialog
{
    Q_OBJECT
public:
    /// `annotation` null: of the whole article.
    HistoryDialog(std::shared_ptr<OpenArticle> article, const QUuid &annotation, QWidget *parent);

    QTreeView *view() const { return m_view; }

private:
    void makeRows();

    std::shared_ptr<OpenArticle> m_article;
    QUuid m_annotation;
    HistoryModel *m_model;
    QTreeView *m_view;
    QLabel *m_summary;
    QTimer m_timer;
    quint64 m_generation = 0;
};

} // namespace bluepencil
