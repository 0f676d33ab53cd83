package dev.snailmail.analysis;

import java.time.Duration;

/**
 * When a request would have been made on another network, and when it would have ended. An estimate; see {@link WhatIf}.
 * Neither is later than {@link WhatIf#LONGEST}.
 *
 * @param ordinal which request of the recording it is, as there
 * @param start when it would have arrived, since the start of the recording
 * @param end when it would have ended, since the start of the recording
 */
public record EstimatedRequest(long ordinal, Duration start, Duration end) {}
