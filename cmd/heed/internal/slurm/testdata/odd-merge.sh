#!/bin/sh
# The tables of the sweep new line, when its array has ended. heed slurm wrote this.
#SBATCH --job-name="new line-merge"
#SBATCH --chdir="/scratch/it's \"100%\" #1 $HOME/slurm"
#SBATCH --output="/scratch/it's \"100%%\" #1 $HOME/slurm/%j-merge.log"
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --ntasks=1
#SBATCH --time=10
#SBATCH --mem=500M
#SBATCH "--comment=it is \"odd\" # here"

export GOMEMLIMIT=450MiB
exec '/scratch/it'\''s "100%" #1 $HOME/slurm/heed' merge '/scratch/it'\''s "100%" #1 $HOME'
