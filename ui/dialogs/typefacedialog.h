// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QFontComboBox;

namespace bluepencil {

/// Asks for the typeface to read in, among those installed. What is chosen is told at once, so that the text
/// itself is the sample.
class TypefaceDialog : public QDialog
{
    Q_OBJECT
public:
    /// `family` empty: the program's own.
    explicit TypefaceDialog(const QString &family, QWidget *parent = nullptr);

Q_SIGNALS:
    void tried(const QString &family);

private:
    QFontComboBox *m_families;
};

} // namespace bluepencil
