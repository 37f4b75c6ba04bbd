// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/findbar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPromise>
#include <QToolButton>
#include <QtConcurrent>

#include <utility>

namespace bluepencil {

namespace {

constexpr int piecesPerBatch = 16; // some MB of text; the first hits come alone

} // namespace

FindBar::FindBar(QWidget *parent)
    : QFrame(parent)
    , m_words(new QLineEdit)
    , m_count(new QLabel)
{
    setObjectName(QStringLiteral("findBar"));
    m_pool.setMaxThreadCount(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 8, 4);
    m_label = new QLabel(tr("Find:"));
    m_label->setBuddy(m_words);
    layout->addWidget(m_label);
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(360);
    m_words->setMinimumWidth(12 * fontMetrics().averageCharWidth()); // what one types can be read
    m_words->setAccessibleName(tr("Find"));
    m_words->installEventFilter(this);
    layout->addWidget(m_words, 2);
    buildScope();
    const auto addButton = [&](const QString &text, const QString &tip, bool forward) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, [this, forward] { next(forward); });
        layout->addWidget(button);
        return button;
    };
    m_previous = addButton(tr("‹"), tr("Previous place (Shift+F3)"), false);
    m_next = addButton(tr("›"), tr("Next place (F3)"), true);
    m_matchCase = addOption(tr("Aa"), tr("Capitals and small letters differ"), "findMatchCase");
    m_wholeWord = addOption(tr("Word"), tr("Whole words only"), "findWholeWord");
    m_pattern = addOption(tr(".*"), tr("A regular expression (Perl's), paragraph by paragraph"), "findPattern");
    m_acts = new QToolButton;
    m_acts->setObjectName(QStringLiteral("findActs"));
    m_acts->setText(tr("Tag &All"));
    m_acts->setToolTip(tr("Tag all places that were found, or change or delete the tags on them"));
    m_acts->setAutoRaise(true);
    m_acts->setPopupMode(QToolButton::InstantPopup);
    auto *acts = new QMenu(m_acts);
    connect(acts, &QMenu::aboutToShow, this, [this, acts] {
        qDeleteAll(acts->findChildren<QMenu *>(Qt::FindDirectChildrenOnly)); // clear() leaves menus in it alone
        acts->clear();
        Q_EMIT actsWanted(acts);
    });
    m_acts->setMenu(acts);
    // What is done last is taken back first: the tags, until a word is typed again.
    connect(acts, &QMenu::triggered, this, [this] { m_undoesText = true; });
    connect(m_words, &QLineEdit::textEdited, this, [this] { m_undoesText = false; });
    layout->addWidget(m_acts);
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setTextFormat(Qt::PlainText);
    // No more: a long sentence must not widen the window.
    m_count->setMinimumWidth(10 * fontMetrics().averageCharWidth());
    layout->addWidget(m_count, 3);
    auto *closeButton = new QToolButton;
    closeButton->setText(tr("Close"));
    closeButton->setAutoRaise(true);
    connect(closeButton, &QToolButton::clicked, this, &FindBar::close);
    layout->addWidget(closeButton);
    connect(m_words, &QLineEdit::textChanged, this, &FindBar::search);
    hide();
}

void FindBar::buildScope()
{
    m_scope = new QComboBox;
    m_scope->setObjectName(QStringLiteral("findScope"));
    m_scope->setAccessibleName(tr("Where to look"));
    m_scope->setToolTip(tr("This article (Ctrl+F), or all articles in this window and in the library (Ctrl+Shift+F)"));
    m_scope->addItems({tr("This article"), tr("All articles")});
    m_scope->setMinimumWidth(m_scope->sizeHint().width()); // it is read, too
    layout()->addWidget(m_scope);
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        if (scope() == Scope::Library && !m_words->text().isEmpty() && !isHidden())
            askLibrary();
        search();
    });
}

FindBar::Scope FindBar::scope() const
{
    return m_scope->currentIndex() == 0 ? Scope::Article : Scope::Library;
}

