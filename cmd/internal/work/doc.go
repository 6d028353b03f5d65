// Package work says of a folder of results which command of heed it is of, how far its work
// is and what there is to do next, in words for people.
//
// Everything comes from the folder's manifest and files, as package results reads them.
// Nothing is written, and nobody needs to know who is at the work, or where.
package work
