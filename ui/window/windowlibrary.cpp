// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches beyond the article in the window: finding in all articles, and acts over the library that the store
// refused.
#include "ui/panels/findingspanel.h"
#include "ui/reader/readerview.h"
#include "ui/window/findbar.h"
#include "ui/window/libraryhand.h"
#include "ui/window/mainwindow.h"
#include "ui/window/noticebar.h"
#include "ui/window/shelf.h"

#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>

namespace bluepencil {

void MainWindow::buildLibrary()
{
    m_findings = new FindingsPanel;
    m_findingsDock = new QDockWidget(tr("Found in All Articles"), this);
    m_findingsDock->setObjectName(QStringLiteral("findingsDock"));
    m_findingsDock->setFeatures(QDockWidget::DockWidgetClosable);
    m_findingsDock->setWidget(m_findings);
    addDockWidget(Qt::BottomDockWidgetArea, m_findingsDock);
    m_findingsDock->hide();
    m_libraryHand = new LibraryHand(m_session, m_findings, this);
    connect(m_libraryHand, &LibraryHand::problem, this,
            [this](const QString &sentence) { m_notice->say(sentence, NoticeBar::Tone::Problem); });
    connect(m_find, &FindBar::libraryWanted, this, [this](const QString &words, const SearchOptions &options) {
        const bool wasHidden = m_findingsDock->isHidden();
        m_findingsDock->show();
        if (wasHidden) // as large as it was left, later
            resizeDocks({m_findingsDock}, {height() / 3}, Qt::Vertical);
        m_libraryHand->search(words, options, m_shelf->files());
        updateActions(); // F3 goes through these now
    });
    connect(m_findings, &FindingsPanel::againRequested, this, [this] { m_libraryHand->searchAgain(m_shelf->files()); });
    connect(m_find, &FindBar::libraryStepWanted, m_findings, &FindingsPanel::step);
    connect(&m_session, &Session::stored, m_shelf, &Shelf::refreshSoon); // it tells how many tags each has
    connect(m_findings, &FindingsPanel::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_findings, &FindingsPanel::placeChosen, this,
            [this](const LibraryFinding &finding, Span words, bool takeFocus) {
                showFinding(finding.version, words, takeFocus);
            });
}

void MainWindow::findInLibrary()
{
    const Span selection = m_view->selection();
    const QString words = m_article ? m_article->article().string(selection) : QString();
    m_find->start(words.contains(QLatin1Char('\n')) || words.size() > 100 ? QString() : words, selection.start,
                  FindBar::Scope::Library);
}

/// Takes one there, into another article if need be. `takeFocus` false: who goes through the list stays in it.
void MainWindow::showFinding(const ArticleVersion &version, Span words, bool takeFocus)
{
    QWidget *focus = takeFocus ? m_view : QApplication::focusWidget();
    const bool isHere = m_article && m_marks && m_article->id() == version.article && !version.article.isNull();
    if (!isHere) {
        ArticleRequest request = QFileInfo::exists(version.path) ? ArticleRequest::file(version.path)
                                                                 : ArticleRequest::fromStore(version.article);
        for (const auto &article : m_session.articles()) // shown in another window perhaps
            if (!version.article.isNull() && article->id() == version.article)
                request = article->request();
        open(request);
    }
    showPlaceOf(m_article, version.textHash, words, focus);
}

/// Now, or as soon as its text is here.
void MainWindow::showPlaceOf(const std::shared_ptr<OpenArticle> &article, const QByteArray &textHash, Span words,
                             QWidget *focus)
{
    const OpenArticle::Phase phase = article->phase();
    if (phase == OpenArticle::Phase::Failed)
        return; // the page says why
    if (phase == OpenArticle::Phase::Reading || phase == OpenArticle::Phase::Growing) {
        connect(
            article.get(), &OpenArticle::phaseChanged, this,
            [this, weak = std::weak_ptr(article), textHash, words, focus = QPointer<QWidget>(focus)] {
                const auto same = weak.lock();
                if (same && same == m_article)
                    showPlaceOf(same, textHash, words, focus);
            },
            Qt::SingleShotConnection);
        return;
    }
    if (focus)
        focus->setFocus();
    if (words.isEmpty())
        return; // the article as a whole
    if (article->version().textHash != textHash) {
        m_notice->say(tr("The text has changed since it was searched; search again in the list below"),
                      NoticeBar::Tone::Information);
        return;
    }
    m_view->setSelection(words.start, words.end);
    m_view->ensureVisible(words);
    m_find->goOnFrom(words);
}

/// No act is taken back without a word.
void MainWindow::tellRefused(const Error &error, const QList<Change> &takenBack)
{
    QStringList titles;
    for (const Change &change : takenBack.mid(0, 3))
        titles.append(change.title);
    if (takenBack.size() > titles.size())
        titles.append(tr("%n more", nullptr, static_cast<int>(takenBack.size() - titles.size())));
    if (titles.isEmpty()) {
        m_notice->say(error.message, NoticeBar::Tone::Problem);
        return;
    }
    // Something was done meanwhile in one of the articles of an act over the library: the same again would be refused.
    const bool fitsInOthers = error.code == ErrorCode::Stale && spansArticles(takenBack.first());
    const NoticeBar::Remedy again =
        fitsInOthers ? NoticeBar::Remedy{tr("Do it in the others"), [this] { redoRefusedInOthers(); }}
                     : NoticeBar::Remedy{tr("Try again"), [this] { redoRefused(); }};
    const bool isUndo = takenBack.first().kind == Change::Kind::Undo;
    m_notice->say((isUndo ? tr("%1. Not taken back: %2") : tr("%1. Not kept: %2"))
                      .arg(error.message, titles.join(QStringLiteral("; "))),
                  NoticeBar::Tone::Problem, {again, {tr("Leave them out"), [this] { m_session.dropRefused(); }}},
                  QStringLiteral("refused"));
}

void MainWindow::redoRefusedInOthers()
{
    m_session.redoRefusedWhereItFits([guard = QPointer<MainWindow>(this)](const Result<QList<Misfit>> &leftOut) {
        if (!guard)
            return;
        if (!leftOut) {
            guard->m_notice->say(leftOut.error().message, NoticeBar::Tone::Problem,
                                 {{tr("Leave them out"), [guard] { guard->m_session.dropRefused(); }}},
                                 QStringLiteral("refused"));
            return;
        }
        QStringList titles;
        for (const Misfit &misfit : leftOut->mid(0, 5))
            titles.append(QStringLiteral("“%1”").arg(misfit.title.left(60)));
        if (leftOut->size() > titles.size())
            titles.append(tr("%n more", nullptr, static_cast<int>(leftOut->size() - titles.size())));
        guard->m_notice->say(
            tr("Done, but not in %1: what was done there since stays").arg(titles.join(QStringLiteral(", "))),
            NoticeBar::Tone::Information, {}, QStringLiteral("refused"));
    });
}

} // namespace bluepencil
