package agents

import (
	"cmp"
	"math"
	"slices"

	"heed/sim"
	"heed/sim/num"
)

// The kinds of jobs that experts serve.
const (
	question   uint8 = iota // of the ordinary class
	critical                // question of the class served first (E33)
	suggestion              // for better rules, or a request for adaptation (E13)
)

// A job is a question or suggestion to the experts. Its chance is drawn by whoever
// files it, so that the queue decides nothing by chance.
type job struct {
	at       float64 // when it is filed, in days
	until    float64 // when whoever filed it gives up
	work     float64 // how long it takes, in mean service times
	response float32 // uniform on [0, 1): whether a suggestion gets a good answer (E41)
	kind     uint8
	external bool    // of a question: whether the task is with an outside party
	cost     float32 // of a question: minutes to do the task as the rules ask
	task     uint32  // of a question: which of the day's tasks it is
	seat     uint32
	row      uint32 // breaks ties in time
	person   uint32 // generation of whoever filed it
}

// An ending is a job that has come to its end: served, or given up.
type ending struct {
	job
	wait   float64 // days until service began or patience ended
	gaveUp bool
}

// An expertDesk is the security department as a queue: several experts, exponential
// service, a class that is served first without interrupting, patience that ends,
// and a backlog carried from day to day: M/M/c+M with two classes (Erlang A; with
// patience for ever Erlang C, and Cobham 1954 for the classes).
type expertDesk struct {
	classes   bool      // whether critical questions are served first (E33)
	free      []float64 // when each expert comes free, a heap with the earliest first
	first     line      // critical questions that wait
	second    line      // all else that waits
	inService []ending  // begun, ending after today
	ends      []float64 // when those end
}

// staff sets the number of experts: newcomers are free at once, and who goes are
// those free first.
func (d *expertDesk) staff(n int, now float64) {
	for len(d.free) < n {
		d.free = append(d.free, now)
	}
	if len(d.free) > n {
		slices.Sort(d.free)
		d.free = append(d.free[:0], d.free[len(d.free)-n:]...)
	}
	slices.Sort(d.free) // ascending is a heap
}

// serve runs the queue from the time day to day+1 with that day's jobs in order of
// filing, experts working at rate mean services a day, and appends to out what came
// to an end, in a fixed order.
func (d *expertDesk) serve(day float64, jobs []job, rate float64, out []ending) []ending {
	end := day + 1
	out = d.finish(end, out)
	for _, j := range jobs {
		out = d.begin(j.at, end, rate, out)
		if j.kind == critical && d.classes {
			d.first.push(j)
		} else {
			d.second.push(j)
		}
	}
	out = d.begin(end, end, rate, out)
	out = d.first.giveUp(end, out)
	return d.second.giveUp(end, out)
}

// clear ends all that is in service or waits at the time day, as served, and sets
// everybody free: what happens to a backlog where experts answer at once.
func (d *expertDesk) clear(day float64, out []ending) []ending {
	out = append(out, d.inService...)
	for _, l := range []*line{&d.first, &d.second} {
		for _, j := range l.jobs[l.head:] {
			out = append(out, ending{j, day - j.at, false})
		}
		l.jobs, l.head = l.jobs[:0], 0
	}
	d.inService, d.ends = d.inService[:0], d.ends[:0]
	for i := range d.free {
		d.free[i] = min(d.free[i], day)
	}
	return out
}

// finish appends the jobs begun on earlier days that end before end.
func (d *expertDesk) finish(end float64, out []ending) []ending {
	n := 0
	for i, e := range d.inService {
		if d.ends[i] < end {
			out = append(out, e)
			continue
		}
		d.inService[n], d.ends[n] = e, d.ends[i]
		n++
	}
	d.inService, d.ends = d.inService[:n], d.ends[:n]
	return out
}

// begin starts service wherever an expert comes free before now with somebody
// waiting; jobs that end before end are appended to out.
func (d *expertDesk) begin(now, end, rate float64, out []ending) []ending {
	for d.first.len()+d.second.len() > 0 && d.free[0] < now {
		from := d.next()
		j := from.front()
		from.pop()
		at := max(d.free[0], j.at)
		if j.until <= at {
			out = append(out, ending{j, j.until - j.at, true})
			continue
		}
		done := at + j.work/rate
		d.occupy(done)
		if e := (ending{j, at - j.at, false}); done < end {
			out = append(out, e)
		} else {
			d.inService, d.ends = append(d.inService, e), append(d.ends, done)
		}
	}
	return out
}

// next returns the line whose front is served next: the critical one, unless the
// expert is free before anybody there has come.
func (d *expertDesk) next() *line {
	switch {
	case d.first.len() == 0:
		return &d.second
	case d.second.len() == 0:
		return &d.first
	}
	if at := max(d.free[0], d.second.front().at); d.first.front().at <= at {
		return &d.first
	}
	return &d.second
}

