package dev.courant.ingest.drift;

/**
 * What a running mean stands at.
 *
 * @param value the mean
 * @param count how many values went into it
 */
public record Average(double value, long count) {}
