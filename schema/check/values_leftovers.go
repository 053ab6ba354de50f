package check

import (
	"slices"
	"strings"

	"github.com/healthld/healthld/internal/vocab"
)

// mayBePlaceholder tells whether an address is worth a look: most are none of yourdomain.com, and
// end with none of the letters of what programs print. 7 and 8 are where hosts begin.
func mayBePlaceholder(address string) bool {
	if len(address) < len("https://www.y") {
		return false
	}
	switch address[len(address)-1] {
	case 'd', 'l', 'N', ']', '}':
		return true
	}
	return address[7] == 'y' || address[8] == 'y' || address[11] == 'y' || address[12] == 'y'
}

// placeholderInAddress says that an address was to be filled in: it is on a host such as
// yourdomain.com, holds what a template should have filled in, ends with what programs print
// for no value, or is that of a network where the profile is missing, or of the own page where
// # alone was written.
func placeholderInAddress(property vocab.Term, address, ownPage string) string {
	_, rest, isWeb := strings.Cut(address, "://")
	if !isWeb || rest == "" {
		return ""
	}
	if rest[len(rest)-1] == '}' && property != targetProperty && holdsTemplate(address) {
		return "holds what a template should have filled in"
	}
	host, path, _ := strings.Cut(rest, "/")
	host = strings.TrimPrefix(host, "www.")
	segment := path[strings.LastIndexByte(path, '/')+1:]
	name, _, _ := strings.Cut(host, ".")
	switch {
	case strings.HasPrefix(name, "your") && hostsToFill.has(strings.ReplaceAll(name, "-", "")):
		return "is an address that was to be filled in"
	case slices.Contains(printedValues[:], segment):
		return "ends with what a program prints where it has no value"
	case property != sameAsTerm:
		return ""
	case (path == "" || path == "#") && networks.has(host):
		return "is the first page of a network, not a profile there; leave it out where there is no profile"
	case strings.Contains(segment, "your") && profilesToFill.has(handleMarks.Replace(segment)):
		return "is an address that was to be filled in"
	case path == "#", ownPage != "" && strings.TrimSuffix(address, "#") == ownPage && len(address) > len(ownPage):
		return "is what templates write where an address was to be filled in"
	}
	return ""
}

// handleMarks stand before and in names of profiles.
var handleMarks = strings.NewReplacer("@", "", "-", "", "_", "")

var (
	// hostsToFill are the first parts of names of hosts that templates come with, without hyphens.
	hostsToFill = newWordList("yourdomain yoursite yourwebsite yourcompany yourbusiness")
	// printedValues are what programs print for no value, as the last part of an address.
	// In other letters they are names, such as /wiki/Undefined and the province of Nan.
	printedValues = [...]string{"undefined", "null", "NaN", "[object%20Object]"}
	// networks are hosts on which people and companies have profiles.
	networks = newWordList("facebook.com instagram.com twitter.com x.com linkedin.com youtube.com tiktok.com pinterest.com")
	// profilesToFill are names of profiles that templates come with.
	profilesToFill = newWordList("yourhandle yourpage yourprofile yourusername yourchannel youraccount")
)

// isPlaceholderPhone tells whether a telephone number is one that templates come with.
func isPlaceholderPhone(text string) bool {
	if !strings.Contains(text, "123") && !strings.Contains(text, "000") {
		return false // most numbers
	}
	digits := onlyDigits(text)
	switch {
	case len(digits) < 9:
		return false
	case strings.Trim(digits, "0") == "", digits == "123456789", digits == "1234567890", digits == "0123456789":
		return true
	}
	return len(digits) <= 11 && strings.HasSuffix(digits, "5551234567") && strings.Trim(digits[:len(digits)-10], "1") == ""
}
