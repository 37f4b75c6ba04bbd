// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/amounts.h"

#include "core/recognition/units.h"
#include "core/recognition/writtennumbers.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace bluepencil::recognition {

namespace {

class Amounts
{
public:
    explicit Amounts(const Tokens &tokens)
        : m_tokens(tokens)
        , m_words(tokens)
    {
    }
    QList<Mention> take();

private:
    bool isAt(qint32 i) const { return i >= 0 && i < m_tokens.count(); }
    std::string lower(qint32 i) const { return m_tokens.isWord(i) ? folded(m_tokens.word(i)) : std::string(); }
    bool isOneOf(qint32 i, std::initializer_list<std::string_view> list) const
    {
        return isWordOneOf(m_tokens, i, list);
    }
    std::string_view signBefore(qint32 i, qint32 &first) const;
    std::optional<Mention> at(qint32 i, qint32 &end) const;
    std::optional<Mention> money(const WrittenNumber &found, std::string_view code, qint32 &end) const;
    std::optional<Mention> counted(const WrittenNumber &found, qint32 &end) const;
    QString precision(qint32 first) const;
    Mention made(qint32 first, qint32 end, const char *label, const Decimal &number, std::string_view unit,
                 const char *rule, double score) const;

    /// One string for all mentions that carry it.
    QString shared(const char *text) const
    {
        QString &one = m_shared[text];
        if (one.isEmpty())
            one = QString::fromLatin1(text);
        return one;
    }

