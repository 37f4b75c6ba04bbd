// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/units.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bluepencil::recognition::units {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array signs = {
    Pair{"$", "USD"},   Pair{"US$", "USD"}, Pair{"€", "EUR"},   Pair{"£", "GBP"},   Pair{"¥", "JPY"},
    Pair{"A$", "AUD"},  Pair{"C$", "CAD"},  Pair{"HK$", "HKD"}, Pair{"NZ$", "NZD"}, Pair{"S$", "SGD"},
    Pair{"R$", "BRL"},  Pair{"₹", "INR"},   Pair{"₽", "RUB"}, Pair{"₩", "KRW"},   Pair{"₺", "TRY"},
    Pair{"₴", "UAH"},   Pair{"₪", "ILS"},   Pair{"₦", "NGN"},   Pair{"₱", "PHP"},   Pair{"฿", "THB"},
    Pair{"AU$", "AUD"}, Pair{"CA$", "CAD"}, Pair{"NT$", "TWD"}, Pair{"₫", "VND"},
};

constexpr std::array words = {
    Pair{"dollars", "USD"},  Pair{"dollar", "USD"},  Pair{"euros", "EUR"},    Pair{"euro", "EUR"},
    Pair{"yen", "JPY"},      Pair{"yuan", "CNY"},    Pair{"renminbi", "CNY"}, Pair{"rupees", "INR"},
    Pair{"rubles", "RUB"},   Pair{"roubles", "RUB"}, Pair{"rouble", "RUB"},   Pair{"ruble", "RUB"},
    Pair{"shekels", "ILS"},  Pair{"hryvnia", "UAH"}, Pair{"hryvnias", "UAH"}, Pair{"zloty", "PLN"},
    Pair{"zlotys", "PLN"},   Pair{"rand", "ZAR"},    Pair{"baht", "THB"},     Pair{"rupiah", "IDR"},
    Pair{"dong", "VND"},     Pair{"kronor", "SEK"},  Pair{"forints", "HUF"},  Pair{"reais", "BRL"},
    Pair{"ringgit", "MYR"},  Pair{"naira", "NGN"},   Pair{"lira", "TRY"},     Pair{"liras", "TRY"},
    Pair{"sterling", "GBP"}, Pair{"taka", "BDT"},    Pair{"afghanis", "AFN"},
};

struct Joint {
    std::string_view first, second, code;
};
constexpr std::array joints = {
    Joint{"us", "dollars", "USD"},        Joint{"u.s.", "dollars", "USD"},       Joint{"american", "dollars", "USD"},
    Joint{"canadian", "dollars", "CAD"},  Joint{"australian", "dollars", "AUD"}, Joint{"singapore", "dollars", "SGD"},
    Joint{"swiss", "francs", "CHF"},      Joint{"cfa", "francs", "XOF"},         Joint{"mexican", "pesos", "MXN"},
    Joint{"argentine", "pesos", "ARS"},   Joint{"chilean", "pesos", "CLP"},      Joint{"colombian", "pesos", "COP"},
    Joint{"philippine", "pesos", "PHP"},  Joint{"pakistani", "rupees", "PKR"},   Joint{"indian", "rupees", "INR"},
    Joint{"sri lankan", "rupees", "LKR"}, Joint{"turkish", "lira", "TRY"},       Joint{"pounds", "sterling", "GBP"},
    Joint{"british", "pounds", "GBP"},    Joint{"egyptian", "pounds", "EGP"},    Joint{"norwegian", "kroner", "NOK"},
    Joint{"danish", "kroner", "DKK"},     Joint{"swedish", "kronor", "SEK"},     Joint{"saudi", "riyals", "SAR"},
    Joint{"iranian", "rials", "IRR"},     Joint{"kenyan", "shillings", "KES"},   Joint{"new", "shekels", "ILS"},
    Joint{"russian", "rubles", "RUB"},    Joint{"chinese", "yuan", "CNY"},       Joint{"japanese", "yen", "JPY"},
};

