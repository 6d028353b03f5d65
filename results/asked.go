package results

import "fmt"

// Read reads the unit of a point and replicate into u, whose memory it uses again, and
// reports whether it is there. It is how a search, a plan with Search, is told again what
// it has asked for before: it begins anew from the start, and asks the same. A folder that
// is complete or closed has no units to read: the error is [ErrClosed].
func (f *Folder) Read(point, replicate int, u *Unit) (there bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.journal == nil {
		return false, ErrClosed
	}
	i, err := f.store.number(point, replicate)
	switch {
	case err != nil:
		return false, fmt.Errorf("results: %w", err)
	case !f.store.places[i].done():
		return false, nil
	}
	return true, f.store.read(i, u)
}
