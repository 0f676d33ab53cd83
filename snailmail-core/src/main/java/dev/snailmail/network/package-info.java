/**
 * How slow the network is: {@link dev.snailmail.network.Latency} and {@link dev.snailmail.network.Bandwidth} say
 * what is wanted, {@link dev.snailmail.network.Delays} and {@link dev.snailmail.network.Pipe} say until when a
 * request has to wait. All of it is arithmetic over ticks; nothing here sleeps or reads a clock. Start reading at
 * {@code Network}.
 */
package dev.snailmail.network;
