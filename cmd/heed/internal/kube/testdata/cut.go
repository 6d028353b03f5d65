//go:build ignore

// Cut takes from the OpenAPI of Kubernetes, as its module k8s.io/kubernetes has it, what
// the documents of heed k8s are of, without its prose:
//
//	go run cut.go $(go mod download -json k8s.io/kubernetes@v1.34.2 | jq -r .Dir) >kubernetes.json
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"strings"
)

const prefix = "#/components/schemas/"

func main() {
	all, cut := map[string]any{}, map[string]any{}
	for _, name := range []string{"api__v1_openapi.json", "apis__batch__v1_openapi.json"} {
		text, err := os.ReadFile(filepath.Join(os.Args[1], "api/openapi-spec/v3", name))
		if err != nil {
			log.Fatal(err)
		}
		var doc struct {
			Components struct{ Schemas map[string]any }
		}
		if err := json.Unmarshal(text, &doc); err != nil {
			log.Fatal(err)
		}
		for name, schema := range doc.Components.Schemas {
			all[name] = schema
		}
	}
	for _, root := range []string{"batch.v1.Job", "core.v1.ConfigMap", "core.v1.Secret", "core.v1.PersistentVolumeClaim"} {
		reach("io.k8s.api."+root, all, cut)
	}
	e := json.NewEncoder(os.Stdout)
	e.SetIndent("", " ")
	if err := e.Encode(map[string]any{"components": map[string]any{"schemas": cut}}); err != nil {
		log.Fatal(err)
	}
}

// reach puts a schema, and what it refers to, into cut.
func reach(name string, all, cut map[string]any) {
	if _, there := cut[name]; there {
		return
	}
	cut[name] = all[name]
	follow(all[name], func(other string) { reach(other, all, cut) })
}

// follow removes the prose from a schema and calls to for what it refers to.
func follow(schema any, to func(string)) {
	switch s := schema.(type) {
	case map[string]any:
		if _, is := s["description"].(string); is {
			delete(s, "description")
		}
		if ref, is := s["$ref"].(string); is {
			to(strings.TrimPrefix(ref, prefix))
		}
		for _, v := range s {
			follow(v, to)
		}
	case []any:
		for _, v := range s {
			follow(v, to)
		}
	}
}
