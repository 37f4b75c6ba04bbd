// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/namesmodel.h"

#include "ui/panels/panelroles.h"

namespace bluepencil {

namespace {
// An index's internal id: 0 for an entity, else the entity's row + 1.
constexpr quintptr topLevel = 0;
} // namespace

NamesModel::NamesModel(const QString &label, QObject *parent)
    : QAbstractItemModel(parent)
    , m_label(label)
{
}

void NamesModel::setEntries(const QList<NameEntry> &entries)
{
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

qsizetype NamesModel::occurrenceCount() const
{
    qsizetype count = 0;
    for (const NameEntry &entry : m_entries)
        count += entry.occurrences.size();
    return count;
}

QModelIndex NamesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : topLevel);
}

QModelIndex NamesModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == topLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, topLevel);
}

int NamesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_entries.size());
    if (parent.internalId() != topLevel || parent.column() != 0)
        return 0;
    return static_cast<int>(m_entries[parent.row()].occurrences.size());
}

int NamesModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant NamesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isEntity = index.internalId() == topLevel;
    const NameEntry &entry = m_entries[isEntity ? index.row() : static_cast<int>(index.internalId() - 1)];
    const Occurrence &occurrence = entry.occurrences[isEntity ? 0 : index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return isEntity ? entry.name : occurrence.context;
    case Qt::ToolTipRole:
        return (isEntity ? entry.name : occurrence.context).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return isEntity ? tr("%1, %n mention(s)", nullptr, static_cast<int>(entry.occurrences.size())).arg(entry.name)
                        : occurrence.context;
    case SubtitleRole:
        return isEntity ? entry.description : QString();
    case CountRole:
        return isEntity ? QVariant(static_cast<int>(entry.occurrences.size())) : QVariant();
    case LabelRole:
        return isEntity ? QVariant(m_label) : QVariant();
    case StateRole:
        return static_cast<int>(occurrence.state);
    case StartRole:
        return occurrence.span.start;
    case EndRole:
        return occurrence.span.end;
    case MarkRole:
        return QVariant::fromValue(occurrence.mark);
    default:
        return {};
    }
}

} // namespace bluepencil
