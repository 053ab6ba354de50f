package schema

// idTable finds what has an ID. Few descriptions have more than a handful of
// IDs, which are found faster one by one.
type idTable struct {
	few  []idOwner
	many map[string]int32 // all of them, where there are more than few
}

type idOwner struct {
	id    string
	owner int32
}

// fewIDs is how many IDs are looked at one by one.
const fewIDs = 8

// find gives the owner of an ID.
func (t *idTable) find(id string) (int32, bool) {
	if len(t.few) > fewIDs {
		owner, ok := t.many[id]
		return owner, ok
	}
	for i := range t.few {
		if t.few[i].id == id {
			return t.few[i].owner, true
		}
	}
	return 0, false
}

// put sets the owner of an ID that has none.
//
//go:noinline
func (t *idTable) put(id string, owner int32) {
	if len(t.few) <= fewIDs {
		t.few = append(t.few, idOwner{id, owner})
		if len(t.few) <= fewIDs {
			return
		}
		t.many = make(map[string]int32, 4*fewIDs)
		for _, o := range t.few {
			t.many[o.id] = o.owner
		}
		return
	}
	t.many[id] = owner
}

func (t *idTable) isEmpty() bool { return len(t.few) == 0 }

func (t *idTable) reset() {
	clear(t.few)
	t.few, t.many = t.few[:0], nil
}
