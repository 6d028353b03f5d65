package web

import (
	"context"
	"encoding/json"
	"sync"

	"heed/cmd/internal/explorer"
)

// An outbox stands between a run, which tells as fast as it computes, and a viewer, who
// reads as fast as the network does. What is not sent yet is bounded: a run that is ahead
// waits. It holds what was told as JSON, so that a run may use its memory again.
type outbox struct {
	most int // bytes that may wait

	mu     sync.Mutex
	events []message
	frames []byte // of the last event, as elements of an array
	size   int
	room   chan struct{} // has a value when something was taken
	ready  chan struct{} // has a value when something is there
}

// framesEvent is the event that is put together from several.
const framesEvent = "frames"

// A message is an event whose data are JSON.
type message struct {
	name string
	data []byte
}

func newOutbox(most int) *outbox {
	return &outbox{most: most, room: make(chan struct{}, 1), ready: make(chan struct{}, 1)}
}

// put adds an event. It waits while too much is there, and returns the error of ctx when
// that ends. One goroutine puts.
func (o *outbox) put(ctx context.Context, e explorer.Event) error {
	data, frames, err := encode(e)
	if err != nil {
		return err
	}
	for !o.add(e.Name, data, frames) {
		select {
		case <-o.room:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return ctx.Err()
}

// encode returns the data of an event as JSON; of frames the elements of their array.
func encode(e explorer.Event) (data []byte, frames bool, err error) {
	f, frames := e.Data.(explorer.Frames)
	if p, ok := e.Data.(*explorer.Frames); ok {
		f, frames = *p, true
	}
	if !frames {
		data, err = json.Marshal(e.Data)
		return data, false, err
	}
	if len(f.Frames) == 0 {
		return nil, true, nil
	}
	data, err = json.Marshal(f.Frames)
	if err != nil {
		return nil, true, err
	}
	return data[1 : len(data)-1], true, nil
}

// add adds an event, unless something is there and it would become too much.
func (o *outbox) add(name string, data []byte, frames bool) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.size > 0 && o.size+len(data) > o.most {
		return false
	}
	if frames && len(data) == 0 {
		return true
	}
	o.size += len(data)
	switch {
	case frames && len(o.frames) > 0:
		o.frames = append(append(o.frames, ','), data...)
	case frames:
		o.frames = append(o.frames, data...)
	default:
		o.close()
		o.events = append(o.events, message{name, data})
	}
	signal(o.ready)
	return true
}

// close makes an event of the frames that are there. It is called under the lock.
func (o *outbox) close() {
	if len(o.frames) == 0 {
		return
	}
	data := append(append([]byte(`{"frames":[`), o.frames...), "]}"...)
	o.events = append(o.events, message{framesEvent, data})
	o.frames = o.frames[:0]
}

// take returns all that is there, frames that follow each other as one event.
func (o *outbox) take() []message {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.close()
	all := o.events
	o.events, o.size = nil, 0
	signal(o.room)
	return all
}

// signal puts a value into a channel that holds one.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
