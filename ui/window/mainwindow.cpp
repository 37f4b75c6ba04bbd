// SPDX-License-Identifier: GPL-3.0-or-later
// The window and the life of the article in it; menus and tool bar are built in windowactions.cpp.
#include "ui/window/mainwindow.h"

#include "core/base/locations.h"
#include "core/base/whenfinished.h"
#include "core/reading/articlereader.h"
#include "ui/panels/inspector.h"
#include "ui/panels/labelkey.h"
#include "ui/panels/sidepanel.h"
#include "ui/reader/readeraccessible.h"
#include "ui/reader/readerview.h"
#include "ui/window/articlemarks.h"
#include "ui/window/articleprogress.h"
#include "ui/window/casthand.h"
#include "ui/window/exporter.h"
#include "ui/window/findbar.h"
#include "ui/window/joinhand.h"
#include "ui/window/noticebar.h"
#include "ui/window/palette.h"
#include "ui/window/quotehand.h"
#include "ui/window/readingplaces.h"
#include "ui/window/shelf.h"
#include "ui/window/sideroom.h"
#include "ui/window/suggestionfilter.h"
#include "ui/window/taggingcontroller.h"
#include "ui/window/taglistacts.h"
#include "ui/window/welcomepage.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStyleHints>
#include <QToolButton>
#include <QtConcurrent>

