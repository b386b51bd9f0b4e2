/** What makes two URLs name the same article. */
@NullMarked
package dev.courant.ingest.url;

import org.jspecify.annotations.NullMarked;
