// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findingsmodel.h"

namespace bluepencil {

void FindingsModel::clear()
{
    beginResetModel();
    m_groups.clear();
    m_byArticle.clear();
    m_rows.clear();
    endResetModel();
    Q_EMIT countsChanged();
}

void FindingsModel::appendRows(QList<Row> &rows, qsizetype group) const
{
    rows.append({group, -1});
    const Group &of = m_groups[group];
    for (qsizetype hit = 0; !of.folded && hit < of.finding.hits.size(); ++hit)
        rows.append({group, hit});
}

void FindingsModel::add(const QList<LibraryFinding> &findings)
{
    if (findings.isEmpty())
        return;
    QList<Row> rows;
    const auto first = static_cast<int>(m_rows.size());
    for (const LibraryFinding &finding : findings) {
        Group group;
        group.finding = finding;
        group.ticks = QVector<bool>(finding.hits.size(), true);
        group.ticked = finding.hits.size();
        group.row = first + static_cast<int>(rows.size());
        if (!finding.version.article.isNull())
            m_byArticle.insert(finding.version.article, m_groups.size());
        m_groups.append(group);
        appendRows(rows, m_groups.size() - 1);
    }
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
    Q_EMIT countsChanged();
}

FindingsModel::Counts FindingsModel::counts(const QString &label) const
{
    Counts counts;
    for (const Group &group : m_groups) {
        const QList<LibraryHit> &hits = group.finding.hits;
        counts.leftOut += group.finding.leftOut ? 1 : 0;
        counts.articles += hits.isEmpty() ? 0 : 1;
        counts.places += hits.size();
        counts.ticked += group.ticked;
        for (qsizetype i = 0; i < hits.size(); ++i) {
            if (!group.ticks[i])
                continue;
            const auto same = hits[i].labels.count(label);
            counts.untagged += same == 0 ? 1 : 0;
            counts.tags += hits[i].labels.size();
            counts.otherTags += hits[i].labels.size() - same;
        }
    }
    return counts;
}

QList<LibraryPlaces> FindingsModel::ticked() const
{
    QList<LibraryPlaces> all;
    for (const Group &group : m_groups) {
        if (group.ticked == 0)
            continue;
        const ArticleVersion &version = group.finding.version;
        LibraryPlaces places{version.article, version.textHash, version, {}};
        for (qsizetype i = 0; i < group.ticks.size(); ++i)
            if (group.ticks[i])
                places.places.append(group.finding.hits[i].words);
        all.append(places);
    }
    return all;
}

void FindingsModel::tickAll(bool on)
{
    for (Group &group : m_groups) {
        group.ticks.fill(on);
        group.ticked = on ? group.ticks.size() : 0;
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1), {Qt::CheckStateRole});
    Q_EMIT countsChanged();
}

void FindingsModel::setFolded(int row, bool folded)
{
    const qsizetype at = m_rows[row].group;
    Group &group = m_groups[at];
    const auto count = static_cast<int>(group.finding.hits.size());
    if (group.folded == folded || count == 0)
        return;
    if (folded) {
        beginRemoveRows({}, group.row + 1, group.row + count);
        m_rows.remove(group.row + 1, count);
        group.folded = true;
    } else {
        beginInsertRows({}, group.row + 1, group.row + count);
        m_rows.insert(group.row + 1, count, Row{at, 0});
        for (int i = 0; i < count; ++i)
            m_rows[group.row + 1 + i].hit = i;
        group.folded = false;
    }
    placeRows(at + 1);
    if (folded)
        endRemoveRows();
    else
        endInsertRows();
    Q_EMIT dataChanged(index(group.row), index(group.row));
}

/// Tells the groups from one on where their rows are.
void FindingsModel::placeRows(qsizetype from)
{
    for (qsizetype at = from; at < m_groups.size(); ++at) {
        const Group &before = std::as_const(m_groups)[at - 1];
        m_groups[at].row = before.row + 1 + (before.folded ? 0 : static_cast<int>(before.finding.hits.size()));
    }
}

qsizetype FindingsModel::groupOf(const QUuid &article) const
{
    return m_byArticle.value(article, -1);
}

