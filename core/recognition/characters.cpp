// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/characters.h"

#include <QString>

#include <algorithm>

namespace bluepencil::recognition {

namespace {

bool isAscii(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

std::string folded(std::string_view word)
{
    if (isAscii(word)) {
        std::string lower(word);
        for (char &c : lower) {
            if (c >= 'A' && c <= 'Z')
                c = static_cast<char>(c - 'A' + 'a');
        }
        return lower;
    }
    QString lower = QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())).toLower();
    lower.replace(QChar(0x2019), QLatin1Char('\''));
    return lower.toStdString();
}

std::string withoutAccents(std::string_view word)
{
    if (isAscii(word))
        return std::string(word);
    const QString apart =
        QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())).normalized(QString::NormalizationForm_D);
    QString bare;
    for (const QChar c : apart) {
        if (!c.isMark())
            bare.append(c);
    }
    return bare.toStdString();
}

} // namespace bluepencil::recognition
