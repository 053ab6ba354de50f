package schema

import "reflect"

// The functions of layout.go once more, by reflect alone.

func appendSetFieldsReflect(fields []setField, pointer any, plan *classPlan) []setField {
	value := reflect.ValueOf(pointer).Elem()
	for i := range plan.properties {
		if field := value.Field(i + 1); !field.IsNil() {
			fields = append(fields, setField{property: plan.properties[i], value: field.Elem().Interface()})
		}
	}
	return fields
}

func appendElementsReflect(values []any, list any) []any {
	elements := reflect.ValueOf(list)
	for i := range elements.Len() {
		if element := elements.Index(i).Interface(); element != nil {
			values = append(values, element)
		}
	}
	return values
}

func extraOfReflect(pointer any, plan *classPlan) Extra {
	return reflect.ValueOf(pointer).Elem().Field(len(plan.properties) + 1).Interface().(Extra)
}

func idOfReflect(pointer any) ID {
	return reflect.ValueOf(pointer).Elem().Field(0).Interface().(ID)
}

func qualifiedOfReflect(qualified any) (role, value any) {
	fields := reflect.ValueOf(qualified)
	return fields.Field(0).Interface(), fields.Field(1).Interface()
}

func literalOfReflect(literal any) (text, datatype string) {
	fields := reflect.ValueOf(literal)
	return fields.Field(0).String(), fields.Field(1).String()
}

func textsOfReflect(list any) []string {
	elements := reflect.ValueOf(list)
	texts := make([]string, elements.Len())
	for i := range texts {
		texts[i] = elements.Index(i).String()
	}
	return texts
}
