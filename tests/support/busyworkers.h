// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/preparing.h"

#include <QSemaphore>
#include <QThreadPool>

#include <memory>

namespace testsupport {

/// As long as it lives, no act is made ready.
class BusyWorkers
{
public:
    BusyWorkers()
    {
        QThreadPool *pool = &bluepencil::actingPool();
        m_threads = pool->maxThreadCount();
        pool->waitForDone();
        pool->setMaxThreadCount(1);
        pool->start([end = m_end] { end->acquire(); });
    }
    BusyWorkers(const BusyWorkers &) = delete;
    BusyWorkers &operator=(const BusyWorkers &) = delete;
    ~BusyWorkers()
    {
        m_end->release();
        bluepencil::actingPool().setMaxThreadCount(m_threads);
    }

private:
    std::shared_ptr<QSemaphore> m_end = std::make_shared<QSemaphore>();
    int m_threads = 0;
};

} // namespace testsupport
