/** Which IP addresses may be contacted, checked where sockets connect. */
@NullMarked
package dev.courant.ingest.fetch.address;

import org.jspecify.annotations.NullMarked;
