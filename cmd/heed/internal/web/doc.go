// Package web serves the explorer: a page, the words between it and an engine, and what
// its runs leave for download.
//
// A request goes one way: the guard looks where it is from ([Server.ServeHTTP]); settings
// are read and come to a scenario; a run waits in the queue until one of its places is
// free; while it computes, its events go through an outbox, which puts together what is
// ready, into a stream of server-sent events; and what it leaves is kept, until newer
// results need the room, so that its files can be asked for.
//
// The engine is given as functions ([Engine]), and so is the page, as an [fs.FS]: this
// package knows of neither more than it passes on.
//
// Promises:
//
//   - Nothing is answered to a name of the host that is not the server's own, which is what
//     DNS rebinding comes with, nor to a page of another origin.
//   - No path of a request reaches the file system: assets are in memory, and files are
//     those that the results themselves list.
//   - Every size is bounded: settings, waiting runs, events that are not read yet, results
//     in memory and on the disk. A reader who does not read is left after some seconds.
//   - A run ends when its viewer leaves, and all end when the server does. No goroutine and
//     no folder is left behind; folders of a server that was killed go when the next starts.
//   - A panic ends its own request or run, and nothing else.
package web
