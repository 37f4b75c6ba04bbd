// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/taglistacts.h"

#include "core/base/whenfinished.h"
#include "core/exchange/tagtable.h"
#include "core/session/acttitles.h"
#include "ui/dialogs/noteeditor.h"
#include "ui/panels/tagspage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QTreeView>
#include <QtConcurrent>

#include <algorithm>

namespace bluepencil {

TagListActs::TagListActs(TagsPage *page, std::function<std::shared_ptr<OpenArticle>()> article, QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_article(std::move(article))
{
    connect(page, &TagsPage::relabelRequested, this, &TagListActs::relabel);
    connect(page, &TagsPage::deleteRequested, this, &TagListActs::remove);
    connect(page, &TagsPage::noteRequested, this, &TagListActs::editNote);
    connect(page, &TagsPage::noteRemovalRequested, this,
            [this](const QList<QUuid> &annotations) { setNote(m_article(), annotations, {}); });
    connect(page, &TagsPage::copyRequested, this, &TagListActs::copy);
}

OpenArticle::Then TagListActs::told()
{
    return [guard = QPointer(this)](const Result<qsizetype> &done) {
        if (guard && !done)
            Q_EMIT guard->problem(done.error().message);
    };
}

void TagListActs::relabel(const QList<QUuid> &annotations, const QString &label)
{
    const auto article = m_article();
    if (!article)
        return;
    constexpr qsizetype mostCounted = 2000;
    // Called only as long as the article is there.
    article->relabel(annotations, label,
                     [guard = QPointer(this), annotations, label, open = article.get()](const Result<qsizetype> &done) {
                         if (!guard)
                             return;
                         guard->told()(done);
                         if (done && annotations.size() <= mostCounted)
                             guard->tellLeft(*open, annotations, label);
                     });
}

/// Of two tags on the same words only one gets the label.
void TagListActs::tellLeft(const OpenArticle &article, const QList<QUuid> &annotations, const QString &label)
{
    const auto left = std::count_if(annotations.cbegin(), annotations.cend(), [&](const QUuid &id) {
        const Annotation *annotation = article.layer().find(id);
        return annotation && annotation->label != label;
    });
    if (left > 0)
        Q_EMIT done(
            tr("%n tag(s) stay what they are: the same words are tagged as %1 already", nullptr, static_cast<int>(left))
                .arg(article.tagset().nameOf(label)));
}

void TagListActs::remove(const QList<QUuid> &annotations)
{
    if (const auto article = m_article())
        article->remove(annotations, told());
}

void TagListActs::setNote(const std::shared_ptr<OpenArticle> &article, const QList<QUuid> &annotations,
                          const QString &note)
{
    if (!article)
        return;
    QList<QUuid> left = annotations;
    left.removeIf([&](const QUuid &id) { return !article->layer().find(id); });
    if (!left.isEmpty())
        article->setNote(left, note, told());
    else if (!note.isEmpty())
        Q_EMIT done(tr("The tags were deleted while you wrote; your note was: %1").arg(note));
}

QString TagListActs::titleOf(const OpenArticle &article, const QList<QUuid> &annotations) const
{
    const Annotation *only = annotations.size() == 1 ? article.layer().find(annotations.first()) : nullptr;
    return only ? tr("%1: %2").arg(article.tagset().nameOf(only->label), titleWords(article.article(), *only, 40))
                : tr("Note on %n tag(s)", nullptr, static_cast<int>(annotations.size()));
}

void TagListActs::editNote(const QList<QUuid> &annotations)
{
    const auto article = m_article();
    const Annotation *first = article ? article->layer().find(annotations.first()) : nullptr;
    if (!first)
        return;
    if (!m_note) {
        m_note = new NoteEditor(m_page);
        connect(m_note, &NoteEditor::discarded, this, [this](const QString &note) {
            m_notedArticle.reset();
            Q_EMIT done(tr("The notes were left as they were, because of Esc. You had written: %1").arg(note));
            m_page->view()->setFocus();
        });
        connect(m_note, &NoteEditor::finished, this, [this](const QString &note) {
            const auto noted = std::exchange(m_notedArticle, nullptr);
            // Notes that differ are shown as none: not to write one must not wipe them.
            if (note != m_noteBefore)
                setNote(noted, m_noted, note);
            m_page->view()->setFocus();
        });
    }
    const bool isOneNote = std::all_of(annotations.cbegin(), annotations.cend(), [&](const QUuid &id) {
        const Annotation *annotation = article->layer().find(id);
        return annotation && annotation->note == first->note;
    });
    m_noted = annotations;
    m_notedArticle = article;
    m_noteBefore = isOneNote ? first->note : QString();
    const QTreeView *view = m_page->view();
    QRect row = view->visualRect(view->currentIndex()).intersected(view->viewport()->rect());
    row.moveTopLeft(view->viewport()->mapToGlobal(row.topLeft()));
    m_note->edit(titleOf(*article, annotations), m_noteBefore, row);
}

void TagListActs::copy(const QList<QUuid> &annotations)
{
    const auto article = m_article();
    if (!article)
        return;
    QList<Annotation> records;
    records.reserve(annotations.size());
    for (const QUuid &id : annotations)
        if (const Annotation *annotation = article->layer().find(id))
            records.append(*annotation);
    const auto making = QtConcurrent::run(
        [text = article->article(), records, tagset = article->tagset()] { return tagTable(text, records, tagset); });
    whenFinished(making, this, [this, count = static_cast<int>(records.size())](const TagTable &table) {
        auto data = std::make_unique<QMimeData>();
        data->setText(table.tsv);
        data->setHtml(table.html);
        QGuiApplication::clipboard()->setMimeData(data.release());
        Q_EMIT done(tr("%n tag(s) copied as a table", nullptr, count));
    });
}

} // namespace bluepencil
