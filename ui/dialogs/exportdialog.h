// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/exchangeformat.h"
#include "core/session/openarticle.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace bluepencil {

/// Asks what to export, as what and where. The formats come from the table of core/exchange.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(const OpenArticle &article, const QString &folder, QWidget *parent);

    void setFormat(const QString &formatId);
    const ExchangeFormat *format() const;
    ExportLayer layer() const;
    QString path() const;

private:
    void formatChanged();
    void browse();
    void check();
    bool isOverArticle(const QString &path) const;

    const OpenArticle &m_article;
    QComboBox *m_format;
    QComboBox *m_layer;
    QLineEdit *m_path;
    QLabel *m_hint;
    QPushButton *m_ok;
    QString m_nameBeside; ///< without suffix, where it was made another one to leave the article alone
    QString m_addition;   ///< by what
};

} // namespace bluepencil
