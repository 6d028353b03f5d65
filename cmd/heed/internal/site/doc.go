// Package site writes the page of heed serve as a folder that needs no server of ours: any
// web server that gives out files will do.
//
// [Write] takes the model for the browser, which [Build] compiles, and puts the page's files
// beside it:
//
//	index.html       the page, told that there is no server, with its security policy
//	assets/          its parts
//	heed.wasm.gz     the model
//	wasm_exec.js     what runs it, of the same Go
//	scenarios.json   the scenarios that were given, beside those that are shipped
//	disk.js          says what to do when the page is opened from the disk
//
// The folder is refused where it holds what no export wrote. Everything is made before the
// first file is written, and each file is there whole or not at all.
package site
