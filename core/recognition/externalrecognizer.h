// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recognizer.h"

#include <chrono>

namespace bluepencil {

/// What an outside program may take and say for one article.
struct ExternalLimits {
    std::chrono::milliseconds time{120000}; ///< until the answer is here, starting the program included
    qsizetype bytes = 64 << 20;             ///< of the answer, besides 64 times the text
};

/// A recognizer that is a program outside: it is started once, gets a line {"id", "text"[, "date"]} for each
/// article on standard input and answers each with one line {"entities": […], "quotes": […], "cast": […]} (as
/// `recognize` prints it: code points, half-open) or {"error": …} on standard output; what it writes to standard
/// error is told when it fails. A program that ends, says nothing, too much or what can't be true is stopped, the
/// article is refused with a sentence, and the next one starts it anew. Articles go through it one after another,
/// from whatever thread. The command is split as a shell splits it (commandWords()), no shell sees it.
/// Error: Invalid, where the command holds no word or a mark is not closed.
Result<std::shared_ptr<const Recognizer>> makeExternalRecognizer(const QString &command,
                                                                 const ExternalLimits &limits = {});

} // namespace bluepencil
