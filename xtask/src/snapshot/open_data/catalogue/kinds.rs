//! The kinds of files that there are to take.

/// Whose licences hold for a file.
pub enum MadeOf {
    /// Those of all sources of the edition.
    AllSources,
    /// Those of the sources with these ids, as far as the edition has them.
    Sources(&'static [&'static str]),
    /// It is a part of this program.
    Program,
}

/// A kind of file.
pub struct Kind {
    /// How its path below the edition's folder begins and ends: a file, or one for each of many, of
    /// which the first stands for all.
    pub path: (&'static str, &'static str),
    /// Its media type.
    pub form: &'static str,
    /// What it is, in bokmål, nynorsk and English. `#` is for how many there are.
    pub title: [&'static str; 3],
    pub made_of: MadeOf,
    /// Whether its bytes follow from the edition and the program. The others grow with each edition.
    pub is_own: bool,
    /// A line for the shell; `{url}` is its address.
    pub example: &'static str,
}

const JSON: &str = "application/json";

/// Every kind of file, in the order in which they are listed.
pub const KINDS: [Kind; 9] = [
    Kind {
        path: ("medlemmer.csv", ""),
        form: "text/csv",
        title: [
            "Medlemmene som tabell, for regneark",
            "Medlemene som tabell, for rekneark",
            "The members as a table, for spreadsheets",
        ],
        made_of: MadeOf::AllSources,
        is_own: true,
        example: "curl -s {url} | head -3",
    },
    Kind {
        path: ("kommuner.geojson", ""),
        form: "application/geo+json",
        title: [
            "Medlemmenes areal, for kartprogrammer",
            "Arealet til medlemene, for kartprogram",
            "The members’ land, for map programs",
        ],
        made_of: MadeOf::AllSources,
        is_own: true,
        example: "ogr2ogr kommuner.gpkg {url}",
    },
    Kind {
        path: ("organisasjon.popolo.json", ""),
        form: JSON,
        title: [
            "Organisasjon, stillinger og medlemskap (Popolo)",
            "Organisasjon, stillingar og medlemskap (Popolo)",
            "Organisation, posts and memberships (Popolo)",
        ],
        made_of: MadeOf::Sources(&["seed", "kartverket-enheter", "kommuneliste"]),
        is_own: true,
        example: "curl -s {url} | jq '.memberships[].member.name'",
    },
    Kind {
        path: ("medlemmer/", ".jsonld"),
        form: "application/ld+json",
        title: [
            "Én fil for hvert medlem (#), slik schema.org har det",
            "Éi fil for kvar medlem (#), slik schema.org har det",
            "A file for each member (#), as schema.org has it",
        ],
        made_of: MadeOf::AllSources,
        is_own: true,
        example: "curl -s {url} | jq .name",
    },
    Kind {
        path: ("medlemmer/", ".vcf"),
        form: "text/vcard",
        title: [
            "Én fil for hvert medlem (#), for adresseboken",
            "Éi fil for kvar medlem (#), for adresseboka",
            "A file for each member (#), for the address book",
        ],
        made_of: MadeOf::AllSources,
        is_own: true,
        example: "curl -s {url} | grep FN",
    },
    Kind {
        path: ("../medlemskap.csv", ""),
        form: "text/csv",
        title: [
            "Hvem som var medlem når, i alle utgaver",
            "Kven som var medlem når, i alle utgåver",
            "Who was a member when, in all editions",
        ],
        made_of: MadeOf::Sources(&["seed"]),
        is_own: false,
        example: "curl -s {url} | cut -d';' -f2-6",
    },
    Kind {
        path: ("../endringer.atom", ""),
        form: "application/atom+xml",
        title: [
            "Strøm med endringene i hver utgave (Atom)",
            "Straum med endringane i kvar utgåve (Atom)",
            "Feed of the changes in each edition (Atom, in Norwegian)",
        ],
        made_of: MadeOf::AllSources,
        is_own: false,
        example: "curl -s {url} | xmllint --format -",
    },
    Kind {
        path: ("../endringer.json", ""),
        form: JSON,
        title: [
            "Endringene i hver utgave som data",
            "Endringane i kvar utgåve som data",
            "The changes in each edition as data",
        ],
        made_of: MadeOf::AllSources,
        is_own: false,
        example: "curl -s {url} | jq '.editions[].edition'",
    },
    Kind {
        path: ("../schema/", ".schema.json"),
        form: "application/schema+json",
        title: [
            "Hvordan snapshot-filene og endringene er bygd opp (JSON Schema, # filer)",
            "Korleis snapshot-filene og endringane er bygde opp (JSON Schema, # filer)",
            "How the snapshot files and the changes are built (JSON Schema, # files)",
        ],
        made_of: MadeOf::Program,
        is_own: true,
        example: "curl -s {url} | jq .title",
    },
];
