/**
 * Compares Courant's extractor with others for Java, on pages with known articles that the user provides: how much of
 * the articles they find, and how fast, in one run ({@link dev.courant.bench.comparison.ExtractionComparison}).
 */
@NullMarked
package dev.courant.bench.comparison;

import org.jspecify.annotations.NullMarked;
