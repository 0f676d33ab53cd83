/**
 * Plans a response from a request, a store and the time: its status, headers and bytes, following RFC 9110. Where the RFC
 * leaves a choice, a comment beside the code gives the reason. Equal arguments give equal plans. This package reads no clock;
 * its only state is a cache of formatted dates, which never changes a plan. Start reading at {@code HttpRangeDialect}.
 */
package dev.snailmail.dialect;
