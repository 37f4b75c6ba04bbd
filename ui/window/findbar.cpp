// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/findbar.h"

#include "core/base/whenfinished.h"

#include <QByteArrayMatcher>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStringMatcher>
#include <QToolButton>
#include <QtConcurrent>

#include <algorithm>

namespace bluepencil {

QList<Span> findAll(const Article &article, const QString &words)
{
    QList<Span> places;
    if (words.isEmpty())
        return places;
    if (words != words.toLower()) {
        const QByteArray wanted = words.toUtf8();
        const QByteArrayMatcher matcher(wanted);
        for (qsizetype at = matcher.indexIn(article.text()); at >= 0;
             at = matcher.indexIn(article.text(), at + wanted.size()))
            places.append({static_cast<qint32>(at), static_cast<qint32>(at + wanted.size())});
        return places;
    }
    // Paragraph by paragraph: only one of them is turned into UTF-16 at a time.
    const QStringMatcher matcher(words, Qt::CaseInsensitive);
    const ParagraphIndex &paragraphs = article.paragraphs();
    for (qint32 i = 0; i < paragraphs.count(); ++i) {
        const Span paragraph = paragraphs.span(i);
        const QString text = article.string(paragraph);
        qsizetype counted = 0;
        qint32 byte = paragraph.start;
        for (qsizetype at = matcher.indexIn(text); at >= 0; at = matcher.indexIn(text, at + words.size())) {
            byte += static_cast<qint32>(QStringView(text).sliced(counted, at - counted).toUtf8().size());
            const auto length = static_cast<qint32>(QStringView(text).sliced(at, words.size()).toUtf8().size());
            places.append({byte, byte + length});
            byte += length;
            counted = at + words.size();
        }
    }
    return places;
}

FindBar::FindBar(QWidget *parent)
    : QFrame(parent)
    , m_words(new QLineEdit)
    , m_count(new QLabel)
{
    setObjectName(QStringLiteral("findBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 8, 4);
    auto *label = new QLabel(tr("Find:"));
    label->setBuddy(m_words);
    layout->addWidget(label);
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(360);
    m_words->setAccessibleName(tr("Find"));
    m_words->installEventFilter(this);
    layout->addWidget(m_words, 1);
    const auto addButton = [&](const QString &text, const QString &tip, bool forward) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, [this, forward] { next(forward); });
        layout->addWidget(button);
    };
    addButton(tr("‹"), tr("Previous place (Shift+F3)"), false);
    addButton(tr("›"), tr("Next place (F3)"), true);
    m_count->setTextFormat(Qt::PlainText);
    layout->addWidget(m_count);
    layout->addStretch();
    auto *close = new QToolButton;
    close->setText(tr("Close"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    layout->addWidget(close);
    connect(m_words, &QLineEdit::textChanged, this, &FindBar::search);
    hide();
}

void FindBar::setArticle(const Article &article)
{
    m_article = article;
    ++m_generation; // what is still being looked for was in the other text
    m_places.clear();
    m_at = -1;
    if (isVisible())
        search();
}

void FindBar::start(const QString &words, qint32 from)
{
    m_from = from;
    show();
    if (!words.isEmpty() && words != m_words->text())
        m_words->setText(words);
    else
        search();
    m_words->setFocus();
    m_words->selectAll();
}

void FindBar::search()
{
    const QString words = m_words->text();
    const quint64 generation = ++m_generation;
    if (words.isEmpty()) {
        m_places.clear();
        m_count->clear();
        return;
    }
    const auto searching = QtConcurrent::run([article = m_article, words] { return findAll(article, words); });
    whenFinished(searching, this, [this, generation](const QList<Span> &places) {
        if (generation != m_generation)
            return; // more was typed since
        m_places = places;
        const auto first = std::partition_point(m_places.cbegin(), m_places.cend(),
                                                [this](Span place) { return place.start < m_from; });
        m_at = m_places.isEmpty() ? -1 : (first == m_places.cend() ? 0 : first - m_places.cbegin());
        showPlace();
    });
}

void FindBar::next(bool forward)
{
    if (m_places.isEmpty())
        return;
    m_at = (m_at + (forward ? 1 : -1) + m_places.size()) % m_places.size();
    showPlace();
}

void FindBar::showPlace()
{
    if (m_at < 0) {
        m_count->setText(tr("not found"));
        return;
    }
    m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(m_places.size()));
    m_from = m_places[m_at].start;
    Q_EMIT found(m_places[m_at]);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            next(!key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            hide();
            Q_EMIT closed();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace bluepencil
