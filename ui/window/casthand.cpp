// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/casthand.h"

#include "core/session/editedcast.h"
#include "ui/dialogs/labelmenu.h"
#include "ui/dialogs/noteeditor.h"
#include "ui/panels/digest.h"
#include "ui/panels/panelroles.h"
#include "ui/panels/sidepanel.h"

#include <QAbstractItemView>
#include <QDropEvent>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace bluepencil {

namespace {

constexpr int namesLists = 3; // people, places, organizations

} // namespace

CastHand::CastHand(SidePanel *panel, std::function<std::shared_ptr<OpenArticle>()> article, QObject *parent)
    : QObject(parent)
    , m_panel(panel)
    , m_article(std::move(article))
{
    for (int i = 0; i < namesLists; ++i) {
        QAbstractItemView *view = panel->list(i);
        view->setSelectionMode(QAbstractItemView::ExtendedSelection);
        view->setDragEnabled(true);
        view->setAcceptDrops(true);
        view->setDropIndicatorShown(true);
        view->setDragDropMode(QAbstractItemView::DragDrop);
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(view, &QWidget::customContextMenuRequested, this, [this, view](QPoint at) { showMenu(view, at); });
        view->installEventFilter(this);
        view->viewport()->installEventFilter(this);
        m_views.append(view);
    }
}

std::shared_ptr<const NamedCast> CastHand::cast() const
{
    return m_panel->digest().cast;
}

int CastHand::mentionOf(const QModelIndex &index) const
{
    return index.isValid() ? mentionOf(index.data(MarkRole).value<MarkRef>()) : -1;
}

int CastHand::mentionOf(const MarkRef &mark) const
{
    const std::shared_ptr<const NamedCast> who = cast();
    return who ? mentionIn(*who, mark) : -1;
}

int CastHand::mentionIn(const NamedCast &cast, const MarkRef &mark)
{
    const NamedCast *who = &cast;
    if (mark.suggestion >= 0)
        return mark.suggestion < static_cast<int>(who->mentions.size())
                   ? who->mentions[static_cast<std::size_t>(mark.suggestion)]
                   : -1;
    return who->mentionOf.value(mark.annotation, -1);
}

int CastHand::entityOf(const QModelIndex &index) const
{
    const int mention = mentionOf(index);
    return mention < 0 ? -1 : cast()->recognition.mentions[mention].entity;
}

QList<int> CastHand::chosenEntities(QAbstractItemView *view) const
{
    QList<int> entities;
    const auto add = [&](const QModelIndex &index) {
        if (const int entity = entityOf(index); entity >= 0 && !entities.contains(entity))
            entities.append(entity);
    };
    add(view->currentIndex());
    const QModelIndexList chosen = view->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen)
        add(index);
    return entities;
}

void CastHand::settle(const Result<void> &result)
{
    if (!result)
        Q_EMIT problem(result.error().message);
}

