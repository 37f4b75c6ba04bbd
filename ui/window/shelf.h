// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "ui/panels/listmodels.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <memory>

class QListView;

namespace bluepencil {

class OpenArticle;
class ReaderTheme;
class RowDelegate;
struct ArticleRequest;

/// The left side of a window: the files opened in it, in order, and below them the articles of the library.
/// Rows are put together on a worker, so that a library of tens of thousands is no wait.
class Shelf : public QWidget
{
    Q_OBJECT
public:
    explicit Shelf(std::shared_ptr<Library> library, QWidget *parent = nullptr);

    /// The files opened in this window, in order.
    const QStringList &files() const { return m_files; }
    void add(const QStringList &paths);
    /// What the window shows; `article` is null while nothing is known of it.
    void setShown(const QString &path, const std::shared_ptr<OpenArticle> &article);
    /// This file could not be opened: its row says why.
    void setProblem(const QString &path, const QString &why);
    /// Asks the library anew.
    void refresh();
    /// The same, once for several acts in a row, and not before somebody can see it.
    void refreshSoon();

    /// The file so many places before or after the one that is shown; empty where there is none.
    QString neighbour(int by) const;

    void setTheme(const ReaderTheme &theme);
    QListView *list() const { return m_list; }

Q_SIGNALS:
    void openRequested(const bluepencil::ArticleRequest &request);
    /// neighbour() may give something else now.
    void neighboursChanged();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void rebuild();

    std::shared_ptr<Library> m_library;
    QStringList m_files;
    QString m_here;
    std::weak_ptr<OpenArticle> m_article;
    QHash<QString, QString> m_problems;
    QList<ArticleSummary> m_known;
    quint64 m_generation = 0;
    QTimer m_refreshTimer;
    bool m_isStale = false; ///< something was stored while nobody saw the list
    QListView *m_list;
    ShelfModel *m_model;
    RowDelegate *m_delegate;
};

} // namespace bluepencil
