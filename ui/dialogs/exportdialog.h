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

    const OpenArticle &m_article;
    QComboBox *m_format;
    QComboBox *m_layer;
    QLineEdit *m_path;
    QLabel *m_hint;
    QPushButton *m_ok;
};

} // namespace bluepencil
