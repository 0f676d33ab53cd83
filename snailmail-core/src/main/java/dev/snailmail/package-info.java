/**
 * A slow object store for tests: serves files over HTTP Range with the latency and bandwidth of a remote store, and
 * records every request. {@link dev.snailmail.SlowServer} opens the door; a test is handed a
 * {@link dev.snailmail.ServerHandle}; what it reads back is a {@link dev.snailmail.recording.Recording}.
 */
package dev.snailmail;
