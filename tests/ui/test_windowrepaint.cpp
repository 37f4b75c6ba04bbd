// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the page is painted anew when one mark comes or goes: its lines, not the page.
#include "tests/support/desk.h"
#include "ui/reader/pagepainter.h"

#include <utility>

using namespace bluepencil;
using namespace bluepencil::testing;

class TestWindowRepaint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useHome(m_home); }
    void cleanup() { setPaintWatcher({}); }

    void anActRepaintsItsLines()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("rain.txt"));
        write(path, QByteArray("the rain fell on all of the roofs of that town for most of the day\n").repeated(200));
        const Desk desk(folder.filePath(QStringLiteral("store.db")), {path});
        READY(desk);
        const int lineHeight = desk.view()->rectOf({0, 3}).height();
        const Span words{68 * 6 + 4, 68 * 6 + 8};
        desk.view()->setSelection(words.start, words.end);
        QCoreApplication::processEvents();
        int highest = 0;
        setPaintWatcher([&](ReaderPage &, const QRect &clip, const std::vector<PaintedMark> &) {
            highest = std::max(highest, clip.height());
        });
        desk.key(Qt::Key_6);
        QTRY_VERIFY(highest > 0);
        QCoreApplication::processEvents();
        QCOMPARE(desk.tags().size(), 1);
        QVERIFY2(std::exchange(highest, 0) < 6 * lineHeight, "adding a tag");
        QVERIFY(desk.window->article()->undo());
        QTRY_VERIFY(highest > 0);
        QCoreApplication::processEvents();
        QCOMPARE(desk.tags().size(), 0);
        QVERIFY2(highest < 6 * lineHeight, "taking it back");
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestWindowRepaint)
#include "test_windowrepaint.moc"
