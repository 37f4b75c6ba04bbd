// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/digest.h"
#include "ui/style/readertheme.h"

#include <QModelIndex>
#include <QWidget>

class QAbstractItemView;
class QLabel;
class QStackedWidget;
class QTabBar;

namespace bluepencil {

class Legend;
class NamesModel;
class QuotesModel;
class RowDelegate;
class TagsPage;

/// The panel at the right: People, Places, Organizations, Quotes, Tags, and the legend. A click on a row goes to
/// its words; a further click on a name goes to its next place.
class SidePanel : public QWidget
{
    Q_OBJECT
public:
    explicit SidePanel(QWidget *parent = nullptr);
    ~SidePanel() override;

    void setDigest(const Article &article, const Digest &digest);
    const Digest &digest() const { return m_digest; }
    void setStyle(const ReaderTheme &theme, const Tagset &tagset);
    /// What an empty list says: "looking…" while the recognizer works, why it failed, or that there is none.
    void setProgressNote(const QString &note);
    /// Shows the n-th list and gives it the focus: 0 people … 4 tags.
    void showList(int list);
    /// The list in front, without the focus.
    int shownList() const;
    void setShownList(int list);
    QAbstractItemView *list(int list) const;
    static constexpr int quotesList = 3;
    /// The list of tags; what it asks for is done by TagListActs.
    TagsPage *tagsPage() const { return m_tags; }

Q_SIGNALS:
    void goTo(bluepencil::Span span, const bluepencil::MarkRef &mark);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void activate(const QModelIndex &index, bool again);
    void updateEmptyNotes();

    NamesModel *m_people;
    NamesModel *m_places;
    NamesModel *m_organizations;
    QuotesModel *m_quotes;
    TagsPage *m_tags;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QList<QAbstractItemView *> m_views;
    QList<QLabel *> m_summaries;
    QList<QLabel *> m_emptyNotes;
    QList<RowDelegate *> m_delegates;
    Legend *m_legend;
    QString m_progressNote;
    Digest m_digest;
    QModelIndex m_lastName;
    int m_lastOccurrence = -1;
};

} // namespace bluepencil
