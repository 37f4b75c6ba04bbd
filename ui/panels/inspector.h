// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace bluepencil {

/// What there is to say of the active tag (the attributes that its label asks for, its note) and of the article
/// (status, labels, note). Follows both; each thing that is changed is one act, when its field is left. Does nothing
/// while it is hidden.
class Inspector : public QWidget
{
    Q_OBJECT
public:
    explicit Inspector(QWidget *parent = nullptr);

    /// Null for none.
    void setArticle(const std::shared_ptr<OpenArticle> &article);
    /// Null for none.
    void setActive(const QUuid &annotation);

Q_SIGNALS:
    /// An act was refused: a sentence for the notice bar.
    void problem(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void leaveToScrolling(QComboBox *choice);
    void rebuildFields(const Annotation *annotation, const Label *label);
    void setAttribute(const QString &name, const QJsonValue &value);
    void keepNotes();
    void settle(const Result<void> &result);
    bool isReady() const { return m_article && m_article->phase() == OpenArticle::Phase::Ready; }

    std::shared_ptr<OpenArticle> m_article;
    QUuid m_active;
    QLabel *m_title;
    QWidget *m_fields = nullptr;
    QList<AttributeDefinition> m_shown; ///< what the fields stand for
    QJsonObject m_values;
    QGroupBox *m_tag;
    QGroupBox *m_whole;
    QPlainTextEdit *m_note;
    QComboBox *m_status;
    QLineEdit *m_labels;
    QPlainTextEdit *m_articleNote;
    bool m_filling = false;
};

} // namespace bluepencil
