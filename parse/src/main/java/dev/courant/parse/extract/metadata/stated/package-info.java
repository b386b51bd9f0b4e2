/** What a page states for machines: meta elements and JSON-LD. */
@NullMarked
package dev.courant.parse.extract.metadata.stated;

import org.jspecify.annotations.NullMarked;
