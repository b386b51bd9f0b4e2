package dev.courant.ingest.host;

/**
 * The hosts of an instance.
 *
 * @param queues where requests wait for their host
 * @param ownership which hosts the instance owns
 */
public record Hosts(HostQueues queues, HostOwnership ownership) {}
