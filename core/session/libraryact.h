// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/edit.h"
#include "core/base/result.h"
#include "core/store/library.h"
#include "core/text/span.h"

#include <QList>
#include <QString>
#include <QUuid>

#include <memory>

namespace bluepencil {

/// Places in one article of the library.
struct LibraryPlaces {
    QUuid article;
    QByteArray textHash;  ///< of the text that the places are in
    ArticleVersion fresh; ///< with its text where the library may not hold that yet, else empty
    QList<Span> places;   ///< trimmed, as they are to be tagged
};

/// What is to be done at places of many articles at once.
struct LibraryAct {
    enum class Kind {
        Tag,     ///< tag them with `label`, where they have no such tag yet
        Untag,   ///< delete all tags on exactly these words
        Relabel, ///< give all tags on exactly these words the `label`
    };
    Kind kind = Kind::Tag;
    QString label;
    QList<LibraryPlaces> articles; ///< each once
};

/// The one change that does it, made from what the store holds now; without edits if nothing has to be done. The
/// articles are to be in the store. Reads the store article by article and waits for it: for a worker thread. Errors:
/// Invalid (no such label), Stale (an article's text is another one by now, said by its name), those of the store.
Result<Change> changeFor(Library &library, const LibraryAct &act, const QString &author);

/// For each place the labels of the tags that stand on exactly these words.
QList<QStringList> labelsOn(const QList<Annotation> &annotations, const QList<Span> &places);

} // namespace bluepencil
