package results

import "iter"

// Grow makes the folder, which is not complete, that of its own plan with more
// replicates, as [Extend] would: a process that is killed meanwhile leaves the one
// or the other.
func (f *Folder) Grow(replicates int) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.journal == nil || f.shard != (Shard{}) || f.plan.copied != "" {
		return ErrClosed
	}
	plan, there := *f.plan, f.manifest
	plan.Replicates = replicates
	m, err := plan.manifest()
	if err != nil {
		return err
	}
	if err := plan.extends(m, there); err != nil {
		return err
	}
	if err := f.endJournal(); err != nil {
		return err
	}
	if err := f.store.close(); err != nil {
		return err
	}
	f.plan, f.manifest = &plan, m
	if err := f.replant(there); err != nil {
		return err
	}
	return f.openJournal()
}

// Recorded yields every unit that is there in the order of the plan. Its memory is
// used again for the next. An error is the last that it yields.
func (f *Folder) Recorded() iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) {
		var u Unit
		for i := 0; ; i++ {
			there, more, err := f.recorded(i, &u)
			if !more || (there || err != nil) && (!yield(&u, err) || err != nil) {
				return
			}
		}
	}
}

// recorded reads the unit i into u, if it is there, and reports whether it was and
// whether it can be that there are more.
func (f *Folder) recorded(i int, u *Unit) (there, more bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.journal == nil || i >= len(f.store.places) {
		return false, false, nil
	}
	if !f.store.places[i].done() {
		return false, true, nil
	}
	return true, true, f.store.read(i, u)
}
