// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/article.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <span>
#include <stop_token>

namespace bluepencil {

/// The bytes of a file and what is known about them before anything is decoded.
struct ReaderInput {
    QByteArray bytes; ///< everything, or the first megabyte where there is `more`
    QString path;     ///< absolute; empty for the clipboard and standard input
    QString id;       ///< see ArticleParts::id
    FileStamp stamp{};
    /// Gives what follows, up to a megabyte at a time, valid until the next call; empty at the end.
    std::function<Result<QByteArrayView>()> more{};
};

/// Who wants to know while a long file is being read; called on the thread that reads.
struct ReadingWatch {
    /// The text so far: a text that stands at the beginning of the final one, with its header and paragraphs,
    /// so that the first screen can be shown. `continues`: it begins with the one before; false for the first,
    /// and when reading began anew because the file was written to.
    std::function<void(const Article &text, bool continues)> text;
    /// How much of the file is read, 0 to 1.
    std::function<void(double fraction)> progress;
};

/// One article format: one file, one entry in articleReaders(), one test.
struct ArticleReader {
    const char *id;       ///< "text"
    const char *title;    ///< untranslated, as shown in the file dialog: "Plain text"
    QStringList suffixes; ///< without dot; for dialogs only: what a file is, its content says
    /// 0: surely not mine; 100: surely mine. Looks at the first bytes; the highest bid reads.
    int (*probe)(const ReaderInput &input);
    /// `soFar` may be called with texts that begin the final one, or not at all.
    Result<Article> (*read)(const ReaderInput &input, const std::function<void(const Article &)> &soFar);
};

/// Every reader, in the order dialogs show them.
std::span<const ArticleReader> articleReaders();

/// Reads an article from a file: whole, into our own copy (never a map). Linear; for a worker thread.
/// Errors, all with a sentence and `where` = path: NotFound (also a dangling link, said so), NotAFile
/// (directory, device, pipe, socket), NotReadable (also a file that others never stop writing to), Empty,
/// NotText, TooLarge (2 GB for plain text), Cancelled.
///
/// What is read stood in the file at one moment: where somebody writes to it meanwhile, reading begins anew;
/// what a log grows by behind the end it had when it was opened is left out.
Result<Article> readArticle(const QString &path, std::stop_token stop = {}, const ReadingWatch &watch = {});

/// The same from bytes that are already here (clipboard, standard input, tests).
Result<Article> readArticle(const ReaderInput &input);
Result<Article> readArticle(const ReaderInput &input, const std::function<void(const Article &)> &soFar);

/// The article of a text that counts must be kept for exactly, as `recognize --jsonl` needs: nothing is
/// decoded, line ends stay as they are (so this text may hold CR). Lone surrogates and NUL become U+FFFD.
Article articleFromText(const QString &text, const QString &id);

} // namespace bluepencil
