/**
 * What requests mean: pure arithmetic on when they were made and which bytes they fetched, and what they would cost on
 * another network. It knows intervals and numbers, not recordings, so that a recording can offer it. Start reading at
 * {@link dev.snailmail.analysis.RoundTrips}, or for other networks at {@link dev.snailmail.analysis.WhatIf}.
 */
package dev.snailmail.analysis;
