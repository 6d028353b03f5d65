package scenarios

// An ArmSet is an arm as JSON has it.
type ArmSet struct {
	Name     string             `json:"name"` // 1 to 64 of a-z, 0-9 and -
	Title    string             `json:"title,omitempty"`
	FromDay  int                `json:"from_day,omitempty"`
	UntilDay int                `json:"until_day,omitempty"`
	RampDays int                `json:"ramp_days,omitempty"`
	Cost     float64            `json:"cost,omitempty"`
	CostOnce float64            `json:"cost_once,omitempty"`
	Combine  []string           `json:"combine,omitempty"`
	Set      map[string]float64 `json:"set,omitempty"` // by path; a switch is 0 or 1
}
