/** Which language a text is in: enough to choose the rules that apply to it, and honest when it cannot be told. */
@NullMarked
package dev.courant.enrich.language;

import org.jspecify.annotations.NullMarked;
