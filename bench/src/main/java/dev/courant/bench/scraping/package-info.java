/** Measures how many pages one process scrapes whose links wait for their hosts, and in how much memory. */
@NullMarked
package dev.courant.bench.scraping;

import org.jspecify.annotations.NullMarked;
