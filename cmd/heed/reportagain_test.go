package main

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"heed/cmd/internal/pages"
	"heed/results"
)

// The command that a page gives finds the folder complete: it says again all that the
// work and its tables hang on.
func TestCommandsFindTheFolderComplete(t *testing.T) {
	small, err := os.ReadFile("testdata/small.toml")
	if err != nil {
		t.Fatal(err)
	}
	const levels = "base = \"small.toml\"\n[design]\nkind = \"factorial\"\n[factors]\n\"culture.blame\" = [0.1, 0.4]\n"
	for _, tt := range []struct{ name, command string }{
		{"a plain run", "run small.toml"},
		{"other formats", "run small.toml --format csv,parquet"},
		{"parquet alone", "run small.toml --format parquet --replicates 2"},
		{"all that there is to write", "run small.toml --employees --employee-days 10,40 --burn-in-rows --arms experts"},
		{"as little as there is", "run small.toml --series=false --figures=false --teams=false --keep=false --arms baseline"},
		{"settings and overrides", "run small.toml --days 30 --seed 9 --set culture.blame=0.3 --set resources.experts=1 --teams"},
		{"what is set by its key", "run small.toml --set scenario.days=30 --set scenario.seed=4 --set scenario.replicates=2"},
		{"more employees than have teams anyway", "run small.toml --set organization.employees=20100 --set organization.team_size=100 --days 10 --set scenario.burn_in=1 --replicates 1 --arms baseline --series=false --figures=false --teams"},
		{"as many replicates as it takes", "run small.toml --until compliance_rate:0.5 --at-most 12 --figures=false"},
		{"a sweep", "sweep levels.toml --quiet"},
		{"a sweep with teams and formats", "sweep levels.toml --quiet --teams --format parquet --employees --arms dialogue --figures=false"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for name, text := range map[string]string{"small.toml": string(small), "levels.toml": levels} {
				if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			made := strings.Fields(tt.command)
			name := strings.TrimSuffix(made[1], ".toml")
			does(t, done, append(made, "-o", "out/"+name)...)
			m, err := results.ReadManifest("out/" + name)
			if err != nil {
				t.Fatal(err)
			}
			again, _, _ := strings.Cut(pages.Commands(m)[strings.Index(pages.Commands(m), "heed "):], "\n")
			var out strings.Builder
			args := strings.Fields(strings.TrimPrefix(again, "heed "))
			if got := heed(context.Background(), args, &out, io.Discard); got != done || !strings.Contains(out.String(), "complete already") {
				t.Errorf("of heed %s the page says %q, which exits with %d and says %q; want that it is complete already", tt.command, again, got, out.String())
			}
		})
	}
}
