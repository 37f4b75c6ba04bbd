// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace bluepencil {

/// Finds words in the article: all places are counted in the background while one types, Enter goes to the
/// next, Shift+Enter to the one before.
class FindBar : public QFrame
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);

    void setArticle(const Article &article);
    /// Shows the bar with these words and begins at this place in the text.
    void start(const QString &words, qint32 from);
    void next(bool forward);

Q_SIGNALS:
    void found(bluepencil::Span span);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void showPlace();

    Article m_article;
    QLineEdit *m_words;
    QLabel *m_count;
    QList<Span> m_places;
    qsizetype m_at = -1;
    qint32 m_from = 0;
    quint64 m_generation = 0;
};

/// Every place of `words` in the text, not minding case unless they hold a capital. Not overlapping.
/// Linear; for a worker thread.
QList<Span> findAll(const Article &article, const QString &words);

} // namespace bluepencil
