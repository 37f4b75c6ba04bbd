// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"
#include "ui/window/articlemarks.h"

#include <QObject>

#include <functional>
#include <memory>

namespace bluepencil {

class ReaderView;
class SpeakerChooser;
class TaggingController;
class WhyCard;

/// What a reader asks of a quote, or of anything suggested: who said it, which quotes nobody is named for, and why
/// it is suggested at all. Knows the active mark through the TaggingController.
class QuoteHand : public QObject
{
    Q_OBJECT
public:
    QuoteHand(ReaderView *view, TaggingController *tagging, QObject *parent);

    /// W and Esc do in this list what they do in the text.
    void listenTo(QWidget *list);
    /// Null for none. `marks` belongs to the same article and must live as long.
    void setArticle(const std::shared_ptr<OpenArticle> &article, const ArticleMarks *marks);
    /// Whom the panel shows, those tagged by hand too; it may give null.
    void setCast(const std::function<std::shared_ptr<const NamedCast>()> &cast) { m_cast = cast; }

    /// Asks who said the active quote; an undecided one is accepted with the answer.
    void chooseSpeaker();
    /// Goes to the next quote, the user's or suggested, that nobody is named for; going round at the ends.
    void nextWithoutSpeaker(bool forward);
    /// How many there are.
    int withoutSpeakerCount() const;
    /// Shows why the active mark is suggested, and lights the words that it rests on; hides it again.
    void toggleWhy();

Q_SIGNALS:
    /// A sentence for the notice bar.
    void problem(const QString &sentence);
    /// Who said a quote was corrected, and the same is likely of the rest of its turn; `act` does it, as one act.
    void restOffered(const QString &sentence, const QString &button, const std::function<void()> &act);
    /// The words that were lit are not to be any more.
    void lightEnded();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Asked {
        MarkRef quote;
        std::shared_ptr<OpenArticle> article;
    };
    void markClicked(quint64 id);
    void speakerChosen(Span words);
    void endChoosing();
    void hideWhy();
    int suggestionOf(const MarkRef &mark) const;
    std::shared_ptr<const NamedCast> castNow() const;
    void light(const QList<Span> &spans);
    void lightHovered(quint64 id);
    const Speaker *suggestedSpeaker(const MarkRef &quote) const;
    QList<int> undecidedRest(int suggestion) const;
    void offerRest(int suggestion, Span speaker);
    QRect placeOf(const QList<Span> &parts) const;
    /// Hull and mark of all quotes without a speaker, in text order.
    QList<std::pair<Span, MarkRef>> withoutSpeaker() const;

    ReaderView *m_view;
    QWidget *m_list = nullptr;
    TaggingController *m_tagging;
    SpeakerChooser *m_chooser;
    WhyCard *m_why;
    std::function<std::shared_ptr<const NamedCast>()> m_cast;
    std::shared_ptr<OpenArticle> m_article;
    const ArticleMarks *m_marks = nullptr;
    Asked m_asked;
    quint64 m_whyOf = 0;
    quint64 m_hovered = 0; ///< whose reason is lit while the mouse rests on it
};

} // namespace bluepencil
