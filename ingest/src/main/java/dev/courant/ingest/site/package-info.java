/** Site rules from an operator's files, read again when the files change. */
@NullMarked
package dev.courant.ingest.site;

import org.jspecify.annotations.NullMarked;
