package stats

import "testing"

// Ten cases by hand: at a fifth a peel takes two cases, three of a value that ties, or a
// category.
func TestPeelByHand(t *testing.T) {
	features := []Feature{
		{Values: []float64{1, 1, 1, 2, 3, 4, 5, 6, 7, 8}},
		{Values: []float64{0, 1, 0, 1, 0, 1, 0, 1, 2, 2}, Categories: 3},
	}
	c, err := NewCases(features, []float64{0, 0, 0, 1, 0, 1, 1, 1, 0, 1})
	if err != nil {
		t.Fatal(err)
	}
	// The ones that tie gain (5/7 - 5/10)/3 = .071 a case; the last two lose; category 0
	// gains (4/6 - 1/2)/4 = .042, category 1 loses, category 2 gains nothing.
	all := PRIM{Alpha: 0.2, Mass: 0.5}.Peel(c, c.All())
	l, _ := all[1].Limits(0)
	if all[1].N != 7 || l.Lo != 1.5 || all[1].Density != 5./7 {
		t.Errorf("first peel: %+v; want the three cases of value 1 off, and 1.5 as the limit", all[1])
	}
	// Of 2 to 8 then: value 2 loses; 8 loses; category 0 gains (4/5 - 5/7)/2 = .043;
	// category 2 gains the same, (4/5 - 5/7)/2. The first category of equals goes.
	l, _ = all[2].Limits(1)
	if len(all) < 3 || all[2].N != 5 || !l.Out[0] || l.Out[1] || l.Out[2] {
		t.Errorf("second peel: %+v; want category 0 off", all[2])
	}
	if last := all[len(all)-1]; last.N < 5 {
		t.Errorf("%d cases are left; want half of 10 at least", last.N)
	}
}

// The three objectives differ where a category has few cases (Kwakkel and Jaxa-Rozen
// 2016): taking 4 cases for a mean of 2/3, or 1 for 5/9.
func TestObjectivesWeighWhatIsGivenUp(t *testing.T) {
	features := []Feature{
		{Values: []float64{0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, Categories: 2},
		{Values: []float64{0, 1, 1, 1, 1, 1, 1, 1, 1, 1}, Categories: 2},
	}
	y := []float64{0, 1, 0, 0, 1, 1, 1, 1, 0, 0}
	c, err := NewCases(features, y)
	if err != nil {
		t.Fatal(err)
	}
	for o, want := range map[Objective]int{
		Gain:    1, // (5/9 - 1/2)/1 = .056 against (4/6 - 1/2)/4 = .042
		Support: 1, // 9 * .056 = .5 against 6 * .042 = .25
		Mean:    0, // 4/6 against 5/9
	} {
		if got := (PRIM{Alpha: 0.1, Mass: 0.1, Objective: o}).Peel(c, c.All())[1].Feature; got != want {
			t.Errorf("objective %d peels feature %d first; want %d", o, got, want)
		}
	}
}
