// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"

#include <QObject>

#include <memory>

class QWidget;

namespace bluepencil {

class NoticeBar;

/// Exports the article of a window: asks where and in which format, writes on a worker, tells the outcome and
/// what the format could not carry.
class Exporter : public QObject
{
    Q_OBJECT
public:
    Exporter(NoticeBar *notice, QWidget *window);

    void exportByDialog(std::shared_ptr<OpenArticle> article, const QString &formatId = {});
    /// Without asking.
    void exportTo(const std::shared_ptr<OpenArticle> &article, const QString &formatId, ExportLayer layer,
                  const QString &path);

Q_SIGNALS:
    void finished(bool ok);

private:
    NoticeBar *m_notice;
    QWidget *m_window;
};

} // namespace bluepencil
