// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bluepencil {

/// Installs the program's sentences in the user's language, or else in English with its plurals. Once, after
/// the application object was made and before anything speaks. Main thread.
void installTranslations();

} // namespace bluepencil