constexpr std::array codes = {
    std::string_view("USD"), std::string_view("EUR"), std::string_view("GBP"), std::string_view("JPY"),
    std::string_view("CHF"), std::string_view("CAD"), std::string_view("AUD"), std::string_view("NZD"),
    std::string_view("CNY"), std::string_view("INR"), std::string_view("RUB"), std::string_view("BRL"),
    std::string_view("ZAR"), std::string_view("SEK"), std::string_view("NOK"), std::string_view("DKK"),
    std::string_view("PLN"), std::string_view("TRY"), std::string_view("MXN"), std::string_view("KRW"),
    std::string_view("SGD"), std::string_view("HKD"), std::string_view("AED"), std::string_view("SAR"),
};

constexpr std::array measures = {
    Pair{"km", "km"},          Pair{"kilometer", "km"}, Pair{"kilometers", "km"},  Pair{"kilometre", "km"},
    Pair{"kilometres", "km"},  Pair{"kms", "km"},       Pair{"mile", "mi"},        Pair{"miles", "mi"},
    Pair{"meter", "m"},        Pair{"meters", "m"},     Pair{"metre", "m"},        Pair{"metres", "m"},
    Pair{"feet", "ft"},        Pair{"ft", "ft"},        Pair{"foot", "ft"},        Pair{"inches", "in"},
    Pair{"inch", "in"},        Pair{"yards", "yd"},     Pair{"cm", "cm"},          Pair{"centimeters", "cm"},
    Pair{"centimetres", "cm"}, Pair{"mm", "mm"},        Pair{"millimeters", "mm"}, Pair{"millimetres", "mm"},
    Pair{"acre", "acre"},      Pair{"acres", "acre"},   Pair{"hectare", "ha"},     Pair{"hectares", "ha"},
    Pair{"kg", "kg"},          Pair{"kilogram", "kg"},  Pair{"kilograms", "kg"},   Pair{"kilos", "kg"},
    Pair{"grams", "g"},        Pair{"tonne", "t"},      Pair{"tonnes", "t"},       Pair{"ton", "ton"},
    Pair{"tons", "ton"},       Pair{"ounces", "oz"},    Pair{"litre", "l"},        Pair{"litres", "l"},
    Pair{"liter", "l"},        Pair{"liters", "l"},     Pair{"gallon", "gal"},     Pair{"gallons", "gal"},
    Pair{"barrel", "bbl"},     Pair{"barrels", "bbl"},  Pair{"mph", "mi/h"},       Pair{"kph", "km/h"},
    Pair{"km/h", "km/h"},      Pair{"knots", "kn"},     Pair{"megawatts", "MW"},   Pair{"megawatt", "MW"},
    Pair{"gigawatts", "GW"},   Pair{"kilowatts", "kW"}, Pair{"degrees", "degree"}, Pair{"hertz", "Hz"},
    Pair{"megabytes", "MB"},   Pair{"gigabytes", "GB"}, Pair{"terabytes", "TB"},
};

template <std::size_t N> std::string_view find(const std::array<Pair, N> &table, std::string_view key)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const Pair &pair) { return pair.first == key; });
    return found == table.end() ? std::string_view() : found->second;
}

} // namespace

std::string_view currencyOfSign(std::string_view sign)
{
    return find(signs, sign);
}

std::string_view currencyOfWord(std::string_view word)
{
    return find(words, word);
}

std::string_view currencyOfWords(std::string_view first, std::string_view second)
{
    const auto found = std::find_if(joints.begin(), joints.end(),
                                    [&](const Joint &joint) { return joint.first == first && joint.second == second; });
    return found == joints.end() ? std::string_view() : found->code;
}

bool isCurrencyCode(std::string_view code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string_view symbolOf(std::string_view word)
{
    return find(measures, word);
}

} // namespace bluepencil::recognition::units
