// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/jsonwriter.h"
#include "core/recognition/recognition.h"
#include "core/text/article.h"
#include "core/text/offsetmap.h"

namespace bluepencil {

class Tagset;

/// The pieces that both lines of our JSON Lines are made of (jsonlines.h). Each writes keys into the object
/// that is open.
namespace jsonparts {

void writeText(JsonWriter &json, QByteArrayView key, QStringView text);
void writeTextIfAny(JsonWriter &json, QByteArrayView key, const QString &text);
/// `value`: a date's is text, a number's a JSON number; no key when it is empty.
void writeValue(JsonWriter &json, const QString &label, const QString &value);
/// start, end, text: the keys every place begins with.
void writePlace(JsonWriter &json, const Article &article, const OffsetMap &offsets, Span span);
/// `country`, `lat`, `lon` of a place, as far as they are known.
void writeLocation(JsonWriter &json, const SharedLocation &location);
/// The same for what may have several parts (at least one); `parts` only where there are several.
void writePlaces(JsonWriter &json, const Article &article, const OffsetMap &offsets, const QList<Span> &parts);
void writeWhy(JsonWriter &json, const Article &article, const OffsetMap &offsets, const Evidence &why,
              QByteArrayView key = "why");
/// `cast`, with the labels' names of that tagset.
void writeCast(JsonWriter &json, const QList<Entity> &cast, const Tagset &tagset);

} // namespace jsonparts

} // namespace bluepencil