QList<Span> FindingsModel::placesIn(const QUuid &article, QByteArray *textHash) const
{
    QList<Span> places;
    if (const qsizetype at = groupOf(article); at >= 0) {
        *textHash = m_groups[at].finding.version.textHash;
        for (const LibraryHit &hit : m_groups[at].finding.hits)
            places.append(hit.words);
    }
    return places;
}

void FindingsModel::tell(const Group &group)
{
    const int last = group.folded ? group.row : group.row + static_cast<int>(group.finding.hits.size());
    Q_EMIT dataChanged(index(group.row), index(last));
    Q_EMIT countsChanged();
}

void FindingsModel::setLabels(const QUuid &article, const QList<QStringList> &labels)
{
    const qsizetype at = groupOf(article);
    if (at < 0 || m_groups[at].finding.hits.size() != labels.size())
        return; // another search came in between
    for (qsizetype i = 0; i < labels.size(); ++i)
        m_groups[at].finding.hits[i].labels = labels[i];
    tell(m_groups[at]);
}

void FindingsModel::leaveOut(const QUuid &article, const QString &why)
{
    const qsizetype at = groupOf(article);
    if (at < 0 || m_groups[at].finding.leftOut)
        return;
    setFolded(m_groups[at].row, true);
    Group &group = m_groups[at];
    group.finding.note = why;
    group.finding.leftOut = true;
    group.finding.hits.clear();
    group.ticks.clear();
    group.ticked = 0;
    tell(group);
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FindingsModel::articleData(const Group &group, int role) const
{
    const LibraryFinding &finding = group.finding;
    const qsizetype count = finding.hits.size();
    switch (role) {
    case Qt::DisplayRole:
        return finding.version.title;
    case Qt::ToolTipRole: // rich text where it looks like it: words stay words
        return QStringLiteral("<qt>%1</qt>")
            .arg((finding.version.path.isEmpty() ? finding.version.title : finding.version.path).toHtmlEscaped() +
                 (finding.note.isEmpty() ? QString() : QStringLiteral("<br>") + finding.note.toHtmlEscaped()));
    case Qt::AccessibleTextRole:
        return finding.note.isEmpty()
                   ? tr("%1, %n place(s)", nullptr, static_cast<int>(count)).arg(finding.version.title)
                   : tr("%1, %n place(s). %2", nullptr, static_cast<int>(count))
                         .arg(finding.version.title, finding.note);
    case Qt::CheckStateRole:
        if (count == 0)
            return {};
        return group.ticked == 0 ? Qt::Unchecked : group.ticked == count ? Qt::Checked : Qt::PartiallyChecked;
    case NoteRole:
        return finding.note;
    case CountRole:
        return static_cast<int>(count);
    case FoldedRole:
        return group.folded;
    case HitRole:
        return false;
    default:
        return {};
    }
}

QVariant FindingsModel::placeData(const LibraryHit &hit, bool isTicked, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QString(hit.before + hit.text + hit.after);
    case Qt::CheckStateRole:
        return isTicked ? Qt::Checked : Qt::Unchecked;
    case BeforeRole:
        return hit.before;
    case WordsRole:
        return hit.text;
    case AfterRole:
        return hit.after;
    case LabelsRole:
        return hit.labels;
    case HitRole:
        return true;
    default:
        return {};
    }
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const Group &group = m_groups[row.group];
    if (row.hit < 0)
        return articleData(group, role);
    return placeData(group.finding.hits[row.hit], group.ticks[row.hit], role);
}

bool FindingsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const bool on = value.toInt() == Qt::Checked;
    const Row row = m_rows[index.row()];
    Group &group = m_groups[row.group];
    if (row.hit < 0) {
        group.ticks.fill(on);
        group.ticked = on ? group.ticks.size() : 0;
    } else if (group.ticks[row.hit] != on) {
        group.ticks[row.hit] = on;
        group.ticked += on ? 1 : -1;
    }
    tell(group);
    return true;
}

Qt::ItemFlags FindingsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
    if (data(index, Qt::CheckStateRole).isValid())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace bluepencil
