// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/names.h"

#include <QHash>

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bluepencil::recognition {

/// The small words and letters of the languages that are told apart. Immutable after loading; thread-safe.
class Languages
{
public:
    static constexpr std::size_t most = 32;

    /// Reads lines of languages.txt: "de: der, die, …", "de letters: äöüß", "Greek script: el". What says nothing
    /// is passed over.
    void read(std::string_view text);

    /// The ISO 639-1 code of the language that most of the text is in, judged by its share of small words, by
    /// letters that few languages write and by its script; empty where two languages are as likely, and for less
    /// than a dozen words unless their script tells. At most some thousand words, evenly over the text, are looked at.
    QString guess(const Tokens &tokens) const;

private:
    std::size_t indexOf(std::string_view code);
    QString ofLine(const std::array<int, 256> &scripts, const std::array<int, most> &letters, int allLetters) const;
    QString byScript(const std::array<int, 256> &scripts) const;

    std::vector<std::string> m_codes;
    std::unordered_map<std::string, quint32> m_words; ///< which languages have it, a bit each
    std::unordered_map<char32_t, quint32> m_letters;
    QHash<QString, QString> m_ofScript;
};

/// How a text is written: old wire copy is all capitals, messages may have none.
enum class LetterCase { Mixed, Capitals, Small };

/// Capitals: hardly any small letter; Small: hardly any word with a capital. Mixed too where there are less
/// than a dozen words. Linear.
LetterCase letterCase(const Tokens &tokens);

/// In a language that the name tagger was not made for, only what the lists know stays: places by their whole name,
/// people whose forename is listed (two words or more), organisations and acronyms of the lists. Linear.
void keepKnownNames(const Tokens &tokens, std::vector<Name> &names);

} // namespace bluepencil::recognition
