// Package results keeps what runs recorded, and writes it as tables.
//
// The unit of work is one replicate of one point of a sweep, with all its arms;
// a run is a sweep of one point. A [Plan] says what a folder is to hold: which
// metrics, how many units, and everything else that identifies the work. From
// there a result goes one way:
//
//  1. [Open] finds out what the folder holds: nothing yet, a part of this very
//     plan, all of it, or something else, which it leaves alone and names.
//  2. [Folder.Add] appends each finished [Unit] to a [Journal], in any order, and
//     [Folder.Fail] why one failed. [Folder.Sync] sees them onto the disk.
//  3. [Folder.Finish] reads the journal in the order of the plan and writes the
//     tables (series, replicates, employees, points, arms, and the summary and
//     comparison of package stats), then whatever else the caller makes from
//     them, and last the [Manifest], which lists every file with its checksum.
//  4. [Read] gives the rows of a table back, and [Courses] the course of each
//     metric over the days.
//
// Work is shared out by [OpenShard]: any number of processes, on one machine or
// several with the same disk, make attempts at a [Shard] each, and [Folder.Publish]
// the part that comes of it. [Reopen] goes on from there, with files alone, to
// [Folder.Merge] other folders and to Finish. [ReadStatus] and [Verify] look on.
//
// A complete folder keeps its units, if its plan says so, in one file in the order of
// the plan. [Extend] makes such a folder, or a partial one, that of a larger plan, and
// [Folder.Grow] one that is open: nothing is done twice, and it ends with the bytes of
// a folder of the larger plan from the start. Of a plan with [Until] the caller decides
// look after look whether the replicates are enough.
//
// The names, units and meanings of metrics are the caller's: nothing here knows
// what is simulated. README.md beside this file is the data dictionary.
//
// What it promises:
//
//   - The same plan and units give the same bytes, on any platform, in whatever
//     order and shards the units came and however often the work was interrupted.
//     Nothing of the clock, the machine or its paths is stored.
//   - A file appears under its name whole or not at all. A process killed at any
//     moment leaves a folder from which the same command goes on.
//   - Memory does not grow with the number of units, but for eight bytes each and
//     the replicates of one point, nor with the rows of a table, written or read.
//   - Damage is reported, never skipped: every record and file has a checksum. A
//     unit is there when a record that verifies says so.
//   - Two results of one unit are compared wherever both are seen, and [ErrConflict]
//     says when they differ. Failures stay until the unit is there.
//   - Failures of reading and writing are [ErrIO]; they name operation, path and
//     cause.
package results
