// Package study does the work that a folder of results is for.
//
// The unit of work is one replicate of one point of a sweep with all its arms; a
// run is a sweep of one point. From a scenario to a folder it goes one way:
//
//  1. [Plan] says what a folder of a scenario is to hold.
//  2. [Organizations] is the [Unit] of our own model: it builds the workplace,
//     burns the organization in to day 0 once, and lets every arm branch from
//     there, so that arms share their past and their chance.
//  3. [Run] does the units that a folder still lacks and keeps each in the
//     folder's journal as soon as it is done.
//  4. [Review] warns, when a folder is finished, if states had not settled by day
//     0: it compares the baseline's states whole rounds of reviews, revisions and
//     refreshers apart, and names what moves and which burn-in would be enough.
//  5. [CompareInterventions] adds the tables of somebody who has to choose among the
//     arms: costs, interactions, durations, and robustness over the points of a sweep.
//  6. [WriteSensitivity] adds which factors outcomes and effects hang on, where the points are
//     laid out for that: elementary effects (Morris), Sobol' indices, PAWN, regression. A
//     [SensitivityDesign] does so for the points of any model.
//
// [RunUntil] does so until the replicates are enough to know some metrics as well as
// was asked for ([OpenUntil], [ExtendUntil], [Precision]).
//
// Beside it, [Examine] and [Robust] run the [Patterns] that the model has to show, and
// [Fit] and [Check] hold the default organization to published magnitudes ([Moments]).
//
// An [Inquiry] asks a scenario questions and keeps the answers. [Inference] finds by it
// what one's own data tell of uncertain keys, a [Posterior], and whether such data would
// find a truth that is known ([Inference.Recover]), by approximate Bayesian computation. An
// [Optimization] finds the [Front] of the mixes of interventions that no other mix dominates
// (NSGA-II). Both ask what they come to need, and begun again are told what they were told.
//
// [Discover] says of a sweep that is done under which conditions an arm fails (PRIM).
//
// A unit is any function that makes the rows of a point and replicate: a model of
// one's own gets the same sweeps, resumption and tables.
//
// What it promises:
//
//   - Rows are a function of scenario, point and replicate: the number of workers
//     changes the time and nothing else. Workers take units first, then arms of
//     the units that are left, then teams of one organization.
//   - What was interrupted goes on where it was: a unit that is in the folder is
//     never run again.
//   - A unit that fails or panics is named by point and replicate, and the others
//     are kept.
//   - A burn-in that is long enough is called too short in at most one of twenty
//     folders of three or more replicates a point (Bonferroni over states and points).
//
// It has no clock: whoever calls it measures time.
package study
