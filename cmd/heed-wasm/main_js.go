package main

import (
	"encoding/json"
	"fmt"
	"syscall/js"

	"heed/cmd/heed-wasm/internal/shelf"
	"heed/cmd/internal/explorer"
	"heed/cmd/internal/version"
	"heed/scenarios"
)

// keep is how many bytes of results are kept for download, besides the newest.
const keep = 128 << 20

func main() {
	own, err := ownScenarios()
	if err != nil {
		panic(err) // the page says so: heed serve --export has tried these scenarios
	}
	p := &program{
		x:     explorer.New(explorer.Options{Own: own, Limits: explorer.Browser, Workers: 1, Static: true, Version: version.Program()}),
		shelf: shelf.New("/results", keep),
		turns: newTurns(),
	}
	js.Global().Set("heed", map[string]any{
		"catalogue": function(func([]js.Value) (any, error) { return text(p.x.Catalogue()) }),
		"scenario":  function(func(args []js.Value) (any, error) { return p.scenario(args[0].String()) }),
		"run":       function(func(args []js.Value) (any, error) { return nil, p.run(args[0].Int(), args[1].String(), args[2]) }),
		"cancel":    function(func(args []js.Value) (any, error) { return nil, p.cancel(args[0].Int()) }),
		"file":      function(func(args []js.Value) (any, error) { return p.file(args[0].String(), args[1].String()) }),
	})
	select {}
}

// ownScenarios reads the scenarios that the exported folder has beside those that are
// shipped: heedOwn is the text of its scenarios.json, if there is one.
func ownScenarios() (all []*scenarios.Scenario, err error) {
	list := js.Global().Get("heedOwn")
	if list.Type() != js.TypeString {
		return nil, nil
	}
	var own []struct{ Name, Text string }
	if err := json.Unmarshal([]byte(list.String()), &own); err != nil {
		return nil, fmt.Errorf("scenarios.json: %w", err)
	}
	for _, o := range own {
		s, err := scenarios.Parse(o.Name, []byte(o.Text), nil)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}
