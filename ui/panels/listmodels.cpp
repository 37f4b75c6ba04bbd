// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/listmodels.h"

#include "ui/panels/namesmodel.h"
#include "ui/panels/panelroles.h"

#include <QLocale>

namespace bluepencil {

namespace {

/// Marked as rich text and escaped, so that Qt need not guess and words stay words.
QString toolTipOf(const QString &text)
{
    return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
}

} // namespace

void QuotesModel::setEntries(const QList<QuoteEntry> &entries)
{
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int QuotesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant QuotesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QuoteEntry &entry = m_entries[index.row()];
    const QString speaker = entry.speaker.isEmpty() ? tr("Speaker not known")
                            : entry.words.isEmpty() ? entry.speaker
                                                    : tr("%1 (“%2”)").arg(entry.speaker, entry.words);
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::ToolTipRole:
        return toolTipOf(entry.text);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(speaker, entry.text);
    case SubtitleRole:
        return speaker;
    case LabelRole:
        return QString(labels::quote);
    case StateRole:
        return static_cast<int>(entry.state);
    case StartRole:
        return entry.hull.start;
    case EndRole:
        return entry.hull.end;
    case MarkRole:
        return QVariant::fromValue(entry.mark);
    default:
        return {};
    }
}

void ShelfModel::setEntries(const QList<ShelfEntry> &entries)
{
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int ShelfModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ShelfModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ShelfEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::ToolTipRole: {
        const QString where = entry.path.isEmpty() ? tr("Pasted text, kept in the library") : entry.path;
        return QStringLiteral("<qt>%1</qt>")
            .arg((entry.problem.isEmpty() ? where : where + QStringLiteral(": ") + entry.problem).toHtmlEscaped());
    }
    case Qt::AccessibleDescriptionRole:
        return entry.problem.isEmpty() ? QVariant() : tr("Cannot be opened. %1").arg(entry.problem);
    case SubtitleRole: { // never empty: all rows are of one height
        if (!entry.problem.isEmpty())
            return tr("cannot be opened");
        QStringList facts;
        if (entry.published.isValid())
            facts.append(QLocale().toString(entry.published, QLocale::ShortFormat));
        facts.append(entry.annotations > 0 ? tr("%n tag(s)", nullptr, static_cast<int>(entry.annotations))
                                           : tr("no tags yet"));
        return facts.join(QStringLiteral(" · "));
    }
    case ProblemRole:
        return !entry.problem.isEmpty();
    case EmphasisRole:
        return entry.isOpen;
    default:
        return {};
    }
}

} // namespace bluepencil
