// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/libraryact.h"
#include "core/session/librarysearch.h"

#include <QAbstractListModel>
#include <QHash>
#include <QVector>

namespace bluepencil {

/// What was found in the library: a row for each article, and under it one for each place, unless it is folded. Every
/// place has a tick, an article's row that of all its places. What could not be looked through has a row without one.
/// One flat list, so that tens of thousands of rows are no wait.
class FindingsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        HitRole = Qt::UserRole + 1, ///< bool: a place, not an article
        BeforeRole,                 ///< QString: of a place, what stands before the words
        WordsRole,                  ///< QString
        AfterRole,                  ///< QString
        LabelsRole,                 ///< QStringList: label ids of the tags on the words
        NoteRole,                   ///< QString: of an article
        CountRole,                  ///< int: of an article's places
        FoldedRole,                 ///< bool: of an article
    };
    /// What can be done with the ticked places.
    struct Counts {
        qsizetype places = 0;
        qsizetype articles = 0;
        qsizetype ticked = 0;
        qsizetype untagged = 0;  ///< ticked, and without a tag of the label
        qsizetype tags = 0;      ///< on ticked places
        qsizetype otherTags = 0; ///< of those, not of the label
        qsizetype leftOut = 0;   ///< articles
    };
    using QAbstractListModel::QAbstractListModel;

    void clear();
    void add(const QList<LibraryFinding> &findings);
    Counts counts(const QString &label) const;
    /// Where something is ticked.
    QList<LibraryPlaces> ticked() const;
    void tickAll(bool on);
    void setFolded(int row, bool folded);

    bool isPlace(int row) const { return m_rows[row].hit >= 0; }
    /// Of the article that the row is of.
    const LibraryFinding &finding(int row) const { return m_groups[m_rows[row].group].finding; }
    const LibraryHit &hit(int row) const { return finding(row).hits[m_rows[row].hit]; }
    int articleRow(int row) const { return m_groups[m_rows[row].group].row; }
    /// The places found in an article; none where it is not among the found ones.
    QList<Span> placesIn(const QUuid &article, QByteArray *textHash) const;
    /// The tags on them are others now.
    void setLabels(const QUuid &article, const QList<QStringList> &labels);
    /// It can't be acted on any more.
    void leaveOut(const QUuid &article, const QString &why);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// counts() may give something else now.
    void countsChanged();

private:
    struct Group {
        LibraryFinding finding;
        QVector<bool> ticks;
        qsizetype ticked = 0;
        int row = 0;
        bool folded = false;
    };
    struct Row {
        qsizetype group = 0;
        qsizetype hit = -1;
    };
    QVariant articleData(const Group &group, int role) const;
    QVariant placeData(const LibraryHit &hit, bool isTicked, int role) const;
    void appendRows(QList<Row> &rows, qsizetype group) const;
    void placeRows(qsizetype from);
    qsizetype groupOf(const QUuid &article) const;
    void tell(const Group &group);

    QList<Group> m_groups;
    QHash<QUuid, qsizetype> m_byArticle;
    QList<Row> m_rows;
};

} // namespace bluepencil
