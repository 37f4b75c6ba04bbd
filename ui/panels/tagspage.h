// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/tagsmodel.h"
#include "ui/style/readertheme.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QActionGroup;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QTreeView;

namespace bluepencil {

class LabelChecks;
class RowDelegate;

/// The list of the user's tags: filtered, sorted, several chosen at once. What is to be done to the chosen ones is
/// only asked for, by signals. Filtering and sorting are done on a worker thread.
class TagsPage : public QWidget
{
    Q_OBJECT
public:
    explicit TagsPage(QWidget *parent = nullptr);

    void setEntries(const Article &article, const QList<TagEntry> &entries);
    void setStyle(const ReaderTheme &theme, const Tagset &tagset);
    /// What an empty list says in place of how to tag; empty for that.
    void setProgressNote(const QString &note);

    QTreeView *view() const { return m_view; }
    TagsModel *model() const { return m_model; }
    const TagFilter &filter() const { return m_filter; }
    void setFilter(const TagFilter &filter);
    /// In the order of the list.
    QList<QUuid> chosen() const;

Q_SIGNALS:
    /// The rows are those of the filter now.
    void arranged();
    void goTo(const QModelIndex &index);
    void relabelRequested(const QList<QUuid> &annotations, const QString &label);
    void deleteRequested(const QList<QUuid> &annotations);
    void noteRequested(const QList<QUuid> &annotations);
    void noteRemovalRequested(const QList<QUuid> &annotations);
    void copyRequested(const QList<QUuid> &annotations);
    void historyRequested(const QUuid &annotation);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFilterRow();
    void buildSortMenu();
    void arrange();
    void show(const QList<int> &rows);
    void restore(const QSet<QUuid> &chosen, const QUuid &current, int row);
    void updateNotes();
    bool handleKey(QKeyEvent *event);
    void showMenu(QPoint at);

    TagsModel *m_model;
    QTreeView *m_view;
    RowDelegate *m_delegate;
    QWidget *m_filterRow;
    QLineEdit *m_words;
    QToolButton *m_labelButton;
    LabelChecks *m_labels;
    QToolButton *m_sortButton;
    QActionGroup *m_orders = nullptr;
    QAction *m_descending = nullptr;
    QLabel *m_summary;
    QWidget *m_emptyPane = nullptr;
    QLabel *m_empty;
    QPushButton *m_clear;

    Article m_article;
    QList<TagEntry> m_entries;
    ReaderTheme m_theme;
    Tagset m_tagset;
    TagFilter m_filter;
    QString m_progressNote;
    quint64 m_generation = 0;
};

} // namespace bluepencil