// A line holds jobs in the order of their filing, from head on.
type line struct {
	jobs    []job
	head    int
	soonest float64 // no patience ends before it
}

func (l *line) len() int   { return len(l.jobs) - l.head }
func (l *line) front() job { return l.jobs[l.head] }
func (l *line) push(j job) {
	if l.len() == 0 {
		l.soonest = j.until
	}
	l.jobs, l.soonest = append(l.jobs, j), min(l.soonest, j.until)
}
func (l *line) pop() { l.head++ }

// giveUp takes out whose patience ends before end.
func (l *line) giveUp(end float64, out []ending) []ending {
	if l.soonest >= end && l.head <= len(l.jobs)/2 {
		return out // nobody does, and the room before the head is small
	}
	n := 0
	l.soonest = never64
	for _, j := range l.jobs[l.head:] {
		if j.until < end {
			out = append(out, ending{j, j.until - j.at, true})
			continue
		}
		l.jobs[n], l.soonest = j, min(l.soonest, j.until)
		n++
	}
	l.jobs, l.head = l.jobs[:n], 0
	return out
}

// occupy makes the expert who is free first busy until done.
func (d *expertDesk) occupy(done float64) {
	h, i := d.free, 0
	for {
		c := 2*i + 1
		if c >= len(h) {
			break
		}
		if c+1 < len(h) && h[c+1] < h[c] {
			c++
		}
		if done <= h[c] {
			break
		}
		h[i], i = h[c], c
	}
	h[i] = done
}

// file puts a job of e's on the list that the experts take up at the end of the
// day.
func (w *workday) file(d *sim.Draw, j job) {
	j.seat, j.row, j.person = uint32(w.seat), w.e.Row, w.e.Generation
	j.at = float64(w.day) + d.Float64()
	j.work = -num.Log1p(-d.Float64())
	j.until = never64
	if w.impatience > 0 {
		j.until = j.at - num.Log1p(-d.Float64())/w.impatience
	}
	j.response = d.Float32()
	w.jobs = append(w.jobs, j)
}

// never64 is a time after every day.
const never64 = 1e300

// arrange returns the jobs of a day in the order of their filing. They are spread over
// the day, so that each is put almost in its place by its time alone, and those that
// are not change places with their neighbours.
func (o *Organization) arrange(jobs []job, day int) []job {
	n := len(jobs)
	slot := func(j *job) int { return min(n-1, int((j.at-float64(day))*float64(n))) }
	ends := room(o.slots, n+1)
	clear(ends)
	for i := range jobs {
		ends[slot(&jobs[i])+1]++
	}
	for i := range n {
		ends[i+1] += ends[i]
	}
	sorted := room(o.sorted, n)
	for i := range jobs {
		at := &ends[slot(&jobs[i])]
		sorted[*at] = jobs[i]
		*at++
	}
	for i := 1; i < n; i++ {
		for k := i; k > 0 && sorted[k].before(&sorted[k-1]); k-- {
			sorted[k], sorted[k-1] = sorted[k-1], sorted[k]
		}
	}
	o.slots, o.sorted = ends, sorted
	return sorted
}

// before says whether j is filed before i.
func (j *job) before(i *job) bool {
	if j.at != i.at {
		return j.at < i.at
	}
	return cmp.Or(cmp.Compare(j.row, i.row), cmp.Compare(j.kind, i.kind)) < 0
}

// consult lets the experts work through the day, and gives everybody whose job
// came to an end what it brought (E33, E41, E51, E52).
func (o *Organization) consult(day int) {
	p := &o.today
	jobs := o.arrange(o.taking.jobs, day)
	o.account.counts[filed] += int64(len(jobs))
	speed := p.Resources.ServiceRate * (1 + on(p.Mechanisms.ExpertUserDialogue, p.Decision.ExpertSpeedup*p.Collaboration.ExpertUserDialogue))
	o.account.counts[capacity] += fixed(float32(p.Resources.Experts * speed))
	o.ended = o.ended[:0]
	if p.Mechanisms.ExpertQueue {
		o.desk.classes = p.Mechanisms.Priority
		o.desk.staff(int(p.Resources.Experts), float64(day))
		o.ended = o.desk.serve(float64(day), jobs, speed, o.ended)
	} else {
		o.ended = o.desk.clear(float64(day), o.ended)
		for _, j := range jobs {
			o.ended = append(o.ended, ending{job: j})
		}
	}
	o.hearsay()
	for _, e := range o.ended {
		if e.kind == suggestion {
			o.respond(e)
		} else {
			o.answer(e, day)
		}
	}
}

// hearsay lets the day's waits be known in the organization.
func (o *Organization) hearsay() {
	sum := 0.
	for _, e := range o.ended {
		sum += float64(endured(e))
	}
	if n := len(o.ended); n > 0 {
		o.waiting += float32(o.climate.culture.waitLearning * (float32(sum/float64(n)) - o.waiting))
	}
}

