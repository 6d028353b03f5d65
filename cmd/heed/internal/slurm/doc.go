// Package slurm takes a sweep to a cluster that Slurm manages, and looks after it there.
//
// The folder of results has a folder slurm for it, [Folder], with all that the jobs need:
//
//	heed              the program that submitted, so that every task runs the same
//	inputs/           the sweep's file and what it reads, as they were then
//	array.sh          one script for all tasks of an array: a share each
//	merge.sh          the tables, when the array has ended
//	submission.json   what was submitted: [Submission]
//	12_3.log          what task 3 of array 12 said; 13-merge.log, what the merge said
//
// [Settings.Array] and [Settings.Merge] are the scripts, as pure functions of the
// [Settings]. A task replaces its shell by the program (exec), so that what Slurm signals
// and kills is the program itself. Ahead of the time limit it gets SIGUSR1, brings what it
// has to the disk, and asks for itself again by [Requeue], a bounded number of times.
//
// [Submit] gives a script to sbatch, [MostTasks] and [MostTime] ask what the cluster allows,
// and [Settings.Queue] what the controller has of jobs. Whether work is done is never asked
// of Slurm: the files of the folder tell it. A controller that was killed may run tasks
// again that had ended, or forget jobs that it had accepted; neither does harm.
package slurm
