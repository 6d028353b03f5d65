package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"heed/agents"
	"heed/scenarios"
)

func explainCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use: "explain [TOPIC...]", Short: "Say what keys, metrics and rows of evidence mean",
		Long: `Say what keys, metrics and rows of evidence mean. TOPIC is parameters, metrics,
mechanisms, arms, sweep, calibration, policy, scenarios, evidence, fit, a section such as culture, a key such as
culture.blame, a metric, or a row of evidence such as E47: what the paper says,
where the model has it, and what shows that it does.`,
		Example: `  heed explain culture.blame
  heed explain E47 E48
  heed explain evidence --format markdown
  heed explain parameters --format json`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return append(topics(), rowTopics()...), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json", "markdown"); err != nil {
				return err
			}
			return explainAll(c.OutOrStdout(), args, format)
		},
	}
	c.Flags().StringVar(&format, "format", "text", "`text`, json or markdown")
	return c
}

// An explanation is what there is to say of a topic.
type explanation struct {
	data     any // as JSON has it
	text     func(io.Writer)
	markdown func() string // nil where there is no table
}

// explainAll says what there is to say of topics, or what the topics are.
func explainAll(w io.Writer, topics []string, format string) error {
	if len(topics) == 0 {
		topics = []string{""}
	}
	var all []explanation
	var errs []error
	for _, t := range topics {
		e, err := explain(t)
		if err == nil && format == "markdown" && e.markdown == nil {
			err = usage("--format markdown: there is no table of %q", t)
		}
		all, errs = append(all, e), append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if format == "json" {
		return writeJSON(w, dataOf(all))
	}
	for i, e := range all {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if format == "markdown" {
			fmt.Fprint(w, e.markdown())
		} else {
			e.text(w)
		}
	}
	return nil
}

// dataOf returns what JSON has of explanations: the one, or a list.
func dataOf(all []explanation) any {
	if len(all) == 1 {
		return all[0].data
	}
	var list []any
	for _, e := range all {
		list = append(list, e.data)
	}
	return list
}

// A measure describes a metric.
type measure struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
	Doc  string `json:"doc"`
}

// measures describes every metric.
func measures() []measure {
	var all []measure
	for _, m := range agents.Metrics {
		all = append(all, measure{m.Name, m.Unit, m.Doc})
	}
	return all
}

// topics are all topics but rows of evidence, the general ones first.
func topics() []string {
	all := []string{"parameters", "metrics", "policy", "scenarios", "evidence", "fit"}
	described := append(append(scenarios.Explain(), scenarios.ExplainSweep()...), scenarios.ExplainCalibration()...)
	for _, s := range described {
		all = append(all, s.Name)
	}
	for _, s := range described {
		for _, k := range s.Keys {
			all = append(all, k.Path)
		}
	}
	for _, m := range measures() {
		all = append(all, m.Name)
	}
	return all
}

// rowTopics are the rows of evidence, each with its claim, as shells show it.
func rowTopics() []string {
	var all []string
	for _, r := range agents.Evidence {
		all = append(all, r.Name+"\t"+r.Claim)
	}
	return all
}

