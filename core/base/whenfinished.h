// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace bluepencil {

/// Calls receive(result) on the thread of `context` once the future has its result: always later, from the
/// event loop, and not at all if `context` is gone by then. Call it on that thread.
///
/// QFuture::then(context, …) promises neither in Qt 6.4: it calls at once where the result is there already,
/// and a context that goes before the result comes is an assertion there, and a race.
template <typename T, typename Receive> void whenFinished(const QFuture<T> &future, QObject *context, Receive receive)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, receive = std::move(receive)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0) // none: it was cancelled
                             receive(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace bluepencil
