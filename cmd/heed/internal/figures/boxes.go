package figures

import "heed/scenarios/study"

func DiscoveryNames() []string { return nil }
func DrawDiscovery(r *study.DiscoveryReport, put func(string, []byte) error) error { return nil }
