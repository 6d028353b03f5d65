package agents

import "math"

// An outcome is what a task ends in; each ends in exactly one. A task that waits
// for an expert has none yet.
type outcome int

// The outcomes, and beside them all else that is counted, in one row of whole
// numbers, so that sums are exact in any order. Times are in quanta of 2^-20.
const (
	complied outcome = iota // over-safed included
	knowing
	unknowing
	impossible
	blocked
	outcomes // how many outcomes there are

	overSafed       = iota - 1 // of complied
	betweenComplied            // by group, in their order: of tasks, those done as the rules ask
	betweenResolved            // and all
	newComplied
	newResolved
	veteranComplied
	veteranResolved
	opened // questions to the experts: tasks that wait
	closed
	waited // days in quanta, of closed
	criticals
	criticalWaited
	gaveUp
	filed    // jobs of all kinds
	capacity // of the experts, in quanta of jobs
	suggestions
	corrections
	helps   // to colleagues, on one's own initiative
	answers // to colleagues in doubt, who asked
	reported
	pressed
	held
	threats
	noticed
	visible
	incidents
	leaks
	spent // minutes in quanta
	personDays
	applicants
	applicantsLost
	tallied // how many things are counted
)

// A group is a class of tenure that compliance is told apart by.
type group int

// The groups: under a year in service, between, over five years.
const (
	between group = iota
	newcomer
	veteran
)

// Limits of the groups, in days of tenure.
const (
	newcomerDays = WorkdaysPerYear
	veteranDays  = 5 * WorkdaysPerYear
)

// tenure returns the group of an employee on a day. Nobody foresees whose turn it is: it
// is told without a branch.
func tenure(e *Employee, day int) group {
	g, days := between, day-int(e.Hired)
	if days < newcomerDays {
		g = newcomer
	}
	if days > veteranDays {
		g = veteran
	}
	return g
}

// A tally counts what happened.
type tally [tallied]int64

// count books an outcome of somebody in a group.
func (t *tally) count(o outcome, g group) {
	t[o]++
	i := betweenComplied + 2*outcome(g)
	if o == complied {
		t[i]++
	}
	t[i+1]++
}

// countComplied books so many tasks of somebody in a group that were done as the rules ask.
func (t *tally) countComplied(n int64, g group) {
	t[complied] += n
	i := betweenComplied + 2*outcome(g)
	t[i] += n
	t[i+1] += n
}

// add adds u to t.
func (t *tally) add(u *tally) {
	for i := range t {
		t[i] += u[i]
	}
}

// The states of an organization at the end of a day.
const (
	knowledgeMean = iota
	legitimacyMean
	awarenessMean
	responsibilityMean
	safetyMean
	frustrationMean
	habitMean
	normMean
	riskMean
	heardMean
	means // how many of them are means over employees

	vacancyShare = iota - 1
	normWithin
	normICC
	normSiteGap
	stated // how many states there are
)

// An Account is what an organization went through over some days, and how it
// stands on the last of them. Counts are exact; an Account is a value.
type Account struct {
	Days   int // how many
	counts tally
	open   int64           // tasks that wait for an expert at the end
	states [stated]float64 // at the end, or after Mean over the days
	sums   [stated]float64 // of the states of all days
	stated [stated]int64   // of how many days: a state may be undefined on a day
}

// Since returns what happened after an earlier account of the same organization.
func (a Account) Since(b Account) Account {
	a.Days -= b.Days
	for i := range a.counts {
		a.counts[i] -= b.counts[i]
	}
	for i := range a.sums {
		a.sums[i] -= b.sums[i]
		a.stated[i] -= b.stated[i]
	}
	return a
}

// Mean returns a with its states as means over its days, in place of those of the
// last day.
func (a Account) Mean() Account {
	for i, s := range a.sums {
		a.states[i] = s / float64(a.stated[i])
	}
	return a
}

// Resolved returns how many tasks ended in an outcome.
func (a Account) Resolved() int64 {
	n := int64(0)
	for _, c := range a.counts[:outcomes] {
		n += c
	}
	return n
}

// Tasks returns how many tasks ended in an outcome or wait for an expert at the
// end.
func (a Account) Tasks() int64 { return a.Resolved() + a.open }

// state puts a day's state down.
func (a *Account) state(i int, v float64) {
	a.states[i] = v
	if !math.IsNaN(v) {
		a.sums[i] += v
		a.stated[i]++
	}
}
