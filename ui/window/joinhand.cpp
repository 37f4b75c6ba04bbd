// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/joinhand.h"

#include "core/session/acttitles.h"
#include "ui/reader/readerview.h"
#include "ui/window/taggingcontroller.h"

#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <limits>

namespace bluepencil {

namespace {

constexpr qsizetype mostNames = 20;

QString menuText(const QString &name)
{
    return name.left(60).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString beginning(const Article &article, const Annotation &annotation)
{
    return titleWords(article, annotation, 40);
}

} // namespace

JoinHand::JoinHand(ReaderView *view, TaggingController *tagging, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_tagging(tagging)
{
    view->installEventFilter(this);
    connect(view, &ReaderView::markClicked, this, [this](quint64 id) {
        if (isJoining() && id != 0 && m_marks)
            endAt(m_marks->markOf(id));
    });
}

void JoinHand::setArticle(const std::shared_ptr<OpenArticle> &article, const ArticleMarks *marks)
{
    m_from = {};
    m_article = article;
    m_marks = marks;
}

void JoinHand::beginOrEnd()
{
    if (!m_article || !m_marks)
        return;
    const MarkRef active = meant();
    if (isJoining()) {
        endAt(active);
        return;
    }
    if (active.annotation.isNull()) {
        Q_EMIT told(active.suggestion >= 0 ? tr("Only your own tags are joined: accept the suggestion first")
                                           : tr("Click a tag of yours first; it is then joined to another"));
        return;
    }
    m_from = active.annotation;
    Q_EMIT told(tr("Now click the tag that it belongs with, or go there by keys and press Ctrl+J; Esc gives up"));
}

/// What is active; else the innermost tag that the caret stands in, other than the one to be joined.
MarkRef JoinHand::meant() const
{
    const MarkRef active = m_tagging->active();
    const bool isAnother = !active.annotation.isNull() && active.annotation != m_from;
    if (isAnother || active.suggestion >= 0)
        return active;
    MarkRef innermost = active;
    qint32 shortest = std::numeric_limits<qint32>::max();
    const qint32 caret = m_view->caret();
    m_article->layer().forEachPart({caret, caret}, [&](const Annotation &annotation, Span) {
        if (annotation.id == m_from || annotation.hull().length() >= shortest)
            return;
        shortest = annotation.hull().length();
        innermost = {annotation.id, -1};
    });
    return innermost;
}

void JoinHand::endAt(const MarkRef &mark)
{
    if (mark.annotation == m_from)
        return;
    if (mark.annotation.isNull())
        Q_EMIT told(tr("Only your own tags are joined: click one of them, or press Esc to give up"));
    else
        askName(mark.annotation);
}

/// Those of the article first, then the labels: what relates two tags is often a label's name.
QStringList JoinHand::namesInUse() const
{
    QStringList names;
    const auto add = [&](const QString &name) {
        if (!names.contains(name) && names.size() < mostNames)
            names.append(name);
    };
    add(m_article->tagset().nameOf(QString(labels::speaker)));
    add(m_article->tagset().nameOf(QString(labels::cue)));
    for (const Relation &relation : m_article->layer().relationsOf(m_from))
        add(m_article->tagset().nameOf(relation.label));
    for (const Change &change : m_article->log())
        for (const Edit &edit : change.edits)
            if (const auto *relation = edit.after ? std::get_if<Relation>(&*edit.after) : nullptr)
                add(m_article->tagset().nameOf(relation->label));
    return names;
}

void JoinHand::askName(const QUuid &to)
{
    const Annotation *from = m_article->layer().find(m_from);
    const Annotation *other = m_article->layer().find(to);
    if (!from || !other) {
        giveUp();
        return;
    }
    auto *menu = new QMenu(m_view);
    menu->setObjectName(QStringLiteral("relationNames"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString heading =
        tr("“%2” is, of “%1”, the …")
            .arg(menuText(beginning(m_article->article(), *from)), menuText(beginning(m_article->article(), *other)));
    menu->addSection(heading);
    menu->setMinimumWidth(menu->fontMetrics().horizontalAdvance(heading) + 40); // it is cut to what stands below it
    for (const QString &name : namesInUse())
        connect(menu->addAction(menuText(name)), &QAction::triggered, this, [this, to, name] { relate(to, name); });
    menu->addSeparator();
    connect(menu->addAction(tr("&Other…")), &QAction::triggered, this, [this, to] {
        auto *dialog = new QInputDialog(m_view);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(tr("Join Two Tags"));
        dialog->setLabelText(tr("What the second is to the first, in a word:"));
        connect(dialog, &QInputDialog::textValueSelected, this, [this, to](const QString &name) { relate(to, name); });
        connect(dialog, &QDialog::rejected, this, &JoinHand::giveUp);
        dialog->open();
    });
    menu->addSeparator();
    connect(menu->addAction(tr("&Give Up")), &QAction::triggered, this, &JoinHand::giveUp);
    menu->setActiveAction(menu->actions().value(1));
    const QRect words = m_view->rectOf(other->hull()).intersected(m_view->viewport()->rect());
    menu->popup(m_view->viewport()->mapToGlobal(words.isEmpty() ? m_view->viewport()->rect().center()
                                                                : words.bottomLeft() + QPoint(0, 6)));
}

void JoinHand::relate(const QUuid &to, const QString &name)
{
    const QUuid from = m_from;
    const Result<QUuid> done = m_article ? m_article->relate(from, to, name) : Result<QUuid>(QUuid());
    giveUp();
    if (!done)
        Q_EMIT told(done.error().message);
    m_tagging->setActive({from, -1}); // where its relations are seen
}

void JoinHand::giveUp()
{
    if (std::exchange(m_from, QUuid()).isNull())
        return;
    Q_EMIT ended();
    m_view->setFocus();
}

void JoinHand::offerRelations(QMenu *menu)
{
    menu->clear();
    qDeleteAll(menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    const QUuid active = m_article && m_marks ? m_tagging->active().annotation : QUuid();
    const QList<Relation> relations = active.isNull() ? QList<Relation>() : m_article->layer().relationsOf(active);
    for (const Relation &relation : relations) {
        const QUuid far = relation.from == active ? relation.to : relation.from;
        const Annotation *other = m_article->layer().find(far);
        if (!other)
            continue;
        const QString name = menuText(m_article->tagset().nameOf(relation.label));
        const QString words = menuText(beginning(m_article->article(), *other));
        QMenu *one =
            menu->addMenu(relation.from == active ? tr("%1: %2").arg(name, words) : tr("%1 of: %2").arg(name, words));
        connect(one->addAction(tr("&Go There")), &QAction::triggered, this, [this, far] {
            m_tagging->setActive({far, -1});
            if (const Annotation *there = m_article ? m_article->layer().find(far) : nullptr)
                m_view->jumpTo(there->hull());
        });
        connect(one->addAction(tr("&Remove This Relation")), &QAction::triggered, this, [this, id = relation.id] {
            if (const Result<void> removed = m_article->unrelate(id); !removed)
                Q_EMIT told(removed.error().message);
        });
    }
    if (menu->isEmpty())
        menu->addAction(active.isNull() ? tr("No tag is active") : tr("This tag is joined to none"))->setEnabled(false);
}

bool JoinHand::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress && isJoining() &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        giveUp();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace bluepencil
