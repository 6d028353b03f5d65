package study

import (
	"math"
	"slices"

	"heed/agents"
	"heed/sim"
	"heed/sim/num"
)

// An answering draws the answers of one replicate. Chance is keyed by person, day, construct
// and item, so that all arms share it, and is no part of the organization's.
type answering struct {
	*Survey
	scales   []scale
	cuts     []float64
	pulled   []bool // which constructs social desirability pulls
	style    sim.Stream
	occasion sim.Stream
	item     sim.Stream
}

// newAnswering returns the answering of a replicate whose scales are made for those on a
// roll.
func newAnswering(v *Survey, reference *roll, s sim.Streams) *answering {
	a := &answering{
		Survey: v, scales: scalesOf(reference, v), cuts: v.thresholds(),
		style: s.Named("survey style"), occasion: s.Named("survey occasion"), item: s.Named("survey item"),
	}
	for _, c := range agents.Constructs {
		a.pulled = append(a.pulled, c.Name == "intention" || c.Name == "behaviour")
	}
	return a
}

// answer appends to to the answers of somebody on a roll, items by construct, and says
// whether they answer at all. What is missing is NaN.
func (a *answering) answer(s *roll, line []float64, to []float64) ([]float64, bool) {
	id := sim.Person(uint32(line[lineRow]), uint32(line[lineGeneration]))
	style, occasion := a.style.At(0, id), a.occasion.At(s.day, id)
	agrees, claims := normal(&style), float64(2*style.Float64())
	answers, common := occasion.Float64() >= a.Nonresponse, normal(&occasion)
	tendency := float64(math.Sqrt(a.Method)*common) + float64(a.Acquiescence*agrees)
	pull := float64(a.Desirability * claims * (0.5 + s.blame))
	for i := range a.scales {
		content := a.scales[i].latent(line[lineTruths+i])
		d := a.item.Part(s.day, id, uint32(i))
		for k := range int(a.Items) {
			x, left := a.content(&a.scales[i], content, &d), d.Float64() < a.Missing
			if a.pulled[i] {
				x += pull
			}
			if left || !answers || math.IsNaN(content) {
				to = append(to, math.NaN())
				continue
			}
			to = append(to, a.point(x, tendency, a.turned(k)))
		}
	}
	return to, answers
}

// content returns what an item has of its construct, and of error.
func (a *answering) content(s *scale, latent float64, d *sim.Draw) float64 {
	return math.Sqrt(1-a.Method) * (float64(s.load*latent) + float64(s.error*normal(d)))
}

// turned says whether the k-th item of a construct is worded in reverse.
func (v *Survey) turned(k int) bool { return k >= int(v.Items-v.Reversed) }

// point returns the answer, 1 to points, of somebody who holds x of what an item asks
// and tends to agree.
func (a *answering) point(x, tendency float64, turned bool) float64 {
	if turned {
		tendency = -tendency
	}
	below, _ := slices.BinarySearch(a.cuts, x+tendency)
	n := 1 + below
	if turned {
		n = int(a.Points) + 1 - n
	}
	return float64(n)
}

// normal draws a standard normal number.
func normal(d *sim.Draw) float64 { return num.NormalQuantile(max(d.Float64(), 0x1p-54)) }
