package agents

import "math"

// A census is what a day comes to in some teams. All of it is whole numbers and sums of
// multiples of 2^-23, the same however teams are shared out among workers and in
// whatever order their shares are joined.
type census struct {
	counts tally
	means  [means]int64 // states of those present, in quanta
	sites  []gathered   // what their teams show of themselves
	all    gathered     // the same of all sites, once stock is taken
	groups int64        // how many have anybody
	pairs  int64        // sum of the squares of how many they have
	norms  int64        // sum of the squares of their sums of norms over how many they have
	alarms []uint32     // departments that had an incident
	jobs   []job        // for the experts
}

// clear makes c that of no team, where there are so many sites.
func (c *census) clear(sites int) {
	*c = census{sites: room(c.sites, sites), alarms: c.alarms[:0], jobs: c.jobs[:0]}
	clear(c.sites)
}

// join adds d to c.
func (c *census) join(d *census) {
	c.counts.add(&d.counts)
	for k, s := range d.means {
		c.means[k] += s
	}
	for i := range d.sites {
		c.sites[i].add(&d.sites[i])
	}
	c.groups += d.groups
	c.pairs += d.pairs
	c.norms += d.norms
	c.alarms = append(c.alarms, d.alarms...)
	c.jobs = append(c.jobs, d.jobs...)
}

// over returns a copy of d, but for its alarms and jobs, in the memory of c.
func (c *census) over(d *census) census {
	sites, alarms, jobs := c.sites, c.alarms, c.jobs
	e := *d
	e.sites, e.alarms, e.jobs = append(sites[:0], d.sites...), alarms[:0], jobs[:0]
	return e
}

// include adds how somebody stands.
func (c *census) include(e *Employee) {
	s := &c.means // one by one: a loop over them takes twice as long
	s[knowledgeMean] += fixed(e.Knowledge)
	s[legitimacyMean] += fixed(e.Legitimacy)
	s[awarenessMean] += fixed(e.Awareness)
	s[responsibilityMean] += fixed(e.Responsibility)
	s[safetyMean] += fixed(e.Safety)
	s[frustrationMean] += fixed(e.Frustration)
	s[habitMean] += fixed(e.Habit)
	s[normMean] += fixed(e.Norm)
	s[riskMean] += fixed(e.Risk)
	s[heardMean] += fixed(e.Heard)
}

// includeTeam adds what a team shows of itself.
func (c *census) includeTeam(t *Team) {
	g := &t.peers
	if g.present == 0 {
		return
	}
	c.sites[t.site].add(g)
	c.groups++
	c.pairs += int64(g.present) * int64(g.present)
	c.norms += int64(float64(g.quanta) * float64(g.quanta) / g.present)
}

// takeStock puts down how an organization of so many seats stands at the end of a day.
func (c *census) takeStock(a *Account, seats int) {
	c.all = gathered{}
	for i := range c.sites {
		c.all.add(&c.sites[i])
	}
	for k, s := range c.means {
		a.state(k, float64(ratio(s, int64(c.all.present))/quantum))
	}
	a.state(vacancyShare, 1-float64(c.all.present/float64(seats)))
	c.normStates(a)
	a.state(normSiteGap, c.siteGap())
}

// normStates puts down how norms are spread: within teams, and between teams as
// ICC(1) of a one-way analysis of variance (Shrout and Fleiss 1979).
func (c *census) normStates(a *Account) {
	all := &c.all
	const square = 1 << 36 // the unit of squares
	within, icc, groups := math.NaN(), math.NaN(), float64(c.groups)
	if all.present > groups && groups > 1 {
		mean := float64(float64(all.quanta) * float64(all.quanta) / all.present)
		msw := max(0, float64(all.squares-c.norms)/(all.present-groups)/square)
		msb := float64((float64(c.norms) - mean) / (groups - 1) / square)
		size := (all.present - float64(c.pairs)/all.present) / (groups - 1)
		within = math.Sqrt(msw)
		if spread := msb + float64((size-1)*msw); spread > 0 {
			icc = (msb - msw) / spread
		}
	}
	a.state(normWithin, within)
	a.state(normICC, icc)
}

// siteGap returns the mean norm of the strictest site less that of the least
// strict, 0 where there is one site.
func (c *census) siteGap() float64 {
	least, most := math.Inf(1), math.Inf(-1)
	for i := range c.sites {
		if g := &c.sites[i]; g.present > 0 {
			least, most = min(least, g.norm/g.present), max(most, g.norm/g.present)
		}
	}
	return max(0, most-least)
}

// without returns the mean norm of everybody at other sites than site, and whether
// there is anybody.
func (c *census) without(site uint32) (float32, bool) {
	n := c.all.present - c.sites[site].present
	if n <= 0 {
		return 0, false
	}
	return float32((c.all.norm - c.sites[site].norm) / n), true
}
