// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/namesmodel.h"

#include "ui/panels/panelroles.h"

#include <algorithm>

namespace bluepencil {

namespace {
// An index's internal id: 0 for an entity, else the entity's row + 1.
constexpr quintptr topLevel = 0;

QString subtitleOf(const NameEntry &entry)
{
    if (entry.note.isEmpty())
        return entry.description;
    const QString note = NamesModel::tr("Note: %1").arg(entry.note.simplified());
    return entry.description.isEmpty() ? note : note + QStringLiteral(" · ") + entry.description;
}
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

QModelIndex NamesModel::find(Span place, bool isName) const
{
    for (int row = 0; row < static_cast<int>(m_entries.size()); ++row) {
        const QList<Occurrence> &places = m_entries[row].occurrences;
        const auto found =
            std::find_if(places.cbegin(), places.cend(), [&](const Occurrence &one) { return one.span == place; });
        if (found == places.cend())
            continue;
        const QModelIndex name = index(row, 0);
        return isName ? name : index(static_cast<int>(found - places.cbegin()), 0, name);
    }
    return {};
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
    case Qt::ToolTipRole: {
        const QString note = isEntity ? entry.note.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")) : QString();
        return QStringLiteral("<qt>%1</qt>")
            .arg(text().toHtmlEscaped() + (note.isEmpty() ? note : QStringLiteral("<br>") + tr("Note: %1").arg(note)));
    }
    case Qt::AccessibleTextRole:
        return isEntity ? tr("%1, %n mention(s)", nullptr, static_cast<int>(entry.occurrences.size())).arg(entry.name)
                        : text();
    case SubtitleRole:
        return isEntity ? subtitleOf(entry) : QString();
    case Qt::AccessibleDescriptionRole:
        return isEntity && !entry.note.isEmpty() ? QVariant(tr("Note: %1").arg(entry.note)) : QVariant();
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
