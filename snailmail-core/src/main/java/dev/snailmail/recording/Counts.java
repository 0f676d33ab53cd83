package dev.snailmail.recording;

import java.util.Map;

/** The counts of a recording; {@link Recording} says what each of them means. */
record Counts(
        long requests,
        long gets,
        long misses,
        long bytesSent,
        long bytesReceived,
        int maxInFlight,
        long connectionsOpened,
        long connectionsRefused,
        int connectionsUsed,
        long incomplete,
        long unanswered,
        long faultCount,
        long refused,
        long otherKeys,
        LabelCount otherLabels,
        Map<String, Long> byMethod,
        Map<String, Long> byKey,
        Map<Integer, Long> byStatus,
        Map<String, LabelCount> byLabel,
        Map<String, Long> byFault,
        Map<String, Long> byRefusal) {}
