package plot

import (
	"fmt"
	"math"
	"math/rand/v2"
)

// Plausible comparisons of interventions, for the gallery and the tests.

const whiskerCaption = "Differences from the baseline, paired by replicate, whiskers 95% intervals (Student's t, 20 replicates). Cost in thousand euro a year, one-off costs spread over the two years."

func plane(arms, fields int) Plane {
	r := rand.New(rand.NewPCG(3, uint64(arms)))
	in := Plane{
		Frame: Frame{Caption: whiskerCaption, Order: armNames}, Cost: "cost, thousand euro a year",
		Frontier: "frontier: nothing does more for the money", Beside: "not on the frontier", Dominated: "dominated: another costs no more and does no less",
	}
	for f := range fields {
		field := []Field{{Title: "Compliance", Share: true}, {Title: "Participation", Unit: "acts per employee and month"}}[f%2]
		field.Spots = append(field.Spots, Spot{Label: "baseline", Lo: math.NaN(), Standing: Frontier})
		for i := 1; i < arms; i++ {
			name := fmt.Sprint("arm ", i)
			if i < len(armNames) {
				name = armNames[i]
			}
			x := 40 + 180*r.Float64()
			y := 0.00015 * x * (r.Float64() - 0.1)
			if i == 2 {
				x, y = 870, 0.052
			}
			s := Spot{Label: name, X: x, Y: y, Lo: y - 0.003, Hi: y + 0.003}
			if f%2 == 1 {
				s.Y, s.Lo, s.Hi = 9*s.Y, 9*s.Lo, 9*s.Hi
			}
			field.Spots = append(field.Spots, s)
		}
		field.stand()
		in.Fields = append(in.Fields, field)
	}
	return in
}

// stand gives the spots of a field their standing.
func (f Field) stand() {
	for i, s := range f.Spots {
		for j, o := range f.Spots {
			if j != i && o.X <= s.X && o.Y >= s.Y {
				f.Spots[i].Standing = Dominated
			}
		}
	}
	for i, s := range f.Spots {
		if i%3 == 2 && s.Standing == Beside {
			f.Spots[i].Standing = Frontier
		}
	}
}

func tradeoff(options int) Tradeoff {
	r := rand.New(rand.NewPCG(5, uint64(options)))
	in := Tradeoff{
		Frame:  Frame{Caption: whiskerCaption, Order: armNames},
		Column: "dominated by", Filled: "in the Pareto set", Hollow: "another is as good in all and better in one",
		Objectives: []Objective{
			{Title: "Compliance", Share: true}, {Title: "Participation", Unit: "acts per employee and month"},
			{Title: "Time", Unit: "minutes per employee and day", Less: true}, {Title: "Cost", Unit: "thousand euro a year", Less: true},
		},
	}
	for i := range options {
		o := Option{Label: armNames[i%len(armNames)], Member: i%3 != 1}
		if i >= len(armNames) {
			o.Label = fmt.Sprint("arm ", i)
		}
		if !o.Member {
			o.Note = armNames[(i+1)%len(armNames)]
		}
		in.Options = append(in.Options, o)
		for j, size := range []float64{0.03, 0.2, 3, 400} {
			v := size * (r.Float64() - 0.2)
			if i == 0 {
				v = 0
			}
			k := &in.Objectives[j]
			k.Values = append(k.Values, v)
			if j < 3 {
				h := 0.1 * size * math.Min(1, float64(i))
				k.Lo, k.Hi = append(k.Lo, v-h), append(k.Hi, v+h)
			} else {
				k.Values[i] = math.Abs(v)
			}
		}
	}
	return in
}

