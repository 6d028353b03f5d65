package pages

import (
	"fmt"
	"slices"
	"strings"

	"heed/cmd/internal/prose"
)

// A round is what comes again at an interval in the baseline, with the days of the run on
// which it does.
type round struct {
	what     string
	interval int
	days     []int
}

// rounds returns what comes again within the days of the run: revisions of rules (E25),
// their reviews (E17) and refreshers (E20). What the points of a sweep differ in is left
// out. The calendar begins the burn-in in the middle between two, and courses follow
// revisions by ten days, as package agents has it.
func (r *Reporter) rounds() (all []round) {
	p := &r.scenario.Params
	for _, q := range []struct {
		what, key string
		interval  float64
		late      int
		off       bool
	}{
		{"rules are revised", "rules.revision_interval", p.Rules.RevisionInterval, 0, p.Rules.RevisedShare == 0 || !p.Mechanisms.RuleVersions},
		{"rules are reviewed", "rules.review_interval", p.Rules.ReviewInterval, 0, false},
		{"rounds of refreshers begin", "education.refresher_interval", p.Education.RefresherInterval, 10, p.Education.RefresherHours == 0},
	} {
		n := int(q.interval)
		if n < 2 || q.off || slices.Contains(r.manifest.Factors, q.key) || slices.Contains(r.manifest.Factors, "scenario.burn_in") {
			continue
		}
		since := n / 2
		if q.late > 0 {
			since = max(20, n/2-q.late)
		}
		if days := daysOf(n, since, r.scenario.BurnIn, r.manifest.Days); len(days) > 0 {
			all = append(all, round{q.what, n, days})
		}
	}
	return all
}

// daysOf returns the days from 1 to last on which what comes every so many days does, if
// it came since days before the burn-in began.
func daysOf(every, since, burnIn, last int) (days []int) {
	for day := max(1, every-since) - burnIn; day <= last; day += every {
		if day > 0 {
			days = append(days, day)
		}
	}
	return days
}

// dips says why courses have dips and steps that all arms share; nothing where nothing
// comes again within the run.
func (r *Reporter) dips() string {
	all := r.rounds()
	if len(all) == 0 {
		return ""
	}
	text := "Dips and steps that the arms share come of what comes again: "
	var said []string
	revised := false
	for _, q := range all {
		said = append(said, fmt.Sprintf("%s every %d days, here on %s", q.what, q.interval, daysListed(q.days)))
		revised = revised || q.what == "rules are revised"
	}
	text += strings.Join(said, "; ") + "."
	if revised {
		text += " After a revision habit replays the old rules until a course or a colleague corrects it (E25), so that compliance dips; the errors come to light and are reported, which counts as participation."
	}
	return text + " Arms that change these intervals have days of their own."
}

// daysListed lists days, the first of many.
func daysListed(days []int) string {
	const most = 6
	var words []string
	for _, d := range days[:min(most, len(days))] {
		words = append(words, fmt.Sprint(d))
	}
	switch {
	case len(days) > most:
		return fmt.Sprintf("days %s and so on", strings.Join(words, ", "))
	case len(days) == 1:
		return "day " + words[0]
	}
	return "days " + prose.Joined(words)
}

// dipDays is about how long the dip after a revision lasts: the courses that end it begin
// ten days later, and take twenty.
const dipDays = 30

// plateauNote says that plateaus, and the times that hang on them, depend on where the
// last quarter of the days in force lies among the revisions; nothing where none is in it.
func (r *Reporter) plateauNote() string {
	for _, q := range r.rounds() {
		last := q.days[len(q.days)-1]
		if q.what != "rules are revised" || last+dipDays < r.firstOfLastQuarter() {
			continue
		}
		return fmt.Sprintf("Read these times with care: the plateau of an effect is its mean over the last quarter of the days on which all of the arm is in force, and the times are those until half or nearly all of it is there. That quarter lies close to the revision of rules on day %d, and holds more or less of the dip after it, according to when the arm is wholly in force. With a run of other days, plateau, half of it and whether it has settled would differ.", last)
	}
	return ""
}

// firstOfLastQuarter returns the earliest day on which the last quarter of an arm's days
// in force begins.
func (r *Reporter) firstOfLastQuarter() int {
	first := r.manifest.Days
	for _, a := range r.scenario.Arms[1:] {
		if len(a.Combine) > 0 { // it is in force as its parts are
			continue
		}
		end := r.manifest.Days
		if a.UntilDay > 0 {
			end = min(end, a.UntilDay-1)
		}
		full := a.FromDay + a.RampDays
		first = min(first, end-(end-full)/4)
	}
	return first
}
