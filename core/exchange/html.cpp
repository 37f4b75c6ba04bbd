// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tr.h"
#include "core/exchange/formats.h"
#include "core/exchange/htmlarticle.h"
#include "core/exchange/htmlstyle.h"
#include "core/exchange/htmltext.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <tuple>

namespace bluepencil {

namespace {

// Nothing on the page is loaded or run; the header says so to the browser too.
constexpr const char *contentSecurityPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

// The first words: enough to know them again.
QString shortened(const QString &words)
{
    constexpr qsizetype longest = 48;
    const QString line = words.simplified();
    if (line.size() <= longest)
        return line;
    const qsizetype blank = line.lastIndexOf(u' ', longest);
    const qsizetype cut = blank > 0 ? blank : longest;
    return line.left(line.at(cut).isLowSurrogate() ? cut - 1 : cut) + QChar(u'…');
}

QByteArray heading(const QString &text)
{
    return "<h2>" + htmlEscaped(text) + "</h2>\n";
}

/// One page: header with legend, the article, and beside it quotes by speaker, cast and notes.
class HtmlPage
{
public:
    HtmlPage(const AnnotatedArticle &article, LossCounter &losses)
        : m_view(article, ExportView::Scope::Shown, losses)
        , m_losses(losses)
    {
        nameLabels();
        numberNotes();
    }

    QByteArray write()
    {
        HtmlArticle article(m_view, m_names, m_losses);
        m_article = &article;
        const QByteArray text = article.write();
        return head() + "<body>\n" + header() + text + aside() + "</body>\n</html>\n";
    }

private:
    struct UsedLabel {
        QString id;
        QString shown;
        qsizetype count = 0;
    };

    const ExportView::Item &item(int index) const { return m_view.item(index); }
    int count() const { return static_cast<int>(m_view.items().size()); }

    void nameLabels()
    {
        const Tagset &tagset = m_view.source().tagset;
        for (const Label &label : tagset.labels())
            m_labels.append({label.id, shownLabel(tagset, label.id), 0});
        const qsizetype known = m_labels.size();
        for (const ExportView::Item &what : m_view.items()) {
            const QString &id = what.annotation().label;
            auto used = std::find_if(m_labels.begin(), m_labels.end(), [&](const UsedLabel &l) { return l.id == id; });
            if (used == m_labels.end())
                used = m_labels.insert(m_labels.end(), {id, shownLabel(tagset, id), 0});
            ++used->count;
        }
        std::sort(m_labels.begin() + known, m_labels.end(), [](const UsedLabel &a, const UsedLabel &b) {
            return std::tie(a.shown, a.id) < std::tie(b.shown, b.id);
        });
        m_labels.removeIf([](const UsedLabel &label) { return label.count == 0; });
        int own = 0;
        const Tagset builtIn = Tagset::builtIn();
        for (const UsedLabel &label : std::as_const(m_labels))
            m_names.classOfLabel.insert(label.id, builtIn.find(label.id) ? label.id : u'u' + QString::number(++own));
    }

    void numberNotes()
    {
        int number = 0;
        for (int i = 0; i < count(); ++i)
            if (!item(i).annotation().note.isEmpty())
                m_names.noteNumber.insert(i, ++number);
    }

    // Without a title in the text its name has to do: the first words would stand there twice.
    QString title() const
    {
        const Article &article = m_view.article();
        if (!article.header().title.isEmpty())
            return article.header().title.simplified();
        const QString name = QFileInfo(article.id()).completeBaseName().simplified();
        return name.isEmpty() ? article.displayTitle().simplified() : name;
    }

    QByteArray head() const
    {
        QList<HtmlLabelStyle> styles;
        for (qsizetype i = 0; i < m_labels.size(); ++i)
            styles.append({m_names.classOfLabel.value(m_labels.at(i).id),
                           labelColors(m_view.source().tagset, m_labels.at(i).id, static_cast<int>(i))});
        return "<!DOCTYPE html>\n"
               "<html lang=\"en\">\n"
               "<head>\n"
               "<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
               htmlEscaped(QByteArrayView(contentSecurityPolicy)) +
               "\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"generator\" content=\"Bluepencil\">\n"
               "<meta name=\"bluepencil-sha256\" content=\"" +
               m_view.article().textHash().toHex() +
               "\">\n"
               "<title>" +
               htmlEscaped(title()) +
               "</title>\n"
               "<style>" +
               htmlStyleSheet(styles) +
               "</style>\n"
               "</head>\n";
    }

    QByteArray header() const
    {
        const ArticleHeader &facts = m_view.article().header();
        QByteArray out = "<header>\n";
        // A title that stands in the text is the page's heading there.
        if (facts.titleSpan.isEmpty())
            out += "<h1 dir=\"auto\">" + htmlEscaped(title()) + "</h1>\n";
        QStringList line;
        if (facts.published.isValid())
            line.append(QLocale::c().toString(facts.published, QStringLiteral("d MMMM yyyy")));
        for (const QString &fact : {facts.source, m_view.article().id()})
            if (!fact.isEmpty())
                line.append(fact);
        if (!line.isEmpty())
            out += "<div class=\"facts\">" + htmlEscaped(line.join(QStringLiteral(" · "))) + "</div>\n";
        out += legend();
        return out + "</header>\n";
    }

