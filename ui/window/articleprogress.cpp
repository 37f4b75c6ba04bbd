// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/articleprogress.h"

#include "core/session/openarticle.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace bluepencil {

namespace {

constexpr int aMoment = 500; // milliseconds; what is done sooner needs no telling

} // namespace

ArticleProgress::ArticleProgress(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar)
    , m_stop(new QToolButton)
{
    setObjectName(QStringLiteral("articleProgress"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_bar->setRange(0, 100);
    m_bar->setFixedSize(120, 12);
    m_bar->setTextVisible(false);
    layout->addWidget(m_bar);
    m_stop->setText(tr("Stop"));
    m_stop->setAutoRaise(true);
    layout->addWidget(m_stop);
    connect(m_stop, &QToolButton::clicked, this, [this] {
        const auto article = m_article.lock();
        if (article && article->isActing())
            article->stopActing();
        else if (article)
            article->stop();
    });
    m_moment.setSingleShot(true);
    m_moment.setInterval(aMoment);
    connect(&m_moment, &QTimer::timeout, this, [this] { setVisible(m_isBusy); });
    hide();
}

void ArticleProgress::setArticle(const std::shared_ptr<OpenArticle> &article)
{
    if (const auto before = m_article.lock())
        before->disconnect(this);
    m_article = article;
    m_isBusy = false;
    if (article) {
        connect(article.get(), &OpenArticle::phaseChanged, this, &ArticleProgress::update);
        connect(article.get(), &OpenArticle::suggestionsChanged, this, &ArticleProgress::update);
        connect(article.get(), &OpenArticle::readingProgress, this, &ArticleProgress::setFraction);
        connect(article.get(), &OpenArticle::actingChanged, this, &ArticleProgress::update);
        connect(article.get(), &OpenArticle::actingProgress, this, &ArticleProgress::setFraction);
        connect(article.get(), &OpenArticle::recognitionProgress, this,
                [this, watched = article.get()](double fraction) {
                    if (!watched->isActing())
                        setFraction(fraction);
                });
    }
    update();
}

void ArticleProgress::update()
{
    const auto article = m_article.lock();
    const bool growing = article && article->phase() == OpenArticle::Phase::Growing;
    const bool recognizing = article && article->isRecognizing();
    const bool acting = article && article->isActing();
    const QString what = growing  ? tr("Reading the article")
                         : acting ? tr("Changing many tags")
                                  : tr("Looking for people, places and quotes");
    if (m_bar->accessibleName() != what)
        m_bar->setValue(0);
    m_bar->setAccessibleName(what);
    m_bar->setToolTip(what);
    m_stop->setToolTip(growing  ? tr("Stop reading and close the article")
                       : acting ? tr("Stop; no tag is changed then")
                                : tr("Stop looking for people, places and quotes"));
    m_stop->setAccessibleName(m_stop->toolTip());
    const bool busy = growing || recognizing || acting;
    if (busy == m_isBusy)
        return;
    m_isBusy = busy;
    if (!busy) {
        m_moment.stop();
        hide();
        return;
    }
    m_bar->setValue(0);
    m_moment.start();
}

void ArticleProgress::setFraction(double fraction)
{
    m_bar->setValue(qRound(fraction * 100));
}

} // namespace bluepencil
