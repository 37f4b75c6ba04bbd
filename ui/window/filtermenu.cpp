// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/filtermenu.h"

#include <QActionGroup>

#include <algorithm>

namespace bluepencil {

FilterMenu::FilterMenu(SuggestionFilter *filter, std::function<std::shared_ptr<OpenArticle>()> article,
                       std::function<int()> active, QWidget *parent)
    : LabelChecks(parent)
    , m_filter(filter)
    , m_article(std::move(article))
    , m_active(std::move(active))
    , m_scores(new QActionGroup(this))
{
    setTitle(tr("S&how Suggestions"));
    setObjectName(QStringLiteral("suggestionFilter"));
    connect(this, &LabelChecks::changed, this,
            [this] { change([this](SuggestionChoice &choice) { choice.labels = checked(); }); });
    QAction *end = addSeparator();
    setEnd(end);
    const auto offer = [this](const QString &title, double score) {
        QAction *action = addAction(title);
        action->setCheckable(true);
        action->setData(score);
        action->setObjectName(QStringLiteral("score-%1").arg(qRound(score * 100)));
        m_scores->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, score] { change([score](SuggestionChoice &choice) { choice.score = score; }); });
    };
    offer(tr("However Unsure"), 0);
    for (const int percent : {60, 80, 90})
        offer(tr("At Least %1 % Sure").arg(percent), percent / 100.0);
    addSeparator();
    m_entity = addAction(QString());
    m_entity->setObjectName(QStringLiteral("onlyEntity"));
    m_entity->setCheckable(true);
    connect(m_entity, &QAction::triggered, this, [this](bool on) {
        const auto open = m_article();
        const int entity = on && open ? entityOf(open->recognition(), m_active()) : -1;
        change([&](SuggestionChoice &choice) {
            choice.entityName = entity < 0 ? QString() : open->recognition().cast[entity].name;
            choice.entityLabel = entity < 0 ? QString() : open->recognition().cast[entity].label;
        });
    });
    m_undecided = addAction(tr("&Undecided Only, Without Your Tags"));
    m_undecided->setObjectName(QStringLiteral("undecidedOnly"));
    m_undecided->setCheckable(true);
    connect(m_undecided, &QAction::triggered, this,
            [this](bool on) { change([on](SuggestionChoice &choice) { choice.isUndecidedOnly = on; }); });
    addSeparator();
    m_clear = addAction(tr("&Clear the Filter"), this, [this] { m_filter->setChoice({}); });
    m_clear->setObjectName(QStringLiteral("clearSuggestionFilter"));
    connect(m_filter, &SuggestionFilter::choiceChanged, this, &FilterMenu::update);
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::update);
    update();
}

void FilterMenu::change(const std::function<void(SuggestionChoice &)> &edit)
{
    SuggestionChoice choice = m_filter->choice();
    edit(choice);
    m_filter->setChoice(choice);
}

void FilterMenu::update()
{
    const SuggestionChoice &choice = m_filter->choice();
    setChecked(choice.labels);
    for (QAction *action : m_scores->actions())
        action->setChecked(qFuzzyCompare(1 + action->data().toDouble(), 1 + choice.score));
    QString name = choice.entityName;
    if (const auto article = m_article(); article && name.isEmpty())
        if (const int entity = entityOf(article->recognition(), m_active()); entity >= 0)
            name = article->recognition().cast[entity].name;
    m_entity->setEnabled(!name.isEmpty());
    m_entity->setText(name.isEmpty()
                          ? tr("Only the &Name of the Active Suggestion")
                          : tr("Only “%1”").arg(name.left(40).replace(QLatin1Char('&'), QStringLiteral("&&"))));
    m_entity->setChecked(!choice.entityName.isEmpty());
    m_undecided->setChecked(choice.isUndecidedOnly);
    m_clear->setEnabled(choice.isOn());
}

QString FilterMenu::summary(const SuggestionChoice &choice, const Tagset &tagset)
{
    QStringList parts;
    for (const QString &label : choice.labels)
        parts.append(tagset.nameOf(label).left(20));
    std::sort(parts.begin(), parts.end());
    if (parts.size() > 2)
        parts = {tr("%1 labels").arg(parts.size())};
    if (choice.score > 0)
        parts.append(tr("at least %1 %").arg(qRound(choice.score * 100)));
    if (!choice.entityName.isEmpty())
        parts.append(choice.entityName.left(20));
    if (choice.isUndecidedOnly)
        parts.append(tr("undecided"));
    return parts.join(QStringLiteral(", "));
}

} // namespace bluepencil
