// SPDX-License-Identifier: GPL-3.0-or-later
// The ends of a tag are dragged in the window by real mouse events.
#include "tests/support/desk.h"

using namespace bluepencil;
using namespace bluepencil::testing;

namespace {

const QByteArray story = "Ana Ruiz, the harbour minister, spoke in New Lima on Monday.\n\n"
                         "Ivo Brandt met Ruiz. Ivo Brandt left. Brandt came back.\n";

} // namespace

class TestDrags : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useHome(m_home); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("harbour.txt"));
        m_store = m_folder->filePath(QStringLiteral("library.sqlite"));
        write(m_file, story);
    }

    void theEndsOfATag()
    {
        Desk desk(m_store, {m_file});
        READY(desk);
        desk.view()->setFocus();
        desk.drag(desk.wordsAt("minister"));
        desk.key(Qt::Key_6);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:minister")});
        const auto dragEnd = [&](QPoint from, QPoint to) {
            QWidget *page = desk.view()->viewport();
            QTest::mouseMove(page, from);
            QTest::mousePress(page, Qt::LeftButton, {}, from);
            for (int step = 1; step <= 4; ++step)
                QTest::mouseMove(page, from + (to - from) * step / 4);
            QTest::mouseRelease(page, Qt::LeftButton, {}, to);
        };
        const QRect tag = desk.view()->rectOf(desk.wordsAt("minister"));
        const QRect harbour = desk.view()->rectOf(desk.wordsAt("harbour"));
        dragEnd(tag.topLeft(), {harbour.left() + 1, harbour.center().y()});
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:harbour minister")});
        const QRect spoke = desk.view()->rectOf(desk.wordsAt("spoke"));
        dragEnd(tag.bottomRight(), {spoke.right(), spoke.center().y()});
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:harbour minister, spoke")});
        desk.key(Qt::Key_Z, Qt::ControlModifier); // an act each
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:harbour minister")});
        desk.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.tags(), QStringList{QStringLiteral("claim:minister")});
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file, m_store;
};

QTEST_MAIN(TestDrags)
#include "test_drags.moc"
