package study

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"heed/agents"
	"heed/results"
	"heed/scenarios"
	"heed/scenarios/search"
	"heed/sim"
)

// mixing answers what mixes do in replicates.
type mixing struct {
	policy  *scenarios.Policy
	answers Inquiry // keeps them
	columns []int   // of the metrics that are objectives
	workers int

	mu     sync.Mutex
	worlds map[int]*world // by replicate
}

// A world is what all mixes of a replicate have in common: the organization at day 0, and
// what becomes of it without a mix.
type world struct {
	sync.Once
	err   error
	trial trial
	base  []float64 // the metrics of the baseline
}

// worldSeats bounds how many employees the worlds hold that are kept at once: some hundred
// megabytes.
const worldSeats = 500_000

func newMixing(p *scenarios.Policy, folder *results.Folder, workers int) *mixing {
	m := &mixing{policy: p, answers: Inquiry{Folder: folder}, workers: workers, worlds: map[int]*world{}}
	for i, metric := range agents.Metrics {
		if slices.ContainsFunc(p.Objectives, func(o scenarios.Objective) bool { return o.Metric == metric.Name }) {
			m.columns = append(m.columns, i)
		}
	}
	return m
}

// ask returns the answers to trials: the differences from the baseline, in the order of
// the folder's metrics. Where worlds are too large to keep all, it takes replicate by
// replicate.
func (m *mixing) ask(ctx context.Context, trials []search.Trial, told func(answered int)) ([][]float64, error) {
	all := make([][]float64, len(trials))
	order := make([]int, len(trials))
	for i := range order {
		order[i] = i
	}
	small := int(m.policy.Base.Params.Organization.Employees)*m.policy.Replicates() <= worldSeats
	if !small {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(trials[a].Replicate, trials[b].Replicate) })
	}
	answered := 0
	for len(order) > 0 {
		n := len(order)
		if !small {
			if n = slices.IndexFunc(order, func(i int) bool { return trials[i].Replicate != trials[order[0]].Replicate }); n < 0 {
				n = len(order)
			}
		}
		err := sim.Map(ctx, m.workers, n, func(ctx context.Context, i int) ([]float64, error) {
			return m.answer(ctx, trials[order[i]])
		}, func(i int, answer []float64) error {
			all[order[i]] = answer
			answered++
			told(answered)
			return nil
		})
		if err != nil {
			return nil, err
		}
		if order = order[n:]; !small {
			clear(m.worlds)
		}
	}
	return all, nil
}

// answer returns what a mix does in a replicate: what the folder has, or else what a run
// shows.
func (m *mixing) answer(ctx context.Context, t search.Trial) ([]float64, error) {
	q := Question{Number: t.Number, Replicate: t.Replicate}
	answer, err := m.answers.recall(q)
	if answer != nil || err != nil {
		return answer, err
	}
	w, err := m.world(ctx, t.Replicate)
	if err != nil {
		return nil, err
	}
	whole, err := w.follow(ctx, m.policy.Changes(m.policy.Values(t.Unit), w.trial.scenario))
	if err != nil {
		return nil, err
	}
	for _, c := range m.columns {
		answer = append(answer, whole[c]-w.base[c])
	}
	return answer, m.answers.keep(q, answer)
}

// world returns the world of a replicate. Whoever comes first makes it.
func (m *mixing) world(ctx context.Context, replicate int) (*world, error) {
	m.mu.Lock()
	w := m.worlds[replicate]
	if w == nil {
		w = &world{}
		m.worlds[replicate] = w
	}
	m.mu.Unlock()
	w.Do(func() { w.err = w.make(ctx, m.policy, replicate) })
	return w, w.err
}

// make burns the organization in and lets the baseline follow.
func (w *world) make(ctx context.Context, p *scenarios.Policy, replicate int) (err error) {
	if w.trial.scenario, err = p.Future(replicate); err != nil {
		return err
	}
	if err = w.trial.settle(ctx, replicate); err == nil {
		w.base, err = w.follow(ctx, nil)
	}
	return err
}

// follow returns the metrics of a branch from day 0 in which something changes.
func (w *world) follow(ctx context.Context, changes []agents.Change) ([]float64, error) {
	o := w.trial.day0.CloneOver(spent.Get().(*agents.Organization))
	defer spent.Put(o)
	o.Spread(1)
	o.Follow(changes)
	start := o.Account()
	err := sim.Execute(ctx, o, sim.Span{To: w.trial.scenario.Days}, func(int) error { return nil })
	return sim.Values(nil, agents.Metrics, o.Account().Since(start).Mean()), err
}

// toObjectives returns what the search is told of trials: differences from the baseline and
// the cost, each so that less is better, in the order of the policy's objectives.
func (m *mixing) toObjectives(trials []search.Trial, answers [][]float64) [][]float64 {
	all := make([][]float64, len(trials))
	for i, t := range trials {
		for _, o := range m.policy.Objectives {
			v := 0.0
			if o.Metric == scenarios.CostObjective {
				v = m.policy.Cost(m.policy.Values(t.Unit))
			} else {
				v = answers[i][m.place(o.Metric)]
			}
			if o.More {
				v = -v
			}
			all[i] = append(all[i], v)
		}
	}
	return all
}

// place returns where an answer has a metric.
func (m *mixing) place(metric string) int {
	return slices.IndexFunc(m.columns, func(c int) bool { return agents.Metrics[c].Name == metric })
}
