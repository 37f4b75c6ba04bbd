// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/annotatedarticle.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <span>

namespace bluepencil {

/// One thing a format could not carry, for the loss report. `what` is one of: overlap discontinuous
/// attribute note name-note relation speaker cue entity article status whitespace character label-name position.
struct Loss {
    QString what;
    qsizetype count = 0;
    QString detail; ///< one plain sentence without full stop, or empty

    bool operator==(const Loss &) const = default;
};

/// A file that an export makes: the suffix goes on the stem the user chose ("ann" → STEM.ann); a fixed
/// name (annotation.conf) stands beside it. Content is final bytes.
struct ExportedFile {
    QString suffix;
    QString fixedName;
    QByteArray content;
    qsizetype article = 0; ///< index of the article it belongs to; 0 for what several articles share

    bool operator==(const ExportedFile &) const = default;
};

struct Export {
    QList<ExportedFile> files; ///< the first is the one the user named
    QList<Loss> losses;

    bool operator==(const Export &) const = default;
};

/// One exchange format: one file, one entry in exchangeFormats(), one golden test.
struct ExchangeFormat {
    const char *id;          ///< "brat", as --format takes it
    const char *title;       ///< untranslated: "brat standoff"
    const char *suffix;      ///< of the file the user names: "ann"
    bool oneFile;            ///< an article makes one file, which may go to standard output
    bool joins;              ///< several articles may stand in one file; else each makes files of its own
    QStringList cannotCarry; ///< Loss::what words it can never carry whole
    /// Same input, same bytes; never the clock. Errors: Invalid.
    Result<Export> (*write)(const QList<AnnotatedArticle> &articles);
    QStringList companions{}; ///< suffixes of what is written beside the file that the user names
};

/// Every format, in menu order: brat jsonl csv html.
std::span<const ExchangeFormat> exchangeFormats();
const ExchangeFormat *findExchangeFormat(QStringView id);

} // namespace bluepencil
