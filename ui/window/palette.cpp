// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette.h"

namespace bluepencil {

namespace {

QColor mixed(const QColor &a, const QColor &b, float share)
{
    return QColor::fromRgbF(a.redF() * (1 - share) + b.redF() * share, a.greenF() * (1 - share) + b.greenF() * share,
                            a.blueF() * (1 - share) + b.blueF() * share);
}

} // namespace

QPalette paletteOf(const ReaderTheme &theme)
{
    const QColor ink = theme.text;
    const QColor surface = theme.surface;
    QPalette palette(mixed(surface, ink, 0.04f), surface);
    palette.setColor(QPalette::Window, surface);
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Base, theme.page);
    palette.setColor(QPalette::AlternateBase, surface);
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::Button, mixed(surface, ink, theme.isDark ? 0.08f : 0.03f));
    palette.setColor(QPalette::ButtonText, ink);
    palette.setColor(QPalette::ToolTipBase, theme.page);
    palette.setColor(QPalette::ToolTipText, ink);
    palette.setColor(QPalette::PlaceholderText, mixed(theme.page, ink, 0.62f));
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.selectedText);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Light, mixed(surface, theme.page, 0.6f));
    palette.setColor(QPalette::Midlight, mixed(surface, ink, 0.06f));
    palette.setColor(QPalette::Mid, mixed(surface, ink, 0.16f));
    palette.setColor(QPalette::Dark, mixed(surface, ink, 0.28f));
    palette.setColor(QPalette::Shadow, mixed(surface, ink, 0.4f));
    const QColor faint = mixed(surface, ink, 0.45f);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

} // namespace bluepencil
