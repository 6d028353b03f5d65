package main

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime/metrics"
	"time"

	"heed/results"
	"heed/scenarios/study"
)

// A cost is what is left of a sweep to do and what that takes, told from units that were
// done here, one after the other on one thread.
type cost struct {
	units   int     // left to be done
	seconds float64 // that a unit takes, in the mean over the points
	longest float64 // seconds that a unit of the largest point takes
	bytes   float64 // that a unit takes on the disk until the tables are made
	memory  float64 // bytes that the program had of the system meanwhile
}

// timedFor is how long units are timed, in seconds: one, and others if it was quicker.
const timedFor = 0.5

// mostRefused is how many units may fail before one that can be timed.
const mostRefused = 10

// timeUnits does a unit that the folder lacks, more of them if they are quick, and keeps
// them. A folder that lacks none costs nothing. Where every unit that is tried fails, the
// error is that of the first: a cluster would find no more. If the seconds of a unit are
// told none is done.
func (r *sweepRequest) timeUnits(ctx context.Context, folder *results.Folder, told float64) (c cost, err error) {
	trial, err := tryPoints(ctx, r.sweep)
	if err != nil {
		return c, err
	}
	if told > 0 {
		return cost{
			units: folder.Units() - folder.Done(), seconds: told, longest: told * trial.longest / max(trial.days, 1),
			memory: memoryHeld() + memoryOfEmployee*r.scenario.Params.Organization.Employees,
		}, nil
	}
	before, err := journalled(folder.Dir())
	if err != nil {
		return c, err
	}
	t, err := r.timing(ctx, folder)
	if err != nil {
		return c, err
	}
	if err := folder.Sync(); err != nil {
		return c, err
	}
	after, err := journalled(folder.Dir())
	c = cost{units: folder.Units() - folder.Done(), memory: memoryHeld()}
	if t.units > 0 {
		pace := t.seconds / t.days
		c.seconds, c.longest = pace*trial.days, pace*trial.longest
		c.bytes = float64(after-before) / float64(t.units)
	}
	return c, err
}

// A timing is what some units took.
type timing struct {
	units         int
	days, seconds float64 // employee-days of them, and how long they took
}

// timing does units until they took some time, or there are few more to be had.
func (r *sweepRequest) timing(ctx context.Context, folder *results.Folder) (t timing, err error) {
	unit := study.Organizations(r.sweep.Scenario, r.record)
	var refused study.Failures
	for point, replicate := range folder.Missing() {
		started := time.Now()
		u, err := unit(ctx, point, replicate, nil)
		took := time.Since(started).Seconds()
		switch {
		case ctx.Err() != nil:
			return t, context.Cause(ctx)
		case err != nil:
			if refused = append(refused, study.Failure{Point: point, Replicate: replicate, Err: err}); len(refused) == mostRefused {
				return t, errors.Join(usage("the first %d units fail, and so nothing goes to a cluster", mostRefused), refused)
			}
			continue
		}
		if err := folder.Add(u); err != nil {
			return t, err
		}
		at, err := r.sweep.Scenario(point)
		if err != nil {
			return t, err
		}
		t.units, t.days, t.seconds = t.units+1, t.days+employeeDays(at), t.seconds+took
		if t.seconds >= timedFor || t.units >= folder.Units()/16 {
			break
		}
	}
	if t.units == 0 && len(refused) > 0 {
		return t, errors.Join(usage("every unit that is left fails, and so nothing goes to a cluster"), refused)
	}
	return t, nil
}

// memoryOfEmployee is what an employee takes of memory, in bytes, where no unit was done
// to tell it: four copies of the largest state that there may be.
const memoryOfEmployee = 4 * 256

// journalled returns how many bytes the journal of a folder has that is not shared out.
func journalled(dir string) (int64, error) {
	info, err := os.Stat(filepath.Join(dir, "parts", "journal"))
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// memoryHeld returns how many bytes this process has of the system.
func memoryHeld() float64 {
	all := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(all)
	return float64(all[0].Value.Uint64()) - float64(all[1].Value.Uint64())
}

// A sharing says in how many shares a sweep goes to a cluster, and what each takes.
type sharing struct {
	shards  int
	workers int     // threads of a share
	units   int     // of the largest share
	seconds float64 // that it takes
	longest float64 // seconds of the largest unit
	memory  float64 // bytes that a share should be given
	hours   float64 // core-hours of all shares
	bytes   float64 // on the disk, of all units until the tables are made
}

// aimedSeconds is how long a share should take: long beside what a scheduler needs to
// start it, short beside what is lost when its machine dies.
const aimedSeconds = 600

// memoryFloor is the least memory that a share asks for, in bytes, and the step in which
// it asks for more.
const memoryFloor = 512 << 20

// share shares the cost out. Zero shards are as many as bring a share down to
// [aimedSeconds], but no more than most, nor than there are units.
func (c cost) share(shards, workers, most int) sharing {
	total := c.seconds * float64(c.units)
	if shards == 0 {
		shards = int(math.Ceil(min(total/float64(aimedSeconds*workers), 1e9)))
		shards = max(1, min(shards, most, c.units))
	}
	units := (c.units + shards - 1) / shards
	return sharing{
		shards: shards, workers: workers, units: units,
		seconds: c.seconds * math.Ceil(float64(units)/float64(workers)), longest: c.longest,
		memory: memoryFloor * math.Ceil(2*c.memory*float64(workers)/memoryFloor),
		hours:  total / 3600, bytes: c.bytes * float64(c.units),
	}
}
