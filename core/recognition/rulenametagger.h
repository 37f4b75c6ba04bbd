// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/names.h"

namespace bluepencil::recognition {

/// Names by rules: candidates, evidence of their words and surroundings added up over the document, one
/// label for one string, surnames after full names, acronyms after what they stand for.
class RuleNameTagger final : public NameTagger
{
public:
    std::vector<Name> tag(const Tokens &tokens, std::stop_token stop) const override;
};

} // namespace bluepencil::recognition
