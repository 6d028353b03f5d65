package web

import (
	"errors"
	"slices"
	"sync"
)

// errFull says that as many wait as may.
var errFull = errors.New("too many runs are waiting")

// A queue lets so many runs go at once; others wait, and the first to come is the first to
// go.
type queue struct {
	mu      sync.Mutex
	places  int // in all
	most    int // how many may wait
	going   int
	waiting []*ticket
}

// A ticket is a run's place in the queue.
type ticket struct {
	queue *queue
	ahead chan int      // how many come first, whenever that changes; the newest alone
	turn  chan struct{} // closed when it may go
	gone  bool          // under the queue's lock: whether it went
}

func newQueue(places, most int) *queue { return &queue{places: places, most: most} }

// enter takes a place. The caller leaves it in the end, whatever happened.
func (q *queue) enter() (*ticket, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.going >= q.places && len(q.waiting) >= q.most {
		return nil, errFull
	}
	t := &ticket{queue: q, ahead: make(chan int, 1), turn: make(chan struct{})}
	q.waiting = append(q.waiting, t)
	q.move(len(q.waiting) - 1)
	return t, nil
}

// leave gives the place to the next.
func (t *ticket) leave() {
	q := t.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	if t.gone {
		q.going--
		q.move(0)
		return
	}
	i := slices.Index(q.waiting, t)
	q.waiting = slices.Delete(q.waiting, i, i+1)
	q.move(i)
}

// move lets go whom there is a place for, and tells those from i on how many come first.
// It is called under the lock.
func (q *queue) move(i int) {
	for q.going < q.places && len(q.waiting) > 0 {
		t := q.waiting[0]
		q.waiting = slices.Delete(q.waiting, 0, 1)
		q.going++
		t.gone = true
		close(t.turn)
		i = 0
	}
	for k := i; k < len(q.waiting); k++ {
		t := q.waiting[k]
		select {
		case <-t.ahead: // nobody has read what was true before
		default:
		}
		t.ahead <- q.going + k
	}
}
