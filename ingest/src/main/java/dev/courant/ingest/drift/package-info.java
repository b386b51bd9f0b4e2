/**
 * Notices when the extraction of a site starts to fail, as it does after a redesign: its last pages are compared with
 * those before ({@link dev.courant.ingest.drift.DriftDetector}).
 */
@NullMarked
package dev.courant.ingest.drift;

import org.jspecify.annotations.NullMarked;
