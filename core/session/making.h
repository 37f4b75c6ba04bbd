// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"
#include "core/session/preparing.h"

#include <QSemaphore>

#include <memory>
#include <optional>
#include <stop_token>

namespace bluepencil {

/// An act that is being made ready on a worker.
struct OpenArticle::Making {
    struct Outcome {
        std::optional<Result<PreparedAct>> act; ///< to be looked at after isThere was acquired
        QSemaphore isThere;
    };
    ActGround ground;
    std::stop_source stop;
    std::shared_ptr<Outcome> outcome = std::make_shared<Outcome>();
};

} // namespace bluepencil
