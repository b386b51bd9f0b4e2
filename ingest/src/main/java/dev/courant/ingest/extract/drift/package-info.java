/**
 * Notices when the extraction of a site starts to fail, as it does after a redesign: its last pages are compared with
 * those before ({@link dev.courant.ingest.extract.drift.Drift}).
 */
@NullMarked
package dev.courant.ingest.extract.drift;

import org.jspecify.annotations.NullMarked;
