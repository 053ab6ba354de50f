package schema

import (
	"reflect"
	"unsafe"
)

// layoutByReflect reads as layout.go does, by reflect alone.
type layoutByReflect struct{}

func (layoutByReflect) appendSetFields(fields []setField, pointer any, plan *classPlan) []setField {
	value := reflect.ValueOf(pointer).Elem()
	for i := range plan.properties {
		if field := value.Field(i + 1); !field.IsNil() {
			fields = append(fields, setField{property: plan.properties[i], value: field.Elem().Interface()})
		}
	}
	return fields
}

func (layoutByReflect) appendElements(values []any, list any) []any {
	return appendElementsReflect(values, list)
}

// appendElementsReflect appends the elements of a list of whatever type.
func appendElementsReflect(values []any, list any) []any {
	elements := reflect.ValueOf(list)
	for i := range elements.Len() {
		if element := elements.Index(i).Interface(); element != nil {
			values = append(values, element)
		}
	}
	return values
}

func (layoutByReflect) text(value any) string { return reflect.ValueOf(value).String() }

func (layoutByReflect) texts(list any) []string {
	elements := reflect.ValueOf(list)
	texts := make([]string, elements.Len())
	for i := range texts {
		texts[i] = elements.Index(i).String()
	}
	return texts
}

func (layoutByReflect) number(value any) float64 { return reflect.ValueOf(value).Float() }

func (layoutByReflect) integer(value any) int64 { return reflect.ValueOf(value).Int() }

func (layoutByReflect) boolean(value any) bool { return reflect.ValueOf(value).Bool() }

func (layoutByReflect) pointer(value any) unsafe.Pointer {
	return reflect.ValueOf(value).UnsafePointer()
}

func (layoutByReflect) typ(value any) uintptr {
	return reflect.ValueOf(reflect.TypeOf(value)).Pointer()
}

func (layoutByReflect) extra(pointer any, plan *classPlan) Extra {
	return reflect.ValueOf(pointer).Elem().Field(len(plan.properties) + 1).Interface().(Extra)
}

func (layoutByReflect) id(pointer any) ID {
	return reflect.ValueOf(pointer).Elem().Field(0).Interface().(ID)
}
