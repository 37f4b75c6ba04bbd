// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"

#include <QObject>

#include <functional>
#include <memory>

class QAction;
class QMenu;

namespace bluepencil {

/// What a window offers about the past of its article: its history, that of a tag, and restore points.
class HistoryMenu : public QObject
{
    Q_OBJECT
public:
    using ArticleOf = std::function<std::shared_ptr<OpenArticle>()>;
    using TagOf = std::function<QUuid()>;
    /// `article` gives the one in the window, `tag` its active tag; both may give none. Adds its actions to `menu`.
    HistoryMenu(QMenu *menu, ArticleOf article, TagOf tag, QWidget *window);

    /// `annotation` null: of the whole article.
    void showHistory(const QUuid &annotation);
    void askForRestorePoint();

Q_SIGNALS:
    void problem(const QString &sentence);
    void done(const QString &sentence);

private:
    void update();
    void listPoints();
    void returnTo(const QString &name, qint64 sequence);

    QWidget *m_window;
    ArticleOf m_article;
    TagOf m_tag;
    QAction *m_history;
    QAction *m_historyOfTag;
    QAction *m_set;
    QMenu *m_points;
};

} // namespace bluepencil
