// Package ident knows the forms and check digits of the identifiers that
// healthcare organisations, people and products carry: GTIN, GLN, LEI, NPI,
// ORCID, SNOMED CT and others. All of it is pure functions over short texts.
//
// A check tells of an identifier whether it can be one. Whether it was ever
// given to anybody only its register knows.
package ident

import "strings"

// Scheme is a system of identifiers.
type Scheme struct {
	// Name is how the scheme is called.
	Name string
	// Check gives what is wrong with an identifier, nil where nothing is.
	Check func(text string) *Fault

	// names are spellings of the scheme in lower case: of propertyID, of
	// codingSystem, without what separates words and without the last where that is number
	// or the like. addresses are what the addresses of identifiers begin with, without
	// scheme and www. The oid is the object identifier that HL7 has given to a system.
	names     []string
	addresses []string
	oid       string
}

// Fault is what is wrong with an identifier.
type Fault struct {
	// What says it in one sentence without a full stop, of "it".
	What string
	// Expected is the form that the scheme has.
	Expected string
	// CheckDigit says that the form is right and the check digit is not: a digit
	// is wrong or two are swapped.
	CheckDigit bool
}

// form is the fault of a text that is no identifier of the scheme.
func form(expected string) *Fault {
	return &Fault{What: "it has not the form of one", Expected: expected}
}

// checkDigit is the fault of a text whose check digit does not fit.
func checkDigit(expected string) *Fault {
	return &Fault{What: "its check digit does not fit: a digit is wrong, or two are swapped", Expected: expected, CheckDigit: true}
}

// holds gives the fault where a check digit does not fit.
func holds(fits bool, expected string) *Fault {
	if fits {
		return nil
	}
	return checkDigit(expected)
}

// Named gives the scheme of that name, as propertyID and codingSystem have it:
// upper and lower case, spaces and hyphens make no difference, nor does number or code
// behind it; the address of the scheme counts as its name, and its object identifier too.
func Named(name string) (*Scheme, bool) {
	if scheme, rest, found := inAddress(name); found && rest == "" {
		return scheme, true
	}
	oid := strings.TrimPrefix(name, "urn:oid:")
	s := plainName(name)
	if scheme := named(s, oid); scheme != nil {
		return scheme, true
	}
	for _, ending := range nameEndings {
		if shorter, is := strings.CutSuffix(s, ending); is && shorter != "" {
			scheme := named(shorter, oid)
			return scheme, scheme != nil
		}
	}
	return nil, false
}

func named(plain, oid string) *Scheme {
	for i := range Schemes {
		if Schemes[i].oid == oid && oid != "" {
			return &Schemes[i]
		}
		for _, known := range Schemes[i].names {
			if known == plain {
				return &Schemes[i]
			}
		}
	}
	return nil
}

// InAddress gives the scheme and the identifier that the address of a register's
// page names, as https://orcid.org/0000-0002-1825-0097 does, and false where it
// is none that is known.
func InAddress(address string) (scheme *Scheme, identifier string, found bool) {
	scheme, identifier, found = inAddress(address)
	return scheme, identifier, found && identifier != ""
}
