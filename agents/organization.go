package agents

import (
	"slices"

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

	place     *Workplace
	chance    lots
	workers   sim.Workers
	labour    *labour
	employees []Employee
	seen, now []signal  // what others saw yesterday, and will have seen today
	adapted   []float32 // adaptation of each team as others saw it yesterday
	teams     []Team
	sites     []gathered
	everybody gathered
	alarmed   []bool // whether a department heard of an incident yesterday
	calendar  calendar
	desk      expertDesk

	impatience float64
	waiting    float32  // days that jobs have waited for the experts lately, over all (E52)
	ledger     []Ledger // what each employee did, on request
	account    Account
	jobs       []job    // room for a day's
	ended      []ending // room for a day's
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
	n, teams := place.Chart.N(), len(place.Chart.TeamStart)-1
	o := &Organization{
		base: p, today: p, place: place, chance: draw(s), workers: workers,
		employees: make([]Employee, n), seen: make([]signal, n), now: make([]signal, n),
		adapted: make([]float32, teams), teams: make([]Team, teams),
		sites: make([]gathered, place.Chart.Sites), alarmed: make([]bool, place.Chart.Departments),
	}
	o.calendar = p.calendarAtStart()
	o.calendar.quality = p.courseQuality(o.chance.course.Float64(start, 0))
	o.conditions(start)
	for i := range o.teams {
		first, past := place.Chart.Members(i)
		o.teams[i] = Team{index: i, first: first, past: past, site: place.Chart.Site[first], home: place.Chart.Department[first], Reputation: 1, Heard: o.climate.culture.response}
	}
	o.populate(start)
	for i := range o.employees {
		o.now[i] = o.employees[i].signal(place.Chart.Site[i])
		o.teams[place.Chart.Team[i]].include(&o.employees[i])
	}
	o.publish()
	o.takeStock()
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
func (o *Organization) Clone() *Organization {
	c := *o
	c.employees = slices.Clone(o.employees)
	c.seen, c.now = slices.Clone(o.seen), slices.Clone(o.now)
	c.adapted, c.alarmed = slices.Clone(o.adapted), slices.Clone(o.alarmed)
	c.sites, c.teams = slices.Clone(o.sites), slices.Clone(o.teams)
	for i := range c.teams {
		c.teams[i].jobs = slices.Clone(o.teams[i].jobs)
	}
	c.desk = o.desk.clone()
	c.ledger = slices.Clone(o.ledger)
	c.jobs, c.ended = nil, nil
	return &c
}

func (d expertDesk) clone() expertDesk {
	d.free, d.ends = slices.Clone(d.free), slices.Clone(d.ends)
	d.inService = slices.Clone(d.inService)
	d.first.jobs, d.second.jobs = slices.Clone(d.first.jobs), slices.Clone(d.second.jobs)
	return d
}

// Account returns what the organization went through since it was made, and how
// it stands now.
func (o *Organization) Account() Account { return o.account }

// Step implements [sim.Model]. Its phases are the day's conditions, the work of
// every team, the experts, and what of it all is seen tomorrow.
func (o *Organization) Step(day int) {
	o.conditions(day)
	o.workers.Each(len(o.teams), 4, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			o.work(&o.teams[i], day)
		}
	})
	o.collectTallies()
	o.consult(day)
	o.publish()
	o.account.Days++
	o.takeStock()
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

// collectTallies adds the teams' day to the account.
func (o *Organization) collectTallies() {
	clear(o.alarmed)
	for i := range o.teams {
		t := &o.teams[i]
		o.account.counts.add(&t.day)
		if t.day[incidents] > 0 {
			o.alarmed[t.home] = true
		}
	}
}

// publish makes today's signals those that others see, and sums them up.
func (o *Organization) publish() {
	o.seen, o.now = o.now, o.seen
	o.workers.Each(len(o.teams), 64, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			o.teams[i].gather(o.seen)
			o.adapted[i] = o.teams[i].Adaptation
		}
	})
	clear(o.sites)
	o.everybody = gathered{}
	for i := range o.teams {
		t := &o.teams[i]
		o.sites[t.site].add(&t.peers)
		o.everybody.add(&t.peers)
	}
}

// takeStock puts down how the organization stands at the end of a day.
func (o *Organization) takeStock() {
	a := &o.account
	a.open = a.counts[opened] - a.counts[closed]
	var sums [means]int64
	present := int64(0)
	for i := range o.teams {
		for k, s := range o.teams[i].sums {
			sums[k] += s
		}
		present += o.teams[i].present
	}
	for k, s := range sums {
		a.state(k, float64(ratio(s, present)/quantum))
	}
	a.state(vacancyShare, 1-float64(float64(present)/float64(len(o.employees))))
	o.normStates(a)
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
