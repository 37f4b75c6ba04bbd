// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/maykeep.h"

#include "core/base/tr.h"

namespace bluepencil {

Result<void> mayKeep(const Library *library)
{
    if (!library)
        return Error{ErrorCode::Unsupported,
                     Core::tr("There is no library to keep tags in; start with --store and a file that can be written"),
                     {}};
    if (library->isReadOnly())
        return Error{ErrorCode::ReadOnly,
                     Core::tr("The library can only be read; make its file writable or start with --store and another"),
                     library->path()};
    return {};
}

} // namespace bluepencil
