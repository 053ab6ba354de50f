package rdfa

// The initial context of RDFa 1.1 (https://www.w3.org/2011/rdfa-context/rdfa-1.1),
// which HTML+RDFa 1.1 adds nothing to.

// initialPrefixes are the prefixes that need no declaration.
var initialPrefixes = map[string]string{
	"as":      "https://www.w3.org/ns/activitystreams#",
	"cc":      "http://creativecommons.org/ns#",
	"csvw":    "http://www.w3.org/ns/csvw#",
	"ctag":    "http://commontag.org/ns#",
	"dc":      "http://purl.org/dc/terms/",
	"dc11":    "http://purl.org/dc/elements/1.1/",
	"dcat":    "http://www.w3.org/ns/dcat#",
	"dcterms": "http://purl.org/dc/terms/",
	"dqv":     "http://www.w3.org/ns/dqv#",
	"duv":     "https://www.w3.org/ns/duv#",
	"foaf":    "http://xmlns.com/foaf/0.1/",
	"gr":      "http://purl.org/goodrelations/v1#",
	"grddl":   "http://www.w3.org/2003/g/data-view#",
	"ical":    "http://www.w3.org/2002/12/cal/icaltzd#",
	"jsonld":  "http://www.w3.org/ns/json-ld#",
	"ldp":     "http://www.w3.org/ns/ldp#",
	"ma":      "http://www.w3.org/ns/ma-ont#",
	"oa":      "http://www.w3.org/ns/oa#",
	"odrl":    "http://www.w3.org/ns/odrl/2/",
	"og":      "http://ogp.me/ns#",
	"org":     "http://www.w3.org/ns/org#",
	"owl":     "http://www.w3.org/2002/07/owl#",
	"prov":    "http://www.w3.org/ns/prov#",
	"qb":      "http://purl.org/linked-data/cube#",
	"rdf":     "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"rdfa":    rdfaNamespace,
	"rdfs":    "http://www.w3.org/2000/01/rdf-schema#",
	"rev":     "http://purl.org/stuff/rev#",
	"rif":     "http://www.w3.org/2007/rif#",
	"rr":      "http://www.w3.org/ns/r2rml#",
	"schema":  "http://schema.org/",
	"sd":      "http://www.w3.org/ns/sparql-service-description#",
	"sioc":    "http://rdfs.org/sioc/ns#",
	"skos":    "http://www.w3.org/2004/02/skos/core#",
	"skosxl":  "http://www.w3.org/2008/05/skos-xl#",
	"sosa":    "http://www.w3.org/ns/sosa/",
	"ssn":     "http://www.w3.org/ns/ssn/",
	"time":    "http://www.w3.org/2006/time#",
	"v":       "http://rdf.data-vocabulary.org/#",
	"vcard":   "http://www.w3.org/2006/vcard/ns#",
	"void":    "http://rdfs.org/ns/void#",
	"wdr":     "http://www.w3.org/2007/05/powder#",
	"wdrs":    "http://www.w3.org/2007/05/powder-s#",
	"xhv":     xhtmlVocabulary,
	"xml":     "http://www.w3.org/XML/1998/namespace",
	"xsd":     "http://www.w3.org/2001/XMLSchema#",
}

// initialTerms are the terms that need no vocabulary.
var initialTerms = map[string]string{
	"describedby": "http://www.w3.org/2007/05/powder-s#describedby",
	"license":     xhtmlVocabulary + "license",
	"role":        xhtmlVocabulary + "role",
}

const (
	rdfaNamespace = "http://www.w3.org/ns/rdfa#"
	// xhtmlVocabulary is that of names with an empty prefix, such as ":next".
	xhtmlVocabulary = "http://www.w3.org/1999/xhtml/vocab#"
)

// linkTypes are the link types of HTML (section 4.6.7, and the registry that it
// names), which pages give to links in rel whatever the vocabulary around them is.
var linkTypes = func() map[string]bool {
	types := make(map[string]bool)
	for _, name := range [...]string{
		"alternate", "apple-touch-icon", "archives", "bookmark", "canonical", "dns-prefetch", "expect", "external", "feed", "first", "help",
		"home", "icon", "index", "last", "manifest", "me", "modulepreload", "next", "nofollow", "noopener", "noreferrer", "opener",
		"payment", "pingback", "preconnect", "prefetch", "preload", "prerender", "prev", "previous", "privacy-policy", "profile",
		"search", "shortcut", "shortlink", "sidebar", "sponsored", "stylesheet", "tag", "terms-of-service", "ugc", "up",
	} {
		types[name] = true
	}
	return types
}()

// schemes are schemes of addresses that pages have, so that what begins like one is
// no prefix that somebody forgot to declare.
var schemes = map[string]bool{
	"about": true, "ark": true, "bitcoin": true, "blob": true, "cid": true, "data": true, "did": true, "doi": true, "file": true,
	"ftp": true, "geo": true, "http": true, "https": true, "info": true, "ipfs": true, "irc": true, "javascript": true, "ldap": true,
	"magnet": true, "mailto": true, "mid": true, "news": true, "sip": true, "sips": true, "skype": true, "sms": true, "ssh": true,
	"tag": true, "tel": true, "urn": true, "uuid": true, "view-source": true, "whatsapp": true, "ws": true, "wss": true, "xmpp": true,
}
