// SPDX-License-Identifier: GPL-3.0-or-later
// doccano's labels: a JSON list of {"text", "suffix_key", "background_color", …}.
#include "core/base/tr.h"
#include "core/exchange/tagsetfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace bluepencil {

namespace {

bool knows(const QByteArray &content)
{
    return content.trimmed().startsWith('[') && content.contains("\"text\"");
}

Result<TagsetFile> read(const QByteArray &content)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(content, &problem);
    if (problem.error != QJsonParseError::NoError || !document.isArray())
        return Error{ErrorCode::Damaged, Core::tr("The label file is broken JSON; export it again"), {}};
    TagsetFile file;
    qsizetype withPrefix = 0;
    for (const QJsonValue value : document.array()) {
        const QJsonObject object = value.toObject();
        Label label;
        label.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        label.name = object.value(QStringLiteral("text")).toString();
        label.color = object.value(QStringLiteral("background_color")).toString();
        // With a prefix it is Ctrl and the key there.
        if (object.value(QStringLiteral("prefix_key")).toString().isEmpty())
            label.key = object.value(QStringLiteral("suffix_key")).toString();
        else
            ++withPrefix;
        file.labels.append(label);
    }
    if (withPrefix > 0)
        file.losses.append(Core::tr("%n key(s) together with Ctrl, Shift or Alt were left out", nullptr,
                                    static_cast<int>(withPrefix)));
    return file;
}

} // namespace

const TagsetFormat tagsetformats::doccano = {
    "doccano", QT_TRANSLATE_NOOP("Core", "doccano labels"), "*.json", knows, read, nullptr};

} // namespace bluepencil
