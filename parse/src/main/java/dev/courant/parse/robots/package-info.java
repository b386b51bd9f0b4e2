/** Reading robots.txt (RFC 9309): which pages a crawler may fetch, and how fast. */
@NullMarked
package dev.courant.parse.robots;

import org.jspecify.annotations.NullMarked;
