package agents

import (
	"math"
	"sync"

	"heed/sim"
	"heed/sim/num"
)

// Who comes and goes: traits (E55, E64, E65), hiring after vetting (E36),
// selection (E64) and leaving.

// Concentrations of the Beta distributions of traits over people (a+b): risk
// propensity and patience spread by about .16 around their means; specialisation
// is skewed, many with standard work and a few with very special work, so that few
// carry most of the misfit (E55).
const (
	riskConcentration    = 8
	specialConcentration = 1
)

// A spread is the distribution of a trait over people: its quantiles at even
// steps, between which they are interpolated.
type spread [129]float32

// betaSpread returns the Beta distribution of a mean and a concentration.
func betaSpread(mean, concentration float64) (s spread) {
	last := float64(len(s) - 1)
	for i := range s {
		u := min(max(float64(i), 0.25), last-0.25) / last // the tails end a little way in
		s[i] = float32(num.BetaQuantile(u, mean*concentration, (1-mean)*concentration))
	}
	s.centre(mean)
	return s
}

// centre scales s, from the end of the range that its mean is farther from, so that
// what is drawn from it has the mean that it is to have: straight lines between the
// quantiles, and cut tails, move it.
func (s *spread) centre(mean float64) {
	sum := float64(-(float64(s[0]) + float64(s[len(s)-1])) / 2)
	for _, q := range s {
		sum += float64(q)
	}
	have := float64(sum / float64(len(s)-1))
	low, high := float32(mean/have), float32((1-mean)/(1-have))
	for i, q := range s {
		if mean <= 0.5 {
			s[i] = min(1, q*low)
		} else {
			s[i] = max(0, 1-float32((1-q)*high))
		}
	}
}

// at returns the quantile at u in [0, 1).
func (s *spread) at(u float32) float32 {
	x := float32(u * float32(len(s)-1))
	i := int(x)
	f := x - float32(i)
	return s[i] + float32(f*(s[i+1]-s[i]))
}

// A labour is the labour market: the traits of those who apply.
type labour struct {
	risk, patience, special *spread
	means                   [3]float64 // that the spreads were made for
}

// marketOf returns the labour market under p, the one before where nothing has
// changed.
func marketOf(p *Params, before *labour) *labour {
	i := &p.Individual
	means := [3]float64{i.RiskPropensity, i.Patience, i.Specialisation}
	if before != nil && before.means == means {
		return before
	}
	return &labour{
		risk:     spreads.of(i.RiskPropensity, riskConcentration),
		patience: spreads.of(i.Patience, riskConcentration),
		special:  spreads.of(i.Specialisation, specialConcentration),
		means:    means,
	}
}

// spreads are the distributions that were wanted lately: to make one takes as long as
// some days of an organization, and all replicates of a point want the same.
var spreads market

// A market keeps distributions by mean and concentration. Which it keeps shows in
// nothing but time.
type market struct {
	mu   sync.Mutex
	kept map[[2]float64]*spread
}

// of returns the Beta distribution of a mean and a concentration.
func (m *market) of(mean, concentration float64) *spread {
	const most = 256
	key := [2]float64{mean, concentration}
	m.mu.Lock()
	defer m.mu.Unlock()
	if s := m.kept[key]; s != nil {
		return s
	}
	if len(m.kept) >= most || m.kept == nil {
		m.kept = map[[2]float64]*spread{}
	}
	s := betaSpread(mean, concentration)
	m.kept[key] = &s
	return &s
}

// hire fills a seat on a day with a newcomer (E21, E27, E36).
func (o *Organization) hire(e *Employee, seat, day int) {
	o.born(e, seat, sim.Person(e.Row, e.Generation))
	if o.ledger != nil {
		o.ledger[seat] = Ledger{}
	}
	e.Hired = int32(day)
	c := &o.climate
	e.Knowledge, e.Stale, e.Load, e.Owed = c.education.newcomer, 0, c.education.newcomerLoad, 0
	e.Legitimacy, e.Awareness, e.Responsibility, e.Safety = 0.5, 0.5, 0.5, 0.5
	team := &o.teams[o.place.Chart.Team[seat]]
	e.Norm, e.Habit, e.Frustration, e.Wait, e.Heard = e.Anchor, 0.5, 0, team.Wait, team.Heard
	e.Seen = 1
	c.education.train(e, c.education.onboarding)
}

// born draws what somebody brings along for good. Selection takes, as often as it
// is applied, the better suited of two applicants in each trait (E64).
func (o *Organization) born(e *Employee, seat int, id uint64) {
	d := o.chance.traits.At(0, id)
	r1, r2, p1, p2 := d.Float32(), d.Float32(), d.Float32(), d.Float32()
	special, residual, anchor, chosen, ability := d.Float32(), d.Float64(), d.Float64(), d.Float64(), d.Float64()
	if chosen < o.climate.individual.selection {
		r1, p1 = min(r1, r2), max(p1, p2)
	}
	e.Risk, e.Patience = o.labour.risk.at(r1), o.labour.patience.at(p1)
	e.Special = o.labour.special.at(special)
	if !o.today.Mechanisms.Specialisation {
		e.Special = float32(o.today.Individual.Specialisation)
	}
	c := &o.today.Decision
	e.Residual = float32(c.Spread * normal(residual))
	e.Ability = min(2, max(0, 1+float32(c.AbilitySpread*normal(ability))))
	mean := c.AnchorMean + o.place.siteOffset(o.place.Chart.Site[seat], o.today.Collaboration.SiteSpread)
	e.Anchor = clamp(float32(mean + float64(c.AnchorSpread*normal(anchor))))
}

