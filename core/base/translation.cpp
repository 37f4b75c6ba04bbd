// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace bluepencil {

void installTranslations()
{
    const auto install = [](const QLocale &locale) {
        auto *translator = new QTranslator(QCoreApplication::instance());
        const bool loaded =
            translator->load(locale, QStringLiteral("bluepencil"), QStringLiteral("_"), QStringLiteral(":/i18n"));
        if (loaded)
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
        return loaded;
    };
    if (!install(QLocale()))
        install(QLocale(QLocale::English));
}

} // namespace bluepencil
