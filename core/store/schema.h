// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <QStringList>

#include <vector>

namespace bluepencil {

/// Says that an SQLite file is ours (`PRAGMA application_id`): "BPLB".
inline constexpr qint32 libraryApplicationId = 0x42504c42;

/// One step of the schema's history: what makes version `version` out of the one before. Steps are never
/// changed once released; a new version is a new step at the end.
struct SchemaStep {
    int version = 0;
    QStringList statements;
};

/// All steps, from nothing to today. They are in the program and not in a data file: a store must not
/// depend on what lies in a data folder, and a step that ran once must stay as it was.
const std::vector<SchemaStep> &schemaSteps();

/// Brings the file to the newest version, in one transaction; a file without anything in it gets all
/// steps. An older store is first copied beside itself (`<file>.schema<version>`, VACUUM INTO, checked,
/// synced), and is as it was if a step fails. Then sees that the tables are those we know and that there
/// are no triggers and views in it, which would run what somebody else wrote. Throws StoreFailure: Damaged
/// (not a library, or broken), Newer (untouched), ReadOnly (older and can't be written), WriteFailed.
void prepareSchema(Database &database, const std::vector<SchemaStep> &steps = schemaSteps());

} // namespace bluepencil
