// Package search looks for the points of a space at which something that is costly
// to evaluate is best, by asking and telling.
//
// A search hands out points to be evaluated ([LeastSquares.Ask]) and takes what was
// seen there ([LeastSquares.Tell]). So it knows of no model, and whoever evaluates
// may do the points of a round side by side:
//
//	for points := s.Ask(); len(points) > 0; points = s.Ask() {
//		s.Tell(evaluate(points))
//	}
//
// [LeastSquares] is the method of Levenberg (1944) and Marquardt (1963), which keeps
// its Jacobian up to date from the steps it takes anyway (Broyden 1965), so that a
// problem of five unknowns takes some fifteen evaluations rather than fifty.
// [Central] are the points of an accurate Jacobian, [Covariance] makes errors of the
// estimate of it, and [Box] maps a box to the whole space, so that bounds hold.
//
// [NSGA] looks for the Pareto front of several objectives under constraints, with levers of
// any kind and with chance in the answers (NSGA-II, Deb, Pratap, Agarwal and Meyarivan 2002).
// [Hypervolume] says how far a front reaches.
//
// [ABC] looks for all points that explain what was observed, each as probable as it is: the
// posterior of a model that can only be simulated, by population Monte Carlo. [Resample]
// makes particles of equal weight of it.
//
// What it promises: the same answers to the same points give the same search, and no
// evaluation is asked for twice. Chance is addressed by what it decides ([heed/sim.Streams]).
// The linear algebra of least squares is gonum's, so its bytes are promised on one platform,
// not across platforms; those of ABC are the same on every one.
package search
