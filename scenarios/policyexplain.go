package scenarios

import "slices"

// ExplainPolicy describes every section and key of a policy file: those that stand before
// the sections as the section policy, then set, levers, objectives, search and futures.
func ExplainPolicy() []Section {
	return []Section{
		{"policy", "What is mixed, and the budget; before the sections of a policy file.", policyKeysExplained(policyKeys)},
		{"set", "Other values for keys of the base: paths in quotes, such as \"organization.employees\" = 150.", nil},
		{"levers", "What may be moved: arms of the base, from none of it to all, such as \"arms.education\" = {}, and live keys, such as \"culture.blame\" = { min = 0.1, max = 0.3, cost = 500 }, with these keys, or a list of levels.", policyKeysExplained(leverKeys)},
		{"objectives", "What is to be good: metrics, as differences from the baseline, and cost, each \"more\" or \"less\", whichever is better.", nil},
		{"search", "How to search.", policyKeysExplained(policySearchKeys)},
		{"futures", "Conditions in which mixes are to be good, where nobody knows them; without this section they are those of the base.", policyKeysExplained(futureKeys)},
	}
}

// openKeys are those that are left out where they are not given, or that have to be given.
var openKeys = []string{
	"seed", "budget", "levers.PATH.min", "levers.PATH.max", "levers.PATH.steps", "levers.PATH.cost", "levers.PATH.cost_once",
	"levers.PATH.from_day", "levers.PATH.ramp_days",
}

func policyKeysExplained(list []key) []Key {
	all := explainedKeys(list)
	for i := range all {
		if slices.Contains(openKeys, all[i].Path) {
			all[i].Default = ""
		}
	}
	return all
}
