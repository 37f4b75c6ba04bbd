// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/textbuilder.h"

#include "core/text/utf8.h"

#include <cstring>

namespace bluepencil {

namespace {

constexpr char replacement[] = "\xef\xbf\xbd"; // U+FFFD

/// How many bytes at the end of a piece can't be judged without what follows.
qsizetype undecided(QByteArrayView bytes)
{
    if (bytes.endsWith('\r'))
        return 1;
    for (qsizetype back = 1; back <= std::min<qsizetype>(3, bytes.size()); ++back) {
        const char byte = bytes[bytes.size() - back];
        if (!utf8::isContinuation(byte))
            return utf8::length(byte) > back ? back : 0;
    }
    return 0;
}

} // namespace

TextBuilder::TextBuilder(SourceInfo &source, qint32 lineEndBytes, qsizetype expected)
    : m_source(source)
    , m_unitBytes(lineEndBytes)
{
    m_text.reserve(expected);
}

void TextBuilder::append(QByteArrayView piece)
{
    const char *at = piece.data();
    const char *end = at + piece.size();
    while (at < end) {
        const auto *cr = static_cast<const char *>(std::memchr(at, '\r', static_cast<std::size_t>(end - at)));
        const char *stop = cr ? cr : end;
        appendPlain({at, stop});
        if (!cr)
            return;
        const bool pair = cr + 1 < end && cr[1] == '\n';
        if (pair)
            m_source.patches.push_back({static_cast<qint32>(m_text.size()), 1, 2 * m_unitBytes});
        m_verbatim = false;
        m_text.append('\n');
        at = cr + (pair ? 2 : 1);
    }
}

void TextBuilder::appendReplaced(qint32 sourceBytes, bool patch)
{
    if (patch)
        m_source.patches.push_back({static_cast<qint32>(m_text.size()), 3, sourceBytes});
    m_source.replacedBytes += sourceBytes;
    m_verbatim = false;
    m_text.append(replacement);
}

void TextBuilder::appendPlain(QByteArrayView piece)
{
    // NUL can't be kept (SQLite and C strings end there): it becomes U+FFFD and counts as replaced.
    const char *at = piece.data();
    const char *end = at + piece.size();
    while (const auto *nul = at < end
                                 ? static_cast<const char *>(std::memchr(at, '\0', static_cast<std::size_t>(end - at)))
                                 : nullptr) {
        m_text.append(at, nul - at);
        appendReplaced(m_unitBytes, m_source.unit == SourceInfo::Unit::Utf8);
        at = nul + 1;
    }
    if (at < end)
        m_text.append(at, end - at);
}

qsizetype brokenLength(QByteArrayView bytes)
{
    qsizetype length = 1;
    const qsizetype most = std::min<qsizetype>(utf8::length(bytes[0]), bytes.size());
    while (length < most && utf8::isContinuation(bytes[length]))
        ++length;
    return length;
}

void Utf8Decoder::append(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    if (!m_rest.isEmpty()) {
        // Only so much of the new piece is joined to the rest as settles it.
        const QByteArrayView few = bytes.first(std::min<qsizetype>(4, bytes.size()));
        QByteArray joined = m_rest + few.toByteArray();
        const qsizetype left = undecided(joined);
        m_rest = joined.right(left);
        joined.chop(left);
        bytes = bytes.sliced(few.size());
        decode(joined);
        if (!m_rest.isEmpty()) {
            if (bytes.isEmpty())
                return;
            // The few ended inside the next code point, which goes on in `bytes`.
            append(bytes);
            return;
        }
    }
    const qsizetype left = undecided(bytes);
    m_rest = bytes.last(left).toByteArray();
    decode(bytes.chopped(left));
}

void Utf8Decoder::finish()
{
    decode(std::exchange(m_rest, {}));
}

void Utf8Decoder::decode(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype valid = utf8::validPrefix(bytes);
        m_builder.append(bytes.first(valid));
        bytes = bytes.sliced(valid);
        if (bytes.isEmpty())
            return;
        const qsizetype bad = brokenLength(bytes);
        m_builder.appendReplaced(static_cast<qint32>(bad), true);
        bytes = bytes.sliced(bad);
    }
}

} // namespace bluepencil