// answer ends a question: served, the task is done as the rules ask; given up, it
// ends in a shortcut, if technology lets it (E15, E33). Whoever asked remembers the
// wait (E52), and has learned (E51).
//
// Note: whoever is answered complies, whatever it costs: asking was the decision to
// do it rightly.
func (o *Organization) answer(e ending, day int) {
	t := &o.account.counts
	wait := float32(e.wait)
	t[closed]++
	t[waited] += fixed(wait)
	if e.kind == critical {
		t[criticals]++
		t[criticalWaited] += fixed(wait)
	}
	d := o.chance.ending.Part(int(math.Floor(e.at)), sim.Person(e.row, e.person), e.task)
	end := complied
	if e.gaveUp {
		t[gaveUp]++
		end = o.shortcut(e, &d)
	} else {
		t[spent] += fixed(e.cost)
		if e.external && d.Float32() < o.climate.collaboration.leak { // E59, E60
			t[leaks]++
			o.risk(e, &d)
		}
	}
	group := between
	if who := &o.employees[e.seat]; who.Generation == e.person && who.Idle == 0 {
		group = tenure(who, day)
		o.remember(who, e, end)
	}
	t.count(end, group)
	team := &o.teams[o.place.Chart.Team[e.seat]]
	team.Wait += float32(o.climate.culture.waitLearning * (endured(e) - team.Wait))
}

// shortcut is what becomes of a question that is given up: a violation, unless
// technology blocks it and no other channel is found (E15, E16); it may be seen
// (E50) and may become an incident (E66).
func (o *Organization) shortcut(e ending, d *sim.Draw) outcome {
	c := &o.climate
	if d.Float32() < c.rules.enforcement && d.Float32() >= c.rules.displacement {
		return blocked
	}
	if d.Float32() < c.culture.visibility {
		who := &o.employees[e.seat]
		who.visible = who.visible || who.Generation == e.person && who.Idle == 0
		o.teams[o.place.Chart.Team[e.seat]].late++
		o.account.counts[visible]++
	}
	o.risk(e, d)
	return knowing
}

// risk lets what went wrong with a question become an incident (E66).
func (o *Organization) risk(e ending, d *sim.Draw) {
	if d.Float32() < o.climate.collaboration.incident {
		o.account.counts[incidents]++
		o.alarmed[o.place.Chart.Department[e.seat]] = true
	}
}

// remember is what the end of a question does to whoever asked.
func (o *Organization) remember(who *Employee, e ending, end outcome) {
	c := &o.climate
	c.resources.frustrate(who, min(1, float32(c.resources.frustrationWait*float32(e.wait))))
	who.Wait += float32(c.culture.waitLearning * (endured(e) - who.Wait))
	tasks := max(1, float32(c.resources.tasks))
	switch end {
	case complied:
		who.Knowledge += float32(c.education.learnAnswer * (1 - who.Knowledge))
		c.individual.comply(who, tasks)
	case knowing:
		c.culture.slip(who)
		c.individual.deviate(who, tasks)
		who.Seen -= float32(who.Seen / tasks / seenDays)
	}
	if e.gaveUp {
		c.resources.frustrate(who, c.resources.frustrationBlock)
	}
	if o.ledger != nil {
		o.ledger[e.seat].Outcomes[end]++
	}
}

// endured returns the wait that an ending teaches to expect. Whoever gave up does
// not know how long it would have been; having waited so long, the median of what
// nothing else is known about is twice as long (Gott 1993).
func endured(e ending) float32 {
	if e.gaveUp {
		return float32(2 * e.wait)
	}
	return float32(e.wait)
}

// respond ends a suggestion: served, it adapts the rules of the team (E13); a good
// answer encourages whoever made it, and none discourages (E41). Both teach whoever
// made it, and the team, what to expect.
func (o *Organization) respond(e ending) {
	c := &o.climate
	team := &o.teams[o.place.Chart.Team[e.seat]]
	if !e.gaveUp {
		team.Adaptation += float32(c.collaboration.adaptationGain * (1 - team.Adaptation))
		o.adaptedNow[team.index] = team.Adaptation
	}
	good := !e.gaveUp && e.response < c.culture.response
	c.culture.hear(&team.Heard, good)
	who := &o.employees[e.seat]
	if who.Generation != e.person || who.Idle > 0 {
		return
	}
	c.culture.hear(&who.Heard, good)
	if good {
		who.Responsibility += float32(c.culture.answered * (1 - who.Responsibility))
		who.Safety += float32(c.culture.answered * (1 - who.Safety))
		return
	}
	who.Responsibility -= float32(c.culture.ignored * who.Responsibility)
	who.Safety -= float32(c.culture.ignored * who.Safety)
}
