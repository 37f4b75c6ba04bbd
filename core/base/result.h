// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace bluepencil {

/// What kind of thing went wrong. The code tells the truth: "cannot open" is never told as
/// "does not exist", broken is never read as empty. Programs branch on it, people read the message.
enum class ErrorCode {
    NotFound,    ///< nothing stands at that path
    NotReadable, ///< it stands there, but may not be read (permission, dangling link, I/O error)
    NotAFile,    ///< a directory, device, pipe or socket
    Empty,       ///< read, and there is no text in it
    NotText,     ///< binary content
    TooLarge,    ///< over a stated limit
    Damaged,     ///< ours by its form, but broken
    Newer,       ///< written by a newer Bluepencil
    ReadOnly,    ///< may be read but not written
    Busy,        ///< locked by somebody else for longer than we wait
    Moved,       ///< the file was replaced or moved while we had it open
    WriteFailed, ///< a write was not taken in full (disk full, quota, I/O error)
    Stale,       ///< a change whose "before" is no longer what is there
    Invalid,     ///< an argument that cannot be right (a span outside the text, an unknown label)
    Unsupported, ///< a thing we know of and cannot do
    Cancelled,   ///< the user said stop
};

/// An error is a value. `message` is one plain sentence without a final full stop, saying what went
/// wrong and, after a semicolon, what to do; fit to be shown. `where` names the file or the place in
/// it (never part of `message`), and may be empty.
struct Error {
    ErrorCode code = ErrorCode::Invalid;
    QString message;
    QString where;

    bool operator==(const Error &) const = default;
};

/// Either a value or an Error; C++20 has no std::expected. Asking for the one that is not there is a
/// programming error (std::bad_variant_access ends the program), so ask ok() first.
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    } // NOLINT(google-explicit-constructor)
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    } // NOLINT(google-explicit-constructor)

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <> class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
        , m_ok(false)
    {
    } // NOLINT(google-explicit-constructor)

    bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace bluepencil