void FindBar::askLibrary()
{
    m_asked = {m_words->text(), options()};
    Q_EMIT libraryWanted(m_asked.first, m_asked.second);
    tell();
}

void FindBar::goOnFrom(Span place)
{
    m_from = place.start;
    m_current = place;
    m_quiet = true;
    tell();
}

/// Where there is no room for all, what is used least goes first; it does not shrink until it can't be read.
void FindBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    const QList<QWidget *> least{m_wholeWord, m_matchCase, m_pattern, m_acts, m_label, m_scope, m_previous, m_next};
    int wanted = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (int i = 0; i < layout()->count(); ++i)
        if (const QWidget *widget = layout()->itemAt(i)->widget(); widget && widget != m_count)
            wanted += (widget == m_words ? widget->minimumWidth() : widget->sizeHint().width()) + layout()->spacing();
    wanted += 10 * fontMetrics().averageCharWidth(); // the count
    for (QWidget *widget : least) {
        widget->setVisible(wanted <= width());
        if (wanted > width())
            wanted -= widget->sizeHint().width() + layout()->spacing();
    }
}

/// The window may be narrower than all of it.
QSize FindBar::minimumSizeHint() const
{
    return {m_words->minimumWidth(), QFrame::minimumSizeHint().height()};
}

FindBar::~FindBar()
{
    stop();
    m_pool.waitForDone();
}

QToolButton *FindBar::addOption(const QString &text, const QString &tip, const char *name)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1StringView(name));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, &FindBar::search);
    layout()->addWidget(button);
    return button;
}

SearchOptions FindBar::options() const
{
    return {m_wholeWord->isChecked(), m_matchCase->isChecked(), m_pattern->isChecked()};
}

void FindBar::setArticle(const Article &article)
{
    stop(); // what is still being looked for was in the other text
    m_article = article;
    m_hits = {};
    m_current = {};
    if (!isHidden())
        search();
}

void FindBar::growArticle(const Article &article)
{
    // The hit one stands on stays, and nobody is taken anywhere: only who was still waiting for the first one is.
    const bool waiting = m_searching && m_current.isEmpty();
    stop();
    m_article = article;
    if (isHidden()) {
        m_hits = {};
        return;
    }
    m_quiet = !waiting;
    run();
}

void FindBar::start(const QString &words, qint32 from, Scope scope)
{
    m_from = from;
    m_asked = {}; // Enter looks anew, though the words may be the same
    {
        const QSignalBlocker quiet(m_scope);
        m_scope->setCurrentIndex(scope == Scope::Article ? 0 : 1);
    }
    show();
    if (!words.isEmpty() && words != m_words->text())
        m_words->setText(words);
    else
        search();
    m_words->setFocus();
    m_words->selectAll();
}

void FindBar::stop()
{
    if (m_watcher) {
        m_watcher->disconnect(this);
        m_watcher->cancel();
        m_watcher.reset();
    }
    m_searching = false;
}

void FindBar::search()
{
    m_quiet = scope() == Scope::Library;
    m_current = {};
    run();
}

void FindBar::run()
{
    stop();
    m_hits = {};
    m_tooSlow = false;
    const Result<TextSearch> wanted = TextSearch::make(m_words->text(), options());
    if (!wanted || wanted->isEmpty()) {
        say(wanted ? QString() : wanted.error().message, !wanted);
        tell();
        return;
    }
    m_searching = true;
    m_watcher = std::make_unique<QFutureWatcher<Batch>>();
    connect(m_watcher.get(), &QFutureWatcherBase::resultReadyAt, this,
            [this](int index) { take(m_watcher->resultAt(index)); });
    connect(m_watcher.get(), &QFutureWatcherBase::finished, this, &FindBar::finish);
    m_startedAt = m_article.paragraphs().span(m_article.paragraphs().at(m_from)).start;
    const auto run = [article = m_article, search = *wanted, from = m_startedAt](QPromise<Batch> &promise) {
        Batch batch;
        int pieces = 0;
        bool told = false;
        const auto flush = [&] {
            told = told || !batch.hits.isEmpty();
            if (!batch.hits.isEmpty() || batch.tooSlow)
                promise.addResult(std::exchange(batch, {}));
            pieces = 0;
        };
        const auto collect = [&](const QList<Span> &hits) {
            batch.hits += hits;
            if (!told || ++pieces >= piecesPerBatch)
                flush();
            return !promise.isCanceled();
        };
        // From where one looks to the end, then the beginning.
        for (const Span part : {Span{from, article.size()}, Span{0, from}}) {
            const TextSearch::Outcome outcome = search.find(article, part, collect);
            batch.tooSlow = outcome == TextSearch::Outcome::TooSlow;
            flush(); // a batch never reaches round the end
            if (outcome == TextSearch::Outcome::Stopped)
                return;
        }
    };
    m_watcher->setFuture(QtConcurrent::run(&m_pool, run));
    tell();
}

