// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"

#include <QObject>

#include <functional>
#include <memory>

namespace bluepencil {

class NoteEditor;
class TagsPage;

/// Does to the article what the list of tags asks for; each is one act.
class TagListActs : public QObject
{
    Q_OBJECT
public:
    /// `article` gives the one the list shows, or null.
    TagListActs(TagsPage *page, std::function<std::shared_ptr<OpenArticle>()> article, QObject *parent);

Q_SIGNALS:
    /// An act was refused: a sentence for the notice bar.
    void problem(const QString &sentence);
    /// Something was done that can't be seen: a sentence.
    void done(const QString &sentence);

private:
    void relabel(const QList<QUuid> &annotations, const QString &label);
    void tellLeft(const OpenArticle &article, const QList<QUuid> &annotations, const QString &label);
    void remove(const QList<QUuid> &annotations);
    void editNote(const QList<QUuid> &annotations);
    void setNote(const std::shared_ptr<OpenArticle> &article, const QList<QUuid> &annotations, const QString &note);
    void copy(const QList<QUuid> &annotations);
    /// For an act that was asked for: says what was wrong.
    OpenArticle::Then told();
    QString titleOf(const OpenArticle &article, const QList<QUuid> &annotations) const;

    TagsPage *m_page;
    std::function<std::shared_ptr<OpenArticle>()> m_article;
    NoteEditor *m_note = nullptr;
    QList<QUuid> m_noted;
    QString m_noteBefore;
    std::shared_ptr<OpenArticle> m_notedArticle; ///< another may be opened while the note is written
};

} // namespace bluepencil
