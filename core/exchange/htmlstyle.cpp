// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/htmlstyle.h"

namespace bluepencil {

namespace {

// Marks are told apart by shape as well as colour: a person's line is single, a place's double, an
// organization's dashed, a quote is a tint with a hairline; a suggestion is dotted and has no tint (a
// suggested quote a fainter one).
constexpr const char *sheet = R"css(
:root{color-scheme:light dark;--page:#fdfcf8;--ink:#1d1c1a;--quiet:#645f57;--rule:#ddd8ce}
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:1.125rem/1.6 "Source Serif 4","Source Serif Pro",Charter,"Iowan Old Style","Noto Serif","DejaVu Serif",Georgia,serif}
body{max-width:66rem;margin:0 auto;padding:3rem 1.5rem 4rem}
header{margin-bottom:2rem}
h1,.headline{font-size:1.75rem;line-height:1.25;font-weight:600;margin:0 0 .5rem;overflow-wrap:anywhere}
h2{font-size:.8rem;line-height:1.4;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--quiet);margin:0 0 .6rem}
.facts,.legend,aside{font-family:"Source Sans 3","Source Sans Pro","Noto Sans","DejaVu Sans",system-ui,sans-serif}
.facts{font-size:.85rem;color:var(--quiet)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;margin:.9rem 0 0;padding:.7rem 0;border:solid var(--rule);border-width:1px 0;font-size:.85rem}
.legend .count{color:var(--quiet);margin-left:.25em}
article{max-width:36rem}
article p{white-space:pre-wrap;overflow-wrap:anywhere;margin:0 0 1em}
article p[data-gap="1"]{margin-bottom:0}
article p.headline{margin-bottom:.6em}
.lead{font-size:.85em;color:var(--quiet)}
.headline .lead{font-size:inherit;color:inherit}
mark,.key{color:inherit;background:var(--tint);border-bottom:2px solid var(--line);border-radius:2px;padding:0 0 1px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.quote{border-bottom-width:1px}
.place{border-bottom:3px double var(--line)}
.organization{border-bottom-style:dashed}
.date,.cue,.speaker{border-bottom-width:1px;background:none}
.suggested{background:none;border-bottom:2px dotted var(--line)}
.quote.suggested{background:var(--faint);border-bottom-width:1px}
.h2{padding-bottom:4px}.h3{padding-bottom:8px}.h4{padding-bottom:12px}
mark[data-n]::after{content:attr(data-n);font-size:.62em;line-height:0;vertical-align:super;color:var(--quiet);padding-left:.15em}
mark:target{outline:2px solid var(--line);outline-offset:1px}
aside{font-size:.85rem;line-height:1.5;margin-top:3rem}
aside section{margin-bottom:2rem}
aside a{color:inherit;text-decoration-color:var(--quiet);text-decoration-thickness:1px;text-underline-offset:2px}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.35rem 0;border-top:1px solid var(--rule);overflow-wrap:anywhere}
th{font-weight:600;width:34%;padding-inline-end:.8rem}
tbody tr+tr td{border-top-style:dotted}
.note{white-space:pre-wrap;overflow-wrap:anywhere}
.quiet{color:var(--quiet);font-weight:400}
ol,.cast{margin:0;padding:0 0 0 1.3em}
.cast{list-style:none;padding:0}
li{margin-bottom:.35rem;overflow-wrap:anywhere}
.legend li{margin:0}
@media (min-width:62rem){
body{display:grid;grid-template-columns:minmax(0,36rem) minmax(0,1fr);column-gap:4rem}
header{grid-column:1/-1}
aside{margin-top:0;border-left:1px solid var(--rule);padding-left:2rem}
}
@media print{
@page{margin:20mm 22mm}
html{font-size:11pt;background:none}
body{display:block;max-width:none;padding:0}
article{max-width:none}
article p{orphans:3;widows:3}
mark,.key{-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1,h2,.headline{break-after:avoid}
tr,li{break-inside:avoid}
aside{border:0;padding:0;margin-top:2rem}
aside a{text-decoration:none}
.cast{columns:2}
}
)css";

QByteArray declarations(const QString &color, const char *tintAlpha, const char *faintAlpha)
{
    const QByteArray hex = color.toLatin1();
    return "{--line:" + hex + ";--tint:" + hex + tintAlpha + ";--faint:" + hex + faintAlpha + "}\n";
}

} // namespace

QByteArray htmlStyleSheet(const QList<HtmlLabelStyle> &labels)
{
    QByteArray css = sheet;
    for (const HtmlLabelStyle &label : labels)
        css += '.' + label.cssClass.toLatin1() + declarations(label.colors.onLight, "1f", "10");
    css += "@media screen and (prefers-color-scheme:dark){\n"
           ":root{--page:#191817;--ink:#e6e2da;--quiet:#a79f93;--rule:#3b3834}\n";
    for (const HtmlLabelStyle &label : labels)
        css += '.' + label.cssClass.toLatin1() + declarations(label.colors.onDark, "2e", "1a");
    return css + "}\n";
}

} // namespace bluepencil
