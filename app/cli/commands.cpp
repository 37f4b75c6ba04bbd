// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <algorithm>
#include <array>

namespace bluepencil::cli {

std::span<const Command> commands()
{
    static const std::array table = {recognizeCommand(), tagCommand(), listCommand(), exportCommand(),
                                     formatsCommand(), trainCommand()};
    return table;
}

const Command *findCommand(QStringView name)
{
    const auto table = commands();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [name](const Command &command) { return name == QLatin1StringView(command.name); });
    return found == table.end() ? nullptr : &*found;
}

} // namespace bluepencil::cli
