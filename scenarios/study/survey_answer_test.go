package study

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"math"
	"os"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"heed/agents"
	"heed/sim"
)

// survey1 is a survey on a day without bias.
func survey1(day int, set ...func(*Survey)) Survey {
	v := DefaultSurvey([]int{day}, false)
	for _, f := range set {
		f(&v)
	}
	return v
}

// population returns a roll of n made-up people, each of whose truths is drawn by draw.
func population(n int, draw func(d *sim.Draw) float64) roll {
	var r roll
	stream := sim.NewStreams(11, 0).Named("population")
	for i := range n {
		line := make([]float64, lineTruths+len(agents.Constructs))
		line[lineRow] = float64(i)
		d := stream.At(0, uint64(i))
		for c := range agents.Constructs {
			line[lineTruths+c] = draw(&d)
		}
		r.lines = append(r.lines, line)
	}
	return r
}

// ask has everybody on a roll answer.
func ask(v Survey, reference, r *roll) (*tableau, [][]float64) {
	a, t := newAnswering(&v, reference, sim.NewStreams(3, 0)), newTableau(&v)
	var all [][]float64
	for _, line := range r.lines {
		answers, _ := a.answer(r, line, nil)
		t.add(line, answers)
		all = append(all, answers)
	}
	return t, all
}

// Answers without bias and error, of many points, have the ranks of the truth: nobody of
// whom more is true answers less.
func TestExactAnswersKeepTheRanks(t *testing.T) {
	people := population(500, normal)
	v := survey1(0, func(v *Survey) { v.Reliability, v.Points = 1, 101 })
	_, answers := ask(v, &people, &people)
	for c := range agents.Constructs {
		order := make([]int, len(answers))
		for i := range order {
			order[i] = i
		}
		truth := func(i int) float64 { return people.lines[i][lineTruths+c] }
		slices.SortFunc(order, func(i, j int) int { return cmp.Compare(truth(i), truth(j)) })
		different := map[float64]bool{}
		for k := range order {
			own := answers[order[k]][c*3 : c*3+3]
			different[own[0]] = true
			if own[0] != own[1] || own[1] != own[2] {
				t.Fatalf("items of %s = %v; want the same without error", agents.Constructs[c].Name, own)
			}
			if k > 0 && own[0] < answers[order[k-1]][c*3] {
				t.Fatalf("%s: the %d-th of the truth answers %v after %v", agents.Constructs[c].Name, k, own[0], answers[order[k-1]][c*3])
			}
		}
		if len(different) < 70 {
			t.Errorf("%s: %d different answers of 500 people on 101 points; want most of the scale", agents.Constructs[c].Name, len(different))
		}
	}
}

// Each bias does what it is for. Directions hold by far more than chance at 4000 people.
func TestBiasesDoWhatTheyAreFor(t *testing.T) {
	people := population(4000, normal)
	feared := people
	feared.blame = 0.9
	measure := func(r *roll, set ...func(*Survey)) map[string]Measure {
		asked, _ := ask(survey1(0, set...), &people, r)
		all := map[string]Measure{}
		for _, m := range asked.measures() {
			all[m.Construct] = m
		}
		return all
	}
	plain := measure(&people)
	desirable := func(v *Survey) { v.Desirability = 0.5 }
	pulled, feared2 := measure(&people, desirable), measure(&feared, desirable)
	for _, c := range []string{"intention", "behaviour"} {
		if !(plain[c].Mean+0.2 < pulled[c].Mean && pulled[c].Mean+0.2 < feared2[c].Mean) {
			t.Errorf("mean %s: %.2f without desirability, %.2f with it, %.2f where blame is high; want it to rise", c, plain[c].Mean, pulled[c].Mean, feared2[c].Mean)
		}
	}
	if pulled["norm"] != plain["norm"] {
		t.Errorf("desirability changes norm: %+v; want %+v", pulled["norm"], plain["norm"])
	}
	for name, set := range map[string]func(*Survey){
		"method": func(v *Survey) { v.Method = 0.3 }, "acquiescence": func(v *Survey) { v.Acquiescence = 0.6 },
	} {
		biased := measure(&people, set)
		turned := measure(&people, set, func(v *Survey) { v.Items, v.Reversed = 4, 2 })
		even := measure(&people, set, func(v *Survey) { v.Items = 4 })
		if !(biased["safety"].Alpha > plain["safety"].Alpha+0.03) {
			t.Errorf("%s: alpha %.3f; want it above that without bias, %.3f", name, biased["safety"].Alpha, plain["safety"].Alpha)
		}
		if !(turned["safety"].Validity > even["safety"].Validity+0.01) {
			t.Errorf("%s: validity %.3f with half of the items in reverse; want it above %.3f", name, turned["safety"].Validity, even["safety"].Validity)
		}
	}
}

