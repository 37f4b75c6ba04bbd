// SPDX-License-Identifier: GPL-3.0-or-later
// Our own way to write a tagset down: nothing is lost.
#include "core/annotation/edit.h"
#include "core/base/tr.h"
#include "core/exchange/tagsetfile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bluepencil {

namespace {

constexpr int version = 1;
const QString mark = QStringLiteral("bluepencil-tagset");

bool knows(const QByteArray &content)
{
    return content.trimmed().startsWith('{') && content.contains("\"bluepencil-tagset\"");
}

Result<TagsetFile> read(const QByteArray &content)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(content, &problem).object();
    if (problem.error != QJsonParseError::NoError || !root.value(QStringLiteral("labels")).isArray())
        return Error{ErrorCode::Damaged, Core::tr("The tagset is broken JSON; export it again"), {}};
    if (root.value(mark).toInt() > version)
        return Error{ErrorCode::Newer, Core::tr("The tagset was made by a newer Bluepencil; update the program"), {}};
    TagsetFile file;
    qsizetype place = 0;
    for (const QJsonValue value : root.value(QStringLiteral("labels")).toArray()) {
        ++place;
        const Result<Record> record = recordFromJson(QStringLiteral("label"), value.toObject());
        if (record)
            file.labels.append(std::get<Label>(*record));
        else
            file.losses.append(Core::tr("Label %1 of the file is broken and was left out").arg(place));
    }
    return file;
}

QByteArray write(const Tagset &tagset)
{
    QJsonArray labels;
    for (const Label &label : tagset.inTreeOrder())
        labels.append(toJson(Record(label)));
    return QJsonDocument(QJsonObject{{mark, version}, {QStringLiteral("labels"), labels}})
        .toJson()
        .replace("\xef\xbb\xbf", "\\ufeff"); // Qt's parser drops one at the beginning of a string
}

} // namespace

const TagsetFormat tagsetformats::json = {"json", QT_TRANSLATE_NOOP("Core", "Bluepencil tagset"), "*.json", knows, read,
                                          write};

} // namespace bluepencil
