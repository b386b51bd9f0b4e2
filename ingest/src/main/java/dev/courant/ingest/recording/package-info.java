/** Recording the web: feeds and their pages, fetched as ever, with every exchange kept, and without Kafka. */
@NullMarked
package dev.courant.ingest.recording;

import org.jspecify.annotations.NullMarked;
