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
// # Speed
//
// The measure is a reference workload in C, testdata/peer_core.c: agents on a small
// world of 10 contacts, of whom each chooses by a logistic rule and learns. peer_test.go
// is the same model on this package, with keyed chance where C runs one generator along.
// Both run in one benchmark, by turns, and what counts is the median ratio:
//
//	10^5 agents, 100 steps, one goroutine:   1.1 to 1.5 times C's variant simple
//	two goroutines on two free cores:        1.8 to 1.9 times one
//	10^7 agents, one goroutine:              1.0 to 1.3 times C's variant bits
//	10^7 agents, memory at its peak, all in: 66 bytes an agent
//
// on two cores of an AMD EPYC 7003, with go 1.26 and gcc 12.2 -O3 -march=x86-64-v3. The
// commands that measure it again, the last one both of the last lines:
//
//	go test ./sim -run '^$' -bench PeerAgainstC/100000/1
//	go test ./sim -run '^$' -bench PeerWorkers
//	HEED_LARGE=1 go test ./sim -run '^$' -bench PeerAgainstC/10000000/1
//
// All in means the resident memory of a process that makes the network and the agents
// and steps them. The machine is shared: from minute to minute either side runs at 30
// to 60 million agent-steps a second, so that a rate alone says little, and ratios have
// the spread that stands above. What else runs takes a core from two goroutines first:
// beside one busy process they are no faster than one.
//
// The floor is memory. An agent's step reads 44 bytes of the graph and 16 of state,
// writes 8 of state, looks up 10 marks and writes one, and takes one word of chance, a
// quarter of a block of Philox. At 10^5 agents half of the time goes into counting
// contacts, whose rows come from the third cache; at 10^7 they come from memory, and
// only marks of a bit each ([heed/sim/network.Marks]) stay near.
//
// .ci/bench records the benchmarks of hot code for benchstat and holds the ratios to C
// in testdata/ratio.txt: one that falls by more than a third fails.
//
// The package knows nothing of employees and imports only the standard library
// and heed/sim/num.
package sim
