/**
 * Dates as feeds and pages write them: {@link dev.courant.parse.text.date.DateReader} reads them with one list of
 * months, of weekdays and of time zones ({@link dev.courant.parse.text.date.DateWords}).
 */
@NullMarked
package dev.courant.parse.text.date;

import org.jspecify.annotations.NullMarked;
