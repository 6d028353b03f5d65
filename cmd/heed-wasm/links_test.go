//go:build !js

package main

import (
	"slices"
	"strings"
	"testing"
)

// The model for the browser is downloaded by everybody who opens the page: it links none of
// the large parts that it has no use for.
func TestLinksNoLargeParts(t *testing.T) {
	linked := strings.Fields(goJS(t, "list", "-deps", "."))
	if !slices.Contains(linked, "heed/agents") || !slices.Contains(linked, "heed/cmd/internal/pages") {
		t.Fatalf("go list -deps names %d packages without the model or the report; want both", len(linked))
	}
	for _, path := range linked {
		for _, large := range []string{
			"heed/results/plot", "heed/cmd/heed", "gonum.org/v1/plot", "github.com/parquet-go", "github.com/spf13/cobra",
			"net/http", "crypto/tls", "golang.org/x/image", "image/png", "testing",
		} {
			if path == large || strings.HasPrefix(path, large+"/") {
				t.Errorf("it links %s", path)
			}
		}
	}
}
