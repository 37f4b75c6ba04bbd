// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recognition/nametags.h"
#include "core/recognition/wordknowledge.h"

#include <QByteArray>
#include <QFile>

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace bluepencil::recognition {

/// Weights of features by fingerprint: some bits of a key choose a bucket, 16 are compared. Each row holds
/// its weights as 8 bits times a power of two of its own. A view into a mapped file.
class NameWeights
{
public:
    NameWeights() = default;
    /// `offsets`: a power of two and one, ascending, of buckets in `rows`. Checked by NameModel.
    NameWeights(std::span<const quint32> offsets, std::span<const quint8> rows);
    /// Adds what a feature says of each tag.
    void add(quint64 key, TagScores &scores) const;
    /// Brings a feature's place near.
    void prefetch(quint64 key) const;
    /// Are all rows whole, none reaching out of its bucket?
    bool isWhole() const;

private:
    std::span<const quint32> m_offsets;
    std::span<const quint8> m_rows;
    int m_shift = 63;
};

/// What the trained name tagger knows, in one file: weights, transitions, word clusters, gazetteers. The
/// file is mapped, checked once (size, version, checksum, structure) and only read. Immutable; thread-safe.
///
/// File: a header (NameModelHeader), then sections one after the other, each beginning at a multiple of 8.
/// Little-endian. A change of features, hashes or layout is a new version.
class NameModel
{
public:
    static constexpr quint32 version = 1;

    /// Errors: NotFound, NotReadable, Damaged (cut short, changed), Newer (another version).
    static Result<std::shared_ptr<const NameModel>> open(const QString &path);
    /// The same of bytes in memory, which are kept.
    static Result<std::shared_ptr<const NameModel>> fromBytes(const QByteArray &bytes);

    const NameWeights &weights() const { return m_weights; }
    const TagTransitions &transitions() const { return *m_transitions; }
    const WordClusters &clusters() const { return m_clusters; }
    const NameGazetteer &gazetteer() const { return m_gazetteer; }
    qsizetype size() const { return static_cast<qsizetype>(m_bytes.size()); }

private:
    Result<void> read(std::string_view bytes);

    QFile m_file;      ///< kept open while mapped
    QByteArray m_copy; ///< instead of a file
    std::string_view m_bytes;
    NameWeights m_weights;
    const TagTransitions *m_transitions = nullptr;
    WordClusters m_clusters;
    NameGazetteer m_gazetteer;
};

/// What a model file is made of.
struct NameModelParts {
    struct Row {
        quint64 key = 0;
        TagScores weights{};
    };
    struct Word {
        quint64 hash = 0;
        WordFacts facts;
    };
    struct Phrase {
        quint64 hash = 0;
        quint16 classes = 0;
    };
    TagTransitions transitions;
    std::vector<Row> rows;
    std::vector<Word> words;
    std::vector<Phrase> phrases;
};

/// The bytes of a model file. The order of rows, words and phrases plays no part; of two with one hash the
/// first counts.
QByteArray modelBytes(NameModelParts parts);

} // namespace bluepencil::recognition
