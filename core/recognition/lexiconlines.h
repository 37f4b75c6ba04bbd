// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/characters.h"
#include "core/recognition/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace bluepencil::recognition {

/// The class that a list calls so: "orgsuffix".
std::optional<WordClass> classFromName(std::string_view name);

inline std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

template <typename Function> void forEachPiece(std::string_view text, char separator, Function function)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        function(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

inline std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// The columns of a line; those that are not there are empty.
struct Columns {
    explicit Columns(std::string_view line)
    {
        forEachPiece(line, '\t', [&](std::string_view column) {
            if (count < all.size())
                all[count++] = column;
        });
    }
    std::string_view operator[](std::size_t i) const { return all[i]; }

    std::array<std::string_view, 8> all;
    std::size_t count = 0;
};

/// Calls visit(form) for the word in small letters and, where it has accents, without them.
template <typename Visitor> void forEachForm(std::string_view word, Visitor &&visit)
{
    const std::string key = folded(word);
    visit(key);
    if (const std::string bare = withoutAccents(key); bare != key)
        visit(bare);
}

template <typename Number> Number number(std::string_view text)
{
    Number value{};
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

inline void setCountry(char (&to)[2], std::string_view code)
{
    if (code.size() == 2)
        std::copy(code.begin(), code.end(), to);
}

inline void setPart(char (&to)[4], std::string_view code)
{
    if (code.size() <= 4)
        std::copy(code.begin(), code.end(), to);
}

} // namespace bluepencil::recognition
