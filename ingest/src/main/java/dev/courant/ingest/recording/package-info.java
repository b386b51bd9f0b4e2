/**
 * Recording the web: feeds and their pages, fetched as ever, with every exchange kept, and without Kafka; or out of the
 * archive.
 */
@NullMarked
package dev.courant.ingest.recording;

import org.jspecify.annotations.NullMarked;