func lag(arms int) Lag {
	in := Lag{
		Frame: Frame{Caption: "Differences from the baseline, paired by replicate; bands are 95% intervals (Student's t, 20 replicates).", Order: armNames},
		Days:  Days{Label: "Workday", Year: 250}, Share: true,
		Words: map[Moment]string{HalfThere: "half of the effect is there", AlmostThere: "90% of it", HalfLost: "half of it is lost"},
	}
	for i := 1; i <= arms; i++ {
		tau := 20 + 25*float64(i)
		size := 0.02 * (1 - 0.3*float64(i))
		noisy := course(i*17, armNames[i], 750, 0, 0, 0.0015)
		for d := range noisy.X {
			v := size * (1 - math.Exp(-noisy.X[d]/tau))
			if until := 500.0; i%2 == 0 && noisy.X[d] > until {
				v = size * math.Exp(-(noisy.X[d]-until)/tau)
			}
			noisy.Mean[d] += v
			noisy.Lo[d] += v
			noisy.Hi[d] += v
		}
		r := Response{Title: armNames[i], Course: noisy, Marks: map[Moment]float64{HalfThere: tau * math.Ln2, AlmostThere: tau * math.Log(10)}}
		r.Note = fmt.Sprintf("half by day %.0f, 90%% by day %.0f", r.Marks[HalfThere], r.Marks[AlmostThere])
		if i%2 == 0 {
			r.Rules = []Rule{{500, "ends"}}
			r.Marks[HalfLost] = 500 + tau*math.Ln2
			r.Note += fmt.Sprintf("; half lost %.0f days after its end", tau*math.Ln2)
		}
		in.Responses = append(in.Responses, r)
	}
	return in
}

func whole(sums, parts int) Whole {
	in := Whole{
		Frame:    Frame{Caption: "Differences from the baseline, paired by replicate; the whisker is the 95% interval of the arm with all parts (Student's t, 20 replicates).", Order: armNames},
		SumLabel: "sum of the parts", TogetherLabel: "together", ExcessLabel: "together less the sum:",
	}
	for i := range sums {
		s := Sum{Title: []string{"everything-at-once: compliance", "everything-at-once: participation"}[i%2], Share: i%2 == 0}
		if !s.Share {
			s.Unit = "acts per employee and month"
		}
		for j := range parts {
			v := []float64{0.011, 0.006, -0.002, 0.009, 0.004, 0.001, 0.003}[(i+j)%7] * (1 + 8*float64(i%2))
			s.Parts = append(s.Parts, Estimate{Label: armNames[(j+1)%len(armNames)], Value: v})
			s.Of += v
		}
		v := s.Of * (0.7 + 0.4*float64(i%2))
		h := 0.08 * math.Abs(s.Of)
		s.Together = Estimate{Value: v, Lo: v - h, Hi: v + h}
		s.Excess = Estimate{Value: v - s.Of, Lo: v - s.Of - h, Hi: v - s.Of + h}
		in.Sums = append(in.Sums, s)
	}
	return in
}

func futures(arms, n int) Futures {
	in := Futures{Frame: Frame{Order: armNames, Caption: fmt.Sprintf("%d futures: points of the sweep. Bars on the left have 95%% intervals (Wilson). Each dot is a future, or a percentile of them; the tick is the median. Regret is what an arm lacks to the best one in the same future.", n)}}
	for i, o := range []Outlook{{Title: "Compliance", Share: true}, {Title: "Time", Unit: "minutes per employee and day", Less: true}} {
		r := rand.New(rand.NewPCG(11, uint64(n+i)))
		size := []float64{0.02, 1.5}[i]
		for j := 1; j <= arms; j++ {
			best := 1 / float64(arms) * (0.4 + float64(j)/float64(arms))
			p := Prospect{Label: armNames[j%len(armNames)], Best: best, Lo: best * 0.7, Hi: math.Min(1, best*1.3+0.05), Regret: size * r.Float64()}
			if j >= len(armNames) {
				p.Label = fmt.Sprint("arm ", j)
			}
			p.Greatest = p.Regret * 1.8
			for range n {
				p.Effects = append(p.Effects, size*(0.5*float64(j)/float64(arms)+0.4*r.NormFloat64()))
			}
			for _, v := range p.Effects {
				if o.harmful(v) {
					p.Harm += 1 / float64(n)
				}
			}
			o.Prospects = append(o.Prospects, p)
		}
		in.Outlooks = append(in.Outlooks, o)
	}
	return in
}

func tornado(arms, factors int) Tornado {
	in := Tornado{
		Frame: Frame{Caption: "Spearman's rank correlation of the effect on compliance with each factor over 256 points; the ten largest."},
		Unit:  "rank correlation", Limit: 1, Filled: "not zero (Holm-adjusted p < 0.05)", Hollow: "may be zero",
	}
	names := []string{"culture.blame", "rules.detail", "individual.baseline_offset", "resources.production_pressure", "decision.norm_weight", "education.task_coupling", "collaboration.us_and_them", "decision.habit_gain", "rules.count", "resources.patience"}
	for i := 1; i <= arms; i++ {
		k := Ranking{Title: armNames[i]}
		for j := range factors {
			v := 0.8 / (1 + 0.6*float64(j)) * math.Cos(float64(i*j+j))
			k.Bars = append(k.Bars, Bar{Label: names[(i+j)%len(names)], Value: v, Distinct: math.Abs(v) > 0.12})
		}
		in.Rankings = append(in.Rankings, k)
	}
	return in
}

