// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/namemodel.h"

#include "core/base/tr.h"
#include "core/recognition/namemodelfile.h"

#include <algorithm>
#include <bit>

namespace bluepencil::recognition {

namespace {

template <typename Number> Number read(const quint8 *at)
{
    Number number{};
    std::memcpy(&number, at, sizeof number);
    return number;
}

template <typename Item> std::span<const Item> itemsOf(std::string_view section)
{
    return {reinterpret_cast<const Item *>(section.data()), section.size() / sizeof(Item)};
}

bool isAscending(std::span<const quint32> offsets, std::size_t last)
{
    return !offsets.empty() && offsets.front() == 0 && offsets.back() == last &&
           std::is_sorted(offsets.begin(), offsets.end());
}

Error damaged(const char *what)
{
    return {
        ErrorCode::Damaged, Core::tr("The name model is damaged (%1); install it again").arg(QLatin1String(what)), {}};
}

} // namespace

NameWeights::NameWeights(std::span<const quint32> offsets, std::span<const quint8> rows)
    : m_offsets(offsets)
    , m_rows(rows)
    , m_shift(64 - std::countr_zero(offsets.size() - 1))
{
}

void NameWeights::prefetch(quint64 key) const
{
    __builtin_prefetch(m_offsets.data() + (key >> m_shift));
}

void NameWeights::add(quint64 key, TagScores &scores) const
{
    const std::size_t bucket = static_cast<std::size_t>(key >> m_shift);
    const quint32 start = m_offsets[bucket];
    if (start == m_offsets[bucket + 1])
        return;
    const quint8 *const at = m_rows.data() + start;
    const std::size_t count = at[0];
    const quint8 *const prints = at + 1;
    const auto print = static_cast<quint16>(key);
    std::size_t row = 0;
    while (row < count && read<quint16>(prints + row * 2) != print)
        ++row;
    if (row == count)
        return;
    const quint8 *const heads = prints + count * 2;
    const quint8 *values = heads + count * rowHeadBytes;
    for (std::size_t i = 0; i < row; ++i)
        values += std::popcount(rowHead(heads + i * rowHeadBytes) & rowMask);
    const quint32 head = rowHead(heads + row * rowHeadBytes);
    const int exponent = static_cast<int>(head >> nameTagCount);
    for (quint32 mask = head & rowMask; mask != 0; mask &= mask - 1)
        scores[static_cast<std::size_t>(std::countr_zero(mask))] += static_cast<qint8>(*values++) * (1 << exponent);
}

bool NameWeights::isWhole() const
{
    for (std::size_t bucket = 0; bucket + 1 < m_offsets.size(); ++bucket) {
        const std::size_t size = m_offsets[bucket + 1] - m_offsets[bucket];
        if (size == 0)
            continue;
        const quint8 *const at = m_rows.data() + m_offsets[bucket];
        const std::size_t count = at[0];
        std::size_t needed = 1 + count * (2 + rowHeadBytes);
        if (needed > size)
            return false;
        for (std::size_t i = 0; i < count; ++i) {
            const quint32 head = rowHead(at + 1 + count * 2 + i * rowHeadBytes);
            if (head >> nameTagCount > largestExponent)
                return false;
            needed += static_cast<std::size_t>(std::popcount(head & rowMask));
        }
        if (needed != size)
            return false;
    }
    return true;
}

Result<void> NameModel::read(std::string_view bytes)
{
    m_bytes = bytes;
    NameModelHeader header;
    if (bytes.size() < sizeof header)
        return damaged("cut short");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != nameModelMagic)
        return damaged("not a name model");
    if (header.version != version)
        return Error{ErrorCode::Newer,
                     Core::tr("The name model is of version %1 and this program reads version %2; install the model "
                              "that belongs to it")
                         .arg(header.version)
                         .arg(version),
                     {}};
    if (header.size != bytes.size())
        return damaged("cut short");
    if (header.checksum != checksum(bytes.substr(sizeof header)))
        return damaged("wrong checksum");
    std::array<std::string_view, nameModelSections> sections;
    std::size_t at = sizeof header;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (at % 8 != 0 || at > bytes.size() || header.sections[i] > bytes.size() - at)
            return damaged("wrong sections");
        sections[i] = bytes.substr(at, static_cast<std::size_t>(header.sections[i]));
        at += (sections[i].size() + 7) / 8 * 8;
    }
    const auto transitions = sections[TransitionSection];
    const auto weightOffsets = itemsOf<quint32>(sections[WeightOffsetSection]);
    const auto rows = itemsOf<quint8>(sections[WeightRowSection]);
    const auto wordOffsets = itemsOf<quint32>(sections[WordOffsetSection]);
    const auto words = itemsOf<quint64>(sections[WordSection]);
    const auto phraseOffsets = itemsOf<quint32>(sections[PhraseOffsetSection]);
    const auto phrases = itemsOf<quint32>(sections[PhraseSection]);
    if (transitions.size() != sizeof(TagTransitions) || weightOffsets.size() < 3 ||
        !std::has_single_bit(weightOffsets.size() - 1) || !isAscending(weightOffsets, rows.size()) ||
        wordOffsets.size() != WordClusters::bucketCount + 1 || !isAscending(wordOffsets, words.size()) ||
        phraseOffsets.size() != NameGazetteer::bucketCount + 1 || !isAscending(phraseOffsets, phrases.size()))
        return damaged("wrong sections");
    m_transitions = reinterpret_cast<const TagTransitions *>(transitions.data());
    m_weights = NameWeights(weightOffsets, rows);
    m_clusters = WordClusters(wordOffsets, words);
    m_gazetteer = NameGazetteer(phraseOffsets, phrases);
    if (!m_weights.isWhole())
        return damaged("wrong weights");
    return {};
}

Result<std::shared_ptr<const NameModel>> NameModel::open(const QString &path)
{
    auto model = std::make_shared<NameModel>();
    QFile &file = model->m_file;
    file.setFileName(path);
    if (path.isEmpty() || !file.exists())
        return Error{ErrorCode::NotFound, Core::tr("The name model recognition/names.model is missing; install it again"), path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotReadable, Core::tr("The name model can't be read (%1)").arg(file.errorString()),
                     path};
    const qint64 size = file.size();
    const uchar *const bytes = size > 0 ? file.map(0, size) : nullptr;
    Result<void> done = bytes == nullptr
                            ? Result<void>(damaged("cut short"))
                            : model->read({reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(size)});
    if (!done) {
        Error error = done.error();
        error.where = path;
        return error;
    }
    return std::shared_ptr<const NameModel>(std::move(model));
}

Result<std::shared_ptr<const NameModel>> NameModel::fromBytes(const QByteArray &bytes)
{
    auto model = std::make_shared<NameModel>();
    model->m_copy = bytes;
    const QByteArray &copy = model->m_copy;
    if (const Result<void> done = model->read({copy.constData(), static_cast<std::size_t>(copy.size())}); !done)
        return done.error();
    return std::shared_ptr<const NameModel>(std::move(model));
}

} // namespace bluepencil::recognition
