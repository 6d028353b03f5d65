package agents

import (
	"fmt"

	"heed/sim"
	"heed/sim/network"
)

// A Workplace is what an organization is built on and keeps for good: the chart,
// who is in contact with whom, and since when people are there. Organizations may
// share one; it is never written to once made.
type Workplace struct {
	Chart    *network.Chart
	Contacts *network.Graph // on the seats of the chart
	Rows     []uint32       // of each seat: its row in the roster, from 0; it names the seat in chance and results
	Tenure   []int32        // of each seat: days since hire, -1 where not known; nil where none is

	leads []bool // of each seat: whether somebody reports to it
	view  outlook
}

// NewWorkplace makes up a workplace of the shape that p says, on the network that
// p names, by the chance of s.
func NewWorkplace(p *Params, s sim.Streams) (*Workplace, error) {
	t := &p.Organization
	departments := min(int(t.Departments), int(t.Employees))
	chart, err := network.NewChart(network.ChartSpec{
		Employees: int(t.Employees), TeamSize: int(t.TeamSize), Departments: departments, Sites: min(int(t.Sites), departments),
	})
	if err != nil {
		return nil, fmt.Errorf("agents: %w", err)
	}
	contacts, err := connect(t, chart, s)
	if err != nil {
		return nil, fmt.Errorf("agents: network %s: %w", t.Network, err)
	}
	mixSites(t, chart, s)
	rows := make([]uint32, chart.N())
	for i := range rows {
		rows[i] = uint32(i)
	}
	return settle(&Workplace{Chart: chart, Contacts: contacts, Rows: rows}), nil
}

// mixSites moves teams to a site drawn from all, as often as t says, so that
// departments are spread over sites (E54).
func mixSites(t *Structure, chart *network.Chart, s sim.Streams) {
	lots := s.Named("sites")
	for team := range chart.Teams {
		first, past := chart.Members(team)
		d := lots.At(0, uint64(first))
		if d.Float64() >= t.SiteMixing {
			continue
		}
		site := d.Below(uint32(chart.Sites))
		for seat := first; seat < past; seat++ {
			chart.Site[seat] = site
		}
	}
}

// connect makes the network that t names.
func connect(t *Structure, chart *network.Chart, s sim.Streams) (*network.Graph, error) {
	d := s.Named("network").At(0, 0)
	degree := int(t.TeamSize) - 1 + int(t.CrossTies)
	switch {
	case t.Network == "small-world" && chart.N() > 2:
		k := max(2, min((degree+1)/2*2, (chart.N()-1)/2*2))
		return network.WattsStrogatz(chart.N(), k, t.Rewire, &d)
	case t.Network == "scale-free":
		return scaleFree(chart.N(), max(1, min(degree/2, chart.N()-1)), &d)
	case t.Network == "blocks":
		return network.Blocks(chart.Department, float64(degree)*t.CrossHome, float64(degree)*(1-t.CrossHome), &d)
	}
	return network.Teams(chart.Team, t.CrossTies, chart.Department, t.CrossHome, &d)
}

// scaleFree makes a scale-free network whose hubs are anybody: the generator makes
// them of the lowest nodes, which would be the managers of one department.
func scaleFree(n, m int, d *sim.Draw) (*network.Graph, error) {
	g, err := network.BarabasiAlbert(n, m, d)
	if err != nil {
		return nil, err
	}
	order := make([]int32, n)
	for i := range order {
		j := int(d.Below(uint32(i + 1)))
		order[i], order[j] = order[j], int32(i)
	}
	return network.Reorder(g, order)
}

// RosterWorkplace returns the workplace of a real roster: with its own contacts,
// or, where contacts is nil, on the network that p names.
func RosterWorkplace(p *Params, roster *network.Roster, contacts *network.Graph, s sim.Streams) (*Workplace, error) {
	chart, order, err := roster.Chart(int(p.Organization.TeamSize))
	if err != nil {
		return nil, fmt.Errorf("agents: %w", err)
	}
	w := &Workplace{Chart: chart, Rows: make([]uint32, len(order))}
	for seat, row := range order {
		w.Rows[seat] = uint32(row)
	}
	if roster.Hired != nil {
		w.Tenure = make([]int32, len(order))
		for seat, row := range order {
			w.Tenure[seat] = roster.Hired[row]
		}
	}
	if contacts != nil {
		w.Contacts, err = network.Reorder(contacts, order)
	} else {
		w.Contacts, err = connect(&p.Organization, chart, s)
	}
	if err != nil {
		return nil, fmt.Errorf("agents: contacts: %w", err)
	}
	return settle(w), nil
}

// settle completes a workplace by what follows from its chart and contacts.
func settle(w *Workplace) *Workplace {
	w.view = outlookOf(w)
	w.leads = make([]bool, w.Chart.N())
	for _, m := range w.Chart.Manager {
		if m >= 0 {
			w.leads[m] = true
		}
	}
	return w
}

// siteOffset returns how far the anchors of a site lie from those of the
// organization: sites are spread evenly over a range (E54).
func (w *Workplace) siteOffset(site uint32, spread float64) float64 {
	if w.Chart.Sites < 2 {
		return 0
	}
	return spread * (float64(site)/float64(w.Chart.Sites-1) - 0.5)
}
