// Package prose writes numbers, lists, tables and sentences as the plain text that heed
// prints: numbers of things, words in a list, columns under each other, and paragraphs and
// items in lines of a width.
//
// The same values are the same text: nothing here asks what it is written to.
package prose
