// SPDX-License-Identifier: GPL-3.0-or-later
// Notes on tags are written.
#include "ui/window/taggingcontroller.h"

#include "core/session/acttitles.h"
#include "ui/dialogs/noteeditor.h"
#include "ui/reader/readerview.h"
#include "ui/window/selectionbar.h"

#include <utility>

namespace bluepencil {

QString TaggingController::titleOf(const QUuid &id) const
{
    const Annotation *annotation = m_article->layer().find(id);
    return annotation ? tr("%1: %2").arg(m_article->tagset().nameOf(annotation->label),
                                         titleWords(m_article->article(), *annotation, 40))
                      : QString();
}

void TaggingController::editNote()
{
    const MarkRef mark = active();
    if (!mark.annotation.isNull())
        editNoteOf(mark.annotation);
    else
        Q_EMIT problem(tr("A note belongs to a tag; click a tag of yours first"));
}

void TaggingController::editNoteOf(const QUuid &id)
{
    const Annotation *annotation = m_article ? m_article->layer().find(id) : nullptr;
    if (!annotation)
        return;
    if (!m_note) {
        m_note = new NoteEditor(m_view);
        connect(m_note, &NoteEditor::discarded, this, [this](const QString &note) {
            m_notedArticle.reset();
            Q_EMIT noteLeft(tr("The note was left as it was, because of Esc. You had written: %1").arg(note));
            m_view->setFocus();
        });
        connect(m_note, &NoteEditor::finished, this, [this](const QString &note) {
            const std::shared_ptr<OpenArticle> noted = std::exchange(m_notedArticle, nullptr);
            if (noted && noted->layer().find(m_noted))
                settle(noted->setNote(m_noted, note));
            else if (!note.isEmpty())
                Q_EMIT noteLeft(tr("The tag was deleted while you wrote; your note was: %1").arg(note));
            m_view->setFocus();
        });
    }
    m_noted = id;
    m_notedArticle = m_article; // another may be opened while the note is written
    m_bar->hide();
    QRect words = m_view->rectOf(annotation->hull());
    if (words.isEmpty())
        words = QRect(m_view->viewport()->rect().center(), QSize(1, 1));
    words.moveTopLeft(m_view->viewport()->mapToGlobal(words.topLeft()));
    m_note->edit(titleOf(id), annotation->note, words);
}

} // namespace bluepencil