// normal returns the standard normal quantile of a number uniform on [0, 1) in
// multiples of 2^-53.
func normal(u float64) float64 { return num.NormalQuantile(u + 0x1p-54) }

// populate fills every seat for the first time, with people who have been there
// for some time and whose states are near where they settle.
func (o *Organization) populate(start int) {
	for seat := range o.employees {
		e := &o.employees[seat]
		e.Row = o.place.Rows[seat]
		o.hire(e, seat, start)
		days := o.tenureAtStart(seat, sim.Person(e.Row, 0))
		e.Hired = int32(start - days)
		o.season(e, float64(days))
	}
}

// tenureAtStart returns how many days somebody has been employed at the start: as
// the roster says, or exponential at the rate of turnover, at most 40 years.
func (o *Organization) tenureAtStart(seat int, id uint64) int {
	if t := o.place.Tenure; t != nil && t[seat] >= 0 {
		return int(t[seat])
	}
	const most = 40 * WorkdaysPerYear
	u := o.chance.tenure.Float64(0, id)
	turnover := max(o.today.Individual.Turnover, 0.01)
	return int(min(most, -num.Log1p(-u)/turnover*WorkdaysPerYear))
}

// season gives e the states of somebody so many days in service: knowledge and
// habit on their way from a newcomer's to where work keeps them, and rules learned
// in an old version as revisions and refreshers have left them (E20, E25, E37).
func (o *Organization) season(e *Employee, days float64) {
	c, p := &o.climate, &o.today
	gain, loss := float64(c.education.practice*e.Ability), float64(c.education.forgetting)
	if gain+loss > 0 {
		rest := (gain + float64(loss*float64(c.education.floor))) / (gain + loss)
		e.Knowledge = clamp(float32(rest + float64((float64(e.Knowledge)-rest)*num.Exp(-days*(gain+loss)))))
	}
	e.Stale = float32(o.staleAfter(days))
	e.Habit = float32(0.95 - float64(0.45*num.Exp(-days*p.Decision.HabitRate)))
	left := float32(num.Exp(-days / p.Decision.LoadDays))
	e.Load, e.Owed = e.Load*left, e.Owed*left
	e.Legitimacy = clamp(c.rules.legitimacy)
	e.Awareness, e.Responsibility, e.Safety = clamp(c.culture.awareness), clamp(c.individual.responsibility), clamp(c.culture.safety)
	e.Frustration = 0.1
}

// staleAfter returns the stale share of somebody so many days in service: each
// revision adds to it, and between revisions dialogue and refreshers keep a share
// g; in the long run it swings below r/(1-(1-r)g).
func (o *Organization) staleAfter(days float64) float64 {
	p, c := &o.today, &o.climate
	if p.Rules.RevisionInterval <= 0 || p.Rules.RevisedShare <= 0 || !p.Mechanisms.RuleVersions {
		return 0
	}
	r := p.Rules.RevisedShare
	shrink := float64(float64(c.culture.dialogue*c.culture.unlearn) * p.Rules.RevisionInterval)
	if p.Education.RefresherInterval > 0 {
		shrink += float64(float64(c.education.unlearning*c.education.absorbed(c.education.refresher, 0)) * p.Rules.RevisionInterval / p.Education.RefresherInterval)
	}
	keep := float64((1 - r) * num.Exp(-shrink))
	n := math.Floor(days / p.Rules.RevisionInterval)
	if keep > 1-1e-9 { // next to nothing is added or forgotten
		return min(1, n*r)
	}
	return float64(r/(1-keep)*(1-num.Pow(keep, n))) * num.Exp(-shrink/2)
}

// leave empties a seat: the search for somebody new begins (E36).
func (o *Organization) leave(e *Employee) {
	e.Generation++
	e.Idle = o.search()
	e.visible = false
}

// search returns how many days it takes to find and vet an applicant.
func (o *Organization) search() int16 {
	return int16(max(1, math.Floor(o.climate.resources.vetting+0.5)))
}

// recruit moves an empty seat on a day: when the vetting is over, the applicant
// may have chosen other work, and the search begins again (E36).
func (w *workday) recruit() {
	w.e.Idle--
	if w.e.Idle > 0 {
		return
	}
	w.counts[applicants]++
	if w.chance.applicant.Float64(w.day, w.id) < float64(w.c.resources.applicantLoss) {
		w.counts[applicantsLost]++
		w.e.Idle = w.search()
		return
	}
	w.hire(w.e, w.seat, w.day)
	w.include(w.e)
}
