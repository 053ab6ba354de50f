package check

// The tables here are those of standards that change by a code or two a year. The
// tables of golang.org/x/text are of 2017 (CLDR 32) and lack the currencies since.

// currencies are the codes of ISO 4217 that are in use (list one, 2026), those
// of metals and of the funds of states too.
var currencies = wordSet(`
	AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
	CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
	GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD
	LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
	PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD
	TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF
	XPT XSU XTS XUA XXX YER ZAR ZMW ZWG`)

// withdrawnCurrencies are codes of ISO 4217 that are in use no more.
var withdrawnCurrencies = wordSet(`
	ANG ATS AZM BEF BGL BGN BYR CSD CUC CYP DEM EEK ESP FIM FRF GHC GRD HRK IEP ITL LTL LUF LVL MGF MRO MTL MZM NLG PTE
	ROL SDD SIT SKK SLL SRG STD TMM TRL VEB VEF XEU YUM ZMK ZWD ZWL ZWR`)

// tickers are the short names of crypto-currencies, which schema.org allows.
var tickers = wordSet("BTC XBT ETH LTC XRP BCH USDT USDC DOGE ADA SOL DOT BNB XMR XLM")

// currencySigns are signs with the code that they stand for, where there is no
// other.
var currencySigns = map[string]string{
	"£": "GBP", "€": "EUR", "US$": "USD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS", "zł": "PLN", "₴": "UAH", "₩": "KRW",
	"Fr.": "CHF",
}

var currencyNames = wordSet("euro euros pound pounds sterling dollar dollars franken francs yen rupees zloty kroner kronor")

// countries are the codes of ISO 3166-1 with two letters, and that of Kosovo,
// which is in use without being among them.
var countries = wordSet(`
	AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
	CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
	GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
	KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
	MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
	SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ
	UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK`)

// formerRegions stand in tags of languages still, which last.
var formerRegions = wordSet("BU CS DD FX NT SU TP YD YU ZR EU UN")

// usualCountries are the codes that other codes and names stand for.
var usualCountries = map[string]string{
	"UK": "GB", "EL": "GR", "GBR": "GB", "USA": "US", "DEU": "DE", "GER": "DE", "FRA": "FR", "AUT": "AT", "CHE": "CH", "IRL": "IE", "ESP": "ES", "ITA": "IT", "NLD": "NL",
	"BEL": "BE", "POL": "PL", "CAN": "CA", "AUS": "AU", "NZL": "NZ", "IND": "IN", "UNITED KINGDOM": "GB", "GREAT BRITAIN": "GB", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB",
	"UNITED STATES": "US", "UNITED STATES OF AMERICA": "US", "GERMANY": "DE", "DEUTSCHLAND": "DE", "FRANCE": "FR", "AUSTRIA": "AT", "ÖSTERREICH": "AT",
	"SWITZERLAND": "CH", "SCHWEIZ": "CH", "IRELAND": "IE", "SPAIN": "ES", "ITALY": "IT", "NETHERLANDS": "NL", "CANADA": "CA", "AUSTRALIA": "AU", "INDIA": "IN",
	"MEXICO": "MX", "MÉXICO": "MX", "BRAZIL": "BR", "BRASIL": "BR", "ARGENTINA": "AR", "COLOMBIA": "CO", "PERU": "PE", "PERÚ": "PE", "ECUADOR": "EC", "VENEZUELA": "VE",
	"URUGUAY": "UY", "ESPAÑA": "ES", "ITALIA": "IT", "SUISSE": "CH", "SVIZZERA": "CH", "NEDERLAND": "NL", "BELGIUM": "BE", "BELGIË": "BE", "BELGIQUE": "BE",
	"LUXEMBOURG": "LU", "PORTUGAL": "PT", "POLAND": "PL", "POLSKA": "PL", "SWEDEN": "SE", "SVERIGE": "SE", "NORWAY": "NO", "NORGE": "NO", "DENMARK": "DK", "DANMARK": "DK",
	"FINLAND": "FI", "SUOMI": "FI", "GREECE": "GR", "TURKEY": "TR", "TÜRKIYE": "TR", "TURKIYE": "TR", "RUSSIA": "RU", "РОССИЯ": "RU", "РОССИЙСКАЯ ФЕДЕРАЦИЯ": "RU",
	"UKRAINE": "UA", "УКРАЇНА": "UA", "ROMANIA": "RO", "ROMÂNIA": "RO", "HUNGARY": "HU", "MAGYARORSZÁG": "HU", "CZECHIA": "CZ", "CZECH REPUBLIC": "CZ", "BULGARIA": "BG",
	"CROATIA": "HR", "ISRAEL": "IL", "UNITED ARAB EMIRATES": "AE", "UAE": "AE", "SAUDI ARABIA": "SA", "EGYPT": "EG", "MOROCCO": "MA", "MAROC": "MA", "TUNISIE": "TN", "TUNISIA": "TN",
	"NIGERIA": "NG", "KENYA": "KE", "UGANDA": "UG", "GHANA": "GH", "SOUTH AFRICA": "ZA", "PAKISTAN": "PK", "BANGLADESH": "BD", "NEPAL": "NP", "SRI LANKA": "LK",
	"CHINA": "CN", "中国": "CN", "JAPAN": "JP", "日本": "JP", "SOUTH KOREA": "KR", "대한민국": "KR", "TAIWAN": "TW", "HONG KONG": "HK", "SINGAPORE": "SG", "MALAYSIA": "MY",
	"INDONESIA": "ID", "THAILAND": "TH", "VIETNAM": "VN", "PHILIPPINES": "PH", "NEW ZEALAND": "NZ",
	"ICELAND": "IS", "ÍSLAND": "IS", "HOLLAND": "NL", "CHILE": "CL", "SLOVAKIA": "SK", "SLOVENIA": "SI", "SERBIA": "RS", "LATVIA": "LV", "LITHUANIA": "LT", "ESTONIA": "EE",
	"MALTA": "MT", "CYPRUS": "CY", "LEBANON": "LB", "JORDAN": "JO", "QATAR": "QA", "KUWAIT": "KW", "OMAN": "OM", "IRAN": "IR", "IRAQ": "IQ", "ALGERIA": "DZ",
}

// languages are the codes of ISO 639-1, and those that were among them.
var languages = wordSet(`
	aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et
	eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk
	kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny
	oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
	tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu in iw ji jw mo sh`)

// shorterLanguages are codes of three letters that BCP 47 has in two.
var shorterLanguages = map[string]string{
	"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl", "dut": "nl", "pol": "pl", "rus": "ru",
	"zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "ara": "ar", "hin": "hi", "tur": "tr", "swe": "sv", "dan": "da", "fin": "fi", "ces": "cs", "cze": "cs",
	"ell": "el", "gre": "el", "cym": "cy", "wel": "cy", "gle": "ga", "ukr": "uk", "urd": "ur", "pan": "pa", "ben": "bn", "ron": "ro", "rum": "ro", "hun": "hu", "vie": "vi",
}
