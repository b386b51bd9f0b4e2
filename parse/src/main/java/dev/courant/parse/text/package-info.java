/**
 * Words and how they are compared: what the readers of metadata and of bodies both need to know of written language.
 */
@NullMarked
package dev.courant.parse.text;

import org.jspecify.annotations.NullMarked;
