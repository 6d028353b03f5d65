package agents

import (
	"heed/sim"
	"heed/sim/num"
)

// Acts beyond the rules: suggestions and requests for adaptation (E12, E13, E61),
// help, pointing out what others do (E48), and noticing what no rule foresees
// (E73). Reporting one's own errors and holding against pressure are in task.go,
// where their occasions arise.

// initiative is what e does without occasion, u uniform on [0, 1): a suggestion (E41)
// or help to a colleague, at a rate of l_max times the willingness (E61); or, apart
// from it, the day brings a novel threat, which e may notice (E73).
func (w *workday) initiative(u float32) {
	most, threat := w.c.individual.initiative, w.c.individual.threat
	suggest := float32(float32(most*w.c.individual.suggestions) * w.speaks)
	help := float32(float32(most*(1-w.c.individual.suggestions)) * w.willing)
	switch {
	case u < suggest:
		w.spend(w.c.resources.act)
		w.acted()
		w.suggest()
	case u < suggest+help:
		w.spend(w.c.resources.act)
		w.acted()
		w.sum[helps]++
	case u >= 1-threat:
		w.sum[threats]++
		if (1-u)/threat < num.Logistic32(w.c.individual.vigilant(w.e)) {
			w.sum[noticed]++
		}
	}
}

// request is the constructive answer to a rule that does not fit: a request for
// adaptation, the likelier the more willing to speak (E12).
func (w *workday) request(k uint32) {
	if w.c.individual.request == 0 {
		return
	}
	d := w.chance.request.Part(w.day, w.id, k)
	if d.Float32() < w.c.individual.request*w.speaks {
		w.spend(w.c.resources.act)
		w.acted()
		w.suggest()
	}
}

// suggest sends a suggestion to the experts, a job like a question (E13).
func (w *workday) suggest() {
	w.sum[suggestions]++
	d := w.chance.suggestion.Part(w.day, w.id, w.requests)
	w.requests++
	w.file(&d, job{kind: suggestion})
}

// ask sends a question to the experts: the task waits (E33).
func (w *workday) ask(d *sim.Draw, x task) {
	w.spend(w.c.resources.question)
	w.sum[opened]++
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
	for _, j := range w.place.Contacts.Of(w.seat) {
		s := w.seen[j]
		if !s.present {
			continue
		}
		upward := superior && w.place.Chart.Manager[j] == int32(w.seat)
		row := uint64(w.place.Rows[j])
		u := w.chance.correction.Float64(w.day, row<<32|uint64(w.e.Row))
		if float32(u) < num.Logistic32(w.c.culture.correctedBy(s, upward)) {
			w.sum[corrections]++
			w.credit(int(j))
			w.c.culture.corrected(w.e)
		}
	}
}
