package scenarios

// At returns the scenario in which the keys of paths have other values, one for each: a
// question that a calibration or an optimization asks. Values are those of
// [heed/scenarios/design.Factor.Value]: whole numbers, numbers, texts, or true and false.
// who stands in messages as the place of the values. It may be called from several
// goroutines. The error is [Mistakes]: values that each are allowed may not go together.
func (s *Scenario) At(who string, paths []string, values []any) (*Scenario, error) {
	all := make([]Override, len(paths))
	for i, path := range paths {
		all[i] = Override{Flag: who, Path: path, Value: asTOML(values[i])}
	}
	return s.With(all)
}