// comparisons are the drawings of interventions compared.
func comparisons() []drawing {
	narrowPlane := plane(6, 1)
	narrowPlane.Width = Column
	narrowTrade := tradeoff(5)
	narrowTrade.Width = Column
	narrowFutures := futures(4, 30)
	narrowFutures.Width = Column
	narrowLag := lag(2)
	narrowLag.Width = Column
	return []drawing{
		{"plane", func() (*Figure, error) { return CostEffect(plane(8, 2)) }},
		{"planenarrow", func() (*Figure, error) { return CostEffect(narrowPlane) }},
		{"plane20", func() (*Figure, error) { return CostEffect(plane(20, 2)) }},
		{"plane40", func() (*Figure, error) { return CostEffect(plane(40, 1)) }},
		{"tradeoffs", func() (*Figure, error) { return Tradeoffs(tradeoff(8)) }},
		{"tradeoffsnarrow", func() (*Figure, error) { return Tradeoffs(narrowTrade) }},
		{"tradeoffs20", func() (*Figure, error) { return Tradeoffs(tradeoff(20)) }},
		{"responses", func() (*Figure, error) { return Responses(lag(6)) }},
		{"responsesnarrow", func() (*Figure, error) { return Responses(narrowLag) }},
		{"sums", func() (*Figure, error) { return Sums(whole(2, 7)) }},
		{"sumsmany", func() (*Figure, error) { return Sums(whole(4, 3)) }},
		{"robustness", func() (*Figure, error) { return Robustness(futures(7, 400)) }},
		{"robustnessfew", func() (*Figure, error) { return Robustness(futures(3, 12)) }},
		{"robustnessnarrow", func() (*Figure, error) { return Robustness(narrowFutures) }},
		{"heat", func() (*Figure, error) { return HeatMaps(heat(5, 5, 6)) }},
		{"heatfine", func() (*Figure, error) { return HeatMaps(heat(2, 25, 12)) }},
		{"levels", func() (*Figure, error) { return Levels(levelled(5)) }},
		{"tornado", func() (*Figure, error) { return Tornadoes(tornado(4, 10)) }},
		{"tornadoone", func() (*Figure, error) { return Tornadoes(tornado(1, 3)) }},
	}
}

func heat(maps, nx, ny int) Heat {
	in := Heat{Frame: Frame{Caption: "Means over 20 replicates."}, X: "rules.detail", Y: "culture.blame", Unit: "compliance", Share: true}
	for i := range nx {
		in.XLevels = append(in.XLevels, fmt.Sprintf("%.2f", 0.1*float64(i)))
	}
	for i := range ny {
		in.YLevels = append(in.YLevels, fmt.Sprintf("%.1f", 0.2*float64(i)))
	}
	for k := range maps {
		m := HeatMap{Title: armNames[k]}
		for i := range ny {
			var row []float64
			for j := range nx {
				row = append(row, 0.9+0.02*float64(k)-0.003*float64(i*j)+0.004*float64(j))
			}
			m.Values = append(m.Values, row)
		}
		m.Values[0][0] = math.NaN()
		in.Maps = append(in.Maps, m)
	}
	return in
}

// levelled is compliance over the levels of a factor.
func levelled(arms int) Timeline {
	in := Timeline{Frame: Frame{Caption: bandCaption}, Days: Days{Label: "rules.detail"}}
	for _, p := range []Panel{{Title: "Compliance", Unit: "share of tasks", Share: true}, {Title: "Participation", Unit: "acts per employee and month"}} {
		for i := range arms {
			c := Course{Label: armNames[i]}
			for j := range 5 {
				v := 0.9 + 0.01*float64(i) - 0.02*math.Abs(float64(j)-2)
				c.X, c.Mean = append(c.X, 0.1+0.2*float64(j)), append(c.Mean, v)
				c.Lo, c.Hi = append(c.Lo, v-0.01), append(c.Hi, v+0.01)
			}
			p.Courses = append(p.Courses, c)
		}
		in.Panels = append(in.Panels, p)
	}
	return in
}
