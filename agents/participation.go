package agents

import (
	"heed/sim"
	"heed/sim/num"
)

// Acts beyond the rules: suggestions and requests for adaptation (E12, E13, E61),
// help, pointing out what others do (E48), and noticing what no rule foresees
// (E73). Reporting one's own errors and holding against pressure are in task.go,
// where their occasions arise.

// initiative is what e does without occasion: a suggestion (E41)
// or help to a colleague, at a rate of l_max times the willingness (E61); or, apart
// from it, the day brings a novel threat, which e may notice (E73).
func (w *workday) initiative() {
	u := sim.Unit(w.venture)
	most, threat := w.c.individual.initiative, w.c.individual.threat
	if u > float32(most*(1+0x1p-10)) && u < 1-threat {
		return // whatever the willingness, which is at most 1
	}
	willing, speaks := w.willing()
	suggest := float32(float32(most*w.c.individual.suggestions) * speaks)
	help := float32(float32(most*(1-w.c.individual.suggestions)) * willing)
	switch {
	case u < suggest:
		w.spend(w.c.resources.act)
		w.acted()
		w.suggest()
	case u < suggest+help:
		w.spend(w.c.resources.act)
		w.acted()
		w.counts[helps]++
	case u >= 1-threat:
		w.counts[threats]++
		if (1-u)/threat < num.Logistic32(w.c.individual.vigilant(w.e)) {
			w.counts[noticed]++
		}
	}
}

// willing returns how willing e is to act beyond the rules, and to suggest, as things
// stood before the day's tasks.
func (w *workday) willing() (acts, speaks float32) {
	e := *w.e
	e.Awareness, e.Knowledge, e.Frustration = w.morning[0], w.morning[1], w.morning[2]
	return w.c.individual.willing(&e, w.leader)
}

// request is the constructive answer to a rule that does not fit: a request for
// adaptation, the likelier the more willing to speak (E12).
func (w *workday) request(k uint32) {
	if w.c.individual.request == 0 {
		return
	}
	d := w.chance.request.Part(w.day, w.id, k)
	if _, speaks := w.willing(); d.Float32() < w.c.individual.request*speaks {
		w.spend(w.c.resources.act)
		w.acted()
		w.suggest()
	}
}

// suggest sends a suggestion to the experts, a job like a question (E13).
func (w *workday) suggest() {
	w.counts[suggestions]++
	d := w.chance.suggestion.Part(w.day, w.id, w.requests)
	w.requests++
	w.file(&d, job{kind: suggestion})
}

// ask sends a question to the experts: the task waits (E33).
func (w *workday) ask(d *sim.Draw, x task) {
	w.spend(w.c.resources.question)
	w.counts[opened]++
	kind := question
	if d.Float32() < w.c.resources.critical {
		kind = critical
	}
	w.file(d, job{kind: kind, task: x.k, external: x.external, cost: x.cost})
}

// correct lets those who saw yesterday's violation point it out, each by their own
// chance (E48): the deviation is shown to be one, and the norm recalled.
func (w *workday) correct() {
	superior := w.place.leads[w.seat]
	s, contacts := w.shift, w.place.Contacts.Of(w.seat)
	n := len(contacts)
	s.whose, s.who, s.remarks, s.colleagues = room(s.whose, n), room(s.who, n), room(s.remarks, n), room(s.colleagues, n)
	for i, j := range contacts { // as in fetch
		s.whose[i], s.who[i], s.colleagues[i] = w.e.Row, w.place.Rows[j], w.seen.of[j]
	}
	w.chance.correction.Blocks(w.day, nil, s.whose, s.who, s.remarks)
	for i, j := range contacts {
		if !w.seen.present(j) {
			continue
		}
		upward := superior && w.place.Chart.Manager[j] == int32(w.seat)
		logit := w.c.culture.correctedBy(&s.colleagues[i], upward)
		if num.Happens64(logit, s.remarks[i][0], s.remarks[i][1]) {
			w.counts[corrections]++
			w.credit(int(j))
			w.c.culture.corrected(w.e)
		}
	}
}
