// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/writtennumbers.h"

namespace bluepencil::recognition {

namespace {

constexpr int mostPowers = 4; // "a hundred thousand million"

/// "1,500", "1.5", "1,500.75", with what letters follow in `rest`; nothing for "3,4" or "1.2.3".
std::optional<Decimal> readDecimal(std::string_view text, std::string_view &rest)
{
    Decimal number;
    std::size_t i = 0;
    std::size_t group = 0; // digits since the last comma
    bool commas = false;
    bool point = false;
    int places = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(static_cast<unsigned char>(c))) {
            if (!(number.digits.empty() && c == '0'))
                number.digits += c;
            ++group;
            places += point ? 1 : 0;
        } else if (c == ',' && !point && group >= 1 && group <= 3 && (!commas || group == 3)) {
            commas = true;
            group = 0;
        } else if (c == '.' && !point && (!commas || group == 3) && i + 1 < text.size()) {
            point = true;
        } else {
            break;
        }
    }
    if (i == 0 || (commas && !point && group != 3) || i > 24)
        return std::nullopt;
    rest = text.substr(i);
    number.exponent = -places;
    return number;
}

int powerOfLetters(std::string_view letters, bool money)
{
    if (letters == "bn" || letters == "BN")
        return 9;
    if (letters == "tn")
        return 12;
    if (letters == "mn" || letters == "mln")
        return 6;
    if (!money)
        return -1;
    if (letters == "m" || letters == "M")
        return 6;
    if (letters == "b" || letters == "B")
        return 9;
    if (letters == "k" || letters == "K")
        return 3;
    return -1;
}

} // namespace

QString Decimal::text() const
{
    if (digits.empty())
        return QStringLiteral("0");
    std::string out = digits;
    int shift = exponent;
    while (shift < 0 && out.size() > 1 && out.back() == '0') {
        out.pop_back();
        ++shift;
    }
    if (shift >= 0)
        return QString::fromStdString(out + std::string(static_cast<std::size_t>(shift), '0'));
    const auto places = static_cast<std::size_t>(-shift);
    if (out.size() <= places)
        out.insert(0, places - out.size() + 1, '0');
    out.insert(out.size() - places, ".");
    return QString::fromStdString(out);
}

/// "dozen", "hundred thousand", "million" behind a number.
void NumberReader::readPowers(WrittenNumber &found) const
{
    for (int n = 0; n < mostPowers; ++n) {
        if (m_words.is(found.end, TimeWord::Power)) {
            found.number.exponent += m_words.value(found.end);
            // "two hundred [and fifty] thousand"
            const qint32 rest = isOneOf(found.end + 1, {"and"}) ? found.end + 2 : found.end + 1;
            if (found.number.exponent == 2 && found.number.digits.size() == 1 && m_words.is(rest, TimeWord::Cardinal)) {
                found.number.digits = std::to_string(std::stoi(found.number.digits) * 100 + m_words.value(rest));
                found.number.exponent = 0;
                found.end = rest;
            }
        } else if (m_words.is(found.end, TimeWord::Dozen) && found.number.digits.size() <= 2 &&
                   found.number.exponent == 0) {
            found.number.digits = std::to_string(std::stoi("0" + found.number.digits) * 12);
        } else if (isOneOf(found.end, {"bn", "mn", "tn", "mln"})) {
            found.number.exponent += powerOfLetters(m_tokens.word(found.end), false);
        } else {
            break;
        }
        found.hasPower = true;
        ++found.end;
    }
}

std::optional<WrittenNumber> NumberReader::at(qint32 i, bool money) const
{
    WrittenNumber found{i, i + 1, {}, false, true, {}};
    if (m_tokens[i].kind == TokenKind::Number) {
        const std::optional<Decimal> read = readDecimal(m_tokens.word(i), found.letters);
        if (!read)
            return std::nullopt;
        found.number = *read;
        found.inWords = false;
        if (const int power = powerOfLetters(found.letters, money); power > 0) {
            found.number.exponent += power;
            found.hasPower = true;
            found.letters = {};
        }
    } else if (m_words.is(i, TimeWord::Cardinal)) {
        found.number.digits = std::to_string(m_words.value(i));
    } else if (m_words.is(i, TimeWord::A) &&
               (m_words.is(i + 1, TimeWord::Power) || m_words.is(i + 1, TimeWord::Dozen))) {
        found.number.digits = "1";
    } else if (isOneOf(i, {"half"}) && m_words.is(i + 1, TimeWord::A) &&
               (m_words.is(i + 2, TimeWord::Power) || m_words.is(i + 2, TimeWord::Dozen))) {
        found.end = i + 2;
        if (m_words.is(i + 2, TimeWord::Dozen)) {
            found.number.digits = "6";
            found.end = i + 3;
            found.hasPower = true;
        } else {
            found.number = {"5", -1};
        }
    } else {
        return std::nullopt;
    }
    if (found.letters.empty())
        readPowers(found);
    return found;
}

} // namespace bluepencil::recognition
