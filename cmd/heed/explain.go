package main

import (
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
		Use: "explain [TOPIC]", Short: "Say what keys and metrics mean",
		Long: `Say what keys and metrics mean. TOPIC is parameters, metrics, mechanisms, arms,
scenarios, a section such as culture, a key such as culture.blame, or a metric.`,
		Args: atMost(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return topics(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			topic := ""
			if len(args) > 0 {
				topic = args[0]
			}
			e, err := explain(topic)
			if err != nil {
				return err
			}
			if format == "json" {
				return writeJSON(c.OutOrStdout(), e.data)
			}
			e.text(c.OutOrStdout())
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", "text", "`text` or json")
	return c
}

// An explanation is what there is to say of a topic.
type explanation struct {
	data any // as JSON has it
	text func(io.Writer)
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

// topics are all topics, the general ones first.
func topics() []string {
	all := []string{"parameters", "metrics", "scenarios"}
	for _, s := range scenarios.Explain() {
		all = append(all, s.Name)
	}
	for _, s := range scenarios.Explain() {
		for _, k := range s.Keys {
			all = append(all, k.Path)
		}
	}
	for _, m := range measures() {
		all = append(all, m.Name)
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
		return explanation{sections, func(w io.Writer) { writeSections(w, sections) }}, nil
	case "metrics":
		m := measures()
		return explanation{m, func(w io.Writer) { writeMeasures(w, m) }}, nil
	case "scenarios":
		s := scenarios.Shipped()
		return explanation{s, func(w io.Writer) { writeShipped(w, s) }}, nil
	}
	for _, s := range sections {
		if s.Name == topic {
			return explanation{s, func(w io.Writer) { writeSection(w, s) }}, nil
		}
		if i := slices.IndexFunc(s.Keys, func(k scenarios.Key) bool { return k.Path == topic }); i >= 0 {
			return explanation{s.Keys[i], func(w io.Writer) { writeKey(w, s.Keys[i]) }}, nil
		}
	}
	if i := slices.IndexFunc(measures(), func(m measure) bool { return m.Name == topic }); i >= 0 {
		m := measures()[i]
		return explanation{m, func(w io.Writer) { writeMeasures(w, []measure{m}) }}, nil
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
	data.Topics = []string{"parameters", "metrics", "mechanisms", "arms", "scenarios"}
	for _, s := range sections {
		data.Sections = append(data.Sections, s.Name)
	}
	return explanation{data, func(w io.Writer) {
		fmt.Fprint(w, "heed explain TOPIC says more of:\n\n"+
			"  parameters   every key of a scenario file\n"+
			"  metrics      every column of the results\n"+
			"  scenarios    the scenarios that come with heed\n"+
			"  a key        such as culture.blame\n"+
			"  a metric     such as compliance_rate\n\n"+
			"or a section of a scenario file:\n\n")
		for _, s := range sections {
			fmt.Fprintf(w, "  %-14s%s\n", s.Name, s.Doc)
		}
	}}
}
