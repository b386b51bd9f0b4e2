package dev.courant.recording;

import java.net.InetSocketAddress;

/**
 * A server that stands for all of the web. A request for a URL, of whatever scheme, host and port, is sent to it over
 * plain HTTP, with the URL in a header: no name is looked up, and nobody else is contacted.
 *
 * @param address where it listens
 */
public record WebGateway(InetSocketAddress address) {
    /** The header of a request that has the URL. */
    public static final String URL_HEADER = "Courant-Original-URL";
}
