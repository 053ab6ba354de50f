package schema

// addDataTypeList adds the values of a list of a data type, and tells whether
// the value is one.
func (w *walk) addDataTypeList(i int32, p property, value any) bool {
	switch list := value.(type) {
	case TextList:
		for _, v := range list {
			w.addText(i, p, string(v))
		}
	case URLList:
		for _, v := range list {
			w.addURL(i, p, string(v))
		}
	case DateList:
		addAll(w, i, p, list)
	case DateTimeList:
		addAll(w, i, p, list)
	case TimeList:
		addAll(w, i, p, list)
	case DurationList:
		addAll(w, i, p, list)
	case NumberList:
		addAll(w, i, p, list)
	case IntegerList:
		addAll(w, i, p, list)
	case DecimalList:
		addAll(w, i, p, list)
	case BooleanList:
		addAll(w, i, p, list)
	default:
		return false
	}
	return true
}

func addAll[T Value](w *walk, i int32, p property, list []T) {
	for _, v := range list {
		w.addValue(i, p, v, 0)
	}
}