namespace bluepencil {

namespace {

// An English news word with its blank, and what a person reads in a minute.
constexpr double bytesPerWord = 6.0;
constexpr double wordsPerMinute = 230.0;
const QString refusal = QStringLiteral("refusal"); // the topic of acts that could not be done
const QString others = QStringLiteral("others");   // the topic of what may be meant elsewhere too

QString dateLineOf(const OpenArticle &open)
{
    const Article &article = open.article();
    QStringList parts;
    if (const QDate date = article.header().published; date.isValid())
        parts.append(QLocale().toString(date, QStringLiteral("dddd d MMMM yyyy")));
    if (open.phase() == OpenArticle::Phase::Growing) // how long it is nobody knows yet; a line keeps the place
        return (parts << MainWindow::tr("reading…")).join(QStringLiteral(" · "));
    const int minutes = std::max(1, qRound(article.size() / bytesPerWord / wordsPerMinute));
    parts.append(minutes < 100 ? MainWindow::tr("%n min", nullptr, minutes)
                               : MainWindow::tr("%n h", nullptr, qRound(minutes / 60.0)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

MainWindow::MainWindow(Session &session, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    buildPages();
    buildActions();
    buildMenus();
    buildToolBar();
    buildStatusBar();

    // Of every article, also of one that no window shows any more: no act is taken back without a word.
    connect(&m_session, &Session::writeFailed, this, &MainWindow::tellRefused);

    connect(&m_session, &Session::replaced, this, [this](OpenArticle *old, const std::shared_ptr<OpenArticle> &fresh) {
        if (m_article.get() == old)
            showReplaced(fresh);
    });

    connect(&m_session, &Session::notReopened, this, [this](OpenArticle *old, const Error &error) {
        if (m_article.get() != old)
            return;
        m_notice->say(tr("The new version can't be shown: %1. This is still the text as it was").arg(error.message),
                      NoticeBar::Tone::Problem,
                      {{tr("Try again"),
                        [this] {
                            if (m_article)
                                m_session.reopen(m_article);
                        }}},
                      QStringLiteral("file"));
    });

    m_digestTimer.setSingleShot(true);
    m_digestTimer.setInterval(30); // several acts in a row make one digest
    connect(&m_digestTimer, &QTimer::timeout, this, &MainWindow::makeDigest);

    setThemeByName(m_settings.theme().isEmpty() ? defaultReaderThemeName() : m_settings.theme());
    m_view->setZoom(m_settings.zoom());
    m_view->setTypeface(m_settings.typeface());
    m_left->setVisible(m_settings.isPanelShown(QStringLiteral("left"), false));
    m_side->setVisible(m_settings.isPanelShown(QStringLiteral("right"), true));
    m_side->setShownList(m_settings.sideList());
    if (!restoreGeometry(m_settings.windowGeometry()))
        resize(1280, 800);
    // A small screen, or a great scale factor; its frame, which is not there yet, needs room too.
    resize(size().boundedTo(screen()->availableSize() - QSize(8, 40)));
    if (!m_splitter->restoreState(m_settings.splitterState()))
        m_splitter->setSizes({220, 740, 320});
    m_side->setProgressNote(tr("No article is open."));
    updateTitle();
    updateActions();
    updateStatus();
    m_shelf->refresh();
}

MainWindow::~MainWindow()
{
    // The view asks the marks while it dies, and its events go to the controller's filter: both go first.
    m_tagging->setArticle(nullptr, nullptr);
    m_view->setMarkSource(nullptr);
    disconnect(m_view, nullptr, this, nullptr);
    disconnect(qApp, nullptr, this, nullptr); // the focus still moves while the widgets go
    m_inspector->setArticle(nullptr);
    disconnect(m_tagging, nullptr, m_inspector, nullptr);
    delete std::exchange(m_joins, nullptr);
    delete std::exchange(m_quotes, nullptr);
    delete std::exchange(m_tagging, nullptr);
}

void MainWindow::buildPages()
{
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    setCentralWidget(m_splitter);

    m_left = new QWidget;
    auto *leftLayout = new QVBoxLayout(m_left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    auto *leftTitle = new QLabel(tr("Articles"));
    leftTitle->setContentsMargins(10, 8, 10, 6);
    leftLayout->addWidget(leftTitle);
    m_shelf = new Shelf(m_session.library());
    leftLayout->addWidget(m_shelf, 1);
    connect(m_shelf, &Shelf::openRequested, this, &MainWindow::open);
    connect(m_shelf, &Shelf::neighboursChanged, this, [this] {
        m_previousArticle->setEnabled(!m_shelf->neighbour(-1).isEmpty());
        m_nextArticle->setEnabled(!m_shelf->neighbour(1).isEmpty());
    });
    m_splitter->addWidget(m_left);

    auto *middle = new QWidget;
    auto *middleLayout = new QVBoxLayout(middle);
    middleLayout->setContentsMargins(0, 0, 0, 0);
    middleLayout->setSpacing(0);
    m_notice = new NoticeBar;
    connect(m_notice, &NoticeBar::left, this, [this] { m_view->setFocus(); });
    m_exporter = new Exporter(m_notice, this);
    connect(m_exporter, &Exporter::finished, this, &MainWindow::exportFinished);
    m_find = new FindBar;
    m_pages = new QStackedWidget;
    m_welcome = new WelcomePage;
    m_view = new ReaderView;
    m_places = new ReadingPlaces(m_settings, m_view, this);
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_view);
    middleLayout->addWidget(m_find);
    middleLayout->addWidget(m_pages, 1);
    middleLayout->addWidget(m_notice);
    m_splitter->addWidget(middle);

    m_side = new SidePanel;
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_left->setMinimumWidth(140);
    m_side->setMinimumWidth(210);
    middle->setMinimumWidth(280);
    new SideRoom(m_splitter, m_side, middle);

    buildFilter();
    buildQuoteHand();
    buildInspector();
    buildLibrary();
    connect(m_tagging, &TaggingController::problem, this,
            [this](const QString &sentence) { m_notice->say(sentence, NoticeBar::Tone::Problem, {}, refusal); });
    connect(m_tagging, &TaggingController::noteLeft, this,
            [this](const QString &sentence) { m_notice->say(sentence, NoticeBar::Tone::Information); });
    connect(m_tagging, &TaggingController::letGo, m_notice, &NoticeBar::closeSaying);
    connect(m_tagging, &TaggingController::othersOffered, this,
            [this](const QString &sentence, const QString &button, const std::function<void()> &act) {
                m_notice->say(sentence, NoticeBar::Tone::Information, {{button, act}}, others);
            });
    connect(m_tagging, &TaggingController::stateChanged, this, [this] {
        updateActions();
        updateStatus();
    });
    connect(m_side, &SidePanel::goTo, this, [this](Span span, const MarkRef &mark) {
        m_tagging->setActive(mark);
        m_view->jumpTo(span);
        m_tagging->setActive(mark);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *before, const QWidget *now) {
        if (m_side->isAncestorOf(before) != m_side->isAncestorOf(now))
            updateStatus(); // other keys act there
    });
    m_cast = new CastHand(
        m_side, [this] { return m_article; }, this);
    connect(m_cast, &CastHand::problem, m_tagging, &TaggingController::problem);
    connect(m_cast, &CastHand::noteLeft, m_tagging, &TaggingController::noteLeft);
    auto *listActs = new TagListActs(
        m_side->tagsPage(), [this] { return m_article; }, this);
    connect(listActs, &TagListActs::problem, m_tagging, &TaggingController::problem);
    connect(listActs, &TagListActs::done, this, [this](const QString &sentence) {
        m_notice->say(sentence, NoticeBar::Tone::Information, {}, QStringLiteral("done"));
    });
    connect(m_view, &ReaderView::dropped, this, &MainWindow::openDropped);
    connect(m_view, &ReaderView::zoomChanged, this, [this](int percent) { m_settings.setZoom(percent); });
    connect(m_view, &ReaderView::contextMenuRequested, this, [this](QPoint at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions({m_copy, m_selectAll, m_findAction});
        menu->addSeparator();
        menu->addActions(m_tagMenu->actions());
        menu->popup(at);
    });
    connect(m_find, &FindBar::found, this, [this](Span span) {
        m_view->setSelection(span.start, span.end);
        m_view->ensureVisible(span);
    });
    connect(m_find, &FindBar::actsWanted, this, &MainWindow::offerActsOnHits);
    connect(m_find, &FindBar::hitsChanged, m_view, &ReaderView::setSearchHits);
    connect(m_find, &FindBar::closed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::openByDialog);
    connect(m_welcome, &WelcomePage::clipboardRequested, this, &MainWindow::openClipboard);
    connect(m_welcome, &WelcomePage::sampleRequested, this, [this] {
        QString sample;
        for (const QString &folder : dataFolders()) {
            const QDir samples(folder + QStringLiteral("/samples"));
            const QStringList names = samples.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
            if (!names.isEmpty() && sample.isEmpty())
                sample = samples.filePath(names.first());
        }
        if (sample.isEmpty())
            m_notice->say(tr("The sample article is not installed; open one of your own"), NoticeBar::Tone::Problem);
        else
            openFiles({sample});
    });
    connect(m_welcome, &WelcomePage::cancelRequested, this, [this] {
        letGoOfArticle();
        m_welcome->showWelcome();
        updateTitle();
        updateActions();
        updateStatus();
    });
}

void MainWindow::buildStatusBar()
{
    statusBar()->setSizeGripEnabled(false);
    m_hint = new QLabel;
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress = new ArticleProgress;
    m_counts = new QLabel;
    m_counts->setObjectName(QStringLiteral("counts"));
    m_saved = new QLabel;
    m_saved->setObjectName(QStringLiteral("saved"));
    statusBar()->setContentsMargins(8, 0, 10, 0);
    statusBar()->addWidget(m_hint, 1);
    statusBar()->addPermanentWidget(m_filterNote);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_counts);
    statusBar()->addPermanentWidget(m_saved);
}

void MainWindow::open(const ArticleRequest &request)
{
    showArticleOf(m_session.open(request));
}

/// Other windows may show it still: from now on it tells this one nothing.
void MainWindow::letGoOfArticle()
{
    if (m_article)
        disconnect(m_article.get(), nullptr, this, nullptr);
    if (m_article && m_marks)
        m_places->leave(*m_article);
    m_progress->setArticle(nullptr);
    letGoOfMarks();
    ++m_digestGeneration;
    m_article.reset();
}

void MainWindow::letGoOfMarks()
{
    m_quotes->setArticle(nullptr, nullptr);
    m_joins->setArticle(nullptr, nullptr);
    m_inspector->setArticle(nullptr);
    m_tagging->setArticle(nullptr, nullptr);
    m_view->setMarkSource(nullptr);
    m_marks.reset();
    m_filter->setArticle(nullptr);
}

void MainWindow::showArticleOf(std::shared_ptr<OpenArticle> article)
{
    const ArticleRequest &request = article->request();
    letGoOfArticle();
    m_notice->dismiss();
    m_article = article;
    m_shelf->add({request.path});
    m_shelf->setShown(request.path, article);
    connectArticle();
    const QString name = request.path.isEmpty() ? (request.name.isEmpty() ? tr("article") : request.name)
                                                : QFileInfo(request.path).fileName();
    m_welcome->showOpening(name);
    phaseChanged();
    m_shelf->refresh();
}

void MainWindow::connectArticle()
{
    OpenArticle *article = m_article.get();
    m_progress->setArticle(m_article);
    connect(article, &OpenArticle::phaseChanged, this, &MainWindow::phaseChanged);
    connect(article, &OpenArticle::textGrew, this, [this](bool continues) {
        if (!continues) {
            showArticle();
            return;
        }
        m_view->growArticle(m_article->article());
        m_find->growArticle(m_article->article());
    });
    connect(article, &OpenArticle::changed, this, [this](const Change &change, Span touched) {
        m_notice->withdraw(refusal); // what was refused before is of no interest any more
        if (change.kind != Change::Kind::Act)
            m_notice->withdraw(others); // it was offered after an act that may be taken back now
        m_notice->withdraw(QStringLiteral("done"));
        const bool labels = std::any_of(change.edits.cbegin(), change.edits.cend(),
                                        [](const Edit &edit) { return edit.kind == QLatin1StringView("label"); });
        if (labels)
            rebuildLabels();
        m_view->marksChanged(touched);
        scheduleDigest();
        updateActions();
        updateStatus();
    });
    connect(article, &OpenArticle::suggestionsChanged, this, [this] {
        showProgressNote();
        if (!m_article->recognitionError().isEmpty())
            m_notice->say(m_article->recognitionError(), NoticeBar::Tone::Problem);
        m_view->marksChanged(m_view->visibleRange());
        scheduleDigest();
        updateActions();
        updateStatus();
    });
    connect(article, &OpenArticle::savedChanged, this, &MainWindow::updateStatus);
    connect(article, &OpenArticle::actingChanged, this, &MainWindow::updateActions);
    connect(article, &OpenArticle::fileChanged, this, &MainWindow::offerNewVersion);
    if (article->fileHasChanged() || article->fileIsGone())
        offerNewVersion();
}

void MainWindow::phaseChanged()
{
    if (!m_article)
        return;
    switch (m_article->phase()) {
    case OpenArticle::Phase::Reading:
        // Most articles are here before a page could be read: show nothing for a moment.
        if (m_pages->currentWidget() != m_view)
            m_pages->setCurrentWidget(m_welcome);
        break;
    case OpenArticle::Phase::Growing:
        showArticle(); // the first pages; the rest is on its way
        break;
    case OpenArticle::Phase::Matching:
    case OpenArticle::Phase::Ready:
        if (!m_marks)
            showArticle();
        else
            m_view->growArticle(m_article->article());
        m_view->setDateLine(dateLineOf(*m_article));
        showProgressNote();
        if (m_article->phase() == OpenArticle::Phase::Ready) {
            rebuildLabels();
            m_view->marksChanged(m_view->visibleRange());
            scheduleDigest();
            m_shelf->refresh();
        }
        if (!m_article->notice().isEmpty())
            m_notice->say(m_article->notice(), NoticeBar::Tone::Information);
        break;
    case OpenArticle::Phase::Failed:
        showError(m_article->error());
        break;
    }
    updateTitle();
    updateActions();
    updateStatus();
}

void MainWindow::showArticle()
{
    m_marks = std::make_unique<ArticleMarks>(*m_article, m_theme);
    m_view->setArticle(m_article->article());
    m_view->setDateLine(dateLineOf(*m_article));
    m_marks->setFilter(m_filter);
    m_filter->setArticle(m_article);
    m_view->setMarkSource(m_marks.get());
    m_tagging->setArticle(m_article, m_marks.get());
    m_quotes->setArticle(m_article, m_marks.get());
    m_joins->setArticle(m_article, m_marks.get());
    m_inspector->setArticle(m_article);
    m_find->setArticle(m_article->article());
    m_pages->setCurrentWidget(m_view);
    m_places->enter(m_article);
    m_view->setFocus();
    m_side->setDigest({}, {});
    showProgressNote();
    if (const QString path = m_article->article().source().path; !path.isEmpty()) {
        m_settings.addRecentFile(path);
        updateRecentMenu();
    }
}

void MainWindow::offerNewVersion()
{
    const QString sentence = tr("The file has been changed by another program; this is its text as it was opened. "
                                "Your tags go along to the new version");
    const QString gone = tr("The file was removed or renamed. Go on reading and tagging: with your first tag the "
                            "library keeps the text too");
    const QString topic = QStringLiteral("file");
    if (!m_article->fileHasChanged()) {
        m_notice->withdraw(topic); // it may be again what it was
        if (m_article->fileIsGone())
            m_notice->say(gone, NoticeBar::Tone::Information, {}, topic);
        return;
    }
    m_notice->say(sentence, NoticeBar::Tone::Information,
                  {{tr("Show the new version"),
                    [this] {
                        if (m_article)
                            m_session.reopen(m_article);
                    }}},
                  topic);
}

/// The same file, read anew: the reader stays at the same words as far as they are there.
void MainWindow::showReplaced(const std::shared_ptr<OpenArticle> &fresh)
{
    m_places->follow(*m_article, fresh);
    showArticleOf(fresh);
}

/// Does again what the store refused. If it refuses once more, writeFailed tells.
void MainWindow::redoRefused()
{
    if (const Result<void> redone = m_session.redoRefused(); !redone)
        m_notice->say(redone.error().message, NoticeBar::Tone::Problem,
                      {{tr("Leave them out"), [this] { m_session.dropRefused(); }}}, QStringLiteral("refused"));
}

/// What the panels say while they are empty.
void MainWindow::showProgressNote()
{
    m_side->setProgressNote(m_article->phase() == OpenArticle::Phase::Growing ? tr("Reading…")
                            : m_article->isRecognizing()                      ? tr("Looking…")
                                                                              : m_article->recognitionError());
}

void MainWindow::showError(const Error &error)
{
    letGoOfMarks(); // a beginning of the text may have been there
    const QString name = QFileInfo(error.where).fileName();
    m_welcome->showProblem(name.isEmpty() ? tr("This text") : name, error.message);
    m_pages->setCurrentWidget(m_welcome);
    m_side->setDigest({}, {});
    m_side->setProgressNote(tr("No article is open."));
    m_shelf->setProblem(m_article->request().path, error.message);
    m_settings.removeRecentFile(error.where);
    updateRecentMenu();
}

void MainWindow::scheduleDigest()
{
    if (!m_digestTimer.isActive())
        m_digestTimer.start();
}

void MainWindow::makeDigest()
{
    if (!m_article || !m_marks)
        return;
    const quint64 generation = ++m_digestGeneration;
    const auto making = QtConcurrent::run(
        [input = DigestInput::of(*m_article), previous = m_side->digest()] { return digestOf(input, previous); });
    whenFinished(making, this, [this, generation](const Digest &digest) {
        if (generation != m_digestGeneration)
            return; // changed again meanwhile: the next one is on its way
        m_side->setDigest(m_article->article(), digest);
        Q_EMIT digestShown();
    });
}

void MainWindow::updateTitle()
{
    if (!m_article || !m_marks) {
        setWindowTitle(tr("Bluepencil"));
        return;
    }
    QString title = m_article->article().displayTitle();
    if (const QDate date = m_article->article().header().published; date.isValid())
        title += QStringLiteral(" — ") + QLocale().toString(date, QStringLiteral("d MMMM yyyy"));
    setWindowTitle(tr("%1 — Bluepencil").arg(title));
    setWindowFilePath({});
}

void MainWindow::updateStatus()
{
    if (!m_article || !m_marks) {
        m_hint->clear();
        m_counts->clear();
        m_saved->clear();
        return;
    }
    const auto left = static_cast<int>(m_filter->left());
    const MarkRef active = m_tagging->active();
    if (m_article->phase() == OpenArticle::Phase::Growing) {
        m_hint->setText(tr("The rest of the article is still being read; you can begin to read"));
        m_counts->clear();
        m_saved->clear();
        return;
    }
    const QString counter = m_article->isRecognizing() ? tr("Looking for people, places and quotes…")
                            : left > 0                 ? tr("%n suggestion(s) left", nullptr, left)
                            : m_filter->isOn()         ? tr("No suggestions left that the filter shows")
                                                       : tr("No suggestions left");
    const QString labelKeys = labelKeysOf(m_article->tagset());
    QString keys;
    // In the lists the text's keys do nothing.
    if (m_side->list(SidePanel::quotesList)->hasFocus() && active.suggestion >= 0)
        keys = tr("F4 who said it   W why   F6 to the text, to accept or reject");
    else if (m_side->isAncestorOf(QApplication::focusWidget()) && active.suggestion >= 0)
        keys = tr("F6 to the text, to accept or reject");
    else if (m_tagging->hasSelection())
        keys = tr("%1 tag the selection as …").arg(labelKeys);
    else if (active.suggestion >= 0)
        keys = (m_article->suggestions().at(active.suggestion).isQuote
                    ? tr("Enter accept   ⌫ reject   F4 who said it   W why   Tab next")
                    : tr("Enter accept   ⌫ reject   %1 accept as …   W why   Tab next").arg(labelKeys));
    else if (!active.annotation.isNull())
        keys = tr("%1 relabel   Ctrl+M note   Del delete   Esc leave").arg(labelKeys);
    else if (left > 0)
        keys = tr("Tab next   Enter accept   ⌫ reject");
    else
        keys = tr("Select words and press %1 to tag them").arg(labelKeys);
    const QString hint = counter + QStringLiteral("  ·  ") + keys;
    const bool isNews = hint != m_hint->text();
    m_hint->setText(hint);
    if (isNews)
        announce(m_hint, hint);
    m_counts->setText(tr("%n tag(s)", nullptr, static_cast<int>(m_article->layer().count())));
    if (m_article->isReadOnly())
        m_saved->setText(tr("read only"));
    else
        m_saved->setText(m_article->isSaved() ? tr("saved ✓") : tr("saving…"));
}

void MainWindow::step(int by)
{
    if (const QString path = m_shelf->neighbour(by); !path.isEmpty())
        open(ArticleRequest::file(path));
}

void MainWindow::exportByDialog(const QString &formatId)
{
    if (m_article && m_marks)
        m_exporter->exportByDialog(m_article, formatId);
}

void MainWindow::exportTo(const QString &formatId, ExportLayer layer, const QString &path)
{
    if (m_article && m_marks)
        m_exporter->exportTo(m_article, formatId, layer, path);
}

void MainWindow::setThemeByName(const QString &name)
{
    Result<ReaderTheme> theme = loadReaderTheme(name);
    if (!theme)
        theme = loadReaderTheme(defaultReaderThemeName());
    if (!theme) {
        m_notice->say(theme.error().message, NoticeBar::Tone::Problem);
        return;
    }
    m_theme = m_article ? theme->withTagset(m_article->tagset()) : *theme;
    QApplication::setPalette(paletteOf(m_theme));
    m_view->setTheme(m_theme);
    m_shelf->setTheme(m_theme);
    rebuildLabels();
    updateIcons();
    for (QAction *action : m_themeActions->actions())
        action->setChecked(action->data().toString() == m_theme.name);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_notice)
        m_notice->followPalette();
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_article)
        m_article->lookAtFile(); // file systems on a network tell nothing by themselves
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_textOnly->isChecked())
        m_settings.setWindowGeometry(saveGeometry());
    m_settings.setSplitterState(m_splitter->saveState());
    m_settings.setPanelShown(QStringLiteral("left"), m_showLeft->isChecked());
    m_settings.setPanelShown(QStringLiteral("right"), m_showRight->isChecked());
    m_settings.setSideList(m_side->shownList());
    if (m_article && m_marks)
        m_places->leave(*m_article);
    event->accept(); // everything is kept already, or on its way: Session::flush() at the end waits for it
}

} // namespace bluepencil
