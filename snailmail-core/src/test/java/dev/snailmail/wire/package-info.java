/** What the tests that go over real sockets share: a client that hides nothing, and waiting without sleeping. */
package dev.snailmail.wire;
