// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/surfacemarker.h"

#include "ui/style/syntaxrepository.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>

namespace bluepencil {

class SurfaceMarker::Highlighter final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    Highlighter() { setDefinition(newsArticleDefinition()); }

    std::vector<SurfaceRun> run(QStringView line)
    {
        m_runs.clear();
        if (definition().isValid())
            highlightLine(line, KSyntaxHighlighting::State());
        return std::move(m_runs);
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (length > 0 && format.name() != QLatin1String("Text"))
            m_runs.push_back({offset, length, format.name()});
    }

private:
    std::vector<SurfaceRun> m_runs;
};

SurfaceMarker::SurfaceMarker() = default;
SurfaceMarker::~SurfaceMarker() = default;

std::vector<SurfaceRun> SurfaceMarker::run(QStringView line)
{
    if (!m_highlighter)
        m_highlighter = std::make_unique<Highlighter>();
    return m_highlighter->run(line);
}

} // namespace bluepencil
