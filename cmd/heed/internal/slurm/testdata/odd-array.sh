#!/bin/sh
# The sweep new line in 2 shares, a task each. heed slurm wrote this. Submitted again
# by hand it does what is missing, and takes nothing from what is done.
#SBATCH --job-name="new line"
#SBATCH --chdir="/scratch/it's \"100%\" #1 $HOME/slurm"
#SBATCH --output="/scratch/it's \"100%%\" #1 $HOME/slurm/%A_%a.log"
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --ntasks=1
#SBATCH --time=2
#SBATCH --mem=0
#SBATCH --array=1-2
#SBATCH --cpus-per-task=16
#SBATCH --signal=B:USR1@40
#SBATCH "--comment=it is \"odd\" # here"

# The program takes the place of the shell, and so the signal that comes ahead of the
# time limit: it stops, keeps what it has, and asks for this task again, 0 times at most.
exec '/scratch/it'\''s "100%" #1 $HOME/slurm/heed' sweep nuclear-plant-futures -o '/scratch/it'\''s "100%" #1 $HOME' --set=culture.blame=0.1 '--arms=a b,c' --workers 16 --requeue 0 --progress plain --shard "$SLURM_ARRAY_TASK_ID/2"
