/** The words that bylines are written with, in many languages. */
@NullMarked
package dev.courant.parse.text.name;

import org.jspecify.annotations.NullMarked;
