// Package network says who is in contact with whom and who works where.
//
// A [Graph] is an undirected simple graph of people, held in compressed rows:
// one array of neighbours and one of offsets into it. A Graph is generated
//
//   - by [WattsStrogatz]: a ring of neighbours with some ties rewired, the small
//     world;
//   - by [BarabasiAlbert]: newcomers tie themselves to those who are popular;
//   - by [Blocks]: chance ties, more of them within blocks than across;
//   - by [Teams]: everybody in a team knows everybody else in it, and some
//     others in the department and outside it;
//
// or read by [ReadContacts] from a file of real contacts. [Merge] unites two
// graphs, and [Clustering], [DegreeMoments] and [PathLength] describe one.
//
// A [Chart] is the organization chart: the team, department, site and manager
// of each seat. [NewChart] makes one up; [ReadRoster] reads a real roster and
// [Roster.Chart] lays it out in seats.
//
// # Promises
//
// The neighbours of a node are sorted, nobody is his own neighbour, and a tie is
// listed once with each of its two ends. A generator's result is a function of
// its arguments and of what its [Rand] returns: the same bits give the same
// graph on every processor. Generators are linear in nodes and ties.
//
// A reader reports every mistake at once, each with file and line, and its
// memory is bounded by the exported limits. The identifiers of employees stay
// inside a [Roster]; whatever is made from it has seats and row numbers. Only
// error messages, which are for the owner of the file, quote values of the file.
package network
