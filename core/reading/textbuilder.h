// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/sourceinfo.h"

#include <QByteArray>
#include <QByteArrayView>

namespace bluepencil {

/// Builds an article's text from decoded pieces: turns line ends and NUL, and notes in the SourceInfo where
/// the file was longer or shorter.
class TextBuilder
{
public:
    /// `lineEndBytes`: of one CR in the file. `expected`: bytes of the text, a hint.
    TextBuilder(SourceInfo &source, qint32 lineEndBytes, qsizetype expected);

    /// Valid UTF-8; pieces may be cut anywhere but between CR and LF of one line end.
    void append(QByteArrayView piece);
    void appendReplaced(qint32 sourceBytes, bool patch);
    const QByteArray &text() const { return m_text; }
    /// The text is what was given, byte for byte.
    bool isVerbatim() const { return m_verbatim; }
    QByteArray take() { return std::move(m_text); }

private:
    void appendPlain(QByteArrayView piece);

    SourceInfo &m_source;
    qint32 m_unitBytes = 1;
    bool m_verbatim = true;
    QByteArray m_text;
};

/// UTF-8 of any quality, as it comes in pieces cut anywhere; the text is the same however it is cut.
class Utf8Decoder
{
public:
    Utf8Decoder(SourceInfo &source, qsizetype expected)
        : m_builder(source, 1, expected)
    {
    }
    void append(QByteArrayView bytes);
    /// No more will come.
    void finish();

    /// Decoded so far.
    const QByteArray &text() const { return m_builder.text(); }
    bool isVerbatim() const { return m_builder.isVerbatim(); }
    QByteArray take() { return m_builder.take(); }
    /// The end of what was given that waits for what follows it: the beginning of a code point, or a CR.
    QByteArrayView rest() const { return m_rest; }

private:
    void decode(QByteArrayView bytes);

    TextBuilder m_builder;
    QByteArray m_rest;
};

/// How many of these bytes, the first of which is no UTF-8, become one U+FFFD: it and the continuation bytes
/// that follow it, at most one code point.
qsizetype brokenLength(QByteArrayView bytes);

} // namespace bluepencil
