package findings

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/results"
)

// folder writes a summary and a comparison into a new folder.
func folder(t *testing.T, summary, comparison string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		results.SummaryFile:    "scenario,arm,point,metric,n,mean,sd,lo,hi\n" + summary,
		results.ComparisonFile: "scenario,point,arm,metric,n,diff,lo,hi,p,p_adj,d\n" + comparison,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestReadFindsThePoint(t *testing.T) {
	dir := folder(t, "s,a,0,rate,3,1,2,0.5,1.5\ns,a,1,rate,4,9,2,8,10\n", "s,1,a,rate,4,0.1,0.05,0.15,0.01,0.02,1\n")
	f, err := Read(dir, 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Level("a", "rate"); got.N != 4 || got.Value != 9 || got.Lo != 8 || got.Hi != 10 {
		t.Errorf("Level(a, rate) = %+v; want that of point 1", got)
	}
	if got, want := f.Effect("a", "rate"), (Estimate{4, 0.1, 0.05, 0.15, 0.02}); got != want {
		t.Errorf("Effect(a, rate) = %+v; want %+v", got, want)
	}
	if got := f.Effect("b", "rate"); got.N != 0 || !math.IsNaN(got.Value) || !math.IsNaN(got.P) {
		t.Errorf("Effect of an arm that is not there = %+v; want undefined", got)
	}
}

func TestReadNamesATableThatIsWrong(t *testing.T) {
	_, err := Read(folder(t, "s,a,0,rate,x,1,2,0,1\n", ""), 0)
	if err == nil || !strings.Contains(err.Error(), "summary.csv:2") {
		t.Errorf("Read: error %v; want it to name summary.csv, line 2", err)
	}
}
