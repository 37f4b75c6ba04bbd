// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <memory>

class QProgressBar;
class QToolButton;

namespace bluepencil {

class OpenArticle;

/// In the status bar: how far reading or recognizing an article is, or an act over many tags, and a button that stops
/// it. Appears only when that takes longer than a moment.
class ArticleProgress : public QWidget
{
    Q_OBJECT
public:
    explicit ArticleProgress(QWidget *parent = nullptr);
    /// Null: no article.
    void setArticle(const std::shared_ptr<OpenArticle> &article);

private:
    void update();
    void setFraction(double fraction);

    std::weak_ptr<OpenArticle> m_article;
    QProgressBar *m_bar;
    QToolButton *m_stop;
    QTimer m_moment;
    bool m_isBusy = false;
};

} // namespace bluepencil
