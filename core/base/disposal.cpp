// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/disposal.h"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

#include <utility>

namespace bluepencil {

namespace {

/// Apart from the global one, where a long article's recognition would keep things waiting that are to make room.
QThreadPool &disposalPool()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

} // namespace

void dispose(std::shared_ptr<const void> thing)
{
    const QCoreApplication *app = QCoreApplication::instance();
    if (!app || QCoreApplication::closingDown() || QThread::currentThread() != app->thread())
        return; // the argument goes
    disposalPool().start([gone = std::exchange(thing, {})]() mutable { gone.reset(); });
}

} // namespace bluepencil
