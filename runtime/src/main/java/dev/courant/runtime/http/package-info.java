/**
 * The HTTP server of all services: Jetty, with limits on what a client may use, one virtual thread for each request and
 * one plain error page. A service implements {@link dev.courant.runtime.http.HttpService}; Jetty's types stay in this
 * package.
 */
@NullMarked
package dev.courant.runtime.http;

import org.jspecify.annotations.NullMarked;
