// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"
#include "ui/panels/digest.h"

#include <QModelIndex>
#include <QObject>

#include <functional>
#include <memory>

class QAbstractItemView;
class QMenu;
class QWidget;

namespace bluepencil {

class NoteEditor;
class SidePanel;

/// The hand on the lists of people, places and organizations: rename (F2), merge (Ctrl+M, or drag one name on another),
/// split off chosen mentions, set the type, write a note. Each is one act on the open article; the lists and the text
/// follow.
class CastHand : public QObject
{
    Q_OBJECT
public:
    /// `article` gives the one that the panel shows, or null.
    CastHand(SidePanel *panel, std::function<std::shared_ptr<OpenArticle>()> article, QObject *parent);

    /// The chosen names of a list become the one of this row: what a drop does. False where there is nothing to merge.
    bool mergeInto(QAbstractItemView *view, QModelIndex target);

    /// Asks over `window` for another name of who is named by a mark of the text. False where that names nobody.
    bool renameNamed(const MarkRef &mark, QWidget *window);

Q_SIGNALS:
    /// An act was refused: a sentence for the notice bar.
    void problem(const QString &sentence);
    /// A note that was written is not kept: a sentence with its words.
    void noteLeft(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handleKey(QAbstractItemView *view, QEvent *event);
    void showMenu(QAbstractItemView *view, QPoint at);
    void rename(const std::shared_ptr<const NamedCast> &who, int mention, QWidget *over);
    void merge(QAbstractItemView *view);
    void split(QAbstractItemView *view);
    void setType(QAbstractItemView *view, const QString &label);
    void writeNote(QAbstractItemView *view);
    /// Everybody who is named, as the lists show it; null where they show none.
    std::shared_ptr<const NamedCast> cast() const;
    /// In the cast: the mention that a row shows the (first) place of, or -1.
    int mentionOf(const QModelIndex &index) const;
    int mentionOf(const MarkRef &mark) const;
    static int mentionIn(const NamedCast &cast, const MarkRef &mark);
    int entityOf(const QModelIndex &index) const;
    /// Of the chosen rows, the current one's first, each once.
    QList<int> chosenEntities(QAbstractItemView *view) const;
    void settle(const Result<void> &result);

    SidePanel *m_panel;
    std::function<std::shared_ptr<OpenArticle>()> m_article;
    QList<QAbstractItemView *> m_views;
    NoteEditor *m_note = nullptr;
    std::function<void(const QString &)> m_keepNote;
};

} // namespace bluepencil
