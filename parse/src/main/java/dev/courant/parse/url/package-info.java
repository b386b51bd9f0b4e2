/** What makes two URLs name the same article. */
@NullMarked
package dev.courant.parse.url;

import org.jspecify.annotations.NullMarked;
