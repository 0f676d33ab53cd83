/**
 * Decides which Hosts a server answers. A web page can point a name of its own at the loopback address (DNS rebinding) and
 * read what a server there answers; the Host of its requests gives it away. Start reading at {@code AllowedHosts}.
 */
package dev.snailmail.hosts;
