/** Web URLs, parsed once, and the canonical form by which articles are recognised. */
@NullMarked
package dev.courant.parse.url;

import org.jspecify.annotations.NullMarked;
