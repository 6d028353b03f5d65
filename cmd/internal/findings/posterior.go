package findings

import (
	"math"
	"strings"

	"heed/scenarios/study"
)

// A Marginal is what a posterior says of a key: a row of marginals.csv.
type Marginal struct {
	Key, Levels                 string
	Mean, SD, Lo, Median, Hi    float64 // Lo and Hi are the ends of the 95% interval
	PriorMean, PriorLo, PriorHi float64
	Shrinkage                   float64
}

// Marginals reads what the posterior in the folder dir says of each key. The error names
// the table and the line.
func Marginals(dir string) ([]Marginal, error) {
	return lines(dir, study.MarginalsFile, func(l *line) (Marginal, bool) {
		return Marginal{
			Key: l.text("parameter"), Levels: l.text("levels"), Mean: l.number("mean"), SD: l.number("sd"),
			Lo: l.number("q025"), Median: l.number("median"), Hi: l.number("q975"),
			PriorMean: l.number("prior_mean"), PriorLo: l.number("prior_q025"), PriorHi: l.number("prior_q975"), Shrinkage: l.number("shrinkage"),
		}, true
	})
}

// A Correlation is that of two keys in a posterior: a row of correlations.csv.
type Correlation struct {
	Key, Other string
	Value      float64
}

// Correlations reads those of the posterior in the folder dir.
func Correlations(dir string) ([]Correlation, error) {
	return lines(dir, study.CorrelationsFile, func(l *line) (Correlation, bool) {
		return Correlation{l.text("parameter"), l.text("other"), l.number("correlation")}, true
	})
}

// A Prediction is what a posterior predicts for a target: a row of predictive.csv.
type Prediction struct {
	Target, Metric, Arm        string
	Observed, SD, Mean, Lo, Hi float64
	Tail, PriorLo, PriorHi     float64
	Verdict                    string
}

// Predictions reads what the posterior in the folder dir predicts.
func Predictions(dir string) ([]Prediction, error) {
	return lines(dir, study.PredictiveFile, func(l *line) (Prediction, bool) {
		return Prediction{
			Target: l.text("target"), Metric: l.text("metric"), Arm: l.text("arm"), Observed: l.number("observed"), SD: l.number("sd"),
			Mean: l.number("mean"), Lo: l.number("lo"), Hi: l.number("hi"), Tail: l.number("tail"),
			PriorLo: l.number("prior_lo"), PriorHi: l.number("prior_hi"), Verdict: l.text("verdict"),
		}, true
	})
}

// A Generation is one of the search for a posterior: a row of generations.csv.
type Generation struct {
	Number, Evaluations               int
	Efficiency, Tolerance, Reach, ESS float64
	Why                               string // of the last
}

// Generations reads those of the search in the folder dir.
func Generations(dir string) ([]Generation, error) {
	return lines(dir, study.GenerationsFile, func(l *line) (Generation, bool) {
		return Generation{l.count("generation"), l.count("evaluations"), l.number("efficiency"), l.number("tolerance"), l.number("reach"), l.number("ess"), l.text("why")}, true
	})
}

// A Particle is one of a posterior: a row of posterior.csv. Values that are names are NaN.
type Particle struct {
	Weight, Distance float64
	Values           map[string]float64 // of keys
}

// Particles reads those of the posterior in the folder dir, for some keys.
func Particles(dir string, keys []string) ([]Particle, error) {
	return lines(dir, study.PosteriorFile, func(l *line) (Particle, bool) {
		p := Particle{l.number("weight"), l.number("distance"), map[string]float64{}}
		for _, k := range keys {
			p.Values[k] = math.NaN()
			if text := l.text(k); strings.Trim(text, "0123456789.+-eE") == "" {
				p.Values[k] = l.number(k)
			}
		}
		return p, true
	})
}

// A Recovered is what became of a key of a truth: a row of recovery.csv.
type Recovered struct {
	Truth                         int
	Key, True                     string
	Mean, Lo, Hi, Rank, Shrinkage float64
	Inside50, Inside95            bool
	Evaluations                   int
}

// Recoveries reads those of the folder dir.
func Recoveries(dir string) ([]Recovered, error) {
	return lines(dir, study.RecoveryFile, func(l *line) (Recovered, bool) {
		return Recovered{
			Truth: l.count("truth"), Key: l.text("parameter"), True: l.text("true"), Mean: l.number("mean"), Lo: l.number("q025"), Hi: l.number("q975"),
			Rank: l.number("rank"), Shrinkage: l.number("shrinkage"), Inside50: l.text("inside_50") == "true", Inside95: l.text("inside_95") == "true",
			Evaluations: l.count("evaluations"),
		}, true
	})
}
