/** A pipeline in the process of the test, whose clock moves when everything at the present time has been done. */
@NullMarked
package dev.courant.testkit.pipeline;

import org.jspecify.annotations.NullMarked;