void FindBar::take(const Batch &batch)
{
    m_tooSlow = m_tooSlow || batch.tooSlow;
    m_hits.add(batch.hits);
    if (!m_quiet && m_current.isEmpty() && !m_hits.isEmpty()) {
        const qsizetype first = m_hits.indexFrom(m_from);
        if (first < m_hits.count())
            goTo(m_hits.at(first));
        else if (m_hits.at(0).start < m_startedAt) // nothing until the end: on from the beginning
            goTo(m_hits.at(0));
    }
    tell();
}

void FindBar::finish()
{
    m_searching = false;
    if (!m_quiet && m_current.isEmpty() && !m_hits.isEmpty())
        goTo(m_hits.at(0));
    tell();
}

void FindBar::next(bool forward)
{
    if (scope() == Scope::Library) {
        if (m_asked == std::pair(m_words->text(), options()))
            Q_EMIT libraryStepWanted(forward);
        else
            askLibrary();
        return;
    }
    if (m_hits.isEmpty()) {
        if (!m_searching && !m_words->text().isEmpty())
            search();
        return;
    }
    const qsizetype count = m_hits.count();
    const qsizetype here = m_current.isEmpty() ? -1 : m_hits.indexFrom(m_current.start);
    goTo(m_hits.at((here + (forward ? 1 : -1) + count) % count));
    tell();
}

void FindBar::goTo(Span hit)
{
    m_current = hit;
    m_from = hit.start;
    Q_EMIT found(hit);
}

/// Tells the count here and the hits to the page.
void FindBar::tell()
{
    if (scope() == Scope::Library)
        say(m_words->text().isEmpty()                          ? QString()
            : m_asked == std::pair(m_words->text(), options()) ? tr("Enter goes to the next place")
                                                               : tr("Enter looks in all articles"));
    else if (m_tooSlow)
        say(tr("%1 found; the pattern takes too long for some paragraphs, make it simpler").arg(m_hits.count()), true);
    else if (!m_current.isEmpty())
        say((m_searching ? tr("%1 of %2 …") : tr("%1 of %2"))
                .arg(m_hits.indexFrom(m_current.start) + 1)
                .arg(m_hits.count()));
    else if (m_searching)
        say(tr("looking …"));
    else if (m_watcher)
        say(tr("not found"));
    m_acts->setEnabled(scope() == Scope::Article && !m_searching && !m_hits.isEmpty() && !m_tooSlow);
    if (!isHidden())
        Q_EMIT hitsChanged(m_hits, m_current);
}

void FindBar::say(const QString &text, bool problem)
{
    m_count->setWordWrap(problem); // what is wrong is to be read to its end
    m_count->setText(text);
    m_count->setToolTip(problem ? text : QString());
}

void FindBar::close()
{
    if (m_searching) { // F3 looks anew
        stop();
        m_hits = {};
        m_current = {};
    }
    hide();
    Q_EMIT hitsChanged({}, {});
    Q_EMIT closed();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::ShortcutOverride && m_undoesText) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore(); // it is the window's
            return true;
        }
    }
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            next(!key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace bluepencil
