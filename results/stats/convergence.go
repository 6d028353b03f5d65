package stats

// fewestConverging is how many samples or trajectories indices are first given of.
const fewestConverging = 16

// Halvings returns n and what halving it again and again leaves, down to least, in rising order:
// of how many samples to see indices settle. It is n alone where n is under least.
func Halvings(n, least int) []int {
	var rising []int
	for m := n; m == n || m >= max(1, least); m /= 2 {
		rising = append([]int{m}, rising...)
		if m <= 1 {
			break
		}
	}
	return rising
}

// SobolConvergence returns [SobolIndices] of the first samples, of the [Halvings] of all of
// them down to 16. Where an index still moves by more than its interval, there are too few.
// Numbers of samples that are no powers of two are not balanced, whole or halved.
func SobolConvergence(y [][]float64, d SobolDesign, b Bootstrap) ([]SobolResult, error) {
	if err := d.check(y); err != nil {
		return nil, err
	}
	var results []SobolResult
	for _, n := range Halvings(len(y)/d.Stride(), fewestConverging) {
		r, err := SobolIndices(y[:n*d.Stride()], d, b)
		if err != nil {
			return nil, err
		}
		results = append(results, r)
	}
	return results, nil
}

// MorrisConvergence returns [MorrisEffects] of the first trajectories, of the [Halvings] of all
// of them down to 4. Trajectories that were chosen for their spread are no sequence: those of
// fewer, chosen anew, might be others.
func MorrisConvergence(x, y [][]float64, step float64, b Bootstrap) ([]MorrisResult, error) {
	if err := checkWalks(x, y, step); err != nil {
		return nil, err
	}
	var results []MorrisResult
	stride := len(x[0]) + 1
	for _, n := range Halvings(len(x)/stride, fewestConverging/4) {
		r, err := MorrisEffects(x[:n*stride], y[:n*stride], step, b)
		if err != nil {
			return nil, err
		}
		results = append(results, r)
	}
	return results, nil
}
