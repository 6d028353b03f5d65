package main

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

// The table of what units cost in CLUSTERS.md is what heed reckons with.
func TestClustersTable(t *testing.T) {
	text, err := os.ReadFile("CLUSTERS.md")
	if err != nil {
		t.Fatal(err)
	}
	for power := 3; power <= 8; power++ {
		units := int(math.Pow10(power))
		of := cost{units: units, seconds: 1, longest: 1, bytes: 3100}.share(0, 1, 1000)
		row := fmt.Sprintf("| 10^%d | %s | %d | %s | %s | %d |\n", power, threeDigits(of.hours), of.shards, duration(of.seconds), bytesInWords(of.bytes), of.shards)
		if !strings.Contains(string(text), row) {
			t.Errorf("CLUSTERS.md: want the row\n%s", row)
		}
	}
}

// Shares are as many as bring one down to ten minutes, within what there is of units and
// of tasks, and together they do everything.
func TestShareOfCosts(t *testing.T) {
	for _, tt := range []struct {
		name                  string
		c                     cost
		shards, workers, most int
		want, units           int
	}{
		{"little work is one share", cost{units: 100, seconds: 1}, 0, 1, 1000, 1, 100},
		{"ten minutes each", cost{units: 6000, seconds: 1}, 0, 1, 1000, 10, 600},
		{"a little more is one share more", cost{units: 6001, seconds: 1}, 0, 1, 1000, 11, 546},
		{"with two cores half as many", cost{units: 6000, seconds: 1}, 0, 2, 1000, 5, 1200},
		{"no more than tasks", cost{units: 1e6, seconds: 1}, 0, 1, 100, 100, 10000},
		{"no more than units", cost{units: 3, seconds: 1e6}, 0, 1, 100, 3, 1},
		{"as was asked", cost{units: 10, seconds: 1}, 4, 1, 100, 4, 3},
	} {
		if got := tt.c.share(tt.shards, tt.workers, tt.most); got.shards != tt.want || got.units != tt.units {
			t.Errorf("%s: %d shares of up to %d; want %d of %d", tt.name, got.shards, got.units, tt.want, tt.units)
		}
	}
}
