// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <span>

namespace bluepencil {

/// What a file says about labels, made sound: ids, names and keys are each one of a kind in it, parents are in it
/// and before what stands under them.
struct TagsetFile {
    QList<Label> labels;
    QStringList losses; ///< what could not be taken, each a sentence without full stop
};

/// One way to write a tagset down: one file, one entry in tagsetFormats().
struct TagsetFormat {
    const char *id;       ///< "brat"
    const char *title;    ///< untranslated: "brat annotation.conf"
    const char *patterns; ///< of file names, separated by blanks: "*.conf"
    /// Whether the content looks like it.
    bool (*knows)(const QByteArray &content);
    /// As the file has it; readTagset() makes it sound. Errors: Damaged.
    Result<TagsetFile> (*read)(const QByteArray &content);
    /// Same labels, same bytes; null: it is only read.
    QByteArray (*write)(const Tagset &tagset);
};

/// json labelstudio doccano brat, the most telling first.
std::span<const TagsetFormat> tagsetFormats();

/// Finds out the format by the content. At most 4 MB and 10,000 labels. Errors: TooLarge, Damaged, Empty (no label in
/// it), Unsupported (none of the formats).
Result<TagsetFile> readTagset(const QByteArray &content);

/// What must be put to have the file's labels too: those known by id as the file has them, new ones after those
/// there. One of a name that another label has is that label, which stays as it is. Adds to the losses.
QList<Label> mergedInto(const Tagset &present, const TagsetFile &file, QStringList &losses);

/// "#rrggbb" for what web pages write ("#F0a", "#ff00aaff", "red"); empty if it is no colour known here.
QString webColor(const QString &text);

namespace tagsetformats {
extern const TagsetFormat json;        // tagsetjson.cpp
extern const TagsetFormat brat;        // tagsetbrat.cpp
extern const TagsetFormat doccano;     // tagsetdoccano.cpp
extern const TagsetFormat labelStudio; // tagsetlabelstudio.cpp
} // namespace tagsetformats

} // namespace bluepencil
