// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"
#include "ui/reader/articleprinter.h"

#include <QPointer>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>

class QProgressDialog;

namespace bluepencil {

class ArticleMarks;

/// Prints the article of a window, or saves it as PDF: asks where to, takes the marks over in slices, has the
/// pages painted on a worker, shows how far it is, and can be stopped. One at a time. GUI thread.
class Printing : public QObject
{
    Q_OBJECT
public:
    explicit Printing(QWidget *window);
    /// Stops what is under way; a file that stood there stays.
    ~Printing() override;

    void printByDialog(const std::shared_ptr<OpenArticle> &article);
    void savePdfByDialog(const std::shared_ptr<OpenArticle> &article);
    /// Without asking. The file is replaced as a whole or not at all, and never the article's own.
    void savePdf(const std::shared_ptr<OpenArticle> &article, const QString &path);

    bool isBusy() const { return m_collecting != nullptr || m_working; }
    void cancel();

Q_SIGNALS:
    /// The outcome, as a sentence for the user; nothing is said when it was cancelled.
    void finished(bool ok, const QString &sentence);

private:
    struct Collecting;
    /// Does the printing, on a worker.
    using Work = std::function<Result<void>(const PrintJob &, const std::stop_token &, const PrintWatch &)>;

    void savePdf(const std::shared_ptr<OpenArticle> &article, const QString &path, const QPageLayout &paper,
                 const QPageRanges &pages);
    void start(const std::shared_ptr<OpenArticle> &article, const QPageRanges &pages, const QString &done, Work work);
    void collect();
    void beginWork();
    void end(const Result<void> &result);

    QWidget *m_window;
    QPointer<QProgressDialog> m_dialog;
    QTimer m_slices;
    QTimer m_look; ///< at the worker's progress
    std::unique_ptr<Collecting> m_collecting;
    Work m_work;
    QString m_done; ///< what to say in the end
    bool m_working = false;
    std::stop_source m_stop;
    std::shared_ptr<std::atomic<double>> m_fraction;
};

} // namespace bluepencil
