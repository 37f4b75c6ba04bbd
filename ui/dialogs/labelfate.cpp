// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/labelfate.h"

#include "ui/dialogs/labelmenu.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace bluepencil {

LabelFate::LabelFate(Question question, const Tagset &tagset, const Label &label, const LabelUse &use, QWidget *parent)
    : QDialog(parent)
    , m_heirs(new QComboBox)
{
    const QString name = label.name.left(60);
    const int count = static_cast<int>(use.annotations);
    setObjectName(QStringLiteral("labelFate"));
    setWindowTitle(question == Question::Delete ? tr("Delete label") : tr("Merge label"));
    auto *layout = new QVBoxLayout(this);
    auto *told = new QLabel(
        tr("“%1” is the label of %2 in %3.")
            .arg(name, tr("%n tag(s)", nullptr, count), tr("%n article(s)", nullptr, static_cast<int>(use.articles))));
    if (count == 0)
        told->setText(tr("No tag in the library has the label “%1”.").arg(name));
    told->setObjectName(QStringLiteral("labelUse"));
    told->setTextFormat(Qt::PlainText);
    told->setWordWrap(true);
    layout->addWidget(told);
    for (const Label &other : tagset.inTreeOrder())
        if (other.id != label.id)
            m_heirs->addItem(titleWithKey(other, 60), other.id);
    m_heirs->setAccessibleName(tr("Other label"));
    if (question == Question::Delete) {
        m_delete = new QRadioButton(tr("Delete &them too"));
        m_give = new QRadioButton(tr("&Give them to:"));
        m_keep = new QRadioButton(tr("&Keep them under its name"));
        m_keep->setChecked(true); // nothing of the user's goes unless asked for
        m_give->setEnabled(m_heirs->count() > 0);
        m_heirs->setEnabled(false);
        connect(m_give, &QRadioButton::toggled, m_heirs, &QWidget::setEnabled);
        for (QRadioButton *button : {m_keep, m_give})
            layout->addWidget(button);
        layout->addWidget(m_heirs);
        layout->addWidget(m_delete);
        for (QWidget *answer : {static_cast<QWidget *>(m_keep), static_cast<QWidget *>(m_give),
                                static_cast<QWidget *>(m_heirs), static_cast<QWidget *>(m_delete)})
            answer->setVisible(count > 0);
    } else {
        auto *into = new QLabel(tr("&Merge “%1” into:").arg(QString(name).replace(u'&', QStringLiteral("&&"))));
        into->setBuddy(m_heirs);
        layout->addWidget(into);
        layout->addWidget(m_heirs);
    }
    const QList<Label> children = tagset.childrenOf(label.id);
    if (!children.isEmpty()) {
        QStringList names;
        for (const Label &child : children)
            names.append(child.name.left(60));
        const QString above = tagset.nameOf(label.parent).left(60);
        QString then = tr("What stands under it will stand under the label it is merged into: %1.");
        if (question == Question::Delete)
            then = label.parent.isEmpty() ? tr("What stands under it will stand at the top: %1.")
                                          : tr("What stands under it will stand under “%2”: %1.");
        auto *moved = new QLabel(label.parent.isEmpty() || question == Question::Merge
                                     ? then.arg(names.join(QStringLiteral(", ")).left(200))
                                     : then.arg(names.join(QStringLiteral(", ")).left(200), above));
        moved->setObjectName(QStringLiteral("labelChildren"));
        moved->setTextFormat(Qt::PlainText);
        moved->setWordWrap(true);
        layout->addWidget(moved);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *act = buttons->addButton(question == Question::Delete ? tr("&Delete Label") : tr("Me&rge"),
                                          QDialogButtonBox::AcceptRole);
    act->setObjectName(QStringLiteral("fateAccept"));
    act->setEnabled(question == Question::Delete || m_heirs->count() > 0);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

Orphans LabelFate::fate() const
{
    if (m_delete && m_delete->isChecked())
        return Orphans::Delete;
    return m_keep && m_keep->isChecked() ? Orphans::Keep : Orphans::Give;
}

QString LabelFate::heir() const
{
    return m_heirs->currentData().toString();
}

} // namespace bluepencil
