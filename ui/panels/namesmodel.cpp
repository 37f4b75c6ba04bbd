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

void NamesModel::setEntries(const Article &article, const QList<NameEntry> &entries)
{
    if (entries == m_entries && article == m_article)
        return;
    beginResetModel();
    m_article = article;
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

Qt::ItemFlags NamesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.internalId() == topLevel)
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    return flags;
}

QVariant NamesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isEntity = index.internalId() == topLevel;
    const NameEntry &entry = m_entries[isEntity ? index.row() : static_cast<int>(index.internalId() - 1)];
    const Occurrence &occurrence = entry.occurrences[isEntity ? 0 : index.row()];
    // The words around a place are looked up when its row is shown: a book has more places than rows on screen.
    const auto text = [&] { return isEntity ? entry.name : contextOf(m_article, occurrence.span); };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>").arg(text().toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return isEntity ? tr("%1, %n mention(s)", nullptr, static_cast<int>(entry.occurrences.size())).arg(entry.name)
                        : text();
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
