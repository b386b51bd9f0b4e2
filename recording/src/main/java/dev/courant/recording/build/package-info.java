/** Small recordings that are written in code, such as in a test: publishers, feeds that change, pages, and faults. */
@NullMarked
package dev.courant.recording.build;

import org.jspecify.annotations.NullMarked;
