// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/disposal.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace bluepencil;

namespace {

/// Tells on which thread it goes.
struct Told {
    explicit Told(std::atomic<QThread *> &where)
        : goneOn(where)
    {
    }
    ~Told() { goneOn = QThread::currentThread(); }
    std::atomic<QThread *> &goneOn;
};

} // namespace

class TestDisposal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theGuiThreadDoesNotFree()
    {
        std::atomic<QThread *> goneOn = nullptr;
        dispose(std::make_shared<Told>(goneOn));
        QTRY_VERIFY(goneOn);
        QVERIFY(goneOn != QThread::currentThread());
    }
    void anotherThreadFreesAtOnce()
    {
        std::atomic<QThread *> goneOn = nullptr;
        bool atOnce = false;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            dispose(std::make_shared<Told>(goneOn));
            atOnce = goneOn == QThread::currentThread();
        }));
        thread->start();
        QVERIFY(thread->wait());
        QVERIFY(atOnce);
    }
    void whatSomebodyElseHoldsStays()
    {
        std::atomic<QThread *> goneOn = nullptr;
        auto held = std::make_shared<Told>(goneOn);
        dispose(held);
        QTRY_COMPARE(held.use_count(), 1L);
        QVERIFY(!goneOn);
        held.reset();
        QVERIFY(goneOn == QThread::currentThread());
    }
};

QTEST_GUILESS_MAIN(TestDisposal)
#include "test_disposal.moc"
