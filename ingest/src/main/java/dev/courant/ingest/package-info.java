/** Feed to link to article: when to poll, how to fetch politely, how to read feeds and pages. */
@NullMarked
package dev.courant.ingest;

import org.jspecify.annotations.NullMarked;
