// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/readertheme.h"

#include "ui/style/contrast.h"
#include "ui/style/syntaxrepository.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QCoreApplication>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <array>

namespace bluepencil {

namespace {

using KSyntaxHighlighting::Format;
using KSyntaxHighlighting::Theme;

/// Which item style of "News Article" a built-in label is drawn in, and its shape. The last is the
/// fallback for every label that is not here.
struct Category {
    QLatin1StringView label;
    QLatin1StringView itemStyle;
    MarkShape shape;
};
constexpr std::array categories = {
    Category{labels::person, QLatin1StringView("Person"), MarkShape::Line},
    Category{labels::place, QLatin1StringView("Place"), MarkShape::DoubleLine},
    Category{labels::organization, QLatin1StringView("Organization"), MarkShape::ThickLine},
    Category{labels::date, QLatin1StringView("Date"), MarkShape::Wave},
    Category{labels::quote, QLatin1StringView("Quote"), MarkShape::Bar},
    Category{labels::claim, QLatin1StringView("Claim"), MarkShape::ThickLine},
    Category{labels::speaker, QLatin1StringView("Speaker"), MarkShape::DoubleLine},
    Category{labels::cue, QLatin1StringView("Cue"), MarkShape::Line},
    Category{QLatin1StringView("number"), QLatin1StringView("Number"), MarkShape::Wave},
    Category{QLatin1StringView("money"), QLatin1StringView("Money"), MarkShape::Wave},
    Category{QLatin1StringView(), QLatin1StringView("Tag"), MarkShape::Dashes},
};

constexpr std::array surfaceStyleNames = {
    QLatin1StringView("Dateline"),   QLatin1StringView("Number"), QLatin1StringView("Money"),
    QLatin1StringView("Percentage"), QLatin1StringView("URL"),    QLatin1StringView("E-mail"),
};

constexpr double derivedTint = 1.22; // of themes that say nothing about tints: seen, but quiet

const QStringList &ownThemes()
{
    static const QStringList names{QStringLiteral("Bluepencil Light"), QStringLiteral("Bluepencil Dark"),
                                   QStringLiteral("Bluepencil Sepia"), QStringLiteral("Bluepencil High Contrast")};
    return names;
}

/// The least contrast that text on a tint must keep: AA, or AAA where the plain text leaves room for it.
double leastForText(const ReaderTheme &theme)
{
    const double plain = contrast::ratio(theme.text, theme.page);
    const bool roomy = !theme.isDark && plain >= contrast::textComfortable * contrast::tintMost;
    return roomy ? contrast::textComfortable : std::min(contrast::textLeast, plain);
}

MarkStyle styleFrom(const QString &label, MarkShape shape, const QColor &color, const QColor &tint,
                    const ReaderTheme &theme)
{
    MarkStyle style;
    style.label = label;
    style.shape = shape;
    // A background that was meant for code may be too loud for a page.
    const bool fits = tint.isValid() && contrast::ratio(tint, theme.page) <= contrast::tintMost &&
                      contrast::ratio(tint, theme.text) >= std::min(contrast::textLeast, leastForText(theme));
    style.tint = fits ? tint : contrast::tintOf(color, theme.page, theme.text, derivedTint, leastForText(theme));
    style.line = contrast::standingOut(color, theme.page, contrast::lineLeast);
    return style;
}

const Format *formatNamed(const QList<Format> &formats, QLatin1StringView name)
{
    const auto found =
        std::find_if(formats.begin(), formats.end(), [name](const Format &f) { return f.name() == name; });
    return found == formats.end() ? nullptr : &*found;
}

/// Hits of a search: words on them read as well as on the page, and the current one is told from the rest.
void setHitColors(ReaderTheme &theme, const Theme &source, const QList<Format> &formats)
{
    const auto ground = [&](QLatin1StringView name) {
        const Format *format = formatNamed(formats, name);
        return format && format->hasBackgroundColor(source) ? format->backgroundColor(source) : QColor();
    };
    const QColor own = ground(QLatin1StringView("Search Hit"));
    theme.searchHit = own.isValid() ? own : QColor::fromRgb(source.editorColor(Theme::SearchHighlight));
    // As strong a field of the accent's colour as leaves the words on it readable.
    for (double share = 0.3; share > 0.05 && contrast::ratio(theme.searchHit, theme.text) < contrast::textLeast;
         share -= 0.05)
        theme.searchHit = contrast::blended(theme.page, theme.accent, share);
    const QColor current = ground(QLatin1StringView("Current Hit"));
    theme.hitTick = contrast::standingOut(current.isValid() ? current : theme.accent, theme.page, contrast::lineLeast);
    theme.currentHit = current.isValid() ? current : theme.hitTick;
    const bool light = contrast::luminance(theme.currentHit) > 0.18;
    const Format *words = formatNamed(formats, QLatin1StringView("Current Hit"));
    theme.currentHitText = words && current.isValid() ? words->textColor(source) : light ? Qt::black : Qt::white;
    theme.currentHitText = contrast::standingOut(theme.currentHitText, theme.currentHit, contrast::textLeast);
}

ReaderTheme readerThemeFrom(const Theme &source)
{
    const auto role = [&](Theme::EditorColorRole which) { return QColor::fromRgb(source.editorColor(which)); };
    const QList<Format> formats = newsArticleDefinition().formats();

    ReaderTheme theme;
    theme.name = source.name();
    theme.page = role(Theme::BackgroundColor);
    theme.isDark = contrast::luminance(theme.page) < 0.18; // the middle grey: either of black and white reads on it
    theme.text =
        contrast::standingOut(QColor::fromRgb(source.textColor(Theme::Normal)), theme.page, contrast::textLeast);
    const auto words = [&](QLatin1StringView name, double least) {
        const Format *format = formatNamed(formats, name);
        const QColor color = format ? format->textColor(source) : theme.text;
        return contrast::standingOut(color, theme.page, least);
    };
    theme.mutedText = words(QLatin1StringView("Header"), contrast::textLeast);
    theme.note = words(QLatin1StringView("Margin Note"), contrast::textLeast);
    theme.accent = words(QLatin1StringView("Accent"), contrast::textLeast);
    theme.activeOutline = words(QLatin1StringView("Active Mark"), contrast::lineLeast);
    theme.caret = theme.text;
    theme.selection = role(Theme::TextSelection);
    const QColor selected = QColor::fromRgb(source.selectedTextColor(Theme::Normal));
    theme.selectedText =
        contrast::standingOut(selected.alpha() > 0 ? selected : theme.text, theme.selection, contrast::textLeast);
    setHitColors(theme, source, formats);
    theme.margin = role(Theme::Separator);
    theme.surface = role(Theme::IconBorder);

    for (const Category &category : categories) {
        const Format *format = formatNamed(formats, category.itemStyle);
        const QColor color = format ? format->textColor(source) : theme.accent;
        const QColor tint = format && format->hasBackgroundColor(source) ? format->backgroundColor(source) : QColor();
        theme.styles.append(styleFrom(QString(category.label), category.shape, color, tint, theme));
    }
    for (const QLatin1StringView name : surfaceStyleNames) {
        const QColor color = words(name, std::min(contrast::textComfortable, contrast::ratio(theme.text, theme.page)));
        if (color != theme.text)
            theme.surfaceStyles.append({QString(name), color});
    }
    return theme;
}

} // namespace

quint16 ReaderTheme::styleIndex(const QString &labelId) const
{
    const auto found =
        std::find_if(styles.begin(), styles.end(), [&](const MarkStyle &s) { return s.label == labelId; });
    const qsizetype index = found == styles.end() ? styles.size() - 1 : found - styles.begin();
    return static_cast<quint16>(std::max<qsizetype>(0, index));
}

ReaderTheme ReaderTheme::withTagset(const Tagset &tagset) const
{
    ReaderTheme result = *this;
    for (const Label &label : tagset.labels()) {
        const quint16 index = styleIndex(label.id);
        const bool known = index < styles.size() && styles[index].label == label.id;
        if (known && label.color.isEmpty())
            continue;
        const MarkStyle base = index < styles.size() ? styles[index] : MarkStyle{};
        const QColor own(label.color);
        const MarkStyle style = own.isValid() ? styleFrom(label.id, base.shape, own, {}, *this)
                                              : MarkStyle{label.id, base.tint, base.line, base.shape};
        if (known)
            result.styles[index] = style;
        else
            result.styles.insert(std::max<qsizetype>(0, result.styles.size() - 1), style);
    }
    return result;
}

QColor ReaderTheme::surfaceColor(QStringView styleName) const
{
    const auto found = std::find_if(surfaceStyles.begin(), surfaceStyles.end(),
                                    [styleName](const SurfaceStyle &style) { return style.name == styleName; });
    return found == surfaceStyles.end() ? QColor() : found->text;
}

QStringList readerThemeNames()
{
    QStringList names;
    QStringList others;
    const QList<Theme> installed = syntaxRepository().themes();
    for (const Theme &theme : installed)
        if (!ownThemes().contains(theme.name()))
            others.append(theme.name());
    for (const QString &name : ownThemes())
        if (syntaxRepository().theme(name).isValid())
            names.append(name);
    others.sort(Qt::CaseInsensitive);
    return names + others;
}

bool isOwnReaderTheme(const QString &name)
{
    return ownThemes().contains(name);
}

Result<ReaderTheme> loadReaderTheme(const QString &name)
{
    const Theme theme = syntaxRepository().theme(name);
    if (!theme.isValid())
        return Error{ErrorCode::NotFound,
                     QCoreApplication::translate("ReaderTheme", "There is no theme “%1”; choose another").arg(name),
                     name};
    return readerThemeFrom(theme);
}

QString defaultReaderThemeName()
{
    const QPalette palette = QGuiApplication::palette();
    const bool dark = palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
    return ownThemes().at(dark ? 1 : 0);
}

} // namespace bluepencil
