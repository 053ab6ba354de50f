package rdf

// labels are the labels of blank nodes that stand in a graph. Those that are made
// here and in most inputs, b0, b1 and so on, are kept by their numbers.
type labels struct {
	numbered []blank
	others   map[string]blank
}

// blank is what a graph knows of a label. It holds numbers alone, so that the garbage
// collector passes over it.
type blank struct {
	// node is the number of its node, counted from 1, 0 where nothing is said of it.
	node int32
	// telling is the number of the telling that gave it, counted from 1: 1 where none did,
	// and 0 where the label is not known.
	telling int32
}

func (b blank) known() bool { return b.telling != 0 }

// toldBy notes the telling that gave the label, 0 where none did.
func (b blank) toldBy(telling int32) blank { return blank{node: b.node, telling: telling + 1} }

func (b blank) isToldBy(telling int32) bool { return b.telling == telling+1 }

// get gives what is known of a label.
func (l *labels) get(label string) blank {
	if n, is := labelNumber(label); is && n < len(l.numbered) && l.numbered[n].known() {
		return l.numbered[n]
	}
	return l.others[label]
}

// set notes what is known of a label. It stays where it was held before.
func (l *labels) set(label string, b blank) {
	if n, is := labelNumber(label); is && n <= len(l.numbered) {
		if _, elsewhere := l.others[label]; !elsewhere {
			if n == len(l.numbered) {
				l.numbered = append(l.numbered, blank{})
			}
			l.numbered[n] = b
			return
		}
	}
	if l.others == nil {
		l.others = make(map[string]blank)
	}
	l.others[label] = b
}

// labelNumber gives the number of a label such as b17.
func labelNumber(label string) (int, bool) {
	if len(label) < 2 || len(label) > 9 || label[0] != 'b' || label[1] == '0' && len(label) > 2 {
		return 0, false
	}
	n := 0
	for i := 1; i < len(label); i++ {
		if !isDigit(label[i]) {
			return 0, false
		}
		n = 10*n + int(label[i]-'0')
	}
	return n, true
}
