package agents

import (
	"slices"
	"sync"

	"heed/sim"
)

// An Organization is the model: employees in teams, their experts, rules and
// surroundings. It implements [sim.Model], a step being a workday, and
// [sim.Cloner].
type Organization struct {
	base    Params   // as the scenario has them
	plan    []Change // what changes them, in order
	today   Params   // as they are today
	still   bool     // whether today's will be tomorrow's
	climate climate

	place               *Workplace
	chance              lots
	workers             sim.Workers
	labour              *labour
	employees           []Employee
	seen, now           signals   // what others saw yesterday, and will have seen today
	adapted, adaptedNow []float32 // adaptation of each team as others saw it yesterday, and will have seen it today
	teams               []Team
	stock, taking       census      // of the last day, and of the day under way
	joining             *sync.Mutex // of the shares of workers in it, and of idle shifts
	alarmed             []bool      // whether a department heard of an incident yesterday
	calendar            calendar
	desk                expertDesk

	impatience float64
	waiting    float32  // days that jobs have waited for the experts lately, over all (E52)
	ledger     []Ledger // what each employee did, on request
	account    Account
	sorted     []job    // room for a day's jobs
	slots      []int32  // room for where they go
	ended      []ending // room for a day's

	date   int              // of the day that is under way
	idle   []*shift         // that no worker is at
	shares func(lo, hi int) // works through that day with the teams from lo to below hi
}

// lots are the streams of chance, one a purpose.
type lots struct {
	traits, tenure, day, task, doubt, fail, block, leak         sim.Stream
	request, suggestion, correction, applicant, sharing, course sim.Stream
	followUp, ending, turn                                      sim.Stream
}

// draw names the streams.
func draw(s sim.Streams) lots {
	return lots{
		traits: s.Named("traits"), tenure: s.Named("tenure"), day: s.Named("day"), task: s.Named("task"),
		doubt: s.Named("doubt"), fail: s.Named("failure"), block: s.Named("technology"),
		leak: s.Named("leak"), request: s.Named("request"), suggestion: s.Named("suggestion"),
		correction: s.Named("correction"), applicant: s.Named("applicant"), sharing: s.Named("sharing"), course: s.Named("course"),
		followUp: s.Named("follow-up"), ending: s.Named("ending"), turn: s.Named("turn"),
	}
}

// New returns an organization under p at a workplace, as it stands at the end of
// day start, with the chance of s. Parameters are taken to be in range.
func New(p Params, place *Workplace, s sim.Streams, workers sim.Workers, start int) *Organization {
	return NewOver(new(Organization), p, place, s, workers, start)
}

// NewOver is [New] in the memory of o, an organization of any kind that nobody needs any
// more, which it returns.
func NewOver(o *Organization, p Params, place *Workplace, s sim.Streams, workers sim.Workers, start int) *Organization {
	n, teams := place.Chart.N(), len(place.Chart.TeamStart)-1
	*o = Organization{
		base: p, today: p, place: place, chance: draw(s), workers: workers,
		employees: blank(o.employees, n), seen: o.seen.room(n), now: o.now.room(n),
		adapted: blank(o.adapted, teams), adaptedNow: blank(o.adaptedNow, teams), teams: blank(o.teams, teams),
		alarmed: blank(o.alarmed, place.Chart.Departments), joining: new(sync.Mutex),
		stock: o.stock, taking: o.taking, desk: o.desk.empty(),
		sorted: o.sorted, slots: o.slots, ended: o.ended, shares: o.shares, idle: o.idle,
	}
	o.calendar = p.calendarAtStart()
	o.calendar.quality = p.courseQuality(o.chance.course.Float64(start, 0))
	o.conditions(start)
	for i := range o.teams {
		first, past := place.Chart.Members(i)
		o.teams[i] = Team{index: i, first: first, past: past, site: place.Chart.Site[first], home: place.Chart.Department[first], Reputation: 1, Heard: o.climate.culture.response}
		lot := o.chance.turn.At(0, uint64(place.Rows[first]))
		o.teams[i].lot = lot.Uint32()
	}
	o.populate(start)
	o.taking.clear(place.Chart.Sites)
	for i := range o.employees {
		o.now.show(i, &o.employees[i])
		o.taking.include(&o.employees[i])
	}
	for i := range o.teams {
		o.teams[i].gather(&o.now)
		o.taking.includeTeam(&o.teams[i])
	}
	o.publish()
	return o
}

// Follow makes the changes of a plan from tomorrow on, instead of those of the
// plan before. Later changes have the last word.
func (o *Organization) Follow(plan []Change) {
	o.plan, o.still = plan, false
}

// Spread sets how many goroutines a step may use from now on. Nothing else hangs on
// it.
func (o *Organization) Spread(workers sim.Workers) { o.workers = workers }

// Watch begins to keep a [Ledger] for each employee.
func (o *Organization) Watch() { o.ledger = make([]Ledger, len(o.employees)) }

// A Ledger counts what one employee did since [Organization.Watch] or since hire. That
// of an empty seat is of who left it, until somebody new comes.
type Ledger struct {
	Outcomes [outcomes]uint32
	Acts     uint32 // of participation
}

// Clone implements [sim.Cloner].
func (o *Organization) Clone() *Organization { return o.CloneOver(new(Organization)) }

