//go:build !js

package results

import (
	"reflect"

	"github.com/parquet-go/parquet-go"
)

// level returns the definition level of a value that is there.
func (k parquetKind) level() int {
	if k == parquetKey || k == parquetWhole {
		return 0
	}
	return 1
}

// node returns the schema of a column. Every whole number has 64 bits, so that keys of
// different tables can be joined. Plain values, compressed, are the same bytes on every
// platform, unlike the library's deltas.
func (k parquetKind) node() parquet.Node {
	switch k {
	case parquetKey:
		return parquet.Encoded(parquet.Leaf(portableText{parquet.String().Type()}), &parquet.RLEDictionary)
	case parquetWhole:
		return parquet.Encoded(parquet.Int(64), &parquet.Plain)
	case parquetNumber:
		return parquet.Optional(parquet.Encoded(parquet.Leaf(parquet.DoubleType), &parquet.Plain))
	case parquetText:
		return parquet.Optional(parquet.Encoded(parquet.Leaf(portableText{parquet.String().Type()}), &parquet.RLEDictionary))
	}
	return parquet.Optional(parquet.Leaf(parquet.BooleanType))
}

// parquetRoot returns the schema of a table.
func parquetRoot(columns []parquetColumn) parquet.Node {
	g := parquetGroupNode{}
	for _, c := range columns {
		g.fields = append(g.fields, parquetField{c.kind.node(), c.name})
	}
	return g
}

// A parquetGroupNode is a group whose fields have an order, unlike those of
// [parquet.Group], and any names.
type parquetGroupNode struct {
	parquet.Group
	fields []parquet.Field
}

// Fields implements [parquet.Node].
func (g parquetGroupNode) Fields() []parquet.Field { return g.fields }

// GoType implements [parquet.Node]. No Go value is ever a row.
func (g parquetGroupNode) GoType() reflect.Type { return reflect.TypeFor[struct{}]() }

// String implements [parquet.Node].
func (g parquetGroupNode) String() string { return "a table" }

// A parquetField is a column within a parquetGroupNode.
type parquetField struct {
	parquet.Node
	name string
}

// Name implements [parquet.Field].
func (f parquetField) Name() string { return f.name }

// Value implements [parquet.Field]. No Go value is ever a row.
func (f parquetField) Value(reflect.Value) reflect.Value { return reflect.Value{} }
