package htmltree

import "golang.org/x/net/html"

// Name is an attribute that readers of structured data look at.
type Name uint8

// The attributes, by their names. Namespaces stands for all whose name begins with
// "xmlns:", and XMLLang is xml:lang.
const (
	About Name = iota
	Content
	Data
	Datatype
	Datetime
	Href
	ID
	Inlist
	Itemid
	Itemprop
	ItempropReverse
	Itemref
	Itemscope
	Itemtype
	Lang
	Namespaces
	Prefix
	Property
	Rel
	Resource
	Rev
	Role
	Src
	Type
	Typeof
	Value
	Vocab
	XMLLang
	names
)

var attributeNames = [names]string{
	About: "about", Content: "content", Data: "data", Datatype: "datatype", Datetime: "datetime", Href: "href", ID: "id",
	Inlist: "inlist", Itemid: "itemid", Itemprop: "itemprop", ItempropReverse: "itemprop-reverse", Itemref: "itemref",
	Itemscope: "itemscope", Itemtype: "itemtype", Lang: "lang", Namespaces: namespacePrefix, Prefix: "prefix", Property: "property",
	Rel: "rel", Resource: "resource", Rev: "rev", Role: "role", Src: "src", Type: "type", Typeof: "typeof", Value: "value", Vocab: "vocab",
	XMLLang: "xml:lang",
}

// namespacePrefix is what the names of attributes begin with that declare a prefix.
const namespacePrefix = "xmlns:"

// String gives the name as it is written.
func (n Name) String() string { return attributeNames[n] }

// Names is a set of attributes.
type Names uint32

// NamesWith gives the set of these attributes.
func NamesWith(names ...Name) (set Names) {
	for _, n := range names {
		set |= 1 << n
	}
	return set
}

// Has tells whether an attribute is in the set.
func (s Names) Has(n Name) bool { return s>>n&1 != 0 }

// HasAny tells whether any of these attributes is in the set.
func (s Names) HasAny(of Names) bool { return s&of != 0 }

// Without gives the set without an attribute.
func (s Names) Without(n Name) Names { return s &^ (1 << n) }

// signed are the attributes that are signs of structured data, but for the one that
// scanners do not know for a sign since it is none of HTML.
var signed = NamesWith(About, Datatype, Inlist, Itemid, Itemprop, Itemref, Itemscope, Itemtype, Prefix, Property, Rel, Resource, Rev, Typeof, Vocab)

// relations are those in whose value a colon tells of a prefix, and withColon stands
// among the names for one that has it.
var relations = NamesWith(Rel, Rev)

const withColon Names = 1 << 31

// signs gives what the attributes say of structured data.
func (s Names) signs() (signs Signs) {
	if s&(signed|withColon) == 0 {
		return 0
	}
	for _, of := range signsOfNames {
		if s.HasAny(of.names) {
			signs |= of.sign
		}
	}
	return signs
}

var signsOfNames = [...]struct {
	sign  Signs
	names Names
}{
	{SignMicrodata, NamesWith(Itemid, Itemprop, Itemref, Itemscope, Itemtype)},
	{SignRDFa, NamesWith(About, Datatype, Inlist, Resource, Typeof, Vocab)},
	{SignProperty, NamesWith(Property)},
	{SignRelation, relations},
	{SignPrefix, NamesWith(Prefix)},
	{SignColon, withColon},
}

// textual are the attributes of elements whose text may be a value.
var textual = NamesWith(Itemprop, ItempropReverse, Property)

// telling are the attributes of elements that say something by themselves: those that
// are signs, the id that itemref may name, and what readers of RDFa look at.
var telling = signed | NamesWith(ID, ItempropReverse, Lang, Namespaces, Role, XMLLang)

// linking are those that say something in an element with rel or rev.
var linking = NamesWith(Href, Src)

// languages are the attributes that state one.
var languages = NamesWith(Lang, XMLLang)

// isNameLetter are the letters that the names begin with.
var isNameLetter = bytesOf("acdhilprstvxACDHILPRSTVX")

// namesOf gives the attribute of a name in any case as a set, which is empty for
// others.
func namesOf(name []byte) Names {
	is := func(n Name) Names {
		if EqualName(name, attributeNames[n]) {
			return 1 << n
		}
		return 0
	}
	first := name[0] | 0x20
	if first == 'x' {
		return namespaceOf(name) | is(XMLLang)
	}
	switch len(name) {
	case 2:
		return is(ID)
	case 3:
		switch {
		case first == 's':
			return is(Src)
		case name[2]|0x20 == 'l':
			return is(Rel)
		}
		return is(Rev)
	case 4:
		switch first {
		case 'h':
			return is(Href)
		case 'd':
			return is(Data)
		case 'l':
			return is(Lang)
		case 't':
			return is(Type)
		}
		return is(Role)
	case 5:
		switch {
		case first == 'a':
			return is(About)
		case name[2]|0x20 == 'l':
			return is(Value)
		}
		return is(Vocab)
	case 6:
		switch first {
		case 'p':
			return is(Prefix)
		case 't':
			return is(Typeof)
		}
		return is(Itemid) | is(Inlist)
	case 7:
		if first == 'c' {
			return is(Content)
		}
		return is(Itemref)
	case 8:
		switch first {
		case 'i':
			return is(Itemprop) | is(Itemtype)
		case 'p':
			return is(Property)
		case 'r':
			return is(Resource)
		case 'd':
			return is(Datatype) | is(Datetime)
		}
	case 9:
		if first == 'i' {
			return is(Itemscope)
		}
	case len("itemprop-reverse"):
		if first == 'i' {
			return is(ItempropReverse)
		}
	}
	return 0
}

// shortName is namesOf for a name of at most eight letters, in lower case and the first in
// the lowest byte, that declares no prefix. The bytes behind them are 0.
func shortName(name uint64) Names {
	for at := nameHash(name); ; at++ {
		switch n := &shortNames[at%namePlaces]; n.name {
		case name:
			return n.set
		case 0:
			return 0
		}
	}
}

const namePlaces = 128

func nameHash(name uint64) uint64 { return name * 0x9E3779B97F4A7C15 >> 57 }

// shortNames holds the names of at most eight letters by their hash, or at the next place
// that is free.
var shortNames = func() (table [namePlaces]struct {
	name uint64
	set  Names
}) {
	for n, text := range attributeNames {
		if len(text) > 8 || text[0] == 'x' {
			continue
		}
		name := firstLetters(text, len(text))
		at := nameHash(name)
		for table[at%namePlaces].name != 0 {
			at++
		}
		table[at%namePlaces].name, table[at%namePlaces].set = name, 1<<n
	}
	return table
}()

// namespaceOf gives the set of Namespaces for a name that declares a prefix.
func namespaceOf(name []byte) Names {
	if len(name) >= len(namespacePrefix) && EqualName(name[:len(namespacePrefix)], namespacePrefix) {
		return 1 << Namespaces
	}
	return 0
}

// namesOfNode gives the attributes that an element of a parsed tree has.
func namesOfNode(n *html.Node) (set Names) {
	for i := range n.Attr {
		key := n.Attr[i].Key
		switch n.Attr[i].Namespace {
		case "":
			if key != "" && isNameLetter[key[0]] {
				set |= namesOf([]byte(key))
			}
		case "xml":
			if key == "lang" {
				set |= 1 << XMLLang
			}
		case "xmlns":
			set |= 1 << Namespaces
		}
	}
	return set
}