void CastHand::showMenu(QAbstractItemView *view, QPoint at)
{
    const std::shared_ptr<OpenArticle> article = m_article();
    const QModelIndex index = view->indexAt(at);
    if (!article || !index.isValid())
        return;
    const int entity = entityOf(index);
    const QList<int> entities = chosenEntities(view);
    const bool isMention = index.parent().isValid();
    auto *menu = new QMenu(view);
    menu->setObjectName(QStringLiteral("castMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, const QString &key, bool on, auto &&act) {
        QAction *action = menu->addAction(text, this, act);
        if (!key.isEmpty())
            action->setShortcut(QKeySequence(key));
        action->setEnabled(on);
        return action;
    };
    add(tr("&Rename…"), tr("F2"), entity >= 0, [this, view] { rename(cast(), mentionOf(view->currentIndex()), view); });
    add(tr("&Merge the Chosen Names"), tr("Ctrl+M"), entities.size() > 1, [this, view] { merge(view); });
    add(tr("&Split Off the Chosen Mentions"), {}, isMention && entity >= 0, [this, view] { split(view); });
    QMenu *types = menu->addMenu(tr("Set &Type"));
    types->setEnabled(entity >= 0);
    for (const QLatin1StringView label : {labels::person, labels::place, labels::organization}) {
        const Label *known = article->tagset().find(QString(label));
        if (!known)
            continue;
        QAction *action =
            types->addAction(menuTitleWithKey(*known), this, [this, view, label] { setType(view, QString(label)); });
        action->setCheckable(true);
        action->setChecked(entity >= 0 && cast()->recognition.cast[entity].label == label);
    }
    add(tr("&Note…"), {}, entity >= 0, [this, view] { writeNote(view); });
    menu->popup(view->viewport()->mapToGlobal(at));
}

bool CastHand::renameNamed(const MarkRef &mark, QWidget *window)
{
    const std::shared_ptr<OpenArticle> article = m_article();
    if (!article)
        return false;
    // What was tagged just now is not in the panel yet; of an article that is not long, it is found without.
    constexpr qsizetype few = 1000;
    std::shared_ptr<const NamedCast> who = cast();
    if (article->layer().count() + article->recognition().mentions.size() < few)
        who = std::make_shared<const NamedCast>(article->cast());
    const int mention = who ? mentionIn(*who, mark) : -1;
    if (mention < 0 || who->recognition.mentions[mention].entity < 0)
        return false;
    rename(who, mention, window);
    return true;
}

void CastHand::rename(const std::shared_ptr<const NamedCast> &who, int mention, QWidget *over)
{
    const std::shared_ptr<OpenArticle> article = m_article();
    const int entity = article && who && mention >= 0 ? who->recognition.mentions[mention].entity : -1;
    if (entity < 0) {
        Q_EMIT problem(tr("Choose a name first; then it can be renamed"));
        return;
    }
    auto *dialog = new QInputDialog(over);
    dialog->setObjectName(QStringLiteral("renameEntity"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename"));
    dialog->setLabelText(tr("The name that stands in the list and in exports:"));
    dialog->setTextValue(who->recognition.cast[entity].name);
    // As it was chosen: the cast may be another by then.
    connect(dialog, &QInputDialog::textValueSelected, this, [this, article, who, entity](const QString &name) {
        if (m_article() == article)
            settle(article->renameEntity(*who, entity, name));
    });
    dialog->open();
}

void CastHand::merge(QAbstractItemView *view)
{
    const std::shared_ptr<OpenArticle> article = m_article();
    QList<int> entities = chosenEntities(view);
    if (!article || entities.size() < 2) {
        Q_EMIT problem(tr("Choose two names or more with Ctrl or Shift, or drag one on another, to merge them"));
        return;
    }
    // The one with most to say gives the name: the longest.
    std::stable_sort(entities.begin(), entities.end(), [&](int a, int b) {
        return cast()->recognition.cast[a].name.size() > cast()->recognition.cast[b].name.size();
    });
    settle(article->mergeEntities(*cast(), entities));
}

void CastHand::split(QAbstractItemView *view)
{
    const std::shared_ptr<OpenArticle> article = m_article();
    if (!article || !cast())
        return;
    QList<int> mentions;
    const QModelIndexList chosen = view->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen)
        if (index.parent().isValid())
            if (const int mention = mentionOf(index); mention >= 0)
                mentions.append(mention);
    settle(article->splitEntity(*cast(), mentions));
}

void CastHand::setType(QAbstractItemView *view, const QString &label)
{
    if (const std::shared_ptr<OpenArticle> article = m_article())
        if (const int entity = entityOf(view->currentIndex()); entity >= 0)
            settle(article->setEntityType(*cast(), entity, label));
}

void CastHand::writeNote(QAbstractItemView *view)
{
    const std::shared_ptr<OpenArticle> article = m_article();
    const QModelIndex index = view->currentIndex();
    const int entity = entityOf(index);
    const std::shared_ptr<const NamedCast> who = cast();
    if (!article || entity < 0)
        return;
    if (!m_note) {
        m_note = new NoteEditor(view);
        connect(m_note, &NoteEditor::finished, this, [this](const QString &note) {
            if (m_keepNote)
                std::exchange(m_keepNote, nullptr)(note);
        });
        connect(m_note, &NoteEditor::discarded, this, [this](const QString &note) {
            m_keepNote = nullptr;
            Q_EMIT noteLeft(tr("The note was left as it was, because of Esc. You had written: %1").arg(note));
        });
    }
    const QString before = who->recognition.cast[entity].note;
    m_keepNote = [this, article, who, entity, before](const QString &note) {
        if (note != before)
            settle(article->setEntityNote(*who, entity, note));
    };
    QRect row = view->visualRect(index);
    row.moveTopLeft(view->viewport()->mapToGlobal(row.topLeft()));
    m_note->edit(who->recognition.cast[entity].name, before, row);
}

bool CastHand::mergeInto(QAbstractItemView *view, QModelIndex target)
{
    const std::shared_ptr<OpenArticle> article = m_article();
    if (target.parent().isValid())
        target = target.parent();
    const int into = entityOf(target);
    if (!article || into < 0)
        return false;
    QList<int> entities{into};
    const QModelIndexList chosen = view->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen)
        if (const int entity = entityOf(index); entity >= 0 && !entities.contains(entity))
            entities.append(entity);
    if (entities.size() < 2)
        return false;
    settle(article->mergeEntities(*cast(), entities));
    return true;
}

bool CastHand::handleKey(QAbstractItemView *view, QEvent *event)
{
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isRename = key->key() == Qt::Key_F2 && key->modifiers() == Qt::NoModifier;
    const bool isMerge = key->key() == Qt::Key_M && key->modifiers() == Qt::ControlModifier;
    if (!isRename && !isMerge)
        return false;
    event->accept(); // no menu's while the list has the focus
    if (event->type() == QEvent::KeyPress) {
        if (isRename)
            rename(cast(), mentionOf(view->currentIndex()), view);
        else
            merge(view);
    }
    return event->type() == QEvent::KeyPress;
}

bool CastHand::eventFilter(QObject *watched, QEvent *event)
{
    // A list that dies still sends events, as less than it was: only what is asked for here is looked at.
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        if (auto *view = qobject_cast<QAbstractItemView *>(watched); view && m_views.contains(view))
            return handleKey(view, event);
    } else if (event->type() == QEvent::Drop) {
        auto *view = qobject_cast<QAbstractItemView *>(watched->parent());
        if (!view || !m_views.contains(view) || watched != view->viewport())
            return QObject::eventFilter(watched, event);
        auto *dropped = static_cast<QDropEvent *>(event);
        if (dropped->source() == view && mergeInto(view, view->indexAt(dropped->position().toPoint()))) {
            dropped->setDropAction(Qt::CopyAction); // rows are the model's; nothing is taken out of it
            dropped->accept();
        }
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace bluepencil
