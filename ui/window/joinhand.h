// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"
#include "ui/window/articlemarks.h"

#include <QObject>

#include <memory>

class QMenu;

namespace bluepencil {

class ReaderView;
class TaggingController;

/// Joins two tags by a named relation: begin at the active one, then click the other, or make it the active one by
/// keys and begin again; a menu asks for the name. Esc gives up.
class JoinHand : public QObject
{
    Q_OBJECT
public:
    JoinHand(ReaderView *view, TaggingController *tagging, QObject *parent);

    /// Null for none. `marks` belongs to the same article and must live as long.
    void setArticle(const std::shared_ptr<OpenArticle> &article, const ArticleMarks *marks);

    void beginOrEnd();
    bool isJoining() const { return !m_from.isNull(); }
    /// Fills a menu with the relations of the active tag, each to be followed or removed.
    void offerRelations(QMenu *menu);

Q_SIGNALS:
    /// A sentence for the notice bar: what to do next, or why not.
    void told(const QString &sentence);
    /// It was done, or given up: what was told last is past.
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    MarkRef meant() const;
    void endAt(const MarkRef &mark);
    void askName(const QUuid &to);
    void relate(const QUuid &to, const QString &name);
    void giveUp();
    QStringList namesInUse() const;

    ReaderView *m_view;
    TaggingController *m_tagging;
    std::shared_ptr<OpenArticle> m_article;
    const ArticleMarks *m_marks = nullptr;
    QUuid m_from;
};

} // namespace bluepencil
