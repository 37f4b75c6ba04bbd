// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <memory>
#include <vector>

namespace bluepencil {

/// A stretch of one line that its form alone tells (a number, a URL), in UTF-16 units of that line.
struct SurfaceRun {
    int start = 0;
    int length = 0;
    QString style; ///< item style of "News Article"; see ReaderTheme::surfaceColor

    bool operator==(const SurfaceRun &) const = default;
};

/// Finds dateline, numbers, money, percentages, URLs and e-mail addresses by the definition "News
/// Article". Every line stands alone, so any paragraph may be asked for at any time. Linear in the line.
/// Knows no colours. GUI thread; cheap to make, the definition is loaded at the first run().
class SurfaceMarker
{
public:
    SurfaceMarker();
    ~SurfaceMarker();

    /// The runs of one line, in order, not touching plain text. Nothing where our data is missing.
    std::vector<SurfaceRun> run(QStringView line);

private:
    class Highlighter;
    std::unique_ptr<Highlighter> m_highlighter;
};

} // namespace bluepencil
