/**
 * What requests mean: pure arithmetic on when they were made and which bytes they fetched. It knows intervals and
 * numbers, not recordings, so that a recording can offer it. Start reading at
 * {@link dev.snailmail.analysis.RoundTrips}.
 */
package dev.snailmail.analysis;
