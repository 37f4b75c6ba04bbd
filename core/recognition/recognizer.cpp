// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/recognizer.h"

#include "core/base/locations.h"
#include "core/recognition/rulesrecognizer.h"

#include <QLoggingCategory>

#include <array>
#include <mutex>
#include <utility>

namespace bluepencil {

namespace {

Q_LOGGING_CATEGORY(logRecognition, "bluepencil.recognition")

Result<std::shared_ptr<const Recognizer>> told(const std::shared_ptr<const RulesRecognizer> &recognizer)
{
    for (const QString &problem : recognizer->problems())
        qCWarning(logRecognition).noquote() << problem;
    return std::shared_ptr<const Recognizer>(recognizer);
}

Result<std::shared_ptr<const Recognizer>> makeTrained()
{
    return told(makeTrainedRecognizer(findData));
}

Result<std::shared_ptr<const Recognizer>> makeRules()
{
    return told(makeRulesRecognizer(findData));
}

constexpr std::array<RecognizerInfo, 2> table = {{
    {"trained", QT_TRANSLATE_NOOP("Core", "Trained name tagger and rules (English news)"), makeTrained},
    {"rules", QT_TRANSLATE_NOOP("Core", "Rules and word lists (English news)"), makeRules},
}};

} // namespace

std::span<const RecognizerInfo> recognizers()
{
    return table;
}

namespace {

struct Chosen {
    std::mutex mutex;
    std::shared_ptr<const Recognizer> recognizer;
};

Chosen &chosen()
{
    static Chosen one;
    return one;
}

} // namespace

void useRecognizer(std::shared_ptr<const Recognizer> recognizer)
{
    {
        const std::lock_guard lock(chosen().mutex);
        std::swap(chosen().recognizer, recognizer);
    }
    // The old one ends here, outside the lock: its program may take a moment.
}

Result<std::shared_ptr<const Recognizer>> defaultRecognizer()
{
    {
        const std::lock_guard lock(chosen().mutex);
        if (chosen().recognizer)
            return chosen().recognizer;
    }
    static const Result<std::shared_ptr<const Recognizer>> recognizer = table.front().make();
    return recognizer;
}

} // namespace bluepencil
