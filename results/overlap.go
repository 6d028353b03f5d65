package results

import "iter"

// An overlap compares the units that two stores both have, in the order of the plan.
type overlap struct {
	here, there *store
	from        int // the unit that is compared: none before it is read
	next        func() (record, error, bool)
	stop        func()
}

// compare returns [ErrConflict] unless the unit of r, a record of there, is the same here.
func (o *overlap) compare(r record) error {
	if o.from = r.unit; o.next == nil {
		o.next, o.stop = iter.Pull2(o.here.records(o.wants))
	}
	mine, err, more := o.next()
	for more && err == nil && mine.unit < r.unit { // which is not there any more
		mine, err, more = o.next()
	}
	switch {
	case err != nil:
		return err
	case !more || mine.unit != r.unit:
		return o.here.removed()
	case mine.frame != r.frame:
		return o.here.conflict(r.unit, o.here.path(o.here.places[r.unit]), o.there.path(o.there.places[r.unit]))
	}
	return nil
}

// wants reports whether a unit is yet to be compared. Those before are not: what was
// taken over since came from there.
func (o *overlap) wants(unit int) bool {
	return unit >= o.from && o.here.isDone(unit) && o.there.isDone(unit)
}

// close ends the comparison.
func (o *overlap) close() {
	if o.stop != nil {
		o.stop()
	}
}