// Constructs that have nothing to do with each other correlate by the common method alone.
// Of a score of three items of unit variance, correlating 4/7 without it, the share m is
// common to both scores, and the variance is m + (1-m)(4/7 + 3/7/3): .375 at 30%. Whole
// points take something from that, and the standard error is .014 of 4000 people: .05 is
// allowed. Without a common method it is within 5 standard errors of 0.
func TestACommonMethodCorrelatesWhatIsNot(t *testing.T) {
	people := population(4000, normal)
	between := func(share float64) float64 {
		asked, _ := ask(survey1(0, func(v *Survey) { v.Method = share }), &people, &people)
		return related(scoresOf(asked.items[0], 3), scoresOf(asked.items[4], 3))
	}
	if got := between(0); math.Abs(got) > 5/math.Sqrt(4000) {
		t.Errorf("correlation of norm and safety without a common method = %.3f; want 0", got)
	}
	if got, want := between(0.3), 0.3/(0.3+0.7*(4./7+3./7/3)); math.Abs(got-want) > 0.05 {
		t.Errorf("correlation of norm and safety with 30%% of common method = %.3f; want about %.3f", got, want)
	}
}

// Shares of what is missing are those asked for, within 5 standard errors.
func TestMissingAnswers(t *testing.T) {
	people := population(2000, normal)
	v := survey1(0, func(v *Survey) { v.Missing, v.Nonresponse = 0.1, 0.4 })
	_, answers := ask(v, &people, &people)
	silent, left, given := 0, 0, 0
	for _, row := range answers {
		n := 0
		for _, x := range row {
			if math.IsNaN(x) {
				n++
			}
		}
		if n == len(row) {
			silent++
			continue
		}
		left, given = left+n, given+len(row)
	}
	within := func(what string, got, want float64, n int) {
		if math.Abs(got-want) > 5*math.Sqrt(want*(1-want)/float64(n)) {
			t.Errorf("%s = %.3f; want %v", what, got, want)
		}
	}
	within("share that does not answer", float64(silent)/2000, 0.4, 2000)
	within("share of items left out", float64(left)/float64(given), 0.1, given)
}

// Who has no truth of a construct leaves its items out and answers the others; where all
// are the same there is error alone.
func TestTruthsThatAreNot(t *testing.T) {
	people := population(50, normal)
	for _, l := range people.lines {
		l[lineTruths+8], l[lineTruths] = math.NaN(), 0.7
	}
	asked, answers := ask(survey1(0), &people, &people)
	for _, row := range answers {
		if !math.IsNaN(row[26]) || math.IsNaN(row[0]) || math.IsNaN(row[23]) {
			t.Fatalf("answers %v; want those of behaviour left out alone", row)
		}
	}
	if m := asked.measures(); m[8].Respondents != 0 || !math.IsNaN(m[8].Alpha) || !math.IsNaN(m[0].Validity) {
		t.Errorf("measures %+v and %+v; want none of behaviour and no validity of norm", m[8], m[0])
	}
}

// Answers are whole points of the scale, whatever the survey.
func TestAnswersAreOnTheScale(t *testing.T) {
	people := population(20, normal)
	rapid.Check(t, func(t *rapid.T) {
		v := survey1(0)
		for _, n := range SurveyNumbers {
			x := rapid.Float64Range(n.Min, n.Max).Draw(t, n.Name)
			if n.Whole {
				x = math.Round(x)
			}
			if err := n.Set(&v, x); err != nil {
				t.Fatalf("Set(%s, %v): %v", n.Name, x, err)
			}
		}
		v.Reversed = min(v.Reversed, v.Items)
		_, answers := ask(v, &people, &people)
		for _, row := range answers {
			if len(row) != 9*int(v.Items) {
				t.Fatalf("%d answers; want 9 times %v", len(row), v.Items)
			}
			for _, x := range row {
				if !math.IsNaN(x) && (x != math.Round(x) || x < 1 || x > v.Points) {
					t.Fatalf("answer %v of a scale of %v points", x, v.Points)
				}
			}
		}
	})
}

// The same truths have the same answers on every platform: what chance and arithmetic of
// a survey come to does not hang on the model.
func TestGoldenAnswers(t *testing.T) {
	const path = "testdata/survey.sum"
	people := population(300, shapes[1].draw)
	people.blame = 0.4
	text := ""
	for _, typical := range []bool{false, true} {
		v := DefaultSurvey([]int{0}, typical)
		v.Missing, v.Nonresponse, v.Skew = 0.05, 0.3, 0.25
		asked, answers := ask(v, &people, &people)
		text += fmt.Sprintf("%x %v\n", sha256.Sum256([]byte(fmt.Sprint(answers))), asked.measures()[7])
	}
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || text != string(want) {
		t.Errorf("answers of made-up people:\n%s\nwant %s:\n%s (%v); either this platform computes otherwise, or answers are drawn otherwise: then run this test with -update", text, path, want, err)
	}
}
