// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/article.h"
#include "ui/reader/marksnapshot.h"
#include "ui/style/readertheme.h"

#include <QHash>
#include <QPageLayout>
#include <QPageRanges>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

class QPagedPaintDevice;

namespace bluepencil {

/// All that goes on paper, as values: printing never looks back at what is on screen.
struct PrintJob {
    Article article;
    std::shared_ptr<const MarkSnapshot> marks; ///< may be null
    ReaderTheme theme;                         ///< a light one, with the styles that the marks count
    QHash<quint16, QString> labels;            ///< names for the legend, by style
    QString title;
    QString date;      ///< as it is to be read; empty where none is known
    QPageRanges pages; ///< empty: all
};

/// What was painted on a page.
struct PrintedPage {
    int number = 0; ///< from 1
    Span span;      ///< the pages' spans partition the text
    std::vector<Span> lines;
    std::vector<Mark> marks;
};

/// Who wants to know; called on the thread that prints.
struct PrintWatch {
    std::function<void(double fraction)> progress;
    std::function<void(const PrintedPage &)> page;
};

/// Prints an article onto a PDF writer or printer, at its resolution and through the layout of the reading view:
/// marks in the text, notes in the margin, title and date above, the page's number of all below, a legend on
/// the first page. The words are text, not pictures. Gives the number of pages the article has.
///
/// Pages are laid out and forgotten one by one. The text is laid out twice, first to count the pages: that is
/// a small part of the time it takes to paint them.
/// For a worker thread (Qt paints on printers and lays out text on any thread; a device on one at a time).
/// Errors: Cancelled, WriteFailed (the device takes no pages).
Result<int> printArticle(const PrintJob &job, QPagedPaintDevice &device, std::stop_token stop = {},
                         const PrintWatch &watch = {});

/// The same as the bytes of a PDF file. Errors: those of printArticle().
Result<QByteArray> articlePdf(const PrintJob &job, const QPageLayout &paper, std::stop_token stop = {},
                              const PrintWatch &watch = {});

} // namespace bluepencil
