package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"heed/cmd/internal/prose"
	"heed/scenarios"
	"heed/scenarios/study"
)

func checkCommand() *cobra.Command {
	var format string
	var set []string
	c := &cobra.Command{
		Use: "check SCENARIO|FILE.toml", Short: "Tell every mistake in a scenario, sweep, calibration or policy",
		Long: `Tell every mistake in a scenario, a sweep, a calibration or a policy, with file, line and
column, or that all is well. Of all but a scenario it says how much there is to do and about
how long that takes, by a trial of a moment; of a sweep also at which points values do not
go together.`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("heed check: want one scenario, have %d", len(args))
			}
			return nil
		},
		ValidArgsFunction: completeScenario,
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			r := checkRequest{args[0], set, format == "json", c.OutOrStdout(), c.ErrOrStderr()}
			return r.check(c.Context())
		},
	}
	c.Flags().StringVar(&format, "format", "text", "`text` or json")
	c.Flags().StringArrayVar(&set, "set", nil, "give a key another value: `path=value` (repeatable)")
	return c
}

// A checkRequest is what a command line of heed check asks for.
type checkRequest struct {
	arg        string
	set        []string
	asJSON     bool
	out, notes io.Writer
}

// A finding is what heed check says in JSON.
type finding struct {
	Valid    bool               `json:"valid"`
	Mistakes scenarios.Mistakes `json:"mistakes"`
	Warnings []string           `json:"warnings"`
	Sweep    *sweepSize         `json:"sweep,omitempty"` // of a sweep, or of a calibration as if it used its whole budget
}

// check tells the mistakes of a scenario or a sweep.
func (r *checkRequest) check(ctx context.Context) error {
	if text, err := readPolicyText(r.arg); err == nil && isPolicy(text) {
		return r.checkPolicy(ctx)
	}
	if name, text, err := readCalibrationText(r.arg); err == nil && isCalibration(text) {
		return r.checkCalibration(ctx, name, text)
	}
	if name, text, err := readSweepText(r.arg); err == nil && isSweep(text) {
		return r.checkSweep(ctx, name, text)
	}
	s, err := open(r.arg, setOverrides(r.set))
	return r.tell(err, doubtsOf(s), nil, func(out io.Writer) error {
		_, err := fmt.Fprintf(out, "%s is well: %s, %s, %s\n", r.arg,
			prose.Count(int(s.Params.Organization.Employees), "employee"), prose.Count(len(s.Arms), "arm"), prose.Count(s.Replicates, "replicate"))
		return err
	})
}

// tell tells mistakes, in JSON as the result and else as errors; where there are none,
// doubts and what well says.
func (r *checkRequest) tell(err error, doubts []string, size *sweepSize, well func(io.Writer) error) error {
	var mistakes scenarios.Mistakes
	if err != nil && !errors.As(err, &mistakes) {
		return err
	}
	if r.asJSON {
		f := finding{Valid: err == nil, Mistakes: append(scenarios.Mistakes{}, mistakes...), Warnings: doubts, Sweep: size}
		if werr := writeJSON(r.out, f); werr != nil || err == nil {
			return werr
		}
		return usage("%s: %s", r.arg, prose.Count(len(mistakes), "mistake"))
	}
	if err != nil {
		return err
	}
	for _, d := range doubts {
		warn(r.notes, "%s", d)
	}
	return well(r.out)
}

// doubtsOf returns the doubts about a scenario before it is run, an empty list where
// there is none or no scenario.
func doubtsOf(s *scenarios.Scenario) []string {
	doubts := []string{}
	if s == nil {
		return doubts
	}
	doubts = append(doubts, s.Warnings...)
	if d := study.BurnInDoubt(s); d != "" {
		doubts = append(doubts, d)
	}
	return doubts
}

// setOverrides returns the overrides of --set flags.
func setOverrides(set []string) []scenarios.Override {
	var all []scenarios.Override
	for _, s := range set {
		all = append(all, scenarios.Set(s))
	}
	return all
}

// oneOf returns an error unless the value of a flag is one of those allowed.
func oneOf(flag, value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return usage("--%s: have %q; want %s", flag, value, prose.OrJoined(allowed))
}

// writeJSON writes v as indented JSON.
func writeJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
