package agents

import (
	"math"
)

// A Team is a group of seats that work together under a manager: what they share,
// and what the day's work leaves on its desk.
type Team struct {
	Adaptation float32 // of the rules to the team's work, 0 to 1 (E9, E13)
	Reputation float32 // 0 to 1 (E50)
	Wait       float32 // days that its questions have waited lately (E52)
	Heard      float32 // share of its suggestions that were answered lately (E41)

	index       int
	first, past int // its seats
	site, home  uint32
	delays      float32 // over-safed tasks a head yesterday (E19)
	seenWrong   float32 // visible violations a head on the day itself (E50)
	late        float32 // visible shortcuts of those who gave up waiting yesterday
	peers       gathered
	jobs        []job // for the experts, filed today
	day         tally // what happened today
	sums        [means]int64
	present     int64
}

// gathered is what a group shows of itself: sums over those present, exact in any
// order.
type gathered struct {
	present         float64
	norm, knowledge float64
	quanta, squares int64 // of norms in units of 2^-18, and of their squares
}

// add adds h to g.
func (g *gathered) add(h *gathered) {
	g.present += h.present
	g.norm += h.norm
	g.knowledge += h.knowledge
	g.quanta += h.quanta
	g.squares += h.squares
}

// without returns the means of norm and knowledge over a group but for one of it,
// or that one's own where nobody else is there.
func (g *gathered) without(s signal) (norm, knowledge float32) {
	if g.present < 2 {
		return s.norm, s.knowledge
	}
	n := g.present - 1
	return float32((g.norm - float64(s.norm)) / n), float32((g.knowledge - float64(s.knowledge)) / n)
}

// gather sums up what the team's members showed yesterday.
func (t *Team) gather(seen []signal) {
	t.peers = gathered{}
	for _, s := range seen[t.first:t.past] {
		if !s.present {
			continue
		}
		n := fixed(s.norm) >> 2
		t.peers.add(&gathered{1, float64(s.norm), float64(s.knowledge), n, n * n})
	}
}

// include adds how e stands to the sums of the team.
func (t *Team) include(e *Employee) {
	t.present++
	for k, s := range [means]float32{e.Knowledge, e.Legitimacy, e.Awareness, e.Responsibility, e.Safety, e.Frustration, e.Habit, e.Norm, e.Risk, e.Heard} {
		t.sums[k] += fixed(s)
	}
}

// crowding returns how many times the usual tasks come to each of those present
// in a team with empty seats: their work is shared, up to twice one's own (E36).
func (t *Team) crowding() float64 {
	if t.peers.present == 0 {
		return 1
	}
	return min(2, float64(t.past-t.first)/t.peers.present)
}

// tire lets a day pass over what the team shares: adaptation wears off as work
// changes (E17) and spreads from a team that has more (E72); reputation recovers
// and is lost by what was seen (E50); and word goes round how long the experts
// take, so that a change is noticed also where nobody asks any more (E52).
func (o *Organization) tire(t *Team, day int) {
	c := &o.climate
	if other := o.neighbour(t, day); other >= 0 {
		share := c.collaboration.sharing
		if o.teams[other].site != t.site {
			share *= 1 - c.collaboration.strange // E54
		}
		t.Adaptation += float32(share * max(0, o.adapted[other]-t.Adaptation))
	}
	t.Adaptation -= float32(c.collaboration.adaptationFade * t.Adaptation)
	t.Reputation += float32(c.culture.reputationDays * (1 - t.Reputation))
	t.Reputation -= float32(min(1, c.culture.reputationLoss*t.seenWrong) * t.Reputation)
	t.Wait += float32(c.culture.waitRelax * (o.waiting - t.Wait))
}

// neighbour returns another team that somebody of t is in contact with, drawn anew
// each day, or -1.
func (o *Organization) neighbour(t *Team, day int) int {
	d := o.chance.sharing.At(day, uint64(o.place.Rows[t.first]))
	seat := t.first + int(d.Below(uint32(t.past-t.first)))
	contacts := o.place.Contacts.Of(seat)
	if len(contacts) == 0 {
		return -1
	}
	other := int(o.place.Chart.Team[contacts[d.Below(uint32(len(contacts)))]])
	if other == t.index {
		return -1
	}
	return other
}

// normStates puts down how norms are spread: within teams, between teams as
// ICC(1) of a one-way analysis of variance (Shrout and Fleiss 1979), and between
// sites.
func (o *Organization) normStates(a *Account) {
	const unit = 1 << 36 // of squares; sums of whole numbers are the same in any order
	var all gathered
	groups, sizes, between := 0., 0., int64(0)
	for i := range o.teams {
		g := &o.teams[i].peers
		if g.present == 0 {
			continue
		}
		all.add(g)
		groups++
		sizes += float64(g.present * g.present)
		between += int64(float64(g.quanta) * float64(g.quanta) / g.present)
	}
	within, icc := math.NaN(), math.NaN()
	if all.present > groups && groups > 1 {
		mean := float64(float64(all.quanta) * float64(all.quanta) / all.present)
		msw := max(0, float64(all.squares-between)/(all.present-groups)/unit)
		msb := float64((float64(between) - mean) / (groups - 1) / unit)
		size := (all.present - sizes/all.present) / (groups - 1)
		within = math.Sqrt(msw)
		if spread := msb + float64((size-1)*msw); spread > 0 {
			icc = (msb - msw) / spread
		}
	}
	a.state(normWithin, within)
	a.state(normICC, icc)
	a.state(normSiteGap, o.siteGap())
}

// siteGap returns the mean norm of the strictest site less that of the least
// strict, 0 where there is one site.
func (o *Organization) siteGap() float64 {
	least, most := math.Inf(1), math.Inf(-1)
	for i := range o.sites {
		if g := &o.sites[i]; g.present > 0 {
			least, most = min(least, g.norm/g.present), max(most, g.norm/g.present)
		}
	}
	return max(0, most-least)
}

// otherSites returns the mean norm of everybody at other sites than site, and
// whether there is anybody.
func (o *Organization) otherSites(site uint32) (float32, bool) {
	n := o.everybody.present - o.sites[site].present
	if n <= 0 {
		return 0, false
	}
	return float32((o.everybody.norm - o.sites[site].norm) / n), true
}

// meeting returns the logit that a deviation costs for the team's name: the lower
// it is already, the more colleagues watch (E50).
func (c *cultureDay) meeting(t *Team) float32 {
	return float32(c.reputation * (1 - t.Reputation))
}
