// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/reader/readerview.h"
#include "ui/window/mainwindow.h"
#include "ui/window/welcomepage.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace bluepencil::testing {

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// From now on settings and library are in this folder, not the person's who runs the test.
inline void useHome(const QTemporaryDir &home)
{
    QVERIFY(home.isValid());
    qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath(QStringLiteral("data")).toUtf8());
}

/// A library, a session and a window on one article, as after a start of the program.
class Desk
{
public:
    explicit Desk(const QString &store, const QStringList &files = {})
    {
        Result<std::shared_ptr<Library>> library = Library::open(store);
        if (!library)
            error = library.error();
        session = std::make_unique<Session>(library ? *library : nullptr);
        window = new MainWindow(*session);
        window->resize(1280, 800);
        window->show();
        (void)QTest::qWaitForWindowActive(window);
        if (!files.isEmpty())
            window->openFiles(files);
    }
    ~Desk()
    {
        window->close();
        QCoreApplication::sendPostedEvents(window, QEvent::DeferredDelete);
        const Result<void> flushed = session->flush();
        Q_UNUSED(flushed)
    }

    bool ready() const
    {
        return window->article() && window->article()->phase() == OpenArticle::Phase::Ready &&
               !window->article()->isRecognizing();
    }
    ReaderView *view() const { return window->view(); }
    const OpenArticle &article() const { return *window->article(); }
    Span wordsAt(const char *words) const
    {
        const qsizetype at = article().article().text().indexOf(words);
        return {static_cast<qint32>(at), static_cast<qint32>(at + qstrlen(words))};
    }
    /// Drags the mouse over these words.
    void drag(Span words) const
    {
        view()->ensureVisible(words);
        const QRect from = view()->rectOf({words.start, words.start + 1});
        const QRect to = view()->rectOf({words.end - 1, words.end});
        const QPoint a(from.left() + 1, from.center().y());
        const QPoint b(to.right(), to.center().y());
        QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, a);
        QTest::mouseMove(view()->viewport(), (a + b) / 2);
        QTest::mouseMove(view()->viewport(), b);
        QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, b);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(view(), static_cast<Qt::Key>(key), modifiers);
    }
    /// "label:words" of all annotations, in text order.
    QStringList tags() const
    {
        QStringList list;
        for (const Annotation &annotation : article().layer().annotations())
            list.append(annotation.label + QLatin1Char(':') + article().article().string(annotation.hull()));
        return list;
    }
    QString welcome() const { return window->findChild<WelcomePage *>()->text(); }

    std::unique_ptr<Session> session;
    MainWindow *window = nullptr;
    Error error;
};

} // namespace bluepencil::testing

#define READY(desk) QTRY_VERIFY_WITH_TIMEOUT((desk).ready(), 60000)
