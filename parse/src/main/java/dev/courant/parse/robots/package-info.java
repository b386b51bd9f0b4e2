/** Whether a page may be fetched, by robots.txt (RFC 9309). */
@NullMarked
package dev.courant.parse.robots;

import org.jspecify.annotations.NullMarked;
