package stats_test

import (
	"fmt"
	"math"

	"heed/results/stats"
	"heed/scenarios/design"
	"heed/sim"
)

// ishigami is the function of Ishigami and Homma (1990) of a point of the unit cube.
func ishigami(u []float64) float64 {
	x := func(i int) float64 { return math.Pi * (2*u[i] - 1) }
	return math.Sin(x(0)) + 7*math.Pow(math.Sin(x(1)), 2) + 0.1*math.Pow(x(2), 4)*math.Sin(x(0))
}

// points returns the points of a design and what a function makes of them.
func points(d design.Design, err error) (x, y [][]float64) {
	if err != nil {
		panic(err)
	}
	x = d.Points()
	for _, u := range x {
		y = append(y, []float64{ishigami(u)})
	}
	return x, y
}

func bootstrap() stats.Bootstrap {
	return stats.Bootstrap{Source: sim.NewStreams(1, 0).Named("bootstrap"), Resamples: 1000, Level: 0.95}
}

// The analytic indices are 0.31, 0.44 and 0 first, 0.56, 0.44 and 0.24 in total.
func ExampleSobolIndices() {
	_, y := points(design.Saltelli{Factors: 3, Samples: 4096, Second: true, Scramble: true, Seed: 1}.Design())
	r, err := stats.SobolIndices(y, stats.SobolDesign{Factors: 3, Second: true}, bootstrap())
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range 3 {
		fmt.Printf("x%d: first %.2f, total %.2f\n", i+1, r.Mean.First[i].Value, r.Mean.Total[i].Value)
	}
	both := r.Mean.Second[0][2]
	fmt.Printf("x1 and x3 together: %.1f (%.1f to %.1f)\n", both.Value, both.Lo, both.Hi)
	// Output:
	// x1: first 0.32, total 0.56
	// x2: first 0.44, total 0.44
	// x3: first 0.00, total 0.24
	// x1 and x3 together: 0.2 (0.2 to 0.3)
}

// Each of ten seeds adds what it draws to the output at all points: 1 on average of 14.8 in all.
func ExampleSobolIndices_seed() {
	_, y := points(design.Saltelli{Factors: 3, Samples: 1024, Scramble: true, Seed: 1}.Design())
	for p := range y {
		value := y[p][0]
		y[p] = y[p][:0]
		for seed := range 10 { // ten values of the variance 1
			y[p] = append(y[p], value+(float64(seed)-4.5)/math.Sqrt(110./12))
		}
	}
	r, err := stats.SobolIndices(y, stats.SobolDesign{Factors: 3, Common: true}, bootstrap())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("chance: %.3f of the differences between points, and a shift of %.3f of all\n", r.Chance.Single.Value, r.Chance.Shift.Value)
	fmt.Printf("the seed: first %.3f, total %.3f\n", r.Seeded.First[3].Value, r.Seeded.Total[3].Value)
	// Output:
	// chance: 0.000 of the differences between points, and a shift of 0.067 of all
	// the seed: first 0.067, total 0.067
}

// Over all of the grid mu* are 7.7, 7.9 and 6.2.
func ExampleMorrisEffects() {
	m := design.Morris{Factors: 3, Trajectories: 20, Levels: 4, Candidates: 20}
	x, y := points(m.Design())
	r, err := stats.MorrisEffects(x, y, m.Step(), bootstrap())
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range 3 {
		fmt.Printf("x%d: mu %.1f, mu* %.1f, sigma %.1f\n", i+1, r.Mu[i].Value, r.MuStar[i].Value, r.Sigma[i].Value)
	}
	// Output:
	// x1: mu 8.3, mu* 8.3, sigma 6.4
	// x2: mu -3.2, mu* 7.9, sigma 7.4
	// x3: mu -0.6, mu* 5.6, sigma 8.6
}

// The fourth factor does nothing, and the third nothing but change how the first acts.
func ExamplePAWN() {
	x, replicates := points(design.Latin{Factors: 4, Points: 2000, Candidates: 1}.Design())
	y, err := stats.Averaged(replicates)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := stats.PAWN(x, y, 10, bootstrap())
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range 4 {
		fmt.Printf("x%d: %.2f, acts: %v\n", i+1, r.Max[i].Value, r.Max[i].Value > r.DummyMax)
	}
	// Output:
	// x1: 0.29, acts: true
	// x2: 0.50, acts: true
	// x3: 0.25, acts: true
	// x4: 0.09, acts: false
}

func ExampleRegress() {
	d, err := design.Latin{Factors: 3, Points: 200, Candidates: 1}.Design()
	if err != nil {
		fmt.Println(err)
		return
	}
	x := d.Points()
	y := make([]float64, len(x))
	for p, u := range x {
		y[p] = math.Exp(4*u[0]) - 10*u[1]
	}
	r, err := stats.Regress(x, y, bootstrap())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("R2 %.1f, of ranks %.1f\n", r.R2.Value, r.RankR2.Value)
	for i := range 3 {
		fmt.Printf("x%d: SRC %.1f, PRCC %.1f\n", i+1, r.SRC[i].Value, r.PRCC[i].Value)
	}
	// Output:
	// R2 0.8, of ranks 0.9
	// x1: SRC 0.9, PRCC 1.0
	// x2: SRC -0.3, PRCC -0.8
	// x3: SRC -0.0, PRCC -0.1
}

func ExampleSobolConvergence() {
	_, y := points(design.Saltelli{Factors: 3, Samples: 4096, Scramble: true, Seed: 1}.Design())
	rising, err := stats.SobolConvergence(y, stats.SobolDesign{Factors: 3}, bootstrap())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range rising[len(rising)-4:] {
		fmt.Printf("%d samples: total of x1 %.2f\n", r.Samples, r.Mean.Total[0].Value)
	}
	// Output:
	// 512 samples: total of x1 0.53
	// 1024 samples: total of x1 0.55
	// 2048 samples: total of x1 0.56
	// 4096 samples: total of x1 0.56
}
