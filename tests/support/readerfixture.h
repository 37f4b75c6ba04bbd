// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/listmarksource.h"
#include "ui/reader/readerview.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QTest>

namespace bluepencil::testing {

inline Article articleOf(const QByteArray &text)
{
    ArticleParts parts;
    parts.text = text;
    parts.id = QStringLiteral("test.txt");
    return Article(std::move(parts));
}

/// A reader on screen with marks that tests put in, in the light theme.
struct ReaderFixture {
    explicit ReaderFixture(const QByteArray &text, QSize size = QSize(900, 600))
    {
        const Result<ReaderTheme> theme = loadReaderTheme(QStringLiteral("Bluepencil Light"));
        if (theme.ok())
            view.setTheme(*theme);
        view.setMarkSource(&marks);
        view.setArticle(articleOf(text));
        view.resize(size);
        view.show();
        view.setFocus();
        view.activateWindow();
        QApplication::processEvents();
    }
    ~ReaderFixture() { view.setMarkSource(nullptr); }

    void mark(Span span, quint64 id, const QString &label, MarkState state = MarkState::Own, bool note = false)
    {
        marks.add({span, id, view.theme().styleIndex(label), state, note});
        view.marksChanged(span);
    }
    Span find(QByteArrayView words, qint32 from = 0) const
    {
        const qsizetype at = view.article().text().indexOf(words, from);
        return {static_cast<qint32>(at), static_cast<qint32>(at + words.size())};
    }
    QPoint centreOf(Span span) const { return view.rectOf(span).center(); }
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&view, which, modifiers);
    }
    /// A press or move at a time of its own, so that clicks follow each other as a test says.
    void mouse(QEvent::Type type, QPoint at, quint64 time)
    {
        const bool move = type == QEvent::MouseMove;
        const bool release = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, view.viewport()->mapToGlobal(at), move ? Qt::NoButton : Qt::LeftButton,
                          release ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        event.setTimestamp(time);
        QApplication::sendEvent(view.viewport(), &event);
    }
    /// So many clicks in quick succession, as the desktop delivers them; long after all clicks before.
    void clicks(QPoint at, int count, bool hold = false)
    {
        now += 10000;
        for (int i = 0; i < count; ++i) {
            mouse(i % 2 == 0 ? QEvent::MouseButtonPress : QEvent::MouseButtonDblClick, at, now += 60);
            if (!hold || i + 1 < count)
                mouse(QEvent::MouseButtonRelease, at, now += 30);
        }
    }
    quint64 now = 1000000;

    QImage image()
    {
        QImage shot(view.viewport()->size(), QImage::Format_RGB32);
        view.viewport()->render(&shot);
        return shot;
    }

    ListMarkSource marks;
    ReaderView view;
};

/// Paragraphs of random words of every kind that a page has to cope with.
inline QByteArray oddText(quint32 seed, int paragraphs)
{
    static const QByteArrayList words{"plain",
                                      "words",
                                      "naïve",
                                      "e\xcc\x81tude",
                                      "שלום",
                                      "العربية",
                                      "123",
                                      "日本語の文章",
                                      "👩‍👩‍👧‍👦",
                                      "🇫🇷",
                                      "tab\there",
                                      "soft\xc2\xadhyphen",
                                      "नमस्ते",
                                      "a\xe2\x80\x8d"
                                      "b",
                                      "\xe2\x80\x8f(mark)",
                                      "Ünïcödé",
                                      "\xf0\x9d\x94\x98nknown",
                                      "“quote”"};
    QRandomGenerator random(seed);
    QByteArray text;
    for (int i = 0; i < paragraphs; ++i) {
        const int count = random.bounded(5) == 0 ? 0 : random.bounded(60);
        for (int w = 0; w < count; ++w) {
            text += words.at(random.bounded(static_cast<int>(words.size())));
            text += ' ';
        }
        text += '\n';
    }
    return text;
}

} // namespace bluepencil::testing
