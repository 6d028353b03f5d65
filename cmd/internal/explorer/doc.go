// Package explorer is what the page of heed serve stands on, with a server and without
// one: a catalogue of scenarios and levers, settings that become a scenario file, and a
// run that tells its viewer what happens day by day.
//
// It goes one way. A viewer's [Settings] become the text of a scenario, which is what
// heed run would be given; a [Run] of it emits [Event]s in their order while it computes;
// and when it is done its tables are those of heed run of that text, byte for byte,
// because they are made of the same rows by the same code.
//
// It knows neither HTTP nor JavaScript: [heed/cmd/heed/internal/web] and
// [heed/cmd/heed-wasm] carry events to the page. It has no clock.
package explorer
