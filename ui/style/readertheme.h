// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"
#include "core/base/result.h"

#include <QColor>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace bluepencil {

/// The shape of a category, so that it is told apart without colour.
enum class MarkShape : quint8 {
    Line,       ///< one line under the words (people)
    DoubleLine, ///< two (places)
    ThickLine,  ///< one thick line (organizations)
    Wave,       ///< (dates)
    Bar,        ///< bar in the margin beside the lines, faint tint on the words (quotes)
    Dashes,     ///< (user's own labels)
};

/// How one category looks on the page.
struct MarkStyle {
    QString label; ///< label id
    QColor tint;   ///< behind the words; at most 1.6:1 against the page
    QColor line;   ///< line or bar; at least 3:1 against the page
    MarkShape shape = MarkShape::Line;

    bool operator==(const MarkStyle &) const = default;
};

/// The colour of words seen by their form alone (a number, a dateline, a URL).
struct SurfaceStyle {
    QString name; ///< item style of "News Article": "Number", "URL", …
    QColor text;

    bool operator==(const SurfaceStyle &) const = default;
};

/// All colours of the reading page, taken from a KSyntaxHighlighting theme and the definition
/// "News Article" (its custom styles where the theme has them, else the theme's default styles).
/// A plain value: made once per theme, handed to views.
class ReaderTheme
{
public:
    QString name;
    bool isDark = false;
    QColor page, text, mutedText, selection, selectedText, caret, searchHit, activeOutline, margin;
    QColor surface; ///< of panels and bars around the page
    QColor accent;
    QColor note;                       ///< words of a margin note
    QColor currentHit, currentHitText; ///< the hit of a search that one is at
    QColor hitTick; ///< outline of that hit, and ticks beside the scroll bar; at least 3:1 against the page
    QList<MarkStyle> styles;
    QList<SurfaceStyle> surfaceStyles; ///< those that differ from plain text; see SurfaceMarker

    /// The index into `styles` of a label id; of the fallback style (last) for one that is not there.
    quint16 styleIndex(const QString &labelId) const;
    /// The same theme with styles for the user's labels of this tagset added: their own colour, shifted
    /// until tint and line meet the contrast rules above.
    ReaderTheme withTagset(const Tagset &tagset) const;
    /// The colour of an item style's words, or an invalid one for plain text.
    QColor surfaceColor(QStringView styleName) const;

    bool operator==(const ReaderTheme &) const = default;
};

/// Names of the themes to choose from: ours first (Bluepencil Light, Dark, Sepia, High Contrast), then
/// every other KSyntaxHighlighting theme that is installed.
QStringList readerThemeNames();
/// True for one of ours.
bool isOwnReaderTheme(const QString &name);
/// Errors: NotFound. GUI thread (the repository is shared and loaded once).
Result<ReaderTheme> loadReaderTheme(const QString &name);
/// "Bluepencil Light" or "Bluepencil Dark", as the desktop's palette asks.
QString defaultReaderThemeName();

} // namespace bluepencil
