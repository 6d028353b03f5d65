package agents

// climate is all that a day is like for everybody: what the parameters, leadership
// and the age of the rules make of the day, ready for use. A theme a field.
type climate struct {
	rules         rulesDay
	education     educationDay
	resources     resourcesDay
	culture       cultureDay
	collaboration collaborationDay
	individual    individualDay
	routine       routineDay
}

// climateOf returns the climate under p, with rules reviewed age days ago, courses
// of a quality, and a share of the rules revised today.
func climateOf(p *Params, age, quality, revised float64) (c climate) {
	m := p.effectiveLeadership()
	c.rules = p.rulesToday(m, age)
	c.rules.revision = float32(revised)
	c.education = p.educationToday(quality)
	c.resources = p.resourcesToday(&c.rules)
	c.culture = p.cultureToday(m)
	c.collaboration = p.collaborationToday()
	c.individual = p.individualToday(m, &c.resources)
	c.routine = c.routineToday()
	return c
}

// A calendar counts the days since what recurs: reviews (E17), revisions (E25) and
// rounds of refreshers (E20).
type calendar struct {
	reviewed, revised, refreshed int
	quality                      float64 // of the courses of the running round (E23)
}

// roundDays is how long a round of refreshers takes: teams go one after another.
const roundDays = 20

// calendarAtStart returns the calendar of an organization in the middle between
// reviews, revisions and rounds of refreshers.
func (p *Params) calendarAtStart() calendar {
	half := func(interval float64) int { return int(interval / 2) }
	return calendar{
		reviewed: half(p.Rules.ReviewInterval), revised: half(p.Rules.RevisionInterval),
		refreshed: max(roundDays, half(p.Education.RefresherInterval)-courseLag),
	}
}

// courseLag is how many days the rounds of refreshers follow the revisions of rules
// where both have the same interval: a course teaches the rules as they are now.
const courseLag = 10

// advance moves the calendar a day under p and says what falls on it: the share of
// the rules revised, and whether a round of refreshers begins.
func (c *calendar) advance(p *Params) (revised float64, round bool) {
	c.reviewed, c.revised, c.refreshed = c.reviewed+1, c.revised+1, c.refreshed+1
	if due(c.reviewed, p.Rules.ReviewInterval) {
		c.reviewed = 0
	}
	if due(c.revised, p.Rules.RevisionInterval) {
		c.revised, revised = 0, p.Rules.RevisedShare
	}
	if due(c.refreshed, p.Education.RefresherInterval) {
		c.refreshed, round = 0, true
	}
	return revised, round
}

// due says whether what recurs at an interval falls on the day so many days after
// it last did; an interval of 0 is never.
func due(since int, interval float64) bool {
	return interval > 0 && float64(since) >= interval
}
