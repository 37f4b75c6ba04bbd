// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/textsearch.h"
#include "ui/reader/searchhits.h"

#include <QFrame>
#include <QFutureWatcher>
#include <QThreadPool>

#include <memory>

class QComboBox;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace bluepencil {

/// Finds words or a pattern in the article while one types: all hits are told as they come in from a worker,
/// those behind the place one looks at first. Enter goes to the next, Shift+Enter to the one before. Or it finds in all
/// articles: Enter then asks for that, and the hits in the article that is shown are only marked.
class FindBar : public QFrame
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);
    ~FindBar() override;

    void setArticle(const Article &article);
    /// The same text with more behind it: hits are found in that too, and nobody is taken away from where he is.
    void growArticle(const Article &article);
    /// Shows the bar with these words and begins at this place in the text.
    enum class Scope { Article, Library };
    void start(const QString &words, qint32 from, Scope scope = Scope::Article);
    Scope scope() const;
    /// Somebody was taken to a place by other means: go on from there.
    void goOnFrom(Span place);
    void next(bool forward);

    /// All that was found up to now, and whether that is all there is.
    const SearchHits &hits() const { return m_hits; }
    /// The one that the reader was taken to last; empty: none.
    Span current() const { return m_current; }
    bool isSearching() const { return m_searching; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Go there.
    void found(bluepencil::Span span);
    /// The menu of what can be done with all hits is about to show: fill it. Only once all are found.
    void actsWanted(QMenu *menu);
    /// What is to be shown on the page changed; nothing any more when the bar closes.
    void hitsChanged(const bluepencil::SearchHits &hits, bluepencil::Span current);
    void closed();
    /// Look for this in all articles.
    void libraryWanted(const QString &words, const bluepencil::SearchOptions &options);
    /// Go to the next place there, or the one before.
    void libraryStepWanted(bool forward);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Batch {
        QList<Span> hits;
        bool tooSlow = false;
    };
    void buildScope();
    void askLibrary();
    QToolButton *addOption(const QString &text, const QString &tip, const char *name);
    SearchOptions options() const;
    void search();
    void run();
    void stop();
    void take(const Batch &batch);
    void finish();
    void goTo(Span hit);
    void tell();
    void say(const QString &text, bool problem = false);
    void close();

    Article m_article;
    QLineEdit *m_words;
    QLabel *m_count;
    QLabel *m_label = nullptr;
    QComboBox *m_scope = nullptr;
    std::pair<QString, SearchOptions> m_asked; ///< of the library, last
    QToolButton *m_matchCase = nullptr;
    QToolButton *m_wholeWord = nullptr;
    QToolButton *m_pattern = nullptr;
    QToolButton *m_acts = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QThreadPool m_pool; ///< of one: what was typed before is stopped, then this begins
    std::unique_ptr<QFutureWatcher<Batch>> m_watcher;
    SearchHits m_hits;
    Span m_current;
    qint32 m_from = 0;
    qint32 m_startedAt = 0; ///< the paragraph from which was searched to the end, and then from the beginning
    bool m_searching = false;
    bool m_quiet = false; ///< nobody has asked to be taken to a hit
    bool m_tooSlow = false;
    bool m_undoesText = false; ///< what was done last was done to the article, not to the words in the field
};

} // namespace bluepencil
