/** Cuts out of a page's bytes what the extractor does not read, before they are decoded and parsed. */
@NullMarked
package dev.courant.parse.extract.prefilter;

import org.jspecify.annotations.NullMarked;
