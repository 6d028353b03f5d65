//go:build !js

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "heed-wasm: this program runs in a browser only; compile it with GOOS=js GOARCH=wasm, or let heed serve --export do so")
	os.Exit(2)
}
