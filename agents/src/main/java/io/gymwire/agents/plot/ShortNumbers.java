package io.gymwire.agents.plot;

import java.math.BigDecimal;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Writes the steps on an axis as people say them: 500, 20k, 1.5M. */
final class ShortNumbers extends NumberFormat {
  private static final long serialVersionUID = 1;

  @Override
  public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
    double size = Math.abs(number);
    if (size >= 1e6) {
      return text.append(plain(number / 1e6)).append('M');
    }
    return size >= 1e3 ? text.append(plain(number / 1e3)).append('k') : text.append(plain(number));
  }

  @Override
  public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
    return format((double) number, text, position);
  }

  @Override
  public Number parse(String source, ParsePosition position) {
    position.setErrorIndex(position.getIndex());
    return 0;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
