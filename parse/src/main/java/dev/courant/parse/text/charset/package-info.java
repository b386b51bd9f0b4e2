/**
 * Bytes to characters: {@link dev.courant.parse.text.charset.TextDecoder} decodes feeds and pages alike by byte order
 * mark, labels and what the bytes can be.
 */
@NullMarked
package dev.courant.parse.text.charset;

import org.jspecify.annotations.NullMarked;
