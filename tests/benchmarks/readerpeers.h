// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader's benchmark shows a text in: our view, and Qt's two text views with a highlighter that
// shows the same marks. Each is a child of a window, as in a program, and has the same members, so that one
// measurement does for all.
#pragma once

#include "core/session/openarticle.h"
#include "tests/benchmarks/benchmark.h"
#include "tests/benchmarks/readercorpus.h"
#include "ui/reader/readerview.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QTextEdit>

namespace bluepencil::benchmarks {

inline constexpr QSize windowSize(900, 800);

/// Notes that its widget was painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    void forget() { m_painted = false; }
    void wait()
    {
        while (!m_painted)
            QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_inside) {
            m_inside = true; // let it paint, then say so
            QCoreApplication::sendEvent(watched, event);
            m_inside = false;
            m_painted = true;
            return true;
        }
        return false;
    }

private:
    bool m_inside = false;
    bool m_painted = false;
};

/// Of marks added later: a colour of its own, since a block whose formats stay the same is not repainted.
inline constexpr int addedKind = 5;

class MarkHighlighter final : public QSyntaxHighlighter
{
public:
    MarkHighlighter(QTextDocument *document, const PeerMarks &marks)
        : QSyntaxHighlighter(document)
        , m_marks(marks)
    {
        const QColor colors[] = {Qt::blue, Qt::darkGreen, Qt::darkMagenta, Qt::darkGray, Qt::darkYellow, Qt::red};
        for (const QColor &color : colors) {
            QTextCharFormat format;
            format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
            format.setUnderlineColor(color);
            format.setBackground(color.lighter(250));
            m_formats.push_back(format);
        }
    }

protected:
    void highlightBlock(const QString &text) override
    {
        const int start = currentBlock().position();
        const Span block{start, start + static_cast<int>(text.size())};
        m_marks.spans.forEachOverlapping(block, [&](const AnnotationSet::Item &item) {
            setFormat(item.span.start - start, item.span.length(), m_formats[m_marks.kinds[item.id]]);
        });
    }

private:
    const PeerMarks &m_marks;
    std::vector<QTextCharFormat> m_formats;
};

/// A window with a view in it, which is resized and painted alone.
template <typename View> struct Shown {
    Shown() { view.setGeometry(QRect(QPoint(), windowSize)); }
    void show()
    {
        window.resize(windowSize);
        window.show();
    }
    void paintWhole() { view.viewport()->repaint(); }
    /// Runs something that makes the view repaint, and waits for that.
    template <typename Act> void untilPainted(Act act)
    {
        watch.forget();
        act();
        watch.wait();
    }

    QWidget window;
    View view{&window};
    PaintWatch watch{view.viewport()};
};

/// Our view on a text that is in memory, with its marks in their index.
struct Ours : Shown<ReaderView> {
    Ours(Corpus &corpus, const ReaderTheme &theme)
        : m_marks(corpus.marks)
        , m_styles(markStyles(theme))
    {
        view.setTheme(theme);
        view.setMarkSource(&corpus.marks);
        view.setArticle(corpus.article);
        show();
        watch.wait();
    }
    void settle() {}
    /// Chooses the words at this height of the view for addMark().
    void aimAt(int y)
    {
        const qint32 place = view.positionAt(QPoint(view.width() / 2, y));
        const QByteArrayView text = view.article().text();
        m_added = {utf8::floorBoundary(text, place - 6), utf8::ceilBoundary(text, place + 6)};
    }
    void addMark()
    {
        m_addedId = m_marks.add(m_added, m_styles.front(), MarkState::Own);
        view.marksChanged(m_added);
    }
    void removeMark()
    {
        m_marks.remove(m_addedId);
        view.marksChanged(m_added);
    }

private:
    testing::IndexedMarks &m_marks;
    std::vector<quint16> m_styles;
    Span m_added;
    quint64 m_addedId = 0;
};

/// QPlainTextEdit or QTextEdit with a highlighter.
template <typename Edit> struct Peer : Shown<Edit> {
    explicit Peer(Corpus &corpus)
        : m_marks(corpus.peerMarks)
        , m_highlighter(view.document(), corpus.peerMarks)
    {
        view.setReadOnly(true);
        view.setFont(QFont(QStringLiteral("Noto Serif"), 13));
        view.setPlainText(corpus.text);
        this->show();
        this->watch.wait();
        settle();
    }
    /// QTextEdit lays out the whole document, in steps behind the first paint: until then its scroll bar
    /// lies and jumps end short.
    void settle()
    {
        if constexpr (std::is_same_v<Edit, QTextEdit>) {
            view.document()->documentLayout()->blockBoundingRect(view.document()->lastBlock());
            this->paintWhole();
        }
    }
    void aimAt(int y)
    {
        const QTextCursor cursor = view.cursorForPosition(QPoint(view.width() / 2, y));
        m_block = cursor.block();
        m_place = std::max(m_block.position(), cursor.position() - 6);
    }
    void addMark()
    {
        m_added = m_marks.add({m_place, m_place + 12}, addedKind);
        m_highlighter.rehighlightBlock(m_block);
    }
    void removeMark()
    {
        m_marks.spans.remove(m_added);
        m_highlighter.rehighlightBlock(m_block);
    }

    using Shown<Edit>::view;

private:
    PeerMarks &m_marks;
    MarkHighlighter m_highlighter;
    QTextBlock m_block;
    int m_place = 0;
    AnnotationSet::Id m_added = AnnotationSet::none;
};

using PlainPeer = Peer<QPlainTextEdit>;
using RichPeer = Peer<QTextEdit>;

/// Our view on a file, opened on the window's own way: OpenArticle reads on a worker, and the view shows what
/// came as soon as it has come.
struct OursFromFile : Shown<ReaderView> {
    OursFromFile(const QString &path, const MarkSource *marks, const ReaderTheme &theme)
        : article(OpenArticle::open(ArticleRequest::file(path), nullptr, false))
    {
        view.setTheme(theme);
        QObject::connect(article.get(), &OpenArticle::phaseChanged, &view,
                         [this, marks](OpenArticle::Phase phase) { phaseChanged(phase, marks); });
        QObject::connect(article.get(), &OpenArticle::textGrew, &view,
                         [this] { view.growArticle(article->article()); });
        watch.forget();
        while (!m_shown && article->phase() != OpenArticle::Phase::Failed)
            turn();
        if (m_shown)
            watch.wait();
    }
    ~OursFromFile()
    {
        article->stop();
        waitForAll();
    }
    /// Until the whole text is here, and painted. False when it could not be read.
    bool waitForAll()
    {
        while (article->phase() != OpenArticle::Phase::Ready && article->phase() != OpenArticle::Phase::Failed)
            turn();
        if (article->phase() == OpenArticle::Phase::Failed)
            return false;
        paintWhole();
        return true;
    }

    std::shared_ptr<OpenArticle> article;
    double longestTurn = 0; ///< of the event loop: milliseconds of processor time

private:
    void turn()
    {
        const Taken taken =
            measure([] { QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents); });
        longestTurn = std::max(longestTurn, taken.cpu);
    }
    void phaseChanged(OpenArticle::Phase phase, const MarkSource *marks)
    {
        if (phase == OpenArticle::Phase::Failed || phase == OpenArticle::Phase::Reading)
            return;
        if (m_shown) {
            view.growArticle(article->article());
            return;
        }
        m_shown = true;
        view.setArticle(article->article());
        view.setMarkSource(marks);
        show();
    }

    bool m_shown = false;
};

} // namespace bluepencil::benchmarks
