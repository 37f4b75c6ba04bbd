// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/digest.h"

#include <QAbstractListModel>
#include <QSet>

namespace bluepencil {

/// What the list of tags is sorted by; equal ones stand in text order.
enum class TagOrder { Place, Label, Words, Time, Author };

/// Which of the user's annotations the list shows, and in which order.
struct TagFilter {
    QString words;        ///< in the tagged words, the label's name or the note, not minding case; empty: all
    QSet<QString> labels; ///< label ids; empty: all
    TagOrder order = TagOrder::Place;
    bool isDescending = false;

    bool showsAll() const { return words.isEmpty() && labels.isEmpty(); }
    bool operator==(const TagFilter &) const = default;
};

/// The places in `entries` of those that are shown, in their order. O(n log n): for a worker thread.
QList<int> rowsOf(const Article &article, const QList<TagEntry> &entries, const TagFilter &filter);

/// The user's annotations as a TagFilter orders them; those without their words come last in text order.
class TagsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    /// All of them, in their order.
    void setEntries(const QList<TagEntry> &entries);
    void setEntries(const QList<TagEntry> &entries, const QList<int> &rows, TagOrder order);
    const QList<TagEntry> &entries() const { return m_entries; }
    const TagEntry &entry(int row) const { return m_entries[m_rows[row]]; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString subtitle(const TagEntry &entry) const;

    QList<TagEntry> m_entries;
    QList<int> m_rows;
    TagOrder m_order = TagOrder::Place;
};

} // namespace bluepencil
