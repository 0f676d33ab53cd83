/**
 * Scenarios that combine features at random: servers, networks, faults, tuning and clients, drawn from a seed. Start reading
 * at {@code ScenariosTest}, then {@code Scenario}; the invariants are in {@code RecordChecks} and its neighbours.
 */
package dev.snailmail.scenarios;
