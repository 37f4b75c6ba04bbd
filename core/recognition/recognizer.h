// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognition/recognition.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace bluepencil {

/// Finds people, places, organizations, dates and quotes in an article. Implementations hold only
/// read-only data: recognize() is called from several threads at once, never on the GUI thread.
class Recognizer
{
public:
    /// Fraction of the text done, 0 to 1; called on the recognizing thread.
    using Progress = std::function<void(double)>;

    virtual ~Recognizer() = default;
    /// Deterministic, linear in the text. Errors: Cancelled when `stop` was requested.
    virtual Result<Recognition> recognize(const Article &article, std::stop_token stop = {},
                                          const Progress &progress = {}) const = 0;
};

/// One way to recognize: one file, one entry in recognizers(), one test.
struct RecognizerInfo {
    const char *id;    ///< "trained"
    const char *title; ///< untranslated
    /// Loads its data (tens of milliseconds: for a worker thread). A missing or broken data file is an
    /// Error only where nothing at all can be recognized without it.
    Result<std::shared_ptr<const Recognizer>> (*make)();
};

/// Every recognizer; the first is the default.
std::span<const RecognizerInfo> recognizers();

/// The default recognizer, made once for the process and shared; or the one that useRecognizer() set.
/// Thread-safe.
Result<std::shared_ptr<const Recognizer>> defaultRecognizer();

/// From now on this one is the default, for everything in the process that recognizes (an outside program that
/// the command line names); null: the first of the table again. Thread-safe.
void useRecognizer(std::shared_ptr<const Recognizer> recognizer);

} // namespace bluepencil
