// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace bluepencil::cli {

/// The exit codes of bluepencil-cli (design §8).
enum ExitCode { AllDone = 0, SomeFailed = 1, UsageError = 2 };

/// Text from files made harmless for a terminal: C0 (but line end and tab), DEL, C1 and the bidirectional
/// controls as \x1b, \x9b, ⟨U+202E⟩. Bytes that are not UTF-8 as \xff.
QByteArray printable(QByteArrayView text);
/// The same inside JSON, which stays JSON: \u009b.
QByteArray printableJson(QByteArrayView json);

/// Standard output and standard error of one run, and what its exit code will be. What goes to a terminal is
/// made printable, what goes to a file or pipe stays as it is; errors are always printable.
class Console
{
public:
    Console();

    /// Writes text as it is (to a terminal: printable). Output that can't be written is told once, and
    /// false from then on.
    bool write(QByteArrayView text);
    /// One line of JSON with its line end, flushed.
    bool writeJsonLine(QByteArrayView json);
    bool flush();

    /// "bluepencil-cli: WHERE: message" on standard error; the run will end with 1. Without `where` only
    /// the message.
    void fail(const QString &where, const QString &message);
    void fail(const Error &error, const QString &otherwiseWhere = {});
    /// The same for what is worth knowing and no failure.
    void note(const QString &where, const QString &message);
    /// Tells that the command line is wrong and how to get help; gives UsageError.
    ExitCode usage(const QString &command, const QString &message);

    ExitCode exitCode() const { return m_failed ? SomeFailed : AllDone; }

private:
    bool put(QByteArrayView bytes);

    bool m_toTerminal;
    bool m_failed = false;
    bool m_broken = false;
};

} // namespace bluepencil::cli
