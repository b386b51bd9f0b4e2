/** Links to articles: one host at a time, every link with its outcome. */
@NullMarked
package dev.courant.ingest.scrape;

import org.jspecify.annotations.NullMarked;
