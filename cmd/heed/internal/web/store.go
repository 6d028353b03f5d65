package web

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	"heed/scenarios"
)

// errGone says that results are kept no longer, or never were.
var errGone = errors.New("the server no longer has these results")

// A store keeps the newest results: at first what the run left in memory and, from the
// first time that somebody asks for a file on, the folder instead. Results that were looked
// at longest ago make room for newer ones.
type store struct {
	bounds
	room    *room
	ctx     context.Context // ends the writing of folders
	places  chan struct{}   // holds a value for each folder that is being written
	writing sync.WaitGroup

	mu     sync.Mutex
	held   []*held // the one that was looked at last comes last
	serial int     // of folders
	closed bool
}

func newStore(r *room, b bounds, places int) *store {
	return &store{bounds: b, room: r, places: make(chan struct{}, places)}
}

// begin says what ends the writing of folders.
func (s *store) begin(ctx context.Context) { s.ctx = ctx }

// keep keeps a result. One that is kept already under the name is the same, as runs of the
// same text are.
func (s *store) keep(id string, of *scenarios.Scenario, r Result) {
	s.mu.Lock()
	if s.find(id) == nil && !s.closed {
		s.serial++
		s.held = append(s.held, &held{
			id: id, name: of.Name, text: of.Text, result: r, memory: r.Bytes(),
			dir: filepath.Join(s.room.dir, id+"-"+strconv.Itoa(s.serial)),
		})
	}
	idle := s.shrink()
	s.mu.Unlock()
	remove(idle)
}

// find returns what is kept under a name, which thereby was looked at last; nil for
// nothing. It is called under the lock.
func (s *store) find(id string) *held {
	i := slices.IndexFunc(s.held, func(h *held) bool { return h.id == id })
	if i < 0 {
		return nil
	}
	h := s.held[i]
	s.held = append(slices.Delete(s.held, i, i+1), h)
	return h
}

// shrink lets go of the oldest until what is left is within the bounds, and returns those
// whose folders can be removed now. It is called under the lock.
func (s *store) shrink() (idle []*held) {
	var memory, disk int64
	for i, h := range slices.Backward(s.held) {
		memory, disk = memory+h.memory, disk+h.disk
		last := i == len(s.held)-1
		if !last && (len(s.held)-i > s.kept || memory > s.memory || disk > s.disk) {
			idle = s.drop(i + 1)
			break
		}
	}
	return idle
}

// drop lets go of the n oldest, as [store.shrink] does.
func (s *store) drop(n int) (idle []*held) {
	for _, h := range s.held[:n] {
		h.dropped = true
		if h.users == 0 {
			idle = append(idle, h)
		}
	}
	s.held = slices.Delete(s.held, 0, n)
	return idle
}

// remove removes folders.
func remove(idle []*held) {
	for _, h := range idle {
		h.remove()
	}
}

// use returns what is kept under a name. It stays until it is released.
func (s *store) use(id string) (*held, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.find(id)
	if h == nil {
		return nil, errGone
	}
	h.users++
	return h, nil
}

// release ends a use.
func (s *store) release(h *held) {
	s.mu.Lock()
	h.users--
	idle := h.dropped && h.users == 0
	s.mu.Unlock()
	if idle {
		h.remove()
	}
}

// forget lets go of results whose folder is damaged.
func (s *store) forget(h *held) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h.dropped = true
	s.held = slices.DeleteFunc(s.held, func(x *held) bool { return x == h })
}

// end removes all folders. Those that are being written are waited for some time; what
// they leave after it goes when the next server starts.
func (s *store) end(wait time.Duration) error {
	s.mu.Lock()
	s.closed = true
	s.drop(len(s.held))
	s.mu.Unlock()
	written := make(chan struct{})
	go func() { s.writing.Wait(); close(written) }()
	select {
	case <-written:
	case <-time.After(wait):
	}
	return s.room.close()
}
