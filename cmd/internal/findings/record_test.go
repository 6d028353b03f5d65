package findings

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"heed/scenarios/study"
)

func TestRecordsAreRefused(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, study.ConditionsFile)
	tests := []struct{ name, text, want string }{
		{"an empty file", "", "EOF"},
		{"a missing column", "arm\n", `has no column "measure"`},
		{"a short row", "arm,measure\na\n", "wrong number of fields"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := os.WriteFile(path, []byte(tt.text), 0o666); err != nil {
				t.Fatal(err)
			}
			found, err := Each(dir, study.ConditionsFile, []string{"arm", "measure"}, func(Record) error { return nil })
			if !found || err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Each = %v, error %v; want it to say %q", found, err, tt.want)
			}
		})
	}
	stop := errors.New("stop")
	if err := os.WriteFile(path, []byte("arm\na\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Each(dir, study.ConditionsFile, nil, func(Record) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("Each: error %v; want that of the caller", err)
	}
}
