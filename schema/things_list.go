package schema

import "reflect"

// combine gives several values as one: texts in languages together, and a list
// where that leaves more than one. The values are those that the field takes; no
// field takes all. No values are nil.
func (r *reading) combine(values []Value, field *fieldPlan) Value {
	values = joinLocalized(values)
	switch len(values) {
	case 0:
		return nil
	case 1:
		return values[0]
	}
	if list := r.dataList(values, field); list != nil {
		return list
	}
	if field != nil {
		if plan := listFor(values, field.lists); plan != nil {
			return plan.make(values)
		}
	}
	list := make(List, len(values))
	copy(list, values)
	return list
}

// joinLocalized makes one Localized of the texts in different languages. The
// first text without one has the empty tag. Further texts of a language are
// further values. It changes the slice.
func joinLocalized(values []Value) []Value {
	first := -1
	for i, value := range values {
		if _, ok := value.(Localized); ok {
			first = i
			break
		}
	}
	if first < 0 || len(values) == 1 {
		return values
	}
	// Text number k of a language is in number k of these.
	var joined []Localized
	count := make(map[string]int)
	plain := false
	kept := values[:0]
	for _, value := range values {
		var texts Localized
		switch v := value.(type) {
		case Localized:
			texts = v
		case Text:
			if !plain {
				texts, plain = Localized{"": string(v)}, true
			}
		}
		if texts == nil {
			kept = append(kept, value)
			continue
		}
		for tag, text := range texts { // one
			k := count[tag]
			count[tag]++
			if k == len(joined) {
				joined = append(joined, Localized{})
				kept = append(kept, joined[k])
			}
			joined[k][tag] = text
		}
	}
	return kept
}

// dataList gives values of one data type as its list, or nil.
func (r *reading) dataList(values []Value, field *fieldPlan) Value {
	switch values[0].(type) {
	case Text:
		return dataListOf[Text, TextList](values, field)
	case URL:
		return dataListOf[URL, URLList](values, field)
	}
	t := reflect.TypeOf(values[0])
	list := r.types.dataLists[t]
	if list == nil {
		return nil
	}
	for _, value := range values[1:] {
		if reflect.TypeOf(value) != t {
			return nil
		}
	}
	made := reflect.MakeSlice(list, len(values), len(values))
	for i, value := range values {
		made.Index(i).Set(reflect.ValueOf(value))
	}
	if made := made.Interface().(Value); field.fits(made) {
		return made
	}
	return nil
}

// dataListOf is dataList for a type that stands here by name, without reflect.
func dataListOf[T Value, L interface {
	~[]T
	Value
}](values []Value, field *fieldPlan) Value {
	list := make(L, len(values))
	for i, value := range values {
		var ok bool
		if list[i], ok = value.(T); !ok {
			return nil
		}
	}
	if !field.fits(list) {
		return nil
	}
	return list
}

// listFor gives the list that takes all values: that of the class which they
// are of, or nil where none or more than one does. IDs and Nodes alone say
// nothing of their class.
func listFor(values []Value, lists []*listPlan) (only *listPlan) {
	for _, plan := range lists {
		if !plan.takesAll(values) {
			continue
		}
		if only != nil {
			return nil
		}
		only = plan
	}
	return only
}

// takesAll tells whether all values are of the range.
func (r *rangeTables) takesAll(values []Value) bool {
	for _, value := range values {
		if r.table(value) == nil {
			return false
		}
	}
	return true
}
