/** A day of news, taken live and replayed from its recording by turns: articles per second, processor time, memory. */
@NullMarked
package dev.courant.bench.replaying;

import org.jspecify.annotations.NullMarked;
