package dev.snailmail.junit5;

/**
 * How much of something there may be.
 *
 * @param most the largest number allowed
 * @param words the bound in words
 * @param where the annotation that says so, and its element
 */
record Limit(long most, String words, String where) {}