// explain returns what there is to say of a topic.
func explain(topic string) (explanation, error) {
	sections := scenarios.Explain()
	switch topic {
	case "":
		return overview(sections), nil
	case "parameters":
		return explanation{sectionsDataOf(sections), func(w io.Writer) { writeSections(w, sections) }, func() string { return markdownSections(sections) }}, nil
	case "metrics":
		m := measures()
		return explanation{m, func(w io.Writer) { writeMeasures(w, m) }, func() string { return markdownMeasures(m) }}, nil
	case "sweep":
		s := scenarios.ExplainSweep()
		return explanation{sectionsDataOf(s), func(w io.Writer) { writeSections(w, s) }, func() string { return markdownSections(s) }}, nil
	case "calibration":
		s := scenarios.ExplainCalibration()
		return explanation{sectionsDataOf(s), func(w io.Writer) { writeSections(w, s) }, func() string { return markdownSections(s) }}, nil
	case "policy":
		s := scenarios.ExplainPolicy()
		return explanation{sectionsDataOf(s), func(w io.Writer) { writeSections(w, s) }, func() string { return markdownSections(s) }}, nil
	case "scenarios":
		s := slices.Concat(scenarios.Shipped(), scenarios.ShippedSweeps(), scenarios.ShippedCalibrations(), scenarios.ShippedPolicies())
		return explanation{s, func(w io.Writer) { writeShipped(w, s) }, nil}, nil
	case "fit":
		return fitTopic(), nil
	case "evidence":
		t := traces()
		return explanation{t, func(w io.Writer) { writeTraces(w, t) }, func() string { return markdownEvidence(t) }}, nil
	}
	if e, is, err := rowTopic(topic); is {
		return e, err
	}
	sections = append(append(sections, scenarios.ExplainSweep()...), scenarios.ExplainCalibration()...)
	if i := slices.IndexFunc(sections, func(s scenarios.Section) bool { return s.Name == topic }); i >= 0 {
		s := sections[i]
		return explanation{sectionDataOf(s), func(w io.Writer) { writeSection(w, s) }, func() string { return markdownKeys(s.Keys) }}, nil
	}
	if k, ok := findKey(topic); ok {
		return explanation{keyDataOf(k), func(w io.Writer) { writeKey(w, k) }, func() string { return markdownKeys([]scenarios.Key{k}) }}, nil
	}
	if i := slices.IndexFunc(measures(), func(m measure) bool { return m.Name == topic }); i >= 0 {
		m := measures()[i : i+1]
		return explanation{m[0], func(w io.Writer) { writeMeasures(w, m) }, func() string { return markdownMeasures(m) }}, nil
	}
	return unknownTopic(topic)
}

// unknownTopic says what was probably meant: a key by its last part, or what is
// spelt like the topic.
func unknownTopic(topic string) (explanation, error) {
	all := topics()
	for _, t := range all {
		if strings.HasSuffix(t, "."+topic) {
			return explanation{}, usage("unknown topic %q; did you mean %q?", topic, t)
		}
	}
	if near := scenarios.Nearest(topic, all); near != "" {
		return explanation{}, usage("unknown topic %q; did you mean %q?", topic, near)
	}
	return explanation{}, usage("unknown topic %q; heed explain lists the topics", topic)
}

// overview says what can be explained.
func overview(sections []scenarios.Section) explanation {
	var data struct {
		Topics   []string `json:"topics"`
		Sections []string `json:"sections"`
	}
	data.Topics = []string{"parameters", "metrics", "mechanisms", "arms", "sweep", "calibration", "policy", "scenarios", "evidence", "fit"}
	for _, s := range sections {
		data.Sections = append(data.Sections, s.Name)
	}
	return explanation{data: data, text: func(w io.Writer) {
		fmt.Fprint(w, "heed explain TOPIC says more of:\n\n"+
			"  parameters   every key of a scenario file\n"+
			"  metrics      every column of the results\n"+
			"  sweep        every key of a sweep file\n"+
			"  calibration  every key of a calibration file\n"+
			"  policy       every key of a policy file, of heed optimize\n"+
			"  scenarios    the scenarios, sweeps, calibrations and policies that come with heed\n"+
			"  evidence     what the paper says, and where the model has and shows it\n"+
			"  fit          what published magnitudes set, and how well they are met\n"+
			"  a key        such as culture.blame\n"+
			"  a metric     such as compliance_rate\n"+
			"  a row        of evidence, such as E47\n\n"+
			"or a section of a scenario file:\n\n")
		for _, s := range sections {
			fmt.Fprintf(w, "  %-14s%s\n", s.Name, s.Doc)
		}
	}}
}