    QByteArray legend() const
    {
        if (m_labels.isEmpty())
            return {};
        QByteArray out = "<ul class=\"legend\">\n";
        for (const UsedLabel &label : m_labels)
            out += "<li><span class=\"key " + m_names.classOfLabel.value(label.id).toLatin1() + "\">" +
                   htmlEscaped(label.shown) + "</span> <span class=\"count\">" + QByteArray::number(label.count) +
                   "</span></li>\n";
        const bool suggests = std::any_of(m_view.items().begin(), m_view.items().end(), [](const auto &what) {
            return what.exported->status == MarkStatus::Suggested;
        });
        if (suggests)
            out += "<li><span class=\"key suggested\" style=\"--line:currentColor\">" +
                   htmlEscaped(Core::tr("suggestion")) + "</span></li>\n";
        return out + "</ul>\n";
    }

    QByteArray link(int index, const QString &text) const
    {
        if (!m_article->isWritten(index))
            return "<bdi>" + htmlEscaped(text) + "</bdi>";
        return "<a href=\"#" + HtmlNames::id(item(index)) + "\"><bdi>" + htmlEscaped(text) + "</bdi></a>";
    }

    QByteArray aside() const
    {
        const QByteArray inside = quotesBySpeaker() + cast() + notes();
        return inside.isEmpty() ? QByteArray() : "<aside>\n" + inside + "</aside>\n";
    }

    QByteArray quotesBySpeaker() const
    {
        QStringList order;
        QHash<QString, QList<int>> quotes;
        for (int i = 0; i < count(); ++i) {
            // Words in marks that nobody says are no quotation.
            if (!item(i).isQuote() || item(i).exported->kind == toString(QuoteKind::Title))
                continue;
            QStringList names;
            for (const int speaker : m_view.targets(i, labels::speaker))
                names.append(m_view.speakerName(speaker).simplified());
            const QString name = names.join(QStringLiteral(", "));
            if (!quotes.contains(name))
                order.append(name);
            quotes[name].append(i);
        }
        if (order.isEmpty())
            return {};
        if (order.removeOne(QString()))
            order.append(QString());
        QByteArray out = "<section>\n" + heading(Core::tr("Quotes by speaker")) + "<table>\n";
        for (const QString &name : std::as_const(order)) {
            const QList<int> &said = quotes[name];
            out += "<tbody>\n";
            for (qsizetype i = 0; i < said.size(); ++i) {
                out += "<tr>";
                if (i == 0)
                    out += "<th scope=\"rowgroup\" rowspan=\"" + QByteArray::number(said.size()) + "\"><bdi>" +
                           htmlEscaped(name.isEmpty() ? Core::tr("Speaker not named") : name) +
                           "</bdi> <span class=\"quiet\">" + QByteArray::number(said.size()) + "</span></th>";
                out += "<td>" +
                       link(said.at(i), QString::fromUtf8(m_view.words(item(said.at(i)), " … ")).simplified()) +
                       "</td></tr>\n";
            }
            out += "</tbody>\n";
        }
        return out + "</table>\n</section>\n";
    }

    QByteArray cast() const
    {
        if (m_view.source().cast.isEmpty())
            return {};
        QByteArray out = "<section>\n" + heading(Core::tr("Names")) + "<ul class=\"cast\">\n";
        for (const Entity &entity : m_view.source().cast) {
            out += "<li data-cast=\"" + htmlEscaped(entity.id) + "\" data-label=\"" +
                   htmlEscaped(shownLabel(m_view.source().tagset, entity.label)) + "\"><bdi class=\"name\">" +
                   htmlEscaped(entity.name) + "</bdi>";
            if (!entity.description.isEmpty())
                out += ", <bdi class=\"description quiet\">" + htmlEscaped(entity.description) + "</bdi>";
            if (!entity.aliases.isEmpty()) {
                QByteArrayList aliases;
                for (const QString &alias : entity.aliases)
                    aliases.append("<bdi class=\"alias\">" + htmlEscaped(alias) + "</bdi>");
                out += " <span class=\"quiet\">(" + aliases.join(", ") + ")</span>";
            }
            if (!entity.note.isEmpty())
                out += ": <span class=\"note\" dir=\"auto\">" + htmlEscaped(entity.note) + "</span>";
            out += "</li>\n";
        }
        return out + "</ul>\n</section>\n";
    }

    QByteArray notes() const
    {
        if (m_names.noteNumber.isEmpty())
            return {};
        QByteArray out = "<section>\n" + heading(Core::tr("Notes")) + "<ol>\n";
        for (int i = 0; i < count(); ++i) {
            if (!m_names.noteNumber.contains(i))
                continue;
            out += "<li>" + link(i, m_view.labelName(item(i))) + " <bdi class=\"quiet\">" +
                   htmlEscaped(shortened(QString::fromUtf8(m_view.words(item(i), " … ")))) + "</bdi>";
            for (const int speaker : m_view.targets(i, labels::speaker))
                out += ", " + link(speaker, m_view.speakerName(speaker).simplified());
            out += ": <span class=\"note\" dir=\"auto\" data-note=\"" + HtmlNames::id(item(i)) + "\">" +
                   htmlEscaped(item(i).annotation().note) + "</span></li>\n";
        }
        return out + "</ol>\n</section>\n";
    }

    ExportView m_view;
    LossCounter &m_losses;
    HtmlNames m_names;
    QList<UsedLabel> m_labels; ///< in the order of the tagset, then by name
    const HtmlArticle *m_article = nullptr;
};

Result<Export> writeHtml(const QList<AnnotatedArticle> &articles)
{
    LossCounter losses;
    Export result;
    for (qsizetype i = 0; i < articles.size(); ++i)
        result.files.append({QStringLiteral("html"), {}, HtmlPage(articles.at(i), losses).write(), i});
    result.losses = losses.losses();
    return result;
}

} // namespace

ExchangeFormat htmlFormat()
{
    return {
        "html",   "Annotated web page", "html", true, false, {QStringLiteral("article"), QStringLiteral("position")},
        writeHtml};
}

} // namespace bluepencil
