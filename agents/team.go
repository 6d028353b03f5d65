package agents

// A Team is a group of seats that work together under a manager: what they share,
// and what the day's work leaves on its desk.
type Team struct {
	Adaptation float32 // of the rules to the team's work, 0 to 1 (E9, E13)
	Reputation float32 // 0 to 1 (E50)
	Wait       float32 // days that its questions have waited lately (E52)
	Heard      float32 // share of its suggestions that were answered lately (E41)

	index       int
	first, past int    // its seats
	lot         uint32 // decides when its turn comes in a round of refreshers
	site, home  uint32
	delays      float32 // over-safed tasks a head yesterday (E19)
	seenWrong   float32 // visible violations a head on the day itself (E50)
	overSafed   int32   // of its tasks today
	visible     int32   // violations today
	turn        int     // day of a round of refreshers on which its turn comes
	otherNorm   float32 // mean norm of the other sites yesterday
	sitesMeet   bool    // whether there is anybody
	late        float32 // visible shortcuts of those who gave up waiting yesterday
	peers       gathered
}

// gathered is what a group shows of itself: sums over those present, exact in any
// order.
type gathered struct {
	present         float64
	norm, knowledge float64
	rightly         int64 // in units of 2^-23
	quanta, squares int64 // of norms in units of 2^-18, and of their squares
}

// add adds h to g.
func (g *gathered) add(h *gathered) {
	g.present += h.present
	g.norm += h.norm
	g.knowledge += h.knowledge
	g.rightly += h.rightly
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

// gather sums up what the team's members show at the end of a day.
func (t *Team) gather(now *signals) {
	var g gathered
	of := now.of[t.first:t.past]
	for i, rightly := range now.rightly[t.first:t.past] {
		if rightly == absent {
			continue
		}
		s := &of[i]
		n := fixed(s.norm) >> 2
		g.present++
		g.norm += float64(s.norm)
		g.knowledge += float64(s.knowledge)
		g.rightly += int64(rightly)
		g.quanta += n
		g.squares += n * n
	}
	t.peers = g
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
func (o *Organization) tire(t *Team, other *neighbour) {
	c := &o.climate
	if other.team != nobody && other.team != uint32(t.index) {
		share := c.collaboration.sharing
		if other.site != t.site {
			share *= 1 - c.collaboration.strange // E54
		}
		t.Adaptation += float32(share * max(0, other.adaptation-t.Adaptation))
	}
	t.Adaptation -= float32(c.collaboration.adaptationFade * t.Adaptation)
	t.Reputation += float32(c.culture.reputationDays * (1 - t.Reputation))
	t.Reputation -= float32(min(1, c.culture.reputationLoss*t.seenWrong) * t.Reputation)
	t.Wait += float32(c.culture.waitRelax * (o.waiting - t.Wait))
}

// meeting returns the logit that a deviation costs for the team's name: the lower
// it is already, the more colleagues watch (E50).
func (c *cultureDay) meeting(t *Team) float32 {
	return float32(c.reputation * (1 - t.Reputation))
}
