package results

import (
	"cmp"
	"path/filepath"
	"slices"
)

// A Status says how far the work in a folder is, in numbers.
type Status struct {
	State    State
	Manifest Manifest // of the folder, or the plan of a partial one
	Counts
	Shards   []ShardStatus // of each way in which the folder is shared out, in order
	Parts    int           // finished parts that are whole
	Journals int           // of attempts that ended or are under way, and of the whole
	UnderWay int           // attempts whose lock is held
	Damaged  int           // places where a part or journal is damaged, or contradicts another
}

// Counts are numbers of units. What is neither done nor failed is missing.
type Counts struct{ Units, Done, Failed int }

// Missing returns how many units are still to be tried.
func (c Counts) Missing() int { return c.Units - c.Done - c.Failed }

// A ShardStatus says how far a shard is, whoever did its units.
type ShardStatus struct {
	Shard Shard
	Counts
	Part     bool // its part is there and whole
	Journals int  // of attempts at it
	UnderWay int  // attempts at it whose lock is held
}

// ReadStatus says how far the work in the folder dir is, from its files alone, and
// changes nothing. It reads the units of a partial folder; those of a complete one
// are counted as the manifest says: see [Verify]. Of attempts under way it counts
// those that the system shows as such: where a file system has no locks, none. Of a search
// the units are those that it has asked for so far: how many there will be it does not know,
// and the Units of the manifest are the most that there can be.
func ReadStatus(dir string) (Status, error) {
	c, err := look(dir)
	if err == nil {
		err = c.damage
	}
	switch {
	case err != nil:
		return Status{}, err
	case c.complete():
		m := *c.manifest
		n := m.Units
		if m.Search {
			n = m.Asked
		}
		return Status{State: Complete, Manifest: m, Counts: Counts{Units: n, Done: n}}, nil
	case c.plan == nil:
		return Status{}, nil
	}
	return readParts(dir, *c.plan)
}

func readParts(dir string, plan Manifest) (Status, error) {
	st := Status{State: Partial, Manifest: plan, Counts: Counts{Units: plan.Units}}
	s := disk{}.surveyor(dir, &plan, func(source, Defect) { st.Damaged++ })
	if err := s.scan(); err != nil {
		return st, err
	}
	st.Done, st.Failed = s.done, s.failed
	for n, c := range s.sources {
		st.count(c, s.verified[n], filepath.Join(s.parts, c.lock()))
	}
	st.share(s)
	if plan.Search {
		st.Units = st.Done + st.Failed
	}
	return st, s.close()
}

// surveyor returns the store of a folder to be looked at.
func (d disk) surveyor(dir string, plan *Manifest, report func(source, Defect)) *store {
	h := plan.header()
	s := d.newStore(dir, plan, &h, Shard{})
	s.survey, s.report = true, report
	return s
}

// count counts a source, and whether its lock is held.
func (st *Status) count(c source, whole bool, lock string) {
	if c.kept {
		return
	}
	under := 0
	if yes, err := held(lock); err == nil && yes && !c.part {
		under = 1
	}
	st.UnderWay += under
	var shard ShardStatus
	at := &shard
	if c.shard != (Shard{}) {
		at = st.of(c.shard)
	}
	at.UnderWay += under
	switch {
	case !c.part:
		st.Journals++
		at.Journals++
	case whole:
		st.Parts++
		at.Part = true
	}
}

// of returns the status of a shard, after making those of all the shards that it is
// one of.
func (st *Status) of(s Shard) *ShardStatus {
	i, ok := slices.BinarySearchFunc(st.Shards, s, func(a ShardStatus, b Shard) int {
		return cmp.Or(cmp.Compare(a.Shard.Of, b.Of), cmp.Compare(a.Shard.Index, b.Index))
	})
	if !ok {
		all := make([]ShardStatus, s.Of)
		for k := range all {
			all[k].Shard = Shard{k + 1, s.Of}
		}
		st.Shards = slices.Insert(st.Shards, i, all...)
		i += s.Index - 1
	}
	return &st.Shards[i]
}

// share counts the units of each shard.
func (st *Status) share(s *store) {
	for first := 0; first < len(st.Shards); first += st.Shards[first].Shard.Of {
		of := st.Shards[first].Shard.Of
		for i, p := range s.places {
			at := &st.Shards[first+ShardOf(i/s.plan.Replicates, i%s.plan.Replicates, s.plan.Points, of)-1]
			at.Units++
			if p.done() {
				at.Done++
			} else if p.failed() {
				at.Failed++
			}
		}
	}
}
