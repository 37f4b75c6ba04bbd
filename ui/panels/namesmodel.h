// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/digest.h"

#include <QAbstractItemModel>

namespace bluepencil {

/// People, places or organizations: one row an entity with its count; below it one row an occurrence.
class NamesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    /// `label` is what all rows are, for the swatch.
    explicit NamesModel(const QString &label, QObject *parent = nullptr);

    void setEntries(const Article &article, const QList<NameEntry> &entries);
    const Article &article() const { return m_article; }
    qsizetype occurrenceCount() const;
    /// The name, or its place, that stands for these words; invalid if there is none. Linear.
    QModelIndex find(Span place, bool isName) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Names are dragged on names, to be merged by whoever takes the drop.
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QString m_label;
    Article m_article;
    QList<NameEntry> m_entries;
};

} // namespace bluepencil

Q_DECLARE_METATYPE(bluepencil::MarkRef)