    const Tokens &m_tokens;
    TimeWords m_words;
    mutable QHash<const char *, QString> m_shared;
};

/// The currency whose sign ends before token `i`: "$", "US$" (two tokens), "EUR".
std::string_view Amounts::signBefore(qint32 i, qint32 &first) const
{
    if (!isAt(i - 1))
        return {};
    const std::string_view sign = m_tokens.word(i - 1);
    if (units::isCurrencyCode(sign)) {
        first = i - 1;
        return sign;
    }
    const bool stop = sign == ".";
    const qint32 rupees = stop ? i - 2 : i - 1;
    if (m_tokens.isText(rupees, "Rs") || (!stop && sign == "Rs.")) { // "Rs 610", "Rs. 25 lakh"
        first = rupees;
        return "INR";
    }
    if (m_tokens[i].spaceBefore)
        return {};
    if (isAt(i - 2) && m_tokens.isWord(i - 2) && !m_tokens[i - 1].spaceBefore) {
        const std::string joint = std::string(m_tokens.word(i - 2)) + std::string(sign);
        if (const std::string_view code = units::currencyOfSign(joint); !code.empty()) {
            first = i - 2;
            return code;
        }
    }
    first = i - 1;
    return units::currencyOfSign(sign);
}

QString Amounts::precision(qint32 first) const
{
    if (isOneOf(first - 1, {"about", "some", "nearly", "almost", "around", "roughly", "approximately", "estimated"}))
        return QStringLiteral("about");
    if (isOneOf(first - 1, {"over", "above", "exceeding"}) ||
        (isOneOf(first - 1, {"than"}) && isOneOf(first - 2, {"more", "greater", "higher"})) ||
        (isOneOf(first - 1, {"least"}) && isOneOf(first - 2, {"at"})))
        return QStringLiteral("over");
    if (isOneOf(first - 1, {"under", "below"}) ||
        (isOneOf(first - 1, {"than"}) && isOneOf(first - 2, {"less", "fewer", "lower"})) ||
        (isOneOf(first - 1, {"to"}) && isOneOf(first - 2, {"up"})) ||
        (isOneOf(first - 1, {"most"}) && isOneOf(first - 2, {"at"})))
        return QStringLiteral("under");
    return {};
}

Mention Amounts::made(qint32 first, qint32 end, const char *label, const Decimal &number, std::string_view unit,
                      const char *rule, double score) const
{
    Mention mention;
    mention.span = m_tokens.span(first, end);
    mention.label = shared(label);
    mention.value = number.text();
    if (!unit.empty())
        mention.unit = QString::fromUtf8(unit.data(), static_cast<qsizetype>(unit.size()));
    mention.precision = precision(first);
    mention.why = {shared(rule), score, {}};
    return mention;
}

std::optional<Mention> Amounts::money(const WrittenNumber &found, std::string_view code, qint32 &end) const
{
    if (!code.empty()) {
        if (!found.letters.empty())
            return std::nullopt;
        end = found.end;
        const bool plainDollar = m_tokens.isText(found.first, "$");
        return made(found.first, end, "money", found.number, code, "money.sign", plainDollar ? 0.85 : 0.95);
    }
    if (!found.letters.empty() || !isAt(found.end))
        return std::nullopt;
    const std::string next = lower(found.end);
    code = units::currencyOfWords(next, lower(found.end + 1));
    end = found.end + 2;
    if (code.empty()) {
        end = found.end + 1;
        code = units::isCurrencyCode(m_tokens.word(found.end)) ? m_tokens.word(found.end) : units::currencyOfWord(next);
    }
    if (code.empty() && found.hasPower && next == "pounds")
        code = "GBP";
    if (code.empty() && found.hasPower && next == "won")
        code = "KRW";
    if (!code.empty())
        return made(found.first, end, "money", found.number, code, "money.word", 0.9);
    if (next == "pence") {
        end = found.end + 1;
        Decimal pounds = found.number;
        pounds.exponent -= 2;
        return made(found.first, end, "money", pounds, "GBP", "money.word", 0.9);
    }
    if (isOneOf(found.end, {"pesos", "francs", "kroner", "riyals", "rials", "dinars", "dirhams", "shillings"}))
        return made(found.first, end, "money", found.number, {}, "money.word", 0.8);
    return std::nullopt;
}

/// A percentage, a measure, or a plain number of something.
std::optional<Mention> Amounts::counted(const WrittenNumber &found, qint32 &end) const
{
    end = found.end;
    if (found.letters.empty()) {
        const bool perCent = m_words.is(end, TimeWord::Per) && isOneOf(end + 1, {"cent"});
        const bool points = isOneOf(end, {"percentage"}) && isOneOf(end + 1, {"point", "points"});
        if (perCent || points || m_words.is(end, TimeWord::Percent) || m_tokens.isText(end, "%")) {
            end += perCent || points ? 2 : 1;
            return made(found.first, end, "percent", found.number, points ? "percentage point" : "%",
                        points ? "percent.points" : "percent", 0.95);
        }
        const bool square = isOneOf(end, {"square", "cubic"});
        const qint32 noun = square ? end + 1 : end;
        if (const std::string_view symbol = units::symbolOf(lower(noun)); !symbol.empty()) {
            end = noun + 1;
            std::string unit = (square ? lower(found.end) + ' ' : std::string()) + std::string(symbol);
            if (isOneOf(end, {"per", "an"}) && isOneOf(end + 1, {"hour"})) {
                unit += "/h";
                end += 2;
            } else if (symbol == "degree" && isOneOf(end, {"celsius", "fahrenheit"})) {
                unit = lower(end) == "celsius" ? "°C" : "°F";
                ++end;
            }
            Mention mention = made(found.first, end, "number", found.number, {}, "number.measure", 0.9);
            mention.unit = QString::fromStdString(unit);
            return mention;
        }
    } else if (const std::string_view joined =
                   found.letters.front() == '-' ? units::symbolOf(found.letters.substr(1)) : std::string_view();
               !joined.empty()) {
        return made(found.first, end, "number", found.number, joined, "number.measure", 0.9); // "12-foot"
    } else if (const std::string_view symbol = units::symbolOf(found.letters);
               symbol == "km" || symbol == "kg" || symbol == "ft" || symbol == "mi/h") {
        return made(found.first, end, "number", found.number, symbol, "number.measure", 0.85); // "30km"
    } else {
        return std::nullopt; // "4th", "747s"
    }
    if (found.hasPower)
        return made(found.first, end, "number", found.number, {}, "number.power", 0.9);
    // Digits count something where its name follows in small letters.
    const bool noun =
        isAt(end) && m_tokens.isWord(end) && !m_tokens[end].capital && !m_tokens[end].possessive &&
        (!m_tokens.is(end, WordClass::Function) || isOneOf(end, {"people", "other", "more", "new", "of"}));
    if (found.inWords || !noun || m_words.is(end, TimeWord::Half) || m_tokens.is(end, WordClass::PersonVerb) ||
        m_words.is(end, TimeWord::Unit) ||
        isOneOf(found.first - 1, {"no.", "number", "page", "chapter", "section", "article", "aged", "age"}) ||
        (m_tokens.isWord(found.first - 1) && m_tokens[found.first - 1].capital &&
         !(m_tokens.startsSentence(found.first - 1) && m_tokens.is(found.first - 1, WordClass::Function))))
        return std::nullopt;
    return made(found.first, end, "number", found.number, {}, "number.counted", 0.8);
}

std::optional<Mention> Amounts::at(qint32 i, qint32 &end) const
{
    if (m_tokens[i].kind != TokenKind::Number && m_words.is(i, TimeWord::None) &&
        !(m_tokens.isWord(i) && m_tokens.word(i).size() == 4 && isOneOf(i, {"half"})))
        return std::nullopt;
    qint32 first = i;
    const std::string_view code = m_tokens[i].kind == TokenKind::Number ? signBefore(i, first) : std::string_view();
    std::optional<WrittenNumber> found = NumberReader(m_tokens, m_words).at(i, !code.empty());
    if (!found)
        return std::nullopt;
    if (!code.empty())
        found->first = first;
    if (auto mention = money(*found, code, end))
        return mention;
    return counted(*found, end);
}

QList<Mention> Amounts::take()
{
    QList<Mention> mentions;
    for (qint32 i = 0; i < m_tokens.count();) {
        qint32 end = i + 1;
        const std::optional<Mention> found = at(i, end);
        if (found && m_tokens[i].sentence == m_tokens[end - 1].sentence) {
            mentions.append(*found);
            i = end;
        } else {
            ++i;
        }
    }
    return mentions;
}

} // namespace

QList<Mention> findAmounts(const Tokens &tokens)
{
    return Amounts(tokens).take();
}

} // namespace bluepencil::recognition
