#!/bin/sh
# The sweep detail in 64 shares, a task each. heed slurm wrote this. Submitted again
# by hand it does what is missing, and takes nothing from what is done.
#SBATCH --job-name=detail
#SBATCH --chdir=/scratch/me/detail/slurm
#SBATCH --output=/scratch/me/detail/slurm/%A_%a.log
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --ntasks=1
#SBATCH --time=00:30:00
#SBATCH --mem=1024M
#SBATCH --partition=main
#SBATCH --array=1-64%20
#SBATCH --cpus-per-task=1
#SBATCH --signal=B:USR1@120
#SBATCH --account=p123
#SBATCH --qos=short

# The program takes the place of the shell, and so the signal that comes ahead of the
# time limit: it stops, keeps what it has, and asks for this task again, 10 times at most.
export GOMEMLIMIT=921MiB
exec /scratch/me/detail/slurm/heed sweep /scratch/me/detail/slurm/inputs/detail.toml -o /scratch/me/detail --series=false --workers 1 --requeue 10 --progress plain --shard "$SLURM_ARRAY_TASK_ID/64"
