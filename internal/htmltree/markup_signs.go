package htmltree

// Signs are what the names of a tag's attributes say of structured data in the
// page.
type Signs uint8

const (
	// SignMicrodata: itemscope, itemtype, itemid, itemprop or itemref.
	SignMicrodata Signs = 1 << iota
	// SignRDFa: about, datatype, inlist, resource, typeof or vocab, which mean
	// nothing but RDFa.
	SignRDFa
	// SignProperty: property, which in meta elements mostly is Open Graph.
	SignProperty
	// SignRelation: rel or rev, which mostly are HTML's own.
	SignRelation
	// SignPrefix: prefix, which alone says nothing.
	SignPrefix
	// SignColon: rel or rev in whose value there is a colon.
	SignColon
)

var isSignLetter = bytesOf("adiprtvADIPRTV")

// signOf gives the sign that a name is.
func signOf(name []byte) Signs {
	is := func(lower string, sign Signs) Signs {
		if EqualName(name, lower) {
			return sign
		}
		return 0
	}
	first := name[0] | 0x20
	switch len(name) {
	case 3:
		if first == 'r' {
			return is("rel", SignRelation) | is("rev", SignRelation)
		}
	case 5:
		if first == 'a' {
			return is("about", SignRDFa)
		}
		return is("vocab", SignRDFa)
	case 6:
		switch first {
		case 'i':
			return is("itemid", SignMicrodata) | is("inlist", SignRDFa)
		case 'p':
			return is("prefix", SignPrefix)
		}
		return is("typeof", SignRDFa)
	case 7:
		return is("itemref", SignMicrodata)
	case 8:
		switch first {
		case 'i':
			return is("itemprop", SignMicrodata) | is("itemtype", SignMicrodata)
		case 'p':
			return is("property", SignProperty)
		case 'r':
			return is("resource", SignRDFa)
		}
		return is("datatype", SignRDFa)
	case 9:
		return is("itemscope", SignMicrodata)
	}
	return 0
}
