// Package slurmtest runs a Slurm of its own for tests: a controller and two nodes on this
// machine, from Debian's packages slurmctld, slurmd and slurm-client.
//
// [Start] starts it and has it stopped with the test, whatever the jobs did. [Cluster.Lose]
// and [Cluster.Join] kill a node with its steps and bring it back, [Cluster.KillController]
// and [Cluster.StartController] do the same with the controller.
//
// What is true of Slurm 22.05 and what tests and program rely on, found by experiment:
//
//   - A script that replaces itself (exec) by a program has that program get the signal of
//     --signal=B:USR1@n. It comes up to a minute early, and not at all while the controller
//     is down.
//   - A task may requeue itself. It comes back when its credential has expired, which
//     takes two minutes and here, with AuthInfo=cred_expire=5, six seconds; a job that
//     depends on its array with afterany waits for it. SLURM_RESTART_COUNT counts, but
//     not after a controller that has lost its memory.
//   - A node that dies with its steps has its tasks requeued; a task whose program alone is
//     killed, as for memory, has failed, and is not.
//   - A controller that is killed knows what it knew some seconds before. Tasks that have
//     ended since may run again, jobs that were accepted since are forgotten, and their
//     numbers are given to others.
//   - sbatch that times out may have submitted its job.
//   - A time limit above that of the partition is accepted, and the job never started.
package slurmtest
