// Package sim runs agent-based models.
//
// A [Model] is a system that evolves in discrete steps. [Execute] steps a model
// over a [Span] and calls back at the steps that are to be recorded, the first
// one included; what is read from the model there is a table of [Metric] values,
// never code inside an agent. A model that is also a [Cloner] can be copied in
// mid-run, so that several continuations branch from one past.
//
// All chance in a run comes from its [Streams], which are keyed by what a draw
// decides: the run's seed and replicate, a purpose, a step and a person. No draw
// depends on how many draws anybody made before, so what one agent does never
// shifts another agent's luck, and two arms of an experiment share their chance
// wherever they share their past.
//
// [Workers] spreads one step of one model over goroutines, and [Map] spreads many
// runs. Both promise that the number of workers changes the time and nothing
// else: a run is a pure function of the model's parameters, its seed and its
// replicate, to the last bit, on every platform.
//
// The package knows nothing of employees and imports only the standard library
// and heed/sim/num.
package sim
