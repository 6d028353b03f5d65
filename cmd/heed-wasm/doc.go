// Heed-wasm is the model for the browser: what stands behind the page of heed serve where
// there is no server. heed serve --export compiles it and writes it beside the page; by
// hand:
//
//	GOOS=js GOARCH=wasm go build -o heed.wasm ./cmd/heed-wasm
//
// It runs in a worker (worker.js of the page), which gives it a file system in memory
// (memory.js) before it starts. It sets globalThis.heed to functions that each return a
// promise, of texts in JSON with the types of [heed/cmd/internal/explorer] and of bytes:
//
//	catalogue()                          Catalogue
//	scenario(settings)                   {toml, name, warnings}
//	run(number, settings, tell)          nothing, after tell(name, data) for each event
//	cancel(number)                       nothing, once the run is over
//	file(id, name)                       Uint8Array, or null where it is there no more
//
// A promise that is rejected has the JSON of a Failed. One run goes on at a time: a newer
// one ends the older. While it computes the program gives the thread back now and then, so
// that the worker's messages are seen.
//
// It makes the same results as heed run, byte for byte, by the same code, and links neither
// figures nor Parquet nor HTTP.
package main
