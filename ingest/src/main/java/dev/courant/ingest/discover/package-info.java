/**
 * Finding the feeds of a site: what its pages name, what they link to, where feeds usually are. Candidates are found by
 * pure functions; each is then fetched and read, so that nothing is reported that is no feed.
 */
@NullMarked
package dev.courant.ingest.discover;

import org.jspecify.annotations.NullMarked;
