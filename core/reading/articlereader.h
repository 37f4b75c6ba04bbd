// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/article.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <span>
#include <stop_token>

namespace bluepencil {

/// The bytes of a file and what is known about them before anything is decoded.
struct ReaderInput {
    QByteArray bytes;
    QString path; ///< absolute; empty for the clipboard and standard input
    QString id;   ///< see ArticleParts::id
};

/// One article format: one file, one entry in articleReaders(), one test.
struct ArticleReader {
    const char *id;       ///< "text"
    const char *title;    ///< untranslated, as shown in the file dialog: "Plain text"
    QStringList suffixes; ///< without dot; for dialogs only: what a file is, its content says
    /// 0: surely not mine; 100: surely mine. Looks at the first bytes; the highest bid reads.
    int (*probe)(const ReaderInput &input);
    Result<Article> (*read)(const ReaderInput &input);
};

/// Every reader, in the order dialogs show them.
std::span<const ArticleReader> articleReaders();

/// Reads an article from a file: whole, into our own copy (never a map). Linear; for a worker thread.
/// Errors, all with a sentence and `where` = path: NotFound (also a dangling link, said so), NotAFile
/// (directory, device, pipe, socket), NotReadable, Empty, NotText, TooLarge (2 GB for plain text).
Result<Article> readArticle(const QString &path, std::stop_token stop = {});

/// The same from bytes that are already here (clipboard, standard input, tests).
Result<Article> readArticle(const ReaderInput &input);

/// The article of a text that counts must be kept for exactly, as `recognize --jsonl` needs: nothing is
/// decoded, line ends stay as they are (so this text may hold CR). Lone surrogates and NUL become U+FFFD.
Article articleFromText(const QString &text, const QString &id);

} // namespace bluepencil