// CloneOver returns a clone of o in the memory of c, an organization of any kind that
// nobody needs any more.
func (o *Organization) CloneOver(c *Organization) *Organization {
	old := *c
	*c = *o
	c.employees, c.teams = append(old.employees[:0], o.employees...), append(old.teams[:0], o.teams...)
	c.seen, c.now = old.seen.over(o.seen), old.now.over(o.now)
	c.adapted, c.adaptedNow = append(old.adapted[:0], o.adapted...), append(old.adaptedNow[:0], o.adaptedNow...)
	c.alarmed = append(old.alarmed[:0], o.alarmed...)
	c.stock, c.taking, c.joining = old.stock.over(&o.stock), old.taking, new(sync.Mutex)
	c.desk = old.desk.over(&o.desk)
	c.ledger = slices.Clone(o.ledger) // none is not an empty one
	c.sorted, c.slots, c.ended, c.shares, c.idle = old.sorted, old.slots, old.ended, old.shares, old.idle
	return c
}

// over returns a copy of e in the memory of d.
func (d expertDesk) over(e *expertDesk) expertDesk {
	c := *e
	c.free, c.ends = append(d.free[:0], e.free...), append(d.ends[:0], e.ends...)
	c.inService = append(d.inService[:0], e.inService...)
	c.first.jobs, c.second.jobs = append(d.first.jobs[:0], e.first.jobs...), append(d.second.jobs[:0], e.second.jobs...)
	return c
}

// empty returns a desk without experts or jobs in the memory of d.
func (d expertDesk) empty() expertDesk {
	return expertDesk{free: d.free[:0], ends: d.ends[:0], inService: d.inService[:0], first: line{jobs: d.first.jobs[:0]}, second: line{jobs: d.second.jobs[:0]}}
}

// Account returns what the organization went through since it was made, and how
// it stands now.
func (o *Organization) Account() Account { return o.account }

// Step implements [sim.Model]. Its phases are the day's conditions, the work of
// every team, the experts, and what of it all is seen tomorrow.
func (o *Organization) Step(day int) {
	o.conditions(day)
	o.date = day
	o.taking.clear(len(o.stock.sites))
	if o.shares == nil {
		o.shares = o.share // once, since to make a function of a method takes memory
	}
	o.workers.Each(len(o.teams), 4, o.shares)
	o.account.counts.add(&o.taking.counts)
	clear(o.alarmed)
	for _, department := range o.taking.alarms {
		o.alarmed[department] = true
	}
	o.consult(day)
	o.account.Days++
	o.publish()
}

// share works through the day with the teams from lo to below hi.
func (o *Organization) share(lo, hi int) {
	s := o.takeShift()
	s.clear(len(o.stock.sites))
	for lo < hi {
		some := lo + 1
		for some < hi && o.teams[some].past-o.teams[lo].first <= together {
			some++
		}
		o.work(s, lo, some, o.date)
		lo = some
	}
	o.joining.Lock()
	o.taking.join(&s.census)
	o.joining.Unlock()
	o.giveBack(s)
}

// takeShift returns a shift that no worker is at.
func (o *Organization) takeShift() *shift {
	o.joining.Lock()
	defer o.joining.Unlock()
	last := len(o.idle) - 1
	if last < 0 {
		return new(shift)
	}
	s := o.idle[last]
	o.idle = o.idle[:last]
	return s
}

// giveBack leaves a shift to whoever comes next.
func (o *Organization) giveBack(s *shift) {
	o.joining.Lock()
	defer o.joining.Unlock()
	o.idle = append(o.idle, s)
}

// publish makes today's signals those that others see, and takes stock.
func (o *Organization) publish() {
	o.seen, o.now = o.now, o.seen
	o.adapted, o.adaptedNow = o.adaptedNow, o.adapted
	o.stock, o.taking = o.taking, o.stock
	o.account.open = o.account.counts[opened] - o.account.counts[closed]
	o.stock.takeStock(&o.account, len(o.employees))
}

// conditions sets what the day is like: what the plan changes, and what recurs.
func (o *Organization) conditions(day int) {
	if !o.still {
		o.today, o.still = o.base, true
		for _, c := range o.plan {
			c.apply(&o.today, day)
			o.still = o.still && c.still(day)
		}
		o.labour = marketOf(&o.today, o.labour)
		o.impatience = o.today.Resources.Impatience
	}
	revised, round := o.calendar.advance(&o.today)
	if round {
		o.calendar.quality = o.today.courseQuality(o.chance.course.Float64(day, 0))
	}
	o.climate = climateOf(&o.today, float64(o.calendar.reviewed), o.calendar.quality, revised)
}

// Seats returns how many seats there are.
func (o *Organization) Seats() int { return len(o.employees) }

// Employee returns who holds a seat. Where it is empty (Idle > 0), the states are of
// who left it, and the generation is of who is to come.
func (o *Organization) Employee(seat int) Employee { return o.employees[seat] }

// Ledger returns what the holder of a seat did since [Organization.Watch]; the
// zero Ledger where nobody watches.
func (o *Organization) Ledger(seat int) Ledger {
	if o.ledger == nil {
		return Ledger{}
	}
	return o.ledger[seat]
}

// Place returns the workplace that the organization is built on.
func (o *Organization) Place() *Workplace { return o.place }
