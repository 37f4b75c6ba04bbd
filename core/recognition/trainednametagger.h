// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/namemodel.h"
#include "core/recognition/names.h"

#include <memory>

namespace bluepencil::recognition {

/// Names by a trained model: scores of each token, the best row of tags of each sentence, then what the
/// rest of the document says of the same words.
class TrainedNameTagger final : public NameTagger
{
public:
    explicit TrainedNameTagger(std::shared_ptr<const NameModel> model);
    std::vector<Name> tag(const Tokens &tokens, std::stop_token stop) const override;

private:
    std::shared_ptr<const NameModel> m_model;
};

} // namespace bluepencil::recognition
