package scenarios

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed policies/*.toml
var shippedPolicies embed.FS

// policyNames are the names of the shipped policies.
var policyNames = []string{"nuclear-plant-mixes"}

// ShippedPolicies returns the policies that come with heed.
func ShippedPolicies() []Info {
	var all []Info
	for _, name := range policyNames {
		text, err := ShippedPolicyText(name)
		if err == nil {
			var p *Policy
			if p, err = ParsePolicy(name+".toml", text, nil, nil); err == nil {
				all = append(all, Info{Name: name, Title: p.Title, Shows: opening(text)})
				continue
			}
		}
		panic(fmt.Sprintf("scenarios: shipped policy %s: %v", name, err)) // a test opens each
	}
	return all
}

// ShippedPolicyText returns the file of a shipped policy; the error is as that of [Open].
func ShippedPolicyText(name string) ([]byte, error) {
	text, err := shippedPolicies.ReadFile("policies/" + name + ".toml")
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return nil, fmt.Errorf("scenarios: no shipped policy %q; want one of %s: %w", name, strings.Join(policyNames, ", "), fs.ErrNotExist)
	}
	return text, err
}
