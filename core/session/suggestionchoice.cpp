// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/suggestionchoice.h"

#include "core/session/suggestions.h"

namespace bluepencil {

int entityOf(const Recognition &recognition, int suggestion)
{
    const auto mentions = static_cast<int>(recognition.mentions.size());
    if (suggestion < 0 || suggestion >= mentions + recognition.quotes.size())
        return -1;
    if (suggestion < mentions)
        return recognition.mentions[suggestion].entity;
    const Quote &quote = recognition.quotes[suggestion - mentions];
    return quote.speaker ? quote.speaker->entity : -1;
}

std::vector<bool> chosenSuggestions(const Recognition &recognition, const SuggestionChoice &choice)
{
    const auto count = static_cast<int>(recognition.mentions.size() + recognition.quotes.size());
    std::vector<bool> chosen(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        bool is = evidenceOf(recognition, i).score >= choice.score;
        is = is && (choice.labels.isEmpty() || choice.labels.contains(suggestionAt(recognition, i).label));
        if (is && !choice.entityName.isEmpty()) {
            const int entity = entityOf(recognition, i);
            is = entity >= 0 && recognition.cast[entity].name == choice.entityName &&
                 recognition.cast[entity].label == choice.entityLabel;
        }
        chosen[static_cast<std::size_t>(i)] = is;
    }
    return chosen;
}

} // namespace bluepencil
