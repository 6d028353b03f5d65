// Package design makes designs of experiments: which points of the space of factors to run.
//
// Here a point is one of the unit cube, a coordinate for each factor, and what a coordinate
// means is said apart from where the points lie:
//
//  1. A [Sequence] is a row of points; a [Design] is the first N of them.
//  2. A [Factor] is what a coordinate stands for: a path and a distribution, whose quantile
//     at the coordinate is the value ([Factor.Value], [Values]).
//
// The designs are [Factorial] (all combinations of levels), [OneAtATime] (a base and each
// factor's other levels), [Latin] (a Latin hypercube, widely spread), [Sobol] (a sequence of
// low discrepancy), [Saltelli] (a Sobol' sequence of twice as many factors, crossed, for the
// indices of Sobol'), [Morris] (trajectories, for screening by elementary effects), points
// from a file ([ReadCSV]), and any two of them crossed ([Cross]). The distributions are lists
// of levels and names, integers, uniform, log-uniform, truncated normal and triangular. No
// model is in sight.
//
// What it promises:
//   - A design is a pure function of its plan and seed, the same bytes on every platform:
//     whole numbers wherever they do, arithmetic of [heed/sim/num] elsewhere, and chance of
//     Philox4x32-10, held to its published vectors, addressed by what it decides. A seed that
//     also drives a simulation shares no random number with it.
//   - Designs extend and keep the points that they had: Sobol' sequences by more points,
//     Saltelli's by more samples, Latin hypercubes by doubling, Morris' trajectories by more
//     of as many candidates.
//   - Sobol', Saltelli's, factorial and one-at-a-time points are computed one by one, in any
//     order; a sweep over them holds no points. Latin hypercubes, trajectories and files are
//     held.
//   - Points lie in [0, 1]; those of Latin hypercubes and scrambled Sobol' sequences in
//     (0, 1). Values never leave the range of their factor.
//   - Everything that is wrong with factors or a file is said at once, as [Mistakes]: where,
//     what is there, what is wanted.
//
// Sources are named where they are used: Joe and Kuo (2008) for the direction numbers,
// whose licence stands in directions.txt, Owen (1995) for scrambling, Johnson, Moore and
// Ylvisaker (1990) and Morris and Mitchell (1995) for spreading Latin hypercubes,
// Sallaberry, Helton and Hora (2008) for extending them, Morris (1991) and Campolongo,
// Cariboni and Saltelli (2007) for trajectories, Saltelli (2002) for crossed samples.
package design
