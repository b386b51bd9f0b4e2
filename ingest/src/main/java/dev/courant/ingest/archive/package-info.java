/**
 * The archive: what publishers sent, as it came, in WARC files of one folder that several instances may share.
 *
 * <p>{@link dev.courant.ingest.archive.ExchangeArchive} is what polling and scraping write to,
 * {@link dev.courant.ingest.archive.Archive} what others read from.
 */
@NullMarked
package dev.courant.ingest.archive;

import org.jspecify.annotations.NullMarked;
