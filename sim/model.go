package sim

// A Model is a system that evolves in discrete steps.
//
// Step moves the model from the end of step t-1 to the end of step t. Steps are
// consecutive; the first may have any number, also a negative one. A model reads
// what was visible at the end of the step before and writes its new state apart
// from it (synchronous update), so that no result hangs on the order of agents.
type Model interface {
	Step(t int)
}

// A Cloner can copy itself.
//
// Clone returns a copy that shares nothing mutable with the original: stepping
// either never changes the other, and stepping both alike gives the same states.
type Cloner[M any] interface {
	Clone() M
}

// A Metric is a column of a run's record: a named number read from a T, which is
// the model itself or an account that the model keeps.
type Metric[T any] struct {
	Name string // column name, lower case with underscores
	Unit string // unit of the value, such as "share" or "days"; "1" where it has none
	Doc  string // what the value means, a phrase
	Of   func(T) float64
}

// Values appends what the metrics say of subject to row, in their order, and
// returns it. An undefined value is NaN.
func Values[T any](row []float64, metrics []Metric[T], subject T) []float64 {
	for _, m := range metrics {
		row = append(row, m.Of(subject))
	}
	return row
}
