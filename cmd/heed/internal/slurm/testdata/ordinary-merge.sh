#!/bin/sh
# The tables of the sweep detail, when its array has ended. heed slurm wrote this.
#SBATCH --job-name=detail-merge
#SBATCH --chdir=/scratch/me/detail/slurm
#SBATCH --output=/scratch/me/detail/slurm/%j-merge.log
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --ntasks=1
#SBATCH --time=01:00:00
#SBATCH --mem=2G
#SBATCH --partition=main
#SBATCH --account=p123
#SBATCH --qos=short

export GOMEMLIMIT=1843MiB
exec /scratch/me/detail/slurm/heed merge /scratch/me/detail
