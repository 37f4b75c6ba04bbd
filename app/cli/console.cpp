// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "core/base/tr.h"
#include "core/text/utf8.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <unistd.h>

namespace bluepencil::cli {

namespace {

bool isBidiControl(char32_t codePoint)
{
    return (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);
}

bool isControl(char32_t codePoint)
{
    return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
}

template <typename Escape> QByteArray escaped(QByteArrayView text, Escape escape)
{
    QByteArray out;
    out.reserve(text.size());
    const qsizetype valid = utf8::validPrefix(text);
    for (qsizetype i = 0; i < text.size();) {
        if (i >= valid && utf8::validPrefix(text.sliced(i, std::min<qsizetype>(4, text.size() - i))) == 0) {
            out += "\\x" + QByteArray::number(static_cast<unsigned char>(text[i]), 16);
            ++i;
            continue;
        }
        const char32_t codePoint = utf8::codePointAt(text, i);
        const qsizetype length = utf8::length(text[i]);
        const QByteArray replaced = escape(codePoint);
        out += replaced.isEmpty() ? text.sliced(i, length).toByteArray() : replaced;
        i += length;
    }
    return out;
}

} // namespace

QByteArray printable(QByteArrayView text)
{
    return escaped(text, [](char32_t codePoint) -> QByteArray {
        if (codePoint == U'\n' || codePoint == U'\t')
            return {};
        if (isControl(codePoint))
            return "\\x" + QByteArray::number(static_cast<uint>(codePoint), 16).rightJustified(2, '0');
        if (isBidiControl(codePoint))
            return "⟨U+" + QByteArray::number(static_cast<uint>(codePoint), 16).toUpper() + "⟩";
        return {};
    });
}

QByteArray printableJson(QByteArrayView json)
{
    return escaped(json, [](char32_t codePoint) -> QByteArray {
        // Below U+0020 only white space between tokens can be left, and that is harmless.
        if (codePoint >= 0x20 && (isControl(codePoint) || isBidiControl(codePoint)))
            return "\\u" + QByteArray::number(static_cast<uint>(codePoint), 16).rightJustified(4, '0');
        return {};
    });
}

Console::Console()
    : m_toTerminal(::isatty(STDOUT_FILENO) == 1)
{
}

bool Console::put(QByteArrayView bytes)
{
    if (m_broken)
        return false;
    const auto size = static_cast<std::size_t>(bytes.size());
    if (std::fwrite(bytes.data(), 1, size, stdout) == size)
        return true;
    m_broken = true;
    fail(Core::tr("standard output"),
         Core::tr("Writing failed (%1); nothing more is written").arg(QString::fromLocal8Bit(std::strerror(errno))));
    return false;
}

bool Console::write(QByteArrayView text)
{
    return m_toTerminal ? put(printable(text)) : put(text);
}

bool Console::writeJsonLine(QByteArrayView json)
{
    return (m_toTerminal ? put(printableJson(json)) : put(json)) && put("\n") && flush();
}

bool Console::flush()
{
    if (m_broken)
        return false;
    if (std::fflush(stdout) == 0)
        return true;
    m_broken = true;
    fail(Core::tr("standard output"),
         Core::tr("Writing failed (%1); nothing more is written").arg(QString::fromLocal8Bit(std::strerror(errno))));
    return false;
}

void Console::note(const QString &where, const QString &message)
{
    QString line = QStringLiteral("bluepencil-cli: ");
    if (!where.isEmpty())
        line += where + QStringLiteral(": ");
    line += message;
    // One message is one line, also where a file's name holds a line end.
    line.replace(u'\n', QStringLiteral("\\x0a"));
    const QByteArray bytes = printable(line.toUtf8()) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

void Console::fail(const QString &where, const QString &message)
{
    m_failed = true;
    note(where, message);
}

void Console::fail(const Error &error, const QString &otherwiseWhere)
{
    fail(error.where.isEmpty() ? otherwiseWhere : error.where, error.message);
}

ExitCode Console::usage(const QString &command, const QString &message)
{
    const QString call = QStringLiteral("bluepencil-cli") + (command.isEmpty() ? QString() : u' ' + command);
    note({}, Core::tr("%1; see %2 --help").arg(message, call));
    return UsageError;
}

} // namespace bluepencil::cli
