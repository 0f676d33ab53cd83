/**
 * AssertJ assertions on what a reader cost. {@link dev.snailmail.assertj.SnailmailAssertions} opens the door, for soft
 * assertions {@link dev.snailmail.assertj.SnailmailSoftAssertions}; both lead to
 * {@link dev.snailmail.assertj.RecordingAssert}. Only this package needs AssertJ on the class path.
 */
package dev.snailmail.assertj;
