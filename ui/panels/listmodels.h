// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"
#include "ui/panels/digest.h"

#include <QAbstractListModel>

namespace bluepencil {

/// The quotes in text order, with who says each.
class QuotesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setEntries(const QList<QuoteEntry> &entries);
    const QList<QuoteEntry> &entries() const { return m_entries; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<QuoteEntry> m_entries;
};

/// One article to read: a file that was opened in this window, or one that the library holds.
struct ShelfEntry {
    QString title;
    QString path;  ///< empty for one that has no file
    QUuid article; ///< null for a file the library knows nothing of
    QDate published;
    qsizetype annotations = 0;
    bool isOpen = false; ///< the one in the window
    QString problem;     ///< why it could not be opened; empty if it could, or nobody tried

    bool operator==(const ShelfEntry &) const = default;
};

/// The articles at hand.
class ShelfModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setEntries(const QList<ShelfEntry> &entries);
    const QList<ShelfEntry> &entries() const { return m_entries; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ShelfEntry> m_entries;
};

} // namespace bluepencil
